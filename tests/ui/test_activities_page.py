"""The page Kegiatan over a real office: typing, evidence, detail panel, filters, removal, doors."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.read_models import ActivityRow
from iku_desktop.presentation.words import evidence_text
from iku_desktop.ui.grid.choice_popup import ChoicePopup
from iku_desktop.ui.grid.column import EntryKind
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.services.desk import Desk
from tests.ui.shelf import editor_of, shown, type_into

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAN = "Rapat koordinasi penyusunan APBDesa"
TAX = "Penagihan PBB-P2"
ROAD = "Perbaikan jalan poros"


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> ActivitiesPage:
    desk.activity(
        description=PLAN,
        evidence="Rapat koordinasi; Berita Acara",
        output="Jadwal disepakati",
        follow_up_date=date(2025, 10, 10),
        evidence_numbers="1/2025;",
    )
    desk.activity(description=TAX, date=date(2025, 10, 28), evidence="")
    desk.activity(description=ROAD, date=date(2025, 11, 13), section=desk.section(2))
    desk.activity(description="Kegiatan triwulan I", date=date(2025, 2, 3))
    made = ActivitiesPage(context)
    qtbot.addWidget(made)
    context.data_changed.connect(lambda: made.show_moment(context.moment))
    made.resize(1366, 581)
    made.show_moment(context.moment)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.grid.table.setFocus()
    return made


def stored(desk: Desk, description: str) -> Activity:
    rows = desk.services.activities.list(desk.moment(), whole_year=True).rows
    return next(row.activity for row in rows if row.activity.description == description)


def id_of(desk: Desk, description: str) -> str:
    return stored(desk, description).id


def descriptions(page: ActivitiesPage) -> list[str]:
    model = page.grid.model
    rows = (model.row_at(number) for number in range(model.shown_count))
    return [row.activity.description for row in rows if isinstance(row, ActivityRow)]


def box() -> QMessageBox:
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    return next(each for each in boxes if each.isVisible())


def click(words: str) -> None:
    next(each for each in box().buttons() if each.text() == words).click()


def choose(page: ActivitiesPage, desk: Desk, description: str) -> None:
    page.grid.go_to(id_of(desk, description), "description")


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
    qtbot.waitUntil(popup.isVisible)
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


# The detail panel


def field_text(page: ActivitiesPage, key: str) -> object:
    return page.panel.fields[key].typed()


def leave(page: ActivitiesPage, key: str, text: str) -> None:
    """Type into a field of the panel and go on with Tab."""
    field = page.panel.fields[key]
    editor = field.input.editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Key.Key_Tab)


def test_that_the_panel_shows_the_chosen_activity(page: ActivitiesPage, desk: Desk) -> None:
    choose(page, desk, PLAN)
    assert page.panel.title == "Kegiatan 1"
    assert page.panel.state == "Dihitung, ditindaklanjuti"
    assert field_text(page, "output") == "Jadwal disepakati"
    assert field_text(page, "follow_up_date") == "10/10/2025"
    assert "Siti Aminah" in page.panel.changed
    choose(page, desk, TAX)
    assert page.panel.state == "Tidak dihitung"
    choose(page, desk, ROAD)
    assert page.panel.state == "Dihitung, belum ditindaklanjuti"


def test_that_a_first_activity_is_chosen_at_once(page: ActivitiesPage) -> None:
    assert page.panel.title == "Kegiatan 1"


def test_that_a_field_of_the_panel_is_saved_when_it_is_left(
    page: ActivitiesPage, desk: Desk
) -> None:
    choose(page, desk, ROAD)
    leave(page, "output", "Jalan diperbaiki")
    leave(page, "follow_up_date", "20/11/2025")
    leave(page, "place", "Balai desa")
    leave(page, "first_day", "12/11/2025")
    leave(page, "note", "Dua hari")
    made = stored(desk, ROAD)
    assert (made.output, made.place, made.note) == ("Jalan diperbaiki", "Balai desa", "Dua hari")
    assert (made.first_day, made.follow_up_date) == (date(2025, 11, 12), date(2025, 11, 20))
    assert page.panel.state == "Dihitung, ditindaklanjuti"
    assert shown(page.grid, made.id, "follow_up_date") == "20/11/2025"


def test_that_another_section_is_saved_when_it_is_chosen(page: ActivitiesPage, desk: Desk) -> None:
    choose(page, desk, ROAD)
    box = page.panel.fields["section"].input.editor
    box.setFocus()
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert stored(desk, ROAD).section_id == desk.section(0)


def test_that_a_refused_field_keeps_what_was_typed_and_says_why(
    page: ActivitiesPage, desk: Desk
) -> None:
    choose(page, desk, ROAD)
    leave(page, "first_day", "14/11/2025")
    field = page.panel.fields["first_day"]
    assert "sesudah hari terakhir" in field.problem
    assert field.typed() == "14/11/2025"
    assert stored(desk, ROAD).first_day is None
    # Another entry of the same activity is read again, and the refused one stays.
    leave(page, "place", "Balai desa")
    assert field.typed() == "14/11/2025"
    field.input.editor.setFocus()
    QTest.keyClick(field.input.editor, Key.Key_Escape)
    assert field.typed() == ""
    assert field.problem == ""


def test_that_what_was_refused_does_not_go_to_another_activity(
    page: ActivitiesPage, desk: Desk
) -> None:
    choose(page, desk, ROAD)
    leave(page, "first_day", "14/11/2025")
    choose(page, desk, PLAN)
    assert field_text(page, "first_day") == ""
    assert stored(desk, PLAN).first_day is None
    choose(page, desk, ROAD)
    assert field_text(page, "first_day") == ""


def test_that_what_is_typed_is_saved_when_another_activity_is_chosen(
    page: ActivitiesPage, desk: Desk
) -> None:
    choose(page, desk, ROAD)
    field = page.panel.fields["output"]
    field.input.editor.setFocus()
    QTest.keyClicks(field.input.editor, "Selesai")
    choose(page, desk, PLAN)
    assert stored(desk, ROAD).output == "Selesai"
    assert stored(desk, PLAN).output == "Jadwal disepakati"
    assert field_text(page, "output") == "Jadwal disepakati"


def test_that_evidence_is_added_numbered_and_removed(page: ActivitiesPage, desk: Desk) -> None:
    choose(page, desk, TAX)
    evidence = page.panel.evidence
    action = next(
        each
        for each in evidence.menu.actions()
        if each.text() == evidence_text(EvidenceKind.DECREE)
    )
    action.trigger()
    assert stored(desk, TAX).evidence == (Evidence(EvidenceKind.DECREE),)
    evidence.lines[0].setFocus()
    QTest.keyClicks(evidence.lines[0], "188/12/2025")
    QTest.keyClick(evidence.lines[0], Key.Key_Return)
    assert stored(desk, TAX).evidence == (Evidence(EvidenceKind.DECREE, "188/12/2025"),)
    assert page.panel.state == "Dihitung, belum ditindaklanjuti"
    evidence.removes[0].click()
    assert stored(desk, TAX).evidence == ()
    assert not evidence.lines


def test_that_a_wrong_number_of_evidence_says_why(page: ActivitiesPage, desk: Desk) -> None:
    choose(page, desk, PLAN)
    line = page.panel.evidence.lines[0]
    line.setFocus()
    line.setText("9" * 200)
    QTest.keyClick(line, Key.Key_Return)
    assert "Terlalu panjang" in page.panel.evidence.problem.text()
    assert page.panel.evidence.problem.isVisible()
    assert stored(desk, PLAN).evidence[0].number == "1/2025"


def test_that_the_empty_row_tells_how_to_begin(page: ActivitiesPage) -> None:
    page.grid.go_to(NEW_ID, "description")
    assert "tersimpan begitu tanggal, uraian, dan seksinya terisi" in page.panel.hint_text


def test_that_the_panel_folds_and_comes_back(page: ActivitiesPage) -> None:
    assert page.panel.isVisible()
    assert page.detail_button.isHidden()
    page.panel.fold_button.click()
    assert page.panel.isHidden()
    page.detail_button.click()
    assert page.panel.isVisible()


@pytest.mark.parametrize("points", [14.6, 16.0])
def test_that_the_page_fits_a_large_font(
    page: ActivitiesPage, theme: Theme, qapp: QApplication, points: float
) -> None:
    theme.choose(Look(Shade.LIGHT, points))
    qapp.setFont(theme.font())
    qapp.setStyleSheet(style_sheet(theme))
    page.show_moment(page.context.moment)
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= 1366
    assert page.width() == 1366
    # Too narrow for both: the panel is a button now.
    assert page.panel.isHidden()
    assert page.detail_button.isVisible()
    page.detail_button.click()
    assert page.panel.isVisible()


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
