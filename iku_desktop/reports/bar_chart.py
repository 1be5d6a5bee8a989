"""Bars with target marks on paper: a course of quarters or years, readable in grey."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from iku_desktop.presentation.trend import Trend, TrendBar
from iku_desktop.reports.flow import Block
from iku_desktop.reports.fonts import font, width
from iku_desktop.reports.gauge import SCALE, SOLID, draw_hatched
from iku_desktop.reports.paper import MM
from iku_desktop.reports.text import Align, Style, Text

PLOT_HIGH = 32 * MM
# Above the plot a full bar's number, below it two lines of labels.
ABOVE, BELOW = 5 * MM, 8.5 * MM
AXIS_WIDE = 9 * MM
BAR_WIDE, MARK_WIDE, OF_STEP = 10 * MM, 15 * MM, 0.62
NUMBER, LABEL, TARGET = 7.5, 7.5, 6.5
AXIS_GREY, GRID_GREY = 0.35, 0.75
MARK, MARK_EDGE = 1.6, 3.2
NEAR = 3.6 * MM


@dataclass(frozen=True, slots=True)
class BarChart:
    """A chart of bars as the content of a cell."""

    trend: Trend
    before: float = 0.0

    def lay(self, room: float) -> "BarChartBlock":
        """The chart over the whole room."""
        return BarChartBlock(self.trend, room, self.before)


class BarChartBlock(Block):
    """A laid out chart; never cut."""

    def __init__(self, trend: Trend, room: float, before: float) -> None:
        self._trend, self._room = trend, room
        self._step = (room - AXIS_WIDE) / max(len(trend.bars), 1)
        super().__init__(ABOVE + PLOT_HIGH + BELOW, before=before)

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw the axis, then each bar with its mark and words."""
        canvas.saveState()
        canvas.translate(left + AXIS_WIDE, top - ABOVE - PLOT_HIGH)
        self._draw_axis(canvas)
        for at, bar in enumerate(self._trend.bars):
            self._draw_bar(canvas, self._step * (at + 0.5), bar)
        canvas.restoreState()

    def _draw_axis(self, canvas: Canvas) -> None:
        canvas.setLineWidth(0.4)
        for at, words in enumerate(self._trend.axis):
            y = PLOT_HIGH * at / 2
            canvas.setStrokeGray(AXIS_GREY if at == 0 else GRID_GREY)
            canvas.line(0, y, self._room - AXIS_WIDE, y)
            style = Style(TARGET, TARGET * 1.2, align=Align.RIGHT)
            block = Text(words, style).lay(AXIS_WIDE - 1.2 * MM)
            block.draw(canvas, -AXIS_WIDE, y + block.height / 2, 0.0, block.height)

    def _draw_bar(self, canvas: Canvas, middle: float, bar: TrendBar) -> None:
        high = PLOT_HIGH * (bar.height or 0.0)
        if bar.height is not None:
            self._draw_box(canvas, middle, high, running=bar.running)
        number_at = high
        if bar.mark is not None:
            mark = PLOT_HIGH * bar.mark
            self._draw_mark(canvas, middle, mark)
            if -MARK <= mark - high <= NEAR:
                # The number would stand on the mark.
                number_at = mark
        self._words(canvas, bar.value, middle, number_at + 1.2 * MM + NUMBER, NUMBER, bold=True)
        self._words(canvas, bar.label, middle, -1.0 * MM, LABEL, bold=False)
        self._words(canvas, bar.target, middle, -4.6 * MM, TARGET, bold=False)

    def _draw_box(self, canvas: Canvas, middle: float, high: float, *, running: bool) -> None:
        wide = min(BAR_WIDE, self._step * OF_STEP)
        canvas.saveState()
        canvas.translate(middle, high / 2)
        shape = canvas.beginPath()
        shape.rect(-wide / 2, -high / 2, wide, high)
        if running:
            draw_hatched(canvas, shape, SCALE)
        else:
            canvas.setFillGray(SOLID)
            canvas.drawPath(shape, stroke=0, fill=1)
        canvas.restoreState()

    def _draw_mark(self, canvas: Canvas, middle: float, y: float) -> None:
        wide = min(MARK_WIDE, self._step * 0.85)
        for grey, thick in ((1.0, MARK_EDGE), (0.0, MARK)):
            canvas.setStrokeGray(grey)
            canvas.setLineWidth(thick)
            canvas.line(middle - wide / 2, y, middle + wide / 2, y)

    def _words(
        self, canvas: Canvas, words: str, middle: float, top: float, size: float, *, bold: bool
    ) -> None:
        """Words centred under a height, never wider than their bar's share of the room."""
        if not words:
            return
        room = self._step * 0.96
        fitted = min(size, size * room / max(width(words, font(bold), size), 0.1))
        style = Style(fitted, fitted * 1.15, bold=bold, align=Align.CENTRE)
        block = Text(words, style).lay(room + 1)
        if bold:
            # No line of the axis runs through a number.
            canvas.setFillGray(1)
            wide = block.widest
            canvas.rect(middle - wide / 2, top - block.height, wide, block.height, 0, 1)
        block.draw(canvas, middle - (room + 1) / 2, top, 0.0, block.height)
