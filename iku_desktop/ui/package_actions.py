"""The menu's lines of packages: send, merge, rows that differ, and the table for e-SAKIP."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu

from iku_desktop.presentation.texts import t
from iku_desktop.ui.office_view import OfficeView


class PackageActions(QObject):
    """Adds its lines to the menu Data of one open office."""

    def __init__(self, view: OfficeView, menu: QMenu) -> None:
        super().__init__(view)
        self._view = view
        lines: tuple[tuple[str, Callable[[], QDialog]], ...] = (
            ("send", self.send),
            ("merge", self.merge),
            ("differing", self.differing),
            ("esakip", self.esakip),
        )
        for key, act in lines:
            line = menu.addAction(t(f"packages.action.{key}"))
            line.triggered.connect(partial(_without_state, act))

    def send(self) -> QDialog:
        """Choose what goes into a package."""
        from iku_desktop.ui.dialogs.send_package import SendPackageDialog

        return self._opened(SendPackageDialog(self._view.context, self._view))

    def merge(self) -> QDialog:
        """Choose packages to merge."""
        from iku_desktop.ui.dialogs.merge_packages import MergePackagesDialog

        return self._opened(MergePackagesDialog(self._view.context, self._view))

    def take(self, path: Path) -> QDialog:
        """Look at a package that was dropped onto the window."""
        from iku_desktop.ui.dialogs.merge_packages import MergePackagesDialog

        dialog = MergePackagesDialog(self._view.context, self._view)
        self._opened(dialog)
        dialog.take([path])
        return dialog

    def differing(self) -> QDialog:
        """See the rows that wait for a choice."""
        from iku_desktop.ui.dialogs.differing_rows import DifferingRowsDialog

        return self._opened(DifferingRowsDialog(self._view.context, self._view))

    def esakip(self) -> QDialog:
        """See the year's figures as they are typed into e-SAKIP."""
        from iku_desktop.ui.dialogs.esakip import EsakipDialog

        return self._opened(EsakipDialog(self._view.context, self._view))

    def _opened(self, dialog: QDialog) -> QDialog:
        dialog.open()
        return dialog


def _without_state(
    act: Callable[[], QDialog], _on: bool = False
) -> None:  # Qt's triggered carries it
    act()
