"""*Periksa dokumen* in the window: a file or a code, and the answer by icon, word and reason."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Unavailable
from iku_desktop.ui.dialogs.check_document import CheckDocumentDialog
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.icon_label import IconLabel
from tests.scans import a_pdf
from tests.services.desk import Desk
from tests.signing.papers import signed_twice
from tests.ui.conftest import message_boxes
from tests.ui.dialogs_open import words_of
from tests.ui.test_closing_dialogs import PATIENCE, press


@pytest.fixture
def document(desk: Desk) -> PdfDocument:
    desk.services.closings.close(Quarter(2025, 1))
    made = desk.services.reports.make("quarterly", desk.moment(1))
    desk.services.reports.issue(made)
    return made


@pytest.fixture
def dialog(context: PageContext, document: PdfDocument, window: QWidget) -> CheckDocumentDialog:
    proof = context.services.proof
    dialog = CheckDocumentDialog(context.theme, proof, context.notifier, window)
    dialog.open()
    return dialog


def says(dialog: CheckDocumentDialog, words: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: words in " ".join(words_of(dialog)), timeout=PATIENCE)


def on_disk(folder: Path, data: bytes) -> Path:
    path = folder / "periksa.pdf"
    path.write_bytes(data)
    return path


def test_that_the_empty_dialog_teaches_what_it_answers(dialog: CheckDocumentDialog) -> None:
    words = " ".join(words_of(dialog))
    for result in ("Asli", "Berubah", "Sudah direvisi", "Tidak dikenal"):
        assert result in words


def test_that_an_issued_report_is_told_genuine_with_where_it_comes_from(
    dialog: CheckDocumentDialog, document: PdfDocument, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.check(on_disk(tmp_path, document.data))
    says(dialog, "Asli", qtbot)
    words = " ".join(words_of(dialog))
    assert f"{document.name}, dikeluarkan 01/12/2025 10.24 oleh Siti Aminah" in words
    assert len(dialog.findChildren(IconLabel)) == 1


def test_that_every_signature_stands_with_its_signer(
    dialog: CheckDocumentDialog, document: PdfDocument, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.check(on_disk(tmp_path, signed_twice(document.data)))
    says(dialog, "Ditandatangani SITI AMINAH", qtbot)
    words = " ".join(words_of(dialog))
    assert "Ditandatangani IWAN HADI PURNOMO" in words
    assert words.count("utuh;") == 2


def test_that_an_altered_file_is_told_and_replaces_the_answer_before(
    dialog: CheckDocumentDialog, document: PdfDocument, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.check(on_disk(tmp_path, document.data))
    says(dialog, "Asli", qtbot)
    dialog.check(on_disk(tmp_path, document.data + b" "))
    says(dialog, "Berubah", qtbot)
    assert "Asli" not in words_of(dialog)
    assert document.code in " ".join(words_of(dialog))


def test_that_a_foreign_file_is_unknown(
    dialog: CheckDocumentDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.check(on_disk(tmp_path, a_pdf()))
    says(dialog, "tidak ada dalam register kantor ini", qtbot)


def test_that_a_file_that_is_gone_is_refused_at_its_field(
    dialog: CheckDocumentDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.check(tmp_path / "hilang.pdf")
    qtbot.waitUntil(lambda: bool(dialog.form.fields["file"].problem), timeout=PATIENCE)
    assert "hilang.pdf" in dialog.form.fields["file"].problem


def test_that_a_code_from_paper_is_found_with_enter(
    dialog: CheckDocumentDialog, document: PdfDocument, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.code.line, document.code.lower().replace("-", " "))
    qtbot.keyClick(dialog.code.line, Qt.Key.Key_Return)
    says(dialog, f"Kode {document.code} dikenal", qtbot)
    assert document.name in " ".join(words_of(dialog))
    assert dialog.isVisible(), "Enter asks, it does not close"


def test_that_the_code_of_a_reopened_quarter_is_told_so(
    dialog: CheckDocumentDialog, desk: Desk, document: PdfDocument, qtbot: QtBot
) -> None:
    desk.services.closings.reopen(Quarter(2025, 1), "salah tanggal")
    dialog.code.put(document.code)
    press(qtbot, dialog.code_button)
    says(dialog, "sudah dibuka kembali", qtbot)


def test_that_an_unknown_code_and_no_code_are_told_apart(
    dialog: CheckDocumentDialog, qtbot: QtBot
) -> None:
    dialog.code.put("0000-1111-2222")
    press(qtbot, dialog.code_button)
    says(dialog, "tidak ada dalam register", qtbot)
    dialog.code.put("abc")
    press(qtbot, dialog.code_button)
    qtbot.waitUntil(lambda: bool(dialog.form.fields["code"].problem), timeout=PATIENCE)
    assert "“abc”" in dialog.form.fields["code"].problem


def test_that_an_office_that_cant_be_read_is_said_over_it(
    dialog: CheckDocumentDialog,
    context: PageContext,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_path: Path) -> None:
        raise Unavailable("disk_error", reason="uji")

    monkeypatch.setattr(context.services.proof, "verify", broken)
    dialog.check(on_disk(tmp_path, a_pdf()))
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=PATIENCE)
    message_boxes()[0].reject()
