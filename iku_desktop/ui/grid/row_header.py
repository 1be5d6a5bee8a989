"""The row numbers at the left of the grid."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from iku_desktop.ui.theme import Theme

WIDTH = 34
MIDDLE = Qt.AlignmentFlag.AlignCenter


class RowHeader(QHeaderView):
    """Paints row numbers; the current row's stands on the colour of its row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.current_row = -1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        """Room for four digits; Qt's own way would measure hundreds of numbers."""
        return QSize(self._theme.px(WIDTH), self._theme.px(WIDTH))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One number."""
        theme, current = self._theme, section == self.current_row
        painter.fillRect(rect, theme.color("sel" if current else "surface2"))
        line = theme.color("grid")
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line)
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), line)
        painter.setPen(theme.color("text2" if current else "text3"))
        painter.setFont(theme.font())
        painter.drawText(rect, MIDDLE, str(section + 1))
