"""The menu's lines that look after the program itself, with or without an open office."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu

from iku_desktop.paths import OfficePaths, default_folder, portable_folder, user_log_folder
from iku_desktop.presentation.language import spoken
from iku_desktop.presentation.texts import t
from iku_desktop.ui.tasks import Progress

if TYPE_CHECKING:
    from iku_desktop.domain.computer import Finding
    from iku_desktop.ui.main_window import MainWindow


class CareActions(QObject):
    """Adds its lines to the menu Bantuan of a window; lives as long as `menus`, which fills it anew."""

    def __init__(self, window: "MainWindow", menu: QMenu, menus: QObject) -> None:
        super().__init__(menus)
        self._window = window
        window.notifier.support_wanted.connect(self.make_bundle)
        lines = [
            ("computer.action", self.check_computer),
            ("support.action", self.make_bundle),
        ]
        # An installer would put the new version on this PC and leave the one on the stick as it is.
        if portable_folder() is None:
            lines.append(("updates.action", self.update_program))
        for key, act in lines:
            menu.addAction(t(key)).triggered.connect(act)

    def check_computer(self) -> QDialog:
        """Try whether this PC can do what the program needs."""
        from iku_desktop.services.computer_check import check_computer, trial_in
        from iku_desktop.ui.computer_facts import window_facts
        from iku_desktop.ui.dialogs.computer_check import ComputerCheckDialog

        window = self._window
        office = window.office.services.context if window.office is not None else None
        facts = window_facts(window, window.theme)
        trial = trial_in(self._paths, window.offices.clock, office, facts)

        def check(report: Progress) -> "tuple[Finding, ...]":
            return check_computer(trial, report)

        dialog = ComputerCheckDialog(window.theme, window.notifier, check, window)
        dialog.open()
        return dialog

    def make_bundle(self) -> QDialog:
        """Collect what support asks for, show it, and save it where the clerk says."""
        from iku_desktop.services.support_bundle import Asked
        from iku_desktop.ui.computer_facts import window_facts
        from iku_desktop.ui.dialogs.support_bundle import SupportBundleDialog
        from iku_desktop.ui.versions import versions

        window, look = self._window, self._window.theme.look
        asked = Asked(
            self._paths,
            window.offices.clock,
            window.offices.log,
            versions(),
            window.office.services if window.office is not None else None,
            window_facts(window, window.theme),
            {"shade": look.shade.value, "points": look.points, "language": spoken().value},
            user_log_folder(),
        )
        dialog = SupportBundleDialog(window.theme, window.notifier, asked, window)
        dialog.open()
        return dialog

    def update_program(self) -> QDialog:
        """Take a new version from a file."""
        from iku_desktop.services.updates import Here, Updates
        from iku_desktop.ui.dialogs.update import UpdateDialog
        from iku_desktop.ui.updating import Updating

        window = self._window
        updates = Updates(Here(), window.offices.log)
        dialog = UpdateDialog(window.theme, window.notifier, updates, window)
        dialog.wanted.connect(lambda prepared: Updating(window, updates, prepared).begin())
        dialog.open()
        return dialog

    @property
    def _paths(self) -> OfficePaths:
        office = self._window.office
        return office.paths if office is not None else OfficePaths(default_folder())
