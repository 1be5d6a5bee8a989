"""Working days and the clock of a draft's evaluation: twenty working days, after which silence agrees."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evaluation import (
    Evaluation,
    EvaluationRule,
    EvaluationState,
    evaluation_of,
    evaluation_problems,
    evaluation_rule,
    rules_as_text,
    rules_from_text,
)
from iku_desktop.domain.holidays import is_working_day, working_day_after, working_days_until

FRIDAY, MONDAY = date(2025, 11, 28), date(2025, 12, 1)
CHRISTMAS, NEW_YEAR = date(2025, 12, 25), date(2026, 1, 1)
RULE = EvaluationRule("APBDES", 20, "Permendagri 20/2018 Pasal 35")
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def clock(
    received: date | None, today: date, holidays: set[date] | None = None, **values: date
) -> Evaluation | None:
    document = VillageDocument("v", "APBDES", 2026, draft_received=received, **values)  # type: ignore[arg-type]
    return evaluation_of(document, RULE, holidays or set(), today)


def test_that_an_office_works_from_monday_to_friday() -> None:
    week = [MONDAY + timedelta(days=each) for each in range(7)]
    assert [is_working_day(day, ()) for day in week] == [True] * 5 + [False] * 2
    assert not is_working_day(MONDAY, {MONDAY})


def test_that_the_day_of_receipt_is_not_counted() -> None:
    assert working_day_after(MONDAY, 1, ()) == MONDAY + timedelta(days=1)
    assert working_day_after(MONDAY, 0, ()) == MONDAY


def test_that_a_draft_received_on_friday_begins_to_count_on_monday() -> None:
    assert working_day_after(FRIDAY, 1, ()) == MONDAY
    assert working_day_after(FRIDAY, 5, ()) == date(2025, 12, 5)


def test_that_twenty_working_days_without_a_holiday_are_four_weeks() -> None:
    assert working_day_after(MONDAY, 20, ()) == MONDAY + timedelta(weeks=4)


def test_that_holidays_over_the_turn_of_the_year_push_the_end_on() -> None:
    assert working_day_after(date(2025, 12, 22), 8, ()) == NEW_YEAR
    assert working_day_after(date(2025, 12, 22), 8, {CHRISTMAS, NEW_YEAR}) == date(2026, 1, 5)


def test_that_a_holiday_on_a_sunday_changes_nothing() -> None:
    sunday = date(2025, 12, 7)
    assert working_day_after(MONDAY, 20, {sunday}) == working_day_after(MONDAY, 20, ())


def test_that_holidays_without_end_and_the_end_of_the_calendar_are_no_endless_loop() -> None:
    always = {MONDAY + timedelta(days=each) for each in range(4_000)}
    assert working_day_after(MONDAY, 1, always) == MONDAY + timedelta(days=3_660)
    assert working_day_after(date(9999, 12, 30), 20, ()) == date.max


@given(DAYS, st.integers(1, 60), st.sets(DAYS, max_size=40))
def test_that_counting_there_and_back_agrees(start: date, count: int, holidays: set[date]) -> None:
    end = working_day_after(start, count, holidays)
    assert working_days_until(start, end, holidays) == count
    assert is_working_day(end, holidays)


@given(DAYS, st.integers(-30, 400), st.sets(DAYS, max_size=10))
def test_that_the_short_way_counts_as_one_does_on_fingers(
    start: date, days: int, holidays: set[date]
) -> None:
    end = start + timedelta(days=days)
    by_hand = sum(
        is_working_day(start + timedelta(days=each), holidays) for each in range(1, days + 1)
    )
    assert working_days_until(start, end, holidays) == by_hand


def test_that_a_running_clock_says_how_many_working_days_are_left() -> None:
    found = clock(date(2025, 11, 14), MONDAY)
    assert found is not None
    assert (found.state, found.until, found.left) == (
        EvaluationState.RUNNING,
        date(2025, 12, 12),
        9,
    )
    assert found.legal_basis == "Permendagri 20/2018 Pasal 35"


def test_that_the_last_day_itself_still_runs_and_the_day_after_lets_the_draft_be_valid() -> None:
    received = date(2025, 11, 14)
    last = clock(received, date(2025, 12, 12))
    after = clock(received, date(2025, 12, 13))
    assert last is not None
    assert after is not None
    assert (last.state, last.left) == (EvaluationState.RUNNING, 0)
    assert (after.state, after.left) == (EvaluationState.LAPSED, 0)


def test_that_an_answer_in_time_and_one_too_late_are_told_apart() -> None:
    received = date(2025, 11, 14)
    in_time = clock(received, MONDAY, evaluated_on=date(2025, 12, 12))
    late = clock(received, MONDAY, evaluated_on=date(2025, 12, 15))
    assert in_time is not None
    assert late is not None
    assert in_time.state is EvaluationState.DONE
    assert late.state is EvaluationState.DONE_LATE


def test_that_a_document_that_was_set_has_no_running_clock() -> None:
    found = clock(date(2025, 11, 14), date(2026, 3, 1), dated=date(2025, 12, 20))
    assert found is not None
    assert found.state is EvaluationState.SET


def test_that_nothing_is_reckoned_without_a_draft_or_a_rule() -> None:
    assert clock(None, MONDAY) is None
    assert evaluation_of(None, RULE, (), MONDAY) is None
    document = VillageDocument("v", "RKPDES", 2026, draft_received=FRIDAY)
    assert evaluation_of(document, evaluation_rule((RULE,), "RKPDES"), (), MONDAY) is None
    assert evaluation_rule((RULE,), "APBDES") is RULE


@pytest.mark.parametrize(
    ("received", "evaluated", "codes"),
    [
        (FRIDAY, MONDAY, {}),
        (MONDAY, MONDAY, {}),
        (FRIDAY, None, {}),
        (None, None, {}),
        (None, MONDAY, {"evaluated_on": "evaluated_without_draft"}),
        (MONDAY, FRIDAY, {"evaluated_on": "evaluated_before_receipt"}),
        (date(2025, 12, 2), None, {"draft_received": "date_in_future"}),
        (FRIDAY, date(2025, 12, 2), {"evaluated_on": "date_in_future"}),
    ],
)
def test_that_the_dates_of_an_evaluation_can_only_stand_in_order(
    received: date | None, evaluated: date | None, codes: dict[str, str]
) -> None:
    found = evaluation_problems(received, evaluated, MONDAY)
    assert {problem.field: problem.code for problem in found} == codes


def test_that_rules_survive_the_text_of_the_settings_also_when_there_are_none() -> None:
    rules = (RULE, EvaluationRule("RKPDES", 10, "Perbup “7”; 2026"))
    assert rules_from_text(rules_as_text(rules)) == rules
    assert rules_as_text(()) != ""
    assert rules_from_text(rules_as_text(())) == ()
