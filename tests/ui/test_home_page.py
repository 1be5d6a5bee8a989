"""Beranda over a real office: figures, what-if, agenda, course, goal, open problems and their doors."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.periods import Quarter
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.home import HomePage
from tests.services.desk import VILLAGES, Desk

TW_IV = 4


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> HomePage:
    """Nine LPPDesa in time, one late, one missing; ten RKPDesa; one activity of two followed up."""
    for village in VILLAGES[:9]:
        desk.record(village, "LPPDES", 2024, date=date(2025, 3, 1))
    desk.record(VILLAGES[9], "LPPDES", 2024, date=date(2025, 4, 4))
    for village in VILLAGES[:10]:
        desk.record(village, "RKPDES", 2026, date=date(2025, 9, 30))
    desk.activity(output="Selesai", follow_up_date=date(2025, 10, 9))
    desk.activity(description="Rapat kedua")
    desk.activity(description="Tanpa bukti", evidence="")
    desk.services.indicators.set_target("IKU-2", 2025, TW_IV, "90")
    made = HomePage(context)
    qtbot.addWidget(made)
    made.resize(1366, 604)
    made.show_moment(context.moment)
    made.show()
    return made


@pytest.fixture
def doors(context: PageContext) -> list[Door]:
    opened: list[Door] = []
    context.door_opened.connect(opened.append)
    return opened


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if not each.isHidden()]


def test_that_both_figures_stand_with_their_terms(page: HomePage) -> None:
    assert [card.title.text() for card in page.figures] == [
        "Fasilitasi ditindaklanjuti",
        "Dokumen desa tepat waktu",
    ]
    assert "1 dari 2 kegiatan" in page.figures[0].gauge.accessibleName()
    assert "19 dari 33 dokumen" in page.figures[1].gauge.accessibleName()
    shown = texts(page.figures[1].table)
    for words in ("57,58 %", "90,91 %", "90,00 %", "63,97 %", "Rendah", "86,36 %", "tetap"):
        assert words in shown


def test_that_a_figure_without_target_says_so(page: HomePage) -> None:
    assert "belum diisi" in texts(page.figures[0].table)
    assert page.figures[0].need.text() == "Target belum diisi, jadi capaian belum dapat dihitung"


def test_that_a_gauge_and_its_link_open_the_explanation(
    page: HomePage, context: PageContext, qtbot: QtBot
) -> None:
    card = page.figures[1]
    for button in (card.gauge, card.explain):
        with qtbot.waitSignal(context.explanation_wanted) as asked:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert asked.args == ["IKU-2"]


def test_that_the_what_if_counts_up_to_what_is_left(page: HomePage, qtbot: QtBot) -> None:
    what_if = page.figures[1].what_if
    assert (what_if.count.text(), what_if.value.text()) == ("+3", "66,67 %")
    qtbot.mouseClick(what_if.more, Qt.MouseButton.LeftButton)
    assert (what_if.count.text(), what_if.value.text()) == ("+4", "69,70 %")
    what_if.ask(99)
    assert what_if.count.text() == "+11"
    assert not what_if.more.isEnabled()
    assert (what_if.value.text(), what_if.note.text()) == ("90,91 %", "di atas target")
    what_if.ask(-1)
    assert not what_if.less.isEnabled()
    assert what_if.value.text() == "57,58 %"


def test_that_the_what_if_is_only_there_for_a_figure(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    blank = HomePage(context)
    qtbot.addWidget(blank)
    blank.show_moment(context.moment)
    assert blank.figures[0].what_if.isHidden()
    assert not blank.figures[1].what_if.isHidden()


def test_that_the_nearest_deadline_is_shown_with_who_is_missing(page: HomePage) -> None:
    shown = texts(page.agenda)
    assert "APBDesa 2026" in shown
    assert "11 desa belum menetapkan Perdes" in shown
    assert "Triwulan IV berakhir" in shown
    assert "H-30" in shown


def test_that_the_course_is_told_to_a_screen_reader(page: HomePage) -> None:
    told = page.trend.charts[1].accessibleDescription()
    assert told.startswith("TW I 27,27")
    assert "s.d. 1 Des 57,58, target 90" in told


def test_that_the_goal_leads_to_where_it_is_entered(
    page: HomePage, doors: list[Door], qtbot: QtBot
) -> None:
    (card,) = page.values
    assert card.name.text() == "Indeks Pelayanan Publik"
    assert card.value.text() == "Belum dapat dihitung"
    qtbot.mouseClick(card.fill, Qt.MouseButton.LeftButton)
    assert doors[0].page == "indicators"
    assert doors[0].hints["indicator_code"] == page.values[0]._code


def test_that_an_entered_goal_is_shown_with_its_value(
    page: HomePage, desk: Desk, context: PageContext
) -> None:
    code = page.values[0]._code
    typed = {"value": "3,9", "evidence": "Surat Menpan", "dated": date(2025, 11, 1)}
    desk.services.indicators.record_manual(code, 2025, typed)
    page.show_moment(context.moment)
    assert page.values[0].value.text() == "3,90 indeks"
    assert page.values[0].fill.text() == "Ubah nilai 2025"


def test_that_every_problem_is_a_door(page: HomePage, doors: list[Door], qtbot: QtBot) -> None:
    rows = page.concerns.rows
    assert page.concerns.count.text() == str(rows.count())
    assert rows.item(0).text() == "LPPDesa 2024, Wates Wetan"
    rows.setFocus()
    rows.setCurrentRow(0)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    place = rows.visualItemRect(rows.item(1)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [door.page for door in doors[:2]] == ["documents", "documents"]
    assert doors[0].hints["document_type"] == "LPPDES"


def test_that_a_door_to_the_problems_gives_them_the_focus(page: HomePage) -> None:
    page.go_to(Door("home", {"concerns": True}))
    assert page.focusWidget() is page.concerns.rows


def test_that_another_quarter_shows_its_own_figures(
    page: HomePage, desk: Desk, context: PageContext
) -> None:
    page.show_moment(desk.moment(1))
    assert page.head.title.text() == "Kinerja 2025 sampai dengan Triwulan I"
    assert page.head.about.text() == "per 31 Maret 2025, triwulan belum ditutup"
    assert "27,27 %" in texts(page.figures[1].table)


def test_that_a_year_without_plan_says_so_and_leads_to_the_settings(
    page: HomePage, context: PageContext, doors: list[Door], qtbot: QtBot
) -> None:
    page.show_moment(replace(context.moment, quarter=Quarter(2031, 1)))
    assert page.stack.currentWidget() is page.no_plan
    assert page.no_plan.headline.text() == "Tidak ada Lembar IKU untuk tahun 2031"
    qtbot.mouseClick(page.no_plan.open, Qt.MouseButton.LeftButton)
    assert (doors[0].page, doors[0].hints["page"]) == ("settings", "plan")
    page.show_moment(context.moment)
    assert page.stack.currentIndex() == 0


def test_that_all_fits_at_1366_by_768_without_scrolling(
    page: HomePage, context: PageContext, qtbot: QtBot
) -> None:
    # A new office has the strip of its first steps above them, until they are done or put away.
    context.services.first_steps.hide()
    page.show_moment(context.moment)
    assert page.board.columns == 3
    qtbot.waitUntil(lambda: not page.scroller.verticalScrollBar().isVisible())


@pytest.mark.parametrize(("points", "width", "columns"), [(14.625, 1366, 2), (16, 1000, 1)])
def test_that_cards_stack_where_font_or_window_leave_less_room(
    page: HomePage, context: PageContext, points: float, width: int, columns: int
) -> None:
    theme = context.theme
    theme.choose(replace(theme.look, points=points))
    page.resize(width, 600)
    assert page.board.columns == columns
    page.grab()
    right = page.board.width()
    for card in (*page.figures, page.agenda, page.trend, *page.values, page.concerns):
        assert card.geometry().right() <= right
        assert card.width() >= card.minimumSizeHint().width()


def test_that_long_problems_take_two_lines_and_are_not_cut(page: HomePage) -> None:
    rows = page.concerns.rows
    page.resize(560, 600)
    page.grab()
    rows.setFixedWidth(350)
    page.grab()
    heights = {rows.sizeHintForRow(row) for row in range(rows.count())}
    assert len(heights) == 2
