"""The villages that a new office begins with, in columns with a tick before each."""

import math

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iku_desktop.ui.icons import draw_icon
from iku_desktop.ui.theme import Theme

COLUMN, ROW = 132, 23


class VillageNames(QWidget):
    """Paints names row by row in as many columns as fit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show other villages."""
        self._names = names
        self.setAccessibleDescription(", ".join(names))
        self._fit()
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(self._rows * self._theme.px(ROW))

    @property
    def _columns(self) -> int:
        return max(1, self.width() // self._theme.px(COLUMN))

    @property
    def _rows(self) -> int:
        return math.ceil(len(self._names) / self._columns)

    def sizeHint(self) -> QSize:
        """All names in the columns there are."""
        return QSize(self._theme.px(COLUMN), self._rows * self._theme.px(ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold other columns."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tick and name, row by row."""
        painter = QPainter(self)
        painter.setFont(self._theme.font())
        px = self._theme.px
        wide = self.width() // self._columns
        for at, name in enumerate(self._names):
            left, top = at % self._columns * wide, at // self._columns * px(ROW)
            place = QRectF(left, top + px(4), px(14), px(14))
            draw_icon(painter, "check", "ok", self._theme, place)
            box = QRect(left + px(20), top, wide - px(24), px(ROW))
            painter.setPen(self._theme.color("text"))
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
