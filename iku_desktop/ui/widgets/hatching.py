"""Hatching: what can still be reached or still runs is drawn with lines instead of solid."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from iku_desktop.presentation.gauge_geometry import HATCH_LINE, HATCH_STEP, OUTLINE
from iku_desktop.ui.theme import Theme


def fill_hatched(painter: QPainter, shape: QPainterPath, theme: Theme, scale: float = 1.0) -> None:
    """Fill a shape with lines at 45 degrees on the soft accent, and outline it."""
    accent, soft = QColor(theme.color("accent")), QColor(theme.color("accent_soft"))
    painter.save()
    painter.fillPath(shape, soft)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(accent, HATCH_LINE * scale))
    box = shape.boundingRect()
    apart = HATCH_STEP * scale * 2**0.5
    at = box.top() - box.width()
    while at < box.bottom() + box.width():
        start = QPointF(box.left(), at + box.width())
        painter.drawLine(start, QPointF(box.right(), at))
        at += apart
    painter.restore()
    painter.setPen(QPen(accent, OUTLINE * scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
