"""Leaving an office: what was entered since the last copy is copied first; that can be skipped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from iku_desktop.domain.backups import BackupReason, RestoreOutcome
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.presentation.backup_words import restored_text
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import fault_text
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.notifier import Notifier

if TYPE_CHECKING:
    from iku_desktop.services.offices import OpenOffice


class Leaving(QObject):
    """Copies and closes one office; `left` when it is closed, `stayed` when the clerk wants to go on."""

    left = Signal()
    stayed = Signal()

    def __init__(self, window: QMainWindow, office: "OpenOffice") -> None:
        super().__init__(window)
        self._window, self._office = window, office

    def is_needed(self) -> bool:
        """Whether anything would be missing in the newest copy; a database that can't tell needs one."""
        try:
            return self._office.services.backups.is_needed()
        except Unavailable:
            return True

    def begin(self) -> None:
        """Copy in a worker, which closes the office too when all went well."""
        self._enable(is_on=False)
        office = self._office

        def work(report: tasks.Progress) -> None:
            office.services.backups.make_if_changed(BackupReason.CLOSE, report)
            office.close()

        words = t("backup.leaving")
        note = run_with_progress(words, work, self._done, self._failed, self._window)
        note.cancel_button.setText(t("backup.skip"))

    def _done(self, _nothing: object) -> None:
        self.deleteLater()
        self.left.emit()

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, tasks.Cancelled):
            self._leave()
            return
        if not isinstance(fault, (Refused, Unavailable)):
            self._stay()
            raise fault
        self._ask(fault)

    def _ask(self, fault: Refused | Unavailable) -> None:
        """Without a copy the clerk decides; staying is the safe answer."""
        Notifier(self._window).ask(
            t("backup.leave_failed"),
            t("backup.leave_anyway"),
            self._leave,
            fault_text(fault),
            otherwise=self._stay,
        )

    def _leave(self) -> None:
        self._office.close()
        self._done(None)

    def _stay(self) -> None:
        self._enable(is_on=True)
        self.deleteLater()
        self.stayed.emit()

    def _enable(self, *, is_on: bool) -> None:
        for part in (self._window.centralWidget(), self._window.menuBar()):
            if isinstance(part, QWidget):
                part.setEnabled(is_on)


@dataclass(frozen=True, slots=True)
class Restored:
    """An office that was restored and opened, and what is to be said of it."""

    office: "OpenOffice"
    words: str


def restore(
    window: QWidget,
    work: Callable[[tasks.Progress], RestoreOutcome],
    open_again: Callable[[], "OpenOffice"],
    done: Callable[[Restored], object],
    failed: Callable[[Exception], object],
) -> None:
    """Restore and open in a worker, with progress and Batal over the window."""

    def whole(report: tasks.Progress) -> Restored:
        outcome = work(report)
        return Restored(open_again(), restored_text(outcome))

    def ended(found: object) -> None:
        assert isinstance(found, Restored)
        done(found)

    run_with_progress(t("backup.restoring"), whole, ended, failed, window)
