"""Words laid out once for the room they have: shortened with an ellipsis, and kept while they are drawn."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QStaticText

from iku_desktop.ui.theme import Theme

# More than a screen full of cells, so that drawing the same rows again lays out nothing.
MOST_KEPT = 4_000
ELIDE = Qt.TextElideMode.ElideRight
PLAIN = Qt.TextFormat.PlainText
Key = tuple[str, int, float, float, bool]


class FittedTexts:
    """Draws single lines of words; laying them out is what costs most in a list that scrolls."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[Key, tuple[QStaticText, int, int]] = {}

    def draw(
        self,
        painter: QPainter,
        room: QRect,
        words: str,
        *,
        ratio: float = 1.0,
        strong: bool = False,
        right: bool = False,
    ) -> None:
        """Draw words in the painter's colour into a room, in its middle from top to bottom."""
        if not words or room.width() <= 0:
            return
        text, width, height = self._laid_out(words, room.width(), ratio, strong)
        left = room.right() + 1 - width if right else room.left()
        painter.setFont(self._theme.font(ratio, strong=strong))
        painter.drawStaticText(QPoint(left, room.top() + (room.height() - height) // 2), text)

    def width_of(self, words: str, ratio: float = 1.0) -> int:
        """How much room words take."""
        return QFontMetrics(self._theme.font(ratio)).horizontalAdvance(words)

    def _laid_out(
        self, words: str, room: int, ratio: float, strong: bool
    ) -> tuple[QStaticText, int, int]:
        key = (words, room, ratio, self._theme.look.points, strong)
        known = self._kept.get(key)
        if known is not None:
            return known
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        metrics = QFontMetrics(self._theme.font(ratio, strong=strong))
        shown = metrics.elidedText(words.replace("\n", " "), ELIDE, room)
        text = QStaticText(shown)
        text.setTextFormat(PLAIN)
        known = (text, metrics.horizontalAdvance(shown), metrics.height())
        self._kept[key] = known
        return known
