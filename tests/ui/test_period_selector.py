"""Year and quarters in the frame: the lock on closed ones, the word of the state, room for any of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from iku_desktop.domain.periods import QUARTERS, Quarter
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.presentation.texts import t
from iku_desktop.ui.period_selector import PeriodSelector
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.services.desk import Desk
from tests.ui.dialogs_open import seen

CLOSED, OPEN = QuarterState.CLOSED, QuarterState.OPEN
RUNNING, FUTURE = QuarterState.RUNNING, QuarterState.FUTURE
YEARS = (2024, 2025, 2026)


@pytest.fixture
def period(theme: Theme, qtbot: QtBot) -> PeriodSelector:
    made = PeriodSelector(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def show(period: PeriodSelector, number: int, *states: QuarterState) -> None:
    by_number = dict(zip(QUARTERS, states, strict=True))
    period.show_period(Quarter(2025, number), YEARS, by_number)


def locked(period: PeriodSelector) -> list[int]:
    """The quarters that bear an icon."""
    return [each for each in QUARTERS if not period.quarters.button(each).icon().isNull()]


def test_that_closed_quarters_bear_a_lock_and_only_they(period: PeriodSelector) -> None:
    show(period, 3, CLOSED, CLOSED, OPEN, RUNNING)
    assert locked(period) == [1, 2]
    show(period, 3, CLOSED, OPEN, OPEN, RUNNING)
    assert locked(period) == [1], "a quarter that was opened again keeps its lock"


def test_that_the_chosen_quarter_is_the_one_pressed_down(period: PeriodSelector) -> None:
    show(period, 2, CLOSED, CLOSED, OPEN, RUNNING)
    assert [period.quarters.button(each).isChecked() for each in QUARTERS] == [
        *(False, True, False, False),
    ]
    assert period.years.currentText() == "2025"


def test_that_each_quarter_tells_its_state_to_a_screen_reader(period: PeriodSelector) -> None:
    states = (CLOSED, OPEN, RUNNING, FUTURE)
    show(period, 1, *states)
    for number, state in zip(QUARTERS, states, strict=True):
        button = period.quarters.button(number)
        assert t(f"common.quarter_state.{state.value}") in button.accessibleName()
        assert Quarter(2025, number).roman in button.accessibleName()
        assert button.toolTip() == button.accessibleName()


@pytest.mark.parametrize(
    ("number", "word", "has_icon"),
    [
        (1, t("common.quarter_state.closed"), True),
        (2, t("frame.ready_to_close"), True),
        (3, t("common.quarter_state.open"), True),
        (4, t("common.quarter_state.running"), False),
    ],
)
def test_that_the_word_tells_how_the_chosen_quarter_stands(
    period: PeriodSelector, number: int, word: str, has_icon: bool
) -> None:
    show(period, number, CLOSED, OPEN, OPEN, RUNNING)
    assert period.state.text() == word
    assert seen(period.state_icon) == has_icon


def test_that_the_quarters_stay_in_their_place_whatever_the_word(period: PeriodSelector) -> None:
    widths = set()
    for number in QUARTERS:
        show(period, number, CLOSED, OPEN, OPEN, FUTURE)
        widths.add(period.state.minimumWidth())
        metrics = QFontMetrics(period.state.font())
        assert metrics.horizontalAdvance(period.state.text()) <= period.state.minimumWidth()
    assert len(widths) == 1


def test_that_a_larger_font_gets_more_room_and_keeps_the_locks(
    period: PeriodSelector, theme: Theme
) -> None:
    show(period, 1, CLOSED, OPEN, OPEN, FUTURE)
    before = period.state.minimumWidth()
    theme.choose(Look(Shade.DARK, 16.0))
    assert period.state.minimumWidth() > before
    assert locked(period) == [1]


def test_that_a_press_chooses_another_quarter_once(period: PeriodSelector, qtbot: QtBot) -> None:
    show(period, 1, CLOSED, OPEN, OPEN, FUTURE)
    chosen: list[object] = []
    period.chosen.connect(chosen.append)
    for number in (1, 3):
        qtbot.mouseClick(period.quarters.button(number), Qt.MouseButton.LeftButton)
    assert chosen == [Quarter(2025, 3)], "the quarter that is shown already is no choice"


def test_that_the_steps_cross_the_year_and_end_with_the_list(period: PeriodSelector) -> None:
    chosen: list[object] = []
    period.chosen.connect(chosen.append)
    show(period, 1, OPEN, OPEN, OPEN, OPEN)
    period.go_back()
    assert chosen == [Quarter(2024, 4)]
    states = dict.fromkeys(QUARTERS, FUTURE)
    period.show_period(Quarter(2026, 4), YEARS, states)
    assert period.previous.isEnabled()
    assert not period.next.isEnabled()
    period.go_on()
    assert chosen == [Quarter(2024, 4)]


def test_that_closing_and_opening_again_move_the_lock(period: PeriodSelector, desk: Desk) -> None:
    def look() -> tuple[list[int], str]:
        frame = desk.services.frame.frame(2025)
        period.show_period(Quarter(2025, 1), frame.years, frame.states)
        return locked(period), period.state.text()

    assert look() == ([], t("frame.ready_to_close"))
    desk.services.closings.close(Quarter(2025, 1))
    assert look() == ([1], t("common.quarter_state.closed"))
    desk.services.closings.reopen(Quarter(2025, 1), "salah catat")
    assert look() == ([], t("frame.ready_to_close"))


def test_that_a_closed_quarter_tells_when_and_by_whom(period: PeriodSelector, desk: Desk) -> None:
    desk.services.closings.close(Quarter(2025, 1))
    frame = desk.services.frame.frame(2025)
    assert set(frame.closings) == {1}
    period.show_period(Quarter(2025, 1), frame.years, frame.states, frame.closings)
    for widget in (period.quarters.button(1), period.state, period.state_icon):
        assert "ditutup 01/12/2025" in widget.toolTip()
        assert "Siti Aminah" in widget.toolTip()
    assert "Siti Aminah" in period.quarters.button(1).accessibleName()
    period.show_period(Quarter(2025, 2), frame.years, frame.states, frame.closings)
    assert "Siti Aminah" not in period.state.toolTip()
    desk.services.closings.reopen(Quarter(2025, 1), "Salah")
    assert desk.services.frame.frame(2025).closings == {}
