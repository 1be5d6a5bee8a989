"""Shows the letterhead as the reports print it: coat of arms, lines, double rule, on white paper."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from iku_desktop.presentation.texts import t

# Paper is white and its ink black in the dark theme too.
PAPER, INK, GREY = QColor("#FFFFFF"), QColor("#000000"), QColor("#606976")
SIZES = (1.1, 1.35, 0.85, 0.85, 0.85)


class LetterheadView(QWidget):
    """The letterhead at screen size; `show_lines` takes government, office, address, e-mail, postal line."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ("",) * len(SIZES)
        self._logo = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show the five lines; an empty one takes no room."""
        self._lines = tuple(lines)
        self.setAccessibleName("\n".join(filter(None, self._lines)))
        self.update()

    def show_logo(self, data: bytes | None) -> None:
        """Show the coat of arms, or an empty place for it."""
        self._logo = QPixmap()
        if data is not None:
            self._logo.loadFromData(data)
        self.update()

    @property
    def has_logo(self) -> bool:
        """Whether a coat of arms is shown."""
        return not self._logo.isNull()

    def sizeHint(self) -> QSize:
        """Room for all five lines at the window's font size."""
        return QSize(420, round(self.fontMetrics().height() * 6.6) + 24)

    def minimumSizeHint(self) -> QSize:
        """As tall as always, narrower if need be."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper with the letterhead."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), PAPER)
        painter.setPen(QPen(GREY, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        rule = self.height() - 14
        side = min(rule - 24.0, 90.0)
        self._draw_logo(painter, QRectF(18, 12, side * 0.82, side))
        painter.setPen(INK)
        top = 10.0
        for line, size in zip(self._lines, SIZES, strict=True):
            if line:
                top = self._draw_line(painter, line, size, top)
        painter.setPen(QPen(INK, 2.4))
        painter.drawLine(16, rule, self.width() - 16, rule)
        painter.setPen(QPen(INK, 0.8))
        painter.drawLine(16, rule + 4, self.width() - 16, rule + 4)

    def _draw_line(self, painter: QPainter, line: str, size: float, top: float) -> float:
        font = QFont(self.font())
        font.setPointSizeF(max(6.0, self.fontInfo().pointSizeF() * size))
        font.setBold(size == max(SIZES))
        room = self.width() - 2 * 110.0
        wide = QFontMetricsF(font).horizontalAdvance(line)
        if wide > room:
            # A long line prints smaller rather than being cut, as in the report.
            font.setPointSizeF(max(5.0, font.pointSizeF() * room / wide))
        painter.setFont(font)
        height = QFontMetricsF(font).height()
        painter.drawText(QRectF(0, top, self.width(), height), Qt.AlignmentFlag.AlignCenter, line)
        return top + height

    def _draw_logo(self, painter: QPainter, box: QRectF) -> None:
        if self.has_logo:
            size = self._logo.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(box.center())
            painter.drawPixmap(place.toRect(), self._logo)
            return
        painter.setPen(QPen(GREY, 1, Qt.PenStyle.DashLine))
        painter.drawEllipse(box)
        font = QFont(self.font())
        font.setPointSizeF(max(5.0, self.fontInfo().pointSizeF() * 0.7))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, t("settings.letterhead.no_logo"))
