"""Blocks of the grid of which a cell is refused, or that make new rows: what waits for the clerk's word."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Unavailable
from iku_desktop.domain.steps import Act, StepName
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.page_context import PageContext
from tests.ui.blocks import CONTROL, Key, paste, press, row, select, selected
from tests.ui.shelf import Jar, Shelf, names, shown, type_into

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


# Pasting what is refused in part


BLOCK = "31/09/2025\tmerah\r\n2/2/2025\tungu\r\n3/2/2025\thijau tua"


def test_that_refused_cells_are_marked_and_listed_and_nothing_is_written(
    grid: Grid, shelf: Shelf
) -> None:
    paste(grid, BLOCK, ("a", "filled"))
    assert not shelf.written
    assert set(grid.model.refusals) == {("a", "filled"), ("b", "color")}
    bar = grid.waiting
    assert bar.isVisible()
    # Plum was red already, so it isn't written again.
    assert bar.words.text() == "Tempel: 3 sel siap disimpan. 2 sel ditolak dan tidak disimpan:"
    assert bar.apply_button.text() == "Terapkan 3 sel"
    lines = bar.lines.model()
    texts = [lines.data(lines.index(at, 0)) for at in range(lines.rowCount())]
    assert texts[0].startswith("Plum, Diisi: “31/09/2025”. 31/09/2025 tidak ada dalam kalender.")
    assert texts[1].startswith("Pear, Warna: “ungu”. “ungu” tidak ada dalam pilihan.")


def test_that_the_waiting_cells_show_what_would_be_saved(grid: Grid, shelf: Shelf) -> None:
    paste(grid, BLOCK, ("a", "filled"))
    view = grid.model.cell(grid.model.index_of("c", "filled"))
    assert view.text == "03/02/2025" or view.text == "3/2/2025"
    assert view.look.ground == "accent_soft"
    assert "menunggu Terapkan" in view.look.hint
    assert shelf.rows[2].filled == date(2025, 10, 1)


def test_that_a_line_of_the_list_leads_to_its_cell(grid: Grid) -> None:
    paste(grid, BLOCK, ("a", "filled"))
    view = grid.waiting.lines
    second = view.model().index(1, 0)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(second).center()
    )
    assert grid.place == ("b", "color")
    assert grid.table.hasFocus()
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Key.Key_Return)
    assert grid.place == ("a", "filled")


def test_that_applying_writes_the_accepted_cells_and_keeps_the_refused_marked(
    grid: Grid, shelf: Shelf
) -> None:
    paste(grid, BLOCK, ("a", "filled"))
    QTest.mouseClick(grid.waiting.apply_button, Qt.MouseButton.LeftButton)
    assert shelf.steps == [StepName(Act.PASTE, 3)]
    assert row(grid, "c") == ["Fig", "03/02/2025", "hijau tua"]
    assert row(grid, "b")[1:] == ["02/02/2025", "ungu"]
    assert set(grid.model.refusals) == {("a", "filled"), ("b", "color")}
    assert not grid.waiting.isVisible()
    assert not grid.model.waiting
    # What stays refused is put right like any other entry.
    type_into(grid, "b", "color", "merah")
    assert shown(grid, "b", "color") == "merah"
    assert set(grid.model.refusals) == {("a", "filled")}


def test_that_dropping_leaves_everything_as_it_was(grid: Grid, shelf: Shelf) -> None:
    before = [row(grid, each) for each in "abc"]
    paste(grid, BLOCK, ("a", "filled"))
    QTest.mouseClick(grid.waiting.drop_button, Qt.MouseButton.LeftButton)
    assert [row(grid, each) for each in "abc"] == before
    assert not grid.model.refusals
    assert not shelf.written
    assert not grid.waiting.isVisible()


def test_that_a_refused_cell_is_put_right_while_the_block_waits(grid: Grid, shelf: Shelf) -> None:
    paste(grid, BLOCK, ("a", "filled"))
    type_into(grid, "a", "filled", "30/09/2025")
    assert not shelf.written
    assert set(grid.model.refusals) == {("b", "color")}
    assert grid.waiting.apply_button.text() == "Terapkan 4 sel"
    grid.go_to("b", "color")
    press(grid, Key.Key_Escape)
    assert not grid.model.refusals
    grid.block.apply()
    assert shelf.steps == [StepName(Act.PASTE, 4)]
    assert row(grid, "b") == ["Pear", "02/02/2025", "kuning"]


def test_that_leaving_out_the_last_cell_ends_the_wait(grid: Grid) -> None:
    paste(grid, "ungu", ("a", "color"))
    assert grid.waiting.isVisible()
    assert not grid.waiting.apply_button.isEnabled()
    grid.block.apply()
    grid.go_to("a", "color")
    press(grid, Key.Key_Escape)
    assert not grid.waiting.isVisible()
    assert row(grid, "a")[2] == "merah"


def test_that_another_block_joins_the_one_that_waits(grid: Grid, shelf: Shelf) -> None:
    paste(grid, "ungu", ("a", "color"))
    paste(grid, "Nanas", ("a", "name"))
    assert not shelf.written
    grid.block.apply()
    assert shelf.written == [("a", "name", "Nanas")]


def test_that_cells_that_are_counted_are_refused_one_by_one(grid: Grid, shelf: Shelf) -> None:
    paste(grid, "merah\t99\nmerah\t1", ("a", "color"))
    # The second amount is the one that stands there, so there is nothing to refuse.
    assert set(grid.model.refusals) == {("a", "amount")}
    sentence = grid.model.refusals["a", "amount"].sentences[0]
    assert sentence == "Kolom ini dihitung atau dikunci, jadi tidak diisi."
    grid.block.apply()
    assert [place[:2] for place in shelf.written] == [("b", "color")]
    assert not grid.model.refusals


def test_that_a_locked_cell_is_refused_and_its_neighbours_are_not(
    shelf: Shelf, qtbot: QtBot
) -> None:
    grid = shelf.show(qtbot, Jar("a", "terkunci"), PEAR)
    paste(grid, "Nanas\nApel", ("a", "name"))
    assert set(grid.model.refusals) == {("a", "name")}
    grid.block.apply()
    assert shelf.written == [("b", "name", "Apel")]


def test_that_cells_without_a_place_are_counted(
    shelf: Shelf, qtbot: QtBot, notices: list[str]
) -> None:
    grid = shelf.show(qtbot, PLUM, new_row=False)
    paste(grid, "merah\t3\tx\nkuning\t2\ty", ("a", "color"))
    assert notices == ["Tidak ada sel yang berubah."] or "4 sel" in notices[-1]
    paste(grid, "kuning\nmerah", ("a", "color"))
    assert notices[-1] == "1 sel ditempel. 1 sel tidak mempunyai tempat di tabel ini."


def test_that_a_fault_of_the_disk_leaves_the_block_waiting(
    grid: Grid, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    paste(grid, BLOCK, ("a", "filled"))

    def fail(*_given: object) -> None:
        raise Unavailable("disk_full", folder="IKU")

    monkeypatch.setattr(shelf, "enter_block", fail)
    grid.block.apply()
    box = next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QMessageBox) and each.isVisible()
    )
    box.close()
    assert grid.block.is_waiting
    assert len(grid.block.accepted) == 3


def test_that_other_columns_end_the_wait_in_words(
    grid: Grid, shelf: Shelf, notices: list[str]
) -> None:
    paste(grid, BLOCK, ("a", "filled"))
    grid.set_columns(shelf.columns())
    assert not grid.block.is_waiting
    assert notices[-1].startswith("Tempelan yang belum diterapkan dibatalkan")


# New rows


def test_that_rows_beyond_the_last_are_made_after_terapkan(grid: Grid, shelf: Shelf) -> None:
    paste(grid, "Fig baru\t1/2/2025\nNanas\t2/2/2025\nApel\t3/2/2025\n\t\n", ("c", "name"))
    assert not shelf.written
    assert grid.waiting.words.text() == "Tempel: 6 sel siap disimpan. 2 baris baru."
    assert [shown(grid, each, "name") for each in ("+1", "+2")] == ["Nanas", "Apel"]
    grid.block.apply()
    assert names(grid) == ["Plum", "Pear", "Fig baru", "Nanas", "Apel"]
    assert not grid.model.extra_rows
    assert grid.model.id_at(5) == NEW_ID


def test_that_a_new_row_that_lacks_something_waits_on_beside_the_others(
    grid: Grid, shelf: Shelf
) -> None:
    paste(grid, "Nanas\t1/2/2025\nApel\t31/2/2025\n\t3/2/2025", (NEW_ID, "name"))
    assert set(grid.model.refusals) == {("+2", "filled"), ("+3", "name")}
    assert grid.waiting.apply_button.text() == "Terapkan 2 sel"
    grid.block.apply()
    assert names(grid)[-1] == "Nanas"
    assert grid.model.extra_rows == ["+2", "+3"]
    assert grid.waiting.isVisible()
    type_into(grid, "+3", "name", "Jeruk")
    type_into(grid, "+2", "filled", "28/2/2025")
    grid.block.apply()
    assert names(grid)[-2:] == ["Apel", "Jeruk"]
    assert not grid.waiting.isVisible()
    assert len(shelf.steps) == 2


def test_that_a_paste_into_a_new_row_that_waits_changes_it(grid: Grid) -> None:
    paste(grid, "Nanas\t1/2/2025", (NEW_ID, "name"))
    paste(grid, "Apel", ("+1", "name"))
    assert shown(grid, "+1", "name") == "Apel"
    paste(grid, "Jeruk\t2/2/2025", (NEW_ID, "name"))
    assert grid.model.extra_rows == ["+1", "+2"]
    grid.block.apply()
    assert names(grid)[-2:] == ["Apel", "Jeruk"]


def test_that_a_new_row_with_a_refused_cell_is_not_counted_among_those_to_be_made(
    grid: Grid,
) -> None:
    lines = [f"Nanas {number}\t1/2/2025" for number in range(1, 201)]
    lines[57] = "Nanas 58\t31/2/2025"
    paste(grid, "\n".join(lines), (NEW_ID, "name"))
    bar = grid.waiting
    assert bar.words.text() == (
        "Tempel: 398 sel siap disimpan. 199 baris baru. "
        "1 baris baru ditahan karena ada selnya yang ditolak. 1 sel ditolak dan tidak disimpan:"
    )
    type_into(grid, "+58", "filled", "28/2/2025")
    assert bar.words.text() == "Tempel: 400 sel siap disimpan. 200 baris baru."
    grid.go_to("+58", "name")
    press(grid, Key.Key_Delete)
    grid.block.apply()
    assert len(names(grid)) == 202
    assert bar.words.text() == (
        "Tempel: 0 sel siap disimpan. 1 baris baru ditahan karena ada selnya yang ditolak. "
        "1 sel ditolak dan tidak disimpan:"
    )


def test_that_what_a_new_row_lacks_stays_refused_when_it_is_escaped(grid: Grid) -> None:
    paste(grid, "\t3/2/2025", (NEW_ID, "name"))
    grid.go_to("+1", "name")
    press(grid, Key.Key_Escape)
    assert set(grid.model.refusals) == {("+1", "name")}
    grid.go_to("+1", "filled")
    press(grid, Key.Key_Escape)
    assert not grid.waiting.isVisible()
    assert not grid.model.refusals


def test_that_the_clerk_is_back_in_the_table_after_a_button_and_sees_the_rows_where_they_are(
    grid: Grid, qtbot: QtBot
) -> None:
    qtbot.waitExposed(grid)
    grid.window().activateWindow()
    paste(grid, "Nanas\t1/2/2025\nApel\t31/2/2025", (NEW_ID, "name"))

    def line() -> str:
        lines = grid.waiting.lines.model()
        return str(lines.data(lines.index(0, 0)))

    assert line().startswith("Baris 5, Diisi")
    grid.waiting.apply_button.setFocus()
    QTest.mouseClick(grid.waiting.apply_button, Qt.MouseButton.LeftButton)
    assert grid.table.hasFocus()
    assert names(grid)[-1] == "Nanas"
    assert line().startswith("Baris 5, Diisi")
    grid.search("Plum")
    assert line().startswith("Baris 2, Diisi")


def test_that_pasted_rows_are_scrolled_into_sight(grid: Grid) -> None:
    paste(grid, "\n".join(f"Nanas {number}" for number in range(200)), (NEW_ID, "name"))
    last_seen = grid.table.rowAt(grid.table.viewport().height() - 1)
    assert grid.place == ("+1", "name")
    assert grid.table.rowViewportPosition(3) < 2 * grid.table.rowHeight(3)
    assert last_seen > 5


# What waits is a part of the sheet


def copied(grid: Grid) -> str:
    press(grid, Key.Key_C, CONTROL)
    return QApplication.clipboard().text()


def test_that_a_copied_block_holds_what_waits_and_what_is_refused(grid: Grid) -> None:
    paste(grid, "Nanas\t1/2/2025\tungu\nApel\t\tmerah", ("c", "name"))
    select(grid, ("b", "name"), down=2, right=2)
    assert copied(grid) == "Pear\t\tkuning\r\nNanas\t1/2/2025\tungu\r\nApel\t\tmerah"
    html = QApplication.clipboard().mimeData().html()
    assert ">2025-02-01<" in html
    assert "Apel" in html


def test_that_all_rows_that_wait_are_selected_copied_and_reached_by_keys(grid: Grid) -> None:
    paste(grid, "Nanas\nApel", (NEW_ID, "name"))
    press(grid, Key.Key_A, CONTROL)
    assert [line.split("\t")[0] for line in copied(grid).split("\r\n")] == [
        *("Plum", "Pear", "Fig"),
        *("Nanas", "Apel"),
    ]
    grid.go_to("a", "name")
    press(grid, Key.Key_Down, CONTROL)
    assert grid.place == ("+2", "name")
    press(grid, Key.Key_Space, CONTROL)
    assert {at for at, _ in selected(grid)} == {0, 1, 2, 3, 4}


def test_that_what_is_typed_into_the_empty_row_is_copied_too(grid: Grid) -> None:
    type_into(grid, NEW_ID, "color", "merah")
    select(grid, ("c", "name"), down=1, right=2)
    assert copied(grid) == "Fig\t01/10/2025\t\r\n\t\tmerah"


def test_that_rows_that_wait_are_filled_down_and_dated(grid: Grid, shelf: Shelf) -> None:
    paste(grid, "Nanas\t1/2/2025\tmerah\nApel\nJeruk", (NEW_ID, "name"))
    select(grid, ("+1", "color"), down=2)
    press(grid, Key.Key_D, CONTROL)
    select(grid, ("+2", "filled"), down=1)
    press(grid, Key.Key_Semicolon, CONTROL)
    assert not shelf.written
    grid.block.apply()
    assert [row(grid, each.id) for each in shelf.rows[3:]] == [
        ["Nanas", "01/02/2025", "merah"],
        ["Apel", "01/12/2025", "merah"],
        ["Jeruk", "01/12/2025", "merah"],
    ]


def test_that_a_row_that_waits_is_gone_once_it_is_emptied(grid: Grid, shelf: Shelf) -> None:
    paste(grid, "Nanas\t1/2/2025\nApel\t2/2/2025", (NEW_ID, "name"))
    select(grid, ("+1", "name"), right=1)
    press(grid, Key.Key_Delete)
    assert grid.model.extra_rows == ["+2"]
    press(grid, Key.Key_A, CONTROL)
    select(grid, ("+2", "name"), right=1)
    press(grid, Key.Key_X, CONTROL)
    assert QApplication.clipboard().text() == "Apel\t2/2/2025"
    assert not grid.block.is_waiting
    assert not shelf.written
