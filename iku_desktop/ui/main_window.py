"""The program's one window: opening, start page or an open office inside, and its menus."""

from collections.abc import Callable
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QLabel, QMainWindow

from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.texts import t
from iku_desktop.ui.theme import Theme

if TYPE_CHECKING:  # the window is on screen before services and storage are loaded
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from iku_desktop.domain.accounts import Account, Login
    from iku_desktop.services.offices import Offices, OpenOffice
    from iku_desktop.ui.column_choice import ColumnChoice
    from iku_desktop.ui.leaving import Leaving
    from iku_desktop.ui.notifier import Notifier

FIRST_SIZE = (1366, 697)
# A screen of 1366×768 at 150 % has 910×512 under its task bar, a title of the system over the window.
SMALLEST_SIZE = (860, 440)
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
        self._leaving: Leaving | None = None
        self._was_painted = False
        self.column_choice: ColumnChoice | None = None
        self.setWindowTitle(t("frame.title_opening"))
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*FIRST_SIZE)

    @cached_property
    def notifier(self) -> "Notifier":
        """Says what went wrong or asks; made when there is something to say."""
        from iku_desktop.ui.notifier import Notifier

        return Notifier(self, self.offices.log)

    def _wait(self, words: str) -> None:
        # Qt's enums load in one piece, so the window is shown before anything asks for them.
        from PySide6.QtCore import Qt

        label = QLabel(words)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCentralWidget(label)

    def open_office(self, paths: OfficePaths) -> None:
        """Open the office in that folder in a worker; the start page comes where there is none."""
        if not paths.database.exists():
            from iku_desktop.services.restoring import lost_database

            lost = lost_database(paths)
            if lost is None:
                self.show_start(paths)
            else:
                self._failed(lost, paths)
            return
        self._in_worker(lambda: self.offices.open(paths), paths)

    def create_office(self, paths: OfficePaths, kecamatan_code: str) -> None:
        """Make a new office of a kecamatan, open it and lead on to its first steps."""
        create = partial(self.offices.create, paths, kecamatan_code)
        self._in_worker(create, paths, self._show_new_office)

    def create_practice(self, paths: OfficePaths) -> None:
        """Make the practice office and open it; where it exists already it is opened as it is."""
        if paths.database.exists():
            self.open_office(paths)
            return
        self._in_worker(lambda: self.offices.create_practice(paths), paths)

    def _in_worker(
        self,
        work: "Callable[[], OpenOffice]",
        paths: OfficePaths,
        show: "Callable[[object], object] | None" = None,
    ) -> None:
        from iku_desktop.ui import tasks

        if not self._is_left(lambda: self._in_worker(work, paths, show)):
            return
        self._wait(t("frame.opening"))
        tasks.run(
            lambda _: _prepared(work()),
            show or self.show_office,
            lambda fault: self._failed(fault, paths),
            self,
        )

    def _failed(self, fault: Exception, paths: OfficePaths) -> None:
        self.show_start(paths, offers_restore=is_about_damage(fault))
        self.notifier.fault(fault)

    def show_office(self, office: object) -> None:
        """Bring an open office into the window, once somebody is logged in where it has accounts."""
        from iku_desktop.ui.account_desk import let_in

        opened = self.office = cast("OpenOffice", office)
        let_in(self, opened, self._show_view, lambda: self._not_let_in(opened))

    def _not_let_in(self, office: "OpenOffice") -> None:
        self._close_office(office)
        self.show_start(office.paths)

    def _show_view(self) -> None:
        from iku_desktop.ui.menus import Menus
        from iku_desktop.ui.office_view import OfficeView

        assert self.office is not None
        view = OfficeView(self.office, self.theme, self.notifier)
        if self.column_choice is not None:
            view.context.column_choice = self.column_choice
        view.titled.connect(self.setWindowTitle)
        self.setWindowTitle(view.title)
        self.setCentralWidget(view)
        Menus(self).fill(view)
        view.page.setFocus()
        self.settled.emit()

    def _show_new_office(self, office: object) -> None:
        from iku_desktop.ui.office_view import OfficeView

        self.show_office(office)
        view = self.centralWidget()
        assert isinstance(view, OfficeView)
        view.open_first_steps()

    def show_start(self, paths: OfficePaths, *, offers_restore: bool = False) -> None:
        """The start page: practice, a new office, a folder that has one, or a copy to restore."""
        from iku_desktop.ui.menus import Menus
        from iku_desktop.ui.pages.start import StartPage

        if not self._is_left(lambda: self.show_start(paths)):
            return
        self.setWindowTitle(t("frame.title_start"))
        page = StartPage(self.theme, paths, offers_restore=offers_restore)
        page.restore_wanted.connect(self.choose_copy)
        page.practice_wanted.connect(self.create_practice)
        page.office_wanted.connect(self.create_office)
        page.folder_wanted.connect(self.open_office)
        page.leave_wanted.connect(self.close)
        self.setCentralWidget(page)
        Menus(self).fill(None)
        page.setFocus()
        self.settled.emit()

    def choose_copy(self, paths: OfficePaths, file: "Path | None" = None) -> None:
        """Ask which copy to put in the place of the office in that folder; `file` is the one looked at."""
        from iku_desktop.ui.dialogs.restore import RestoreDialog

        dialog = RestoreDialog(self.theme, self.notifier, paths, self)
        dialog.wanted.connect(lambda path, secret: self.restore_copy(paths, path, secret))
        if file is not None:
            dialog.look(file)
        dialog.open()

    def restore_copy(
        self, paths: OfficePaths, path: "Path", passphrase: str, by: "Login | None" = None
    ) -> None:
        """Restore a copy in a worker and open what came of it; the old office where nothing did.

        `by` is who restores where no office is open that could tell; asked where it is needed.
        """
        from iku_desktop.ui.dialogs.restore_login import asks_who_restores
        from iku_desktop.ui.leaving import Restored, restore
        from iku_desktop.ui.tasks import Cancelled

        who: Login | Account | None = by
        if self.office is not None:
            who = self.office.services.context.account
            self._accept_typing()
            self._stop_desk()
            self._wait("")
            self._close_office(self.office)

        def done(restored: Restored) -> None:
            self.show_office(restored.office)
            self.notifier.tell(t("backup.restored"), restored.words)

        def failed(fault: Exception) -> None:
            if isinstance(fault, Refused) and asks_who_restores(fault):
                self.show_start(paths, offers_restore=True)
                self._ask_restorer(fault, by, partial(self.restore_copy, paths, path, passphrase))
                return
            self.open_office(paths)
            if not isinstance(fault, Cancelled):
                self.notifier.fault(fault)

        self._wait(t("backup.restoring"))
        work = partial(self.offices.restore, paths, path, passphrase, by=who)
        restore(self, work, lambda: _prepared(self.offices.open(paths)), done, failed)

    def _ask_restorer(
        self, fault: Refused, by: "Login | None", then: "Callable[[Login], object]"
    ) -> None:
        from iku_desktop.ui.dialogs.restore_login import RestoreLoginDialog

        dialog = RestoreLoginDialog(self.theme, fault, by.name if by else "", self)
        dialog.given.connect(then)
        dialog.open()

    def _is_left(self, then: "Callable[[], object]") -> bool:
        """Whether no office is open; one that is gets copied and closed first, and `then` comes after."""
        if self.office is None:
            return True
        if self._leaving is not None:
            return False
        from iku_desktop.ui.leaving import Leaving

        if self._asks_about_blocks(then):
            return False
        self._accept_typing()
        self._stop_desk()
        QThreadPool.globalInstance().waitForDone(WORKERS_MILLISECONDS)
        leaving = Leaving(self, self.office)
        if not leaving.is_needed():
            self._wait("")
            self._close_office(self.office)
            return True
        self._leaving = leaving
        leaving.left.connect(lambda: self._left(then))
        leaving.stayed.connect(self._stay)
        leaving.begin()
        return False

    def _asks_about_blocks(self, then: "Callable[[], object]") -> bool:
        """Whether a pasted block waits; the clerk is asked about it, and leaves or goes on with it."""
        from iku_desktop.ui.office_view import OfficeView

        view = self.centralWidget()
        if not isinstance(view, OfficeView) or not view.context.blocks.is_waiting:
            return False
        view.context.blocks.settle(lambda: self.leave_office(then))
        return True

    def leave_office(self, then: "Callable[[], object]") -> None:
        """Close the open office as when the window is left, and go on with `then` instead."""
        if self._is_left(then):
            then()

    def _stop_desk(self) -> None:
        from iku_desktop.ui.office_view import OfficeView

        view = self.centralWidget()
        if isinstance(view, OfficeView):
            view.desk.stop()

    def _left(self, then: "Callable[[], object]") -> None:
        self._leaving, self.office = None, None
        self._wait("")
        then()

    def _stay(self) -> None:
        self._leaving = None

    def paintEvent(self, event: "QPaintEvent") -> None:
        """The first one tells that the window is on screen; what can wait begins then."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Give the data folder back; what was entered since the last copy is copied before."""
        if self._is_left(self.close):
            super().closeEvent(event)
        else:
            event.ignore()

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
        for module in ("menus", "office_view", "account_desk", "pages.home"):
            import_module(f"iku_desktop.ui.{module}")
        frame = office.services.frame
        quarter = frame.current()
        office.services.home.home(frame.moment(quarter.year, quarter.number))
        # Read here, so that neither the door nor the first entry waits for them.
        _ = office.services.accounts.are_used
    except BaseException:
        office.close()
        raise
    return office


def is_about_damage(fault: Exception) -> bool:
    """Whether a copy can help."""
    from iku_desktop.services.restoring import can_help

    return isinstance(fault, Unavailable) and can_help(fault)
