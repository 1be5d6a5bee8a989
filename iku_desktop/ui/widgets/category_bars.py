"""The five small rising bars that stand for a category of achievement, alone or with its word."""

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iku_desktop.ui.theme import Theme

BARS = 5
WEAK = 2


def bars_size(line: float) -> QSizeF:
    """The bars' box for a line of text of that height."""
    return QSizeF(line * 1.05, line * 0.62)


def draw_bars(painter: QPainter, box: QRectF, filled: int, theme: Theme) -> None:
    """Draw five bars rising to the right, the first `filled` solid; few of them in the colour of late."""
    step = box.width() / BARS
    strong = QColor(theme.color("late" if filled <= WEAK else "accent"))
    empty = QColor(theme.color("line"))
    for number in range(BARS):
        height = box.height() * (number + 2) / (BARS + 1)
        bar = QRectF(box.left() + number * step, box.bottom() - height, step * 0.78, height)
        painter.fillRect(bar, strong if number < filled else empty)


class CategoryBars(QWidget):
    """The bars as a widget of one line's height; the word beside them is said by its neighbour."""

    def __init__(self, theme: Theme, filled: int) -> None:
        super().__init__()
        self._theme = theme
        self._filled = filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_filled(self, filled: int) -> None:
        """Show another category."""
        self._filled = filled
        self.update()

    def sizeHint(self) -> QSize:
        """Follows the font."""
        return bars_size(self.fontMetrics().height()).toSize() + QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        size = bars_size(self.fontMetrics().height())
        draw_bars(
            QPainter(self), QRectF(0, 0, size.width(), size.height()), self._filled, self._theme
        )
