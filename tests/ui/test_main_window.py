"""The window as the clerk meets it: first start, an open office, tabs, period, menus, look."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.periods import Quarter
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from iku_desktop.ui.dialogs.explanation import ExplanationDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView, PracticeStrip
from iku_desktop.ui.page import Door
from iku_desktop.ui.pages.home import HomePage
from iku_desktop.ui.pages.start import StartPage
from iku_desktop.ui.theme import Shade, Theme
from tests.services.desk import StoppedClock
from tests.ui.conftest import message_boxes


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def window(theme: Theme, clock: StoppedClock, qtbot: QtBot) -> MainWindow:
    made = MainWindow(Offices(clock, "Siti Aminah"), theme)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(window: MainWindow, qtbot: QtBot) -> OfficeView:
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), OfficeView), timeout=20_000)
    view = window.centralWidget()
    assert isinstance(view, OfficeView)
    return view


def started(window: MainWindow, qtbot: QtBot) -> StartPage:
    """The start page, when the office before it was copied and closed."""
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), StartPage), timeout=20_000)
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    return page


@pytest.fixture
def view(window: MainWindow, blank_office: Path, tmp_path: Path, qtbot: QtBot) -> OfficeView:
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    window.open_office(OfficePaths(folder))
    return opened(window, qtbot)


def action(window: MainWindow, words: str) -> QAction:
    menus = window.menuBar().findChildren(QMenu)
    found = [each for menu in menus for each in menu.actions()]
    return next(each for each in found if each.text().replace("&", "") == words)


def test_that_a_folder_without_office_leads_to_the_first_start(
    window: MainWindow, tmp_path: Path
) -> None:
    window.open_office(OfficePaths(tmp_path / "IKU"))
    assert isinstance(window.centralWidget(), StartPage)
    assert window.windowTitle() == "IKU – Mulai"
    assert not (tmp_path / "IKU").exists()


def test_that_the_first_start_can_be_typed_into_at_once(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_office(OfficePaths(tmp_path / "kosong"))
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    assert window.focusWidget() is page.picker.field


def test_that_a_new_office_is_made_and_opened(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_office(OfficePaths(tmp_path / "IKU"))
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    qtbot.waitUntil(lambda: page.picker._is_ready, timeout=20_000)
    qtbot.keyClicks(page.picker.field, "ranuyoso")
    qtbot.keyClick(page.picker.field, Qt.Key.Key_Return)
    view = opened(window, qtbot)
    assert len(view.office.services.villages.rows()) == 11
    assert window.windowTitle() == "IKU – Kec. Ranuyoso – 2025 TW IV"


def test_that_a_damaged_office_is_said_and_left_alone(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "IKU"
    folder.mkdir()
    (folder / "iku.sqlite3").write_bytes(b"not a database at all" * 99)
    before = (folder / "iku.sqlite3").read_bytes()
    window.open_office(OfficePaths(folder))
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    (box,) = message_boxes()
    assert box.text() == "Tidak dapat dilanjutkan"
    assert isinstance(window.centralWidget(), StartPage)
    assert (folder / "iku.sqlite3").read_bytes() == before
    box.close()


def test_that_the_first_tab_is_beranda_and_others_are_built_when_shown(view: OfficeView) -> None:
    assert isinstance(view.page, HomePage)
    assert set(view._pages) == {"home"}
    assert view.tabs.count() == 6


def test_that_ctrl_and_a_number_choose_a_tab(
    view: OfficeView, window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    qtbot.keyClick(view, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert view.page.key == "indicators"
    qtbot.keyClick(view, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert view.page.key == "home"


def test_that_ctrl_page_keys_change_the_quarter_and_title(
    view: OfficeView, window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    qtbot.keyClick(view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert window.windowTitle().endswith("2025 TW III")
    page = view.page
    assert isinstance(page, HomePage)
    assert page.head.title.text() == "Kinerja 2025 sampai dengan Triwulan III"
    qtbot.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.windowTitle().endswith("2025 TW IV")


def test_that_the_period_is_chosen_with_the_mouse(view: OfficeView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.period.quarters.button(1), Qt.MouseButton.LeftButton)
    assert view.context.moment.quarter == Quarter(2025, 1)
    view.period.years.setCurrentText("2026")
    view.period.years.activated.emit(view.period.years.currentIndex())
    assert view.context.moment.quarter == Quarter(2026, 1)
    assert view.period.state.text() == "Belum mulai"


def test_that_the_year_list_ends_the_steps(view: OfficeView) -> None:
    view.choose_quarter(Quarter(2024, 1))
    assert not view.period.previous.isEnabled()
    view.period.go_back()
    assert view.context.moment.quarter == Quarter(2024, 1)


def test_that_what_is_entered_shows_on_every_page_when_it_appears(view: OfficeView) -> None:
    view.go_to(Door("indicators"))
    page = view._page("indicators")
    seen: list[object] = []
    page.show_moment = seen.append  # type: ignore[method-assign]
    view.go_to(Door("home"))
    view.context.data_changed.emit()
    assert seen == []
    view.go_to(Door("indicators"))
    assert seen == [view.context.moment]


def test_that_the_new_day_is_noticed(view: OfficeView, clock: StoppedClock) -> None:
    clock.day += timedelta(days=1)
    view.look_at_the_day()
    assert view.context.moment.as_of == date(2025, 12, 2)
    assert view.status.today.text() == "Selasa, 2 Desember 2025"


def test_that_the_status_bar_leads_to_the_open_problems(view: OfficeView, qtbot: QtBot) -> None:
    view.go_to(Door("indicators"))
    assert "perlu diperbaiki" in view.status.problems.text()
    qtbot.mouseClick(view.status.problems, Qt.MouseButton.LeftButton)
    page = view.page
    assert isinstance(page, HomePage)
    assert page.focusWidget() is page.concerns.rows


def test_that_a_gauge_opens_its_explanation(view: OfficeView, qtbot: QtBot) -> None:
    page = view.page
    assert isinstance(page, HomePage)
    qtbot.mouseClick(page.figures[1].gauge, Qt.MouseButton.LeftButton)
    (dialog,) = view.findChildren(ExplanationDialog)
    assert dialog.windowTitle() == "Penjelasan IKU 2"
    dialog.reject()


def test_that_a_door_to_the_settings_opens_them(view: OfficeView) -> None:
    view.go_to(Door("settings", {"page": "rules"}))
    (dialog,) = (each for each in view.findChildren(QDialog) if each.isVisible())
    assert dialog.windowTitle() == "Pengaturan"
    dialog.reject()


def test_that_every_menu_has_its_letter_and_every_entry_does_something(
    view: OfficeView, window: MainWindow
) -> None:
    titles = [each.text() for each in window.menuBar().actions()]
    assert [title.replace("&", "") for title in titles] == [
        *("Berkas", "Sunting", "Data", "Laporan", "Alat", "Bantuan"),
    ]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(letters)) == len(letters)
    for menu in window.menuBar().findChildren(QMenu):
        assert menu.actions()
        for each in menu.actions():
            assert each.isSeparator() or each.isEnabled() or not each.isVisible()


def test_that_the_data_is_checked_from_the_menu(
    view: OfficeView, window: MainWindow, qtbot: QtBot
) -> None:
    action(window, "Periksa data").trigger()
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    (box,) = message_boxes()
    assert box.text() == "Data kantor utuh"
    assert "Berkas bukti: 0 utuh." in box.informativeText()
    box.close()


def test_that_a_spoiled_copy_is_named_when_the_data_is_checked(
    view: OfficeView, window: MainWindow, qtbot: QtBot
) -> None:
    made = Path(view.office.services.backups.make(BackupReason.MANUAL).path)
    made.write_bytes(made.read_bytes()[:-50])
    action(window, "Periksa data").trigger()
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    (box,) = message_boxes()
    assert box.text() == "Ada yang rusak"
    assert f"Cadangan {made.name}: " in box.informativeText()
    box.close()


def test_that_look_and_size_are_chosen_from_the_menu(
    view: OfficeView, window: MainWindow, theme: Theme
) -> None:
    action(window, "Tampilan gelap").trigger()
    assert theme.is_dark
    assert action(window, "Tampilan gelap").isChecked()
    assert not action(window, "Tampilan terang").isChecked()
    action(window, "Huruf lebih besar").trigger()
    assert theme.look.points == 10.75
    action(window, "Ukuran huruf semula").trigger()
    assert theme.look == replace(theme.look, shade=Shade.DARK, points=9.75)


def test_that_a_new_office_never_takes_the_folder_of_the_open_one(
    view: OfficeView, window: MainWindow, qtbot: QtBot
) -> None:
    folder = view.office.paths.folder
    action(window, "Kantor baru…").trigger()
    page = started(window, qtbot)
    assert page.place.toolTip() == f"{folder} 2"
    assert page.leave.text() == "Kembali ke IKU"
    qtbot.waitUntil(lambda: page.picker._is_ready, timeout=20_000)
    qtbot.mouseClick(page.leave, Qt.MouseButton.LeftButton)
    assert opened(window, qtbot).office.paths.folder == folder


def test_that_a_folder_is_chosen_from_the_menu(
    view: OfficeView, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    action(window, "Buka folder…").trigger()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "kosong"))
    dialog.reject()
    started(window, qtbot)


def test_that_a_real_office_has_no_practice_strip(view: OfficeView) -> None:
    assert view.findChildren(PracticeStrip) == []


@pytest.mark.parametrize("points", [9.0, 9.75, 14.625, 16.0])
def test_that_no_font_size_makes_the_window_wider_than_the_screen(
    view: OfficeView, window: MainWindow, theme: Theme, points: float
) -> None:
    theme.choose(replace(theme.look, points=points))
    window.resize(1366, 697)
    window.grab()
    assert window.minimumSizeHint().width() <= 1366
    assert window.size().width() == 1366
    assert view.tabs.width() >= view.tabs.sizeHint().width()
    assert view.period.geometry().right() <= 1366
