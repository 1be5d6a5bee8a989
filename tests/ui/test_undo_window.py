"""Undoing, redoing and the recycle bin in the window, by keys and menu."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from iku_desktop.domain.periods import Quarter
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from iku_desktop.ui.dialogs.recycle_bin import RecycleBinDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.pages.activities import ActivitiesPage
from iku_desktop.ui.pages.documents import DocumentsPage
from iku_desktop.ui.theme import Theme
from tests.services.desk import StoppedClock
from tests.ui.blocks import put
from tests.ui.conftest import message_boxes

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(theme: Theme, blank_office: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    made = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(made)
    made.show()
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    made.open_office(OfficePaths(folder))
    qtbot.waitUntil(lambda: isinstance(made.centralWidget(), OfficeView), timeout=20_000)
    made.activateWindow()
    return made


@pytest.fixture
def view(window: MainWindow) -> OfficeView:
    found = window.centralWidget()
    assert isinstance(found, OfficeView)
    return found


def line(window: MainWindow, words: str) -> QAction:
    menus = window.menuBar().findChildren(QMenu)
    found = [each for menu in menus for each in menu.actions()]
    return next(each for each in found if each.text().replace("&", "").startswith(words))


def record(view: OfficeView, text: str = "20/09/2025") -> str:
    """One village's RKPDesa with a date, as the page would write it."""
    village = view.office.services.villages.rows()[0].village.id
    documents = view.office.services.documents
    view.context.attempt(lambda: documents.record(village, "RKPDES", 2026, {"date": text}))
    return village


def dated(view: OfficeView) -> date | None:
    return view.office.services.documents.matrix(view.context.moment).rows[0].cells[0].dated


def test_that_the_menu_names_the_step_and_takes_it_back(
    window: MainWindow, view: OfficeView
) -> None:
    assert line(window, "Urungkan").text() == "&Urungkan"
    record(view)
    undo = line(window, "Urungkan tambah dokumen desa")
    undo.trigger()
    assert dated(view) is None
    assert "Diurungkan: tambah dokumen desa" in view.status.saved.text()
    assert undo.text() == "&Urungkan"
    line(window, "Ulangi tambah dokumen desa").trigger()
    assert dated(view) == date(2025, 9, 20)
    assert "Diulangi: tambah dokumen desa" in view.status.saved.text()


def test_that_undoing_shows_the_place_at_its_moment(window: MainWindow, view: OfficeView) -> None:
    village = record(view)
    view.choose_quarter(Quarter(2024, 1))
    line(window, "Urungkan").trigger()
    assert isinstance(view.page, DocumentsPage)
    assert view.context.moment.year == 2025
    assert view.page.grid.place == (village, "0.date")


def test_that_nothing_to_undo_is_said_in_the_status_bar(
    window: MainWindow, view: OfficeView
) -> None:
    line(window, "Urungkan").trigger()
    assert "Belum ada perubahan yang dapat diurungkan" in view.status.saved.text()
    line(window, "Ulangi").trigger()
    assert "Tidak ada yang dapat diulangi" in view.status.saved.text()
    assert not message_boxes()


def test_that_a_closed_quarter_is_named_where_it_forbids_undoing(
    window: MainWindow, view: OfficeView
) -> None:
    village = view.office.services.villages.rows()[0].village.id
    documents, closings = view.office.services.documents, view.office.services.closings
    documents.record(village, "LPPDES", 2024, {"date": "28/03/2025"})
    closings.close(Quarter(2025, 1))
    line(window, "Urungkan").trigger()
    (box,) = message_boxes()
    assert "Triwulan I 2025" in box.informativeText() + box.text()
    box.close()


def test_that_what_stays_for_good_is_said(window: MainWindow, view: OfficeView) -> None:
    record(view)
    view.office.services.closings.close(Quarter(2025, 1))
    line(window, "Urungkan").trigger()
    assert view.status.saved.text().endswith(
        "Diurungkan: tambah dokumen desa (penutupan triwulan tetap berlaku)"
    )


def test_that_a_block_that_waits_is_left_out_first(window: MainWindow, view: OfficeView) -> None:
    record(view)
    view.tabs.setCurrentIndex(1)
    page = view.page
    assert isinstance(page, DocumentsPage)
    put("31/09/2025")
    page.grid.go_to(view.office.services.villages.rows()[1].village.id, "0.date")
    line(window, "Tempel").trigger()
    assert page.grid.block.is_waiting
    line(window, "Urungkan").trigger()
    assert not page.grid.block.is_waiting
    assert dated(view) == date(2025, 9, 20)


def test_that_a_field_undoes_its_own_typing_first(
    window: MainWindow, view: OfficeView, qtbot: QtBot
) -> None:
    record(view)
    view.tabs.setCurrentIndex(2)
    page = view.page
    assert isinstance(page, ActivitiesPage)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.search.setFocus()
    qtbot.waitUntil(page.search.hasFocus)
    QTest.keyClicks(page.search, "abc")
    QTest.keyClick(page.search, Qt.Key.Key_Z, CONTROL)
    assert page.search.text() == ""
    assert dated(view) == date(2025, 9, 20)
    # Nothing of its own is left, so the key means the office's data.
    QTest.keyClick(page.search, Qt.Key.Key_Z, CONTROL)
    assert dated(view) is None


def test_that_the_menu_acts_on_the_field_that_is_typed_in(
    window: MainWindow, view: OfficeView, qtbot: QtBot
) -> None:
    view.tabs.setCurrentIndex(2)
    page = view.page
    assert isinstance(page, ActivitiesPage)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.search.setFocus()
    qtbot.waitUntil(page.search.hasFocus)
    page.search.setText("rapat")
    line(window, "Pilih semua").trigger()
    line(window, "Potong").trigger()
    assert QApplication.clipboard().text() == "rapat"
    line(window, "Tempel").trigger()
    assert page.search.text() == "rapat"
    line(window, "Isi ke bawah").trigger()
    assert isinstance(QApplication.focusWidget(), QLineEdit)


# The recycle bin


def removed_activity(view: OfficeView, words: str) -> None:
    services = view.office.services
    section = services.settings.sections()[0].id
    typed = {"date": date(2025, 10, 3), "description": words, "section": section}
    saved = services.activities.add(typed)
    services.activities.remove([saved.id])


def opened_bin(window: MainWindow, view: OfficeView) -> RecycleBinDialog:
    line(window, "Keranjang sampah").trigger()
    return next(each for each in view.findChildren(RecycleBinDialog) if each.isVisible())


def test_that_a_removed_row_is_put_back_from_the_bin(window: MainWindow, view: OfficeView) -> None:
    removed_activity(view, "Rapat A")
    removed_activity(view, "Rapat B")
    dialog = opened_bin(window, view)
    model = dialog.grid.model
    assert [model.row_at(row).name for row in range(2)] == [
        "Kegiatan: 03/10/2025 Rapat B",
        "Kegiatan: 03/10/2025 Rapat A",
    ]
    dialog.grid.table.go_to(model.index(1, 0))
    dialog.restore_button.click()
    assert dialog.state.text() == "1 baris dipulihkan."
    assert model.shown_count == 1
    assert isinstance(view.page, ActivitiesPage)
    row = view.page.grid.model.row_by_id(view.page.grid.place[0])
    assert row is not None
    assert row.activity.description == "Rapat A"
    dialog.accept()
    line(window, "Urungkan pulihkan dari keranjang").trigger()


def test_that_a_refused_restoring_says_why_in_the_dialog(
    window: MainWindow, view: OfficeView
) -> None:
    removed_activity(view, "Rapat A")
    services = view.office.services
    section = services.settings.sections()[0].id
    typed = {"date": date(2025, 10, 3), "description": "Rapat A", "section": section}
    services.activities.add(typed)
    dialog = opened_bin(window, view)
    dialog.restore()
    assert "sudah tercatat" in dialog.state.text()
    assert dialog.grid.model.shown_count == 1
    dialog.reject()


def test_that_an_empty_bin_says_so(window: MainWindow, view: OfficeView) -> None:
    dialog = opened_bin(window, view)
    assert dialog.grid.hint_text == "Keranjang kosong: belum ada yang dihapus."
    assert not dialog.restore_button.isEnabled()
    dialog.restore()
    dialog.reject()
