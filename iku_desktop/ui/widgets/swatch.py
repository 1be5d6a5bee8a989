"""The small mark before a row of the figure's table: solid, hatched, or the target's bar."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.hatching import fill_hatched

SIDE = 11


class Mark(StrEnum):
    """What a row stands for in the gauge."""

    REACHED = "reached"
    ATTAINABLE = "attainable"
    TARGET = "target"


class Swatch(QWidget):
    """Paints the mark as the gauge draws it."""

    def __init__(self, theme: Theme, mark: Mark) -> None:
        super().__init__()
        self._theme, self._mark = theme, mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Grows with the font."""
        return QSize(self._theme.px(SIDE) + 2, self._theme.px(SIDE + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        side = self._theme.px(SIDE)
        box = QRectF(0.5, (self.height() - side * 0.8) / 2, side, side * 0.8)
        if self._mark is Mark.REACHED:
            painter.fillRect(box, self._theme.color("accent"))
        elif self._mark is Mark.ATTAINABLE:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            shape = QPainterPath()
            shape.addRect(box)
            fill_hatched(painter, shape, self._theme, 0.8)
        else:
            width = self._theme.px(3)
            bar = QRectF((side - width) / 2, 0, width, self.height())
            painter.fillRect(bar, self._theme.color("text"))
