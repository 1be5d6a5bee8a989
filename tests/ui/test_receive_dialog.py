"""Receiving in the window: proposals in a table, corrected and dated by the clerk, then taken in one step."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from iku_desktop.domain.documents import VillageDocument
from iku_desktop.ui.dialogs.receive import ReceiveDialog
from iku_desktop.ui.grid.pending import PendingCell
from iku_desktop.ui.page_context import PageContext
from tests.scans import a_pdf
from tests.sendings import a_folder
from tests.services.desk import Desk

APB, OTHER = "Jenggrong/2026/APBDes.pdf", "scan0001.pdf"
READY = "Siap diterima"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {APB: a_pdf(words="APB"), OTHER: a_pdf(2), "foto.txt": b"x"}
    return a_folder(tmp_path / "kiriman", files)


@pytest.fixture
def dialog(context: PageContext, folder: Path, qtbot: QtBot) -> ReceiveDialog:
    made = ReceiveDialog(context, context.notifier.parent())  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.open()
    made.take(folder)
    qtbot.waitUntil(lambda: made.stack.currentWidget() is made.grid, timeout=20_000)
    return made


def row_of(dialog: ReceiveDialog, file: str) -> dict[str, str]:
    """What the table shows of a file, by column."""
    model = dialog.grid.model
    row_id = id_of(dialog, file)
    return {each.key: model.index_of(row_id, each.key).data() for each in model.columns}


def id_of(dialog: ReceiveDialog, file: str) -> str:
    return next(each.id for each in dialog.lines.values() if each.file.file == file)


def enter(dialog: ReceiveDialog, file: str, key: str, typed: str) -> None:
    """Type into a cell of a file's row."""
    row_id = id_of(dialog, file)
    dialog.grid.write(PendingCell(dialog.grid.model, row_id, key, typed))


def can_type(dialog: ReceiveDialog, file: str, key: str) -> bool:
    model = dialog.grid.model
    return model.can_type(model.index_of(id_of(dialog, file), key))


def accept(dialog: ReceiveDialog, qtbot: QtBot) -> None:
    dialog.go_button.click()
    qtbot.waitUntil(lambda: "menjadi bukti" in dialog.state.text(), timeout=20_000)


def documents(desk: Desk) -> dict[tuple[str, str, int], VillageDocument]:
    with desk.store.read() as reader:
        return dict(reader.documents())


def test_that_proposals_are_shown_with_what_is_wrong(dialog: ReceiveDialog) -> None:
    assert row_of(dialog, APB) == {
        **{"taken": "Ya", "file": APB, "village": "Jenggrong", "kind": "APBDesa", "year": "2026"},
        **{"dated": "", "status": READY},
    }
    unknown = row_of(dialog, OTHER)
    assert (unknown["taken"], unknown["village"], unknown["year"]) == ("Lewati", "", "")
    assert "Pilih desanya" in unknown["status"]
    assert dialog.state.text() == "1 siap diterima, 0 sudah ada, 2 perlu diperbaiki."
    assert dialog.go_button.text() == "Terima 1 berkas"


def test_that_a_file_that_is_no_pdf_can_not_be_placed(dialog: ReceiveDialog) -> None:
    assert not any(
        can_type(dialog, "foto.txt", key) for key in ("village", "kind", "year", "taken")
    )
    assert can_type(dialog, OTHER, "village")
    assert not can_type(dialog, OTHER, "dated")
    assert can_type(dialog, APB, "dated")


def test_that_accepted_files_become_evidence_and_the_same_again_is_there(
    dialog: ReceiveDialog, desk: Desk, qtbot: QtBot
) -> None:
    accept(dialog, qtbot)
    key = (desk.village(), "APBDES", 2026)
    assert documents(desk)[key].dated is None
    assert [each.name for each in desk.services.documents.files(*key)] == ["APBDes.pdf"]
    assert row_of(dialog, APB)["status"] == "Sudah ada"
    assert dialog.state.text() == "1 berkas menjadi bukti, 0 tanggal dicatat, 0 sudah ada."
    assert not dialog.go_button.isEnabled()
    assert dialog.leave_button.text() == "Tutup"


def test_that_the_clerk_places_a_file_and_confirms_its_date(
    dialog: ReceiveDialog, desk: Desk, qtbot: QtBot
) -> None:
    for key, typed in (("village", "meninjo"), ("kind", "LPPDesa"), ("year", "2024")):
        enter(dialog, OTHER, key, typed)
    assert row_of(dialog, OTHER)["status"] == READY
    assert row_of(dialog, OTHER)["taken"] == "Ya"
    enter(dialog, OTHER, "dated", "31 Maret 2025")
    assert row_of(dialog, OTHER)["dated"] == "31/03/2025"
    assert dialog.go_button.text() == "Terima 2 berkas"
    accept(dialog, qtbot)
    assert documents(desk)[desk.village("Meninjo"), "LPPDES", 2024].dated == date(2025, 3, 31)
    assert "2 berkas menjadi bukti, 1 tanggal dicatat" in dialog.state.text()


def test_that_a_skipped_file_stays_out(dialog: ReceiveDialog, desk: Desk) -> None:
    enter(dialog, APB, "taken", "Lewati")
    assert row_of(dialog, APB)["taken"] == "Lewati"
    assert not dialog.go_button.isEnabled()
    assert documents(desk) == {}


@pytest.mark.parametrize(
    ("key", "typed"),
    [("village", "Entah"), ("kind", "RPJMDes"), ("dated", "31/02/2026"), ("dated", "1/1/2030")],
)
def test_that_what_can_not_be_stands_refused_in_its_cell(
    dialog: ReceiveDialog, key: str, typed: str
) -> None:
    enter(dialog, APB, key, typed)
    refusal = dialog.grid.model.refusals[id_of(dialog, APB), key]
    assert refusal.typed == typed
    assert all(refusal.sentences)
    assert row_of(dialog, APB)["status"] == READY


def test_that_a_place_that_can_not_be_is_told_in_its_row(dialog: ReceiveDialog) -> None:
    enter(dialog, APB, "year", "1902")
    row = row_of(dialog, APB)
    assert row["status"] != READY
    assert row["taken"] == "Lewati"
    enter(dialog, APB, "year", "2026")
    assert row_of(dialog, APB)["status"] == READY


def test_that_a_date_refused_at_the_end_stays_with_its_reason(
    dialog: ReceiveDialog, desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    (folder / APB).write_bytes(a_pdf(5))
    accept(dialog, qtbot)
    assert "1 ditolak" in dialog.state.text()
    assert "sudah berubah" in row_of(dialog, APB)["status"]
    assert documents(desk) == {}


def test_that_a_file_is_opened_as_a_copy(
    dialog: ReceiveDialog, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog.grid.go_to(id_of(dialog, APB), "file")
    dialog.open_button.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    copy = Path(opened[0].toLocalFile())
    assert copy.name == "APBDes.pdf"
    assert folder not in copy.parents
    assert copy.read_bytes() == (folder / APB).read_bytes()


def test_that_the_menu_of_a_row_opens_and_skips(dialog: ReceiveDialog) -> None:
    menu = QMenu()
    dialog.grid.menu_wanted.emit(menu, id_of(dialog, APB), "file")
    words = [each.text() for each in menu.actions() if each.text()]
    assert words == ["Buka berkas", "Lewati"]
    menu.actions()[-1].trigger()
    assert row_of(dialog, APB)["taken"] == "Lewati"


def test_that_the_whole_of_a_row_is_said_below_the_table(dialog: ReceiveDialog) -> None:
    dialog.grid.go_to(id_of(dialog, OTHER), "status")
    assert OTHER in dialog.detail.text()
    assert "2 halaman" in dialog.detail.text()
    assert "Isi tahunnya" in dialog.detail.text()


def test_that_a_source_that_can_not_be_read_is_told_where_the_table_would_be(
    dialog: ReceiveDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "bukan.zip"
    other.write_bytes(b"bukan zip")
    dialog.take(other)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.start, timeout=20_000)
    assert dialog.start.title.text() == "Kiriman ini tidak dapat dibaca"
    assert "bukan.zip bukan berkas zip" in dialog.start.text.text()
    assert not dialog.go_button.isVisible()


def test_that_folder_and_zip_are_chosen_with_buttons(
    dialog: ReceiveDialog, folder: Path, qtbot: QtBot
) -> None:
    dialog.folder_button.click()
    chooser = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    assert chooser.fileMode() is QFileDialog.FileMode.Directory
    chooser.fileSelected.emit(str(folder / "Jenggrong"))
    qtbot.waitUntil(lambda: len(dialog.lines) == 1, timeout=20_000)
    assert row_of(dialog, "2026/APBDes.pdf")["village"] == "Jenggrong"


def test_that_a_folder_can_be_dropped_on_the_dialog(
    dialog: ReceiveDialog, folder: Path, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder / "Jenggrong"))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter_event = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    QApplication.sendEvent(dialog, enter_event)
    assert enter_event.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    qtbot.waitUntil(lambda: len(dialog.lines) == 1, timeout=20_000)


def test_that_a_date_says_what_it_would_mean(dialog: ReceiveDialog) -> None:
    line = dialog.lines[id_of(dialog, APB)]
    entry = dialog.grid.model.column("dated").entry
    assert entry is not None
    assert entry.judge(line, date(2025, 11, 28)).words.startswith("Tepat waktu")
    assert not entry.judge(line, date(2026, 1, 1)).possible
