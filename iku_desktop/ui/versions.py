"""The versions of what the window runs on, as support asks for them."""

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from iku_desktop.services.versions import program_versions


def versions() -> dict[str, str]:
    """Name → version; of the screen its size, scale and number."""
    found = program_versions() | {"qt": qVersion(), "platform": QGuiApplication.platformName()}
    screen = QGuiApplication.primaryScreen()
    if screen is not None:
        size = screen.size()
        scale = round(screen.devicePixelRatio() * 100)
        found["screen"] = f"{size.width()}x{size.height()}/{scale}"
        found["screens"] = str(len(QGuiApplication.screens()))
    return found
