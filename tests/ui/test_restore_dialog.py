"""Pulihkan in the window: what a copy holds beside what is here, and the office that comes of it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.backups import BackupReason
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from iku_desktop.storage.store import Store
from iku_desktop.ui.dialogs.restore import RestoreDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.pages.start import StartPage
from iku_desktop.ui.theme import Theme
from tests.services.copies import PASSPHRASE, a_copy
from tests.services.desk import Desk, StoppedClock
from tests.ui.conftest import message_boxes


@pytest.fixture
def place(blank_office: Path, tmp_path: Path) -> OfficePaths:
    """A closed office with one copy, in which an activity more was entered since."""
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    desk = Desk(Store.open(OfficePaths(folder)))
    a_copy(desk)
    shutil.copyfile(*_pair(desk, tmp_path / "flash.ikubak"))
    desk.services.backups.write(tmp_path / "aman.ikubak", PASSPHRASE)
    desk.clock.day = desk.clock.day.replace(day=2)
    desk.activity(description="Rapat sesudah cadangan")
    desk.store.close()
    return desk.store.paths


def _pair(desk: Desk, target: Path) -> tuple[Path, Path]:
    paths = desk.store.paths
    return paths.backups / desk.services.backups.copies()[0].name, target


@pytest.fixture
def window_of(theme: Theme, qtbot: QtBot) -> MainWindow:
    made = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(made)
    made.show()
    return made


def view_of(window: MainWindow, qtbot: QtBot, but: QWidget | None = None) -> OfficeView:
    qtbot.waitUntil(
        lambda: (
            isinstance(window.centralWidget(), OfficeView) and window.centralWidget() is not but
        ),
        timeout=20_000,
    )
    view = window.centralWidget()
    assert isinstance(view, OfficeView)
    return view


def dialog_of(window: MainWindow) -> RestoreDialog:
    (dialog,) = window.findChildren(RestoreDialog)
    return dialog


def box_of(qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    (box,) = message_boxes()
    return box


def choose(window: MainWindow, words: str) -> None:
    found: list[QAction] = [
        each for menu in window.menuBar().findChildren(QMenu) for each in menu.actions()
    ]
    next(each for each in found if each.text().replace("&", "") == words).trigger()


def ready(dialog: RestoreDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(dialog.go_button.isEnabled, timeout=20_000)


def activities(view: OfficeView) -> int:
    with view.office.services.context.reading() as rows:
        return sum(each.number for each in rows.activity_facts(2025))


def test_that_a_copy_is_chosen_compared_and_restored(
    window_of: MainWindow, place: OfficePaths, qtbot: QtBot
) -> None:
    window_of.open_office(place)
    before = view_of(window_of, qtbot)
    assert activities(before) == 2
    choose(window_of, "Pulihkan cadangan…")
    dialog = dialog_of(window_of)
    assert dialog.copies.count() == 1
    assert dialog.copies.item(0).text() == "1 Desember 2025 10.24, dibuat sendiri"
    ready(dialog, qtbot)
    rows = {row.name: (row.there, row.here, row.differs) for row in dialog.facts.rows}
    assert rows["Kegiatan"] == ("1", "2", True)
    assert rows["Desa"] == ("11", "11", False)
    assert rows["Perubahan terakhir"][2]
    assert "perubahan sesudah 1 Desember 2025 10.24" in dialog.note.text()
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    after = view_of(window_of, qtbot, before)
    assert activities(after) == 1
    box = box_of(qtbot)
    assert box.text() == "Cadangan sudah dipulihkan"
    assert "_pulih.ikubak" in box.informativeText()
    box.close()


def test_that_leaving_the_dialog_changes_nothing(
    window_of: MainWindow, place: OfficePaths, qtbot: QtBot
) -> None:
    window_of.open_office(place)
    view = view_of(window_of, qtbot)
    choose(window_of, "Pulihkan cadangan…")
    dialog = dialog_of(window_of)
    ready(dialog, qtbot)
    assert dialog.leave_button.isDefault()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window_of.centralWidget() is view
    assert activities(view) == 2


def test_that_a_sealed_copy_asks_for_its_passphrase_and_tells_a_wrong_one(
    window_of: MainWindow, place: OfficePaths, qtbot: QtBot, tmp_path: Path
) -> None:
    window_of.choose_copy(place)
    dialog = dialog_of(window_of)
    dialog.look(tmp_path / "aman.ikubak")
    field = dialog.secret.fields["passphrase"]
    qtbot.waitUntil(field.isVisible, timeout=20_000)
    assert field.problem.startswith("Cadangan ini dilindungi kata sandi")
    assert not dialog.go_button.isEnabled()
    for typed in ("salah sekali", PASSPHRASE):
        field.put(typed)
        qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
        if typed != PASSPHRASE:
            qtbot.waitUntil(lambda: "tidak cocok" in field.problem, timeout=20_000)
    ready(dialog, qtbot)
    assert not field.isVisible()
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.go_button.click()
    assert wanted.args == [tmp_path / "aman.ikubak", PASSPHRASE]
    view_of(window_of, qtbot)
    box_of(qtbot).close()


def test_that_a_file_that_is_no_copy_is_said_in_the_dialog(
    window_of: MainWindow, place: OfficePaths, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "foto.ikubak").write_bytes(b"\xff\xd8\xff" * 40)
    data = (tmp_path / "flash.ikubak").read_bytes()
    (tmp_path / "potong.ikubak").write_bytes(data[:-200])
    window_of.choose_copy(place)
    dialog = dialog_of(window_of)
    for name, words in (("foto", "bukan cadangan"), ("potong", "rusak atau terpotong")):
        dialog.file_button.click()
        (chooser,) = dialog.findChildren(QFileDialog)
        chooser.fileSelected.emit(str(tmp_path / f"{name}.ikubak"))
        chooser.reject()
        qtbot.waitUntil(lambda words=words: words in dialog.note.text(), timeout=20_000)  # type: ignore[misc]
        assert not dialog.go_button.isEnabled()
        qtbot.waitUntil(lambda: not dialog.findChildren(QFileDialog), timeout=20_000)
    dialog.reject()


def test_that_a_copy_that_turns_out_damaged_leaves_the_office_open_as_it_was(
    window_of: MainWindow, place: OfficePaths, qtbot: QtBot, tmp_path: Path
) -> None:
    data = bytearray((tmp_path / "flash.ikubak").read_bytes())
    data[len(data) // 2] ^= 4
    (tmp_path / "flash.ikubak").write_bytes(data)
    window_of.open_office(place)
    before = view_of(window_of, qtbot)
    window_of.restore_copy(place, tmp_path / "flash.ikubak", "")
    after = view_of(window_of, qtbot, before)
    assert activities(after) == 2
    box = box_of(qtbot)
    assert "rusak atau terpotong" in box.informativeText()
    box.close()


def test_that_a_damaged_office_leads_to_its_copies(
    window_of: MainWindow, place: OfficePaths, qtbot: QtBot
) -> None:
    place.database.write_bytes(b"rusak" * 5000)
    window_of.open_office(place)
    box_of(qtbot).close()
    page = window_of.centralWidget()
    assert isinstance(page, StartPage)
    assert page.restore.radio.isChecked()
    assert page.go.text() == "Pilih cadangan"
    qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    dialog = dialog_of(window_of)
    ready(dialog, qtbot)
    assert {row.here for row in dialog.facts.rows} == {"tidak terbaca"}
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    view = view_of(window_of, qtbot)
    assert activities(view) == 1
    box = box_of(qtbot)
    assert "cadangan/rusak-1" in box.informativeText()
    box.close()


def test_that_a_new_computer_gets_its_office_from_a_file(
    window_of: MainWindow, place: OfficePaths, qtbot: QtBot, tmp_path: Path
) -> None:
    new = OfficePaths(tmp_path / "PC baru" / "IKU Desktop")
    window_of.open_office(new)
    page = window_of.centralWidget()
    assert isinstance(page, StartPage)
    page.restore.radio.setChecked(True)
    page.start()
    dialog = dialog_of(window_of)
    assert "Pilih berkas cadangan dari flash disk" in dialog.note.text()
    dialog.look(tmp_path / "flash.ikubak")
    ready(dialog, qtbot)
    assert {row.here for row in dialog.facts.rows} == {"belum ada"}
    dialog.go_button.click()
    view = view_of(window_of, qtbot)
    assert (view.office.paths, activities(view)) == (new, 1)
    assert view.office.services.evidence.check().ok == 2
    box_of(qtbot).close()


def test_that_a_copy_chosen_later_is_the_one_that_is_shown(
    window_of: MainWindow, place: OfficePaths, qtbot: QtBot, tmp_path: Path
) -> None:
    window_of.choose_copy(place)
    dialog = dialog_of(window_of)
    dialog.look(tmp_path / "tidak ada.ikubak")
    dialog.look(tmp_path / "flash.ikubak")
    ready(dialog, qtbot)
    assert dialog.chosen.text().startswith("flash.ikubak, ")
    dialog.reject()


def test_that_the_office_of_a_folder_that_is_restored_twice_stays_usable(
    window_of: MainWindow, place: OfficePaths, qtbot: QtBot, tmp_path: Path
) -> None:
    window_of.open_office(place)
    view = view_of(window_of, qtbot)
    for _ in range(2):
        window_of.restore_copy(place, tmp_path / "flash.ikubak", "")
        view = view_of(window_of, qtbot, view)
        box_of(qtbot).close()
        qtbot.waitUntil(lambda: not message_boxes(), timeout=20_000)
    made = view.office.services.backups.make(BackupReason.MANUAL)
    assert made.manifest.facts.activities == 1
