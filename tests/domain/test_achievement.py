"""Achievement, categories, manual indicators, and an indicator held against its target."""

from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.achievement import (
    Category,
    Direction,
    achievement,
    category_of,
    category_problems,
)
from iku_desktop.domain.assessment import assess, assess_plan, course_of_year, is_better
from iku_desktop.domain.indicators import measure
from iku_desktop.domain.plan import Goal, GoalKind, IkuPlan, ManualValue
from tests.builders import (
    CALENDAR,
    CATEGORIES,
    a_document,
    a_moment,
    a_target,
    an_indicator,
    eleven_villages,
    year_facts,
)

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
NINETEEN = [
    *(a_document(each.code, dated=date(2025, 3, 1)) for each in eleven_villages()[:9]),
    *(a_document(each.code, "RKPDES", 2026, date(2025, 9, 1)) for each in eleven_villages()[:10]),
]


def name_of(value: Fraction | None) -> str | None:
    category = category_of(value, CATEGORIES)
    return category.name if category else None


@pytest.mark.parametrize(
    ("actual", "target", "direction", "reached"),
    [
        (45, 90, HIGHER, Fraction(50)),
        (99, 90, HIGHER, Fraction(110)),
        (0, 90, HIGHER, Fraction(0)),
        (10, 20, LOWER, Fraction(150)),
        (20, 20, LOWER, Fraction(100)),
        (30, 20, LOWER, Fraction(50)),
        (40, 20, LOWER, Fraction(0)),
        (50, 20, LOWER, Fraction(0)),
        (0, 20, LOWER, Fraction(200)),
    ],
)
def test_that_achievement_follows_the_direction(
    actual: int, target: int, direction: Direction, reached: Fraction
) -> None:
    assert achievement(Fraction(actual), Fraction(target), direction) == reached


@pytest.mark.parametrize("direction", [HIGHER, LOWER])
def test_that_without_target_or_actual_or_with_target_zero_there_is_no_achievement(
    direction: Direction,
) -> None:
    assert achievement(None, Fraction(90), direction) is None
    assert achievement(Fraction(90), None, direction) is None
    assert achievement(Fraction(90), Fraction(0), direction) is None


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Fraction(150), "Sangat Tinggi"),
        (Fraction(91), "Sangat Tinggi"),
        (Fraction("90.999"), "Tinggi"),
        (Fraction(76), "Tinggi"),
        (Fraction("75.999"), "Sedang"),
        (Fraction(66), "Sedang"),
        (Fraction("65.995"), "Rendah"),
        (Fraction(51), "Rendah"),
        (Fraction("50.99999"), "Sangat Rendah"),
        (Fraction(0), "Sangat Rendah"),
        (None, None),
    ],
)
def test_that_the_unrounded_value_is_compared_with_each_bound(
    value: Fraction | None, name: str | None
) -> None:
    assert name_of(value) == name


def test_that_the_category_table_may_come_in_any_order_and_have_no_else() -> None:
    table = (Category("Baik", Fraction(50)), Category("Sangat baik", Fraction(80)))
    best = category_of(Fraction(90), table)
    assert best is not None
    assert best.name == "Sangat baik"
    assert category_of(Fraction(10), table) is None


def test_that_a_category_table_has_different_names_and_bounds_and_one_else() -> None:
    assert category_problems(CATEGORIES) == []
    twice = (Category("A", Fraction(5)), Category("a", Fraction(5)))
    assert [each.code for each in category_problems(twice)] == [
        "category_name_twice",
        "category_bound_twice",
        "category_else",
    ]


def test_that_a_manual_value_is_the_number_entered_for_the_year() -> None:
    entered = {"i": ManualValue("i", 2025, Fraction("3.95"))}
    figure = measure(year_facts(manual_values=entered), an_indicator("manual_value"), a_moment())
    assert (figure.actual, figure.attainable, figure.missing) == (Fraction("3.95"), None, None)


def test_that_a_manual_ratio_is_its_numerator_by_its_denominator() -> None:
    entered = {"i": ManualValue("i", 2025, None, Fraction(7), Fraction(8))}
    figure = measure(year_facts(manual_values=entered), an_indicator("manual_ratio"), a_moment())
    assert (figure.numerator, figure.denominator, figure.actual) == (7, 8, Fraction("87.5"))


def test_that_a_manual_ratio_with_denominator_zero_has_no_value() -> None:
    entered = {"i": ManualValue("i", 2025, None, Fraction(7), Fraction(0))}
    figure = measure(year_facts(manual_values=entered), an_indicator("manual_ratio"), a_moment())
    assert figure.actual is None
    assert figure.missing is not None
    assert figure.missing.code == "denominator_zero"


@pytest.mark.parametrize("calculator", ["manual_value", "manual_ratio"])
def test_that_what_was_not_entered_is_missing_and_not_zero(calculator: str) -> None:
    for entered in ({}, {"i": ManualValue("i", 2025, None, Fraction(7), None)}):
        figure = measure(year_facts(manual_values=entered), an_indicator(calculator), a_moment())
        assert figure.actual is None
        assert figure.missing is not None
        assert figure.missing.code == "not_entered"
        assert figure.missing.values == {"year": 2025}


@pytest.mark.parametrize(
    ("dated", "quarters"),
    [
        (None, [1, 2, 3, 4]),
        (date(2025, 6, 30), [2, 3, 4]),
        (date(2025, 7, 1), [3, 4]),
        (date(2026, 1, 20), [4]),
    ],
)
def test_that_a_manual_value_shows_from_its_date_on_and_at_the_latest_at_the_years_end(
    dated: date | None, quarters: list[int]
) -> None:
    facts = year_facts(manual_values={"i": ManualValue("i", 2025, Fraction(4), dated=dated)})
    shown = [
        quarter
        for quarter in (1, 2, 3, 4)
        if measure(facts, an_indicator("manual_value"), a_moment(quarter=quarter)).actual
    ]
    assert shown == quarters


def test_that_an_assessment_holds_the_figure_against_the_quarters_target() -> None:
    facts = year_facts(documents=NINETEEN, targets=[a_target(90), a_target(60, quarter=3)])
    assessed = assess(facts, an_indicator(), a_moment(quarter=3), CATEGORIES)
    assert assessed.target == 60
    assert assessed.achievement == Fraction(1900, 33) / 60 * 100
    assert assessed.category is not None
    assert assessed.category.name == "Sangat Tinggi"


def test_that_it_tells_how_many_the_target_still_needs() -> None:
    facts = year_facts(documents=NINETEEN, targets=[a_target(90)])
    assessed = assess(facts, an_indicator(), a_moment(quarter=3), CATEGORIES)
    assert (assessed.needed, assessed.lacking) == (30, 11)
    assert assessed.with_more(3) == Fraction(2200, 33)
    easy = assess(
        year_facts(documents=NINETEEN, targets=[a_target(10)]), an_indicator(), a_moment(), ()
    )
    assert easy.lacking == 0


def test_that_without_a_target_nothing_is_needed_achieved_or_judged() -> None:
    assessed = assess(year_facts(documents=NINETEEN), an_indicator(), a_moment(), CATEGORIES)
    assert (assessed.target, assessed.achievement, assessed.category) == (None, None, None)
    assert (assessed.needed, assessed.lacking) == (None, None)


def test_that_achievements_above_100_are_not_capped() -> None:
    facts = year_facts(documents=NINETEEN, targets=[a_target(20)])
    reached = assess(facts, an_indicator(), a_moment(quarter=3), CATEGORIES).achievement
    assert reached is not None
    assert reached > 100


def test_that_the_course_of_a_year_stops_at_the_quarter_looked_at() -> None:
    facts = year_facts(documents=NINETEEN, targets=[a_target(60, quarter=3)])
    moment = a_moment(quarter=3, today=date(2025, 8, 1))
    course = course_of_year(facts, an_indicator(), moment, CATEGORIES)
    values = [point.assessment and point.assessment.measurement.numerator for point in course]
    assert values == [9, 9, 9, None]
    assert [point.target for point in course] == [None, None, 60, None]
    assert [point.running for point in course] == [False, False, True, False]


def test_that_a_plan_is_assessed_in_the_sheets_order_with_the_objective_last() -> None:
    goals = (
        Goal("t", GoalKind.OBJECTIVE, "Tujuan", 1),
        Goal("s1", GoalKind.STRATEGIC, "Satu", 1),
        Goal("s2", GoalKind.STRATEGIC, "Dua", 2),
    )
    indicators = (
        an_indicator("manual_value", id="1", code="IPP", goal_id="t"),
        an_indicator(id="2", code="IKU-2", goal_id="s2"),
        an_indicator("follow_up", id="3", code="IKU-1", goal_id="s1"),
    )
    plan = IkuPlan("p", 2024, 2026, "IKU", (), goals, indicators, CALENDAR)
    assessed = assess_plan(year_facts(), plan, a_moment(), CATEGORIES)
    assert [each.indicator.code for each in assessed] == ["IKU-1", "IKU-2", "IPP"]


def test_that_better_means_more_or_less_as_the_direction_says() -> None:
    assert is_better(HIGHER, Fraction(1))
    assert not is_better(HIGHER, Fraction(-1))
    assert is_better(LOWER, Fraction(-1))
    assert not is_better(LOWER, Fraction(0))
