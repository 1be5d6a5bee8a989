"""Copies from the menu and the status bar: now, hourly, and to the second place in one click."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.problems import Unavailable
from iku_desktop.services.backup_source import look_into
from iku_desktop.services.backups import Backups
from iku_desktop.ui.backup_desk import BackupDesk
from iku_desktop.ui.dialogs.copy_place import CopyPlaceDialog, PassphraseDialog
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.status_line import StatusLine
from iku_desktop.ui.theme import Theme
from tests.services.copies import PASSPHRASE, names_in
from tests.services.desk import Desk
from tests.ui.conftest import message_boxes


@pytest.fixture
def status(theme: Theme, desk: Desk, qtbot: QtBot) -> StatusLine:
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.resize(1366, 30)
    line.show_place(str(desk.store.paths.folder), "Siti Aminah", desk.clock.day)
    line.show()
    return line


@pytest.fixture
def copying(
    context: PageContext, status: StatusLine, desk: Desk, window: QWidget
) -> Iterator[BackupDesk]:
    def refresh() -> None:
        status.show_frame(desk.services.frame.frame(2025))

    refresh()
    window.show()
    yield BackupDesk(context, status, refresh, window)
    for box in message_boxes():
        box.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "FLASH").mkdir()
    return tmp_path / "FLASH"


def told(qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    (box,) = message_boxes()
    return box


def place_dialog(window: QWidget) -> CopyPlaceDialog:
    (dialog,) = (each for each in window.findChildren(CopyPlaceDialog) if each.isVisible())
    return dialog


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_that_a_copy_made_by_hand_is_told_and_shown(
    copying: BackupDesk, status: StatusLine, desk: Desk, qtbot: QtBot
) -> None:
    assert status.backup.text().strip() == "Belum ada cadangan"
    copying.make_now()
    box = told(qtbot)
    assert box.text() == "Cadangan selesai dan sudah diperiksa"
    assert "11 desa" in box.informativeText()
    assert status.backup.text().strip() == "Cadangan 01/12/2025 10.24"
    assert len(names_in(desk.store.paths)) == 1


def test_that_the_first_click_asks_for_the_place_and_the_next_ones_only_copy(
    copying: BackupDesk, status: StatusLine, window: QWidget, stick: Path, qtbot: QtBot
) -> None:
    click(qtbot, status.backup)
    dialog = place_dialog(window)
    dialog.form.fields["folder"].input.take(str(stick))  # type: ignore[attr-defined]
    click(qtbot, dialog.go_button)
    told(qtbot).close()
    assert len(list(stick.iterdir())) == 1
    assert str(stick) in status.backup.toolTip()
    click(qtbot, status.backup)
    told(qtbot)
    assert len(list(stick.iterdir())) == 2


def test_that_a_place_is_refused_beside_its_field(
    copying: BackupDesk, window: QWidget, desk: Desk, qtbot: QtBot
) -> None:
    copying.choose_place()
    dialog = place_dialog(window)
    folder = dialog.form.fields["folder"]
    click(qtbot, dialog.go_button)
    qtbot.waitUntil(lambda: bool(folder.problem), timeout=20_000)
    assert folder.problem == "Tempat kedua untuk salinan cadangan belum dipilih."
    folder.input.take(str(desk.store.paths.folder))  # type: ignore[attr-defined]
    click(qtbot, dialog.go_button)
    qtbot.waitUntil(lambda: "di dalam folder data" in folder.problem, timeout=20_000)
    assert desk.services.backups.place().folder == ""


def test_that_a_stick_that_is_not_there_leads_to_the_place(
    copying: BackupDesk, window: QWidget, desk: Desk, stick: Path
) -> None:
    desk.services.backups.choose_place(stick, sealed=False)
    stick.rmdir()
    copying.copy_out()
    problem = place_dialog(window).form.fields["folder"].problem
    assert problem.startswith(f"Folder {stick} tidak ditemukan")


def test_that_a_passphrase_is_asked_for_only_where_there_is_one(
    copying: BackupDesk, window: QWidget, desk: Desk, stick: Path, qtbot: QtBot
) -> None:
    copying.choose_place()
    dialog = place_dialog(window)
    fields = dialog.form.fields
    assert not fields["passphrase"].isVisible()
    fields["folder"].input.take(str(stick))  # type: ignore[attr-defined]
    fields["sealed"].input.box.click()  # type: ignore[attr-defined]
    assert fields["passphrase"].isVisible()
    qtbot.keyClicks(fields["passphrase"].input.editor, "kopi")
    click(qtbot, dialog.go_button)
    qtbot.waitUntil(lambda: bool(fields["passphrase"].problem), timeout=20_000)
    assert fields["passphrase_again"].problem == "Kedua kata sandi tidak sama. Ketik lagi."
    for key in ("passphrase", "passphrase_again"):
        fields[key].put(PASSPHRASE)
    click(qtbot, dialog.go_button)
    told(qtbot).close()
    (copy,) = stick.iterdir()
    assert look_into(copy, PASSPHRASE).facts.name == "Ranuyoso"
    # Typed once, it is known until the office is closed.
    copying.copy_out()
    told(qtbot)
    assert len(list(stick.iterdir())) == 2


def test_that_a_sealed_place_asks_for_its_passphrase_after_the_program_was_closed(
    copying: BackupDesk, window: QWidget, desk: Desk, stick: Path, qtbot: QtBot
) -> None:
    desk.services.backups.choose_place(stick, sealed=True)
    copying.copy_out()
    (dialog,) = window.findChildren(PassphraseDialog)
    click(qtbot, dialog.go_button)
    assert dialog.form.fields["passphrase"].problem
    qtbot.keyClicks(dialog.form.fields["passphrase"].input.editor, PASSPHRASE)
    qtbot.keyClick(dialog.form.fields["passphrase"].input.editor, Qt.Key.Key_Return)
    told(qtbot)
    assert len(list(stick.iterdir())) == 1


def test_that_a_passphrase_that_is_too_short_is_asked_for_again(
    copying: BackupDesk, window: QWidget, desk: Desk, stick: Path, qtbot: QtBot
) -> None:
    desk.services.backups.choose_place(stick, sealed=True)
    copying._copy_with("kopi")
    assert "paling sedikit 8" in told(qtbot).informativeText()
    copying.copy_out()
    assert [each.isVisible() for each in window.findChildren(PassphraseDialog)] == [True]


def test_that_a_stick_pulled_while_writing_is_told(
    copying: BackupDesk,
    desk: Desk,
    stick: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.services.backups.choose_place(stick, sealed=False)

    def pulled(*_given: object, **_named: object) -> None:
        shutil.rmtree(stick)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("iku_desktop.services.backup_making._write", pulled)
    copying.copy_out()
    words = told(qtbot).informativeText()
    assert "dicabut atau tidak terbaca" in words
    assert "tetap utuh" in words


def test_that_after_seven_days_the_status_bar_reminds_and_a_copy_calms_it(
    copying: BackupDesk, status: StatusLine, desk: Desk, stick: Path, qtbot: QtBot
) -> None:
    desk.services.backups.make(BackupReason.CLOSE)
    desk.services.backups.choose_place(stick, sealed=False)
    desk.clock.day += timedelta(days=9)
    status.resize(300, 30)
    assert not status.backup.isVisible()
    status.show_frame(desk.services.frame.frame(2025))
    assert status.backup.text().strip() == "Salin ke flash disk (9 hari)"
    assert status.backup.isVisible()
    click(qtbot, status.backup)
    told(qtbot)
    assert status.backup.text().strip().startswith("Cadangan ")


def test_that_the_hourly_copy_is_made_when_something_changed_and_disturbs_nobody(
    copying: BackupDesk, status: StatusLine, desk: Desk, qtbot: QtBot
) -> None:
    for _ in range(2):
        copying.make_hourly()
        qtbot.waitUntil(lambda: not copying._is_busy, timeout=20_000)
    (name,) = names_in(desk.store.paths)
    assert name.endswith("_berkala.ikubak")
    assert message_boxes() == []
    assert status.backup.text().strip().startswith("Cadangan 01/12/2025")


def test_that_an_hourly_copy_that_fails_shows_in_the_status_bar_until_one_works(
    copying: BackupDesk,
    status: StatusLine,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_given: object) -> None:
        raise Unavailable("file_disk_full", file="x.ikubak", folder="cadangan")

    with monkeypatch.context() as broken:
        broken.setattr(Backups, "make_if_changed", full)
        copying.make_hourly()
        qtbot.waitUntil(lambda: not copying._is_busy, timeout=20_000)
    assert status.backup.text().strip() == "Cadangan gagal"
    assert "diska penuh" in status.backup.toolTip()
    assert message_boxes() == []
    copying.make_hourly()
    qtbot.waitUntil(lambda: not copying._is_busy, timeout=20_000)
    assert status.backup.text().strip().startswith("Cadangan 01/12/2025")


def test_that_two_copies_are_not_begun_at_once(
    copying: BackupDesk, desk: Desk, qtbot: QtBot
) -> None:
    copying.make_hourly()
    copying.make_now()
    copying.make_hourly()
    qtbot.waitUntil(lambda: not copying._is_busy, timeout=20_000)
    assert len(names_in(desk.store.paths)) == 1


def test_that_an_office_that_is_left_stops_its_hourly_copy(
    copying: BackupDesk, desk: Desk, qtbot: QtBot
) -> None:
    copying.make_hourly()
    copying.stop()
    qtbot.waitUntil(lambda: not copying._is_busy, timeout=20_000)
    assert message_boxes() == []
    assert not copying._clock.isActive()
