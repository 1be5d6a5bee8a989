"""The page Dokumen Desa over a real office: matrix, dates, refusals, calendar, details, empty states."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Unavailable
from iku_desktop.domain.read_models import MatrixRow
from iku_desktop.ui.dialogs.saving_dialog import SavingDialog
from iku_desktop.ui.grid.calendar_popup import CalendarPopup
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.documents import DocumentsPage
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.services.desk import Desk
from tests.ui.shelf import editor_of, shown, type_into

Key = Qt.Key
RKP, APB, LPP = 0, 1, 2
PAGE_SIZE = (1366, 581)


def fill(desk: Desk) -> None:
    """The worked example of domain.md as of 1 December 2025."""
    matrix = desk.services.documents.matrix(desk.moment())
    for number, row in enumerate(matrix.rows):
        name = row.village.name
        if name != "Wates Kulon":
            desk.record(name, "RKPDES", 2026, date=date(2025, 9, 20 + number % 10), number="5/2025")
        if name == "Meninjo":
            desk.record(name, "LPPDES", 2024, date=date(2025, 4, 4), number="141/29/2025")
        elif name != "Sumberpetung":
            desk.record(name, "LPPDES", 2024, date=date(2025, 3, 28), number="141/11/2025")


def make(desk: Desk, context: PageContext, qtbot: QtBot) -> DocumentsPage:
    page = DocumentsPage(context)
    qtbot.addWidget(page)
    context.data_changed.connect(lambda: page.show_moment(context.moment))
    page.resize(*PAGE_SIZE)
    page.show_moment(context.moment)
    page.show()
    qtbot.waitExposed(page)
    page.grid.table.fit()
    page.grid.table.setFocus()
    return page


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> DocumentsPage:
    fill(desk)
    return make(desk, context, qtbot)


def cell(desk: Desk, village: str, at: int) -> object:
    rows = desk.services.documents.matrix(desk.moment()).rows
    row = next(each for each in rows if each.village.name == village)
    return row.cells[at]


def row_names(grid: Grid) -> list[str]:
    rows = (grid.model.row_at(number) for number in range(grid.model.shown_count))
    return [row.village.name for row in rows if isinstance(row, MatrixRow)]


def the_dialog() -> SavingDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, SavingDialog)]
    return next(each for each in found if each.isVisible())


def click(words: str) -> None:
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    box = next(each for each in boxes if each.isVisible())
    next(each for each in box.buttons() if each.text() == words).click()


# What is shown


def test_that_the_matrix_shows_every_village_and_counted_document(page: DocumentsPage) -> None:
    assert len(row_names(page.grid)) == 11
    groups = page.grid.header.groups
    assert [groups[f"{at}.group"].title for at in range(3)] == [
        *("RKPDesa 2026", "APBDesa 2026", "LPPDesa 2024"),
    ]
    assert groups["0.group"].hint == "tenggat 30/09/2025, tanggal ditetapkan"
    assert groups["2.group"].hint == "tenggat 31/03/2025, tanggal disampaikan"
    assert groups["village"].title == "11 desa"


def test_that_each_status_stands_in_words(page: DocumentsPage, desk: Desk) -> None:
    meninjo, sumberpetung = desk.village("Meninjo"), desk.village("Sumberpetung")
    assert shown(page.grid, meninjo, f"{RKP}.status") == "Tepat waktu"
    assert shown(page.grid, meninjo, f"{APB}.status") == "Belum, 30 hari lagi"
    assert shown(page.grid, meninjo, f"{LPP}.status") == "Terlambat 4 hari"
    assert shown(page.grid, sumberpetung, f"{LPP}.status") == "Belum, lewat 245 hari"
    assert shown(page.grid, meninjo, "sum") == "1 dari 3"


def test_that_the_footer_and_the_formula_agree(page: DocumentsPage) -> None:
    words = page.grid.footer.accessibleName()
    assert "10 dari 11 90,91 % · 1 belum" in words
    assert "0 dari 11 belum ada yang jatuh tempo" in words
    assert "9 dari 11 81,82 % · 1 terlambat, 1 belum" in words
    assert words.endswith("19 dari 33")
    figure = page.figure
    assert figure.formula_text == "IKU 2 = 19 / 33 × 100 = 57,58 %"
    assert page.subtitle.text() == "dihitung untuk IKU 2 tahun 2025"


def test_that_the_explanation_of_the_figure_is_one_click_away(
    page: DocumentsPage, context: PageContext, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.explanation_wanted) as told:
        page.figure.link.click()
    assert told.args == ["IKU-2"]


def test_that_all_33_cells_are_seen_without_scrolling(page: DocumentsPage) -> None:
    table = page.grid.table
    assert table.verticalScrollBar().maximum() == 0
    assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("height", [560, 581, 603])
def test_that_all_rows_fit_at_the_heights_the_window_leaves(
    page: DocumentsPage, height: int
) -> None:
    page.resize(1366, height)
    page.grid.table.fit()
    assert page.grid.table.verticalScrollBar().maximum() == 0


def cut(page: DocumentsPage, least_scroll: bool = False) -> list[str]:
    """Words of cells that are wider than their column."""
    grid, theme = page.grid, page.context.theme
    found = []
    for row in range(grid.model.rowCount()):
        for number in range(grid.model.columnCount()):
            view = grid.model.cell(grid.model.index(row, number))
            metrics = QFontMetrics(theme.font(strong=view.look.strong))
            icon = theme.px(16) + theme.px(5) if view.look.icon else 0
            room = grid.table.columnWidth(number) - 2 * theme.px(8)
            if metrics.horizontalAdvance(view.text) + icon > room:
                found.append(view.text)
    return found


def test_that_no_word_is_cut_at_1366_pixels(page: DocumentsPage) -> None:
    assert cut(page) == []


@pytest.mark.parametrize("points", [9.0, 14.6, 16.0])
def test_that_no_word_is_cut_at_another_font_size(
    page: DocumentsPage, theme: Theme, qapp: QApplication, points: float
) -> None:
    theme.choose(Look(Shade.LIGHT, points))
    qapp.setFont(theme.font())
    qapp.setStyleSheet(style_sheet(theme))
    page.show_moment(page.context.moment)
    page.grid.table.fit()
    assert cut(page) == []
    assert page.minimumSizeHint().width() <= 1366


# Dates


def test_that_a_typed_date_is_on_disk_at_once(page: DocumentsPage, desk: Desk) -> None:
    village = desk.village("Jenggrong")
    type_into(page.grid, village, f"{APB}.date", "28 nov 2025")
    assert cell(desk, "Jenggrong", APB).dated == date(2025, 11, 28)
    assert shown(page.grid, village, f"{APB}.status") == "Tepat waktu"
    assert page.grid.place == (desk.village("Meninjo"), f"{APB}.date")


def test_that_a_number_is_typed_like_a_date(page: DocumentsPage, desk: Desk) -> None:
    type_into(page.grid, desk.village("Jenggrong"), f"{RKP}.number", "7/2025")
    assert cell(desk, "Jenggrong", RKP).number == "7/2025"


def test_that_emptying_date_and_number_removes_the_document(
    page: DocumentsPage, desk: Desk
) -> None:
    for part in ("date", "number"):
        page.grid.go_to(desk.village("Jenggrong"), f"{RKP}.{part}")
        QTest.keyClick(page.grid.table, Key.Key_Delete)
    with desk.store.read() as reader:
        assert (desk.village("Jenggrong"), "RKPDES", 2026) not in reader.documents()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("31/09/2025", "hanya sampai tanggal 30"),
        ("2/12/2025", "masih di masa depan"),
        ("1/1/2020", "lebih dari 18 bulan sebelum tenggat"),
        ("kemarin", "bukan tanggal"),
        ("<b>&\"'", "bukan tanggal"),
    ],
)
def test_that_a_wrong_date_stays_typed_and_is_counted(
    page: DocumentsPage, desk: Desk, typed: str, reason: str
) -> None:
    village = desk.village("Wates Kulon")
    before = desk.counter()
    type_into(page.grid, village, f"{RKP}.date", typed)
    assert desk.counter() == before
    assert shown(page.grid, village, f"{RKP}.date") == typed
    refusal = page.grid.model.refusals[village, f"{RKP}.date"]
    assert reason in refusal.sentences[0]
    assert page.refused_button.isVisible()
    assert page.refused_button.text() == "1 isian ditolak"
    page.grid.go_to(desk.village("Meninjo"), "sum")
    page.refused_button.click()
    assert page.grid.place == (village, f"{RKP}.date")
    QTest.keyClick(page.grid.table, Key.Key_Escape)
    assert page.refused_button.isHidden()


def test_that_a_number_too_long_is_refused_beside_its_cell(page: DocumentsPage, desk: Desk) -> None:
    village = desk.village("Jenggrong")
    page.grid.go_to(village, f"{RKP}.number")
    QTest.keyClick(page.grid.table, Key.Key_F2)
    editor_of(page.grid).setText("9" * 10_000)
    QTest.keyClick(editor_of(page.grid), Key.Key_Return)
    refusal = page.grid.model.refusals[village, f"{RKP}.number"]
    assert "Terlalu panjang" in refusal.sentences[0]
    assert cell(desk, "Jenggrong", RKP).number == "5/2025"


def test_that_a_date_after_its_successor_is_saved_and_marked(
    page: DocumentsPage, desk: Desk
) -> None:
    village = desk.village("Jenggrong")
    type_into(page.grid, village, f"{APB}.date", "1/9/2025")
    view = page.grid.model.cell(page.grid.model.index_of(village, f"{RKP}.date"))
    assert view.look.marks == (("triangle-alert", "late"),)
    assert "RKPDesa bertanggal" in view.look.hint


def test_that_today_is_one_key(page: DocumentsPage, desk: Desk) -> None:
    page.grid.go_to(desk.village("Jenggrong"), f"{APB}.date")
    QTest.keyClick(page.grid.table, Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert cell(desk, "Jenggrong", APB).dated == date(2025, 12, 1)


# The calendar


@pytest.fixture
def calendar(page: DocumentsPage, desk: Desk) -> Iterator[CalendarPopup]:
    page.grid.go_to(desk.village("Jenggrong"), f"{APB}.date")
    QTest.keyClick(page.grid.table, "2")
    assistant = editor_of(page.grid).assistant
    assert isinstance(assistant, CalendarPopup)
    yield assistant
    if page.grid.table.editor is not None:
        QTest.keyClick(editor_of(page.grid), Key.Key_Escape)


def test_that_the_calendar_says_at_once_what_the_date_would_mean(
    page: DocumentsPage, calendar: CalendarPopup
) -> None:
    QTest.keyClicks(editor_of(page.grid), "8/11/2025")
    assert calendar.meaning_label.text() == "Tepat waktu, 33 hari sebelum tenggat"
    assert calendar.meaning_label.property("status") == "ok"


def test_that_days_that_can_not_be_are_impossible(calendar: CalendarPopup) -> None:
    month = calendar.month_view
    assert month.meaning(date(2025, 12, 1)).possible
    assert not month.meaning(date(2025, 12, 2)).possible
    assert "masa depan" in month.meaning(date(2025, 12, 2)).words
    assert not month.meaning(date(2024, 6, 29)).possible
    assert month.meaning(date(2024, 6, 30)).possible


@pytest.mark.parametrize(
    ("day", "words", "tone"),
    [
        (date(2025, 9, 30), "Tepat waktu, tepat pada tenggat", "ok"),
        (date(2025, 10, 3), "Terlambat 3 hari", "late"),
    ],
)
def test_that_the_meaning_is_the_services(
    page: DocumentsPage, desk: Desk, day: date, words: str, tone: str
) -> None:
    entry = page.grid.model.column(f"{RKP}.date").entry
    assert entry is not None
    row = page.grid.model.row_by_id(desk.village("Wates Kulon"))
    meaning = entry.judge(row, day)
    assert (meaning.words, meaning.tone) == (words, tone)


def test_that_the_calendar_survives_a_disk_that_can_not_be_read(
    page: DocumentsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable("damaged")

    monkeypatch.setattr(type(desk.services.documents), "meaning", fail)
    entry = page.grid.model.column(f"{RKP}.date").entry
    assert entry is not None
    row = page.grid.model.row_by_id(desk.village("Wates Kulon"))
    assert entry.judge(row, date(2025, 9, 1)).words == ""


# Filters and order


def test_that_a_status_filter_keeps_its_villages(page: DocumentsPage) -> None:
    page.grid.header.choose_filter(f"{LPP}.status", "late")
    assert row_names(page.grid) == ["Meninjo"]
    assert page.grid.header.groups["village"].title == "1 dari 11 desa"
    page.grid.header.choose_filter(f"{LPP}.status", "cause_missing")
    assert set(row_names(page.grid)) == {"Meninjo", "Sumberpetung"}
    page.grid.header.choose_filter(f"{LPP}.status", "exception")
    assert row_names(page.grid) == []
    page.grid.header.clear_filters()
    assert page.grid.header.groups["village"].title == "11 desa"


def test_that_complete_villages_can_be_told_apart(page: DocumentsPage) -> None:
    page.grid.header.choose_filter("sum", "complete")
    assert row_names(page.grid) == []
    page.grid.header.choose_filter("sum", "incomplete")
    assert len(row_names(page.grid)) == 11


def test_that_statuses_sort_by_urgency(page: DocumentsPage) -> None:
    page.grid.sort_by(f"{LPP}.status", Qt.SortOrder.DescendingOrder)
    assert row_names(page.grid)[:2] == ["Sumberpetung", "Meninjo"]


def test_that_the_search_begins_in_the_filter_of_the_names(page: DocumentsPage) -> None:
    page.activateWindow()
    page.start_search()
    assert page.grid.header.fields["village"].hasFocus()


def test_that_the_status_bar_counts_dates_and_statuses(
    page: DocumentsPage, context: PageContext
) -> None:
    said: list[str] = []
    context.selection_told.connect(said.append)
    model = page.grid.table.selectionModel()
    model.clearSelection()
    for row in range(4):
        for key in ("date", "status"):
            index = page.grid.model.index(row, page.grid.model.column_number(f"{LPP}.{key}"))
            model.select(index, model.SelectionFlag.Select)
    assert said[-1] == "Dipilih 8 sel: 3 tanggal, 2 tepat waktu, 1 terlambat, 1 lewat tenggat"


# Details


def menu_of(page: DocumentsPage, village: str, key: str) -> QMenu:
    return page.grid.menu(page.grid.model.index_of(village, key))


def test_that_a_cause_and_a_note_are_recorded_in_their_dialog(
    page: DocumentsPage, desk: Desk
) -> None:
    village = desk.village("Meninjo")
    page.grid.go_to(village, f"{LPP}.status")
    QTest.keyClick(page.grid.table, Key.Key_F2)
    dialog = the_dialog()
    assert dialog.windowTitle() == "LPPDesa 2024, Meninjo"
    code = next(iter(desk.services.documents.causes()))
    fields = dialog.saving.form.fields
    fields["cause"].put(code)
    fields["note"].put("Menunggu BPD")
    dialog.saving.form.edited.emit()
    dialog.saving.save_button.click()
    assert not dialog.isVisible()
    stored = cell(desk, "Meninjo", LPP)
    assert (stored.cause, stored.note) == (code, "Menunggu BPD")
    look = page.grid.model.cell(page.grid.model.index_of(village, f"{LPP}.status")).look
    assert look.corner
    assert "Menunggu BPD" in look.hint


def test_that_an_exception_is_granted_shown_and_taken_back(page: DocumentsPage, desk: Desk) -> None:
    village = desk.village("Sumberpetung")
    page.grid.go_to(village, f"{LPP}.date")
    page.exception_button.click()
    dialog = the_dialog()
    typed = {"new_due": "30/06/2025", "decided_on": "20/03/2025", "reason": "Banjir"}
    for key, text in typed.items():
        dialog.saving.form.fields[key].put(text)
    dialog.saving.save_button.click()
    view = page.grid.model.cell(page.grid.model.index_of(village, f"{LPP}.status"))
    assert view.text == "Belum, lewat 154 hari"
    assert view.look.marks == (("flag", "exception"),)
    assert "tenggat menjadi 30/06/2025" in view.look.hint
    page.exception_button.click()
    dialog = the_dialog()
    assert dialog.saving.form.fields["reason"].typed() == "Banjir"
    next(
        each for each in dialog.findChildren(type(page.refused_button)) if "Cabut" in each.text()
    ).click()
    click("Cabut pengecualian")
    assert cell(desk, "Sumberpetung", LPP).exception is None
    assert shown(page.grid, village, f"{LPP}.status") == "Belum, lewat 245 hari"


def test_that_a_wrong_exception_says_why_beside_its_fields(page: DocumentsPage, desk: Desk) -> None:
    page.grid.go_to(desk.village("Sumberpetung"), f"{LPP}.date")
    page.exception_button.click()
    dialog = the_dialog()
    dialog.saving.form.fields["new_due"].put("1/1/2025")
    dialog.saving.save_button.click()
    assert dialog.isVisible()
    fields = dialog.saving.form.fields
    assert "tidak lebih lambat" in fields["new_due"].problem
    assert fields["reason"].problem == "Wajib diisi."
    assert fields["decided_on"].problem == "Wajib diisi."


def test_that_a_dialog_asks_before_something_typed_is_lost(page: DocumentsPage, desk: Desk) -> None:
    page.grid.go_to(desk.village("Meninjo"), f"{LPP}.status")
    page.detail_button.click()
    dialog = the_dialog()
    dialog.saving.form.fields["note"].put("Penting")
    QTest.keyClick(dialog, Key.Key_Escape)
    assert dialog.isVisible()
    click("Buang isian")
    assert not dialog.isVisible()
    assert cell(desk, "Meninjo", LPP).note == ""


def test_that_a_document_is_emptied_from_the_menu_after_asking(
    page: DocumentsPage, desk: Desk
) -> None:
    menu = menu_of(page, desk.village("Meninjo"), f"{LPP}.date")
    next(each for each in menu.actions() if "dokumen ini" in each.text()).trigger()
    menu.close()
    click("Kosongkan")
    assert cell(desk, "Meninjo", LPP).dated is None
    assert cell(desk, "Meninjo", LPP).number == ""


def test_that_the_village_column_has_no_document_in_its_menu(
    page: DocumentsPage, desk: Desk
) -> None:
    menu = menu_of(page, desk.village("Meninjo"), "village")
    assert not any("dokumen" in each.text() for each in menu.actions())
    menu.close()
    page.grid.go_to(desk.village("Meninjo"), "village")
    assert not page.detail_button.isEnabled()
    page.grid.go_to(desk.village("Meninjo"), f"{RKP}.date")
    assert page.detail_button.isEnabled()


# Doors


def test_that_a_door_leads_to_the_document(page: DocumentsPage, desk: Desk) -> None:
    village = desk.village("Wates Kulon")
    page.go_to(Door("documents", {"village_id": village, "document_type": "RKPDES"}))
    assert page.grid.place == (village, f"{RKP}.date")
    page.grid.header.choose_filter("village", "Meninjo")
    page.go_to(Door("documents", {"village_id": village, "document_type": "LPPDES"}))
    assert page.grid.place == (village, f"{LPP}.date")


def test_that_a_door_to_a_cause_opens_its_dialog(page: DocumentsPage, desk: Desk) -> None:
    hints = {"village_id": desk.village("Meninjo"), "document_type": "LPPDES", "focus": "cause"}
    page.go_to(Door("documents", hints))
    assert the_dialog().windowTitle() == "LPPDesa 2024, Meninjo"


def test_that_a_door_to_nowhere_changes_nothing(page: DocumentsPage) -> None:
    page.go_to(Door("documents"))
    page.go_to(Door("documents", {"village_id": "nobody", "document_type": "RKPDES"}))
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]


def test_that_printing_leads_to_the_quarterly_report(
    page: DocumentsPage, context: PageContext, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.door_opened) as told:
        page.print_button.click()
    assert told.args[0] == Door("reports", {"kind": "quarterly"})


# Villages that come, go, and are none


def test_that_without_villages_the_page_says_what_to_do(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    rows = desk.services.villages.rows()
    desk.services.villages.remove([row.village.id for row in rows])
    page = make(desk, context, qtbot)
    assert page.empty.isVisible()
    assert page.empty.title.text() == "Belum ada desa"
    assert page.empty.text.height() >= page.empty.text.heightForWidth(page.empty.text.width())
    with qtbot.waitSignal(context.door_opened) as told:
        page.empty.button.click()
    assert told.args[0] == Door("villages")


def test_that_a_year_without_plan_leads_to_the_settings(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    page = make(desk, context, qtbot)
    page.show_moment(desk.services.frame.moment(2031))
    assert page.empty.isVisible()
    assert "2031" in page.empty.text.text()
    with qtbot.waitSignal(context.settings_wanted) as told:
        page.empty.button.click()
    assert told.args == ["plan"]
    page.show_moment(context.moment)
    assert page.grid.isVisible()


def test_that_kelurahan_are_left_out_with_a_hint(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    desk.services.villages.add({"code": "35.08.20.1001", "name": "Kelurahan Baru"})
    page = make(desk, context, qtbot)
    assert "Kelurahan Baru" not in row_names(page.grid)
    assert page.kelurahan.isVisible()
    assert page.kelurahan.text() == "1 kelurahan tidak dihitung"
    assert "Kelurahan Baru" in page.kelurahan.toolTip()


def test_that_a_document_a_village_need_not_have_is_not_typed_into(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    village = desk.village("Meninjo")
    desk.services.villages.change(village, {"valid_from": "1/6/2025"})
    page = make(desk, context, qtbot)
    assert shown(page.grid, village, f"{LPP}.status") == "Tidak dihitung"
    assert not page.grid.model.can_type(page.grid.model.index_of(village, f"{LPP}.date"))
    assert page.grid.model.can_type(page.grid.model.index_of(village, f"{RKP}.date"))
    assert shown(page.grid, village, "sum") == "0 dari 2"


def test_that_108_villages_scroll_and_are_typed_into_to_the_last(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    for number in range(12, 109):
        code = f"35.08.20.{2000 + number}"
        desk.services.villages.add({"code": code, "name": f"Desa {number}"})
    page = make(desk, context, qtbot)
    assert page.grid.model.shown_count == 108
    assert page.grid.table.horizontalScrollBar().maximum() == 0
    type_into(page.grid, desk.village("Desa 108"), f"{APB}.date", "1/12/2025")
    assert cell(desk, "Desa 108", APB).dated == date(2025, 12, 1)
    assert page.grid.header.groups["village"].title == "108 desa"
    assert cut(page) == []


def test_that_the_clerk_begins_in_the_table_unless_walking_along_the_tabs(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    stack, tabs = QStackedWidget(), QTabBar()
    tabs.addTab("Dokumen Desa")
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(tabs)
    column.addWidget(stack)
    page = DocumentsPage(context)
    page.show_moment(context.moment)
    for widget in (QWidget(), page):
        stack.addWidget(widget)
    qtbot.addWidget(holder)
    with qtbot.waitActive(holder):
        holder.show()
    tabs.setFocus()
    stack.setCurrentWidget(page)
    QApplication.processEvents()
    assert tabs.hasFocus()
    stack.setCurrentIndex(0)
    page.print_button.setFocus()
    stack.setCurrentWidget(page)
    qtbot.waitUntil(page.grid.table.hasFocus)


def test_that_the_legend_gives_way_to_rows_where_height_is_scarce(page: DocumentsPage) -> None:
    assert page.legend.isVisible()
    page.resize(1366, 400)
    assert page.legend.isHidden()
    # The rows that don't all fit stand closer.
    page.grid.table.fit()
    assert page.grid.table.rowHeight(0) == page.context.theme.px(27)
