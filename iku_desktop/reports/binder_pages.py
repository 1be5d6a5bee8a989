"""The pages of the evidence binder: front matter, a page for every leaf with its stamp, bookmarks."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from iku_desktop.domain.binder_models import EvidenceBinder
from iku_desktop.presentation.texts import t
from iku_desktop.reports.binder_front import Bound, cover, index, kind_of, subject_of, titled
from iku_desktop.reports.check_code import check_code
from iku_desktop.reports.document import Imprint, draw_pages, draw_pieces, finish, new_canvas
from iku_desktop.reports.evidence_leaves import Leaf, Matrix
from iku_desktop.reports.flow import Block, paginate
from iku_desktop.reports.fonts import font, width
from iku_desktop.reports.headline import state_words
from iku_desktop.reports.paper import LONG_AND_SHORT, MM, PageFrame, Paper
from iku_desktop.reports.styles import BODY, HEADING
from iku_desktop.reports.text import Span, Text, printable

TOP_MM = 15.0
COVER, INDEX = "sampul", "daftar-bukti"
# Printers leave out a strip at the edge; what is bound keeps clear of it, and of the stamp above.
EDGE, ABOVE = 5 * MM, 12.5 * MM
STAMP_TOP, STAMP_HIGH, STAMP_PAD = 5 * MM, 6 * MM, 1.6 * MM
STAMP_SIZE, SMALL_SIZE, STAMP_LINE = 10.5, 7.5, 0.4
LABEL_AT, TEXT_AT = 34 * MM, 37 * MM
# The page of a file that can't be bound is one page, however long its activity was described.
MOST_LETTERS = 600
REASON = replace(BODY, size=11, leading=14)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The binder without what its leaves show; the first of them belongs on `first_page` (from 0)."""

    data: bytes
    first_page: int


def sides(leaf: Leaf | None, paper: Paper) -> tuple[float, float]:
    """Width and height of the sheet: upright unless the leaf is wider than high."""
    long, short = LONG_AND_SHORT[paper.value.partition("_")[0]]
    across = leaf is not None and leaf.width > leaf.height
    return (long, short) if across else (short, long)


def matrix_of(leaf: Leaf, paper: Paper) -> Matrix:
    """What puts a leaf onto its sheet: as large as fits, in the middle, below the stamp."""
    wide, high = sides(leaf, paper)
    room, tall = wide - 2 * EDGE, high - EDGE - ABOVE
    scale = min(room / leaf.width, tall / leaf.height, leaf.most)
    left = (wide - leaf.width * scale) / 2
    bottom = EDGE + (tall - leaf.height * scale) / 2
    return (scale, 0.0, 0.0, scale, left, bottom)


def draw(model: EvidenceBinder, paper: Paper, bound: Sequence[Bound]) -> Drawn:
    """The binder with a sheet for every leaf that bears only its stamp."""
    frame = PageFrame.of(paper, TOP_MM)
    imprint = _imprint(model)
    room, tall = frame.text_width, frame.room
    # Numbers of pages don't change how high a line is, so the index is as long with any of them.
    front = [paginate(list(cover(model, bound, room)), tall)]
    front.append(paginate(list(index(model, bound, 1, room)), tall))
    first = sum(map(len, front))
    front[1] = paginate(list(index(model, bound, first + 1, room)), tall)
    count = first + sum(each.page_count for each in bound)
    data = io.BytesIO()
    canvas = new_canvas(data, frame, imprint)
    at = 1
    for name, title, pages in zip((COVER, INDEX), _titles(), front, strict=True):
        _mark(canvas, name, title, 0)
        draw_pages(canvas, frame, pages, imprint, at, count)
        at += len(pages)
    stamper = _Stamper(canvas, paper, len(bound), count, imprint.watermark)
    section = None
    for each in bound:
        if each.section is not section:
            section = each.section
            _mark(canvas, f"indikator-{each.number}", titled(section), 0, closed=True)
        name = t("binder.bookmark", number=each.number, file=each.file.name)
        _mark(canvas, each.place, name, 1)
        at = stamper.sheets(each, at)
    finish(canvas)
    return Drawn(data.getvalue(), first)


def _titles() -> tuple[str, str]:
    return t("binder.cover"), t("binder.index.title")


def _mark(canvas: Canvas, name: str, title: str, level: int, *, closed: bool = False) -> None:
    canvas.bookmarkPage(name)
    canvas.addOutlineEntry(printable(title), name, level, closed)


def _imprint(model: EvidenceBinder) -> Imprint:
    quarter, office = model.moment.quarter, model.office
    code = check_code("evidence", model)
    return Imprint(
        office=t("report.office", name=office.name),
        title=t("binder.title", roman=quarter.roman, year=quarter.year),
        state=state_words(model.state, model.revision),
        code=code,
        qr=f"IKU {office.code} {quarter.year}-{quarter.number} {code}",
        watermark=t("report.state.practice") if office.practice else "",
    )


class _Stamper:
    """Draws the sheets of files: the stamp, and for a file that can't be bound the reason."""

    def __init__(self, canvas: Canvas, paper: Paper, files: int, pages: int, mark: str) -> None:
        self._canvas, self._paper = canvas, paper
        self._files, self._pages, self._mark = files, pages, mark

    def sheets(self, bound: Bound, page: int) -> int:
        """The sheets of a file, the first on `page`; gives the page after them."""
        for at in range(bound.page_count):
            leaf = bound.leaves[at] if bound.leaves else None
            size = sides(leaf, self._paper)
            self._canvas.setPageSize(size)
            if leaf is None:
                self._say_why(bound)
            self._stamp(bound, at + 1, page + at, size)
            self._canvas.showPage()
        return page + bound.page_count

    def _stamp(self, bound: Bound, leaf: int, page: int, size: tuple[float, float]) -> None:
        words = t("binder.stamp", number=bound.number, count=self._files)
        small = t("binder.stamp_page", page=page, count=self._pages)
        if bound.page_count > 1:
            small = t("binder.stamp_leaf", leaf=leaf, count=bound.page_count, page=small)
        if self._mark:
            small = t("binder.stamp_mark", page=small, mark=self._mark)
        gap = 2 * MM
        wide = width(words, font(bold=True), STAMP_SIZE)
        whole = wide + gap + width(small, font(), SMALL_SIZE) + 2 * STAMP_PAD
        left, bottom = size[0] - EDGE - whole, size[1] - STAMP_TOP - STAMP_HIGH
        canvas = self._canvas
        canvas.setFillGray(1)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(STAMP_LINE)
        canvas.rect(left, bottom, whole, STAMP_HIGH, stroke=1, fill=1)
        canvas.setFillGray(0)
        line = bottom + (STAMP_HIGH - STAMP_SIZE * 0.72) / 2
        canvas.setFont(font(bold=True), STAMP_SIZE)
        canvas.drawString(left + STAMP_PAD, line, words)
        canvas.setFont(font(), SMALL_SIZE)
        canvas.drawString(left + STAMP_PAD + wide + gap, line, small)

    def _say_why(self, bound: Bound) -> None:
        frame = PageFrame.of(self._paper, 45)
        (pieces, *_) = paginate(list(_reason(bound, frame.text_width)), frame.room)
        draw_pieces(self._canvas, frame, pieces)


def _reason(bound: Bound, room: float) -> Iterator[Block]:
    """What stands in the place of a file that can't be bound."""
    yield Text(t("binder.unbound.heading", number=bound.number), HEADING).lay(room)
    told = {
        "file": bound.file.name,
        "subject": subject_of(bound.item, bound.section.owner),
        "kind": kind_of(bound),
        "indicator": titled(bound.section),
        "reason": bound.reason,
        "sha256": bound.file.sha256,
    }
    for name, given in told.items():
        words = given if len(given) <= MOST_LETTERS else f"{given[: MOST_LETTERS - 1]}…"
        labels = ((0.0, t(f"binder.unbound.{name}")), (LABEL_AT, t("binder.unbound.colon")))
        bold = name in ("file", "reason")
        yield Text(
            Span(words, bold=bold), REASON, indent=TEXT_AT, labels=labels, before=3 * MM
        ).lay(room)
    yield Text(t("binder.unbound.what_to_do"), REASON, before=5 * MM).lay(room)
