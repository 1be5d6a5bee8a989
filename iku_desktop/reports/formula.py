"""A formula printed as a true fraction in tall brackets, with its factor after it."""

from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from iku_desktop.reports.flow import Block
from iku_desktop.reports.paper import MM
from iku_desktop.reports.text import Align, Style, Text, TextBlock

BRACKET, HOOK = 1.0, 1.2 * MM
PAD, GAP = 0.8 * MM, 1.0 * MM
BAR = 0.7
# A fraction can't be cut; one taller than this is printed in a line instead.
TALLEST = 70 * MM
SPARE, HALVINGS = 0.1, 8


@dataclass(frozen=True, slots=True)
class Fraction:
    """Numerator over denominator in brackets, times `factor`; `flat` is the whole in one line."""

    numerator: str
    denominator: str
    factor: str
    flat: str
    style: Style

    def lay(self, room: float) -> Block:
        """The fraction as wide as its terms need, at most the room."""
        factor = Text(self.factor, self.style).lay(room)
        inner = room - factor.widest - 2 * PAD - GAP
        centred = replace(self.style, align=Align.CENTRE)
        above, below = (
            _balanced(Text(each, centred), inner) for each in (self.numerator, self.denominator)
        )
        if above.height + below.height > TALLEST:
            return Text(self.flat, self.style).lay(room)
        needed = max(above.widest, below.widest) + SPARE
        above, below = above.moved(needed), below.moved(needed)
        return FractionBlock(above, below, factor, needed)


def _balanced(text: Text, room: float) -> TextBlock:
    """The text in as few lines as the room allows, these about equally long."""
    widest = text.lay(room)
    narrow, wide = 0.0, widest.widest + SPARE
    for _ in range(HALVINGS):
        middle = (narrow + wide) / 2
        if text.lay(middle).height > widest.height:
            narrow = middle
        else:
            wide = middle
    return text.lay(wide)


class FractionBlock(Block):
    """A laid out fraction; never cut."""

    def __init__(self, above: TextBlock, below: TextBlock, factor: TextBlock, inner: float) -> None:
        self._above, self._below, self._factor, self._inner = above, below, factor, inner
        super().__init__(above.height + below.height + 3 * GAP)

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw brackets, bar and the three texts, numerator first."""
        bottom, right = top - self.height, left + self._inner + 2 * PAD
        canvas.setStrokeGray(0)
        canvas.setLineWidth(BRACKET)
        for x, hook in ((left, HOOK), (right, -HOOK)):
            bracket = canvas.beginPath()
            bracket.moveTo(x + hook, top - BRACKET / 2)
            bracket.lineTo(x, top - BRACKET / 2)
            bracket.lineTo(x, bottom + BRACKET / 2)
            bracket.lineTo(x + hook, bottom + BRACKET / 2)
            canvas.drawPath(bracket)
        x, bar = left + PAD, top - GAP / 2 - self._above.height - GAP
        self._above.draw(canvas, x, top - GAP / 2, 0.0, self._above.height)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(BAR)
        canvas.line(x, bar, x + self._inner, bar)
        self._below.draw(canvas, x, bar - GAP, 0.0, self._below.height)
        middle = top - (self.height - self._factor.height) / 2
        self._factor.draw(canvas, right + GAP, middle, 0.0, self._factor.height)
