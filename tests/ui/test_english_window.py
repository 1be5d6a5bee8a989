"""The window in English: every menu, page and settings page says no Indonesian but data and names."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.language import Language, choose
from iku_desktop.services.offices import Offices
from iku_desktop.ui.dialogs.settings import SETTINGS_PAGES, SettingsDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.theme import Theme
from tests.services.desk import StoppedClock

INDONESIAN = re.compile(
    r"\b(belum|sudah|tidak|dengan|untuk|bila|pilih|berkas|triwulan|tanggal|simpan|hapus|batal|tutup)\b",
    re.IGNORECASE,
)
# Both languages name themselves in the menu; the seed's indicator is data.
DATA = re.compile(r"Dokumen desa tepat waktu|.*Pemerintahan Desa tepat waktu.*", re.DOTALL)


@pytest.fixture(params=list(Language))
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    choose(request.param)
    yield request.param
    choose(Language.INDONESIAN)


@pytest.fixture
def window(
    language: Language, theme: Theme, blank_office: Path, tmp_path: Path, qtbot: QtBot
) -> MainWindow:
    made = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(made)
    made.show()
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    made.open_office(OfficePaths(folder))
    qtbot.waitUntil(lambda: isinstance(made.centralWidget(), OfficeView), timeout=20_000)
    return made


def said(widget: QWidget) -> list[str]:
    """What labels, buttons and tabs of a widget say, also to a screen reader and in tips."""
    words = [each.text() for each in widget.findChildren(QLabel)]
    words += [each.text() for each in widget.findChildren(QAbstractButton)]
    words += [bar.tabText(at) for bar in widget.findChildren(QTabBar) for at in range(bar.count())]
    for each in widget.findChildren(QWidget):
        words += [each.toolTip(), each.accessibleName()]
    return words


def indonesian(words: list[str]) -> list[str]:
    return [each for each in words if INDONESIAN.search(each) and not DATA.fullmatch(each)]


def letters(menu: QMenu) -> list[str]:
    texts = [each.text().replace("&&", "") for each in menu.actions()]
    return [text[text.index("&") + 1].lower() for text in texts if "&" in text]


def test_that_a_letter_opens_one_entry_of_a_menu(window: MainWindow) -> None:
    for menu in window.menuBar().findChildren(QMenu):
        assert sorted(set(letters(menu))) == sorted(letters(menu)), menu.title()


def test_that_pages_and_settings_speak_the_language_that_was_chosen(
    window: MainWindow, language: Language
) -> None:
    view = window.centralWidget()
    assert isinstance(view, OfficeView)
    words = [
        each.text() for menu in window.menuBar().findChildren(QMenu) for each in menu.actions()
    ]
    for page in range(view.tabs.count()):
        view.tabs.setCurrentIndex(page)
        words += said(window)
    dialog = SettingsDialog(view.context, view)
    for kind in SETTINGS_PAGES:
        dialog.show_page(kind.key)
    words += said(dialog)
    assert len(words) > 200
    found = indonesian(words)
    assert not found if language is Language.ENGLISH else found
