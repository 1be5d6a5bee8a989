"""Blocks that hold others: a stack, a table's row, its head, and a table put together of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from iku_desktop.reports.flow import Block, Cut, Hold
from iku_desktop.reports.paper import MM

LINE = 0.5
ROW_WORTH = 2.5
# A row higher than this may be cut between its lines, so that no page stays half empty before it.
TALLEST_WHOLE_ROW = 45 * MM
SAME = 0.01
# How much of a cell may go over to the next page because its lines don't end where others do.
MOST_SLACK = 12.0


class Content(Protocol):
    """Whatever can be laid out at a width."""

    def lay(self, room: float) -> Block:
        """The block of a width."""
        ...


class Stack(Block):
    """Blocks one below the other."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._placed: list[tuple[float, Block]] = []
        cuts: list[Cut] = []
        y = 0.0
        for index, block in enumerate(blocks):
            if index:
                cuts.append(Cut(y, blocks[index - 1].holds_next))
                y += block.before
            self._placed.append((y, block))
            cuts.extend(Cut(y + cut.at, cut.hold) for cut in block.cuts)
            y += block.height
        super().__init__(y, cuts)

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw the parts of its blocks that lie between two cuts."""
        for y, block in self._placed:
            first, last = max(start - y, 0.0), min(end - y, block.height)
            if last - first > SAME:
                block.draw(canvas, left, top - max(y - start, 0.0), first, last)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its contents from above down, how many columns and rows it spans, and its looks.

    `grey` fills it (1 leaves it white); `middle` centres its contents upright.
    """

    contents: tuple[Content, ...] = ()
    span: int = 1
    rows: int = 1
    grey: float = 1.0
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How the rows of a table look: padding in points, whether ruled.

    A row not higher than `whole_up_to` stays on one page; a higher one may be cut between its lines,
    with a `cut_column` only within the cell of that number, unless the row is longer than a page.
    """

    pad: float = MM
    pad_upright: float = MM
    ruled: bool = True
    whole_up_to: float = TALLEST_WHOLE_ROW
    cut_column: int | None = None


@dataclass(frozen=True, slots=True)
class _Laid:
    """A cell laid out: its left edge and width within the row, its stack and where that begins."""

    cell: Cell
    x: float
    width: float
    stack: Stack


class Row(Block):
    """One row of cells; it stays whole unless its look lets it be cut."""

    def __init__(self, cells: Sequence[Cell], widths: Sequence[float], look: Look) -> None:
        self._look = look
        self._laid = list(_laid(cells, widths, look))
        tallest = max((laid.stack.height for laid in self._laid), default=0.0)
        height = tallest + 2 * look.pad_upright
        whole = height <= look.whole_up_to
        super().__init__(height)
        self.cuts = tuple(self._cuts(whole))
        self.edge = look.pad_upright
        self.worth, self.line_worth = ROW_WORTH, 0.0 if whole else 1.0

    def _cuts(self, whole: bool) -> Iterator[Cut]:
        """The places where each cell can be cut, if need be a line higher than there."""
        places = {
            round(self._begins(laid) + cut.at, 2): None
            for laid in self._laid
            for cut in laid.stack.cuts
        }
        for at in sorted(places):
            hold = Hold.TOGETHER if whole else Hold.FREE
            slack = 0.0
            for column, laid in enumerate(self._laid):
                cut = self._cut_above(laid, at)
                if cut is None:
                    continue
                bound = self._look.cut_column not in (None, column)
                hold = max(hold, Hold.TOGETHER if bound else cut.hold)
                slack = max(slack, at - self._begins(laid) - cut.at)
            if slack <= MOST_SLACK:
                yield Cut(at, hold, slack)

    def _cut_above(self, laid: _Laid, at: float) -> Cut | None:
        """Where a cell is cut when its row is cut at `at`; None where that is beside its contents."""
        inside = at - self._begins(laid)
        if inside <= SAME or inside >= laid.stack.height - SAME:
            return None
        above = [cut for cut in laid.stack.cuts if cut.at <= inside + SAME]
        return above[-1] if above else Cut(0.0, Hold.TOGETHER)

    def _begins(self, laid: _Laid) -> float:
        free = self.height - 2 * self._look.pad_upright - laid.stack.height
        return self._look.pad_upright + (free / 2 if laid.cell.middle else 0.0)

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw the cells' boxes, then their contents one cell after the other."""
        above = 0.0 if start == 0 else self.edge
        below = 0.0 if end == self.height else self.edge
        if self._look.ruled:
            slack = next((cut.slack for cut in self.cuts if cut.at == start), 0.0)
            high = end - start + slack + above + below
            for laid in self._laid:
                box(canvas, left + laid.x, top, laid.width, high, laid.cell.grey)
        for laid in self._laid:
            first, last = self._part(laid, start), self._part(laid, end)
            if last - first > SAME:
                at = top - above - max(self._begins(laid) - start, 0.0)
                laid.stack.draw(canvas, left + laid.x + self._look.pad, at, first, last)

    def _part(self, laid: _Laid, at: float) -> float:
        """How much of a cell's contents lies above `at`."""
        cut = self._cut_above(laid, at)
        inside = cut.at if cut else at - self._begins(laid)
        return min(max(inside, 0.0), laid.stack.height)


def _laid(cells: Sequence[Cell], widths: Sequence[float], look: Look) -> Iterator[_Laid]:
    lefts = (0.0, *accumulate(widths))
    column = 0
    for cell in cells:
        x = lefts[column]
        column += cell.span
        wide = lefts[column] - x
        room = wide - 2 * look.pad
        yield _Laid(cell, x, wide, Stack([each.lay(room) for each in cell.contents]))


def box(canvas: Canvas, x: float, top: float, wide: float, high: float, grey: float) -> None:
    """A ruled box, filled where it is grey."""
    canvas.setStrokeGray(0)
    canvas.setLineWidth(LINE)
    canvas.setFillGray(grey)
    canvas.rect(x, top - high, wide, high, stroke=1, fill=int(grey < 1))


class Head(Block):
    """The head of a table, of several rows whose cells may span columns and rows; never cut."""

    def __init__(self, rows: Sequence[Sequence[Cell]], widths: Sequence[float], look: Look) -> None:
        self._look = look
        self._placed: list[tuple[int, _Laid]] = []
        taken: set[tuple[int, int]] = set()
        lefts = (0.0, *accumulate(widths))
        for line, cells in enumerate(rows):
            column = 0
            for cell in cells:
                while (line, column) in taken:
                    column += 1
                end = column + cell.span
                taken |= {
                    (line + down, at) for down in range(cell.rows) for at in range(column, end)
                }
                wide = lefts[end] - lefts[column]
                stack = Stack([each.lay(wide - 2 * look.pad) for each in cell.contents])
                self._placed.append((line, _Laid(cell, lefts[column], wide, stack)))
                column = end
        self._tops = self._row_tops(len(rows))
        super().__init__(self._tops[-1])
        self.holds_next = Hold.TOGETHER

    def _row_tops(self, count: int) -> list[float]:
        heights = [0.0] * count
        for by_span in range(1, count + 1):
            for line, laid in self._placed:
                if laid.cell.rows != by_span:
                    continue
                last = line + by_span
                lacking = laid.stack.height + 2 * self._look.pad_upright - sum(heights[line:last])
                heights[last - 1] += max(lacking, 0.0)
        return [0.0, *accumulate(heights)]

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw the whole head; its contents stand in the middle of their boxes."""
        for line, laid in self._placed:
            begin, high = self._tops[line], self._tops[line + laid.cell.rows] - self._tops[line]
            box(canvas, left + laid.x, top - begin, laid.width, high, laid.cell.grey)
        for line, laid in self._placed:
            begin, high = self._tops[line], self._tops[line + laid.cell.rows] - self._tops[line]
            at = top - begin - (high - laid.stack.height) / 2
            laid.stack.draw(canvas, left + laid.x + self._look.pad, at, 0.0, laid.stack.height)


def table(head: Head, rows: Iterable[Row]) -> list[Block]:
    """The blocks of a table: its head, repeated on each page its rows go on to."""
    blocks: list[Block] = [head]
    for row in rows:
        row.head = head
        blocks.append(row)
    return blocks


def scaled(millimetres: Sequence[float], room: float) -> tuple[float, ...]:
    """Widths of columns in millimetres stretched or shrunk in proportion to fill the room."""
    whole = sum(millimetres)
    return tuple(each * room / whole for each in millimetres)


@dataclass(frozen=True, slots=True)
class Grid:
    """A row of cells as the content of a cell; `parts` are the widths in proportion."""

    cells: tuple[Cell, ...]
    parts: tuple[float, ...]
    look: Look
    before: float = 0.0

    def lay(self, room: float) -> Row:
        """The row over the whole room."""
        row = Row(self.cells, scaled(self.parts, room), self.look)
        row.before = self.before
        return row
