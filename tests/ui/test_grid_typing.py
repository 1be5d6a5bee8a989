"""Typing into the grid as into a spreadsheet: keys, steps, refused entries, the empty last row."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.page_context import PageContext
from tests.ui.shelf import Jar, Shelf, editor_of, shown, type_into

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLUM = Jar("a", "Plum", date(2025, 11, 3), "merah", 3)
PEAR = Jar("b", "Pear", None, "kuning", 1)
FIG = Jar("c", "Fig", date(2025, 10, 1), "", 2)


@pytest.fixture
def shelf(context: PageContext) -> Shelf:
    return Shelf(context)


@pytest.fixture
def grid(shelf: Shelf, qtbot: QtBot) -> Grid:
    return shelf.show(qtbot, PLUM, PEAR, FIG)


def press(grid: Grid, key: Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(grid.table, key, modifiers or Qt.KeyboardModifier.NoModifier)


# Keys


def test_that_a_letter_starts_typing_and_enter_writes_and_goes_down(
    shelf: Shelf, grid: Grid
) -> None:
    type_into(grid, "a", "name", "Nanas")
    assert shelf.written == [("a", "name", "Nanas")]
    assert shown(grid, "a", "name") == "Nanas"
    assert grid.place == ("b", "name")
    assert grid.table.editor is None
    assert grid.table.hasFocus()


def test_that_shift_enter_goes_up(shelf: Shelf, grid: Grid) -> None:
    grid.go_to("b", "name")
    press(grid, Key.Key_F2)
    QTest.keyClick(editor_of(grid), Key.Key_Return, SHIFT)
    assert grid.place == ("a", "name")
    press(grid, Key.Key_Return)
    press(grid, Key.Key_Return, SHIFT)
    assert grid.place == ("a", "name")
    assert not shelf.written


def test_that_tab_writes_and_goes_right_to_the_next_cell_that_can_be_typed_into(
    shelf: Shelf, grid: Grid
) -> None:
    type_into(grid, "a", "color", "kuning", Key.Key_Tab)
    assert shelf.written == [("a", "color", "kuning")]
    # The amount can't be typed, so the next row's name is next.
    assert grid.place == ("b", "name")
    press(grid, Key.Key_Backtab)
    assert grid.place == ("a", "color")


def test_that_tab_leaves_the_table_after_its_last_cell(shelf: Shelf, qtbot: QtBot) -> None:
    grid = shelf.show(qtbot, PLUM, new_row=False)
    holder = QWidget()
    column = QVBoxLayout(holder)
    after = QLineEdit()
    column.addWidget(grid)
    column.addWidget(after)
    QWidget.setTabOrder(grid.table, after)
    holder.show()
    grid.show()
    with qtbot.waitActive(holder):
        holder.activateWindow()
    grid.table.setFocus()
    grid.go_to("a", "color")
    press(grid, Key.Key_Tab)
    assert after.hasFocus()
    grid.setParent(None)


def test_that_arrows_move_by_one_cell(grid: Grid) -> None:
    grid.go_to("a", "name")
    for key, place in (
        (Key.Key_Right, ("a", "filled")),
        (Key.Key_Down, ("b", "filled")),
        (Key.Key_Left, ("b", "name")),
        (Key.Key_Up, ("a", "name")),
    ):
        press(grid, key)
        assert grid.place == place


def test_that_up_and_down_end_an_entry(shelf: Shelf, grid: Grid) -> None:
    type_into(grid, "b", "name", "Kiwi", Key.Key_Up)
    assert shelf.written == [("b", "name", "Kiwi")]
    assert grid.place == ("a", "name")
    type_into(grid, "b", "name", "Kelapa", Key.Key_Down)
    assert grid.place == ("c", "name")


def test_that_f2_begins_with_what_stands_there(grid: Grid) -> None:
    grid.go_to("a", "filled")
    press(grid, Key.Key_F2)
    assert editor_of(grid).text() == "03/11/2025"
    assert editor_of(grid).selectedText() == "03/11/2025"


def test_that_esc_drops_what_was_typed(shelf: Shelf, grid: Grid) -> None:
    type_into(grid, "a", "name", "Salah", Key.Key_Escape)
    assert shown(grid, "a", "name") == "Plum"
    assert grid.place == ("a", "name")
    assert not shelf.written


def test_that_an_unchanged_entry_writes_nothing(shelf: Shelf, grid: Grid) -> None:
    grid.go_to("a", "name")
    press(grid, Key.Key_F2)
    QTest.keyClick(editor_of(grid), Key.Key_Return)
    assert not shelf.written


def test_that_leaving_a_cell_with_the_mouse_writes_it(shelf: Shelf, grid: Grid) -> None:
    grid.go_to("a", "name")
    QTest.keyClick(grid.table, "N")
    QTest.mouseClick(
        grid.table.viewport(), Qt.MouseButton.LeftButton, pos=grid.cell_point("c", "amount")
    )
    assert shelf.written == [("a", "name", "N")]
    assert grid.place == ("c", "amount")


def test_that_a_double_click_edits(grid: Grid) -> None:
    point = grid.cell_point("b", "name")
    QTest.mouseClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert editor_of(grid).text() == "Pear"


def test_that_a_locked_cell_is_not_typed_into(shelf: Shelf, qtbot: QtBot) -> None:
    grid = shelf.show(qtbot, Jar("a", "terkunci"))
    grid.go_to("a", "name")
    QTest.keyClick(grid.table, "x")
    assert grid.table.editor is None
    opened = []
    grid.opened.connect(lambda *place: opened.append(place))
    for key in (Key.Key_F2, Key.Key_F4, Key.Key_Space):
        press(grid, key)
    assert opened == [("a", "name")] * 3


def test_that_a_double_click_opens_what_can_not_be_typed(grid: Grid) -> None:
    opened = []
    grid.opened.connect(lambda *place: opened.append(place))
    point = grid.cell_point("b", "amount")
    QTest.mouseDClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert opened == [("b", "amount")]


def test_that_control_semicolon_puts_today_into_a_date(shelf: Shelf, grid: Grid) -> None:
    grid.go_to("b", "filled")
    press(grid, Key.Key_Semicolon, CONTROL)
    assert shelf.written == [("b", "filled", "01/12/2025")]
    grid.go_to("b", "name")
    press(grid, Key.Key_Semicolon, CONTROL)
    assert len(shelf.written) == 1


def test_that_delete_empties_one_cell_at_once(shelf: Shelf, grid: Grid) -> None:
    grid.go_to("a", "filled")
    press(grid, Key.Key_Delete)
    assert shelf.written == [("a", "filled", "")]
    assert shown(grid, "a", "filled") == ""
    press(grid, Key.Key_Delete)
    assert len(shelf.written) == 1
