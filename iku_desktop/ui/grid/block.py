"""What pasting, filling and emptying would put into which cells, before anybody has judged it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from iku_desktop.domain.problems import Problem
from iku_desktop.domain.steps import Act
from iku_desktop.exchange.clipboard_text import Table
from iku_desktop.ui.grid.clipboard import copied_text
from iku_desktop.ui.grid.column import Column
from iku_desktop.ui.grid.held_entries import NEW_ID
from iku_desktop.ui.grid.model import GridModel, Place
from iku_desktop.ui.grid.selection import Box

Rows = Mapping[str, Mapping[str, str]]
NOT_A_CELL = Problem("not_a_cell")


@dataclass(slots=True)
class Block:
    """Cells by place with what is typed there; `fixed` those that can't be typed into, `lost` those that
    have no row or column. `new_rows` are ids of rows to be made, `box` is where the block stands.
    """

    act: Act
    cells: dict[Place, str] = field(default_factory=dict)
    fixed: dict[Place, str] = field(default_factory=dict)
    new_rows: list[str] = field(default_factory=list)
    lost: int = 0
    box: Box | None = None

    def put(self, model: GridModel, row: int, column: int, text: str) -> None:
        """Type a text into a cell of a row that is there; what stands there already is not typed again."""
        index = model.index(row, column)
        place = model.place_of(index)
        if not model.can_type(index):
            if text.strip() and text.strip() != copied_text(model, row, column).strip():
                self.fixed[place] = text
            return
        text = fitting(model.columns[column], text)
        if place in model.refusals or text.strip() != model.typed_text(index).strip():
            self.cells[place] = text

    def put_new(self, model: GridModel, row_id: str, column: int, text: str) -> None:
        """Type a text into a row that is to be made."""
        wanted = model.columns[column]
        if wanted.entry is not None and text.strip():
            self.cells[row_id, wanted.key] = fitting(wanted, text)


def by_row(cells: Iterable[tuple[Place, str]]) -> Rows:
    """Cells as rows of fields."""
    rows: dict[str, dict[str, str]] = {}
    for (row_id, key), text in cells:
        rows.setdefault(row_id, {})[key] = text
    return rows


def fitting(column: Column, text: str) -> str:
    """The text as the column is typed: lines become one where it has only one."""
    entry = column.entry
    if entry is None or entry.lines or "\n" not in text:
        return text
    joint = "; " if entry.several else " "
    return joint.join(line.strip() for line in text.split("\n") if line.strip())


def pasted(model: GridModel, box: Box, table: Table) -> Block:
    """The table from the box's first cell on; over a box that holds it several times it is repeated.

    Rows a filter hides are left alone. Below the last row new ones are made where the page lets rows be
    typed, else they have no room.
    """
    block = Block(Act.PASTE)
    height, width = len(table), len(table[0])
    if box.rows % height == 0 and box.columns % width == 0:
        rows, columns = box.rows, box.columns
    else:
        rows, columns = height, width
    room = model.columnCount() - box.left
    block.lost = rows * max(0, columns - room)
    columns = min(columns, room)
    stored = model.filled_count
    numbers = _new_numbers(model)
    last = box.top
    for down in range(rows):
        line, row = table[down % height], box.top + down
        texts = [line[right % width] for right in range(columns)]
        if row < stored:
            for right, text in enumerate(texts):
                block.put(model, row, box.left + right, text)
        elif model.new_row is None:
            block.lost += columns
            continue
        elif any(text.strip() for text in texts):
            row_id = f"{NEW_ID}{next(numbers)}"
            block.new_rows.append(row_id)
            for right, text in enumerate(texts):
                block.put_new(model, row_id, box.left + right, text)
        last = row
    block.box = Box(box.top, box.left, last, box.left + columns - 1)
    return block


def _new_numbers(model: GridModel) -> Iterator[int]:
    taken = [int(row_id.removeprefix(NEW_ID)) for row_id in model.extra_rows]
    return count(max(taken, default=0) + 1)


def filled(model: GridModel, box: Box, down: bool) -> Block:
    """The box's first row copied to those below (or its first column to the right).

    A single row is filled from the one above it, a single column from the one at its left.
    """
    block = Block(Act.FILL, box=box)
    first = box.top if down else box.left
    if (box.rows if down else box.columns) == 1:
        first -= 1
    if first < 0:
        return block
    for row, column in box.places():
        if (row if down else column) <= first or row >= model.filled_count:
            continue
        source = (first, column) if down else (row, first)
        if model.columns[column].entry is None:
            continue
        if model.can_type(model.index(row, column)):
            block.put(model, row, column, copied_text(model, *source))
    return block


def emptied(model: GridModel, places: Iterable[tuple[int, int]], act: Act = Act.CLEAR) -> Block:
    """The cells emptied; those that are empty or can't be typed into are left alone."""
    block = Block(act)
    for row, column in places:
        index = model.index(row, column)
        if row < model.filled_count and model.can_type(index) and model.typed_text(index):
            block.cells[model.place_of(index)] = ""
    return block


def dated(model: GridModel, places: Sequence[tuple[int, int]], today: str) -> Block:
    """The date cells of a selection filled with today."""
    block = Block(Act.FILL)
    for row, column in places:
        index = model.index(row, column)
        if row < model.filled_count and model.is_date(index) and model.can_type(index):
            block.put(model, row, column, today)
    return block
