"""Sending a package from the window: what goes is seen first, the e-SAKIP table is copied."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.package_models import PackOrder
from iku_desktop.domain.packages import Purpose
from iku_desktop.domain.periods import Quarter
from iku_desktop.exchange.clipboard import read_block
from iku_desktop.ui.dialogs.esakip import EsakipDialog
from iku_desktop.ui.dialogs.send_package import SendPackageDialog
from iku_desktop.ui.page_context import PageContext
from tests.services.desk import Desk
from tests.ui.conftest import message_boxes
from tests.ui.dialogs_open import open_dialogs, seen, the_dialog, words_of
from tests.ui.test_closing_dialogs import PATIENCE, press

SECTION = PackOrder(purpose=Purpose.SECTION)


@pytest.fixture
def sending(context: PageContext, desk: Desk, window: QWidget, qtbot: QtBot) -> SendPackageDialog:
    desk.activity()
    dialog = SendPackageDialog(context, window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.preview is not None, timeout=PATIENCE)
    return dialog


def choose(dialog: SendPackageDialog, qtbot: QtBot, **values: object) -> None:
    for key, value in values.items():
        dialog.form.fields[key].put(value)  # type: ignore[arg-type]
    dialog.preview = None
    dialog.form.edited.emit()
    qtbot.waitUntil(lambda: dialog.preview is not None, timeout=PATIENCE)


def test_that_what_goes_is_seen_before_it_is_saved(
    sending: SendPackageDialog, desk: Desk, qtbot: QtBot
) -> None:
    assert "Akan dikirim: 1 kegiatan" in words_of(sending)
    assert any("TW III 2025 (konsep, belum dikunci)" in line for line in words_of(sending))
    code = desk.services.settings.sections()[1].code
    choose(sending, qtbot, what=code)
    assert "Akan dikirim: belum ada baris" in words_of(sending)
    assert not seen(sending.form.fields["quarter"])
    assert seen(sending.form.fields["documents"])
    assert sending.order == PackOrder(code, False, purpose=Purpose.SECTION)
    choose(sending, qtbot, what="", quarter="1")
    assert sending.order == PackOrder(quarter=Quarter(2025, 1))


def test_that_a_package_is_saved_where_the_clerk_says(
    sending: SendPackageDialog, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(sending, qtbot, what=desk.services.settings.sections()[0].code)
    press(qtbot, sending.go_button)
    (dialog,) = open_dialogs(QFileDialog)
    path = tmp_path / "seksi.ikupak"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    qtbot.waitUntil(lambda: sending.leave_button.text() == "Tutup", timeout=PATIENCE)
    assert path.exists()
    (sent,) = desk.services.packages.sent()
    key = desk.services.packages.preview(SECTION).fingerprint
    assert sent.sequence == 1
    assert any(key in line for line in words_of(sending))


def test_that_a_later_package_can_hold_only_what_changed(
    context: PageContext, desk: Desk, tmp_path: Path, window: QWidget, qtbot: QtBot
) -> None:
    desk.activity()
    desk.services.packages.pack(tmp_path / "1.ikupak", SECTION)
    desk.activity(description="Sosialisasi")
    dialog = SendPackageDialog(context, window)
    dialog.open()
    choose(dialog, qtbot, since="1")
    assert "Akan dikirim: 1 kegiatan" in words_of(dialog)


def test_that_a_stick_that_is_gone_is_told_and_can_be_tried_again(
    sending: SendPackageDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    sending.save(tmp_path / "hilang" / "x.ikupak")
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=PATIENCE)
    message_boxes()[0].close()
    assert seen(sending.go_button)


def test_that_the_e_sakip_table_is_copied_as_text_and_as_html(
    sending: SendPackageDialog, qtbot: QtBot
) -> None:
    sending.esakip_link.click()
    dialog = the_dialog(EsakipDialog)
    press(qtbot, dialog.copy_button)
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    table = read_block(data.text(), data.html())
    assert table[0][:2] == ("Kode", "Indikator")
    assert table == read_block(data.text(), "") == read_block("", data.html())
    assert table[4][4:7] == ("TW IV", "", "0,00")
    assert any("12 baris disalin" in line for line in words_of(dialog))
