"""The calendar: alone, beside a typed date, by keyboard and mouse."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.ui.grid.calendar import FIRST_DAY, LAST_DAY, MonthView
from iku_desktop.ui.grid.calendar_popup import CalendarPopup
from iku_desktop.ui.grid.column import DayMeaning
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.theme import Theme
from tests.ui.shelf import Jar, Shelf, editor_of, shown

Key = Qt.Key
TODAY = date(2025, 12, 1)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def judge(day: date) -> DayMeaning:
    if day > TODAY:
        return DayMeaning("belum tiba", "circle-x", "miss", possible=False)
    return DayMeaning(f"hari {day.day}", "circle-check", "ok")


@pytest.fixture
def month(theme: Theme, qtbot: QtBot) -> MonthView:
    view = MonthView(theme, TODAY, judge)
    qtbot.addWidget(view)
    view.resize(view.sizeHint())
    return view


def key(code: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, code, modifiers)


def click(view: MonthView, day: date) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(day).center())


# The month


def test_that_a_week_begins_on_monday(month: MonthView) -> None:
    month.point_to(date(2025, 11, 28))
    monday, friday = month.place_of(date(2025, 11, 24)), month.place_of(date(2025, 11, 28))
    assert monday.left() == 0
    assert monday.top() == friday.top()
    # The days before the 1st belong to October and stand in the first week.
    assert month.place_of(date(2025, 10, 27)).left() == 0


@pytest.mark.parametrize("day", [date(2025, 2, 1), date(2024, 2, 29), date(2025, 8, 31)])
def test_that_every_day_of_a_month_is_found_where_it_is_painted(
    month: MonthView, day: date
) -> None:
    month.point_to(day)
    assert month.day_at(month.place_of(day).center()) == day
    assert month.rect().contains(month.place_of(day))


def test_that_a_click_takes_a_possible_day_only(month: MonthView) -> None:
    taken: list[date] = []
    month.chosen.connect(taken.append)
    month.point_to(date(2025, 12, 1))
    click(month, date(2025, 12, 2))
    assert not taken
    click(month, date(2025, 12, 1))
    assert taken == [date(2025, 12, 1)]


def test_that_a_click_beside_the_days_takes_none(month: MonthView) -> None:
    taken: list[date] = []
    month.chosen.connect(taken.append)
    QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not taken


@pytest.mark.parametrize(
    ("code", "modifiers", "reached"),
    [
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier, date(2025, 3, 30)),
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier, date(2025, 4, 1)),
        (Key.Key_Up, Qt.KeyboardModifier.NoModifier, date(2025, 3, 24)),
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier, date(2025, 4, 7)),
        (Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, date(2025, 2, 28)),
        (Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, date(2025, 4, 30)),
        (Key.Key_PageUp, SHIFT, date(2024, 3, 31)),
        (Key.Key_PageDown, SHIFT, date(2026, 3, 31)),
    ],
)
def test_that_keys_move_by_days_weeks_months_and_years(
    month: MonthView, code: Key, modifiers: Qt.KeyboardModifier, reached: date
) -> None:
    pointed: list[date] = []
    month.pointed.connect(pointed.append)
    month.point_to(date(2025, 3, 31))
    assert month.take_key(key(code, modifiers), sideways=True)
    assert month.day == reached
    assert pointed == [reached]
    assert month.month == reached.replace(day=1)


def test_that_left_and_right_stay_with_the_text_while_something_is_typed(month: MonthView) -> None:
    month.point_to(date(2025, 3, 31))
    assert not month.take_key(key(Key.Key_Left), sideways=False)
    assert month.take_key(key(Key.Key_Up), sideways=False)
    assert not month.take_key(key(Key.Key_A), sideways=True)


def test_that_the_first_arrow_begins_today(month: MonthView) -> None:
    assert month.take_key(key(Key.Key_Down), sideways=True)
    assert month.day == TODAY


def test_that_turning_without_a_day_only_turns_the_month(month: MonthView) -> None:
    month.turn(1)
    assert month.day is None
    assert month.month == date(2025, 11, 1)


@pytest.mark.parametrize(("day", "back"), [(FIRST_DAY, 1), (LAST_DAY, -1)])
def test_that_the_calendar_ends_where_dates_do(month: MonthView, day: date, back: int) -> None:
    month.point_to(day)
    month.turn(back)
    assert month.day == day
    month.grab()


def test_that_the_wheel_turns_the_months(month: MonthView) -> None:
    month.point_to(date(2025, 3, 1))
    for angle, reached in ((120, date(2025, 2, 1)), (-120, date(2025, 3, 1))):
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(month, wheel)
        assert month.day == reached


def test_that_a_day_is_judged_once(theme: Theme, qtbot: QtBot) -> None:
    asked: list[date] = []

    def ask(day: date) -> DayMeaning:
        asked.append(day)
        return DayMeaning()

    view = MonthView(theme, TODAY, ask)
    qtbot.addWidget(view)
    view.resize(view.sizeHint())
    view.grab()
    view.grab()
    assert len(asked) == len(set(asked)) == 42


def test_that_a_screen_reader_hears_day_and_meaning(month: MonthView) -> None:
    month.point_to(date(2025, 11, 28))
    assert month.accessibleName() == "Kalender November 2025"
    assert month.accessibleDescription() == "Jumat, 28 November 2025. hari 28"


def test_that_the_pointer_shows_why_a_day_is_impossible(month: MonthView) -> None:
    month.point_to(date(2025, 12, 1))
    place = QPointF(month.place_of(date(2025, 12, 2)).center())
    button = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, place, place, button, button, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(month, move)
    assert month.toolTip() == "belum tiba"


# Beside a typed date


@pytest.fixture
def popup(theme: Theme, qtbot: QtBot) -> CalendarPopup:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return CalendarPopup(window, theme, TODAY, judge)


def test_that_the_calendar_follows_what_is_typed(popup: CalendarPopup) -> None:
    popup.follow("28/11/2025")
    assert popup.month_view.day == date(2025, 11, 28)
    assert popup.meaning_label.text() == "hari 28"
    popup.follow("3 maret 2025")
    assert popup.month_view.day == date(2025, 3, 3)


def test_that_half_a_date_has_no_meaning_yet(popup: CalendarPopup) -> None:
    popup.follow("28/1")
    assert popup.month_view.day is None
    assert popup.meaning_label.text() == ""


def test_that_a_date_that_is_none_says_so_at_once(popup: CalendarPopup) -> None:
    popup.follow("31/09/2025")
    assert "September 2025 hanya sampai tanggal 30" in popup.meaning_label.text()
    assert popup.meaning_label.property("status") == "miss"


def test_that_its_buttons_take_today_nothing_or_go_away(popup: CalendarPopup) -> None:
    accepted: list[str] = []
    cancelled: list[bool] = []
    popup.accepted.connect(accepted.append)
    popup.cancelled.connect(lambda: cancelled.append(True))
    for button in (popup.today_button, popup.clear_button, popup.cancel_button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert accepted == ["01/12/2025", ""]
    assert cancelled == [True]


@pytest.mark.parametrize(
    "corner", [QPoint(0, 0), QPoint(850, 0), QPoint(0, 570), QPoint(850, 570), QPoint(400, 300)]
)
def test_that_the_calendar_stands_whole_in_the_window_and_beside_the_cell(
    popup: CalendarPopup, corner: QPoint
) -> None:
    cell = QWidget(popup.window_shown)
    cell.setGeometry(corner.x(), corner.y(), 50, 24)
    cell.show()
    popup.show_beside(cell)
    popup.follow("28/11/2025")
    assert popup.window_shown.rect().contains(popup.geometry())
    assert not popup.geometry().intersects(cell.geometry())


def test_that_a_long_reason_is_not_cut(popup: CalendarPopup) -> None:
    cell = QWidget(popup.window_shown)
    cell.setGeometry(10, 10, 50, 24)
    popup.show_beside(cell)
    popup.follow("31/09/2025")
    label = popup.meaning_label
    assert label.height() >= label.heightForWidth(label.width())
    assert popup.month_view.height() == popup.month_view.sizeHint().height()
    assert popup.rect().contains(popup.cancel_button.geometry())


@pytest.mark.parametrize("typed", ["", "2", "28/1", "28/11", "28/11/2025"])
def test_that_the_month_stays_whole_while_a_date_is_typed(popup: CalendarPopup, typed: str) -> None:
    cell = QWidget(popup.window_shown)
    cell.setGeometry(10, 10, 50, 24)
    popup.show_beside(cell)
    popup.follow(typed)
    assert popup.month_view.height() == popup.month_view.sizeHint().height()
    assert popup.rect().contains(popup.cancel_button.geometry())


# In the grid


@pytest.fixture
def grid(context: PageContext, qtbot: QtBot) -> Grid:
    shelf = Shelf(context)
    return shelf.show(qtbot, Jar("a", "Plum", date(2025, 11, 3)), Jar("b", "Pear"))


def calendar_of(grid: Grid) -> CalendarPopup:
    assistant = editor_of(grid).assistant
    assert isinstance(assistant, CalendarPopup)
    return assistant


def test_that_one_keystroke_in_a_date_cell_opens_the_calendar(grid: Grid, qtbot: QtBot) -> None:
    grid.go_to("b", "filled")
    QTest.keyClick(grid.table, "2")
    qtbot.waitUntil(calendar_of(grid).isVisible, timeout=20_000)
    QTest.keyClicks(editor_of(grid), "8/11/2025")
    assert calendar_of(grid).month_view.day == date(2025, 11, 28)
    assert calendar_of(grid).meaning_label.text() == "diisi 28"


@pytest.mark.parametrize("opener", [Key.Key_Space, Key.Key_F4, Key.Key_F2])
def test_that_a_day_is_chosen_by_arrows_alone(grid: Grid, opener: Key) -> None:
    grid.go_to("a", "filled")
    QTest.keyClick(grid.table, opener)
    for code in (Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_PageUp):
        QTest.keyClick(editor_of(grid), code)
    assert editor_of(grid).text() == "12/10/2025"
    QTest.keyClick(editor_of(grid), Key.Key_Return)
    assert shown(grid, "a", "filled") == "12/10/2025"


def test_that_alt_down_opens_the_calendar(grid: Grid) -> None:
    grid.go_to("a", "filled")
    QTest.keyClick(grid.table, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert calendar_of(grid).month_view.day == date(2025, 11, 3)


def test_that_a_click_on_a_day_writes_it(grid: Grid, qtbot: QtBot) -> None:
    grid.go_to("a", "filled")
    QTest.keyClick(grid.table, Key.Key_F2)
    calendar = calendar_of(grid)
    qtbot.waitUntil(calendar.isVisible, timeout=20_000)
    click(calendar.month_view, date(2025, 11, 20))
    assert shown(grid, "a", "filled") == "20/11/2025"
    assert grid.table.editor is None
    assert not calendar.isVisible()


def test_that_esc_in_the_calendar_changes_nothing(grid: Grid) -> None:
    grid.go_to("a", "filled")
    QTest.keyClick(grid.table, Key.Key_F2)
    QTest.keyClick(editor_of(grid), Key.Key_Down)
    QTest.keyClick(editor_of(grid), Key.Key_Escape)
    assert shown(grid, "a", "filled") == "03/11/2025"


def test_that_the_calendar_goes_with_the_page(grid: Grid, qtbot: QtBot) -> None:
    grid.go_to("a", "filled")
    QTest.keyClick(grid.table, Key.Key_F2)
    calendar = calendar_of(grid)
    qtbot.waitUntil(calendar.isVisible, timeout=20_000)
    grid.table.hide()
    assert calendar.isHidden()
