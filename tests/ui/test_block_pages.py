"""Blocks on the real pages: villages' documents, activities, villages, with the office behind them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iku_desktop.domain.periods import Quarter
from iku_desktop.ui.dialogs.effect import EffectDialog
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.documents import DocumentsPage
from iku_desktop.ui.pages.villages import VillagesPage
from tests.services.desk import Desk
from tests.ui import activity_desk, matrix_desk
from tests.ui.blocks import paste
from tests.ui.shelf import editor_of

KPM = "Rapat KPM"


@pytest.fixture
def matrix(desk: Desk, context: PageContext, qtbot: QtBot) -> DocumentsPage:
    matrix_desk.fill(desk)
    return matrix_desk.make(desk, context, qtbot)


def test_that_dates_and_numbers_of_several_documents_are_pasted_at_once(
    desk: Desk, matrix: DocumentsPage
) -> None:
    before = desk.counter()
    text = "20/11/2025\t1/APB\tTepat waktu\r\n21/11/2025\t2/APB\tTepat waktu\r\n"
    paste(matrix.grid, text, (desk.village("Alun-Alun"), "1.date"))
    assert matrix_desk.cell(desk, "Alun-Alun", matrix_desk.APB).number == ""
    # The status says nothing that is typed, so it is refused; what can be saved waits.
    matrix.grid.block.apply()
    assert matrix_desk.cell(desk, "Alun-Alun", matrix_desk.APB).number == "1/APB"
    with desk.store.read() as reader:
        assert len({entry.step for entry in reader.audit_between(before, desk.counter())}) == 1
    desk.services.history.undo(desk.moment())
    assert matrix_desk.cell(desk, "Alun-Alun", matrix_desk.APB).number == ""


def test_that_what_is_being_typed_is_written_before_another_year_is_shown(
    desk: Desk, matrix: DocumentsPage
) -> None:
    grid, village = matrix.grid, desk.village("Alun-Alun")
    grid.go_to(village, "1.date")
    QTest.keyClicks(grid.table, "2")
    QTest.keyClicks(editor_of(grid), "0/11/2025")
    matrix.context.blocks.settle(lambda: matrix.show_moment(desk.moment(1)))
    assert grid.table.editor is None
    assert matrix_desk.cell(desk, "Alun-Alun", matrix_desk.APB).dated == date(2025, 11, 20)


def test_that_what_a_closed_quarter_holds_is_refused_cell_by_cell(
    desk: Desk, matrix: DocumentsPage
) -> None:
    desk.services.closings.close(Quarter(2025, 1))
    matrix.show_moment(desk.moment())
    village = desk.village("Alun-Alun")
    paste(matrix.grid, "27/03/2025\t141/99/2025", (village, "2.date"))
    refused = {place[1]: each.sentences[0] for place, each in matrix.grid.model.refusals.items()}
    assert set(refused) == {"2.date", "2.number"}
    assert "Triwulan I 2025" in refused["2.date"]


def test_that_a_list_of_activities_becomes_new_ones_after_terapkan(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    page = activity_desk.make(desk, context, qtbot)
    section = desk.services.settings.sections()[0].short_name
    rows = "".join(f"{day}/11/2025\t{KPM} {day}\t{section}\tSK Camat\r\n" for day in range(3, 8))
    paste(page.grid, rows, (NEW_ID, "date"))
    assert len(activity_desk.descriptions(page)) == 3
    page.grid.block.apply()
    assert [each for each in activity_desk.descriptions(page) if each.startswith(KPM)] == [
        f"{KPM} {day}" for day in range(3, 8)
    ]
    assert activity_desk.stored(desk, f"{KPM} 5").evidence[0].kind.value == "sk_camat"


def test_that_a_pasted_year_without_plan_is_told(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    page = activity_desk.make(desk, context, qtbot)
    paste(page.grid, "3/11/2015\n4/11/2015", (activity_desk.id_of(desk, activity_desk.TAX), "date"))
    assert page.notice.isVisible()
    assert "Tahun 2015" in page.notice.text()


@pytest.fixture
def villages(desk: Desk, context: PageContext, qtbot: QtBot) -> VillagesPage:
    matrix_desk.fill(desk)
    page = VillagesPage(context)
    qtbot.addWidget(page)
    context.data_changed.connect(lambda: page.show_moment(context.moment))
    page.resize(*matrix_desk.PAGE_SIZE)
    page.show_moment(context.moment)
    page.show()
    qtbot.waitExposed(page)
    return page


def effect() -> EffectDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, EffectDialog)]
    return next(each for each in found if each.isVisible())


def test_that_a_block_that_moves_figures_asks_once(desk: Desk, villages: VillagesPage) -> None:
    village = desk.village("Alun-Alun")
    paste(villages.grid, "1/1/2025\n1/1/2025", (village, "valid_to"))
    effect().reject()
    with desk.store.read() as reader:
        assert not any(each.valid_to for each in reader.villages())
    QTest.keyClick(villages.grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    effect().accept()
    with desk.store.read() as reader:
        assert [each.valid_to for each in reader.villages() if each.valid_to] == [
            date(2025, 1, 1)
        ] * 2


def test_that_names_and_phones_are_pasted_without_asking(
    desk: Desk, villages: VillagesPage
) -> None:
    paste(villages.grid, "Bu Rini\t0812-1\nPak Budi\t0812-2", (desk.village(), "head"))
    with desk.store.read() as reader:
        assert [each.head for each in reader.villages()][:2] == ["Bu Rini", "Pak Budi"]


def test_that_a_refused_validity_is_shown_before_any_figure(
    desk: Desk, villages: VillagesPage
) -> None:
    paste(villages.grid, "kemarin\n1/1/2025", (desk.village(), "valid_to"))
    assert set(villages.grid.model.refusals) == {(desk.village(), "valid_to")}
    villages.grid.block.apply()
    effect().accept()
    with desk.store.read() as reader:
        assert sum(each.valid_to is not None for each in reader.villages()) == 1
