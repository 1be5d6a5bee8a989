"""The visible block of an electronic signature as a page of its own: square code, name, NIP and time."""

import io
from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from iku_desktop.domain.identity import show_nip
from iku_desktop.domain.proof import SignatureMark
from iku_desktop.presentation.dates import show_long, show_time
from iku_desktop.presentation.texts import t
from iku_desktop.reports.fonts import font
from iku_desktop.reports.paper import MM
from iku_desktop.reports.qr_code import draw_qr
from iku_desktop.reports.signature import FREE, WIDE
from iku_desktop.reports.text import Span, Style, Text, TextBlock

QR_SIZE, GAP, EDGE = 17 * MM, 2.5 * MM, 1.2 * MM
LARGEST, SMALLEST, STEP = 8.0, 4.0, 0.25
LEADING = 1.22


def render(mark: SignatureMark) -> bytes:
    """The PDF of the block: one page as large as the room to sign."""
    data = io.BytesIO()
    canvas = Canvas(
        data, pagesize=(WIDE, FREE), pageCompression=1, invariant=1, initialFontName=font()
    )
    draw_qr(canvas, mark.qr, EDGE, (FREE - QR_SIZE) / 2, QR_SIZE)
    left = EDGE + QR_SIZE + GAP
    lines = _fitting(mark, WIDE - left - EDGE)
    top = (FREE + sum(line.height for line in lines)) / 2
    for line in lines:
        line.draw(canvas, left, top, 0.0, line.height)
        top -= line.height
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def _fitting(mark: SignatureMark, room: float) -> list[TextBlock]:
    """The lines in the largest size in which all of them fit; the longest name breaks before it is cut."""
    size = LARGEST
    while True:
        style = Style(size, size * LEADING)
        lines = [Text(words, style).lay(room) for words in _words(mark)]
        if sum(line.height for line in lines) <= FREE - 2 * EDGE or size <= SMALLEST:
            return lines
        size -= STEP


def _words(mark: SignatureMark) -> Iterator[str | Span]:
    yield t("report.mark.heading")
    yield Span(mark.name, bold=True)
    if mark.nip:
        yield t("report.nip", nip=show_nip(mark.nip))
    day, time = show_long(mark.signed_at.date()), show_time(mark.signed_at)
    yield t("report.mark.time", day=day, time=time)
    if mark.is_bsre:
        yield t("report.mark.bsre")
