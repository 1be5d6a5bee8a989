"""The IKU plan: its head, goals, indicators, and what other offsets would do."""

from datetime import date

import pytest

from iku_desktop.domain.plan import GoalKind, IkuPlan, Indicator
from tests.services.desk import Desk

OWN = {"code": "LYN-1", "title": "Layanan selesai", "calculator": "manual_ratio", "unit": "%"}


def plan(desk: Desk) -> IkuPlan:
    found = desk.services.plan.plan(2025)
    assert found is not None
    return found


def add(desk: Desk, **typed: object) -> str:
    form = OWN | {"goal": plan(desk).goals[0].id} | typed
    return desk.services.plan.add_indicator(plan(desk).id, form).id  # type: ignore[arg-type]


def indicator(desk: Desk, code: str) -> Indicator:
    return next(each for each in plan(desk).indicators if each.code == code)


def test_that_the_plan_of_a_year_is_the_one_that_holds_it(desk: Desk) -> None:
    assert plan(desk).first_year == 2024
    assert desk.services.plan.plan(2027) is None
    assert desk.services.plan.plans() == (plan(desk),)


def test_that_the_head_of_a_plan_changes_field_by_field(desk: Desk) -> None:
    before = plan(desk)
    saved = desk.services.plan.change_plan(
        before.id,
        {
            "set_on": "1 Juli 2024",
            "shows_post": "ya",
            "signatory_nip": "19750921 199602 1 002",
            "organisation_lines": "BARIS SATU\n\nBARIS DUA",
        },
    )
    after = plan(desk)
    assert saved.warnings == ()
    assert (after.set_on, after.shows_post) == (date(2024, 7, 1), True)
    assert after.organisation_lines == ("BARIS SATU", "BARIS DUA")
    assert after.signatory_nip == "197509211996021002"
    assert (after.title, after.goals, after.offsets) == (before.title, before.goals, before.offsets)


def test_that_an_odd_nip_is_saved_with_a_warning_at_its_field(desk: Desk) -> None:
    saved = desk.services.plan.change_plan(plan(desk).id, {"signatory_nip": "9" * 18})
    assert {(each.field, each.code) for each in saved.warnings} == {
        ("signatory_nip", "nip_birth_date"),
        ("signatory_nip", "nip_month"),
        ("signatory_nip", "nip_sex"),
    }


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"title": ""}, {"title": "needed"}),
        ({"title": "t" * 301}, {"title": "text_too_long"}),
        ({"set_on": "31/6/2024"}, {"set_on": "date_past_month_end"}),
        ({"signatory_nip": "123"}, {"signatory_nip": "nip_digits"}),
        ({"shows_post": "mungkin"}, {"shows_post": "not_a_flag"}),
        ({"organisation_lines": "x\n" * 61}, {"organisation_lines": "too_many_lines"}),
        ({"first_year": "2027"}, {"last_year": "years_reversed"}),
        ({"last_year": "2044"}, {"last_year": "too_many_years"}),
        ({"last_year": "3000"}, {"last_year": "out_of_range"}),
        ({"last_year": ""}, {"last_year": "needed"}),
        ({"last_year": "2026,5"}, {"last_year": "not_whole"}),
    ],
)
def test_that_a_bad_head_is_refused(
    desk: Desk, typed: dict[str, str], problems: dict[str, str]
) -> None:
    assert desk.refused(lambda: desk.services.plan.change_plan(plan(desk).id, typed)) == problems


def test_that_years_with_data_are_not_let_go(desk: Desk) -> None:
    desk.services.indicators.set_target("IKU-1", 2026, 0, 90)
    desk.services.indicators.set_target("IKU-1", 2026, 1, 80)
    change = desk.services.plan.change_plan
    (problem,) = desk.problems(lambda: change(plan(desk).id, {"last_year": "2025"}))
    assert (problem.code, problem.values["count"]) == ("years_have_data", 2)
    assert change(plan(desk).id, {"first_year": "2025", "last_year": "2027"}).id
    assert desk.services.plan.plan(2024) is None


def test_that_a_goal_keeps_its_kind_and_its_indicators(desk: Desk) -> None:
    goal = plan(desk).goals[1]
    desk.services.plan.change_goal(goal.id, {"text": "Sasaran baru", "position": ""})
    found = next(each for each in plan(desk).goals if each.id == goal.id)
    assert (found.text, found.kind, found.position) == ("Sasaran baru", goal.kind, goal.position)
    assert desk.refused(lambda: desk.services.plan.change_goal(goal.id, {"text": ""})) == {
        "text": "needed"
    }
    assert desk.refused(lambda: desk.services.plan.change_goal("x", {})) == {"goal": "unknown_goal"}


def test_that_an_indicator_of_the_offices_own_is_measured_at_once(desk: Desk) -> None:
    add(desk, formula_numerator="Selesai", formula_denominator="Semua", direction="lower")
    found = indicator(desk, "LYN-1")
    assert found.formula.is_fraction
    assert found.direction.value == "lower"
    assert found.position > indicator(desk, "IPP").position
    codes = [each.indicator.code for each in desk.services.indicators.assessments(desk.moment())]
    assert codes == ["IKU-1", "IKU-2", "IPP", "LYN-1"]


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"code": "iku-1"}, {"code": "indicator_code_twice"}),
        ({"code": ""}, {"code": "needed"}),
        ({"title": ""}, {"title": "needed"}),
        ({"calculator": "eval"}, {"calculator": "unknown_choice"}),
        ({"goal": "x"}, {"goal": "unknown_choice"}),
        ({"direction": "sideways"}, {"direction": "unknown_choice"}),
        ({"explanation": "e" * 8001}, {"explanation": "text_too_long"}),
        (
            {"unit": "\x00", "position": "-1"},
            {"unit": "text_character", "position": "out_of_range"},
        ),
    ],
)
def test_that_a_bad_indicator_is_refused(
    desk: Desk, typed: dict[str, str], problems: dict[str, str]
) -> None:
    assert desk.refused(lambda: add(desk, **typed)) == problems


def test_that_an_indicators_words_change_and_its_other_fields_stay(desk: Desk) -> None:
    before = indicator(desk, "IKU-2")
    desk.services.plan.change_indicator(
        before.id, {"short_title": "Dokumen", "formula_factor": "x 100"}
    )
    after = indicator(desk, "IKU-2")
    assert (after.short_title, after.formula.factor) == ("Dokumen", "x 100")
    assert after.formula.numerator == before.formula.numerator
    assert (after.title, after.explanation) == (before.title, before.explanation)


def test_that_how_an_indicator_is_measured_stays_while_a_value_is_entered(desk: Desk) -> None:
    added = add(desk)
    typed = {"numerator": "1", "denominator": "2", "evidence": "Register"}
    desk.services.indicators.record_manual("LYN-1", 2025, typed)
    change = desk.services.plan.change_indicator
    assert desk.refused(lambda: change(added, {"calculator": "manual_value"})) == {
        "calculator": "indicator_has_data"
    }
    assert change(added, {"title": "Judul lain"}).id


def test_that_an_indicator_with_data_is_not_removed_and_says_how_much(desk: Desk) -> None:
    added = add(desk)
    desk.services.indicators.set_target("LYN-1", 2025, 0, 90)
    desk.services.indicators.set_target("LYN-1", 2026, 0, 90)
    (problem,) = desk.problems(lambda: desk.services.plan.remove_indicator(added))
    assert problem.values == {"indicator": "LYN-1", "count": 2}
    for year in (2025, 2026):
        desk.services.indicators.set_target("LYN-1", year, 0, "")
    desk.services.plan.remove_indicator(added)
    assert "LYN-1" not in [each.code for each in plan(desk).indicators]


def test_that_what_does_not_exist_is_refused(desk: Desk) -> None:
    service = desk.services.plan
    assert desk.refused(lambda: service.change_plan("x", {})) == {"plan": "unknown_plan"}
    assert desk.refused(lambda: service.add_indicator("x", {})) == {"plan": "unknown_plan"}
    assert desk.refused(lambda: service.remove_indicator("x")) == {"indicator": "unknown_indicator"}


def test_that_a_preset_changes_what_a_year_counts(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2025, date="20/12/2024")
    literal = desk.services.plan.presets()["literal"]
    effect = desk.services.plan.effect_of_offsets(plan(desk).id, literal, desk.moment())
    last = effect[-1]
    assert (last.before.measurement.numerator, last.after.measurement.numerator) == (0, 1)
    desk.services.plan.set_offsets(plan(desk).id, literal)
    assert desk.figures(desk.moment()).measurement == last.after.measurement
    counted = desk.services.documents.matrix(desk.moment()).counted
    assert [each.fiscal_year for each in counted] == [2026, 2025, 2024]


def test_that_the_effect_of_the_same_offsets_is_none(desk: Desk) -> None:
    calendar = desk.services.plan.presets()["calendar"]
    before = desk.counter()
    assert desk.services.plan.effect_of_offsets(plan(desk).id, calendar, desk.moment()) == ()
    assert desk.counter() == before


def test_that_an_empty_offset_leaves_a_document_out(desk: Desk) -> None:
    desk.services.plan.set_offsets(plan(desk).id, {"RKPDES": "1", "APBDES": "", "LPPDES": -1})
    assert desk.figures(desk.moment()).measurement.denominator == 22


@pytest.mark.parametrize(
    ("offsets", "problems"),
    [
        ({"RKPDES": 3}, {"RKPDES": "out_of_range"}),
        ({"RKPDES": -3}, {"RKPDES": "out_of_range"}),
        ({"RKPDES": "satu"}, {"RKPDES": "not_a_number"}),
        ({"RKPDES": "0,5"}, {"RKPDES": "not_whole"}),
        ({"RKPDES": 1, "SURAT": 0}, {"SURAT": "unknown_document_type"}),
        ({}, {"": "no_offsets"}),
        ({"RKPDES": ""}, {"": "no_offsets"}),
    ],
)
def test_that_bad_offsets_are_refused(
    desk: Desk, offsets: dict[str, object], problems: dict[str, str]
) -> None:
    service, plan_id = desk.services.plan, plan(desk).id
    assert desk.refused(lambda: service.set_offsets(plan_id, offsets)) == problems  # type: ignore[arg-type]
    assert (
        desk.refused(lambda: service.effect_of_offsets(plan_id, offsets, desk.moment()))  # type: ignore[arg-type]
        == problems
    )


def test_that_the_objective_stays_apart_from_the_strategic_goals(desk: Desk) -> None:
    assert [each.code for each in plan(desk).of_kind(GoalKind.OBJECTIVE)] == ["IPP"]
    assert [each.code for each in plan(desk).of_kind(GoalKind.STRATEGIC)] == ["IKU-1", "IKU-2"]
