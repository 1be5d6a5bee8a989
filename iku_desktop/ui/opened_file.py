"""A copy or package that was double-clicked: its dialog comes when the window has its office."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from iku_desktop.domain.backups import EXTENSION
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.texts import t

if TYPE_CHECKING:
    from iku_desktop.ui.main_window import MainWindow


def open_when_settled(window: "MainWindow", paths: OfficePaths, file: Path) -> None:
    """Wait for the office (or the start page), then show what the file holds; once."""
    from PySide6.QtCore import Qt

    def go_on() -> None:
        # After what else comes with the window, as the message why an office can't be opened.
        QTimer.singleShot(0, window, partial(show_file, window, paths, file))

    window.settled.connect(go_on, Qt.ConnectionType.SingleShotConnection)


def show_file(window: "MainWindow", paths: OfficePaths, file: Path) -> None:
    """The dialog that restores a copy or merges a package; where none can be shown now, in words why."""
    is_copy = file.suffix.lower() == EXTENSION
    if is_copy and (window.office is not None or not paths.database.exists()):
        window.choose_copy(paths, file)
    elif not is_copy and window.office is not None:
        _merge(window, file)
    else:
        words = t("opened.copy" if is_copy else "opened.package")
        window.notifier.tell(t("opened.not_yet", name=file.name), words)


def _merge(window: "MainWindow", file: Path) -> None:
    from iku_desktop.ui.package_actions import PackageActions

    actions = window.findChild(PackageActions)
    assert isinstance(actions, PackageActions)
    actions.take(file)
