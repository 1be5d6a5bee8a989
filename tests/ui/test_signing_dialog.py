"""Signing from the page Laporan: key, passphrase and place in a dialog, refusals in it, the paper kept."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.issued import ProgressState
from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.proof import MAIN_PLACE
from iku_desktop.ui.dialogs.sign_document import SignDialog
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.quarter_desk import QuarterDesk
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.report_actions import ReportActions
from tests.services.desk import Desk
from tests.signing.keys import CAMAT, PASSPHRASE, a_p12
from tests.ui.conftest import message_boxes
from tests.ui.dialogs_open import open_dialogs, the_dialog, words_of
from tests.ui.test_closing_dialogs import PATIENCE, press


@pytest.fixture
def document(desk: Desk) -> PdfDocument:
    desk.services.closings.close(Quarter(2025, 1))
    return desk.services.reports.make("quarterly", desk.moment(1))


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "camat.p12"
    path.write_bytes(a_p12(valid=(-3000, 3000)))
    return path


@pytest.fixture
def dialog(context: PageContext, desk: Desk, document: PdfDocument, window: QWidget) -> SignDialog:
    dialog = SignDialog(context, document, desk.moment(1), window)
    dialog.open()
    return dialog


def fill(dialog: SignDialog, key: Path, passphrase: str = PASSPHRASE, place: str = "") -> None:
    dialog.form.load({"key": str(key), "passphrase": passphrase, "place": place})


def test_that_a_report_is_signed_and_its_step_recorded(
    context: PageContext, desk: Desk, dialog: SignDialog, key: Path, qtbot: QtBot
) -> None:
    fill(dialog, key, place=MAIN_PLACE)
    with qtbot.waitSignal(context.data_changed, timeout=PATIENCE):
        press(qtbot, dialog.go_button)
    now = desk.services.progress.standing("quarterly", desk.moment(1))
    assert now.state is ProgressState.SIGNED
    assert now.progress.electronic
    assert dialog.made is not None
    assert dialog.made.path.exists()
    assert not dialog.isVisible()


def test_that_the_passphrase_is_never_seen(dialog: SignDialog) -> None:
    line = dialog.form.fields["passphrase"].input.editor
    assert isinstance(line, QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    line.setText("rahasia")
    assert "rahasia" not in line.displayText()
    assert not line.isUndoAvailable()


def test_that_a_wrong_passphrase_stands_at_its_field_and_is_typed_anew(
    dialog: SignDialog, desk: Desk, key: Path, qtbot: QtBot
) -> None:
    fill(dialog, key, passphrase="salah")
    with qtbot.waitSignal(dialog.refused, timeout=PATIENCE):
        press(qtbot, dialog.go_button)
    field = dialog.form.fields["passphrase"]
    assert "Kata sandi kunci tidak cocok" in field.problem
    assert field.typed() == ""
    assert dialog.form.fields["key"].typed() == str(key), "the file need not be chosen again"
    assert dialog.isVisible()
    assert desk.services.progress.standing("quarterly", desk.moment(1)).files == ()


def test_that_a_missing_key_is_told_at_its_field(dialog: SignDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.refused, timeout=PATIENCE):
        press(qtbot, dialog.go_button)
    assert dialog.form.fields["key"].problem


def test_that_a_paper_can_be_saved_to_be_signed_elsewhere(
    dialog: SignDialog, document: PdfDocument, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.ask_where_to_save()
    asked = the_dialog(QFileDialog)
    assert asked.selectedFiles()[0].endswith("IKU_2025_TW1_Ranuyoso_untuk_ttd.pdf")
    asked.reject()
    path = tmp_path / "untuk.pdf"
    dialog.save_elsewhere(path)
    qtbot.waitUntil(lambda: open_dialogs(SignDialog) == [], timeout=PATIENCE)
    data = path.read_bytes()
    assert data.startswith(document.data)
    assert b"TandaTangan1" in data


def test_that_a_draft_is_refused_before_anything_is_asked(
    context: PageContext, desk: Desk, window: QWidget
) -> None:
    draft = desk.services.reports.make("quarterly", desk.moment(3))
    desk_of_quarter = QuarterDesk(context, window)
    desk_of_quarter.ask_signature(draft, desk.moment(3))
    assert open_dialogs(SignDialog) == []
    (box,) = message_boxes()
    assert "Konsep tidak ditandatangani" in box.text() + box.informativeText()
    box.reject()


def test_that_a_final_report_opens_the_dialog_with_the_cursor_at_the_key(
    context: PageContext, desk: Desk, document: PdfDocument, window: QWidget
) -> None:
    QuarterDesk(context, window).ask_signature(document, desk.moment(1))
    opened = the_dialog(SignDialog)
    assert document.name in " ".join(words_of(opened))
    opened.reject()


def test_that_the_button_is_offered_for_final_papers_only(
    desk: Desk, document: PdfDocument, theme: Theme, qtbot: QtBot
) -> None:
    actions = ReportActions(theme)
    qtbot.addWidget(actions)
    actions.show_document(desk.services.reports.make("quarterly", desk.moment(3)))
    assert not actions.sign_button.isEnabled()
    actions.show_document(document)
    assert actions.sign_button.isEnabled()
    actions.show_document(None)
    assert not actions.sign_button.isEnabled()


def test_that_the_name_in_the_key_is_said_when_it_is_done(
    context: PageContext, dialog: SignDialog, key: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    context.selection_told.connect(said.append)
    fill(dialog, key, place=MAIN_PLACE)
    with qtbot.waitSignal(dialog.finished_work, timeout=PATIENCE):
        press(qtbot, dialog.go_button)
    assert any(CAMAT in words and "_ttd.pdf" in words for words in said)
