"""Shows a signature block as the reports print it, on white paper at the width it is given."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iku_desktop.presentation.signature_words import Signature

# Paper is white and its ink black in the dark theme too.
PAPER, INK, GREY = QColor("#FFFFFF"), QColor("#000000"), QColor("#606976")
# In points, as reports/signature.py has them.
WIDE, FREE, LEADING, SIZE = 226.8, 62.4, 13.5, 11.0
MARGIN, WIDEST, LEAST_LINES = 10.0, 1.15, 4
Line = tuple[str, bool, bool]


class SignatureView(QWidget):
    """The block of a `Signature`, its long lines broken as on paper; it shrinks where room is short."""

    def __init__(self) -> None:
        super().__init__()
        self._above: list[Line] = []
        self._below: list[Line] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_signature(self, signed: Signature) -> None:
        """Show the block; what is not known is dotted."""
        self._above = [(signed.place_and_day, False, False)] if signed.place_and_day else []
        self._above += [(line, True, False) for line in signed.post]
        self._below = [(signed.name_line, True, bool(signed.name))]
        self._below += [(signed.rank, False, False)] if signed.rank else []
        self._below.append((signed.nip_line, False, False))
        self.setAccessibleName("\n".join(self.lines))
        self.updateGeometry()
        self.update()

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines from the top, without the room to sign."""
        return tuple(words for words, _, _ in (*self._above, *self._below))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """May be narrow and low; the paper shrinks with it."""
        return QSize(120, LEAST_LINES * self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        """As wide as the paper at the window's font size, as high as the block at the present width."""
        return QSize(round(WIDE + 2 * MARGIN), round(self._whole_height(self._widest())))

    def _whole_height(self, scale: float) -> float:
        lines = sum(self._height(line, scale) for line in (*self._above, *self._below))
        return lines + (FREE + 2 * MARGIN) * scale

    def _widest(self) -> float:
        """Pixels of a point of the paper by the width: never larger than the window's own letters."""
        whole = self.width() / (WIDE + 2 * MARGIN)
        return min(whole, WIDEST * self.fontInfo().pixelSize() / SIZE)

    def _scale(self) -> float:
        """The same by the height too."""
        widest = self._widest()
        return widest * min(1.0, self.height() / self._whole_height(widest))

    def _font(self, bold: bool, underlined: bool, scale: float) -> QFont:
        font = QFont(["Liberation Sans", "Arial"])
        font.setStyleHint(QFont.StyleHint.SansSerif)
        font.setPixelSize(max(5, int(SIZE * scale)))
        font.setBold(bold)
        font.setUnderline(underlined)
        return font

    def _height(self, line: Line, scale: float) -> float:
        metrics = QFontMetricsF(self._font(line[1], line[2], scale))
        room = QRectF(0, 0, WIDE * scale, 10_000)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
        rows = round(metrics.boundingRect(room, flags, line[0]).height() / metrics.height())
        return max(1, rows) * max(LEADING * scale, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper with the block in its middle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), PAPER)
        painter.setPen(QPen(GREY, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(INK)
        scale = self._scale()
        top = self._draw(painter, self._above, MARGIN * scale, scale)
        self._draw(painter, self._below, top + FREE * scale, scale)

    def _draw(self, painter: QPainter, lines: list[Line], top: float, scale: float) -> float:
        wide = WIDE * scale
        left = (self.width() - wide) / 2
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)
        for line in lines:
            height = self._height(line, scale)
            painter.setFont(self._font(line[1], line[2], scale))
            painter.drawText(QRectF(left, top, wide, height), flags, line[0])
            top += height
        return top
