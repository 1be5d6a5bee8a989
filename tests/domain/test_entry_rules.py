"""What can be wrong with an entry beyond its single fields: codes, validity, targets, rules, tables."""

from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.achievement import Category, category_problems
from iku_desktop.domain.documents import exception_problems, order_flag, rule_day_problem
from iku_desktop.domain.forms import Field, changed, read_fields, refuse
from iku_desktop.domain.plan import (
    ManualValue,
    Target,
    manual_problems,
    revision_problems,
    target_problem,
    years_problem,
)
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import read_date, read_text
from iku_desktop.domain.villages import expected_problem, read_village_code
from tests.builders import APB, RKP, a_target, a_village

TODAY = date(2025, 12, 1)
KECAMATAN = "35.08.20"


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in problems]


@pytest.mark.parametrize("typed", ["35.08.20.2001", "3508202001", " 35.08.20.2001\n"])
def test_that_a_village_code_is_read_with_or_without_its_points(typed: str) -> None:
    assert read_village_code(typed, "code", KECAMATAN) == "35.08.20.2001"


def test_that_no_village_code_is_no_problem_of_its_own() -> None:
    assert read_village_code("", "code", KECAMATAN) == ""


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("35.08.20.4001", "village_code"),
        ("35.08.20.2001.1", "village_code"),
        ("35-08-20-2001", "village_code"),
        ("٣٥٠٨٢٠٢٠٠١", "village_code"),
        (3508202001.5, "village_code"),
        ("35.08.21.2001", "village_of_other_kecamatan"),
        ("35.08.2\x00.2001", "text_character"),
    ],
)
def test_that_what_is_no_village_code_of_the_kecamatan_is_refused(typed: object, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_village_code(typed, "code", KECAMATAN)  # type: ignore[arg-type]
    assert codes(list(caught.value.problems)) == [("code", code)]


def test_that_a_number_from_a_spreadsheet_is_a_village_code_too() -> None:
    assert read_village_code(3508202001.0, "code", KECAMATAN) == "35.08.20.2001"


def test_that_a_village_is_expected_to_have_what_was_due_while_it_existed() -> None:
    village = a_village(valid_from=date(2025, 1, 1), valid_to=date(2025, 9, 30))
    assert expected_problem(village, date(2025, 9, 30), "RKPDesa 2026") is None
    problem = expected_problem(village, date(2025, 12, 31), "APBDesa 2026")
    assert problem is not None
    assert (problem.code, problem.values["document"]) == ("village_not_valid", "APBDesa 2026")
    kelurahan = expected_problem(a_village("35.08.20.1001"), date(2025, 9, 30), "RKPDesa 2026")
    assert kelurahan is not None
    assert kelurahan.code == "kelurahan_has_no_documents"


def test_that_an_exception_gives_more_time_and_is_decided_already() -> None:
    due = date(2025, 9, 30)
    assert exception_problems(due, date(2025, 10, 1), TODAY, TODAY) == []
    assert exception_problems(due, None, None, TODAY) == []
    wrong = exception_problems(due, due, date(2025, 12, 2), TODAY)
    assert codes(wrong) == [
        ("new_due", "exception_not_later"),
        ("decided_on", "date_in_future"),
    ]


@pytest.mark.parametrize(
    ("month", "day", "fits"),
    [(2, 28, True), (2, 29, True), (2, 30, False), (6, 30, True), (6, 31, False), (12, 31, True)],
)
def test_that_a_rule_names_a_day_its_month_has(month: int, day: int, fits: bool) -> None:
    assert (rule_day_problem(month, day) is None) is fits


def test_that_a_flag_names_the_other_document() -> None:
    flag = order_flag(RKP, date(2025, 12, 1), date(2025, 11, 30), APB.name)
    assert flag is not None
    assert (flag.values["type"], flag.values["other_type"]) == ("RKPDesa", "APBDesa")
    assert order_flag(RKP, date(2025, 11, 30), date(2025, 11, 30)) is None


@pytest.mark.parametrize(
    ("value", "unit", "code"),
    [
        ("0", "%", None),
        ("100", "%", None),
        ("100.01", "%", "target_above_100"),
        ("100.01", "poin", None),
        ("-0.01", "poin", "target_negative"),
    ],
)
def test_that_a_target_lies_where_its_unit_can_reach(
    value: str, unit: str, code: str | None
) -> None:
    problem = target_problem(Fraction(value), unit)
    assert (problem.code if problem else None) == code


@pytest.mark.parametrize(
    ("revision", "newest", "problems"),
    [
        ({"reason": "x", "decided_on": date(2025, 7, 1)}, {}, []),
        ({"decided_on": date(2025, 7, 1)}, None, []),
        ({"decided_on": date(2025, 7, 1)}, {}, [("reason", "needed")]),
        ({"letter_number": "1"}, {}, [("reason", "needed")]),
        ({"reason": "x", "decided_on": date(2025, 12, 2)}, {}, [("decided_on", "date_in_future")]),
        (
            {"reason": "x", "decided_on": date(2025, 6, 30)},
            {"decided_on": date(2025, 7, 1)},
            [("decided_on", "revision_before_previous")],
        ),
    ],
)
def test_that_a_revision_has_a_reason_and_comes_after_the_one_before(
    revision: dict[str, object],
    newest: dict[str, object] | None,
    problems: list[tuple[str, str]],
) -> None:
    before: Target | None = None if newest is None else a_target(**newest)
    assert codes(revision_problems(a_target(**revision), before, TODAY)) == problems


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({}, []),
        ({"value": Fraction(3), "evidence": "Survei"}, []),
        ({"value": Fraction(0)}, [("evidence", "needed")]),
        ({"numerator": Fraction(1), "evidence": "x"}, [("denominator", "needed")]),
        ({"denominator": Fraction(1), "evidence": "x"}, [("numerator", "needed")]),
        (
            {"numerator": Fraction(1), "denominator": Fraction(0), "evidence": "x"},
            [("denominator", "denominator_zero")],
        ),
        ({"dated": date(2025, 12, 2)}, [("dated", "date_in_future")]),
    ],
)
def test_that_a_value_by_hand_is_whole_and_proven(
    values: dict[str, object], problems: list[tuple[str, str]]
) -> None:
    entered = ManualValue("i", 2025, **values)  # type: ignore[arg-type]
    assert codes(manual_problems(entered, TODAY)) == problems


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (2024, 2024, None),
        (2024, 2043, None),
        (2024, 2044, "too_many_years"),
        (2025, 2024, "years_reversed"),
    ],
)
def test_that_a_plan_runs_forward_and_not_for_ever(first: int, last: int, code: str | None) -> None:
    problem = years_problem(first, last)
    assert (problem.code if problem else None) == code


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ([("A", 90), ("B", None)], []),
        ([("A", 90)], [("bound", "category_else")]),
        ([("A", None), ("B", None)], [("bound", "category_else")]),
        ([("A", 90), ("a", None)], [("name", "category_name_twice")]),
        ([("A", 90), ("B", 90), ("C", None)], [("bound", "category_bound_twice")]),
    ],
)
def test_that_every_achievement_has_exactly_one_category(
    rows: list[tuple[str, int | None]], problems: list[tuple[str, str]]
) -> None:
    table = [Category(name, None if bound is None else Fraction(bound)) for name, bound in rows]
    assert codes(category_problems(table)) == problems


FIELDS = (
    Field("day", read_date, needed=True),
    Field("note", lambda typed, at: read_text(typed, at, 5)),
)


def test_that_readable_fields_come_with_the_problems_of_the_others() -> None:
    values, problems = read_fields(FIELDS, {"day": "31/9/2025", "note": "ya"})
    assert values == {"note": "ya"}
    assert codes(problems) == [("day", "date_past_month_end")]


def test_that_a_field_left_out_is_only_missed_in_a_whole_form() -> None:
    assert read_fields(FIELDS, {"note": "ya"}) == ({"note": "ya"}, [])
    assert codes(read_fields(FIELDS, {}, whole=True)[1]) == [("day", "needed")]
    assert codes(read_fields(FIELDS, {"day": " "})[1]) == [("day", "needed")]


def test_that_only_problems_refuse() -> None:
    refuse([])
    with pytest.raises(Refused):
        refuse([Problem("needed")])


def test_that_values_replace_those_of_a_row() -> None:
    village = a_village()
    assert changed(village, {"name": "Baru"}).name == "Baru"
    assert changed(village, {}) == village
