"""The gauge on paper: the geometry of presentation/gauge_geometry.py drawn in grey."""

from dataclasses import dataclass
from fractions import Fraction

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from iku_desktop.presentation import gauge_geometry as ring
from iku_desktop.presentation.numbers import show_number
from iku_desktop.reports.flow import Block
from iku_desktop.reports.fonts import font, width
from iku_desktop.reports.paper import MM
from iku_desktop.reports.text import Align, Style, Text

WIDE = 45 * MM
# The ring with a number on either side, in the ring's own units.
REACH = ring.LABEL_RADIUS + ring.NUMBER_WIDE
SCALE = WIDE / (2 * REACH)
# A number may stand above the ring; without one the room stays, so that gauges stand level.
ABOVE = (ring.LABEL_RADIUS + ring.NUMBER_HIGH) * SCALE
BELOW = ring.extent(None).below * SCALE
SOLID, HATCH, TRACK = 0.25, 0.2, 0.82
FIGURE, TERMS, NUMBERS = 13.0, 6.8, 6.5


@dataclass(frozen=True, slots=True)
class GaugePicture:
    """What a gauge shows: percent values (None: there is none), its figure and the words under it."""

    actual: Fraction | None
    attainable: Fraction | None
    target: Fraction | None
    value: str
    terms: str

    def lay(self, room: float) -> "GaugeBlock":
        """The gauge in the middle of the room."""
        return GaugeBlock(self, room)


class GaugeBlock(Block):
    """A laid out gauge; never cut."""

    def __init__(self, picture: GaugePicture, room: float) -> None:
        self._picture, self._room = picture, room
        super().__init__(ABOVE + BELOW)

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw ring, figure, target mark and end numbers around its centre."""
        canvas.saveState()
        canvas.translate(left + self._room / 2, top - ABOVE)
        _draw_ring(canvas, self._picture)
        self._draw_figure(canvas)
        if self._picture.target is not None:
            _draw_target(canvas, self._picture.target)
        for words, place in ring.end_numbers(self._picture.target):
            _number(canvas, words, place, bold=False)
        canvas.restoreState()

    def _draw_figure(self, canvas: Canvas) -> None:
        room = 2 * (ring.INNER - 6) * SCALE
        size = min(FIGURE, FIGURE * room / width(self._picture.value, font(bold=True), FIGURE))
        figure = Style(size, size * 1.2, bold=True, align=Align.CENTRE)
        terms = Style(TERMS, TERMS * 1.15, align=Align.CENTRE)
        top = 3.0
        for words, style in ((self._picture.value, figure), (self._picture.terms, terms)):
            block = Text(words, style).lay(room)
            if style is figure:
                top += block.height / 2
            block.draw(canvas, -room / 2, top, 0.0, block.height)
            top -= block.height


def _draw_ring(canvas: Canvas, picture: GaugePicture) -> None:
    parts = ring.arcs(picture.actual, picture.attainable)
    if parts.lost:
        track = _band(
            canvas, parts.lost, ring.MIDDLE - ring.TRACK / 2, ring.MIDDLE + ring.TRACK / 2
        )
        canvas.setFillGray(TRACK)
        canvas.drawPath(track, stroke=0, fill=1)
    if parts.attainable:
        draw_hatched(canvas, _band(canvas, parts.attainable, ring.INNER, ring.OUTER), SCALE)
    if parts.reached:
        canvas.setFillGray(SOLID)
        canvas.drawPath(_band(canvas, parts.reached, ring.INNER, ring.OUTER), stroke=0, fill=1)


def draw_hatched(canvas: Canvas, shape: PDFPathObject, scale: float) -> None:
    """Fill a shape around the origin with lines at 45 degrees, and outline it."""
    canvas.saveState()
    canvas.clipPath(shape, stroke=0, fill=0)
    canvas.setStrokeGray(HATCH)
    canvas.setLineWidth(ring.HATCH_LINE * scale)
    canvas.lines(
        [(x1 * scale, y1 * scale, x2 * scale, y2 * scale) for (x1, y1), (x2, y2) in ring.hatching()]
    )
    canvas.restoreState()
    canvas.setStrokeGray(HATCH)
    canvas.setLineWidth(ring.OUTLINE * scale)
    canvas.drawPath(shape, stroke=1, fill=0)


def _band(canvas: Canvas, arc: ring.Arc, inner: float, outer: float) -> PDFPathObject:
    """A part of the ring between two radii, as a closed shape."""
    near, far = inner * SCALE, outer * SCALE
    shape = canvas.beginPath()
    shape.arc(-far, -far, far, far, arc.start, arc.sweep)
    shape.arcTo(-near, -near, near, near, arc.start + arc.sweep, -arc.sweep)
    shape.close()
    return shape


def _draw_target(canvas: Canvas, target: Fraction) -> None:
    (x1, y1), (x2, y2) = ring.target_mark(target)
    for grey, wide in ((1.0, ring.MARK + ring.MARK_GAP), (0.0, ring.MARK)):
        canvas.setStrokeGray(grey)
        canvas.setLineWidth(wide * SCALE)
        canvas.line(x1 * SCALE, y1 * SCALE, x2 * SCALE, y2 * SCALE)
    _number(canvas, show_number(target), ring.target_label(target), bold=True)


def _number(canvas: Canvas, words: str, place: ring.Point, bold: bool) -> None:
    style = Style(NUMBERS, NUMBERS, bold=bold, align=Align.CENTRE)
    block = Text(words, style).lay(10 * MM)
    block.draw(
        canvas,
        place[0] * SCALE - 5 * MM,
        place[1] * SCALE + block.height / 2,
        0.0,
        block.height,
    )


@dataclass(frozen=True, slots=True)
class Swatch:
    """The sign of a line in a legend: solid, hatched, a gauge's or a chart's target, or none."""

    kind: str
    size: float

    def lay(self, room: float) -> "SwatchBlock":
        """The sign in a square of its size."""
        return SwatchBlock(self, room)


class SwatchBlock(Block):
    """A laid out sign."""

    def __init__(self, swatch: Swatch, room: float) -> None:
        self._swatch, self._room = swatch, room
        super().__init__(swatch.size)

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw the sign in the middle of its room."""
        wide, high = 3.2 * MM, 2.0 * MM
        canvas.saveState()
        canvas.translate(left + self._room / 2, top - self.height / 2)
        shape = canvas.beginPath()
        shape.rect(-wide / 2, -high / 2, wide, high)
        if self._swatch.kind == "actual":
            canvas.setFillGray(SOLID)
            canvas.drawPath(shape, stroke=0, fill=1)
        elif self._swatch.kind == "attainable":
            draw_hatched(canvas, shape, SCALE)
        elif self._swatch.kind == "mark":
            canvas.setStrokeGray(0)
            canvas.setLineWidth(1.6)
            canvas.line(-wide / 2, 0, wide / 2, 0)
        elif self._swatch.kind == "target":
            canvas.setStrokeGray(0)
            canvas.setLineWidth(1.2)
            canvas.line(0, -high / 2, 0, high / 2)
        canvas.restoreState()
