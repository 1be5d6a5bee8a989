"""Excel from the menu: what an import would do is asked first, refused rows are listed, Batal undoes all."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import ProgressDialog, run_with_progress
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.workbook_actions import WorkbookActions
from tests.services.desk import StoppedClock
from tests.ui.conftest import message_boxes
from tests.workbooks import a_workbook

HEAD = ["Kode Desa", "Jenis", "Tahun Anggaran", "Tanggal"]
GOOD = ["35.08.20.2001", "LPPDesa", 2024, date(2025, 3, 31)]
BAD = ["35.08.20.2002", "LPPDesa", 2024, "31/09/2025"]


@pytest.fixture
def view(theme: Theme, blank_office: Path, tmp_path: Path, qtbot: QtBot) -> OfficeView:
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    window = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(window)
    window.show()
    window.open_office(OfficePaths(folder))
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), OfficeView), timeout=20_000)
    shown = window.centralWidget()
    assert isinstance(shown, OfficeView)
    return shown


@pytest.fixture
def actions(view: OfficeView) -> WorkbookActions:
    return WorkbookActions(view)


def saved(path: Path, *rows: list[object]) -> Path:
    path.write_bytes(a_workbook({"Dokumen Desa": [HEAD, *rows]}))
    return path


def documents_on_disk(view: OfficeView) -> int:
    with view.office.services.context.store.read() as reader:
        return len(reader.documents())


def box(qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    return message_boxes()[-1]


def press(shown: QMessageBox, words: str) -> None:
    next(each for each in shown.buttons() if each.text() == words).click()


def test_that_an_import_asks_first_and_then_writes_all_rows(
    actions: WorkbookActions, view: OfficeView, tmp_path: Path, qtbot: QtBot
) -> None:
    actions.check(saved(tmp_path / "isi.xlsx", GOOD))
    question = box(qtbot)
    assert question.text() == "Impor 1 baris baru dan 0 perubahan?"
    assert documents_on_disk(view) == 0
    press(question, "Impor")
    qtbot.waitUntil(lambda: documents_on_disk(view) == 1, timeout=20_000)
    assert "1 baru" in box(qtbot).informativeText()
    assert view.status.saved.text().startswith("Tersimpan")


def test_that_leaving_the_question_imports_nothing(
    actions: WorkbookActions, view: OfficeView, tmp_path: Path, qtbot: QtBot
) -> None:
    actions.check(saved(tmp_path / "isi.xlsx", GOOD))
    question = box(qtbot)
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert documents_on_disk(view) == 0


def test_that_refused_rows_are_listed_and_nothing_is_asked(
    actions: WorkbookActions, view: OfficeView, tmp_path: Path, qtbot: QtBot
) -> None:
    actions.check(saved(tmp_path / "isi.xlsx", GOOD, BAD))
    shown = box(qtbot)
    assert "1 isian ditolak" in shown.text()
    assert "Dokumen Desa baris 3, Tanggal: 31/09/2025" in shown.detailedText()
    assert documents_on_disk(view) == 0


def test_that_a_file_that_changes_nothing_says_so(
    actions: WorkbookActions, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "semua.xlsx"
    actions._workbook.export(path)
    actions.check(path)
    assert "tidak mengubah apa pun" in box(qtbot).informativeText()


def test_that_an_export_goes_where_it_was_told(
    actions: WorkbookActions, tmp_path: Path, qtbot: QtBot
) -> None:
    actions.choose_export()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    dialog.fileSelected.emit(str(tmp_path / "ekspor.xlsx"))
    assert box(qtbot).text() == "Buku kerja tersimpan"
    assert (tmp_path / "ekspor.xlsx").read_bytes().startswith(b"PK")


def test_that_an_export_the_disk_refuses_is_said_in_words(
    actions: WorkbookActions, tmp_path: Path, qtbot: QtBot
) -> None:
    actions.choose_template()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    dialog.fileSelected.emit(str(tmp_path / "tidak" / "ada.xlsx"))
    assert "ada.xlsx" in box(qtbot).informativeText()


def endless(report: tasks.Progress) -> object:
    count = 0
    while True:
        count = (count + 1) % 100
        report(count, 100)


def test_that_batal_stops_what_takes_long(view: OfficeView, qtbot: QtBot) -> None:
    faults: list[Exception] = []
    dialog = run_with_progress("Mengimpor…", endless, faults.append, faults.append, view)
    qtbot.waitUntil(dialog.isVisible, timeout=20_000)
    assert dialog.bar.maximum() == 100
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(faults), timeout=20_000)
    assert isinstance(faults[0], tasks.Cancelled)


def test_that_quick_work_shows_no_progress(view: OfficeView, qtbot: QtBot) -> None:
    results: list[object] = []
    shown: list[bool] = []
    dialog = run_with_progress("Sebentar…", lambda _: 7, results.append, results.append, view)
    dialog.finished.connect(lambda _: shown.append(dialog.isVisible()))
    qtbot.waitUntil(lambda: bool(results), timeout=20_000)
    assert results == [7]
    assert shown == [False]
    assert not [each for each in view.findChildren(ProgressDialog) if each.isVisible()]
