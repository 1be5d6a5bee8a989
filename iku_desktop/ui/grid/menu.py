"""The right-click menu of a cell: what can be done with it, the page's own lines, sorting and filters."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QMenu

from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.model import ASCENDING, NEW_ID

if TYPE_CHECKING:  # the grid opens its menu
    from iku_desktop.ui.grid.grid import Grid

DESCENDING = Qt.SortOrder.DescendingOrder
WIDER = 24


def acts_for(grid: "Grid", index: QModelIndex) -> list[tuple[str, str]]:
    """The acts a cell allows, each with its keys."""
    model = grid.model
    acts = [("cut", "Ctrl+X")] if model.can_type(index) else []
    acts.append(("copy", "Ctrl+C"))
    if grid.block.desk is not None:
        acts.append(("paste", "Ctrl+V"))
        if model.columns[index.column()].entry is not None:
            acts += [("fill_down", "Ctrl+D"), ("fill_right", "Ctrl+R")]
    if model.is_date(index) and model.can_type(index):
        acts.append(("today", t("grid.key_today")))
    if model.can_type(index):
        acts.append(("clear", t("grid.key_clear")))
    return [*acts, ("select_all", "Ctrl+A")]


def cell_menu(grid: "Grid", index: QModelIndex) -> QMenu:
    """A menu to pop up over the grid; it deletes itself when it closes."""
    menu, model, table = QMenu(grid), grid.model, grid.table
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    row_id, key = model.place_of(index)
    column = model.columns[index.column()]

    def line(text: str, keys: str, action: Callable[[], object]) -> None:
        menu.addAction(f"{text}\t{keys}" if keys else text).triggered.connect(lambda _on: action())

    if (row_id, key) in model.refusals:
        line(t("grid.drop_refused"), "Esc", lambda: model.drop_refusal((row_id, key)))
    if model.can_type(index):
        line(t("grid.edit"), "F2", lambda: table.start_typing(index))
    menu.addSeparator()
    for act, keys in acts_for(grid, index):
        line(t(f"grid.{act}"), keys, partial(grid.acts.do, act))
    if row_id != NEW_ID:
        grid.menu_wanted.emit(menu, row_id, key)
    menu.addSeparator()
    line(t("grid.sort_up", column=column.title), "", lambda: grid.sort_by(key, ASCENDING))
    line(t("grid.sort_down", column=column.title), "", lambda: grid.sort_by(key, DESCENDING))
    if key in grid.header.fields:
        field = grid.header.fields[key]
        words = t("grid.filter_column", column=column.title)
        line(words, "", lambda: field.setFocus(Qt.FocusReason.ShortcutFocusReason))
    for act, pixels in (("wider", WIDER), ("narrower", -WIDER)):
        words = t(f"grid.{act}", column=column.title)
        line(words, "", partial(_widen, grid, index.column(), pixels))
    if model.is_filtered:
        line(t("grid.clear_filters"), "", grid.header.clear_filters)
    grid.choice.add_to(menu)
    return menu


def _widen(grid: "Grid", column: int, pixels: int) -> None:
    """As the mouse does by the edge of the title."""
    grid.table.choose_width(column, grid.table.columnWidth(column) + pixels)
