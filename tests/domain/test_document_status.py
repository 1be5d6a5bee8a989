"""A document's status on an as-of date, and which dates it may bear."""

from datetime import date, timedelta

import pytest

from iku_desktop.domain.documents import (
    DocumentStatus,
    StatusOnDate,
    date_problem,
    order_flag,
    status_on,
)
from iku_desktop.domain.periods import Moment, Quarter
from tests.builders import APB, RKP

DUE = date(2025, 3, 31)
LATER = date(2026, 2, 1)


def on(as_of: date, today: date = LATER) -> Moment:
    return Moment(Quarter.of(as_of), as_of, today)


def test_that_a_document_set_on_the_due_date_is_on_time() -> None:
    assert status_on(DUE, DUE, on(DUE)) == StatusOnDate(DocumentStatus.ON_TIME, 0)


def test_that_a_document_set_before_the_due_date_is_on_time_with_the_days_it_had_left() -> None:
    assert status_on(DUE, date(2025, 2, 26), on(DUE)) == StatusOnDate(DocumentStatus.ON_TIME, 33)


@pytest.mark.parametrize("days", [1, 4, 365])
def test_that_a_document_after_the_due_date_is_late_by_its_days(days: int) -> None:
    dated = DUE + timedelta(days=days)
    assert status_on(DUE, dated, on(dated)) == StatusOnDate(DocumentStatus.LATE, days)


def test_that_a_document_dated_after_the_as_of_date_is_not_there_yet() -> None:
    assert status_on(DUE, date(2025, 3, 15), on(date(2025, 3, 1))) == StatusOnDate(
        DocumentStatus.WAITING, 30
    )
    late_one = date(2025, 4, 4)
    assert status_on(DUE, late_one, on(date(2025, 4, 3))).status is DocumentStatus.MISSING
    assert status_on(DUE, late_one, on(late_one)).status is DocumentStatus.LATE


def test_that_a_document_not_there_before_its_due_date_has_days_left() -> None:
    assert status_on(DUE, None, on(date(2025, 3, 1))) == StatusOnDate(DocumentStatus.WAITING, 30)


def test_that_the_due_date_itself_still_counts_while_it_runs() -> None:
    assert status_on(DUE, None, on(DUE, today=DUE)) == StatusOnDate(DocumentStatus.WAITING, 0)


def test_that_looked_back_on_the_due_date_it_has_just_passed() -> None:
    missed = status_on(DUE, None, on(DUE, today=DUE + timedelta(days=1)))
    assert missed == StatusOnDate(DocumentStatus.MISSING, 0)


def test_that_a_document_not_there_after_its_due_date_is_missing_by_its_days() -> None:
    assert status_on(DUE, None, on(date(2025, 9, 30))) == StatusOnDate(DocumentStatus.MISSING, 183)


def test_that_an_as_of_date_ahead_of_today_misses_nothing_that_is_not_over() -> None:
    ahead = on(date(2025, 6, 30), today=date(2025, 3, 30))
    assert status_on(DUE, None, ahead) == StatusOnDate(DocumentStatus.WAITING, 1)


def test_that_a_date_in_the_future_is_refused_with_both_days() -> None:
    problem = date_problem(date(2025, 3, 2), DUE, today=date(2025, 3, 1))
    assert problem is not None
    assert (problem.code, problem.field) == ("date_in_future", "date")
    assert problem.values == {"date": date(2025, 3, 2), "today": date(2025, 3, 1)}


def test_that_today_is_no_future_date() -> None:
    assert date_problem(date(2025, 3, 1), DUE, today=date(2025, 3, 1)) is None


def test_that_a_date_more_than_18_months_before_the_due_date_is_refused() -> None:
    assert date_problem(date(2023, 9, 30), DUE, LATER) is None
    problem = date_problem(date(2023, 9, 29), DUE, LATER)
    assert problem is not None
    assert problem.code == "date_too_early"
    assert problem.values["earliest"] == date(2023, 9, 30)
    assert problem.values["due"] == DUE


def test_that_a_late_date_is_never_refused_for_being_late() -> None:
    assert date_problem(date(2026, 1, 31), DUE, LATER) is None


def test_that_a_work_plan_dated_after_the_budget_of_its_year_is_flagged() -> None:
    flag = order_flag(RKP, date(2025, 11, 1), date(2025, 10, 31))
    assert flag is not None
    assert flag.code == "dated_after_successor"
    assert (flag.values["date"], flag.values["other"]) == (date(2025, 11, 1), date(2025, 10, 31))
    assert flag.values["other_type"] == "APBDES"


@pytest.mark.parametrize(
    ("dated", "other"),
    [
        (date(2025, 10, 31), date(2025, 10, 31)),
        (date(2025, 10, 30), date(2025, 10, 31)),
        (None, date(2025, 10, 31)),
        (date(2025, 10, 31), None),
    ],
)
def test_that_a_work_plan_in_order_is_not_flagged(dated: date | None, other: date | None) -> None:
    assert order_flag(RKP, dated, other) is None
    assert APB.not_after is None
