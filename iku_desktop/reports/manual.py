"""The printable manual: cover, contents with page numbers and links, and every topic of the help."""

import io
from collections.abc import Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas

from iku_desktop.paths import RESOURCES
from iku_desktop.presentation.help_library import Library
from iku_desktop.presentation.texts import t
from iku_desktop.reports.document import draw_pieces, finish, paper_language
from iku_desktop.reports.flow import Block, Hold, Piece, paginate
from iku_desktop.reports.fonts import font, width
from iku_desktop.reports.manual_blocks import CHAPTER, Anchor, topic_blocks
from iku_desktop.reports.paper import MM, PageFrame, Paper
from iku_desktop.reports.text import Align, Style, Text, TextBlock

TOP_MM = 18.0
COVER_TITLE = Style(30, 36, bold=True, align=Align.CENTRE)
COVER_LINE = Style(13, 18, align=Align.CENTRE, grey=0.2)
ENTRY, CHAPTER_ENTRY = Style(9.5, 14), Style(10, 15, bold=True)
FOOTER = Style(7.5, 9, grey=0.3)
NUMBER_ROOM, INDENT = 12 * MM, 5 * MM
ICON = 34 * MM
FOOTER_AT = 11 * MM
COVER_PAGES = 1

Pages = list[list[Piece]]


class Entry(TextBlock):
    """A line of the contents: title, dots, page number, and the link over it."""

    def __init__(
        self, anchor: Anchor, words: str, page: int, is_chapter: bool, room: float
    ) -> None:
        style = CHAPTER_ENTRY if is_chapter else ENTRY
        indent = 0.0 if is_chapter else INDENT
        before = 2 * MM if is_chapter else 0.0
        super().__init__(Text(words, style, indent, before=before), room - NUMBER_ROOM)
        self.holds_next = Hold.TOGETHER if is_chapter else Hold.FREE
        self._place, self._page, self._wide, self._style = anchor.name, page, room, style
        self._indent = indent

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw the line and the link over it."""
        super().draw(canvas, left, top, start, end)
        number = str(self._page)
        face, size = font(self._style.bold), self._style.size
        y = top - self.height + 4
        right = left + self._wide
        canvas.setFont(face, size)
        canvas.drawRightString(right, y, number)
        begin, stop = left + self._indent + self.widest + 2 * MM, right - width(number, face, size)
        canvas.setDash(0.6, 2.4)
        canvas.setStrokeGray(0.5)
        canvas.setLineWidth(0.6)
        canvas.line(begin, y, max(stop - 2 * MM, begin), y)
        canvas.setDash()
        area = (left, top - self.height, right, top)
        canvas.linkRect("", self._place, area, relative=0, thickness=0)


def render(library: Library, version: str, paper: Paper) -> bytes:
    """The PDF of the topics; the same topics, pictures and version give the same bytes."""
    frame = PageFrame.of(paper, TOP_MM)
    body: Pages = []
    for at, (name, topics) in enumerate(library.chapters):
        blocks: list[Block] = [Anchor(name, f"bab-{at}", CHAPTER, 0, frame.text_width)]
        for topic in topics:
            blocks.extend(topic_blocks(topic, frame.text_width))
        body.extend(paginate(blocks, frame.room))
    titles = {f"bab-{at}": name for at, (name, _) in enumerate(library.chapters)}
    titles |= {topic.key: topic.title for topic in library.topics}
    # The contents are as long whatever the numbers in it are, so they are counted with any.
    count = len(paginate(list(_contents(body, titles, 0, frame.text_width)), frame.room))
    contents = list(_contents(body, titles, COVER_PAGES + count, frame.text_width))
    return _drawn(frame, [*paginate(contents, frame.room), *body], version)


def _contents(body: Pages, titles: dict[str, str], before: int, room: float) -> Iterator[Block]:
    yield Text(t("help.manual.contents"), CHAPTER, keeps_next=True).lay(room)
    for number, pieces in enumerate(body, start=before + 1):
        for piece in pieces:
            anchor = piece.block
            if isinstance(anchor, Anchor):
                is_chapter = anchor.name.startswith("bab-")
                yield Entry(anchor, titles[anchor.name], number, is_chapter, room)


def _drawn(frame: PageFrame, pages: Sequence[Sequence[Piece]], version: str) -> bytes:
    data = io.BytesIO()
    size = (frame.width, frame.height)
    canvas = Canvas(
        data, size, pageCompression=1, invariant=1, initialFontName=font(), lang=paper_language()
    )
    title = t("help.manual.name")
    canvas.setTitle(title)
    canvas.setSubject(t("help.manual.version", version=version))
    canvas.setCreator(t("report.creator"))
    _cover(canvas, frame, version)
    words = t("help.manual.footer", title=title, version=version)
    count = len(pages) + COVER_PAGES
    for number, pieces in enumerate(pages, start=COVER_PAGES + 1):
        draw_pieces(canvas, frame, pieces)
        _footer(canvas, frame, words, t("help.manual.page", page=number, count=count))
        canvas.showPage()
    finish(canvas)
    return data.getvalue()


def _cover(canvas: Canvas, frame: PageFrame, version: str) -> None:
    top = frame.height * 0.72
    icon = str(RESOURCES / "icons" / "program.png")
    left = (frame.width - ICON) / 2
    canvas.drawImage(icon, left, top, ICON, ICON, mask="auto")
    top -= 14 * MM
    lines = (
        (t("help.manual.name"), COVER_TITLE),
        (t("help.manual.about"), COVER_LINE),
        (t("help.manual.version", version=version), COVER_LINE),
    )
    for words, style in lines:
        block = Text(words, style).lay(frame.text_width)
        # Centred on the paper, not between the margins, of which the left one is wider.
        block.draw(canvas, (frame.width - frame.text_width) / 2, top, 0.0, block.height)
        top -= block.height + 3 * MM
    canvas.showPage()


def _footer(canvas: Canvas, frame: PageFrame, words: str, page: str) -> None:
    right = frame.width - frame.right
    canvas.setStrokeGray(0.6)
    canvas.setLineWidth(0.4)
    canvas.line(frame.left, FOOTER_AT + 4 * MM, right, FOOTER_AT + 4 * MM)
    canvas.setFillGray(FOOTER.grey)
    canvas.setFont(font(), FOOTER.size)
    canvas.drawString(frame.left, FOOTER_AT, words)
    canvas.drawRightString(right, FOOTER_AT, page)
