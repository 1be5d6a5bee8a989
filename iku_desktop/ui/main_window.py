"""The program's one window: opening, start page or an open office inside, and its menus."""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QLabel, QMainWindow

from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.texts import t
from iku_desktop.ui.theme import Theme

if TYPE_CHECKING:  # the window is on screen before services and storage are loaded
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from iku_desktop.services.offices import Offices, OpenOffice
    from iku_desktop.ui.notifier import Notifier

FIRST_SIZE = (1366, 697)
SMALLEST_SIZE = (900, 560)
WORKERS_MILLISECONDS = 10_000


class MainWindow(QMainWindow):
    """Shows at once; the office is opened beside it and comes in when it is there.

    `painted` tells that the empty window is on screen, `settled` that the start page or an office is.
    """

    painted = Signal()
    settled = Signal()

    def __init__(self, offices: "Offices", theme: Theme) -> None:
        super().__init__()
        self.offices = offices
        self.theme = theme
        self.office: OpenOffice | None = None
        self._was_painted = False
        self.setWindowTitle(t("frame.title_opening"))
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*FIRST_SIZE)

    @cached_property
    def notifier(self) -> "Notifier":
        """Says what went wrong or asks; made when there is something to say."""
        from iku_desktop.ui.notifier import Notifier

        return Notifier(self)

    def _wait(self, words: str) -> None:
        # Qt's enums load in one piece, so the window is shown before anything asks for them.
        from PySide6.QtCore import Qt

        label = QLabel(words)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCentralWidget(label)

    def open_office(self, paths: OfficePaths) -> None:
        """Open the office in that folder in a worker; the start page comes where there is none."""
        if not paths.database.exists():
            self.show_start(paths)
            return
        self._leave_office()
        self._wait(t("frame.opening"))
        self._in_worker(lambda: self.offices.open(paths), paths)

    def create_office(self, paths: OfficePaths, kecamatan_code: str) -> None:
        """Make a new office of a kecamatan and open it."""
        self._in_worker(lambda: self.offices.create(paths, kecamatan_code), paths)

    def create_practice(self, paths: OfficePaths) -> None:
        """Make the practice office and open it; where it exists already it is opened as it is."""
        if paths.database.exists():
            self.open_office(paths)
            return
        self._in_worker(lambda: self.offices.create_practice(paths), paths)

    def _in_worker(self, work: "Callable[[], OpenOffice]", paths: OfficePaths) -> None:
        from iku_desktop.ui import tasks

        self._leave_office()
        self._wait(t("frame.opening"))
        tasks.run(
            lambda _: _prepared(work()),
            self.show_office,
            lambda fault: self._failed(fault, paths),
            self,
        )

    def _failed(self, fault: Exception, paths: OfficePaths) -> None:
        self.show_start(paths)
        self.notifier.fault(fault)

    def show_office(self, office: object) -> None:
        """Bring an open office into the window."""
        from iku_desktop.ui.menus import Menus
        from iku_desktop.ui.office_view import OfficeView

        self.office = cast("OpenOffice", office)
        view = OfficeView(self.office, self.theme, self.notifier)
        view.titled.connect(self.setWindowTitle)
        self.setWindowTitle(view.title)
        self.setCentralWidget(view)
        Menus(self).fill(view)
        view.page.setFocus()
        self.settled.emit()

    def show_start(self, paths: OfficePaths) -> None:
        """The start page: practice, a new office, or a folder that has one."""
        from iku_desktop.ui.menus import Menus
        from iku_desktop.ui.pages.start import StartPage

        self._leave_office()
        self.setWindowTitle(t("frame.title_start"))
        page = StartPage(self.theme, paths)
        page.practice_wanted.connect(self.create_practice)
        page.office_wanted.connect(self.create_office)
        page.folder_wanted.connect(self.open_office)
        page.leave_wanted.connect(self.close)
        self.setCentralWidget(page)
        Menus(self).fill(None)
        page.setFocus()
        self.settled.emit()

    def _leave_office(self) -> None:
        if self.office is not None:
            self._accept_typing()
            self._wait("")
            self._close_office(self.office)

    def paintEvent(self, event: "QPaintEvent") -> None:
        """The first one tells that the window is on screen; what can wait begins then."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Give the data folder back."""
        if self.office is not None:
            self._accept_typing()
            self._close_office(self.office)
        super().closeEvent(event)

    def _accept_typing(self) -> None:
        """A field that is left is written; leaving the whole window must not lose what it holds."""
        field = self.focusWidget()
        if field is not None:
            field.clearFocus()

    def _close_office(self, office: "OpenOffice") -> None:
        # A report that is still being made reads from the database.
        QThreadPool.globalInstance().waitForDone(WORKERS_MILLISECONDS)
        office.close()
        self.office = None


def _prepared(office: "OpenOffice") -> "OpenOffice":
    """Load in the worker what the first page needs, so that the window is not held up by it."""
    try:
        for module in ("menus", "office_view", "pages.home"):
            import_module(f"iku_desktop.ui.{module}")
        frame = office.services.frame
        quarter = frame.current()
        office.services.home.home(frame.moment(quarter.year, quarter.number))
    except BaseException:
        office.close()
        raise
    return office
