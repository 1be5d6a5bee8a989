"""Copies of the open office in the window: by hand, hourly, and to the second place in one click."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from iku_desktop.domain.backups import BackupOutcome, BackupReason
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.presentation.backup_words import made_text
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import fault_text
from iku_desktop.services.backups import Backups
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.status_line import StatusLine

HOUR_MILLISECONDS = 3_600_000
PASSPHRASE = "passphrase"  # noqa: S105 - the field's name


class BackupDesk(QObject):
    """Makes copies beside the window and tells how they went; `refresh` shows the last one."""

    def __init__(
        self, context: PageContext, status: StatusLine, refresh: Callable[[], None], over: QWidget
    ) -> None:
        super().__init__(over)
        self._context, self._status, self._refresh, self._over = context, status, refresh, over
        # Typed once, it is known until the office is closed; it is written nowhere.
        self._passphrase = ""
        self._is_busy = False
        self._hourly: tasks.Task | None = None
        status.copy_wanted.connect(self.copy_out)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.make_hourly)
        self._clock.start(HOUR_MILLISECONDS)

    @property
    def _backups(self) -> Backups:
        return self._context.services.backups

    def make_hourly(self) -> None:
        """Copy what was entered since the last copy; the clerk is not disturbed, whatever comes of it."""
        if self._is_busy:
            return
        self._is_busy = True
        backups = self._backups

        def ended(_made: object) -> None:
            self._is_busy = False
            self._status.show_backup_fault("")
            self._refresh()

        def failed(fault: Exception) -> None:
            self._is_busy = False
            if isinstance(fault, tasks.Cancelled):
                return
            if not isinstance(fault, (Refused, Unavailable)):
                raise fault
            self._status.show_backup_fault(fault_text(fault))

        self._hourly = tasks.run(
            lambda report: backups.make_if_changed(BackupReason.HOURLY, report),
            ended,
            failed,
            self._over,
        )

    def stop(self) -> None:
        """Leave off with the hourly copy: the office is about to be closed, and copied then."""
        self._clock.stop()
        if self._hourly is not None:
            self._hourly.cancel()

    def make_now(self) -> None:
        """Make a copy in the office's own folder, with progress and Batal."""
        backups = self._backups
        self._run(t("backup.making"), lambda report: backups.make(BackupReason.MANUAL, report))

    def copy_out(self) -> None:
        """Copy to the second place; what is missing for that is asked for first."""
        place = self._backups.place()
        if not place.folder:
            self.choose_place()
        elif not Path(place.folder).is_dir():
            values = {"folder": place.folder}
            self.choose_place(Problem("copy_place_missing", "folder", values))
        elif place.sealed and not self._passphrase:
            self._ask_passphrase(place.folder)
        else:
            self._copy_out()

    def choose_place(self, problem: Problem | None = None) -> None:
        """Ask where copies go outside, then copy there."""
        from iku_desktop.ui.dialogs.copy_place import CopyPlaceDialog

        dialog = CopyPlaceDialog(self._context, self._over, problem)
        dialog.chosen.connect(self._copy_with)
        dialog.open()

    def _ask_passphrase(self, folder: str) -> None:
        from iku_desktop.ui.dialogs.copy_place import PassphraseDialog

        about = t("backup.passphrase_about", folder=folder)
        dialog = PassphraseDialog(self._context.theme, about, t("backup.passphrase_go"), self._over)
        dialog.given.connect(self._copy_with)
        dialog.open()

    def _copy_with(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._copy_out()

    def _copy_out(self) -> None:
        backups, passphrase = self._backups, self._passphrase
        words = t("backup.copying", folder=backups.place().folder)
        self._run(words, lambda report: backups.copy_out(passphrase, report))

    def _run(self, words: str, work: Callable[[tasks.Progress], BackupOutcome]) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        run_with_progress(words, work, self._made, self._failed, self._over)

    def _made(self, made: object) -> None:
        assert isinstance(made, BackupOutcome)
        self._is_busy = False
        self._status.show_backup_fault("")
        self._refresh()
        self._context.notifier.tell(t("backup.made"), made_text(made))

    def _failed(self, fault: Exception) -> None:
        self._is_busy = False
        if isinstance(fault, Refused) and any(each.field == PASSPHRASE for each in fault.problems):
            self._passphrase = ""
        if not isinstance(fault, tasks.Cancelled):
            self._context.notifier.fault(fault)
