"""The grid of targets: blocks pasted, copied, filled and undone as in every grid, and kept."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.steps import Act, StepName
from iku_desktop.ui.edit_actions import EditActions
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.indicators import IndicatorsPage
from iku_desktop.ui.theme import Look, Shade
from iku_desktop.ui.widgets.target_grid import TargetGrid
from tests.services.desk import Desk
from tests.ui.blocks import CONTROL, SHIFT, Key, paste, press, put
from tests.ui.conftest import message_boxes
from tests.ui.shelf import editor_of
from tests.ui.target_cells import TARGET, refused, texts, type_target


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> IndicatorsPage:
    made = IndicatorsPage(context)
    qtbot.addWidget(made)
    context.data_changed.connect(lambda: made.show_moment(context.moment))
    made.resize(1366, 581)
    made.show_moment(context.moment)
    made.choose("IKU-2")
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def grid(page: IndicatorsPage) -> TargetGrid:
    return page.entry.targets


def put_in(grid: TargetGrid, words: str, at: int = 1, key: str = TARGET) -> None:
    paste(grid, words, (str(at), key))


def saved(desk: Desk, code: str = "IKU-2") -> list[object]:
    view = desk.services.indicators.view(code, desk.moment())
    return [*(point.target for point in view.course), view.year_target]


def answer(words: str) -> None:
    (box,) = message_boxes()
    next(each for each in box.buttons() if each.text() == words).click()


# Blocks


def test_that_a_column_of_targets_is_pasted_in_one_step_and_undone_as_one(
    desk: Desk, grid: TargetGrid, context: PageContext
) -> None:
    before = desk.counter()
    put_in(grid, "80\n85,5\n90\n95\n90\n")
    assert texts(grid) == ["80,00", "85,50", "90,00", "95,00", "90,00"]
    with desk.store.read() as reader:
        assert len({entry.step for entry in reader.audit_between(before, desk.counter())}) == 1
    step = desk.services.history.undoable
    assert step is not None
    assert step.name == StepName(Act.PASTE, 5)
    desk.services.history.undo(desk.moment())
    context.data_changed.emit()
    assert texts(grid) == [""] * 5


def test_that_a_block_over_all_columns_writes_the_targets_and_refuses_what_is_counted(
    desk: Desk, grid: TargetGrid
) -> None:
    put_in(grid, "TW I\t80\t0,00\nTW II\t85\t50", key="quarter")
    assert list(grid.model.refusals) == [("2", "actual")]
    grid.block.apply()
    assert saved(desk)[:2] == [80, 85]


def test_that_a_spreadsheets_table_is_read(desk: Desk, grid: TargetGrid) -> None:
    data = QMimeData()
    data.setHtml("<table><tr><td sdval='80.5'>80,5</td></tr><tr><td>90</td></tr></table>")
    QApplication.clipboard().setMimeData(data)
    grid.focus_on(3)
    press(grid, Key.Key_V, CONTROL)
    assert texts(grid) == ["", "", "80,50", "90,00", ""]


def test_that_targets_are_copied_in_both_formats(desk: Desk, grid: TargetGrid) -> None:
    put_in(grid, "80\n85,5")
    grid.focus_on(1)
    press(grid, Key.Key_Down, SHIFT)
    press(grid, Key.Key_Right, SHIFT)
    press(grid, Key.Key_C, CONTROL)
    data = QApplication.clipboard().mimeData()
    assert data.text() == "80,00\t0,00\r\n85,50\t0,00"
    assert "<table" in data.html()
    assert "85,50" in data.html()


def test_that_refused_values_stay_typed_and_the_rest_waits(desk: Desk, grid: TargetGrid) -> None:
    put_in(grid, "80\n101\nbanyak\n95")
    assert saved(desk) == [None] * 5
    assert grid.waiting.isVisible()
    assert grid.waiting.words.text() == (
        "Tempel: 2 sel siap disimpan. 2 sel ditolak dan tidak disimpan:"
    )
    assert "paling tinggi 100" in refused(grid, 2)
    assert "bukan angka" in refused(grid, 3)
    grid.waiting.apply_button.click()
    assert saved(desk)[:4] == [80, None, None, 95]
    assert texts(grid)[:4] == ["80,00", "101", "banyak", "95,00"]
    assert not grid.waiting.isVisible()


def test_that_a_cell_that_waits_is_put_right_before_terapkan(desk: Desk, grid: TargetGrid) -> None:
    put_in(grid, "80\n101")
    type_target(grid, 2, "90")
    assert saved(desk) == [None] * 5
    assert refused(grid, 2) == ""
    grid.block.apply()
    assert saved(desk)[:2] == [80, 90]


def test_that_dropping_shows_again_what_is_saved(
    desk: Desk, grid: TargetGrid, context: PageContext
) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, 1, "70")
    context.data_changed.emit()
    put_in(grid, "80\n101")
    grid.waiting.drop_button.click()
    assert texts(grid) == ["70,00", "", "", "", ""]
    assert refused(grid, 2) == ""


def test_that_targets_are_filled_down_and_emptied(desk: Desk, grid: TargetGrid) -> None:
    type_target(grid, 1, "80")
    grid.focus_on(1)
    for _ in range(4):
        press(grid, Key.Key_Down, SHIFT)
    press(grid, Key.Key_D, CONTROL)
    assert saved(desk) == [80] * 5
    press(grid, Key.Key_Delete)
    assert saved(desk) == [None] * 5


def test_that_a_locked_target_is_refused_and_the_others_are_written(
    desk: Desk, grid: TargetGrid, context: PageContext
) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, 1, "70")
    desk.services.closings.close(Quarter(2025, 1))
    context.data_changed.emit()
    put_in(grid, "80\n85")
    assert "Triwulan I 2025" in refused(grid, 1)
    grid.block.apply()
    assert saved(desk)[:2] == [70, 85]


def test_that_a_filtered_paste_writes_visible_rows_only(desk: Desk, grid: TargetGrid) -> None:
    grid.header.choose_filter("quarter", "TW I")
    assert [grid.model.id_at(at) for at in range(grid.model.shown_count)] == ["1", "2", "3", "4"]
    grid.header.choose_filter("quarter", "TW II")
    put_in(grid, "80\n90", at=2)
    assert saved(desk) == [None, 80, 90, None, None]


def test_that_the_quarters_stand_in_their_order_again_after_another_column(
    grid: TargetGrid,
) -> None:
    put_in(grid, "3\n2\n1\n9\n5")
    grid.sort_by("value")
    assert [grid.model.id_at(at) for at in range(5)] == ["3", "2", "1", "0", "4"]
    grid.sort_by("quarter")
    assert [grid.model.id_at(at) for at in range(5)] == ["1", "2", "3", "4", "0"]


def test_that_the_menu_sunting_reaches_the_grid_the_clerk_is_in(
    desk: Desk, page: IndicatorsPage, grid: TargetGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    class View:
        """An office view that shows the page."""

    View.page = page  # type: ignore[attr-defined]
    acts = EditActions.__new__(EditActions)
    acts._view = View()  # type: ignore[assignment]
    put("80\n85")
    grid.focus_on(1)
    monkeypatch.setattr(QApplication, "focusWidget", staticmethod(lambda: grid.table))
    acts.do("paste")
    assert saved(desk)[:2] == [80, 85]
    monkeypatch.setattr(QApplication, "focusWidget", staticmethod(lambda: page.list))
    acts.do("paste")
    assert saved(desk)[:2] == [80, 85]


def test_that_a_clipboard_beyond_all_measure_is_refused(grid: TargetGrid) -> None:
    put_in(grid, "\t" * 100_001)
    (box,) = message_boxes()
    box.close()


# Leaving


def test_that_another_indicator_asks_about_the_targets_that_wait(
    desk: Desk, page: IndicatorsPage, grid: TargetGrid
) -> None:
    put_in(grid, "80\n101")
    page.list.choose("IKU-1")
    answer("Batal")
    assert page.list.chosen == "IKU-2"
    assert texts(grid)[:2] == ["80", "101"]
    assert grid.waiting.isVisible()
    page.list.choose("IKU-1")
    answer("Terapkan")
    assert page.list.chosen == "IKU-1"
    assert texts(grid) == [""] * 5
    assert (saved(desk)[0], saved(desk, "IKU-1")[0]) == (80, None)


def test_that_targets_are_dropped_only_when_the_clerk_says_so(
    desk: Desk, page: IndicatorsPage, grid: TargetGrid
) -> None:
    put_in(grid, "80\n101")
    page.go_to(Door("indicators", {"indicator_code": "IKU-1", "focus": "target"}))
    answer("Buang")
    assert page.list.chosen == "IKU-1"
    assert grid.place == ("4", TARGET), "the door leads on after the answer"
    assert not grid.waiting.isVisible()
    assert saved(desk) == [None] * 5


def test_that_what_is_being_typed_belongs_to_the_indicator_that_is_left(
    desk: Desk, page: IndicatorsPage, grid: TargetGrid
) -> None:
    grid.focus_on(1)
    QTest.keyClicks(grid.table, "8")
    QTest.keyClicks(editor_of(grid), "0")
    page.list.choose("IKU-1")
    assert grid.table.editor is None
    assert (saved(desk)[0], saved(desk, "IKU-1")[0]) == (80, None)


def test_that_the_same_indicator_keeps_what_waits(page: IndicatorsPage, grid: TargetGrid) -> None:
    put_in(grid, "80\n101")
    page.show_moment(page._moment)
    assert texts(grid)[:2] == ["80", "101"]


# Looks


def test_that_all_five_rows_stand_in_sight_without_scrolling(
    page: IndicatorsPage, grid: TargetGrid, context: PageContext
) -> None:
    def heights() -> tuple[int, int]:
        return grid.table.viewport().height(), 5 * grid.table.rowHeight(0)

    room, needed = heights()
    assert room >= needed
    context.theme.choose(Look(Shade.DARK, 14.5))
    room, needed = heights()
    assert room >= needed
    assert needed > 5 * 24


def test_that_a_bar_without_room_puts_its_buttons_below(
    page: IndicatorsPage, grid: TargetGrid, qtbot: QtBot
) -> None:
    put_in(grid, "80\n101")
    bar = grid.waiting
    qtbot.waitUntil(lambda: bar.drop_button.y() > bar.words.geometry().bottom())
    page.resize(800, 581)
    assert page._folding.is_folded
    qtbot.waitUntil(lambda: bar.drop_button.y() < bar.words.geometry().bottom())
