"""The way of a block to the service: accepted at once, or shown with its refused cells to be decided on."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from iku_desktop.domain.blocks import RefusedBlock, RefusedCell
from iku_desktop.domain.problems import Problem, Unavailable
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.steps import StepName
from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.block import NOT_A_CELL, Block, Rows, by_row
from iku_desktop.ui.grid.held_entries import NEW_ID, Place
from iku_desktop.ui.page_context import PageContext

if TYPE_CHECKING:  # the grid makes its block entry
    from iku_desktop.ui.grid.grid import Grid

Problems = dict[Place, list[Problem]]


class BlockDesk(Protocol):
    """What a page does with a block; rows and fields are the grid's row ids and column keys."""

    def check_block(self, typed: Rows) -> Sequence[RefusedCell]:
        """The cells that would be refused."""

    def enter_block(self, typed: Rows, name: StepName) -> Saved:
        """Write all of it in one step; RefusedBlock where any cell is refused."""


def go_on(_rows: Rows, go: Callable[[], None]) -> None:
    """A page whose figures no block moves."""
    go()


class BlockEntry(QObject):
    """Takes blocks of one grid; `changed` tells that one began to wait, changed or is over.

    While a block waits, `refused` are its cells with their reasons.
    """

    changed = Signal()

    def __init__(self, grid: "Grid", context: PageContext) -> None:
        super().__init__(grid)
        self._grid = grid
        self._context = context
        self.desk: BlockDesk | None = None
        self.confirm: Callable[[Rows, Callable[[], None]], None] = go_on
        self.block: Block | None = None
        self.refused: Problems = {}
        context.blocks.add(self)

    # What the bar shows

    @property
    def is_waiting(self) -> bool:
        """Whether a block waits for the clerk's word."""
        return self.block is not None

    @property
    def accepted(self) -> dict[Place, str]:
        """The cells that would be written: not refused, and not of a new row with a refused cell."""
        if self.block is None:
            return {}
        held = set(self.held_rows)
        return {
            place: text
            for place, text in self.block.cells.items()
            if place not in self.refused and place[0] not in held
        }

    @property
    def held_rows(self) -> list[str]:
        """The new rows that can't be made while a cell of theirs is refused."""
        if self.block is None:
            return []
        refused = {row_id for row_id, _ in self.refused}
        return [row_id for row_id in self.block.new_rows if row_id in refused]

    # Ways in

    def take(self, block: Block) -> None:
        """Enter a block; where a cell is refused, or a new row is to be made, it waits."""
        if self.desk is None:
            return
        if self.block is not None:
            self._add(block)
            return
        if not block.cells and not block.fixed:
            self._context.tell_notice(t("grid.block_nothing") if not block.lost else _lost(block))
            return
        if block.fixed or block.new_rows:
            self._wait(block)
            return
        rows = by_row(block.cells.items())
        self.confirm(rows, lambda: self._enter(block, rows))

    def retype(self, place: Place, text: str) -> bool:
        """Take another text for a cell of the block that waits; tells whether it is one."""
        if self.block is None:
            return False
        if place not in self.block.cells and place[0] not in self.block.new_rows:
            return False
        self.block.cells[place] = text
        self._go_on()
        return True

    def forget(self, place: Place) -> bool:
        """Leave one cell out of the block that waits; tells whether it was one.

        What a new row lacks can't be left out: it stays refused until it is typed or the row is emptied.
        """
        block = self.block
        if block is None or (place not in block.cells and place not in block.fixed):
            return place in self.refused
        block.cells.pop(place, None)
        block.fixed.pop(place, None)
        self._go_on()
        return True

    def _add(self, block: Block) -> None:
        """A second block before the first was applied becomes part of it."""
        assert self.block is not None
        self.block.cells |= block.cells
        self.block.fixed |= block.fixed
        self.block.new_rows += block.new_rows
        self.block.lost += block.lost
        self._go_on()

    def _go_on(self) -> None:
        """Wait on with what is left of the block; a new row in which nothing stands is none."""
        block = self.block
        assert block is not None
        blank = [
            place
            for place, text in block.cells.items()
            if place[0] in block.new_rows and not text.strip()
        ]
        for place in blank:
            del block.cells[place]
        filled_rows = {row_id for row_id, _ in block.cells}
        block.new_rows = [row_id for row_id in block.new_rows if row_id in filled_rows]
        if block.cells or block.fixed:
            self._judge()
        else:
            self.drop()

    # Waiting

    def _wait(self, block: Block) -> None:
        self.block = block
        self._judge()
        if block.new_rows:
            self._grid.go_to(block.new_rows[0], next(iter(block.cells))[1])
            self._grid.table.show_from(block.box.top if block.box is not None else 0)
        elif block.box is not None:
            self._grid.table.select_box(block.box)

    def _judge(self) -> None:
        assert self.block is not None
        assert self.desk is not None
        try:
            found = self.desk.check_block(by_row(self.block.cells.items()))
        except Unavailable as fault:
            self._context.notifier.unavailable(fault)
            found = ()
        self._show(found)

    def _show(self, found: Sequence[RefusedCell]) -> None:
        """Mark what is refused and what would be accepted."""
        block, model = self.block, self._grid.model
        assert block is not None
        before = set(self.refused)
        self.refused = {place: [NOT_A_CELL] for place in block.fixed}
        for cell in found:
            self.refused.setdefault(self._place(cell), []).append(cell.problem)
        model.hold(
            {place: text for place, text in block.cells.items() if place not in self.refused},
            block.new_rows,
        )
        for place in before - set(self.refused):
            model.refusals.pop(place, None)
        typed = block.cells | block.fixed
        model.refuse_all(
            {place: (typed.get(place, ""), found) for place, found in self.refused.items()}
        )
        self.changed.emit()

    def _place(self, cell: RefusedCell) -> Place:
        """Where a refused cell stands; a field that is no column is told at the row's first typed one."""
        row_id = str(cell.row)
        keys = {column.key for column in self._grid.model.columns}
        if cell.field in keys:
            return row_id, cell.field
        assert self.block is not None
        typed = (place for place in self.block.cells if place[0] == row_id)
        return next(typed, (row_id, self._grid.model.columns[0].key))

    # Ways out

    def end_typing(self) -> None:
        """Take what is being typed into the grid, before its rows or the window are left."""
        self._grid.table.end_typing()

    def apply(self) -> None:
        """Write what was accepted; refused cells stay marked, new rows that lack something go on waiting."""
        block, cells = self.block, self.accepted
        if block is None or not cells:
            return
        rows = by_row(cells.items())
        self.confirm(rows, lambda: self._enter(block, rows))

    def drop(self) -> None:
        """Leave the whole block out."""
        if self.block is None:
            return
        places = list(self.refused)
        self._finish()
        self._grid.model.drop_refusals(places)

    def _finish(self) -> None:
        self.block, self.refused = None, {}
        self._grid.model.hold({}, ())
        self.changed.emit()

    def _enter(self, block: Block, rows: Rows) -> None:
        desk, count = self.desk, sum(map(len, rows.values()))
        assert desk is not None
        refused: list[RefusedCell] = []
        problems: list[Problem] = []

        def enter() -> Saved:
            try:
                saved = desk.enter_block(rows, StepName(block.act, count))
            except RefusedBlock as fault:
                refused.extend(fault.cells)
                raise
            self._release(rows)
            return saved

        saved = self._context.attempt(enter, problems.extend)
        if saved is not None:
            self._accepted(block, rows, count, saved)
        elif refused or problems:
            if not refused:
                refused = [
                    RefusedCell(row_id, key, problem)
                    for row_id, fields in rows.items()
                    for key in fields
                    for problem in problems
                ]
            self.block = block
            self._show(refused)

    def _release(self, rows: Rows) -> None:
        """Let go of what was written before the page reads again, so that nothing is shown twice."""
        model = self._grid.model
        if self.block is None:
            model.drop_refusals((row_id, key) for row_id, row in rows.items() for key in row)
            return
        fixed, kept = self.block.fixed, [each for each in self.block.new_rows if each not in rows]
        left = {place: text for place, text in self.block.cells.items() if place[0] in kept}
        if kept:
            self.block.cells, self.block.new_rows, self.block.fixed = left, kept, {}
            self.refused = {
                place: found for place, found in self.refused.items() if place[0] in kept
            }
            model.hold(left, kept)
            self.changed.emit()
        else:
            self._finish()
        model.drop_refusals(fixed)

    def _accepted(self, block: Block, rows: Rows, count: int, saved: Saved) -> None:
        self._context.tell_notice(self._notice(block, count))
        self._grid.warned.emit(saved.warnings)
        if block.box is not None and not block.new_rows:
            self._grid.table.select_box(block.box)
        elif saved.id and any(row_id.startswith(NEW_ID) for row_id in rows):
            self._grid.go_to(saved.id)

    def _notice(self, block: Block, count: int) -> str:
        words = [t(f"grid.done.{block.act.value}", count=count)]
        model = self._grid.model
        hidden = model.total_count - model.shown_count
        if model.is_filtered and hidden > 0:
            words.append(t("grid.done_hidden", rows=_row_count(block), hidden=hidden))
        if block.lost:
            words.append(_lost(block))
        return " ".join(words)


def _row_count(block: Block) -> int:
    return len({row_id for row_id, _ in block.cells})


def _lost(block: Block) -> str:
    return t("grid.block_lost", count=block.lost)
