"""An icon standing by itself, in the theme's colours and as large as its text."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iku_desktop.ui.icons import draw_icon
from iku_desktop.ui.theme import Theme


class IconLabel(QWidget):
    """Paints one icon; the words beside it say what it means."""

    def __init__(self, theme: Theme, name: str, color: str = "text2", pixels: int = 16) -> None:
        super().__init__()
        self._theme = theme
        self._name, self._color, self._pixels = name, color, pixels
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_icon(self, name: str, color: str) -> None:
        """Show another icon."""
        self._name, self._color = name, color
        self.update()

    def sizeHint(self) -> QSize:
        """Grows with the font."""
        side = self._theme.px(self._pixels)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        side = self._theme.px(self._pixels)
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        draw_icon(
            QPainter(self), self._name, self._color, self._theme, QRectF(left, top, side, side)
        )
