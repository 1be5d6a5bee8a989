"""Quarters, month ends, and the date a quarter is looked at."""

from datetime import date, timedelta

import pytest

from iku_desktop.domain.periods import Moment, Quarter, month_end, months_before
from tests.builders import a_moment


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2025, 1, 1), 1),
        (date(2025, 3, 31), 1),
        (date(2025, 4, 1), 2),
        (date(2025, 6, 30), 2),
        (date(2025, 7, 1), 3),
        (date(2025, 9, 30), 3),
        (date(2025, 10, 1), 4),
        (date(2025, 12, 31), 4),
    ],
)
def test_that_a_day_belongs_to_its_calendar_quarter(day: date, number: int) -> None:
    assert Quarter.of(day) == Quarter(2025, number)
    assert Quarter.of(day).contains(day)


def test_that_every_day_of_a_year_lies_in_exactly_one_quarter() -> None:
    day = date(2024, 1, 1)
    while day.year == 2024:
        holding = [n for n in (1, 2, 3, 4) if Quarter(2024, n).contains(day)]
        assert holding == [Quarter.of(day).number]
        day += timedelta(days=1)


def test_that_quarters_follow_each_other_over_the_turn_of_the_year() -> None:
    assert Quarter(2025, 4).following == Quarter(2026, 1)
    assert Quarter(2026, 1).preceding == Quarter(2025, 4)
    assert Quarter(2025, 2).following == Quarter(2025, 3)
    assert Quarter(2025, 3).preceding == Quarter(2025, 2)
    assert Quarter(2025, 4) < Quarter(2026, 1)


def test_that_quarters_are_printed_in_roman_figures() -> None:
    assert [Quarter(2025, n).roman for n in (1, 2, 3, 4)] == ["I", "II", "III", "IV"]


def test_that_a_past_quarter_is_looked_at_on_its_last_day() -> None:
    assert Quarter(2025, 3).as_of(date(2026, 2, 1)) == date(2025, 9, 30)


def test_that_a_running_quarter_is_looked_at_today() -> None:
    assert Quarter(2025, 3).as_of(date(2025, 8, 5)) == date(2025, 8, 5)
    assert Quarter(2025, 3).as_of(date(2025, 9, 30)) == date(2025, 9, 30)


def test_that_a_report_may_be_asked_for_as_of_a_later_day() -> None:
    moment = Moment.at(Quarter(2025, 4), date(2026, 5, 1), as_of=date(2026, 3, 31))
    assert moment.as_of == date(2026, 3, 31)
    assert moment.year == 2025


def test_that_a_due_date_has_passed_on_the_following_day_only() -> None:
    due = date(2025, 3, 31)
    assert not a_moment(quarter=1, today=date(2025, 3, 31)).has_passed(due)
    assert a_moment(quarter=1, today=date(2025, 4, 1)).has_passed(due)


def test_that_a_due_date_after_the_as_of_date_has_not_passed() -> None:
    due = date(2025, 3, 31)
    moment = a_moment(quarter=1, today=date(2026, 1, 1), as_of=date(2025, 3, 30))
    assert not moment.has_passed(due)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2025, 2, 28), (2024, 2, 29), (2100, 2, 28), (2025, 4, 30)]
)
def test_that_month_ends_know_leap_years(year: int, month: int, day: int) -> None:
    assert month_end(year, month) == date(year, month, day)


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2025, 9, 30), 18, date(2024, 3, 30)),
        (date(2025, 12, 31), 18, date(2024, 6, 30)),
        (date(2025, 3, 31), 1, date(2025, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2025, 1, 15), 1, date(2024, 12, 15)),
        (date(2025, 1, 15), 13, date(2023, 12, 15)),
        (date(2025, 12, 1), 12, date(2024, 12, 1)),
    ],
)
def test_that_months_before_end_at_the_end_of_a_shorter_month(
    day: date, months: int, earlier: date
) -> None:
    assert months_before(day, months) == earlier


@pytest.mark.parametrize(
    ("quarter", "today", "as_of", "wanted"),
    [
        (2, date(2026, 2, 1), None, (4, date(2025, 12, 31))),
        (4, date(2025, 12, 31), None, (4, date(2025, 12, 31))),
        (1, date(2025, 5, 7), None, (2, date(2025, 5, 7))),
        (1, date(2024, 5, 7), None, (1, date(2024, 5, 7))),
        (3, date(2026, 6, 1), date(2026, 3, 31), (4, date(2026, 3, 31))),
        (4, date(2026, 6, 1), date(2025, 4, 1), (2, date(2025, 4, 1))),
    ],
)
def test_that_a_whole_year_is_looked_at_on_its_last_day_or_today_or_as_asked(
    quarter: int, today: date, as_of: date | None, wanted: tuple[int, date]
) -> None:
    found = Moment.at(Quarter(2025, quarter), today, as_of).of_year()
    assert (found.quarter, found.as_of, found.today) == (Quarter(2025, wanted[0]), wanted[1], today)
