"""What the clerk does with selected cells: copy, cut, paste, fill, empty, today, select all."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from iku_desktop.domain.problems import Refused
from iku_desktop.domain.steps import Act
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.block import dated, emptied, filled, pasted
from iku_desktop.ui.grid.clipboard import clipboard_block, put_block
from iku_desktop.ui.grid.selection import Box, box_of, ranges_of
from iku_desktop.ui.page_context import PageContext

if TYPE_CHECKING:  # the grid makes its acts
    from iku_desktop.ui.grid.grid import Grid

# Copying more than this would only make the other program stand still.
MOST_COPIED = 200_000


class GridActs(QObject):
    """Acts on the cells that are selected in one grid."""

    def __init__(self, grid: "Grid", context: PageContext) -> None:
        super().__init__(grid)
        self._grid = grid
        self._context = context

    def do(self, name: str) -> None:
        """Do one of table.ACTS."""
        {
            **{"copy": self.copy, "cut": self.cut, "paste": self.paste, "clear": self.clear},
            **{"fill_down": self.fill_down, "fill_right": self.fill_right, "today": self.today},
            "select_all": self.select_all,
        }[name]()

    @property
    def box(self) -> Box | None:
        """The selected block, or the current cell."""
        table = self._grid.table
        return box_of(table.selectionModel().selection(), table.currentIndex())

    def _places(self) -> list[tuple[int, int]]:
        """Row and column of every selected cell."""
        found = []
        for each in ranges_of(self._grid.table.selectionModel().selection()):
            for row in range(each.top(), each.bottom() + 1):
                found += [(row, column) for column in range(each.left(), each.right() + 1)]
        if not found and (box := self.box) is not None:
            return list(box.places())
        return found

    def copy(self) -> bool:
        """Put the selected block on the clipboard, as text and as a table."""
        box = self.box
        if box is None:
            return False
        if box.rows * box.columns > MOST_COPIED:
            box = Box(box.top, box.left, box.top + MOST_COPIED // box.columns - 1, box.right)
        count = put_block(self._grid.model, box)
        if count > 1:
            self._context.tell_notice(t("grid.done.copy", count=count))
        return count > 0

    def cut(self) -> None:
        """Copy the block and empty its cells."""
        if self.copy():
            self._grid.block.take(emptied(self._grid.model, self._places(), Act.CUT))

    def paste(self) -> None:
        """Put the clipboard's block into the cells from the selection's first one on."""
        box = self.box
        if box is None:
            return
        try:
            table = clipboard_block()
        except Refused as refused:
            self._context.notifier.refused(refused.problems)
            return
        if not table or not table[0]:
            self._context.tell_notice(t("grid.block_empty"))
            return
        self._grid.block.take(pasted(self._grid.model, box, table))

    def fill_down(self) -> None:
        """Copy the first selected row to those below it."""
        self._fill(down=True)

    def fill_right(self) -> None:
        """Copy the first selected column to those at its right."""
        self._fill(down=False)

    def _fill(self, down: bool) -> None:
        box = self.box
        if box is not None:
            self._grid.block.take(filled(self._grid.model, box, down))

    def clear(self) -> None:
        """Empty the selected cells; one alone is written like an entry."""
        places = self._places()
        if len(places) == 1:
            self._grid.clear_cell(*places[0])
            return
        self._grid.block.take(emptied(self._grid.model, places))

    def today(self) -> None:
        """Put today's date into the selected cells where a date is typed."""
        today, places = show_short(self._context.moment.today), self._places()
        if len(places) <= 1:
            self._grid.fill_today(today)
            return
        self._grid.block.take(dated(self._grid.model, places, today))

    def select_all(self) -> None:
        """Select every cell of the rows shown."""
        self._grid.table.selectAll()
