"""The evidence files of a village document in its dialog: added, dropped, refused, opened, taken off."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.saving_dialog import SavingDialog
from iku_desktop.ui.forms.inputs import LinesInput
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.documents import DocumentsPage
from iku_desktop.ui.widgets.evidence_files import EvidenceFilesPanel
from tests.scans import a_pdf, a_picture
from tests.services.desk import Desk
from tests.ui import matrix_desk
from tests.ui.conftest import message_boxes

PATIENCE = 20_000
LPP = matrix_desk.LPP
KIND, YEAR = "LPPDES", 2024


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> DocumentsPage:
    matrix_desk.fill(desk)
    return matrix_desk.make(desk, context, qtbot)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Tanda terima LPPDesa.pdf"
    path.write_bytes(a_pdf(2))
    return path


def opened(page: DocumentsPage, desk: Desk, village: str = "Wonoayu") -> SavingDialog:
    """The dialog of a village's LPPDesa, opened by its button."""
    page.grid.go_to(desk.village(village), f"{LPP}.date")
    page.detail_button.click()
    return dialog()


def dialog() -> SavingDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, SavingDialog)]
    return next(each for each in found if each.isVisible())


def panel_of(dialog: SavingDialog) -> EvidenceFilesPanel:
    (panel,) = dialog.findChildren(EvidenceFilesPanel)
    return panel


def names(desk: Desk, village: str = "Wonoayu") -> list[str]:
    return [each.name for each in desk.services.documents.files(desk.village(village), KIND, YEAR)]


def test_that_the_dialog_of_a_document_has_its_files(
    page: DocumentsPage, desk: Desk, scan: Path, qtbot: QtBot
) -> None:
    desk.services.evidence.add_to_document(desk.village("Wonoayu"), KIND, YEAR, scan)
    panel = panel_of(opened(page, desk))
    assert [each.toolTip() for each in panel.opens] == [t("evidence.open", file=scan.name)]
    assert not panel.hint.isVisible()
    dialog().reject()
    assert panel_of(opened(page, desk, "Meninjo")).hint.isVisible()


def test_that_an_added_file_is_on_disk_before_the_form_is_saved(
    page: DocumentsPage, desk: Desk, scan: Path, qtbot: QtBot
) -> None:
    shown = opened(page, desk)
    note = shown.saving.form.fields["note"].input
    assert isinstance(note, LinesInput)
    qtbot.keyClicks(note.text, "Sudah dikirim ulang")
    panel_of(shown).add_files([scan])
    qtbot.waitUntil(lambda: len(panel_of(shown).opens) == 1, timeout=PATIENCE)
    assert names(desk) == [scan.name]
    assert shown.saving.is_dirty
    assert note.typed() == "Sudah dikirim ulang"
    assert matrix_desk.cell(desk, "Wonoayu", LPP).note == ""
    look = page.grid.model.cell(page.grid.model.index_of(desk.village("Wonoayu"), f"{LPP}.number"))
    assert look.look.files == 1


def test_that_a_document_of_which_nothing_is_recorded_takes_files_too(
    page: DocumentsPage, desk: Desk, scan: Path, qtbot: QtBot
) -> None:
    panel = panel_of(opened(page, desk, "Sumberpetung"))
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    left = Qt.MouseButton.LeftButton
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(5, 5), action, data, left, none))
    QApplication.sendEvent(panel, QDropEvent(QPointF(5, 5), action, data, left, none))
    qtbot.waitUntil(lambda: len(panel.opens) == 1, timeout=PATIENCE)
    assert names(desk, "Sumberpetung") == [scan.name]
    assert matrix_desk.cell(desk, "Sumberpetung", LPP).dated is None


def test_that_a_file_that_is_no_evidence_is_told_in_the_dialog(
    page: DocumentsPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    program = tmp_path / "lppd.pdf"
    program.write_bytes(b"MZ" + b"0" * 100)
    panel = panel_of(opened(page, desk))
    panel.add_files([program])
    qtbot.waitUntil(panel.problem.isVisible, timeout=PATIENCE)
    assert "lppd.pdf" in panel.problem.text()
    assert names(desk) == []


def test_that_a_documents_file_is_opened_as_a_copy(
    page: DocumentsPage, desk: Desk, scan: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    desk.services.evidence.add_to_document(desk.village("Wonoayu"), KIND, YEAR, scan)
    panel = panel_of(opened(page, desk))
    panel.opens[0].click()
    qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE)
    assert Path(shown[0]).name == scan.name
    assert Path(shown[0]).parent != desk.store.paths.evidence


def test_that_a_documents_file_is_taken_off_after_asking_and_the_last_takes_an_empty_row_along(
    page: DocumentsPage, desk: Desk, scan: Path, qtbot: QtBot
) -> None:
    village = desk.village("Sumberpetung")
    desk.services.evidence.add_to_document(village, KIND, YEAR, scan)
    panel = panel_of(opened(page, desk, "Sumberpetung"))
    panel.removes[0].click()
    assert names(desk, "Sumberpetung") == [scan.name]
    (box,) = message_boxes()
    next(each for each in box.buttons() if each.text() == t("evidence.remove_verb")).click()
    assert names(desk, "Sumberpetung") == []
    assert panel.hint.isVisible()
    with desk.store.read() as reader:
        assert (village, KIND, YEAR) not in reader.documents([YEAR])


def test_that_clearing_a_document_keeps_its_files(
    page: DocumentsPage, desk: Desk, scan: Path
) -> None:
    village = desk.village("Wonoayu")
    desk.services.evidence.add_to_document(village, KIND, YEAR, scan)
    everything = {"date": "", "number": "", "cause": "", "cause_text": "", "note": ""}
    desk.services.documents.record(village, KIND, YEAR, everything)
    assert names(desk) == [scan.name]
    assert "berkas" in t("documents.clear_details")


def test_that_many_files_scroll_and_the_dialog_keeps_its_height(
    page: DocumentsPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = opened(page, desk)
    before = shown.height()
    for number in range(8):
        path = tmp_path / f"foto {number}.png"
        path.write_bytes(a_picture("PNG", (8 + number, 8)))
        desk.services.evidence.add_to_document(desk.village("Wonoayu"), KIND, YEAR, path)
    page.context.data_changed.emit()
    assert len(panel_of(shown).opens) == 8
    qtbot.waitExposed(shown)
    assert shown.height() == before
