"""Where the balloon of a refused cell stands: at the current one, else at the last that was refused."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QRect

from iku_desktop.ui.grid.balloon import Balloon
from iku_desktop.ui.grid.model import Place
from iku_desktop.ui.theme import Theme

if TYPE_CHECKING:  # the grid makes its refused cells
    from iku_desktop.ui.grid.grid import Grid


class RefusedCells(QObject):
    """Keeps one balloon at a refused cell in sight, never over the cell the clerk works in."""

    def __init__(self, grid: "Grid", theme: Theme) -> None:
        super().__init__(grid)
        self._grid = grid
        self._told: Place | None = None
        self.balloon = Balloon(theme, grid)

    def tell(self, place: Place) -> None:
        """Speak of this cell if it is refused."""
        if place in self._grid.model.refusals:
            self._told = place

    def look(self) -> None:
        """Some cell was refused, accepted or dropped."""
        refusals = self._grid.model.refusals
        self.tell(self._grid.place)
        if self._told not in refusals:
            self._told = next(reversed(refusals), None)
        self.place()

    def place(self) -> None:
        """Put the balloon at its cell, or away."""
        model, table = self._grid.model, self._grid.table
        refusal = model.refusals.get(self._told) if self._told else None
        index = model.index_of(*self._told) if self._told else QModelIndex()
        cell = table.cell_rect(index) if index.isValid() else QRect()
        if refusal is None or cell.isEmpty():
            self.balloon.hide()
            return
        self.balloon.say(refusal)
        self.balloon.point_at(cell.translated(table.pos()), self._grid.rect())
        current = table.currentIndex()
        worked_in = table.cell_rect(current).translated(table.pos())
        if current == index:
            covers = table.editor is not None
        else:
            covers = self.balloon.geometry().intersects(worked_in)
        self.balloon.setVisible(not covers)
        self.balloon.raise_()
