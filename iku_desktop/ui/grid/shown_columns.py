"""Which of a page's columns its grid shows: those the clerk chose, by the menu of the header or a cell."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.column import Column, NewRow
from iku_desktop.ui.page_context import PageContext

if TYPE_CHECKING:  # the grid makes its choice of columns
    from iku_desktop.ui.grid.grid import Grid


class ShownColumns(QObject):
    """The choice of one grid; a grid without a `name` shows all its columns and offers no choice."""

    def __init__(self, grid: "Grid", context: PageContext) -> None:
        super().__init__(grid)
        self._grid = grid
        self._context = context
        self.name = ""
        self.every: tuple[Column, ...] = ()
        self.fixed: frozenset[str] = frozenset()

    def of(self, columns: Sequence[Column], frozen: int, new_row: NewRow | None) -> list[Column]:
        """Those to show; the frozen ones, and what a new row needs, can't be hidden."""
        needed = new_row.needed if new_row is not None else ()
        self.fixed = frozenset((*(column.key for column in columns[:frozen]), *needed))
        self.every = tuple(columns)
        return [column for column in columns if self.is_shown(column)]

    def is_shown(self, column: Column) -> bool:
        """Whether a column is among those shown."""
        if not self.name or column.key in self.fixed:
            return True
        choice = self._context.column_choice
        return choice.is_shown(self.name, column.key, not column.is_optional)

    def turn(self, key: str, *, is_shown: bool) -> None:
        """Show or hide a column; a block that waits is asked about first, for it belongs to the columns."""

        def change() -> None:
            self._context.column_choice.choose(self.name, key, is_shown)
            self._show()

        self._context.blocks.settle(change)

    def _show(self) -> None:
        grid = self._grid
        groups, new_row = list(grid.header.groups.values()), grid.model.new_row
        grid.set_columns(self.every, groups, grid.table.frozen_count, new_row)
        grid.model.arrange()

    def fill(self, menu: QMenu) -> None:
        """Put a line for each column that may be hidden into a menu."""
        for column in self.every:
            if column.key not in self.fixed:
                self._add_line(menu, column)

    def _add_line(self, menu: QMenu, column: Column) -> None:
        line = menu.addAction(column.title)
        line.setCheckable(True)
        line.setChecked(self.is_shown(column))
        line.triggered.connect(lambda on: self.turn(column.key, is_shown=on))

    def add_to(self, menu: QMenu) -> None:
        """Offer the choice inside another menu."""
        if self.name:
            self.fill(menu.addMenu(t("grid.columns")))

    def menu(self) -> QMenu | None:
        """The header's menu; None where there is no choice."""
        if not self.name:
            return None
        menu = QMenu(self._grid)
        menu.addAction(t("grid.columns")).setEnabled(False)
        menu.addSeparator()
        self.fill(menu)
        return menu

    def open(self, event: QContextMenuEvent) -> None:
        """Open the header's menu where the mouse is."""
        menu = self.menu()
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(event.globalPos())
