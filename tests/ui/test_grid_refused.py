"""Refused entries of the grid, their balloon, and the empty last row."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Unavailable
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.page_context import PageContext
from tests.ui.shelf import Jar, Shelf, editor_of, names, shown, type_into

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


def the_box() -> QMessageBox:
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    return next(each for each in boxes if each.isVisible())


def answer(words: str) -> None:
    box = the_box()
    next(each for each in box.buttons() if each.text() == words).click()


# Refused entries


def test_that_a_refused_entry_stays_typed_with_its_reason(shelf: Shelf, grid: Grid) -> None:
    type_into(grid, "b", "filled", "31/09/2025")
    view = grid.model.cell(grid.model.index_of("b", "filled"))
    assert view.text == "31/09/2025"
    assert view.refusal is not None
    assert "September 2025 hanya sampai tanggal 30" in view.refusal.sentences[0]
    assert not shelf.written
    assert shelf.rows[1].filled is None


def test_that_other_cells_go_on_working_beside_a_refused_one(shelf: Shelf, grid: Grid) -> None:
    type_into(grid, "b", "filled", "31/09/2025")
    type_into(grid, "b", "color", "merah")
    type_into(grid, "a", "filled", "1/2/2025")
    assert [key for _, key, _ in shelf.written] == ["color", "filled"]
    assert shown(grid, "b", "filled") == "31/09/2025"


def test_that_f2_edits_a_refused_entry_again(shelf: Shelf, grid: Grid) -> None:
    type_into(grid, "b", "filled", "31/09/2025")
    grid.go_to("b", "filled")
    press(grid, Key.Key_F2)
    assert editor_of(grid).text() == "31/09/2025"
    editor_of(grid).setText("30/09/2025")
    QTest.keyClick(editor_of(grid), Key.Key_Return)
    assert shelf.written == [("b", "filled", "30/09/2025")]
    assert not grid.model.refusals


def test_that_esc_drops_a_refused_entry(grid: Grid) -> None:
    type_into(grid, "a", "filled", "31/09/2025")
    grid.go_to("a", "filled")
    press(grid, Key.Key_Escape)
    assert shown(grid, "a", "filled") == "03/11/2025"
    assert not grid.model.refusals


def test_that_a_refused_text_is_refused_again_with_its_new_reason(grid: Grid) -> None:
    type_into(grid, "a", "filled", "31/09/2025")
    type_into(grid, "a", "filled", "kemarin")
    view = grid.model.cell(grid.model.index_of("a", "filled"))
    assert view.refusal is not None
    assert "bukan tanggal" in view.refusal.sentences[0]


def test_that_the_balloon_says_what_is_wrong_and_that_it_is_not_saved(grid: Grid) -> None:
    type_into(grid, "c", "filled", "31/09/2025")
    balloon = grid.refused.balloon
    grid.go_to("c", "amount")
    assert balloon.isVisible()
    words = balloon.accessibleName()
    assert "belum disimpan" in words
    assert "31/09/2025" in words
    assert "F2 ubah, Esc batal" in words


def test_that_the_balloon_never_covers_the_cell_that_is_worked_in(grid: Grid) -> None:
    type_into(grid, "c", "filled", "31/09/2025")
    balloon = grid.refused.balloon
    for row_id in ("a", "b"):
        for key in ("name", "filled", "color", "amount"):
            grid.go_to(row_id, key)
            cell = grid.table.cell_rect(grid.table.currentIndex())
            place = cell.translated(grid.table.pos())
            assert balloon.isHidden() or not balloon.geometry().intersects(place)


def test_that_the_balloon_goes_while_its_own_cell_is_edited(grid: Grid) -> None:
    type_into(grid, "c", "filled", "31/09/2025")
    grid.go_to("c", "filled")
    assert grid.refused.balloon.isVisible()
    press(grid, Key.Key_F2)
    assert grid.refused.balloon.isHidden()


def test_that_the_balloon_follows_its_cell_out_of_sight(shelf: Shelf, qtbot: QtBot) -> None:
    jars = [Jar(f"j{number}", f"Stoples {number}") for number in range(60)]
    grid = shelf.show(qtbot, *jars)
    type_into(grid, "j0", "filled", "31/09/2025")
    assert grid.refused.balloon.isVisible()
    grid.go_to("j59", "color")
    assert grid.refused.balloon.isHidden()


def test_that_going_to_the_refused_cells_takes_one_after_the_other(grid: Grid) -> None:
    type_into(grid, "a", "filled", "31/09/2025")
    type_into(grid, "c", "color", "ungu")
    grid.go_to("b", "name")
    visited = []
    for _ in range(3):
        grid.go_to_refused()
        visited.append(grid.place)
    assert visited == [("a", "filled"), ("c", "color"), ("a", "filled")]


def test_that_a_refused_entry_survives_another_reading_and_another_order(
    shelf: Shelf, grid: Grid
) -> None:
    type_into(grid, "b", "filled", "31/09/2025")
    grid.set_rows(shelf.rows)
    grid.sort_by("name")
    assert shown(grid, "b", "filled") == "31/09/2025"


def test_that_a_refused_entry_goes_with_its_row(shelf: Shelf, grid: Grid) -> None:
    type_into(grid, "b", "filled", "31/09/2025")
    grid.set_rows([PLUM, FIG])
    assert not grid.model.refusals


def test_that_an_entry_the_disk_did_not_take_stays_typed(
    shelf: Shelf, grid: Grid, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_pending: object) -> None:
        raise Unavailable("disk_full", folder="IKU")

    monkeypatch.setattr(shelf, "_save", fail)
    type_into(grid, "a", "name", "Penting")
    the_box().close()
    view = grid.model.cell(grid.model.index_of("a", "name"))
    assert view.text == "Penting"
    assert view.refusal is not None
    assert "Belum dapat ditulis" in view.refusal.sentences[0]


def test_that_a_screen_reader_hears_the_reason(grid: Grid) -> None:
    type_into(grid, "b", "filled", "31/09/2025")
    index = grid.model.index_of("b", "filled")
    spoken = grid.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Pear, Isi Diisi: 31/09/2025; belum disimpan:")


# The empty last row


def test_that_a_new_row_is_saved_once_its_needed_cells_are_typed(shelf: Shelf, grid: Grid) -> None:
    type_into(grid, NEW_ID, "name", "Nanas", Key.Key_Tab)
    assert len(shelf.rows) == 3
    assert grid.place == (NEW_ID, "filled")
    type_into(grid, NEW_ID, "filled", "5/11/2025", Key.Key_Tab)
    assert [row.name for row in shelf.rows] == ["Plum", "Pear", "Fig", "Nanas"]
    # The clerk goes on in the row that was just made, and the last row is empty again.
    assert grid.place == ("j4", "color")
    assert shown(grid, NEW_ID, "name") == "stoples baru"
    assert grid.model.cell(grid.model.index_of(NEW_ID, "name")).placeholder


def test_that_a_wrong_date_in_the_empty_row_is_refused_before_it_is_complete(grid: Grid) -> None:
    type_into(grid, NEW_ID, "filled", "31/02/2025")
    assert (NEW_ID, "filled") in grid.model.refusals
    type_into(grid, NEW_ID, "filled", "28/02/2025")
    assert not grid.model.refusals
    assert shown(grid, NEW_ID, "filled") == "28/02/2025"


def test_that_a_refused_new_row_keeps_all_its_cells(shelf: Shelf, grid: Grid) -> None:
    type_into(grid, NEW_ID, "name", "Plum")
    type_into(grid, NEW_ID, "filled", "5/11/2025")
    assert len(shelf.rows) == 3
    assert (NEW_ID, "name") in grid.model.refusals
    type_into(grid, NEW_ID, "name", "Nanas")
    assert [row.name for row in shelf.rows][-1] == "Nanas"
    assert not grid.model.refusals


def test_that_esc_empties_a_cell_of_the_empty_row(grid: Grid) -> None:
    type_into(grid, NEW_ID, "name", "Nanas")
    grid.go_to(NEW_ID, "name")
    press(grid, Key.Key_Escape)
    assert grid.model.cell(grid.model.index_of(NEW_ID, "name")).placeholder


def test_that_the_empty_row_is_started_from_anywhere(grid: Grid) -> None:
    grid.go_to_new_row()
    assert grid.place == (NEW_ID, "name")
    assert editor_of(grid).text() == ""


def test_that_the_empty_row_is_not_sorted_nor_filtered_away(grid: Grid) -> None:
    grid.sort_by("name")
    grid.header.choose_filter("name", "tidak ada")
    assert names(grid) == []
    assert grid.model.id_at(0) == NEW_ID


def test_that_a_click_on_the_row_number_selects_the_row(grid: Grid) -> None:
    header = grid.table.verticalHeader()
    place = QPoint(10, header.sectionViewportPosition(1) + 5)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    selected = {index.row() for index in grid.table.selectionModel().selectedIndexes()}
    assert selected == {1}
