"""*Buat berkas bantuan* in the window: read before it is saved, data only where ticked, faults in words."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.services.logbook import Logbook
from iku_desktop.services.offices import Offices
from iku_desktop.services.support_bundle import Asked
from iku_desktop.ui.care_actions import CareActions
from iku_desktop.ui.dialogs.support_bundle import SupportBundleDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.theme import Theme
from tests.services.copies import PASSPHRASE
from tests.services.desk import Desk, StoppedClock
from tests.ui.conftest import message_boxes
from tests.ui.test_closing_dialogs import PATIENCE, press
from tests.ui.test_nothing_is_cut import cut_words


@pytest.fixture
def dialog(theme: Theme, desk: Desk, window: QWidget, qtbot: QtBot) -> SupportBundleDialog:
    asked = Asked(desk.store.paths, desk.clock, Logbook(), {"iku": "1"}, desk.services)
    made = SupportBundleDialog(theme, Notifier(window), asked, window)
    made.open()
    assert not made.save_button.isEnabled()
    qtbot.waitUntil(made.save_button.isEnabled, timeout=PATIENCE)
    return made


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as bundle:
        return bundle.namelist()


def test_that_each_part_can_be_read_before_it_is_saved(dialog: SupportBundleDialog) -> None:
    shown = [dialog.parts.item(row).text() for row in range(dialog.parts.count())]
    assert [each.split(" – ")[0] for each in shown] == list(dialog.texts)
    dialog.parts.setCurrentRow(shown.index("komputer.txt – hasil Uji komputer ini"))
    assert "writing fine fine" in dialog.content.toPlainText()
    assert dialog.content.isReadOnly()
    assert cut_words(dialog) == []


def test_that_it_is_saved_where_the_clerk_says_without_data(
    dialog: SupportBundleDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    press(qtbot, dialog.save_button)
    (chooser,) = dialog.findChildren(QFileDialog)
    assert chooser.selectedFiles()[0].endswith("IKU_bantuan_20251201-1024.zip")
    chooser.fileSelected.emit(str(tmp_path / "bantuan.zip"))
    qtbot.waitUntil(lambda: dialog.state.text().startswith("Tersimpan"), timeout=PATIENCE)
    assert names(tmp_path / "bantuan.zip") == list(dialog.texts)
    assert dialog.state.text().endswith("Tanpa data kantor.")
    assert dialog.leave_button.text() == "Tutup"


def test_that_data_goes_along_where_it_is_ticked(
    dialog: SupportBundleDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    secrets = [dialog.form.fields[key] for key in ("passphrase", "passphrase_again")]
    assert not any(each.isVisible() for each in secrets)
    dialog.form.fields["with_data"].input.box.click()
    assert all(each.isVisible() for each in secrets)
    dialog.form.load({"with_data": 1, "passphrase": PASSPHRASE, "passphrase_again": "lain"})
    dialog.save(tmp_path / "bantuan.zip")
    qtbot.waitUntil(lambda: "tidak sama" in " ".join(problems(dialog)), timeout=PATIENCE)
    assert not (tmp_path / "bantuan.zip").exists()
    dialog.form.load({"with_data": 1, "passphrase": PASSPHRASE, "passphrase_again": PASSPHRASE})
    dialog.save(tmp_path / "bantuan.zip")
    qtbot.waitUntil(lambda: dialog.state.text().startswith("Tersimpan"), timeout=PATIENCE)
    assert names(tmp_path / "bantuan.zip")[-1] == "data.ikubak"
    assert "terkunci dengan kata sandi" in dialog.state.text()


def problems(dialog: SupportBundleDialog) -> list[str]:
    return [field.problem for field in dialog.form.fields.values()]


def test_that_a_disk_that_refuses_is_told_and_it_can_be_saved_elsewhere(
    dialog: SupportBundleDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.save(tmp_path / "tidak ada" / "bantuan.zip")
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=PATIENCE)
    assert "tidak ditemukan" in message_boxes()[0].informativeText()
    assert dialog.save_button.isVisible()


def test_that_leaving_while_it_collects_stops_it(
    theme: Theme, desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    asked = Asked(desk.store.paths, desk.clock, Logbook(), {}, desk.services)
    dialog = SupportBundleDialog(theme, Notifier(window), asked, window)
    dialog.open()
    task = dialog._collecting
    assert task is not None
    press(qtbot, dialog.leave_button)
    assert task.is_cancelled


def test_that_the_dialog_of_a_mistake_opens_one_dialog_however_often_the_menu_was_filled(
    theme: Theme, desk: Desk, qtbot: QtBot
) -> None:
    window = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(window)
    for _ in range(3):
        window.show_start(desk.store.paths)
    qtbot.waitUntil(lambda: len(window.findChildren(CareActions)) == 1, timeout=PATIENCE)
    window.notifier.support_wanted.emit()
    (dialog,) = window.findChildren(SupportBundleDialog)
    assert not dialog.form.isVisible(), "no office is open, so there is no data to send"
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=PATIENCE)
    assert '"platform": "offscreen"' in dialog.texts["versi.json"]
