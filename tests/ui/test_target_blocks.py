"""Targets pasted and filled as a block, in their own table: one step, or waiting beside the refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import WHOLE_YEAR
from iku_desktop.domain.steps import Act, StepName
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.indicators import IndicatorsPage
from iku_desktop.ui.widgets.target_table import TargetTable
from tests.services.desk import Desk
from tests.ui.blocks import put
from tests.ui.conftest import message_boxes

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(desk: Desk, context: PageContext, qtbot: QtBot) -> TargetTable:
    page = IndicatorsPage(context)
    qtbot.addWidget(page)
    context.data_changed.connect(lambda: page.show_moment(context.moment))
    page.resize(1366, 581)
    page.show_moment(context.moment)
    page.choose("IKU-2")
    page.show()
    qtbot.waitExposed(page)
    return page.entry.targets


def texts(table: TargetTable) -> list[str]:
    return [row.cell.text() for row in table.rows.values()]


def paste(table: TargetTable, text: str, at: int = 1) -> None:
    put(text)
    cell = table.rows[at].cell
    cell.setFocus()
    QTest.keyClick(cell, Qt.Key.Key_V, CONTROL)


def saved(desk: Desk) -> list[object]:
    view = desk.services.indicators.view("IKU-2", desk.moment())
    return [*(point.target for point in view.course), view.year_target]


def test_that_a_column_of_targets_is_pasted_in_one_step(desk: Desk, table: TargetTable) -> None:
    before = desk.counter()
    paste(table, "80\n85,5\n90\n95\n90\n")
    assert texts(table) == ["80,00", "85,50", "90,00", "95,00", "90,00"]
    with desk.store.read() as reader:
        assert len({entry.step for entry in reader.audit_between(before, desk.counter())}) == 1
    step = desk.services.history.undoable
    assert step is not None
    assert step.name == StepName(Act.PASTE, 5)


def test_that_a_row_of_figures_is_as_good_as_a_column(desk: Desk, table: TargetTable) -> None:
    paste(table, "90\t95\t92\t99", at=3)
    # Two quarters and the year are left from there on.
    assert texts(table) == ["", "", "90,00", "95,00", "92,00"]


def test_that_one_value_goes_into_the_field_as_text(desk: Desk, table: TargetTable) -> None:
    paste(table, "85")
    assert texts(table)[0] == "85"
    assert saved(desk)[0] is None
    QTest.keyClick(table.rows[1].cell, Qt.Key.Key_Return)
    assert saved(desk)[0] == 85


def test_that_refused_values_stay_typed_and_the_rest_waits(desk: Desk, table: TargetTable) -> None:
    paste(table, "80\n101\nbanyak\n95")
    assert saved(desk) == [None] * 5
    assert table.blocks.isVisible()
    assert table.blocks.words.text() == (
        "Tempel: 2 sel siap disimpan. 2 sel ditolak dan tidak disimpan."
    )
    assert "paling tinggi 100" in table.rows[2].problem.text()
    assert "bukan angka" in table.rows[3].problem.text()
    table.blocks.apply_button.click()
    assert saved(desk)[:4] == [80, None, None, 95]
    assert texts(table)[:4] == ["80,00", "101", "banyak", "95,00"]
    assert not table.blocks.isVisible()


def test_that_leaving_a_cell_that_waits_writes_nothing(desk: Desk, table: TargetTable) -> None:
    paste(table, "80\n101")
    table.rows[4].cell.setFocus()
    QTest.keyClick(table.rows[1].cell, Qt.Key.Key_Return)
    assert saved(desk) == [None] * 5
    cell = table.rows[2].cell
    cell.setText("90")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    assert table.rows[2].problem.text() == ""
    table.blocks.apply()
    assert saved(desk)[:2] == [80, 90]


def test_that_dropping_shows_again_what_is_saved(desk: Desk, table: TargetTable) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, 1, "70")
    table._context.data_changed.emit()
    paste(table, "80\n101")
    table.blocks.drop_button.click()
    assert texts(table) == ["70,00", "", "", "", ""]
    assert table.rows[2].problem.text() == ""
    assert not table.blocks.isVisible()


def test_that_another_indicator_leaves_what_waits(desk: Desk, table: TargetTable) -> None:
    paste(table, "80\n101")
    table.flush()
    assert saved(desk) == [None] * 5
    assert texts(table)[:2] == ["", ""]


def test_that_control_d_takes_the_value_above(desk: Desk, table: TargetTable) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, 4, "95")
    table._context.data_changed.emit()
    cell = table.rows[WHOLE_YEAR].cell
    cell.setFocus()
    QTest.keyClick(cell, Qt.Key.Key_D, CONTROL)
    assert saved(desk)[4] == 95
    QTest.keyClick(table.rows[1].cell, Qt.Key.Key_D, CONTROL)
    assert saved(desk)[0] is None
    said: list[str] = []
    table._context.notice_told.connect(said.append)
    QTest.keyClick(cell, Qt.Key.Key_D, CONTROL)
    assert said == ["Tidak ada sel yang berubah."]


def test_that_a_locked_target_is_refused_and_shown_again_as_saved(
    desk: Desk, table: TargetTable
) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, 1, "70")
    desk.services.closings.close(Quarter(2025, 1))
    table._context.data_changed.emit()
    paste(table, "80\n85")
    assert "Triwulan I 2025" in table.rows[1].problem.text()
    table.blocks.apply()
    assert saved(desk)[:2] == [70, 85]
    assert texts(table)[0] == "70,00"


def test_that_a_clipboard_beyond_all_measure_is_refused(table: TargetTable) -> None:
    paste(table, "\t" * 100_001)
    (box,) = message_boxes()
    box.close()
