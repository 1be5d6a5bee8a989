"""The course of a year as four bars with target marks; what still runs is hatched."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.presentation.trend import Trend, TrendBar
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import Card
from iku_desktop.ui.widgets.hatching import fill_hatched

SMALL = 0.88
GAP, PADDING = 16, 14
BAR_WIDTH, MARK_WIDTH, MARK_THICK = 34, 48, 2.5


class TrendCard(Card):
    """The charts side by side, or one under the other where the width is too small for that."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(t("home.trend"))
        self._theme = theme
        self.charts: list[TrendChart] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self.body.addLayout(self._row, 1)
        theme.changed.connect(self._fit)

    def show_trends(self, trends: Sequence[tuple[str, Trend]]) -> None:
        """Show these courses, each with its title."""
        while len(self.charts) < len(trends):
            self.charts.append(TrendChart(self._theme))
            self._row.addWidget(self.charts[-1])
        while len(self.charts) > len(trends):
            chart = self.charts.pop()
            chart.hide()
            chart.deleteLater()
        for chart, (title, trend) in zip(self.charts, trends, strict=True):
            chart.show_trend(title, trend)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction that cuts nothing."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * PADDING - GAP * (len(self.charts) - 1)
        needed = sum(chart.minimumSizeHint().width() for chart in self.charts)
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if needed <= room else down)


class TrendChart(QWidget):
    """Paints the bars of one indicator; the title stands above them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = ""
        self._trend: Trend | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def show_trend(self, title: str, trend: Trend) -> None:
        """Show another course."""
        self._title, self._trend = title, trend
        self.setAccessibleName(title)
        self.setAccessibleDescription("; ".join(bar.spoken for bar in trend.bars))
        self.update()

    def sizeHint(self) -> QSize:
        """Grows with the font."""
        return QSize(self._theme.px(300), self._theme.px(180))

    def minimumSizeHint(self) -> QSize:
        """Room for four labels side by side and bars that can still be told apart."""
        return QSize(self._theme.px(258), self._theme.px(150))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, axis and bars."""
        if self._trend is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        painter.setFont(self._theme.font(1.0, strong=True))
        painter.setPen(self._color("text"))
        line = px(18)
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, self._title)
        plot = QRectF(px(26), line + px(21), self.width() - px(28), 0)
        plot.setBottom(self.height() - px(33))
        self._draw_axis(painter, plot, self._trend.axis)
        step = plot.width() / len(self._trend.bars)
        for at, bar in enumerate(self._trend.bars):
            self._draw_bar(painter, plot, plot.left() + step * (at + 0.5), step, bar)

    def _draw_axis(self, painter: QPainter, plot: QRectF, axis: tuple[str, str, str]) -> None:
        painter.setFont(self._theme.font(SMALL))
        px = self._theme.px
        for at, words in enumerate(axis):
            y = round(plot.bottom() - plot.height() * at / 2) + 0.5
            painter.setPen(QPen(self._color("line2" if at == 0 else "grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._color("text3"))
            box = QRectF(0, y - px(9), plot.left() - px(5), px(18))
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words
            )

    def _draw_bar(
        self, painter: QPainter, plot: QRectF, middle: float, step: float, bar: TrendBar
    ) -> None:
        px = self._theme.px
        top = plot.bottom()
        if bar.height is not None:
            wide = min(px(BAR_WIDTH), step * 0.6)
            top = plot.bottom() - plot.height() * bar.height
            box = QRectF(middle - wide / 2, top, wide, plot.bottom() - top)
            if bar.running:
                shape = QPainterPath()
                shape.addRect(box)
                fill_hatched(painter, shape, self._theme)
            else:
                painter.fillRect(box, self._color("accent"))
        if bar.mark is not None:
            top = self._draw_mark(painter, plot, middle, step, bar.mark, top)
        strong = self._theme.font(0.96, strong=True)
        self._words(painter, bar.value, middle, top - px(18), "text", strong)
        font = self._theme.font(0.92, strong=bar.running)
        self._words(painter, bar.label, middle, plot.bottom() + px(2), "text", font)
        hint = self._theme.font(SMALL)
        self._words(painter, bar.target, middle, plot.bottom() + px(16), "text3", hint)

    def _draw_mark(
        self,
        painter: QPainter,
        plot: QRectF,
        middle: float,
        step: float,
        mark: float,
        top: float,
    ) -> float:
        """Draw the target and give the height above which the value is written."""
        px = self._theme.px
        y = plot.bottom() - plot.height() * mark
        wide = min(px(MARK_WIDTH), step * 0.8)
        for token, thick in (("surface", MARK_THICK + 3), ("text", MARK_THICK)):
            painter.setPen(QPen(self._color(token), thick, c=Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(middle - wide / 2, y), QPointF(middle + wide / 2, y))
        # The value stands above its bar; where the target lies in its place, above the target.
        return y if 0 <= top - y <= px(20) or y > top >= y - px(4) else top

    def _words(
        self, painter: QPainter, words: str, middle: float, top: float, token: str, font: object
    ) -> None:
        painter.setFont(font)  # type: ignore[arg-type]
        painter.setPen(self._color(token))
        box = QRectF(middle - 100, top, 200, self._theme.px(16))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _color(self, token: str) -> QColor:
        return QColor(self._theme.color(token))
