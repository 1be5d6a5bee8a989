"""The page Kegiatan over a real office: typing, evidence, filters, removal, doors."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.domain.activities import Evidence, EvidenceKind
from iku_desktop.ui.grid.choice_popup import ChoicePopup
from iku_desktop.ui.grid.column import EntryKind
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from tests.services.desk import Desk
from tests.ui.activity_desk import PLAN, ROAD, TAX, choose, descriptions, id_of, make, stored
from tests.ui.shelf import editor_of, shown, type_into

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> ActivitiesPage:
    return make(desk, context, qtbot)


def box() -> QMessageBox:
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    return next(each for each in boxes if each.isVisible())


def click(words: str) -> None:
    next(each for each in box().buttons() if each.text() == words).click()


# What is shown


def test_that_the_quarters_activities_stand_by_day(page: ActivitiesPage) -> None:
    assert descriptions(page) == [PLAN, TAX, ROAD]
    page.year_button.setChecked(True)
    assert descriptions(page) == ["Kegiatan triwulan I", PLAN, TAX, ROAD]


def test_that_each_cell_says_where_the_activity_stands(page: ActivitiesPage, desk: Desk) -> None:
    plan, tax, road = (id_of(desk, each) for each in (PLAN, TAX, ROAD))
    grid = page.grid
    chips = grid.model.cell(grid.model.index_of(plan, "evidence")).look.chips
    assert chips == ("Rapat", "BA")
    assert shown(grid, plan, "follow_up_date") == "10/10/2025"
    assert shown(grid, plan, "counts") == "Ya"
    assert shown(grid, tax, "evidence") == "Belum ada bukti"
    assert shown(grid, tax, "follow_up_date") == "–"
    assert shown(grid, tax, "counts") == "Tidak"
    assert shown(grid, road, "follow_up_date") == "belum"


def test_that_totals_stand_below(page: ActivitiesPage) -> None:
    words = page.grid.footer.accessibleName()
    assert words == "3; kegiatan dalam TW IV; 2 ada, 1 belum; 1 sudah; 2 dihitung"
    page.grid.search("jalan")
    assert "kegiatan dalam TW IV, tampil 1" in page.grid.footer.accessibleName()
    page.grid.search("")
    page.year_button.setChecked(True)
    assert page.grid.footer.accessibleName().startswith("4; kegiatan dalam tahun 2025")


def test_that_the_figure_stands_in_the_head(page: ActivitiesPage, qtbot: QtBot) -> None:
    assert page.figure.formula_text == "IKU 1 = 1 / 3 × 100 = 33,33 %"
    assert page.figure.extra.text() == "triwulan ini 1 / 2 = 50,00 %"
    with qtbot.waitSignal(page.context.explanation_wanted) as told:
        page.figure.link.click()
    assert told.args == ["IKU-1"]


def test_that_without_activities_the_page_teaches(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    page = ActivitiesPage(context)
    qtbot.addWidget(page)
    page.show_moment(context.moment)
    page.show()
    assert "Ketik tanggal, uraian, dan seksinya" in page.grid.hint_text
    assert page.figure.formula_text == "IKU 1 belum dapat dihitung. Belum ada kegiatan."
    assert page.grid.model.id_at(0) == NEW_ID


# Typing


def test_that_a_cell_is_saved_at_once(page: ActivitiesPage, desk: Desk) -> None:
    tax = id_of(desk, TAX)
    type_into(page.grid, tax, "follow_up_date", "3/11/2025")
    assert stored(desk, TAX).follow_up_date == date(2025, 11, 3)
    type_into(page.grid, tax, "section", "trantib")
    assert page.grid.model.row_by_id(tax).section.short_name == "Trantibum"


def test_that_evidence_is_typed_or_ticked(page: ActivitiesPage, desk: Desk, qtbot: QtBot) -> None:
    tax = id_of(desk, TAX)
    type_into(page.grid, tax, "evidence", "rapat; BA")
    assert [each.kind for each in stored(desk, TAX).evidence] == [
        EvidenceKind.MEETING,
        EvidenceKind.MINUTES,
    ]
    page.grid.go_to(tax, "evidence")
    QTest.keyClick(page.grid.table, Key.Key_F2)
    popup = editor_of(page.grid).assistant
    assert isinstance(popup, ChoicePopup)
    qtbot.waitUntil(popup.isVisible, timeout=20_000)
    popup.list.itemClicked.emit(popup.list.item(2))
    QTest.keyClick(editor_of(page.grid), Key.Key_Return)
    assert EvidenceKind.DECREE in [each.kind for each in stored(desk, TAX).evidence]


def test_that_evidence_typed_anew_keeps_its_numbers(page: ActivitiesPage, desk: Desk) -> None:
    type_into(page.grid, id_of(desk, PLAN), "evidence", "Rapat koordinasi; SK Camat")
    assert stored(desk, PLAN).evidence == (
        Evidence(EvidenceKind.MEETING, "1/2025"),
        Evidence(EvidenceKind.DECREE),
    )


@pytest.mark.parametrize(
    ("key", "typed", "reason"),
    [
        ("date", "31/11/2025", "hanya sampai tanggal 30"),
        ("date", "2/12/2025", "masih di masa depan"),
        ("follow_up_date", "1/10/2025", "mendahului kegiatannya"),
        ("section", "Pariwisata", "tidak dikenal"),
        ("evidence", "foto", "tidak dikenal"),
    ],
)
def test_that_a_wrong_cell_stays_typed_and_nothing_is_written(
    page: ActivitiesPage, desk: Desk, key: str, typed: str, reason: str
) -> None:
    plan = id_of(desk, PLAN)
    before = desk.counter()
    type_into(page.grid, plan, key, typed)
    assert desk.counter() == before
    assert shown(page.grid, plan, key) == typed
    assert reason in page.grid.model.refusals[plan, key].sentences[0]


def test_that_an_activity_is_made_in_the_last_row(page: ActivitiesPage, desk: Desk) -> None:
    QTest.keyClick(page.grid.table, Key.Key_N, CONTROL)
    assert page.grid.place == (NEW_ID, "date")
    QTest.keyClicks(editor_of(page.grid), "5/11/2025")
    QTest.keyClick(editor_of(page.grid), Key.Key_Tab)
    for text in ("Monitoring Dana Desa", "pemb"):
        QTest.keyClick(page.grid.table, text[0])
        QTest.keyClicks(editor_of(page.grid), text[1:])
        QTest.keyClick(editor_of(page.grid), Key.Key_Tab)
    made = stored(desk, "Monitoring Dana Desa")
    assert made.day == date(2025, 11, 5)
    # It stands in its place by day, and the clerk goes on with its evidence.
    assert descriptions(page) == [PLAN, TAX, "Monitoring Dana Desa", ROAD]
    assert page.grid.place == (made.id, "evidence")
    assert page.panel.description.text() == "Monitoring Dana Desa"


def test_that_the_button_starts_a_new_activity_too(page: ActivitiesPage) -> None:
    page.new_button.click()
    assert page.grid.place == (NEW_ID, "date")
    assert page.grid.table.editor is not None


def test_that_a_new_activity_that_is_one_already_is_refused(
    page: ActivitiesPage, desk: Desk
) -> None:
    section = page.grid.model.row_by_id(id_of(desk, PLAN)).section.short_name
    for key, text in (("date", "3/10/2025"), ("description", PLAN), ("section", section)):
        type_into(page.grid, NEW_ID, key, text)
    assert "sudah tercatat" in page.grid.model.refusals[NEW_ID, "description"].sentences[0]
    assert len(descriptions(page)) == 3


def test_that_an_activity_of_another_quarter_says_where_it_is(
    page: ActivitiesPage, desk: Desk
) -> None:
    section = page.grid.model.row_by_id(id_of(desk, PLAN)).section.short_name
    for key, text in (("date", "12/02/2025"), ("description", "Musrenbang"), ("section", section)):
        type_into(page.grid, NEW_ID, key, text)
    assert stored(desk, "Musrenbang").day == date(2025, 2, 12)
    assert page.notice.isVisible()
    assert "12/02/2025" in page.notice.text()
    page.notice_link.click()
    assert "Musrenbang" in descriptions(page)
    assert not page.notice.isVisible()


def test_that_days_before_the_activity_are_impossible_for_its_follow_up(
    page: ActivitiesPage, desk: Desk
) -> None:
    entry = page.grid.model.column("follow_up_date").entry
    assert entry is not None
    assert entry.kind is EntryKind.DATE
    row = page.grid.model.row_by_id(id_of(desk, PLAN))
    assert not entry.judge(row, date(2025, 10, 2)).possible
    assert entry.judge(row, date(2025, 10, 3)).possible
    assert not entry.judge(row, date(2025, 12, 2)).possible
    assert entry.judge(None, date(2025, 10, 2)).possible


def test_that_a_follow_up_without_output_says_what_is_missing(
    page: ActivitiesPage, desk: Desk
) -> None:
    road = id_of(desk, ROAD)
    type_into(page.grid, road, "follow_up_date", "20/11/2025")
    look = page.grid.model.cell(page.grid.model.index_of(road, "follow_up_date")).look
    assert look.marks
    assert "Hasil belum diisi" in look.hint


# Search, filters, doors


def test_that_the_search_looks_into_all_columns(page: ActivitiesPage) -> None:
    page.start_search()
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "pbb")
    assert descriptions(page) == [TAX]
    QTest.keyClick(page.search, Key.Key_Return)
    assert page.grid.table.hasFocus()


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("evidence", "none", [TAX]),
        ("evidence", "berita_acara", [PLAN]),
        ("follow_up_date", "yes", [PLAN]),
        ("follow_up_date", "no", [ROAD]),
        ("counts", "yes", [PLAN, ROAD]),
        ("date", "11/2025", [ROAD]),
    ],
)
def test_that_filters_keep_what_they_say(
    page: ActivitiesPage, key: str, value: str, kept: list[str]
) -> None:
    page.grid.header.choose_filter(key, value)
    assert descriptions(page) == kept


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [("uncounted", [TAX]), ("follow_up_open", ["Kegiatan triwulan I", ROAD])],
)
def test_that_a_problems_door_shows_its_activities_of_the_year(
    page: ActivitiesPage, wanted: str, kept: list[str]
) -> None:
    page.go_to(Door("activities", {"filter": wanted}))
    assert page.year_button.isChecked()
    assert descriptions(page) == kept


def test_that_a_door_leads_to_an_activity_of_another_quarter(
    page: ActivitiesPage, desk: Desk
) -> None:
    wanted = id_of(desk, "Kegiatan triwulan I")
    page.go_to(Door("activities", {"activity_id": wanted}))
    assert page.grid.place[0] == wanted
    assert page.panel.description.text() == "Kegiatan triwulan I"


def test_that_the_status_bar_counts_activities_and_evidence(
    page: ActivitiesPage, context: PageContext
) -> None:
    said: list[str] = []
    context.selection_told.connect(said.append)
    page.grid.table.selectAll()
    assert said[-1].endswith("3 kegiatan, 3 bukti, 1 ditindaklanjuti")


# Removing


def test_that_an_activity_is_removed_only_after_asking(page: ActivitiesPage, desk: Desk) -> None:
    choose(page, desk, TAX)
    QTest.keyClick(page.grid.table, Key.Key_Delete, CONTROL)
    assert TAX in box().informativeText()
    click("Batal")
    assert TAX in descriptions(page)
    page.panel.remove_button.click()
    click("Hapus")
    assert descriptions(page) == [PLAN, ROAD]


def test_that_several_activities_are_removed_together(page: ActivitiesPage) -> None:
    page.grid.table.selectAll()
    index = page.grid.model.index(0, 0)
    menu = page.grid.menu(index)
    next(each for each in menu.actions() if "Hapus kegiatan" in each.text()).trigger()
    menu.close()
    assert "3 kegiatan" in box().text()
    click("Hapus")
    assert descriptions(page) == []
