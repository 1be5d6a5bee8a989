"""The first start: type-to-find of a kecamatan, practice, and a folder that has an office."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from iku_desktop.domain.backups import BackupReason
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.services.offices import Offices
from iku_desktop.services.restoring import copies_here
from iku_desktop.ui.dialogs.restore import RestoreDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.pages.start import StartPage, free_paths, practice_paths
from iku_desktop.ui.theme import Theme
from tests.services.desk import Desk
from tests.ui.conftest import message_boxes


@pytest.fixture
def page(theme: Theme, qtbot: QtBot, tmp_path: Path) -> StartPage:
    made = StartPage(theme, OfficePaths(tmp_path / "IKU Desktop"))
    qtbot.addWidget(made)
    made.resize(1366, 670)
    made.show()
    qtbot.waitUntil(lambda: made.picker._is_ready, timeout=20_000)
    return made


def typed(page: StartPage, qtbot: QtBot, words: str) -> None:
    page.picker.field.clear()
    qtbot.keyClicks(page.picker.field, words)


def test_that_a_new_office_is_offered_first_and_waits_for_its_kecamatan(page: StartPage) -> None:
    assert page.office.radio.isChecked()
    assert not page.go.isEnabled()
    assert page.go.text() == "Pilih kecamatan dahulu"


def test_that_typing_a_part_of_the_name_finds_the_kecamatan_with_its_villages(
    page: StartPage, qtbot: QtBot
) -> None:
    typed(page, qtbot, "ranuy")
    assert page.picker.found.count() == 1
    spoken = page.picker.found.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Kec. Ranuyoso, Kabupaten Lumajang, Jawa Timur, 11 desa"
    assert page.picker.count.text() == "11 desa akan dimasukkan"
    assert page.picker.codes.text() == "kode Kemendagri 35.08.20.2001 sampai 2011"
    assert "Sumberpetung" in page.picker.names.accessibleDescription()
    assert page.go.text() == "Mulai dengan Kec. Ranuyoso"


def test_that_enter_in_the_field_starts_the_office(
    page: StartPage, qtbot: QtBot, tmp_path: Path
) -> None:
    typed(page, qtbot, "35.08.20")
    with qtbot.waitSignal(page.office_wanted) as wanted:
        qtbot.keyClick(page.picker.field, Qt.Key.Key_Return)
    assert wanted.args == [OfficePaths(tmp_path / "IKU Desktop"), "35.08.20"]


def test_that_the_arrow_keys_choose_among_several(page: StartPage, qtbot: QtBot) -> None:
    typed(page, qtbot, "kota")
    first = page.go.text()
    qtbot.keyClick(page.picker.field, Qt.Key.Key_Down)
    assert page.picker.found.currentRow() == 1
    assert page.go.text() != first
    for _ in range(30):
        qtbot.keyClick(page.picker.field, Qt.Key.Key_PageUp)
    assert page.picker.found.currentRow() == 0


def test_that_a_name_that_is_none_says_so_and_starts_nothing(page: StartPage, qtbot: QtBot) -> None:
    typed(page, qtbot, "<b>&\"'")
    assert page.picker.nothing.isVisible()
    assert not page.go.isEnabled()
    with qtbot.assertNotEmitted(page.office_wanted):
        qtbot.keyClick(page.picker.field, Qt.Key.Key_Return)
        page.start()


def test_that_kelurahan_are_said_not_to_count(page: StartPage, qtbot: QtBot) -> None:
    typed(page, qtbot, "batam kota")
    assert "kelurahan" in page.picker.count.text()
    assert "tidak dihitung" in page.picker.about.text()


def test_that_a_kecamatan_with_very_many_villages_stays_inside_the_page(
    page: StartPage, qtbot: QtBot
) -> None:
    height = page.office.height()
    typed(page, qtbot, "ranuyoso")
    typed(page, qtbot, "lhoksukon")
    assert len(page.picker.names.accessibleDescription().split(", ")) > 60
    assert page.office.height() <= height + 200


def test_that_practice_lives_beside_the_offices_folder(
    page: StartPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.practice.radio.setChecked(True)
    assert page.go.text() == "Mulai latihan"
    with qtbot.waitSignal(page.practice_wanted) as wanted:
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert wanted.args == [OfficePaths(tmp_path / "IKU Desktop Latihan")]


def test_that_typing_means_a_new_office(page: StartPage, qtbot: QtBot) -> None:
    page.practice.radio.setChecked(True)
    typed(page, qtbot, "ranuy")
    assert page.office.radio.isChecked()
    assert not page.practice.radio.isChecked()


def test_that_a_click_anywhere_on_a_choice_takes_it(page: StartPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.folder, Qt.MouseButton.LeftButton)
    assert page.folder.radio.isChecked()
    assert page.go.isEnabled()


def test_that_a_folder_is_asked_for_and_opened(
    page: StartPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.folder.radio.setChecked(True)
    page.start()
    (dialog,) = page.findChildren(QFileDialog)
    with qtbot.waitSignal(page.folder_wanted) as wanted:
        dialog.fileSelected.emit(str(tmp_path))
    assert wanted.args == [OfficePaths(tmp_path)]
    dialog.reject()


def test_that_the_place_of_a_new_office_can_be_another(
    page: StartPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.take_place(str(tmp_path / "lain"))
    assert page.place.toolTip() == str(tmp_path / "lain")
    typed(page, qtbot, "ranuy")
    with qtbot.waitSignal(page.office_wanted) as wanted:
        page.start()
    assert wanted.args[0] == OfficePaths(tmp_path / "lain")


def test_that_leaving_asks_the_window_to_close(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.leave_wanted):
        qtbot.mouseClick(page.leave, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("name", ["OneDrive - Kabupaten", "Dropbox"])
def test_that_a_synchronised_place_is_refused_where_it_is_chosen(
    page: StartPage, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    typed(page, qtbot, "ranuy")
    page.take_place(str(tmp_path / name / "IKU"))
    assert "disinkronkan oleh" in page.place_problem.text()
    assert not page.go.isEnabled()
    with qtbot.assertNotEmitted(page.office_wanted):
        qtbot.keyClick(page.picker.field, Qt.Key.Key_Return)
    page.take_place(str(tmp_path / "IKU lain"))
    assert page.place_problem.text() == ""
    assert page.go.isEnabled()


def test_that_a_copy_can_be_restored_from_the_first_start(
    page: StartPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.restore.radio.setChecked(True)
    assert page.go.text() == "Pilih cadangan"
    with qtbot.waitSignal(page.restore_wanted) as wanted:
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert wanted.args == [OfficePaths(tmp_path / "IKU Desktop")]


def test_that_a_folder_that_lost_its_database_offers_its_newest_copy(
    desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    paths = desk.store.paths
    made = desk.services.backups.make(BackupReason.CLOSE)
    desk.store.close()
    paths.database.unlink()
    window = MainWindow(Offices(desk.clock, "Siti Aminah"), theme)
    qtbot.addWidget(window)
    window.show()
    window.open_office(paths)
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    (box,) = message_boxes()
    assert "padahal cadangannya masih ada" in box.informativeText()
    box.close()
    assert page.restore.radio.isChecked()
    assert page.focusProxy() is page.go
    said = [each.text() for each in page.restore.findChildren(QLabel)]
    assert "Terbaru: 1 Desember 2025 10.24, saat program ditutup" in said
    # A new office is never put among another's copies.
    assert page.place.toolTip() == f"{paths.folder} 2"
    page.go.click()
    dialog = window.findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    qtbot.waitUntil(dialog.go_button.isEnabled, timeout=20_000)
    assert dialog._path == Path(made.path)
    dialog.go_button.click()
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), OfficeView), timeout=20_000)
    assert len(copies_here(paths)) == 1


@pytest.mark.parametrize("language", Language)
def test_that_the_practice_folder_is_found_again_in_either_language(
    tmp_path: Path, language: Language
) -> None:
    office = OfficePaths(tmp_path / "IKU Desktop")
    with speaking(language):
        folder = practice_paths(office).folder
        assert folder.name == "IKU Desktop Latihan"
        assert practice_paths(OfficePaths(folder)).folder == folder
        assert free_paths(OfficePaths(folder)).folder == office.folder
