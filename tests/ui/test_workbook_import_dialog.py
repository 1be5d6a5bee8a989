"""Importing in the window: checked at once, matched where headings differ, every row shown, all or none."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from iku_desktop.ui.dialogs.workbook_import import WorkbookImportDialog
from iku_desktop.ui.page_context import PageContext
from tests.services.desk import Desk
from tests.ui.conftest import message_boxes
from tests.ui.dialogs_open import words_of
from tests.workbooks import Rows, a_workbook

HEAD = ["Kode Desa", "Jenis", "Tahun Anggaran", "Tanggal", "Nomor"]
GOOD = ["35.08.20.2001", "LPPDesa", 2024, date(2025, 3, 31), "1/2025"]
BAD = ["35.08.20.2002", "LPPDesa", 2024, "31/09/2025", ""]


@pytest.fixture
def dialog(context: PageContext, qtbot: QtBot) -> WorkbookImportDialog:
    made = WorkbookImportDialog(context, context.notifier.parent())  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.open()
    return made


def saved(
    path: Path, *rows: list[object], head: list[str] = HEAD, sheet: str = "Dokumen Desa"
) -> Path:
    path.write_bytes(a_workbook({sheet: [head, *rows]}))
    return path


def take(dialog: WorkbookImportDialog, path: Path, qtbot: QtBot) -> None:
    """Choose a file and wait until it was checked."""
    dialog.outcome = None
    dialog.take(path)
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=20_000)


def cells(dialog: WorkbookImportDialog) -> list[list[str]]:
    """What the list shows."""
    model = dialog.list.grid.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def documents(desk: Desk) -> int:
    with desk.store.read() as reader:
        return len(reader.documents())


def test_that_the_dialog_says_what_it_will_do_before_a_file_is_there(
    dialog: WorkbookImportDialog,
) -> None:
    assert dialog.stack.currentWidget() is dialog.start
    assert any("Tidak ada yang disimpan" in each for each in words_of(dialog))
    assert not dialog.go_button.isVisible()
    assert dialog.leave_button.isDefault()


def test_that_new_rows_are_shown_and_written_when_the_clerk_says_so(
    dialog: WorkbookImportDialog, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    take(dialog, saved(tmp_path / "isi.xlsx", GOOD), qtbot)
    assert dialog.state.text() == "Siap diimpor: 1 baru, 0 berubah, 0 tetap."
    (row,) = cells(dialog)
    assert row[:3] == ["Dokumen Desa", "2", "LPPDesa 2024 Jenggrong"]
    assert "Tanggal: 31/03/2025 · " not in row[3]
    assert "Tanggal: 31/03/2025" in row[3]
    assert documents(desk) == 0
    assert dialog.go_button.text() == "Impor 1 baris"
    dialog.go_button.click()
    qtbot.waitUntil(lambda: documents(desk) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: "Impor selesai: 1 baru" in dialog.state.text(), timeout=20_000)
    assert not dialog.go_button.isVisible()
    assert dialog.leave_button.text() == "Tutup"


def test_that_a_change_is_shown_cell_by_cell(
    dialog: WorkbookImportDialog, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, date="2025-03-30", number="1/2025")
    take(dialog, saved(tmp_path / "isi.xlsx", GOOD), qtbot)
    assert dialog.list.shown == "changed"
    assert cells(dialog) == [
        ["Dokumen Desa", "2", "LPPDesa 2024 Jenggrong", "Tanggal", "30/03/2025", "31/03/2025"]
    ]


def test_that_refused_rows_come_first_and_nothing_can_be_imported(
    dialog: WorkbookImportDialog, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    take(dialog, saved(tmp_path / "isi.xlsx", GOOD, BAD), qtbot)
    assert dialog.list.shown == "refused"
    (row,) = cells(dialog)
    assert row[:4] == ["Dokumen Desa", "3", "Tanggal", "31/09/2025"]
    assert row[4]
    assert not dialog.go_button.isVisible()
    assert "tidak ada yang diimpor" in dialog.state.text()
    dialog.list.chips["new"].click()
    assert cells(dialog)[0][2] == "LPPDesa 2024 Jenggrong"
    assert documents(desk) == 0


def test_that_the_corrected_file_is_checked_again_with_one_button(
    dialog: WorkbookImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = saved(tmp_path / "isi.xlsx", BAD)
    take(dialog, path, qtbot)
    saved(path, GOOD)
    dialog.again_button.click()
    qtbot.waitUntil(lambda: dialog.list.shown == "new", timeout=20_000)
    assert dialog.go_button.isVisible()
    assert not dialog.refused_button.isVisible()


def test_that_a_file_that_changes_nothing_says_so(
    dialog: WorkbookImportDialog, context: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "semua.xlsx"
    context.services.workbook.export(path)
    take(dialog, path, qtbot)
    assert dialog.state.text().startswith("Berkas ini tidak mengubah apa pun: 11 baris")
    assert dialog.list.shown == "unchanged"
    assert not dialog.go_button.isVisible()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b"Kode Desa;Nama Desa\n", "CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls"),
    ],
)
def test_that_a_file_that_is_no_workbook_is_told_in_words(
    dialog: WorkbookImportDialog, tmp_path: Path, qtbot: QtBot, content: bytes, words: str
) -> None:
    path = tmp_path / "isi.xlsx"
    path.write_bytes(content)
    take(dialog, path, qtbot)
    assert dialog.stack.currentWidget() is dialog.start
    assert dialog.start.title.text() == "Berkas ini tidak dapat diimpor"
    assert words in dialog.start.text.text()


def test_that_refused_rows_can_be_saved_with_their_reasons(
    dialog: WorkbookImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    take(dialog, saved(tmp_path / "isi.xlsx", GOOD, BAD), qtbot)
    dialog.refused_button.click()
    chooser = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    assert chooser.selectedFiles()[0].endswith("isi_ditolak.xlsx")
    target = tmp_path / "ditolak.xlsx"
    chooser.fileSelected.emit(str(target))
    qtbot.waitUntil(lambda: "ditolak.xlsx" in dialog.state.text(), timeout=20_000)
    assert load_workbook(target).sheetnames == ["Ditolak", "Dokumen Desa"]


def test_that_the_empty_workbook_can_be_saved_from_here(
    dialog: WorkbookImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.template_link.click()
    chooser = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    chooser.fileSelected.emit(str(tmp_path / "kosong.xlsx"))
    qtbot.waitUntil(lambda: "kosong.xlsx" in dialog.state.text(), timeout=20_000)
    assert "Petunjuk" in load_workbook(tmp_path / "kosong.xlsx").sheetnames


def test_that_a_disk_that_refuses_is_told_in_words(
    dialog: WorkbookImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.template_link.click()
    chooser = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    chooser.fileSelected.emit(str(tmp_path / "tidak" / "ada.xlsx"))
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    assert "ada.xlsx" in message_boxes()[-1].informativeText()


def test_that_a_file_can_be_dropped_on_the_dialog(
    dialog: WorkbookImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(saved(tmp_path / "isi.xlsx", GOOD)))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    qtbot.waitUntil(lambda: dialog.list.shown == "new", timeout=20_000)


def test_that_rows_can_be_filtered_by_their_headings(
    dialog: WorkbookImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    other = ["35.08.20.2003", *GOOD[1:]]
    take(dialog, saved(tmp_path / "isi.xlsx", GOOD, other), qtbot)
    field = dialog.list.grid.header.fields["name"]
    qtbot.keyClicks(field, "tegal")
    assert [row[2] for row in cells(dialog)] == ["LPPDesa 2024 Tegalbangsri"]


# The clerk's own headings

OWN = ["No", "Tgl", "Kegiatan", "Bidang"]
OWN_ROW = [1, date(2025, 2, 1), "Musyawarah", "Seksi Pemerintahan"]


def own(path: Path, *rows: list[object], head: list[str] = OWN) -> Path:
    return saved(path, *rows, head=head, sheet="Kegiatan")


def test_that_own_headings_are_matched_and_remembered(
    dialog: WorkbookImportDialog, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    take(dialog, own(tmp_path / "a.xlsx", OWN_ROW), qtbot)
    matching = dialog.matching
    assert dialog.stack.currentWidget() is matching
    assert matching.boxes["activities", "date"].currentText() == "Tgl"
    assert matching.boxes["activities", "description"].currentText() == "Kegiatan"
    matching.verb.click()
    qtbot.waitUntil(lambda: dialog.list.shown == "new", timeout=20_000)
    assert "Tgl: 01/02/2025" in cells(dialog)[0][3]
    dialog.go_button.click()
    qtbot.waitUntil(lambda: "Impor selesai" in dialog.state.text(), timeout=20_000)
    other = own(tmp_path / "b.xlsx", [2, date(2025, 2, 2), "Rapat", "Seksi Pemerintahan"])
    assert desk.services.workbook.check(other).new == 1


def test_that_a_needed_column_must_have_its_heading(
    dialog: WorkbookImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    take(dialog, own(tmp_path / "a.xlsx", OWN_ROW), qtbot)
    matching = dialog.matching
    box = matching.boxes["activities", "section"]
    box.setCurrentIndex(0)
    matching.verb.click()
    assert matching.problem.text() == "Pilih judul untuk Seksi/Subbagian."
    assert box.property("refused")
    assert dialog.stack.currentWidget() is matching


def test_that_a_heading_stands_for_one_column_only(
    dialog: WorkbookImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    take(dialog, own(tmp_path / "a.xlsx", OWN_ROW), qtbot)
    boxes = dialog.matching.boxes
    note = boxes["activities", "note"]
    note.setCurrentIndex(note.findData("Kegiatan"))
    note.activated.emit(note.currentIndex())
    assert boxes["activities", "description"].currentData() == ""
    assert note.currentData() == "Kegiatan"


def test_that_further_columns_can_be_matched_although_none_is_needed(
    dialog: WorkbookImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    head = ["Tanggal", "Uraian Kegiatan", "Seksi/Subbagian", "Lokasi"]
    row = [date(2025, 2, 1), "Rapat", "Seksi Pemerintahan", "Aula"]
    take(dialog, own(tmp_path / "a.xlsx", row, head=head), qtbot)
    assert "Aula" not in cells(dialog)[0][3]
    dialog.match_link.click()
    assert dialog.matching.boxes["activities", "place"].currentData() == "Lokasi"
    dialog.matching.verb.click()
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.list, timeout=20_000)
    assert "Lokasi: Aula" in cells(dialog)[0][3]


def test_that_a_sheet_without_any_heading_left_is_refused_as_before(
    dialog: WorkbookImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    rows: Rows = [["Tanggal"], [date(2025, 2, 1)]]
    path = tmp_path / "a.xlsx"
    path.write_bytes(a_workbook({"Kegiatan": rows}))
    take(dialog, path, qtbot)
    assert dialog.list.shown == "refused"
    assert [row[2] for row in cells(dialog)] == ["Uraian Kegiatan", "Seksi/Subbagian"]
