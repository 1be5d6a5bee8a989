"""The gauge of a figure: a ring with value, what is still attainable, and the target; a button as well."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from iku_desktop.presentation import gauge_geometry as ring
from iku_desktop.presentation.numbers import show_number
from iku_desktop.presentation.texts import t
from iku_desktop.ui.icons import draw_icon
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.hatching import fill_hatched

LEAST_SCALE = 0.72
FIGURE_RATIO, TERMS_RATIO, ENDS_RATIO = 2.3, 1.0, 0.88


@dataclass(frozen=True, slots=True)
class Reading:
    """What a gauge shows: percent values (None: there is none), its words, and why a value is missing."""

    actual: Fraction | None = None
    attainable: Fraction | None = None
    target: Fraction | None = None
    value: str = ""
    terms: str = ""
    missing: str = ""


class Gauge(QAbstractButton):
    """Draws a reading; a click, Enter or Space asks for its explanation (`clicked`)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._reading = Reading()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def show_reading(self, reading: Reading, spoken: str) -> None:
        """Show another reading; `spoken` says all of it to a screen reader."""
        self._reading = reading
        self.setAccessibleName(spoken)
        self.setToolTip(t("home.explain"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The drawing at its own size, grown with the font."""
        return self._size(1.0)

    def minimumSizeHint(self) -> QSize:
        """As small as its words can still be read inside the ring."""
        return self._size(LEAST_SCALE)

    def _size(self, scale: float) -> QSize:
        reach = ring.extent(self._reading.target)
        wide, high = reach.left + reach.right, reach.above + reach.below
        return QSize(self._theme.px(scale * wide), self._theme.px(scale * high))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks like the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ring, marks and words around the middle of the widget."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reach = ring.extent(self._reading.target)
        wide, high = reach.left + reach.right, reach.above + reach.below
        scale = min(self.width() / wide, self.height() / high, self._theme.px(100) / 100)
        painter.translate(
            (self.width() - wide * scale) / 2 + reach.left * scale,
            (self.height() - high * scale) / 2 + reach.above * scale,
        )
        self._draw_ring(painter, scale)
        if self._reading.target is not None:
            self._draw_target(painter, scale, self._reading.target)
        self._draw_ends(painter, scale)
        if self._reading.actual is None:
            self._draw_missing(painter, scale)
        else:
            self._draw_figure(painter, scale)
        painter.resetTransform()
        if self.hasFocus():
            painter.setPen(QPen(self._color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _color(self, token: str) -> QColor:
        return QColor(self._theme.color(token))

    def _draw_ring(self, painter: QPainter, scale: float) -> None:
        parts = ring.arcs(self._reading.actual, self._reading.attainable)
        if parts.lost:
            track = _band(parts.lost, ring.MIDDLE - ring.TRACK / 2, ring.MIDDLE + ring.TRACK / 2)
            painter.fillPath(_scaled(track, scale), self._color("line2"))
        if parts.attainable:
            shape = _scaled(_band(parts.attainable, ring.INNER, ring.OUTER), scale)
            fill_hatched(painter, shape, self._theme, scale)
        if parts.reached:
            shape = _scaled(_band(parts.reached, ring.INNER, ring.OUTER), scale)
            painter.fillPath(shape, self._color("accent"))

    def _draw_target(self, painter: QPainter, scale: float, target: Fraction) -> None:
        inner, outer = (_point(each, scale) for each in ring.target_mark(target))
        flat = Qt.PenCapStyle.FlatCap
        gap = (ring.MARK + ring.MARK_GAP) * scale
        for token, width in (("surface", gap), ("text", ring.MARK * scale)):
            painter.setPen(
                QPen(
                    self._color(token),
                    width,
                    Qt.PenStyle.SolidLine,
                    flat,
                    Qt.PenJoinStyle.MiterJoin,
                )
            )
            painter.drawLine(inner, outer)
        painter.setFont(self._theme.font(ENDS_RATIO, strong=True))
        self._words(painter, show_number(target), _point(ring.target_label(target), scale), "text")

    def _draw_ends(self, painter: QPainter, scale: float) -> None:
        painter.setFont(self._theme.font(ENDS_RATIO))
        for words, place in ring.end_numbers(self._reading.target):
            self._words(painter, words, _point(place, scale), "text3")

    def _draw_figure(self, painter: QPainter, scale: float) -> None:
        room = 2 * (ring.INNER - 5) * scale
        font = self._theme.font(FIGURE_RATIO)
        wide = QFontMetricsF(font).horizontalAdvance(self._reading.value)
        if wide > room:
            font = self._theme.font(FIGURE_RATIO * room / wide)
        painter.setFont(font)
        self._words(painter, self._reading.value, QPointF(0, -11 * scale), "text")
        self._draw_small(painter, self._reading.terms, QPointF(0, 18 * scale), room)

    def _draw_missing(self, painter: QPainter, scale: float) -> None:
        side = 26 * scale
        box = QRectF(-side / 2, -side - 14 * scale, side, side)
        draw_icon(painter, "circle-dashed", "wait", self._theme, box)
        room = 2 * (ring.INNER - 6) * scale
        painter.setFont(self._theme.font(0.96, strong=True))
        self._words(painter, t("home.missing"), QPointF(0, 4 * scale), "wait")
        self._draw_small(painter, self._reading.missing, QPointF(0, 24 * scale), room)

    def _draw_small(self, painter: QPainter, words: str, middle: QPointF, room: float) -> None:
        font = self._theme.font(TERMS_RATIO)
        wide = QFontMetricsF(font).horizontalAdvance(words)
        if wide > room:
            font = self._theme.font(max(0.72, 0.96 * TERMS_RATIO * room / wide))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._words(painter, shown, middle, "text2")

    def _words(self, painter: QPainter, words: str, middle: QPointF, token: str) -> None:
        painter.setPen(self._color(token))
        box = QRectF(0, 0, 400, 100)
        box.moveCenter(middle)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _point(place: ring.Point, scale: float) -> QPointF:
    return QPointF(place[0] * scale, -place[1] * scale)


def _band(arc: ring.Arc, inner: float, outer: float) -> QPainterPath:
    path = QPainterPath()
    path.arcMoveTo(_around(outer), arc.start)
    path.arcTo(_around(outer), arc.start, arc.sweep)
    path.arcTo(_around(inner), arc.start + arc.sweep, -arc.sweep)
    path.closeSubpath()
    return path


def _around(radius: float) -> QRectF:
    return QRectF(-radius, -radius, 2 * radius, 2 * radius)


def _scaled(path: QPainterPath, scale: float) -> QPainterPath:
    return QTransform.fromScale(scale, scale).map(path)
