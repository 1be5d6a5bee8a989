"""The help in the window: F1 from every place, search, history, and a list of keys that is never stale."""

import shutil
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

import iku_desktop.ui.dialogs as dialogs
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.help_library import library
from iku_desktop.presentation.shortcuts import (
    FRAME_KEYS,
    GRID_KEYS,
    MENU_KEYS,
    PAGE_KEYS,
)
from iku_desktop.presentation.texts import t
from iku_desktop.services.offices import Offices
from iku_desktop.ui.dialogs.recycle_bin import RecycleBinDialog
from iku_desktop.ui.dialogs.settings import SETTINGS_PAGES, SettingsDialog
from iku_desktop.ui.grid.table import ACTS, OLD_ACTS
from iku_desktop.ui.help_desk import KEY_NAME, HelpDesk, help_desk
from iku_desktop.ui.help_window import HelpWindow
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.navigation import PAGES
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.pages.documents import DocumentsPage
from iku_desktop.ui.theme import Shade, Theme
from tests.services.desk import StoppedClock
from tests.ui.conftest import message_boxes

# What other dialogs are built of, and what has no question of its own.
PARTS = {"WorkDialog", "SavingDialog", "ProgressDialog"}


@pytest.fixture
def view(theme: Theme, blank_office: Path, tmp_path: Path, qtbot: QtBot) -> OfficeView:
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    window = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(window)
    window.show()
    window.open_office(OfficePaths(folder))
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), OfficeView), timeout=20_000)
    made = window.centralWidget()
    assert isinstance(made, OfficeView)
    return made


@pytest.fixture
def desk_of(view: OfficeView) -> HelpDesk:
    window = view.window()
    assert isinstance(window, MainWindow)
    return help_desk(window)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> HelpWindow:
    made = HelpWindow(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def keys_of(words: str) -> str:
    return QKeySequence(words).toString(QKeySequence.SequenceFormat.PortableText)


def shown_titles(window: HelpWindow) -> list[str]:
    return [window.list.item(row).text() for row in range(window.list.count())]


# Places


def test_that_every_page_and_settings_page_has_a_topic() -> None:
    places = {place for each in library().topics for place in each.places}
    assert {f"page.{each.key}" for each in PAGES} <= places
    assert {f"settings.{each.key}" for each in SETTINGS_PAGES} <= places


def dialog_names() -> set[str]:
    modules = (
        import_module(f"{dialogs.__name__}.{each.name}") for each in iter_modules(dialogs.__path__)
    )
    return {
        name
        for module in modules
        for name, each in vars(module).items()
        if isinstance(each, type)
        and issubclass(each, QDialog)
        and each.__module__ == module.__name__
    }


def test_that_every_dialog_has_a_topic() -> None:
    places = {place for each in library().topics for place in each.places}
    assert dialog_names() - places - PARTS == set()


def test_that_a_topic_names_only_places_that_are_there(view: OfficeView) -> None:
    pages = {f"page.{each.key}" for each in PAGES} | {"start", "QMessageBox"}
    settings = {f"settings.{each.key}" for each in SETTINGS_PAGES}
    columns = set()
    for number, entry in enumerate(PAGES):
        view.tabs.setCurrentIndex(number)
        grid = getattr(view.page, "grid", None)
        for column in grid.model.columns if grid is not None else ():
            columns.add(f"column.{entry.key}.{column.key.rpartition('.')[2]}")
    places = {place for each in library().topics for place in each.places}
    assert places - pages - settings - columns - dialog_names() == set()


def test_that_f1_opens_the_topic_of_the_page(view: OfficeView, desk_of: HelpDesk) -> None:
    for number, entry in enumerate(PAGES):
        view.tabs.setCurrentIndex(number)
        desk_of.open_here()
        assert f"page.{entry.key}" in desk_of.help().topic.places


def test_that_a_column_of_the_table_has_its_own_topic(
    view: OfficeView, desk_of: HelpDesk, qtbot: QtBot
) -> None:
    view.tabs.setCurrentIndex(1)
    page = view.page
    assert isinstance(page, DocumentsPage)
    table = page.grid.table
    qtbot.waitUntil(table.hasFocus)
    number = [each.key.rpartition(".")[2] for each in page.grid.model.columns].index("status")
    table.go_to(page.grid.model.index(0, number))
    assert library().at(desk_of.places()).key == "tenggat"


def test_that_f1_in_a_dialog_opens_its_topic_beside_it(
    view: OfficeView, desk_of: HelpDesk, qtbot: QtBot
) -> None:
    dialog = RecycleBinDialog(view)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.findChild(QShortcut, KEY_NAME) is not None)
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert desk_of.help().isVisible()
    assert desk_of.help().topic.key == "urungkan"
    assert not desk_of.help().isModal()
    assert dialog.isVisible()
    dialog.close()


def test_that_a_settings_page_is_told_before_its_dialog(
    view: OfficeView, desk_of: HelpDesk, qtbot: QtBot
) -> None:
    view.open_settings("officials")
    (dialog,) = view.findChildren(SettingsDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    assert desk_of.places()[0] == "settings.officials"
    dialog.close()


def test_that_the_help_stays_one_window_and_keeps_its_place(desk_of: HelpDesk) -> None:
    desk_of.open_topic("paket")
    first = desk_of.help()
    first.close()
    desk_of.open_topic("paket")
    assert desk_of.help() is first
    assert first.isVisible()
    assert first.topic.key == "paket"


def test_that_a_window_has_one_help_desk(view: OfficeView, desk_of: HelpDesk) -> None:
    window = view.window()
    assert isinstance(window, MainWindow)
    assert help_desk(window) is desk_of


# Keys


def test_that_the_list_has_every_key_of_the_window_and_no_other(view: OfficeView) -> None:
    found: set[str] = set()
    for number in range(len(PAGES)):
        view.tabs.setCurrentIndex(number)
    for action in view.window().findChildren(QAction):
        found |= {keys_of(each.toString()) for each in action.shortcuts()}
    for shortcut in view.window().findChildren(QShortcut):
        found.add(keys_of(shortcut.key().toString()))
    told = {keys_of(keys) for keys, _ in (*MENU_KEYS, *FRAME_KEYS, *PAGE_KEYS)}
    assert found - {""} == told


def test_that_the_list_has_every_act_of_the_table_and_no_other() -> None:
    names = {
        (Qt.Key.Key_Delete, "Del"),
        (Qt.Key.Key_Backspace, "Backspace"),
        (Qt.Key.Key_Insert, "Ins"),
        (Qt.Key.Key_Semicolon, ";"),
    }
    named = dict(names)
    held = {
        (("Ctrl+" if control else "") + (named.get(key) or chr(key)), act)
        for (key, control), act in ACTS.items()
    }
    old = {(f"Shift+{named[key]}", act) for key, act in OLD_ACTS.items()}
    assert set(GRID_KEYS) == held | old


# The window


def test_that_the_contents_list_every_topic_under_its_chapter(window: HelpWindow) -> None:
    wanted = [
        words
        for name, topics in library().chapters
        for words in (name, *(each.title for each in topics))
    ]
    assert shown_titles(window) == wanted


def test_that_searching_lists_and_opens_the_best_answer(window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.search, "whatsapp")
    assert window.topic.key == "agenda"
    assert window.found.text() == t("help.found", count=len(library().search("whatsapp")))
    assert shown_titles(window)[0] == window.topic.title
    assert "underline" in window.view.toHtml()


def test_that_nothing_found_is_said_and_the_topic_stays(window: HelpWindow, qtbot: QtBot) -> None:
    window.open_topic("desa")
    window.search.setText("zebra")
    assert window.found.text() == t("help.found_none")
    assert window.topic.key == "desa"
    window.search.clear()
    assert len(shown_titles(window)) > len(library().topics)
    assert window.list.chosen == "desa"


def test_that_back_and_forward_go_through_what_was_read(window: HelpWindow, qtbot: QtBot) -> None:
    window.open_topic("desa")
    window.view.anchorClicked.emit(QUrl("kegiatan"))
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.topic.key == "desa"
    window.forward_button.click()
    assert window.topic.key == "kegiatan"
    assert not window.forward_button.isEnabled()
    window.open_topic("desa")
    assert not window.forward_button.isEnabled()


def test_that_going_back_during_a_search_shows_the_topic_before(
    window: HelpWindow, qtbot: QtBot
) -> None:
    window.open_topic("desa")
    window.search.setText("whatsapp")
    window.go_back()
    assert window.topic.key == "desa"


def test_that_choosing_in_the_list_opens_a_topic(window: HelpWindow) -> None:
    window.list.choose("bukti")
    assert window.topic.key == "bukti"
    assert window.windowTitle() == t("help.title_of", topic=window.topic.title)


def test_that_a_link_that_leads_nowhere_changes_nothing(window: HelpWindow) -> None:
    window.view.anchorClicked.emit(QUrl("tidak-ada"))
    assert window.topic.key == "memulai"
    assert not window.back_button.isEnabled()


def test_that_the_help_follows_font_and_colours(window: HelpWindow, theme: Theme) -> None:
    from dataclasses import replace

    theme.choose(replace(theme.look, points=16.0, shade=Shade.DARK))
    assert window.view.document().defaultFont().pointSizeF() == 16.0
    window.open_topic("tenggat")
    assert theme.hex("surface2").lower() in window.view.toHtml()


def test_that_escape_closes_the_help_and_leaves_the_program(
    window: HelpWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_that_the_manual_is_saved_where_the_clerk_says(
    view: OfficeView, tmp_path: Path, qtbot: QtBot
) -> None:
    found = view.window().findChildren(QAction)
    wanted = t("help.action.manual")
    next(each for each in found if each.text() == wanted).trigger()
    (dialog,) = view.window().findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "panduan.pdf"))
    dialog.close()
    qtbot.waitUntil(lambda: len(message_boxes()) == 1, timeout=20_000)
    assert t("help.manual.saved") in message_boxes()[0].text()
    assert (tmp_path / "panduan.pdf").read_bytes().startswith(b"%PDF")
