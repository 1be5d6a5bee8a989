"""Targets with revisions, plans by year, forms read at once, and who signs on a day."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.forms import Field, read_form
from iku_desktop.domain.office import Official, signing_official
from iku_desktop.domain.plan import (
    Formula,
    Goal,
    GoalKind,
    IkuPlan,
    measuring_target,
    plan_of,
    target_on,
    target_problem,
    years_problem,
)
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import read_date, read_text
from tests.builders import a_target, an_indicator

DAY = date(2025, 6, 30)


def a_plan(first_year: int, last_year: int, plan_id: str = "p") -> IkuPlan:
    return IkuPlan(plan_id, first_year, last_year, "IKU", (), (), (), {})


def test_that_a_quarter_is_measured_by_its_own_target_else_by_the_years() -> None:
    targets = [a_target(90), a_target(60, quarter=3)]
    assert measuring_target(targets, "i", 2025, 3, DAY) == 60
    assert measuring_target(targets, "i", 2025, 2, DAY) == 90


def test_that_a_target_of_another_indicator_or_year_is_no_target() -> None:
    targets = [a_target(90, year=2024), a_target(80, indicator_id="other")]
    assert measuring_target(targets, "i", 2025, 1, DAY) is None


def test_that_the_newest_revision_decided_by_then_is_the_target() -> None:
    targets = [
        a_target(90, revision=0),
        a_target(85, revision=1, decided_on=date(2025, 6, 30)),
        a_target(80, revision=2, decided_on=date(2025, 7, 1)),
    ]
    assert target_on(targets, "i", 2025, 0, date(2025, 6, 29)) == 90
    assert target_on(targets, "i", 2025, 0, date(2025, 6, 30)) == 85
    assert target_on(targets, "i", 2025, 0, date(2025, 12, 31)) == 80


def test_that_a_quarters_target_of_zero_is_a_target_and_not_a_gap() -> None:
    targets = [a_target(90), a_target(0, quarter=1)]
    assert measuring_target(targets, "i", 2025, 1, DAY) == 0


@pytest.mark.parametrize(
    ("value", "unit", "code"),
    [
        ("-1", "%", "target_negative"),
        ("100.01", "%", "target_above_100"),
        ("100", "%", None),
        ("0", "%", None),
        ("250", "indeks", None),
        ("-0.01", "indeks", "target_negative"),
    ],
)
def test_that_a_target_is_a_share_or_at_least_nothing_negative(
    value: str, unit: str, code: str | None
) -> None:
    problem = target_problem(Fraction(value), unit)
    assert (problem.code if problem else None) == code


def test_that_a_year_is_measured_by_the_plan_that_holds_it() -> None:
    old, new = a_plan(2020, 2025, "old"), a_plan(2024, 2026, "new")
    assert plan_of([old, new], 2023) == old
    assert plan_of([new, old], 2024) == new
    assert plan_of([old, new], 2027) is None


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (2024, 2026, None),
        (2024, 2024, None),
        (2025, 2024, "years_reversed"),
        (2000, 2020, "too_many_years"),
    ],
)
def test_that_a_plan_holds_some_years_in_order(first: int, last: int, code: str | None) -> None:
    problem = years_problem(first, last)
    assert (problem.code if problem else None) == code


def test_that_indicators_stand_in_the_order_of_their_goals() -> None:
    goals = (
        Goal("b", GoalKind.STRATEGIC, "Dua", 2),
        Goal("a", GoalKind.STRATEGIC, "Satu", 1),
        Goal("t", GoalKind.OBJECTIVE, "Tujuan", 1),
    )
    indicators = tuple(
        an_indicator(id=key, goal_id=goal, position=position)
        for key, goal, position in (("1", "b", 1), ("2", "a", 2), ("3", "a", 1), ("4", "t", 1))
    )
    plan = replace(a_plan(2024, 2026), goals=goals, indicators=indicators)
    assert [each.id for each in plan.of_kind(GoalKind.STRATEGIC)] == ["3", "2", "1"]
    assert [each.id for each in plan.of_kind(GoalKind.OBJECTIVE)] == ["4"]


def test_that_only_two_halves_make_a_fraction() -> None:
    assert Formula(numerator="a", denominator="b").is_fraction
    assert not Formula(text="a / b").is_fraction
    assert not Formula(numerator="a").is_fraction


def test_that_the_official_whose_term_began_last_signs() -> None:
    camat = Official("1", "Camat", "CAMAT", valid_to=date(2025, 5, 31))
    acting = Official("2", "Plt", "CAMAT", valid_from=date(2025, 6, 1), valid_to=date(2025, 8, 31))
    stand_in = replace(acting, id="3", name="Plh", valid_from=date(2025, 6, 20))
    officials = [stand_in, camat, acting]
    signs = {
        day: signing_official(officials, day)
        for day in (date(2025, 5, 31), date(2025, 6, 1), date(2025, 6, 20), date(2025, 9, 1))
    }
    assert [each and each.name for each in signs.values()] == ["Camat", "Plt", "Plh", None]


FIELDS = (
    Field("name", read_text, needed=True),
    Field("date", read_date),
    Field("note", read_text),
)


def test_that_a_form_gives_the_values_of_the_fields_that_were_typed() -> None:
    assert read_form(FIELDS, {"name": " A ", "date": "1/2/2025"}) == {
        "name": "A",
        "date": date(2025, 2, 1),
    }
    assert read_form(FIELDS, {}) == {}


def test_that_all_problems_of_a_form_come_back_together() -> None:
    with pytest.raises(Refused) as refused:
        read_form(FIELDS, {"name": "", "date": "31/9/2025", "note": "\x00"})
    found = [(problem.field, problem.code) for problem in refused.value.problems]
    assert found == [
        ("name", "needed"),
        ("date", "date_past_month_end"),
        ("note", "text_character"),
    ]


def test_that_a_whole_form_needs_its_needed_fields() -> None:
    with pytest.raises(Refused) as refused:
        read_form(FIELDS, {"note": "x"}, whole=True)
    assert [problem.field for problem in refused.value.problems] == ["name"]


def test_that_a_problem_can_be_said_of_another_field_and_a_refusal_names_all() -> None:
    problem = Problem("needed", "name")
    assert problem.at("title") == Problem("needed", "title")
    assert str(Refused([problem, problem.at("title")])) == "name: needed; title: needed"
    assert Refused(problem).problems == (problem,)
