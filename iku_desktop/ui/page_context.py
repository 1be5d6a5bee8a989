"""What pages are given: the services, the moment, the look, and the way to run a write and to ask."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.read_models import Saved
from iku_desktop.services.office_services import OfficeServices
from iku_desktop.ui.column_choice import ColumnChoice
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.waiting_blocks import WaitingBlocks

OnRefused = Callable[[tuple[Problem, ...]], None]


class PageContext(QObject):
    """The pages' common ground; signals tell the frame and other pages what happened."""

    data_changed = Signal()
    moment_changed = Signal()
    door_opened = Signal(object)
    explanation_wanted = Signal(str)
    saved_at = Signal(object)
    selection_told = Signal(str)
    notice_told = Signal(str)
    settings_wanted = Signal(str)
    export_wanted = Signal(object)

    def __init__(
        self, services: OfficeServices, moment: Moment, theme: Theme, notifier: Notifier
    ) -> None:
        super().__init__()
        self.services = services
        self.theme = theme
        self.notifier = notifier
        self.column_choice = ColumnChoice()
        self.blocks = WaitingBlocks(notifier)
        self._moment = moment

    @property
    def moment(self) -> Moment:
        """The moment all pages show."""
        return self._moment

    def choose_moment(self, moment: Moment) -> None:
        """Show another quarter or day."""
        if moment != self._moment:
            self._moment = moment
            self.moment_changed.emit()

    def attempt(
        self, action: Callable[[], Saved], on_refused: OnRefused | None = None
    ) -> Saved | None:
        """Run a write: tell that it is saved, give problems to the field, show faults of the disk.

        Without `on_refused` the problems are shown in a message. None when nothing was written.
        """
        try:
            saved = action()
        except Refused as refused:
            if on_refused is None:
                self.notifier.refused(refused.problems)
            else:
                self.services.context.log.refused(refused.problems)
                on_refused(refused.problems)
            return None
        except Unavailable as fault:
            self.notifier.unavailable(fault)
            return None
        self.tell_saved(saved.at)
        self.data_changed.emit()
        return saved

    def tell_saved(self, at: datetime) -> None:
        """Say in the status bar that something is on disk."""
        self.saved_at.emit(at)

    def tell_notice(self, words: str) -> None:
        """Say in the status bar what was done; it stays until something else is saved."""
        self.notice_told.emit(words)

    def tell_selection(self, words: str) -> None:
        """Say in the status bar what is selected."""
        self.selection_told.emit(words)

    def open_door(self, door: object) -> None:
        """Go to the place a `Door` names."""
        self.door_opened.emit(door)

    def open_settings(self, page: str = "") -> None:
        """Open the settings at one of their pages."""
        self.settings_wanted.emit(page)

    def export_tables(self, tables: object) -> None:
        """Ask where to, then write tables as they are seen."""
        self.export_wanted.emit(tables)

    def explain(self, indicator_code: str) -> None:
        """Open the explanation of an indicator's figure."""
        self.explanation_wanted.emit(indicator_code)

    def ask(
        self,
        question: str,
        verb: str,
        action: Callable[[], object],
        details: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Ask one question; `verb` is the button that runs `action`, the safe one is the default."""
        self.notifier.ask(question, verb, action, details, parent)
