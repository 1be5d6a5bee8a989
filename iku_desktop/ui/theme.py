"""The look as values: colour tokens for light and dark, font and lengths that grow with the base size."""

import sys
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette

from iku_desktop.paths import RESOURCES
from iku_desktop.presentation.language import Language

if TYPE_CHECKING:  # the empty window is on screen before any text needs a font
    from PySide6.QtGui import QFont

BASE_POINTS = 9.75
SMALLEST_POINTS, LARGEST_POINTS = 9.0, 16.0
WINDOWS_FAMILY, SHIPPED_FAMILY = "Segoe UI", "Open Sans"

LIGHT = {
    "bg": "#F1F3F6", "surface": "#FFFFFF", "surface2": "#F6F7F9",
    "line": "#DCE0E6", "grid": "#E4E7EC", "line2": "#7C8592",
    "text": "#1A1F27", "text2": "#4A5462", "text3": "#606976",
    "accent": "#0F5EA8", "accent_soft": "#E4EFF9", "sel": "#DCEAF8", "on_accent": "#FFFFFF",
    "ok": "#00674C", "ok_soft": "#E1F2EC", "late": "#9C4400", "late_soft": "#FCEEDD",
    "miss": "#A3154B", "miss_soft": "#FBE6ED", "wait": "#4A5462", "wait_soft": "#EDF0F4",
    "exception": "#5B3FA8", "exception_soft": "#EEEAF9",
}  # fmt: skip
DARK = {
    "bg": "#15181D", "surface": "#1D2127", "surface2": "#242930",
    "line": "#353C46", "grid": "#2C323A", "line2": "#7C8796",
    "text": "#E9ECF1", "text2": "#B6BFCB", "text3": "#9EA8B6",
    "accent": "#6FB4F2", "accent_soft": "#1A3045", "sel": "#213E59", "on_accent": "#10141A",
    "ok": "#5FCDA6", "ok_soft": "#16322A", "late": "#F2A960", "late_soft": "#392A18",
    "miss": "#F58CAE", "miss_soft": "#3D1F2B", "wait": "#B6BFCB", "wait_soft": "#2B3139",
    "exception": "#BBA8F7", "exception_soft": "#2C2646",
}  # fmt: skip


class Shade(StrEnum):
    """Light, dark, or as Windows has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Look:
    """What the user chose: shade, base font size in points (9–16), and the language."""

    shade: Shade = Shade.SYSTEM
    points: float = BASE_POINTS
    language: Language = Language.INDONESIAN


class Theme(QObject):
    """The look in force; `changed` tells that colours or sizes are others now."""

    changed = Signal()

    def __init__(self, look: Look | None = None, system_is_dark: bool = False) -> None:
        super().__init__()
        self._look = look or Look()
        self._system_is_dark = system_is_dark
        # A list asks for them thousands of times while it scrolls.
        self._fonts: dict[tuple[float, float, bool], QFont] = {}
        self._colors: dict[str, QColor] = {}

    @property
    def look(self) -> Look:
        """What the user chose."""
        return self._look

    def choose(self, look: Look) -> None:
        """Take another look; a size outside 9–16 pt becomes the nearest inside."""
        points = min(max(look.points, SMALLEST_POINTS), LARGEST_POINTS)
        self._look = replace(look, points=points)
        self._colors.clear()
        self.changed.emit()

    def follow_system(self, is_dark: bool) -> None:
        """Windows has gone light or dark."""
        self._system_is_dark = is_dark
        self._colors.clear()
        self.changed.emit()

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        if self._look.shade is Shade.SYSTEM:
            return self._system_is_dark
        return self._look.shade is Shade.DARK

    def color(self, token: str) -> QColor:
        """The colour of a token of look.md, to be left as it is; KeyError for another."""
        known = self._colors.get(token)
        if known is None:
            known = self._colors[token] = QColor(self.hex(token))
        return known

    def hex(self, token: str) -> str:
        """The same as `#RRGGBB`, for style sheets and SVG."""
        return (DARK if self.is_dark else LIGHT)[token]

    def font(self, ratio: float = 1.0, strong: bool = False) -> "QFont":
        """The font at a ratio of the base size, of weight 400 or 600; one for all, to be left as it is."""
        key = (self._look.points, ratio, strong)
        if key in self._fonts:
            return self._fonts[key]
        from PySide6.QtGui import QFont

        font = QFont(_family())
        font.setPointSizeF(self._look.points * ratio)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        self._fonts[key] = font
        return font

    def px(self, pixels: float) -> int:
        """A length given at the base size (13 px text), grown with the chosen size."""
        return round(pixels * self._look.points / BASE_POINTS)

    def palette(self) -> QPalette:
        """The palette of all widgets."""
        roles = {
            QPalette.ColorRole.Window: "bg",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "surface2",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.PlaceholderText: "text3",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.Highlight: "sel",
            QPalette.ColorRole.HighlightedText: "text",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.Mid: "line",
        }
        palette = QPalette()
        for role, token in roles.items():
            palette.setColor(role, self.color(token))
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
            QPalette.ColorRole.WindowText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text3"))
        return palette


@cache
def _family() -> str:
    # Every Windows has it; asking for it would read the whole font list before the window is up.
    if sys.platform == "win32":
        return WINDOWS_FAMILY
    from PySide6.QtGui import QFontDatabase

    for file in ("OpenSans-Regular.ttf", "OpenSans-Semibold.ttf"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / file))
    return SHIPPED_FAMILY
