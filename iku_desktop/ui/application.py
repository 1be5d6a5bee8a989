"""Starts Qt, shows the window first, and only then opens the office."""

import gc
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from iku_desktop.paths import RESOURCES, OfficePaths, user_log_folder
from iku_desktop.presentation.language import Language, choose
from iku_desktop.ui.bug_hooks import catch_all
from iku_desktop.ui.column_choice import ColumnChoice
from iku_desktop.ui.look_file import LookFile
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from iku_desktop.services.crashes import CrashWatch
    from iku_desktop.services.offices import Offices

HALF_LIGHT = 128
# Named here, the style costs no Python type of its own before the window is up.
ARGUMENTS = ["iku-desktop", "-style", "fusion"]


def run_window(
    paths: OfficePaths,
    offices: "Offices",
    language: Language | None = None,
    file: "Path | None" = None,
) -> int:
    """Run the program's window on a data folder until it is closed; the process's exit code.

    It speaks the language that was asked for with the start, else the one that its user chose. `file` is a
    copy or package that was double-clicked.
    """
    # Loading makes objects that stay; looking for garbage among them costs a fifth of the start.
    gc.disable()
    if sys.platform == "win32":
        from iku_desktop.ui.taskbar import join_taskbar

        join_taskbar()
    application = make_application()
    look_file = LookFile.of_user()
    window_color = application.palette().window().color()
    theme = Theme(look_file.read(), window_color.lightness() < HALF_LIGHT)
    choose(language or theme.look.language)
    application.setPalette(theme.palette())
    theme.changed.connect(lambda: look_file.write(theme.look))
    window = MainWindow(offices, theme)
    window.column_choice = ColumnChoice.of_user()
    catch_all(window)
    watch = Watch(window)

    def go_on() -> None:
        watch.begin()
        dress(application, theme)
        if file is not None:
            from iku_desktop.ui.opened_file import open_when_settled

            open_when_settled(window, paths, file)
        window.open_office(paths)
        follow_system(application, theme)
        set_icon(application)

    window.painted.connect(go_on)
    window.settled.connect(_collect_from_now_on)
    window.show()
    code = application.exec()
    watch.end()
    return code


class Watch:
    """The log and the crash file of this run, begun once the window is on screen."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._crashes: CrashWatch | None = None

    def begin(self) -> None:
        """Write from now on; a run before this one that broke off is told when the window is settled."""
        from iku_desktop.services.crashes import CrashWatch
        from iku_desktop.ui.versions import versions

        folder, log = user_log_folder(), self._window.offices.log
        log.begin((folder,))
        log.started(versions())
        self._crashes = CrashWatch(folder)
        reports = self._crashes.begin(self._window.offices.clock.now())
        if reports:
            # Qt's enums load in one piece, so the window is shown before anything asks for them.
            from PySide6.QtCore import Qt

            tell = partial(self._window.notifier.crashed, reports)
            self._window.settled.connect(tell, Qt.ConnectionType.SingleShotConnection)

    def end(self) -> None:
        """The program ended as it should."""
        self._window.offices.log.ended()
        if self._crashes is not None:
            self._crashes.end()


def _collect_from_now_on() -> None:
    gc.freeze()
    gc.enable()


def make_application() -> QApplication:
    """The process's Qt application, named and with the house's style."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(ARGUMENTS)
    application.setApplicationName("IKU Desktop")
    return application


def set_icon(application: QApplication) -> None:
    """The program's icon for title and task bar; read when the window is up."""
    from PySide6.QtGui import QIcon

    application.setWindowIcon(QIcon(str(RESOURCES / "icons" / "program.png")))


def dress(application: QApplication, theme: Theme) -> None:
    """Give all widgets the theme's font, palette and sheet, now and whenever it changes; Qt its words."""
    from iku_desktop.ui.qt_words import speak_qt
    from iku_desktop.ui.style_sheet import style_sheet

    speak_qt(application)

    def apply() -> None:
        application.setFont(theme.font())
        application.setPalette(theme.palette())
        application.setStyleSheet(style_sheet(theme))

    apply()
    theme.changed.connect(apply)


def follow_system(application: QApplication, theme: Theme) -> None:
    """Change with Windows between light and dark; asked for when the window is up."""
    from PySide6.QtCore import Qt

    application.styleHints().colorSchemeChanged.connect(
        lambda scheme: theme.follow_system(scheme is Qt.ColorScheme.Dark)
    )
