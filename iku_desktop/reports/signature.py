"""The block an official signs in: place and date, post, room to sign, name, rank and NIP."""

from dataclasses import replace
from math import inf

from reportlab.pdfgen.canvas import Canvas

from iku_desktop.domain.proof import MAIN_PLACE, SECOND_PLACE
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.signature_words import Signature
from iku_desktop.reports.boxes import Cell, Look, Row
from iku_desktop.reports.flow import Block
from iku_desktop.reports.paper import MM
from iku_desktop.reports.text import Align, Span, Style, Text, kept

WIDE = 80 * MM
FREE = 22 * MM
LOOK = Look(pad=0.0, pad_upright=0.0, ruled=False, whole_up_to=inf)
LINE = Style(11, 13.5, align=Align.CENTRE)
BOLD = replace(LINE, bold=True)


def signature(signed: Signature, room: float, before: float = 8 * MM) -> Block:
    """The block at the right margin, never cut unless it alone is longer than a page."""
    above = [Text(_place_and_day(signed), LINE)] if signed.place_and_day else []
    lines = [*above, *(Text(line, BOLD) for line in signed.post)]
    name = Span(signed.name_line, underlined=bool(signed.name))
    below = [
        Text(name, BOLD, before=FREE),
        *([Text(signed.rank, LINE)] if signed.rank else []),
        Text(signed.nip_line, LINE),
    ]
    block = _SignatureRow((Cell(), Cell(tuple(lines + below))), (room - WIDE, WIDE), LOOK)
    block.above = sum(line.lay(WIDE).height + line.before for line in lines)
    block.reach = room - WIDE
    block.before = before
    return block


def _place_and_day(signed: Signature) -> str:
    """Place and day, the day unbroken where the place is long."""
    day = show_long(signed.day)
    return signed.place_and_day.replace(day, kept(day)) if day else signed.place_and_day


class _SignatureRow(Row):
    """The block, which tells the PDF by name where it is signed.

    `above` is what stands over the room to sign, `reach` how far from the left margin it begins.
    """

    above = 0.0
    reach = 0.0

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw the block and name the places of a first and a second signature beside each other."""
        super().draw(canvas, left, top, start, end)
        if start == 0:
            for place, x in ((MAIN_PLACE, left + self.reach), (SECOND_PLACE, left)):
                canvas.bookmarkPage(place, fit="XYZ", left=x, top=top - self.above)
