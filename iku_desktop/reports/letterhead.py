"""The letterhead: coat of arms, the office's lines, and the double rule under them."""

import io
import struct
from functools import cached_property

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from iku_desktop.domain.office import Office
from iku_desktop.presentation.texts import t
from iku_desktop.reports.boxes import Stack
from iku_desktop.reports.flow import Block, Hold
from iku_desktop.reports.fonts import font, width
from iku_desktop.reports.paper import MM
from iku_desktop.reports.text import Align, Style, Text, blank, printable

GOVERNMENT, OFFICE, ADDRESS = 14.0, 18.0, 10.0
SMALLEST = 12.0
ARMS_WIDE, ARMS_HIGH = 20 * MM, 24 * MM
ARMS_GAP = 4 * MM
THICK, THIN, APART = 2.0, 0.5, 1 * MM
# More dots than a printer has in 20 x 24 mm only make the file large.
MOST_DOTS = 600
# What Pillow raises for bytes that are no image, or a damaged or monstrous one.
NO_IMAGE = (
    *(OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, struct.error),
    *(ZeroDivisionError, OverflowError, MemoryError, Image.DecompressionBombError),
)


def letterhead(office: Office, logo: bytes | None, room: float) -> list[Block]:
    """The blocks of the letterhead over the whole width."""
    arms = coat_of_arms(logo)
    side = ARMS_WIDE + ARMS_GAP if arms else 0.0
    lines = _Lines(office, room, side, arms)
    rule = DoubleRule(room)
    lines.holds_next = rule.holds_next = Hold.TOGETHER
    return [lines, rule]


def coat_of_arms(logo: bytes | None) -> Image.Image | None:
    """The image of the coat of arms on white, None without one or when it can't be read."""
    if not logo:
        return None
    try:
        with Image.open(io.BytesIO(logo), formats=("PNG", "JPEG")) as image:
            image.thumbnail((MOST_DOTS, MOST_DOTS))
            coloured = image.convert("RGBA")
    except NO_IMAGE:
        return None
    ground = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(ground, coloured).convert("RGB")


class _Lines(Stack):
    """The office's lines centred on the whole width, the coat of arms at the left margin."""

    def __init__(self, office: Office, room: float, side: float, arms: Image.Image | None) -> None:
        self._arms = arms
        self._side = side
        inner = room - 2 * side
        super().__init__([each.lay(inner) for each in _texts(office, inner)])
        self._lower = max((ARMS_HIGH - self.height) / 2, 0.0) if arms else 0.0
        self.height += 2 * self._lower

    @cached_property
    def _reader(self) -> ImageReader:
        return ImageReader(self._arms)

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw the lines beside the coat of arms."""
        if self._arms and start == 0:
            wide, high = self._arms.size
            scale = min(ARMS_WIDE / wide, ARMS_HIGH / high)
            x = left + (ARMS_WIDE - wide * scale) / 2
            y = top - ARMS_HIGH + (ARMS_HIGH - high * scale) / 2
            canvas.drawImage(self._reader, x, y, wide * scale, high * scale)
        super().draw(canvas, left + self._side, top - self._lower, start, end)


def _texts(office: Office, room: float) -> list[Text]:
    """The lines; a long name shrinks with its neighbour to fit one line, not below 12 pt."""
    names = (
        (blank(office.government_line, 12), GOVERNMENT, False),
        (blank(office.office_line, 12), OFFICE, True),
    )
    shrink = min(
        1.0,
        *(room / max(width(printable(words), font(bold), size), 1) for words, size, bold in names),
    )
    texts = []
    for words, size, bold in names:
        fitted = max(size * shrink * 0.999 if shrink < 1 else size, SMALLEST)
        style = Style(fitted, fitted * 1.2, bold=bold, align=Align.CENTRE)
        texts.append(Text(words, style))
    small = Style(ADDRESS, 12, align=Align.CENTRE)
    lines = [blank(office.address, 16), blank(office.postal_line)]
    if office.email:
        lines.insert(1, t("report.letterhead.email", email=office.email))
    return texts + [Text(words, small, before=2 if not at else 0) for at, words in enumerate(lines)]


class DoubleRule(Block):
    """A thick line and a thin one over the whole width."""

    def __init__(self, room: float) -> None:
        self._room = room
        super().__init__(THICK + APART + THIN, before=1.5 * MM)

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw both lines."""
        canvas.setStrokeGray(0)
        for thickness, y in ((THICK, THICK / 2), (THIN, THICK + APART + THIN / 2)):
            canvas.setLineWidth(thickness)
            canvas.line(left, top - y, left + self._room, top - y)
