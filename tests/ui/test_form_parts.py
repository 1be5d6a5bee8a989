"""The parts that forms are built of: lists of rows, folding, scrolling, marks, icons, letterhead."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.ui.forms.buttons import IconOnlyButton
from iku_desktop.ui.forms.folding import Folding
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.rows_list import ListedRow, RowsList
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from iku_desktop.ui.widgets.letterhead_view import LetterheadView

ROWS = (
    ListedRow("", "Triwulan", heading=True),
    ListedRow("a", "Laporan capaian", "TW IV", "file-text"),
    ListedRow("b", "Bukti dukung"),
)


@pytest.fixture
def rows(theme: Theme, qtbot: QtBot) -> RowsList:
    made = RowsList(theme, "Daftar")
    qtbot.addWidget(made)
    made.resize(240, 300)
    made.show()
    return made


def test_that_a_list_chooses_its_first_row_and_never_a_heading(
    rows: RowsList, qtbot: QtBot
) -> None:
    rows.show_rows(ROWS)
    assert rows.chosen == "a"
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert rows.chosen == "a"
    with qtbot.waitSignal(rows.row_chosen, timeout=1000) as told:
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert told.args == ["b"]


def test_that_showing_rows_again_keeps_the_chosen_one_and_tells_nobody(
    rows: RowsList, qtbot: QtBot
) -> None:
    rows.show_rows(ROWS, "b")
    with qtbot.assertNotEmitted(rows.row_chosen):
        rows.show_rows(ROWS)
    assert rows.chosen == "b"
    rows.show_rows(())
    assert rows.chosen == ""


def test_that_a_list_is_wide_enough_for_its_titles(rows: RowsList) -> None:
    rows.show_rows((ListedRow("a", "Pendek"),))
    narrow = rows.minimumSizeHint().width()
    rows.show_rows((ListedRow("a", "Sebuah judul yang lebih panjang"),))
    assert rows.minimumSizeHint().width() > narrow
    rows.show_rows((ListedRow("a", "panjang " * 40),))
    assert rows.minimumSizeHint().width() <= 13 * 30


def test_that_the_chosen_row_is_marked_with_the_accent(rows: RowsList, theme: Theme) -> None:
    rows.show_rows(ROWS, "b")
    image = rows.viewport().grab().toImage()
    place = rows.visualItemRect(rows.item(2))
    assert image.pixelColor(place.left() + 1, place.center().y()) == theme.color("accent")
    assert image.pixelColor(place.right() - 3, place.top() + 2) == theme.color("sel")


def test_that_a_row_reads_title_and_detail_to_a_screen_reader(rows: RowsList) -> None:
    rows.show_rows(ROWS)
    spoken = rows.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Laporan capaian, TW IV"


def test_that_a_mark_changes_the_look_at_once(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("kata")
    qtbot.addWidget(label)
    label.show()
    set_mark(label, "role", "problem")
    assert label.palette().windowText().color() == theme.color("miss")
    set_mark(label, "role", "warning")
    assert label.palette().windowText().color() == theme.color("late")


def test_that_the_focused_field_of_a_long_form_comes_into_view(theme: Theme, qtbot: QtBot) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    lines = [QLineEdit() for _ in range(30)]
    for each in lines:
        column.addWidget(each)
    area = scrolled(inside)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow, timeout=5000)
    lines[-1].setFocus()
    place = lines[-1].mapTo(area.viewport(), QPoint(0, 0))
    assert 0 <= place.y() <= area.viewport().height() - lines[-1].height()


def test_that_folding_stacks_and_unstacks_without_losing_a_part(theme: Theme, qtbot: QtBot) -> None:
    main, side = QLabel("utama"), QLabel("samping")
    folding = Folding(main, side, widest=40, tall=10, share=0.6)
    qtbot.addWidget(folding)
    folding.resize(1000, 300)
    folding.show()
    for width, folded in ((1000, False), (400, True), (1000, False), (400, True)):
        folding.resize(width, 300)
        assert folding.is_folded is folded
        assert main.isVisible()
        assert side.isVisible()
        below = main.mapTo(folding, QPoint(0, 0)).y() < side.mapTo(folding, QPoint(0, 0)).y()
        assert below is folded


def test_that_a_larger_font_folds_at_the_same_width(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    folding = Folding(QLabel("utama"), QLabel("samping"), widest=40, tall=10, share=0.6)
    qtbot.addWidget(folding)
    folding.resize(800, 300)
    folding.show()
    assert folding.is_folded is False
    theme.choose(Look(Shade.LIGHT, 16))
    qapp.setFont(theme.font())
    qapp.setStyleSheet(style_sheet(theme))
    assert folding.is_folded is True


def test_that_an_icon_follows_the_theme(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    button = IconOnlyButton(theme, "plus", "Tambah")
    qtbot.addWidget(button)
    button.show()

    def shade() -> int:
        image = button.icon().pixmap(16, 16).toImage()
        pixels = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
        return max(pixels, key=lambda pixel: pixel.alpha()).lightness()

    assert shade() < 60
    theme.choose(Look(Shade.DARK))
    qapp.setStyleSheet(style_sheet(theme))
    assert shade() > 200


def test_that_the_letterhead_is_black_on_white_in_the_dark_too(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.choose(Look(Shade.DARK))
    qapp.setStyleSheet(style_sheet(theme))
    view = LetterheadView()
    qtbot.addWidget(view)
    view.resize(500, 140)
    view.show_lines(("PEMERINTAH KABUPATEN LUMAJANG", "KECAMATAN RANUYOSO", "", "", ""))
    image = view.grab().toImage()
    assert image.pixelColor(250, 120) == QColor("#FFFFFF") or image.pixelColor(250, 118) == QColor(
        "#FFFFFF"
    )
    rule = [y for y in range(120, 136) if image.pixelColor(250, y).lightness() < 60]
    assert len(rule) >= 2


def test_that_a_very_long_line_shrinks_instead_of_being_cut(theme: Theme, qtbot: QtBot) -> None:
    view = LetterheadView()
    qtbot.addWidget(view)
    view.resize(500, 140)
    view.show_lines(("x", "KECAMATAN " + "SANGAT PANJANG " * 6, "", "", ""))
    image = view.grab().toImage()
    dark = [
        x
        for x in (2, 3, 496, 497)
        for y in range(10, 60)
        if image.pixelColor(x, y).lightness() < 90
    ]
    assert dark == []
