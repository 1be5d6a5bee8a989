"""The page Dokumen Desa over a real office: matrix, dates, refusals, calendar."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Unavailable
from iku_desktop.ui.dialogs.saving_dialog import SavingDialog
from iku_desktop.ui.grid.calendar_popup import CalendarPopup
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.documents import DocumentsPage
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.services.desk import Desk
from tests.ui.matrix_desk import APB, LPP, RKP, cell, cut, fill, make, row_names
from tests.ui.shelf import editor_of, shown, type_into

Key = Qt.Key


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> DocumentsPage:
    fill(desk)
    return make(desk, context, qtbot)


def the_dialog() -> SavingDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, SavingDialog)]
    return next(each for each in found if each.isVisible())


def click(words: str) -> None:
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    box = next(each for each in boxes if each.isVisible())
    next(each for each in box.buttons() if each.text() == words).click()


# What is shown


def test_that_the_matrix_shows_every_village_and_counted_document(page: DocumentsPage) -> None:
    assert len(row_names(page.grid)) == 11
    groups = page.grid.header.groups
    assert [groups[f"{at}.group"].title for at in range(3)] == [
        *("RKPDesa 2026", "APBDesa 2026", "LPPDesa 2024"),
    ]
    assert groups["0.group"].hint == "tenggat 30/09/2025, tanggal ditetapkan"
    assert groups["2.group"].hint == "tenggat 31/03/2025, tanggal disampaikan"
    assert groups["village"].title == "11 desa"


def test_that_each_status_stands_in_words(page: DocumentsPage, desk: Desk) -> None:
    meninjo, sumberpetung = desk.village("Meninjo"), desk.village("Sumberpetung")
    assert shown(page.grid, meninjo, f"{RKP}.status") == "Tepat waktu"
    assert shown(page.grid, meninjo, f"{APB}.status") == "Belum, 30 hari lagi"
    assert shown(page.grid, meninjo, f"{LPP}.status") == "Terlambat 4 hari"
    assert shown(page.grid, sumberpetung, f"{LPP}.status") == "Belum, lewat 245 hari"
    assert shown(page.grid, meninjo, "sum") == "1 dari 3"


def test_that_the_footer_and_the_formula_agree(page: DocumentsPage) -> None:
    words = page.grid.footer.accessibleName()
    assert "10 dari 11 90,91 % · 1 belum" in words
    assert "0 dari 11 belum ada yang jatuh tempo" in words
    assert "9 dari 11 81,82 % · 1 terlambat, 1 belum" in words
    assert words.endswith("19 dari 33")
    figure = page.figure
    assert figure.formula_text == "IKU 2 = 19 / 33 × 100 = 57,58 %"
    assert page.subtitle.text() == "dihitung untuk IKU 2 tahun 2025"


def test_that_the_explanation_of_the_figure_is_one_click_away(
    page: DocumentsPage, context: PageContext, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.explanation_wanted) as told:
        page.figure.link.click()
    assert told.args == ["IKU-2"]


def test_that_all_33_cells_are_seen_without_scrolling(page: DocumentsPage) -> None:
    table = page.grid.table
    assert table.verticalScrollBar().maximum() == 0
    assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("height", [560, 581, 603])
def test_that_all_rows_fit_at_the_heights_the_window_leaves(
    page: DocumentsPage, height: int
) -> None:
    page.resize(1366, height)
    page.grid.table.fit()
    assert page.grid.table.verticalScrollBar().maximum() == 0


def test_that_no_word_is_cut_at_1366_pixels(page: DocumentsPage) -> None:
    assert cut(page) == []


@pytest.mark.parametrize("points", [9.0, 14.6, 16.0])
def test_that_no_word_is_cut_at_another_font_size(
    page: DocumentsPage, theme: Theme, qapp: QApplication, points: float
) -> None:
    theme.choose(Look(Shade.LIGHT, points))
    qapp.setFont(theme.font())
    qapp.setStyleSheet(style_sheet(theme))
    page.show_moment(page.context.moment)
    page.grid.table.fit()
    assert cut(page) == []
    assert page.minimumSizeHint().width() <= 1366


# Dates


def test_that_a_typed_date_is_on_disk_at_once(page: DocumentsPage, desk: Desk) -> None:
    village = desk.village("Jenggrong")
    type_into(page.grid, village, f"{APB}.date", "28 nov 2025")
    assert cell(desk, "Jenggrong", APB).dated == date(2025, 11, 28)
    assert shown(page.grid, village, f"{APB}.status") == "Tepat waktu"
    assert page.grid.place == (desk.village("Meninjo"), f"{APB}.date")


def test_that_a_number_is_typed_like_a_date(page: DocumentsPage, desk: Desk) -> None:
    type_into(page.grid, desk.village("Jenggrong"), f"{RKP}.number", "7/2025")
    assert cell(desk, "Jenggrong", RKP).number == "7/2025"


def test_that_emptying_date_and_number_removes_the_document(
    page: DocumentsPage, desk: Desk
) -> None:
    for part in ("date", "number"):
        page.grid.go_to(desk.village("Jenggrong"), f"{RKP}.{part}")
        QTest.keyClick(page.grid.table, Key.Key_Delete)
    with desk.store.read() as reader:
        assert (desk.village("Jenggrong"), "RKPDES", 2026) not in reader.documents()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("31/09/2025", "hanya sampai tanggal 30"),
        ("2/12/2025", "masih di masa depan"),
        ("1/1/2020", "lebih dari 18 bulan sebelum tenggat"),
        ("kemarin", "bukan tanggal"),
        ("<b>&\"'", "bukan tanggal"),
    ],
)
def test_that_a_wrong_date_stays_typed_and_is_counted(
    page: DocumentsPage, desk: Desk, typed: str, reason: str
) -> None:
    village = desk.village("Wates Kulon")
    before = desk.counter()
    type_into(page.grid, village, f"{RKP}.date", typed)
    assert desk.counter() == before
    assert shown(page.grid, village, f"{RKP}.date") == typed
    refusal = page.grid.model.refusals[village, f"{RKP}.date"]
    assert reason in refusal.sentences[0]
    assert page.refused_button.isVisible()
    assert page.refused_button.text() == "1 isian ditolak"
    page.grid.go_to(desk.village("Meninjo"), "sum")
    page.refused_button.click()
    assert page.grid.place == (village, f"{RKP}.date")
    QTest.keyClick(page.grid.table, Key.Key_Escape)
    assert page.refused_button.isHidden()


def test_that_a_number_too_long_is_refused_beside_its_cell(page: DocumentsPage, desk: Desk) -> None:
    village = desk.village("Jenggrong")
    page.grid.go_to(village, f"{RKP}.number")
    QTest.keyClick(page.grid.table, Key.Key_F2)
    editor_of(page.grid).setText("9" * 10_000)
    QTest.keyClick(editor_of(page.grid), Key.Key_Return)
    refusal = page.grid.model.refusals[village, f"{RKP}.number"]
    assert "Terlalu panjang" in refusal.sentences[0]
    assert cell(desk, "Jenggrong", RKP).number == "5/2025"


def test_that_a_date_after_its_successor_is_saved_and_marked(
    page: DocumentsPage, desk: Desk
) -> None:
    village = desk.village("Jenggrong")
    type_into(page.grid, village, f"{APB}.date", "1/9/2025")
    view = page.grid.model.cell(page.grid.model.index_of(village, f"{RKP}.date"))
    assert view.look.marks == (("triangle-alert", "late"),)
    assert "RKPDesa bertanggal" in view.look.hint


def test_that_today_is_one_key(page: DocumentsPage, desk: Desk) -> None:
    page.grid.go_to(desk.village("Jenggrong"), f"{APB}.date")
    QTest.keyClick(page.grid.table, Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert cell(desk, "Jenggrong", APB).dated == date(2025, 12, 1)


# The calendar


@pytest.fixture
def calendar(page: DocumentsPage, desk: Desk) -> Iterator[CalendarPopup]:
    page.grid.go_to(desk.village("Jenggrong"), f"{APB}.date")
    QTest.keyClick(page.grid.table, "2")
    assistant = editor_of(page.grid).assistant
    assert isinstance(assistant, CalendarPopup)
    yield assistant
    if page.grid.table.editor is not None:
        QTest.keyClick(editor_of(page.grid), Key.Key_Escape)


def test_that_the_calendar_says_at_once_what_the_date_would_mean(
    page: DocumentsPage, calendar: CalendarPopup
) -> None:
    QTest.keyClicks(editor_of(page.grid), "8/11/2025")
    assert calendar.meaning_label.text() == "Tepat waktu, 33 hari sebelum tenggat"
    assert calendar.meaning_label.property("status") == "ok"


def test_that_days_that_can_not_be_are_impossible(calendar: CalendarPopup) -> None:
    month = calendar.month_view
    assert month.meaning(date(2025, 12, 1)).possible
    assert not month.meaning(date(2025, 12, 2)).possible
    assert "masa depan" in month.meaning(date(2025, 12, 2)).words
    assert not month.meaning(date(2024, 6, 29)).possible
    assert month.meaning(date(2024, 6, 30)).possible


@pytest.mark.parametrize(
    ("day", "words", "tone"),
    [
        (date(2025, 9, 30), "Tepat waktu, tepat pada tenggat", "ok"),
        (date(2025, 10, 3), "Terlambat 3 hari", "late"),
    ],
)
def test_that_the_meaning_is_the_services(
    page: DocumentsPage, desk: Desk, day: date, words: str, tone: str
) -> None:
    entry = page.grid.model.column(f"{RKP}.date").entry
    assert entry is not None
    row = page.grid.model.row_by_id(desk.village("Wates Kulon"))
    meaning = entry.judge(row, day)
    assert (meaning.words, meaning.tone) == (words, tone)


def test_that_the_calendar_survives_a_disk_that_can_not_be_read(
    page: DocumentsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable("damaged")

    monkeypatch.setattr(type(desk.services.documents), "meaning", fail)
    entry = page.grid.model.column(f"{RKP}.date").entry
    assert entry is not None
    row = page.grid.model.row_by_id(desk.village("Wates Kulon"))
    assert entry.judge(row, date(2025, 9, 1)).words == ""
