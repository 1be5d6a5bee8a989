"""Which rows the grid shows and in which order: filters, search, sorting."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.page_context import PageContext
from tests.ui.shelf import Jar, Shelf, names, shown, type_into

Key = Qt.Key
PLUM = Jar("a", "Plum", date(2025, 11, 3), "merah", 3)
PEAR = Jar("b", "Pear", None, "kuning", 11)
FIG = Jar("c", "Fig", date(2025, 10, 1), "merah", 2)


@pytest.fixture
def shelf(context: PageContext) -> Shelf:
    return Shelf(context)


@pytest.fixture
def grid(shelf: Shelf, qtbot: QtBot) -> Grid:
    return shelf.show(qtbot, PLUM, PEAR, FIG)


def picture(grid: Grid) -> QImage:
    return grid.table.viewport().grab().toImage()


def has_color(image: QImage, color: QColor) -> bool:
    size = image.size()
    places = ((x, y) for x in range(size.width()) for y in range(size.height()))
    return any(image.pixelColor(x, y) == color for x, y in places)


def cell_picture(grid: Grid, row_id: str, key: str) -> QImage:
    rect = grid.table.visualRect(grid.model.index_of(row_id, key))
    return grid.table.viewport().grab(rect).toImage()


# Filters


def test_that_a_text_filter_keeps_rows_that_hold_what_is_typed(grid: Grid) -> None:
    field = grid.header.fields["name"]
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "P")
    assert names(grid) == ["Plum", "Pear"]
    QTest.keyClicks(field, "LU")
    assert names(grid) == ["Plum"]
    field.clear()
    assert len(names(grid)) == 3


def test_that_filters_of_several_columns_narrow_together(grid: Grid) -> None:
    grid.header.choose_filter("color", "merah")
    assert names(grid) == ["Plum", "Fig"]
    grid.header.choose_filter("filled", "10/2025")
    assert names(grid) == ["Fig"]
    grid.header.clear_filters()
    assert len(names(grid)) == 3
    assert grid.header.fields["filled"].property("here") is False


def test_that_a_status_is_chosen_in_its_drop_down(grid: Grid) -> None:
    box = grid.header.fields["color"]
    assert isinstance(box, QComboBox)
    assert box.itemText(0) == "Semua"
    box.setFocus()
    QTest.keyClick(box, Key.Key_Down)
    QTest.keyClick(box, Key.Key_Down)
    assert names(grid) == ["Pear"]


def test_that_enter_in_a_filter_goes_to_the_table(grid: Grid) -> None:
    field = grid.header.fields["name"]
    field.setFocus()
    QTest.keyClick(field, Key.Key_Return)
    assert grid.table.hasFocus()
    assert grid.place == ("a", "name")


def test_that_a_filter_without_match_says_so(shelf: Shelf, qtbot: QtBot) -> None:
    grid = shelf.show(qtbot, PLUM, new_row=False)
    grid.empty_hint = "Belum ada stoples."
    grid.header.choose_filter("name", "zzz")
    assert grid.hint_text == "Tidak ada baris yang cocok dengan saringan."
    grid.header.clear_filters()
    assert grid.hint_text == ""
    grid.set_rows([])
    assert grid.hint_text == "Belum ada stoples."


def test_that_the_hint_takes_the_room_that_the_table_gets(shelf: Shelf, qtbot: QtBot) -> None:
    grid = shelf.show(qtbot, PLUM, new_row=False)
    grid.resize(160, 300)
    grid.empty_hint = "Belum ada stoples."
    grid.set_rows([])
    hint = next(each for each in grid.findChildren(QLabel) if each.text() == grid.hint_text)
    narrow = hint.width()
    grid.resize(800, 300)
    assert hint.width() > narrow


def test_that_the_search_looks_into_every_column(grid: Grid) -> None:
    grid.search(" kun ")
    assert names(grid) == ["Pear"]
    grid.search("11")
    assert names(grid) == ["Plum", "Pear"]
    grid.search("")
    assert len(names(grid)) == 3


def test_that_going_to_a_hidden_row_clears_what_hides_it(grid: Grid) -> None:
    grid.header.choose_filter("name", "Plum")
    assert grid.go_to("b", "color")
    assert grid.place == ("b", "color")
    assert not grid.go_to("nobody", "color")


def test_that_a_changed_row_stays_in_sight_though_it_no_longer_matches(
    shelf: Shelf, grid: Grid
) -> None:
    grid.header.choose_filter("color", "merah")
    type_into(grid, "a", "color", "kuning")
    assert names(grid) == ["Plum", "Fig"]
    assert shown(grid, "a", "color") == "kuning"


# Order


def click_title(grid: Grid, key: str) -> None:
    left, width = grid.table.place(grid.model.column_number(key))
    middle = QPoint(left + width // 2, grid.header.title_line())
    QTest.mouseClick(grid.header, Qt.MouseButton.LeftButton, pos=middle)


def test_that_a_click_on_a_title_sorts_and_a_second_one_turns_it_round(grid: Grid) -> None:
    click_title(grid, "name")
    assert names(grid) == ["Fig", "Pear", "Plum"]
    click_title(grid, "name")
    assert names(grid) == ["Plum", "Pear", "Fig"]


def test_that_dates_and_numbers_sort_by_value(grid: Grid) -> None:
    grid.sort_by("amount")
    assert names(grid) == ["Fig", "Plum", "Pear"]
    grid.sort_by("filled")
    assert names(grid) == ["Fig", "Plum", "Pear"]


def test_that_a_changed_row_does_not_jump(grid: Grid) -> None:
    grid.sort_by("name")
    type_into(grid, "a", "name", "Anggur")
    assert names(grid) == ["Fig", "Pear", "Anggur"]
    grid.sort_by("name")
    assert names(grid) == ["Anggur", "Fig", "Pear"]


def test_that_the_current_cell_stays_the_same_one_through_sorting(grid: Grid) -> None:
    grid.go_to("b", "color")
    grid.sort_by("name")
    assert grid.place == ("b", "color")


def test_that_a_new_row_takes_its_place_in_the_order(shelf: Shelf, grid: Grid) -> None:
    grid.sort_by("name")
    shelf.rows.append(Jar("d", "Lemon"))
    grid.set_rows(shelf.rows)
    assert names(grid) == ["Fig", "Lemon", "Pear", "Plum"]
