"""Installs an update that was found good: a copy first, then the office is closed, then it runs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from iku_desktop.domain.backups import BackupReason
from iku_desktop.presentation.texts import t
from iku_desktop.services.updates import Prepared, Updates
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress

if TYPE_CHECKING:
    from iku_desktop.paths import OfficePaths
    from iku_desktop.ui.main_window import MainWindow


class Updating(QObject):
    """Of one update; whatever fails leaves the program and the office as they were, open again."""

    def __init__(self, window: "MainWindow", updates: Updates, prepared: Prepared) -> None:
        super().__init__(window)
        self._window, self._updates, self._prepared = window, updates, prepared
        self._paths: OfficePaths | None = None

    def begin(self) -> None:
        """Copy the open office where it changed since the last copy; nothing goes on without that."""
        office = self._window.office
        if office is None:
            self._start()
            return
        self._paths = office.paths
        backups = office.services.backups
        run_with_progress(
            t("updates.backup"),
            lambda report: backups.make_if_changed(BackupReason.MIGRATION, report),
            lambda _made: self._window.leave_office(self._start),
            self._failed,
            self._window,
        )

    def _start(self) -> None:
        run_with_progress(
            t("updates.starting"),
            lambda _report: self._updates.start(self._prepared),
            lambda _nothing: self._window.close(),
            self._failed,
            self._window,
        )

    def _failed(self, fault: Exception) -> None:
        self._prepared.discard()
        if self._window.office is None and self._paths is not None:
            self._window.open_office(self._paths)
        if not isinstance(fault, tasks.Cancelled):
            self._window.notifier.fault(fault)
        self.deleteLater()
