"""The program's one window: opening, start page or an open office inside, and its menus."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QLabel, QMainWindow

from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.texts import t
from iku_desktop.ui import tasks
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.theme import Theme

if TYPE_CHECKING:  # the window is on screen before services and storage are loaded
    from PySide6.QtGui import QCloseEvent

    from iku_desktop.services.offices import Offices, OpenOffice

FIRST_SIZE = (1366, 697)
SMALLEST_SIZE = (900, 560)
WORKERS_MILLISECONDS = 10_000


class MainWindow(QMainWindow):
    """Shows at once; the office is opened beside it and comes in when it is there."""

    def __init__(self, offices: "Offices", theme: Theme) -> None:
        super().__init__()
        self.offices = offices
        self.theme = theme
        self.notifier = Notifier(self)
        self.office: OpenOffice | None = None
        self.setWindowTitle(t("frame.title_opening"))
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*FIRST_SIZE)

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
        self._leave_office()
        self._wait(t("frame.opening"))
        tasks.run(
            lambda _: work(), self.show_office, lambda fault: self._failed(fault, paths), self
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

    def _leave_office(self) -> None:
        if self.office is not None:
            self._accept_typing()
            self._wait("")
            self._close_office(self.office)

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
