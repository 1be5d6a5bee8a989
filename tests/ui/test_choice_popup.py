"""The list of choices beside a cell: narrows, completes, and toggles several."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.ui.grid.choice_popup import ChoicePopup
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.theme import Theme
from tests.ui.shelf import Jar, Shelf, editor_of, shown

Key = Qt.Key
KINDS = ("Rapat koordinasi", "Dokumen/Laporan", "SK Camat", "Berita Acara")


@pytest.fixture
def several(theme: Theme, qtbot: QtBot) -> ChoicePopup:
    window = QWidget()
    window.resize(600, 500)
    qtbot.addWidget(window)
    return ChoicePopup(window, theme, KINDS, several=True)


def offered(popup: ChoicePopup) -> list[str]:
    return [popup.list.item(row).text() for row in range(popup.list.count())]


def ticked(popup: ChoicePopup) -> list[str]:
    items = (popup.list.item(row) for row in range(popup.list.count()))
    return [item.text() for item in items if item.checkState() is Qt.CheckState.Checked]


def test_that_it_narrows_to_the_word_being_typed(several: ChoicePopup) -> None:
    several.follow("Rapat koordinasi; ca")
    assert offered(several) == ["SK Camat", "Berita Acara"]
    several.follow("tidak ada")
    assert offered(several) == list(KINDS)


def test_that_words_that_begin_so_come_first(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    popup = ChoicePopup(window, theme, ("Tata usaha", "Umum", "Subbag Umum"))
    popup.follow("um")
    assert offered(popup) == ["Umum", "Subbag Umum"]


def test_that_typed_words_are_ticked(several: ChoicePopup) -> None:
    several.follow("sk camat; Berita Acara")
    assert ticked(several) == ["SK Camat", "Berita Acara"]
    assert offered(several) == list(KINDS)


def test_that_a_click_puts_a_word_in_and_takes_it_out(several: ChoicePopup) -> None:
    filled: list[str] = []
    several.filled.connect(filled.append)
    several.filled.connect(several.follow)
    for row in (0, 2, 0):
        several.list.itemClicked.emit(several.list.item(row))
    assert filled == ["Rapat koordinasi", "Rapat koordinasi; SK Camat", "SK Camat"]


def test_that_a_click_completes_the_word_begun(several: ChoicePopup) -> None:
    filled: list[str] = []
    several.filled.connect(filled.append)
    several.follow("SK Camat; ber")
    several.list.itemClicked.emit(several.list.item(0))
    assert filled == ["SK Camat; Berita Acara"]


@pytest.fixture
def grid(context: PageContext, qtbot: QtBot) -> Grid:
    return Shelf(context).show(qtbot, Jar("a", "Plum", color="merah"), Jar("b", "Pear"))


def test_that_enter_completes_a_word_begun_and_writes_it(grid: Grid) -> None:
    grid.go_to("b", "color")
    QTest.keyClick(grid.table, "h")
    QTest.keyClicks(editor_of(grid), "ij")
    QTest.keyClick(editor_of(grid), Key.Key_Return)
    assert shown(grid, "b", "color") == "hijau tua"
    assert not grid.model.refusals


def test_that_arrows_step_through_the_words(grid: Grid) -> None:
    grid.go_to("a", "color")
    QTest.keyClick(grid.table, Key.Key_Space)
    assert editor_of(grid).text() == "merah"
    QTest.keyClick(editor_of(grid), Key.Key_Down)
    assert editor_of(grid).text() == "kuning"
    QTest.keyClick(editor_of(grid), Key.Key_Down)
    QTest.keyClick(editor_of(grid), Key.Key_Down)
    assert editor_of(grid).text() == "hijau tua"
    QTest.keyClick(editor_of(grid), Key.Key_Up)
    QTest.keyClick(editor_of(grid), Key.Key_Tab)
    assert shown(grid, "a", "color") == "kuning"


def test_that_a_click_on_a_word_writes_it(grid: Grid, qtbot: QtBot) -> None:
    grid.go_to("b", "color")
    QTest.keyClick(grid.table, Key.Key_F2)
    popup = editor_of(grid).assistant
    assert isinstance(popup, ChoicePopup)
    qtbot.waitUntil(popup.isVisible, timeout=20_000)
    place = popup.list.visualItemRect(popup.list.item(1)).center()
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(grid, "b", "color") == "kuning"


def test_that_a_word_that_is_no_choice_is_refused(grid: Grid) -> None:
    grid.go_to("b", "color")
    QTest.keyClick(grid.table, "z")
    QTest.keyClick(editor_of(grid), Key.Key_Return)
    assert ("b", "color") in grid.model.refusals
