"""The choice of language: the open window speaks it at once and stays where it was; Qt's words with it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from iku_desktop.domain.periods import Quarter
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.language import Language, choose, spoken
from iku_desktop.presentation.texts import t
from iku_desktop.services.offices import Offices
from iku_desktop.ui.application import dress
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.help_desk import help_desk
from iku_desktop.ui.language_change import change_language
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.navigation import PAGES
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.pages.start import StartPage
from iku_desktop.ui.qt_words import QtWords
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.services.desk import StoppedClock
from tests.ui.conftest import message_boxes

ACTIVITIES, VILLAGES = 2, 3
OTHER_QUARTER = Quarter(2025, 2)


@pytest.fixture(autouse=True)
def _indonesian_again(qapp: QApplication) -> Iterator[None]:
    yield
    choose(Language.INDONESIAN)
    for each in qapp.findChildren(QtWords):
        qapp.removeTranslator(each)
        each.deleteLater()


@pytest.fixture
def window(theme: Theme, blank_office: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    shutil.copytree(blank_office, tmp_path / "IKU")
    made = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(made)
    made.show()
    made.open_office(OfficePaths(tmp_path / "IKU"))
    qtbot.waitUntil(lambda: isinstance(made.centralWidget(), OfficeView), timeout=20_000)
    return made


def view_of(window: MainWindow) -> OfficeView:
    view = window.centralWidget()
    assert isinstance(view, OfficeView)
    return view


def grid_of(window: MainWindow) -> Grid:
    grid = view_of(window).page.grid  # type: ignore[attr-defined]
    assert isinstance(grid, Grid)
    return grid


def languages(window: MainWindow) -> list[QAction]:
    menus = window.menuBar().findChildren(QMenu)
    return [each for each in menus if each.title() == t("frame.action.language")][-1].actions()


def test_that_menus_of_before_are_gone(window: MainWindow) -> None:
    bar = window.menuBar()
    change_language(window, Language.ENGLISH)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    direct = bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert [each.title() for each in direct] == [each.text() for each in bar.actions()]


def choose_in_menu(window: MainWindow, number: int, qtbot: QtBot) -> None:
    before = window.centralWidget()
    languages(window)[number].trigger()
    qtbot.waitUntil(lambda: window.centralWidget() is not before)


def test_that_each_language_stands_by_its_own_name_and_the_spoken_one_is_marked(
    window: MainWindow,
) -> None:
    assert [each.text() for each in languages(window)] == ["&Indonesia", "&English"]
    assert [each.isChecked() for each in languages(window)] == [True, False]


def test_that_the_open_window_speaks_the_chosen_language_and_back_again(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    office = window.office
    for number, language, words in (
        (1, Language.ENGLISH, "Home"),
        (0, Language.INDONESIAN, "Beranda"),
    ):
        choose_in_menu(window, number, qtbot)
        assert (spoken(), theme.look.language) == (language, language)
        assert view_of(window).tabs.tabText(0) == words
        assert [each.isChecked() for each in languages(window)] == [number == 0, number == 1]
    assert window.menuBar().actions()[0].text() == "&Berkas"
    assert "TW" in window.windowTitle()
    assert window.office is office
    assert message_boxes() == []


def test_that_page_quarter_and_cell_stay(window: MainWindow) -> None:
    view = view_of(window)
    view.choose_quarter(OTHER_QUARTER)
    view.tabs.setCurrentIndex(VILLAGES)
    grid_of(window).table.go_to(grid_of(window).model.index(4, 1))
    change_language(window, Language.ENGLISH)
    assert view_of(window) is not view
    assert view_of(window).context.moment.quarter == OTHER_QUARTER
    assert view_of(window).tabs.currentIndex() == VILLAGES
    assert grid_of(window).table.currentIndex() == grid_of(window).model.index(4, 1)
    assert PAGES[VILLAGES].key == view_of(window).page.key


def test_that_what_can_be_undone_stays_and_is_named_in_the_new_language(
    window: MainWindow,
) -> None:
    view = view_of(window)
    typed = {"date": "01/12/2025", "description": "Rapat", "section": "Pemerintahan"}
    view.office.services.activities.add(typed)
    change_language(window, Language.ENGLISH)
    assert view.office.services.history.undoable is not None
    assert any(each.text().startswith("&Undo ") for each in window.findChildren(QAction))


def test_that_a_cell_that_is_being_typed_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    view_of(window).tabs.setCurrentIndex(VILLAGES)
    grid = grid_of(window)
    number = [each.key for each in grid.model.columns].index("name")
    grid.table.go_to(grid.model.index(0, number))
    grid.table.start_typing(grid.table.currentIndex())
    field = QApplication.focusWidget()
    assert field is not None
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, "Jenggrong Baru")
    change_language(window, Language.ENGLISH)
    assert grid_of(window).model.index(0, number).data() == "Jenggrong Baru"


@pytest.mark.parametrize("leaves", [True, False])
def test_that_a_block_that_waits_is_asked_about_first(window: MainWindow, leaves: bool) -> None:
    view_of(window).tabs.setCurrentIndex(VILLAGES)
    grid = grid_of(window)
    grid.table.go_to(grid.model.index(0, 0))
    QGuiApplication.clipboard().setText("kode salah\tNama\n35.08.20.2002\tTegal")
    grid.acts.do("paste")
    assert grid.block.is_waiting
    change_language(window, Language.ENGLISH, lambda: None)
    (box,) = message_boxes()
    assert box.text() == t("grid.leaving")
    words = t("grid.leaving_drop") if leaves else t("forms.cancel")
    next(each for each in box.buttons() if each.text().replace("&", "") == words).click()
    assert spoken() is (Language.ENGLISH if leaves else Language.INDONESIAN)
    assert (grid_of(window) is grid) is not leaves


def test_that_the_help_is_opened_in_the_new_language(window: MainWindow, qtbot: QtBot) -> None:
    desk = help_desk(window)
    desk.open_topic("desa")
    old = desk.help()
    change_language(window, Language.ENGLISH)
    assert not old.isVisible()
    help_desk(window).open_topic("desa")
    assert help_desk(window).help().topic.title == "Villages"


def test_that_the_first_page_speaks_the_chosen_language(
    theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    window = MainWindow(Offices(StoppedClock(), "Siti"), theme)
    qtbot.addWidget(window)
    window.show_start(OfficePaths(tmp_path / "IKU"))
    choose_in_menu(window, 1, qtbot)
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    assert page.leave.text() == "Quit"
    assert page.paths == OfficePaths(tmp_path / "IKU")


def test_that_nothing_changes_while_an_office_is_being_opened(
    window: MainWindow,
) -> None:
    kept = []
    window.setCentralWidget(QMenu())
    change_language(window, Language.ENGLISH, lambda: kept.append(1))
    assert spoken() is Language.INDONESIAN
    assert kept == [1]


def test_that_choosing_the_language_that_is_spoken_leaves_the_window(window: MainWindow) -> None:
    view = window.centralWidget()
    change_language(window, Language.INDONESIAN)
    assert window.centralWidget() is view


def test_that_another_size_leaves_the_language(theme: Theme) -> None:
    theme.choose(Look(Shade.DARK, 40.0, Language.ENGLISH))
    assert theme.look == Look(Shade.DARK, 16.0, Language.ENGLISH)


def test_that_qt_speaks_along(window: MainWindow, theme: Theme, qapp: QApplication) -> None:
    dress(qapp, theme)
    said = []
    for language in (Language.ENGLISH, Language.INDONESIAN):
        change_language(window, language)
        said.append(QCoreApplication.translate("QPlatformTheme", "Cancel"))
    assert said == ["Cancel", "Batal"]
