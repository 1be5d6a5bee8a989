"""Blocks of the grid with keyboard and clipboard: copy, cut, paste, fill, empty, and what waits."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Problem
from iku_desktop.domain.steps import Act, StepName
from iku_desktop.ui.grid.clipboard import EXCEL_SHEET
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.page_context import PageContext
from tests.ui.blocks import CONTROL, SHIFT, Key, paste, press, put, row, select, selected
from tests.ui.shelf import Jar, Shelf, editor_of, shown

PLUM = Jar("a", "Plum", date(2025, 11, 3), "merah", 3)
PEAR = Jar("b", "Pear", None, "kuning", 1)
FIG = Jar("c", "Fig", date(2025, 10, 1), "", 2)
KEPT = Path(__file__).parent / "clipboard"


@pytest.fixture
def shelf(context: PageContext) -> Shelf:
    return Shelf(context)


@pytest.fixture
def grid(shelf: Shelf, qtbot: QtBot) -> Grid:
    return shelf.show(qtbot, PLUM, PEAR, FIG)


@pytest.fixture
def notices(context: PageContext) -> list[str]:
    said: list[str] = []
    context.notice_told.connect(said.append)
    return said


# Copying


def test_that_a_block_is_copied_as_text_and_as_a_table(grid: Grid) -> None:
    select(grid, ("a", "name"), down=1, right=1)
    press(grid, Key.Key_C, CONTROL)
    data = QApplication.clipboard().mimeData()
    assert data.text() == "Plum\t03/11/2025\r\nPear\t"
    html = data.html()
    assert 'sdval="45964"' in html
    assert ">2025-11-03<" in html
    assert "Plum" in html


def test_that_what_was_copied_is_pasted_again_without_any_change(
    grid: Grid, shelf: Shelf, notices: list[str]
) -> None:
    press(grid, Key.Key_A, CONTROL)
    press(grid, Key.Key_C, CONTROL)
    grid.go_to("a", "name")
    press(grid, Key.Key_V, CONTROL)
    assert not shelf.written
    assert notices == ["12 sel disalin.", "Tidak ada sel yang berubah."]


def test_that_nothing_is_copied_of_the_empty_row(grid: Grid) -> None:
    put("tetap")
    grid.go_to(NEW_ID, "name")
    press(grid, Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "tetap"


def test_that_cutting_copies_and_empties_in_one_step(grid: Grid, shelf: Shelf) -> None:
    select(grid, ("a", "filled"), right=1)
    press(grid, Key.Key_X, CONTROL)
    assert QApplication.clipboard().text() == "03/11/2025\tmerah"
    assert row(grid, "a") == ["Plum", "", ""]
    assert shelf.steps == [StepName(Act.CUT, 2)]


# Pasting what is accepted


def test_that_an_accepted_block_is_written_in_one_step_and_selected(
    grid: Grid, shelf: Shelf, notices: list[str]
) -> None:
    paste(grid, "1/2/2025\thijau tua\r\n2/2/2025\tmerah\r\n", ("a", "filled"))
    assert row(grid, "a") == ["Plum", "01/02/2025", "hijau tua"]
    assert row(grid, "b") == ["Pear", "02/02/2025", "merah"]
    assert shelf.steps == [StepName(Act.PASTE, 4)]
    assert notices == ["4 sel ditempel."]
    assert selected(grid) == {(0, 1), (0, 2), (1, 1), (1, 2)}
    assert grid.place == ("a", "filled")
    assert not grid.waiting.isVisible()


def test_that_one_cell_fills_the_whole_selection(grid: Grid, shelf: Shelf) -> None:
    put("kuning")
    select(grid, ("a", "color"), down=2)
    press(grid, Key.Key_V, CONTROL)
    assert [shown(grid, each, "color") for each in "abc"] == ["kuning"] * 3
    # Pear was yellow already.
    assert shelf.steps == [StepName(Act.PASTE, 2)]


def test_that_a_block_is_repeated_over_a_selection_that_holds_it_several_times(
    shelf: Shelf, qtbot: QtBot
) -> None:
    grid = shelf.show(qtbot, PLUM, PEAR, FIG, Jar("d", "Kiwi"))
    put("merah\nkuning")
    select(grid, ("a", "color"), down=3)
    press(grid, Key.Key_V, CONTROL)
    assert [shown(grid, each, "color") for each in "abcd"] == ["merah", "kuning"] * 2


def test_that_a_selection_of_another_shape_only_says_where_to_begin(grid: Grid) -> None:
    put("merah\nkuning")
    select(grid, ("a", "color"), down=2)
    press(grid, Key.Key_V, CONTROL)
    assert [shown(grid, each, "color") for each in "abc"] == ["merah", "kuning", ""]


def test_that_excels_clipboard_is_pasted(grid: Grid) -> None:
    html = (KEPT / "excel_activities.html").read_bytes().decode()
    put("Nanas\t03/11/2025\r\n", html.replace("Rapat", "Nanas"))
    # The two disagree in shape, so the table counts: its second row has no place for four columns.
    put("Nanas\t04/11/2025\r\nApel\t05/11/2025\r\n")
    grid.go_to("a", "name")
    press(grid, Key.Key_V, CONTROL)
    assert row(grid, "a")[:2] == ["Nanas", "04/11/2025"]
    assert row(grid, "b")[:2] == ["Apel", "05/11/2025"]


def test_that_a_table_without_text_is_pasted_too(grid: Grid) -> None:
    put(html='<table><tr><td sdval="45989" sdnum="1057;0;DD/MM/YY">28/11/25</td></tr></table>')
    grid.go_to("b", "filled")
    press(grid, Key.Key_V, CONTROL)
    assert shown(grid, "b", "filled") == "28/11/2025"


def test_that_an_excel_set_to_english_gives_the_days_it_means(grid: Grid) -> None:
    data = QMimeData()
    data.setText("Nanas\t3/12/2026\r\n")
    cells = '<Data ss:Type="String">Nanas</Data>', '<Data ss:Type="DateTime">{}</Data>'
    line = "".join(f"<Cell>{cell}</Cell>" for cell in cells).format("2026-03-12T00:00:00.000")
    sheet = (
        f'<Table xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Row>{line}</Row></Table>'
    )
    data.setData(EXCEL_SHEET, f"{sheet}\0".encode())
    QApplication.clipboard().setMimeData(data)
    grid.go_to("a", "name")
    press(grid, Key.Key_V, CONTROL)
    assert row(grid, "a")[:2] == ["Nanas", "12/03/2026"]


def test_that_lines_within_a_cell_become_one_where_the_column_has_one(grid: Grid) -> None:
    paste(grid, '"Buah\nsegar"', ("a", "name"))
    assert shown(grid, "a", "name") == "Buah segar"


def test_that_only_visible_rows_are_written_and_the_others_counted(
    grid: Grid, shelf: Shelf, notices: list[str]
) -> None:
    grid.header.choose_filter("name", "P")
    paste(grid, "1/2/2025\n2/2/2025", ("a", "filled"))
    assert [each.filled for each in shelf.rows] == [
        date(2025, 2, 1),
        date(2025, 2, 2),
        date(2025, 10, 1),
    ]
    assert notices == ["2 sel ditempel. 2 baris yang tampak saja; 1 baris tersaring tidak diubah."]


def test_that_what_is_odd_about_a_block_is_told(grid: Grid, shelf: Shelf) -> None:
    told: list[object] = []
    grid.warned.connect(told.append)
    shelf.oddities = (Problem("odd"),)
    paste(grid, "merah", ("c", "color"))
    assert told == [(Problem("odd"),)]


def test_that_an_empty_clipboard_says_so(grid: Grid, notices: list[str]) -> None:
    QApplication.clipboard().clear()
    press(grid, Key.Key_V, CONTROL)
    grid.go_to("a", "name")
    press(grid, Key.Key_V, CONTROL)
    assert notices[-1] == "Papan klip tidak berisi sel atau teks."


def test_that_a_block_beyond_all_measure_is_refused_in_words(grid: Grid, shelf: Shelf) -> None:
    paste(grid, "\t" * 100_001, ("a", "name"))
    box = next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QMessageBox) and each.isVisible()
    )
    assert "paling banyak 100000 sel" in box.text() + box.informativeText()
    box.close()
    assert not shelf.written


# Filling and emptying


def test_that_control_d_fills_the_selection_from_its_first_row(grid: Grid, shelf: Shelf) -> None:
    select(grid, ("a", "filled"), down=2, right=1)
    press(grid, Key.Key_D, CONTROL)
    assert row(grid, "b")[1:] == row(grid, "c")[1:] == ["03/11/2025", "merah"]
    assert shelf.steps == [StepName(Act.FILL, 4)]


def test_that_control_d_in_one_cell_takes_the_one_above(grid: Grid, shelf: Shelf) -> None:
    grid.go_to("b", "color")
    press(grid, Key.Key_D, CONTROL)
    assert shown(grid, "b", "color") == "merah"
    grid.go_to("a", "color")
    press(grid, Key.Key_D, CONTROL)
    assert len(shelf.steps) == 1


def test_that_control_r_fills_to_the_right_and_refuses_what_does_not_fit(grid: Grid) -> None:
    select(grid, ("a", "name"), right=1)
    press(grid, Key.Key_R, CONTROL)
    assert set(grid.model.refusals) == {("a", "filled")}
    grid.block.drop()
    grid.go_to("a", "name")
    press(grid, Key.Key_R, CONTROL)
    assert not grid.model.refusals


def test_that_delete_empties_a_block_in_one_step(grid: Grid, shelf: Shelf) -> None:
    select(grid, ("a", "filled"), down=2, right=1)
    press(grid, Key.Key_Delete)
    # Two dates and two colours; empty cells don't count.
    assert shelf.steps == [StepName(Act.CLEAR, 4)]
    assert row(grid, "a") == ["Plum", "", ""]


def test_that_today_goes_into_every_selected_date(grid: Grid, shelf: Shelf) -> None:
    select(grid, ("a", "filled"), down=2, right=1)
    press(grid, Key.Key_Semicolon, CONTROL)
    assert shelf.steps == [StepName(Act.FILL, 3)]
    assert [shown(grid, each, "filled") for each in "abc"] == ["01/12/2025"] * 3


# Keys and menu


def test_that_the_older_keys_of_windows_work_too(grid: Grid, shelf: Shelf) -> None:
    grid.go_to("a", "color")
    press(grid, Key.Key_Insert, CONTROL)
    grid.go_to("c", "color")
    press(grid, Key.Key_Insert, SHIFT)
    assert shown(grid, "c", "color") == "merah"
    press(grid, Key.Key_Delete, SHIFT)
    assert shown(grid, "c", "color") == ""
    assert [each.act for each in shelf.steps] == [Act.PASTE, Act.CUT]


def test_that_the_menu_does_the_same_as_the_keys(grid: Grid, shelf: Shelf) -> None:
    put("kuning")
    grid.go_to("a", "color")
    menu = grid.menu(grid.model.index_of("a", "color"))
    line = next(each for each in menu.actions() if "Tempel" in each.text())
    assert line.text() == "&Tempel\tCtrl+V"
    line.trigger()
    menu.close()
    assert shelf.written == [("a", "color", "kuning")]


def test_that_a_table_without_a_desk_offers_no_pasting(grid: Grid, shelf: Shelf) -> None:
    grid.block.desk = None
    paste(grid, "merah", ("c", "color"))
    assert not shelf.written
    menu = grid.menu(grid.model.index_of("c", "color"))
    assert not any("Tempel" in each.text() for each in menu.actions())
    menu.close()


def test_that_an_open_editor_keeps_its_own_clipboard_keys(grid: Grid, shelf: Shelf) -> None:
    put("Nanas\tx")
    grid.go_to("a", "name")
    press(grid, Key.Key_F2)
    QTest.keyClick(editor_of(grid), Key.Key_V, CONTROL)
    assert editor_of(grid).text().startswith("Nanas")
    assert not shelf.written
    QTest.keyClick(editor_of(grid), Key.Key_Escape)
