"""A topic of the help as blocks of the manual: headings with bookmarks, lists, notes, tables, pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from iku_desktop.presentation.help_source import (
    HelpBlock,
    Line,
    Piece,
    Shape,
    Topic,
    blocks_of,
    picture_path,
)
from iku_desktop.presentation.shortcuts import shortcut_groups
from iku_desktop.presentation.texts import t
from iku_desktop.reports.boxes import Cell, Head, Look, Row, scaled, table
from iku_desktop.reports.flow import Block, Hold
from iku_desktop.reports.paper import MM
from iku_desktop.reports.styles import CELL, HEAD_GREY
from iku_desktop.reports.text import Align, Span, Style, Text, TextBlock, printable

CHAPTER = Style(19, 24, bold=True)
TOPIC = Style(14, 18, bold=True)
SUBHEAD = Style(11, 14, bold=True)
READING = Style(9.5, 13)
IN_CELL = replace(CELL, size=8.8, leading=11)
CAPTION = Style(8, 10, italic=True, align=Align.LEFT, grey=0.3)
NOTE_LOOK, CELL_LOOK = Look(pad=2.5 * MM, pad_upright=2 * MM), Look(pad=1.5 * MM, pad_upright=MM)
GAP = 2.2 * MM
# A picture that is higher would push half a page of text to the next one.
HIGHEST_PICTURE = 92 * MM
INDENT = 6 * MM
NARROWEST, WIDEST = 18, 60


class Anchor(TextBlock):
    """A heading that bookmarks and links lead to."""

    def __init__(self, words: str, name: str, style: Style, level: int, room: float) -> None:
        super().__init__(Text(words, style, before=8 * MM, keeps_next=True), room)
        self.name, self._words, self._level = name, words, level

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw the heading and name its place."""
        if start == 0:
            canvas.bookmarkHorizontal(self.name, left, top)
            canvas.addOutlineEntry(printable(self._words), self.name, self._level)
        super().draw(canvas, left, top, start, end)


class PictureBlock(Block):
    """A picture of the window as wide as the text, not higher than HIGHEST_PICTURE."""

    def __init__(self, path: Path, room: float) -> None:
        self._path = path
        with Image.open(path) as image:
            wide, high = image.size
        scale = min(room / wide, HIGHEST_PICTURE / high)
        self._wide = wide * scale
        super().__init__(high * scale, before=GAP)
        self.holds_next = Hold.TOGETHER

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw the picture with a fine frame."""
        canvas.drawImage(str(self._path), left, top - self.height, self._wide, self.height)
        canvas.setStrokeGray(0.6)
        canvas.setLineWidth(0.4)
        canvas.rect(left, top - self.height, self._wide, self.height)


def topic_blocks(topic: Topic, room: float) -> Iterator[Block]:
    """The topic's heading and everything under it."""
    yield Anchor(topic.title, topic.key, TOPIC, 1, room)
    for block in blocks_of(topic):
        yield from _blocks(block, room)


def _blocks(block: HelpBlock, room: float) -> Iterator[Block]:
    if block.shape is Shape.TABLE:
        yield from _table(block.rows[0], block.rows[1:], room)
    elif block.shape is Shape.PICTURE:
        yield PictureBlock(picture_path(block.name), room)
        yield Text(block.words, CAPTION, before=MM).lay(room)
    elif block.shape is Shape.FILLED:
        yield from _shortcuts(room)
    elif block.shape is Shape.NOTE:
        cell = Cell((Text(spans(block.lines[0]), READING),), grey=0.94)
        row = Row((cell,), (room,), NOTE_LOOK)
        row.before = GAP
        yield row
    elif block.shape is Shape.HEADING:
        words = spans(block.lines[0])
        yield Text(words, SUBHEAD, before=2 * GAP, keeps_next=True).lay(room)
    else:
        yield from _lines(block, room)


def _lines(block: HelpBlock, room: float) -> Iterator[Block]:
    for number, line in enumerate(block.lines, start=1):
        marks = {Shape.BULLETS: "•", Shape.STEPS: f"{number}."}
        mark = marks.get(block.shape, "")
        labels = ((1.5 * MM, mark),) if mark else ()
        indent = INDENT if mark else 0.0
        before = GAP if number == 1 else MM
        yield Text(spans(line), READING, indent, labels, before).lay(room)


def _table(head: Sequence[Line], rows: Sequence[Sequence[Line]], room: float) -> Iterator[Block]:
    widths = scaled([_weight(each) for each in zip(head, *rows, strict=True)], room)
    titles = Head([[_cell(each, bold=True) for each in head]], widths, CELL_LOOK)
    titles.before = GAP
    body = [Row([_cell(each) for each in row], widths, CELL_LOOK) for row in rows]
    yield from table(titles, body)


def _weight(column: Sequence[Line]) -> float:
    longest = max(sum(len(piece.text) for piece in line) for line in column)
    return min(max(longest, NARROWEST), WIDEST)


def _cell(line: Line, bold: bool = False) -> Cell:
    style = replace(IN_CELL, bold=bold)
    return Cell((Text(spans(line), style),), grey=HEAD_GREY if bold else 1.0)


def _shortcuts(room: float) -> Iterator[Block]:
    head = ((Piece(t("help.keys.head")),), (Piece(t("help.keys.act")),))
    for title, keys in shortcut_groups():
        yield Text(title, SUBHEAD, before=2 * GAP, keeps_next=True).lay(room)
        rows = [((Piece(each, strong=True),), (Piece(act),)) for each, act in keys]
        yield from _table(head, rows, room)


def spans(line: Line) -> tuple[Span, ...]:
    """A line's pieces as stretches of text; what leads to another topic is underlined."""
    return tuple(
        Span(piece.text, bold=piece.strong, underlined=bool(piece.topic)) for piece in line
    )
