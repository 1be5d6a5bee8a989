"""Starts Qt, shows the window first, and only then opens the office."""

import gc
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.paths import RESOURCES, OfficePaths
from iku_desktop.ui.look_file import LookFile
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from iku_desktop.services.offices import Offices

HALF_LIGHT = 128
# Named here, the style costs no Python type of its own before the window is up.
ARGUMENTS = ["iku-desktop", "-style", "fusion"]
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def run_window(paths: OfficePaths, offices: "Offices") -> int:
    """Run the program's window on a data folder until it is closed; the process's exit code."""
    # Loading makes objects that stay; looking for garbage among them costs a fifth of the start.
    gc.disable()
    application = make_application()
    look_file = LookFile.of_user()
    window_color = application.palette().window().color()
    theme = Theme(look_file.read(), window_color.lightness() < HALF_LIGHT)
    application.setPalette(theme.palette())
    theme.changed.connect(lambda: look_file.write(theme.look))
    window = MainWindow(offices, theme)
    sys.excepthook = _bug_hook(window)

    def go_on() -> None:
        dress(application, theme)
        window.open_office(paths)
        follow_system(application, theme)
        set_icon(application)

    window.painted.connect(go_on)
    window.settled.connect(_collect_from_now_on)
    window.show()
    return application.exec()


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
    from iku_desktop.ui.qt_words import QtWords
    from iku_desktop.ui.style_sheet import style_sheet

    application.installTranslator(QtWords(application))

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


def _bug_hook(window: MainWindow) -> Hook:
    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if isinstance(fault, (Refused, Unavailable)):
            window.notifier.fault(fault)
        else:
            window.notifier.bug(kind, fault, trace)

    return hook
