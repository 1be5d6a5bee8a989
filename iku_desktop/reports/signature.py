"""The block an official signs in: place and date, post, room to sign, name, rank and NIP."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf

from reportlab.pdfgen.canvas import Canvas

from iku_desktop.domain.identity import show_nip
from iku_desktop.domain.office import Acting, Official, OnBehalf
from iku_desktop.domain.proof import MAIN_PLACE, SECOND_PLACE
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.texts import t
from iku_desktop.reports.boxes import Cell, Look, Row
from iku_desktop.reports.flow import Block
from iku_desktop.reports.paper import MM
from iku_desktop.reports.text import Align, Span, Style, Text, blank

WIDE = 80 * MM
FREE = 22 * MM
BLANK_NAME, BLANK_NIP, BLANK_PLACE = 20, 14, 8
LOOK = Look(pad=0.0, pad_upright=0.0, ruled=False, whole_up_to=inf)
LINE = Style(11, 13.5, align=Align.CENTRE)


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands above and below the room to sign; what is "" prints as dots.

    A letter bears place and date at its head, so not `dated` here.
    """

    place: str
    day: date | None
    post_lines: tuple[str, ...]
    name: str
    rank: str
    nip: str
    dated: bool = True


def post_lines(official: Official | None) -> tuple[str, ...]:
    """The lines of a post: a.n. and u.b. on lines of their own, Plt. or Plh. before it."""
    if official is None:
        return ("",)
    post = official.post
    if official.acting is not Acting.FULL and post:
        post = t(f"report.acting.{official.acting.value}", post=post)
    above = t("report.on_behalf.an", post=blank(official.on_behalf_of))
    if official.on_behalf is OnBehalf.AN:
        return (above, post)
    if official.on_behalf is OnBehalf.UB:
        return (above, t("report.on_behalf.ub"), post)
    return (post,)


def signature(signed: Signature, room: float, before: float = 8 * MM) -> Block:
    """The block at the right margin, never cut unless it alone is longer than a page."""
    place = t("report.place_and_day", place=blank(signed.place, BLANK_PLACE), day=_day(signed.day))
    nip = t("report.nip", nip=blank(show_nip(signed.nip), BLANK_NIP))
    lines = [*([Text(place, LINE)] if signed.dated else []), *_bold(signed.post_lines)]
    below = [
        Text(Span(blank(signed.name, BLANK_NAME), underlined=bool(signed.name)), BOLD, before=FREE),
        *([Text(signed.rank, LINE)] if signed.rank else []),
        Text(nip, LINE),
    ]
    block = _SignatureRow((Cell(), Cell(tuple(lines + below))), (room - WIDE, WIDE), LOOK)
    block.above = sum(line.lay(WIDE).height + line.before for line in lines)
    block.reach = room - WIDE
    block.before = before
    return block


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


BOLD = replace(LINE, bold=True)


def _bold(lines: Sequence[str]) -> list[Text]:
    return [Text(blank(line, BLANK_NIP), BOLD) for line in lines]


def _day(day: date | None) -> str:
    return blank(show_long(day), BLANK_PLACE)
