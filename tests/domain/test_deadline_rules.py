"""Deadline rules as data, which of them is law, and the Camat's exceptions."""

from dataclasses import replace
from datetime import date

import pytest

from iku_desktop.domain.documents import (
    CountingDate,
    DeadlineRule,
    effective_due,
    exception_problems,
    is_valid_on,
    rule_day_problem,
    rule_for,
)
from tests.builders import RULES, an_exception

RKP_RULE, APB_RULE, LPP_RULE = RULES


def test_that_a_village_work_plan_is_due_on_30_september_of_the_year_before() -> None:
    assert RKP_RULE.due(2026) == date(2025, 9, 30)


def test_that_a_village_budget_is_due_on_31_december_of_the_year_before() -> None:
    assert APB_RULE.due(2026) == date(2025, 12, 31)


def test_that_a_year_end_report_is_due_on_31_march_of_the_year_after() -> None:
    assert LPP_RULE.due(2024) == date(2025, 3, 31)


def test_that_set_counts_for_plan_and_budget_and_submitted_for_the_report() -> None:
    assert (RKP_RULE.counts, APB_RULE.counts) == (CountingDate.SET, CountingDate.SET)
    assert LPP_RULE.counts is CountingDate.SUBMITTED


def test_that_no_due_date_shifts_for_a_weekend() -> None:
    due = LPP_RULE.due(2023)
    assert due == date(2024, 3, 31)
    assert due.weekday() == 6


@pytest.mark.parametrize(
    ("month", "day", "due_2024", "due_2025"),
    [
        (2, 28, date(2024, 2, 29), date(2025, 2, 28)),
        (2, 29, date(2024, 2, 29), date(2025, 2, 28)),
        (2, 27, date(2024, 2, 27), date(2025, 2, 27)),
        (6, 31, date(2024, 6, 30), date(2025, 6, 30)),
        (1, 30, date(2024, 1, 30), date(2025, 1, 30)),
        (12, 1, date(2024, 12, 1), date(2025, 12, 1)),
    ],
)
def test_that_a_month_end_is_meant_as_month_end(
    month: int, day: int, due_2024: date, due_2025: date
) -> None:
    rule = DeadlineRule("RKPDES", month, day, 0, CountingDate.SET, "")
    assert (rule.due(2024), rule.due(2025)) == (due_2024, due_2025)


def test_that_a_change_of_law_is_a_new_row_for_the_due_dates_from_then_on() -> None:
    old = replace(RKP_RULE, valid_to=date(2025, 12, 31), id="old")
    new = replace(RKP_RULE, month=10, day=31, valid_from=date(2026, 1, 1), id="new")
    assert rule_for([new, old], "RKPDES", 2026) == old
    assert rule_for([old, new], "RKPDES", 2027) == new
    assert rule_for([old, new], "APBDES", 2027) is None


def test_that_a_rule_holds_on_the_very_ends_of_its_validity() -> None:
    rule = replace(RKP_RULE, valid_from=date(2025, 9, 30), valid_to=date(2026, 9, 30))
    assert [year for year in range(2020, 2030) if rule.applies_to(year)] == [2026, 2027]


def test_that_of_two_rules_in_force_the_newer_one_is_law() -> None:
    open_ended = replace(RKP_RULE, id="since ever")
    newer = replace(RKP_RULE, valid_from=date(2024, 1, 1), day=15, id="newer")
    assert rule_for([newer, open_ended], "RKPDES", 2026) == newer
    assert rule_for([newer, open_ended], "RKPDES", 2024) == open_ended


def test_that_an_open_end_of_a_validity_holds_for_ever() -> None:
    assert is_valid_on(date(1900, 1, 1), None, None)
    assert is_valid_on(date(2025, 1, 1), date(2025, 1, 1), None)
    assert not is_valid_on(date(2024, 12, 31), date(2025, 1, 1), None)
    assert is_valid_on(date(2025, 1, 1), None, date(2025, 1, 1))
    assert not is_valid_on(date(2025, 1, 2), None, date(2025, 1, 1))


def test_that_an_exception_binds_from_the_day_it_was_decided() -> None:
    exception = an_exception(new_due=date(2025, 4, 30), decided_on=date(2025, 3, 20))
    due = date(2025, 3, 31)
    assert effective_due(due, exception, date(2025, 3, 19)) == due
    assert effective_due(due, exception, date(2025, 3, 20)) == date(2025, 4, 30)
    assert effective_due(due, None, date(2025, 3, 20)) == due


def test_that_an_exception_must_give_more_time_and_be_decided_already() -> None:
    due, today = date(2025, 3, 31), date(2025, 4, 1)
    earlier = exception_problems(due, due, date(2025, 4, 2), today)
    assert [(each.code, each.field) for each in earlier] == [
        ("exception_not_later", "new_due"),
        ("date_in_future", "decided_on"),
    ]
    assert exception_problems(due, date(2025, 4, 1), today, today) == []


@pytest.mark.parametrize(("month", "day", "wrong"), [(2, 30, True), (2, 29, False), (4, 31, True)])
def test_that_a_rule_names_a_day_its_month_can_have(month: int, day: int, wrong: bool) -> None:
    assert (rule_day_problem(month, day) is not None) is wrong
