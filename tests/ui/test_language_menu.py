"""The choice of language: kept with the look, in force with the next start, Qt's own words with it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from iku_desktop.presentation.language import Language, choose, spoken
from iku_desktop.ui.application import dress
from iku_desktop.ui.language_menu import add_languages
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.ui.conftest import message_boxes


@pytest.fixture(autouse=True)
def _indonesian_again() -> Iterator[None]:
    yield
    choose(Language.INDONESIAN)


@pytest.fixture
def menu(theme: Theme, qtbot: QtBot) -> QMenu:
    made = QMenu()
    qtbot.addWidget(made)
    add_languages(made, theme, Notifier(made))
    return made


def entries(menu: QMenu) -> list[QAction]:
    return menu.actions()[0].menu().actions()  # type: ignore[attr-defined,no-any-return]


def test_that_each_language_stands_by_its_own_name_and_the_chosen_one_is_marked(
    menu: QMenu,
) -> None:
    assert [each.text() for each in entries(menu)] == ["&Indonesia", "&English"]
    assert [each.isChecked() for each in entries(menu)] == [True, False]


def test_that_a_chosen_language_is_kept_and_waits_for_the_next_start(
    menu: QMenu, theme: Theme
) -> None:
    entries(menu)[1].trigger()
    assert theme.look.language is Language.ENGLISH
    assert spoken() is Language.INDONESIAN
    assert "when the program is opened again" in message_boxes()[-1].informativeText()


def test_that_choosing_the_language_that_is_chosen_says_nothing(menu: QMenu, theme: Theme) -> None:
    before = len(message_boxes())
    entries(menu)[0].trigger()
    assert (theme.look.language, len(message_boxes())) == (Language.INDONESIAN, before)


def test_that_another_size_leaves_the_language(theme: Theme) -> None:
    theme.choose(Look(Shade.DARK, 40.0, Language.ENGLISH))
    assert theme.look == Look(Shade.DARK, 16.0, Language.ENGLISH)


def test_that_qt_keeps_its_own_words_in_english(theme: Theme, qapp: QApplication) -> None:
    choose(Language.ENGLISH)
    dress(qapp, theme)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
