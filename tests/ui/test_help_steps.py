"""The steps that topics tell, tried on the real window: each entry stands in the menu that is named."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.help_library import library
from iku_desktop.presentation.help_source import INLINE
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.presentation.texts import t
from iku_desktop.services.offices import Offices
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.theme import Theme
from tests.services.desk import StoppedClock

# "the menu X, entry" and "entry in the menu X", as both languages tell them.
MENU = r"\[\[frame\.menu\.(\w+)\]\]"
ENTRY = r"\[\[([\w.]+)\]\]"
LEADS = re.compile(rf"{MENU}(?:,| memuat| has) {ENTRY}")
STANDS_IN = re.compile(rf"{ENTRY} (?:di menu|in the menu) {MENU}")
# A place where an act is offered, by the beginning of its text's key.
OF_THE_MENU = ("frame.action.", "backup.action.", "packages.action.", "help.action.")


@pytest.fixture(params=Language)
def window(
    request: pytest.FixtureRequest, theme: Theme, blank_office: Path, tmp_path: Path, qtbot: QtBot
) -> Iterator[MainWindow]:
    """An open office whose menus are made in each language."""
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    with speaking(request.param):
        made = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
        qtbot.addWidget(made)
        made.show()
        made.open_office(OfficePaths(folder))
        qtbot.waitUntil(lambda: isinstance(made.centralWidget(), OfficeView), timeout=20_000)
        yield made


def entries(window: MainWindow) -> dict[str, set[str]]:
    """By title of a menu the words of all its entries, those of menus inside it among them."""
    bar = window.menuBar()
    return {
        menu.title(): {words for each in bar.findChildren(QMenu) for words in _within(each, menu)}
        for menu in (action.menu() for action in bar.actions())
        if isinstance(menu, QMenu)
    }


def _within(menu: QMenu, outer: QMenu) -> Iterator[str]:
    if menu is outer or outer.isAncestorOf(menu):
        yield from (each.text() for each in menu.actions())


def told() -> set[tuple[str, str]]:
    """Menu and entry of every step."""
    sources = [each.source for each in library().topics]
    pairs = {pair for source in sources for pair in LEADS.findall(source)}
    return pairs | {
        (menu, entry) for source in sources for entry, menu in STANDS_IN.findall(source)
    }


def test_that_every_entry_stands_in_the_menu_that_a_topic_names(window: MainWindow) -> None:
    found = entries(window)
    steps = told()
    assert len(steps) > 20
    wrong = [
        (menu, entry) for menu, entry in steps if t(entry) not in found[t(f"frame.menu.{menu}")]
    ]
    assert wrong == []


def test_that_every_act_of_the_menus_that_a_topic_names_is_there(window: MainWindow) -> None:
    offered = {each.text() for each in window.findChildren(QAction)}
    named = {
        found["key"]
        for topic in library().topics
        for found in INLINE.finditer(topic.source)
        if (found["key"] or "").startswith(OF_THE_MENU)
    }
    assert len(named) > 20
    assert {each for each in named if t(each) not in offered} == set()
