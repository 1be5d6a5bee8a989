"""A document: pages with footer, check code and watermark around blocks, as PDF bytes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.pdfbase.pdfdoc import PDFDictionary
from reportlab.pdfgen.canvas import Canvas

from iku_desktop.presentation.language import Language, spoken
from iku_desktop.presentation.texts import t
from iku_desktop.reports.flow import Block, Piece, paginate
from iku_desktop.reports.fonts import font, width
from iku_desktop.reports.paper import MM, PageFrame
from iku_desktop.reports.qr_code import draw_qr
from iku_desktop.reports.text import Align, Style, Text, TextBlock, kept, printable

FOOTER = Style(7.5, 9, grey=0.15)
LEAST_FOOTER = 4.0
HAIRLINE = 0.4
QR_SIZE, QR_BOTTOM = 12 * MM, 5.5 * MM
RULE_BOTTOM, QR_GAP = 14.5 * MM, 3 * MM
PAGE_NUMBER = 36 * MM
WATERMARK_GREY, WATERMARK_SIZE, WATERMARK_TURN = 0.93, 120.0, 30
PDF_LANGUAGES = {Language.INDONESIAN: "id-ID", Language.ENGLISH: "en-GB"}


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every page says of its document: office, title, state ("" without), check code, watermark.

    `qr` is what the square code holds.
    """

    office: str
    title: str
    state: str
    code: str
    qr: str
    watermark: str = ""

    @property
    def line(self) -> str:
        """The footer's words."""
        code = kept(t("report.footer.code", code=self.code))
        parts = (self.office, self.title, self.state, code)
        return t("report.footer.between").join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks on pages of their own, numbered from 1; `title` names them in footer and bookmarks."""

    title: str
    blocks: Sequence[Block]


def make_pdf(frame: PageFrame, blocks: Sequence[Block], imprint: Imprint) -> bytes:
    """The PDF of the blocks; the last of them, the signature, never stands alone on a page."""
    return make_bundle(frame, [Part(imprint.title, blocks)], imprint)


def make_bundle(frame: PageFrame, parts: Sequence[Part], imprint: Imprint) -> bytes:
    """The PDF of several papers, one after the other; each can be handed out alone."""
    data = io.BytesIO()
    canvas = new_canvas(data, frame, imprint)
    for at, part in enumerate(parts):
        if len(parts) > 1:
            canvas.bookmarkPage(f"part-{at}")
            canvas.addOutlineEntry(printable(part.title), f"part-{at}")
        own = replace(imprint, title=part.title)
        draw_pages(canvas, frame, paginate(part.blocks, frame.room), own)
    finish(canvas)
    return data.getvalue()


def new_canvas(data: io.BytesIO, frame: PageFrame, imprint: Imprint) -> Canvas:
    """A PDF to be drawn into `data`, which says of itself what its imprint says."""
    canvas = Canvas(
        data,
        pagesize=(frame.width, frame.height),
        pageCompression=1,
        invariant=1,
        initialFontName=font(),
        lang=paper_language(),
    )
    canvas.setTitle(printable(imprint.title))
    canvas.setAuthor(printable(imprint.office))
    canvas.setSubject(printable(imprint.state or imprint.title))
    canvas.setKeywords(imprint.code)
    canvas.setCreator(t("report.creator"))
    return canvas


def paper_language() -> str:
    """The language that is spoken, as a PDF names it for those who have it read aloud."""
    return PDF_LANGUAGES[spoken()]


def finish(canvas: Canvas) -> None:
    """Write the PDF with the places that blocks have named; ReportLab knows these for its own links only."""
    places = dict(canvas._destinations)
    if places:
        canvas._doc.Catalog.Dests = PDFDictionary(places)
    canvas.save()


def draw_pages(
    canvas: Canvas,
    frame: PageFrame,
    pages: Sequence[Sequence[Piece]],
    imprint: Imprint,
    first: int = 1,
    count: int = 0,
) -> None:
    """Draw pages with watermark and footer, numbered from `first` of `count` (by default these alone)."""
    for number, pieces in enumerate(pages, start=first):
        words = t("report.footer.page", page=number, count=count or len(pages))
        _draw_watermark(canvas, frame, imprint.watermark)
        draw_pieces(canvas, frame, pieces)
        _draw_footer(canvas, frame, imprint, words)
        canvas.showPage()


def draw_pieces(canvas: Canvas, frame: PageFrame, pieces: Sequence[Piece]) -> None:
    """Draw the parts of blocks that one page has."""
    for piece in pieces:
        top = frame.height - frame.top - piece.top
        piece.block.draw(canvas, frame.left, top, piece.start, piece.end)


def _draw_footer(canvas: Canvas, frame: PageFrame, imprint: Imprint, page: str) -> None:
    right = frame.width - frame.right
    draw_qr(canvas, imprint.qr, right - QR_SIZE, QR_BOTTOM, QR_SIZE)
    end = right - QR_SIZE - QR_GAP
    canvas.setStrokeGray(0)
    canvas.setLineWidth(HAIRLINE)
    canvas.line(frame.left, RULE_BOTTOM, end, RULE_BOTTOM)
    top = RULE_BOTTOM - 1 * MM
    line = _footer_line(imprint, end - frame.left - PAGE_NUMBER)
    line.draw(canvas, frame.left, top, 0.0, line.height)
    at_right = Style(FOOTER.size, FOOTER.leading, align=Align.RIGHT, grey=FOOTER.grey)
    number = Text(page, at_right).lay(PAGE_NUMBER)
    number.draw(canvas, end - PAGE_NUMBER, top, 0.0, number.height)


def _footer_line(imprint: Imprint, room: float) -> TextBlock:
    """The footer's words in at most two lines' height, smaller where names are very long."""
    size = FOOTER.size
    while True:
        line = Text(imprint.line, replace(FOOTER, size=size, leading=size * 1.2)).lay(room)
        if line.height <= 2 * FOOTER.leading or size <= LEAST_FOOTER:
            return line
        size -= 0.5


def _draw_watermark(canvas: Canvas, frame: PageFrame, words: str) -> None:
    """A light word across the page, under everything else."""
    if not words:
        return
    face = font(bold=True)
    size = min(
        WATERMARK_SIZE, WATERMARK_SIZE * 0.75 * frame.width / width(words, face, WATERMARK_SIZE)
    )
    canvas.saveState()
    canvas.translate(frame.width / 2, frame.height / 2)
    canvas.rotate(WATERMARK_TURN)
    canvas.setFillGray(WATERMARK_GREY)
    canvas.setFont(face, size)
    canvas.drawCentredString(0, -size / 3, words)
    canvas.restoreState()
