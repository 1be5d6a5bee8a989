"""Gives reminder letters their numbers when they are saved or printed, and records them as activities."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from iku_desktop.domain.letters import Letter
from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.report_maker import Wanted

KIND = "reminders"


class LetterDesk(QObject):
    """Asks before numbers are given, since a number that was given is not given again."""

    def __init__(self, context: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def needs_numbers(self, wanted: Wanted, document: PdfDocument) -> bool:
        """Whether the document shown is a preview of letters that have no numbers yet."""
        return wanted.kind == KIND and not document.final

    def ask_issue(self, wanted: Wanted, go: Callable[[Callable[[], PdfDocument]], object]) -> None:
        """Ask whether the letters shall get their numbers; `go` is given what makes them."""
        letters = self._context.services.letters

        def issue() -> PdfDocument:
            return letters.issue(wanted.moment, wanted.villages, wanted.paper)

        self._context.ask(
            t("laporan.letters.question"),
            t("laporan.letters.issue"),
            lambda: go(issue),
            t("laporan.letters.details"),
            self._window,
        )

    def unrecorded(self, wanted: Wanted) -> tuple[Letter, ...]:
        """The letters of today that were issued but not recorded as activities."""
        if wanted.kind != KIND:
            return ()
        today = self._context.services.context.today
        return tuple(
            each
            for each in self._context.services.letters.issued(today.year)
            if each.dated == today
            and not each.activity_id
            and (not wanted.villages or each.village_id in wanted.villages)
        )

    def record(self, letters: tuple[Letter, ...]) -> None:
        """Record letters as activities, each with its number and PDF as evidence."""
        ids = [each.id for each in letters]
        service = self._context.services.letters

        def done(_saved: object) -> None:
            self._context.tell_selection(t("laporan.letters.recorded", count=len(ids)))
            self._context.data_changed.emit()

        run_with_progress(
            t("laporan.letters.recording"),
            lambda _progress: service.record_as_activity(ids),
            done,
            self._context.notifier.fault,
            self._window,
        )
