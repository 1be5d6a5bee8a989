"""The page Dokumen Desa beyond dates: filters, dialogs, doors, villages that come and go."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
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

from iku_desktop.ui.dialogs.saving_dialog import SavingDialog
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.documents import DocumentsPage
from tests.services.desk import Desk
from tests.ui.matrix_desk import APB, LPP, RKP, cell, cut, fill, make, row_names
from tests.ui.shelf import shown, type_into

Key = Qt.Key


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> DocumentsPage:
    fill(desk)
    return make(desk, context, qtbot)


def the_dialog() -> SavingDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, SavingDialog)]
    return next(each for each in found if each.isVisible())


def click(words: str) -> None:
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    box = next(each for each in boxes if each.isVisible())
    next(each for each in box.buttons() if each.text() == words).click()


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
    qtbot.waitUntil(page.grid.table.hasFocus, timeout=20_000)


def test_that_the_legend_gives_way_to_rows_where_height_is_scarce(page: DocumentsPage) -> None:
    assert page.legend.isVisible()
    page.resize(1366, 400)
    assert page.legend.isHidden()
    # The rows that don't all fit stand closer.
    page.grid.table.fit()
    assert page.grid.table.rowHeight(0) == page.context.theme.px(27)
