"""*Perbarui dari berkas* in the window: refused beside the field, copied first, the office left as it was."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.services.logbook import Logbook
from iku_desktop.services.offices import Offices
from iku_desktop.services.updates import Here, Prepared, Updates
from iku_desktop.ui.dialogs.update import UpdateDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.updating import Updating
from tests.services.desk import StoppedClock
from tests.services.sticks import CONTENT, Stick
from tests.ui.conftest import message_boxes
from tests.ui.test_closing_dialogs import PATIENCE, press
from tests.ui.test_nothing_is_cut import cut_words


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def stick(tmp_path: Path, temporary: Path) -> Stick:
    return Stick(tmp_path / "flash")


def opened(theme: Theme, window: QWidget, here: Here) -> UpdateDialog:
    dialog = UpdateDialog(theme, Notifier(window), Updates(here, Logbook()), window)
    dialog.open()
    return dialog


@pytest.fixture
def dialog(theme: Theme, window: QWidget, stick: Stick) -> UpdateDialog:
    return opened(theme, window, stick.here())


def test_that_a_good_update_says_what_it_is_and_what_comes_next(
    dialog: UpdateDialog, stick: Stick, qtbot: QtBot
) -> None:
    dialog.take(stick.put())
    qtbot.waitUntil(dialog.go_button.isEnabled, timeout=PATIENCE)
    assert dialog.good.text() == "Pemasang asli dan utuh"
    lines = dialog.details.text().splitlines()
    assert lines[0].startswith("Versi 0.1.0 diperbarui menjadi 9.1.0, dibuat 25 November 2026, ")
    assert lines[1] == "Perbaikan kecil"
    assert "Susunan data ikut diperbarui" in lines[2]
    assert dialog.leave_button.isDefault(), "the safe button is the default"
    assert cut_words(dialog) == []
    with qtbot.waitSignal(dialog.wanted, timeout=PATIENCE) as wanted:
        press(qtbot, dialog.go_button)
    assert wanted.args[0].installer.read_bytes() == CONTENT


def test_that_a_bad_one_is_refused_beside_the_field_and_another_can_be_chosen(
    dialog: UpdateDialog, stick: Stick, temporary: Path, qtbot: QtBot
) -> None:
    dialog.take(stick.put(CONTENT[:-1]))
    field = dialog.form.fields["file"]
    qtbot.waitUntil(lambda: "berkas rusak atau diubah" in field.problem, timeout=PATIENCE)
    assert not dialog.go_button.isEnabled()
    assert list(temporary.iterdir()) == []
    dialog.take(stick.put())
    qtbot.waitUntil(dialog.go_button.isEnabled, timeout=PATIENCE)
    assert field.problem == ""


def test_that_an_answer_to_an_earlier_choice_is_passed_over(
    dialog: UpdateDialog, stick: Stick, temporary: Path, qtbot: QtBot
) -> None:
    good = stick.put()
    dialog.take(good)
    dialog.take(stick.folder / "lain-setup.exe")
    field = dialog.form.fields["file"]
    qtbot.waitUntil(lambda: "bukan untuk berkas" in field.problem, timeout=PATIENCE)
    QThreadPool.globalInstance().waitForDone()
    qtbot.waitUntil(lambda: not list(temporary.iterdir()), timeout=PATIENCE)
    assert not dialog.go_button.isEnabled()
    assert not dialog.card.isVisible()


def test_that_leaving_takes_the_copy_away(
    dialog: UpdateDialog, stick: Stick, temporary: Path, qtbot: QtBot
) -> None:
    dialog.take(stick.put())
    qtbot.waitUntil(dialog.go_button.isEnabled, timeout=PATIENCE)
    press(qtbot, dialog.leave_button)
    assert list(temporary.iterdir()) == []


def test_that_on_other_systems_it_says_so(
    theme: Theme, window: QWidget, stick: Stick, qtbot: QtBot
) -> None:
    dialog = opened(theme, window, stick.here(can_run=False))
    dialog.take(stick.put())
    qtbot.waitUntil(lambda: dialog.card.isVisible(), timeout=PATIENCE)
    assert "hanya dapat dijalankan di Windows" in dialog.details.text()
    assert not dialog.go_button.isEnabled()


def test_that_a_stick_that_is_pulled_is_told(
    dialog: UpdateDialog, stick: Stick, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_given: object) -> None:
        raise Unavailable("update_unread", reason="No such device")

    monkeypatch.setattr("iku_desktop.storage.update_copy.copied_privately", pulled)
    dialog.take(stick.put())
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=PATIENCE)
    assert "flash disk dicabut" in message_boxes()[0].informativeText()


@pytest.fixture
def office_window(
    theme: Theme, blank_office: Path, tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:
    shutil.copytree(blank_office, tmp_path / "IKU")
    window = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(window)
    window.show()
    window.open_office(OfficePaths(tmp_path / "IKU"))
    qtbot.waitUntil(lambda: window.office is not None, timeout=PATIENCE)
    yield window
    QThreadPool.globalInstance().waitForDone()
    if window.office is not None:
        window.office.close()
        window.office = None


@pytest.mark.parametrize("portable", [False, True])
def test_that_a_program_that_runs_from_a_stick_offers_no_installer(
    portable: bool, theme: Theme, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path if portable else None
    monkeypatch.setattr("iku_desktop.ui.care_actions.portable_folder", lambda: folder)
    window = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(window)
    window.show_start(OfficePaths(tmp_path / "IKU"))
    lines = [each.text() for each in window.findChildren(QAction)]
    assert ("Pe&rbarui dari berkas…" in lines) != portable
    assert "&Uji komputer ini…" in lines


def prepared(stick: Stick, here: Here) -> tuple[Updates, Prepared]:
    updates = Updates(here, Logbook())
    return updates, updates.prepare(stick.put(), lambda _count, _total: None)


def test_that_the_office_is_copied_and_closed_before_the_installer_runs(
    office_window: MainWindow, stick: Stick, tmp_path: Path, qtbot: QtBot
) -> None:
    states: list[tuple[bool, int]] = []

    def run(path: Path) -> None:
        copies = len(list((tmp_path / "IKU" / "cadangan").glob("*migrasi.ikubak")))
        states.append((office_window.office is None, copies))
        stick.run(path)

    here = Here((stick.public_key,), "0.1.0", 3, run, can_run=True)
    Updating(office_window, *prepared(stick, here)).begin()
    qtbot.waitUntil(lambda: not office_window.isVisible(), timeout=PATIENCE)
    assert states == [(True, 1)]
    assert stick.ran == [CONTENT]


def test_that_an_installer_that_does_not_start_leaves_the_office_open_again(
    office_window: MainWindow, stick: Stick, temporary: Path, qtbot: QtBot
) -> None:
    def run(_path: Path) -> None:
        raise Unavailable("update_not_started", reason="Access is denied")

    here = Here((stick.public_key,), "0.1.0", 3, run, can_run=True)
    Updating(office_window, *prepared(stick, here)).begin()
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=PATIENCE)
    assert "antivirus" in message_boxes()[0].informativeText()
    qtbot.waitUntil(lambda: office_window.office is not None, timeout=PATIENCE)
    assert office_window.isVisible()
    assert list(temporary.iterdir()) == []


def test_that_without_a_copy_nothing_is_installed(
    office_window: MainWindow, stick: Stick, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise Unavailable("backup_no_room", folder="C:", needed="1 MB", free="0 MB")

    monkeypatch.setattr("iku_desktop.services.backups.make_backup", full)
    before = office_window.office
    Updating(office_window, *prepared(stick, stick.here())).begin()
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=PATIENCE)
    assert stick.ran == []
    assert office_window.office is before
