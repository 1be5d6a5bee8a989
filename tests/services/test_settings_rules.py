"""Deadline rules and document types: a change of law is a row, and its effect is shown before it is made."""

from datetime import date

import pytest

from iku_desktop.domain.documents import CountingDate
from tests.services.desk import Desk

RULE = {
    "document_type": "RKPDES",
    "month": "10",
    "day": "15",
    "year_offset": "-1",
    "counts": "ditetapkan",
    "legal_basis": "Permendagri baru",
    "valid_from": "1/7/2025",
}
TYPE = {"code": "RPJMDES", "name": "RPJMDesa", "full_name": "Rencana Pembangunan"}


def rule_id(desk: Desk, kind: str) -> str:
    return next(each.id for each in desk.services.settings.rules() if each.document_type == kind)


def test_that_a_change_of_law_is_a_new_row_that_moves_its_figures_only(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="10/10/2025")
    settings, moment = desk.services.settings, desk.moment()
    effect = settings.effect_of_rule(None, RULE, moment)
    assert [each.after.moment.quarter.number for each in effect] == [3, 4]
    last = effect[-1]
    assert (last.before.measurement.numerator, last.after.measurement.numerator) == (0, 1)
    settings.add_rule(RULE)
    assert desk.figures(moment).measurement == last.after.measurement
    assert desk.services.documents.matrix(moment).counted[0].due == date(2025, 10, 15)


def test_that_the_effect_of_a_rule_is_looked_at_without_writing(desk: Desk) -> None:
    before = desk.counter()
    settings = desk.services.settings
    effect = settings.effect_of_rule(rule_id(desk, "RKPDES"), {"month": "8"}, desk.moment())
    assert [each.before.moment.quarter.number for each in effect] == []
    typed = {"month": "12", "day": "31"}
    effect = settings.effect_of_rule(rule_id(desk, "RKPDES"), typed, desk.moment())
    assert {each.before.indicator.code for each in effect} == {"IKU-2"}
    assert desk.counter() == before


def test_that_a_rule_changes_field_by_field(desk: Desk) -> None:
    changed = rule_id(desk, "LPPDES")
    desk.services.settings.change_rule(changed, {"day": "28", "month": "2", "counts": "ditetapkan"})
    rule = next(each for each in desk.services.settings.rules() if each.id == changed)
    assert (rule.due(2023), rule.counts) == (date(2024, 2, 29), CountingDate.SET)
    assert rule.year_offset == 1


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"month": "13"}, {"month": "out_of_range"}),
        ({"month": "6", "day": "31"}, {"day": "day_not_in_month"}),
        ({"month": "2", "day": "30"}, {"day": "day_not_in_month"}),
        ({"day": "0"}, {"day": "out_of_range"}),
        ({"year_offset": "3"}, {"year_offset": "out_of_range"}),
        ({"document_type": "SURAT"}, {"document_type": "unknown_choice"}),
        ({"counts": "dikirim"}, {"counts": "unknown_choice"}),
        ({"legal_basis": ""}, {"legal_basis": "needed"}),
        ({"valid_to": "1/1/2025"}, {"valid_to": "validity_reversed"}),
        ({"valid_from": ""}, {"valid_from": "rule_twice"}),
        ({"month": "x", "day": "y", "valid_from": "?"}, {
            "month": "not_a_number", "day": "not_a_number", "valid_from": "not_a_date"}),
    ],
)  # fmt: skip
def test_that_a_bad_rule_is_refused(
    desk: Desk, typed: dict[str, str], problems: dict[str, str]
) -> None:
    settings = desk.services.settings
    assert desk.refused(lambda: settings.add_rule(RULE | typed)) == problems
    assert (
        desk.refused(lambda: settings.effect_of_rule(None, RULE | typed, desk.moment())) == problems
    )


def test_that_recorded_documents_are_never_left_without_a_rule(desk: Desk) -> None:
    settings = desk.services.settings
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")
    desk.record("Meninjo", "RKPDES", 2026, number="1")
    rule = rule_id(desk, "RKPDES")
    (problem,) = desk.problems(lambda: settings.remove_rule(rule))
    assert (problem.code, problem.values["count"]) == ("rule_has_documents", 2)
    assert desk.refused(lambda: settings.change_rule(rule, {"valid_from": "1/1/2026"})) == {
        "": "rule_has_documents"
    }
    settings.remove_rule(rule_id(desk, "APBDES"))
    assert desk.figures(desk.moment()).measurement.denominator == 22


def test_that_an_unknown_rule_is_refused(desk: Desk) -> None:
    settings = desk.services.settings
    assert desk.refused(lambda: settings.remove_rule("x")) == {"": "unknown_row"}
    assert desk.refused(lambda: settings.change_rule("x", {})) == {"": "unknown_row"}
    assert desk.refused(lambda: settings.effect_of_rule("x", {}, desk.moment())) == {
        "": "unknown_row"
    }


def test_that_a_new_kind_of_document_counts_once_it_has_a_rule_and_an_offset(desk: Desk) -> None:
    settings = desk.services.settings
    settings.add_document_type(TYPE)
    plan = desk.services.plan.plan(2025)
    assert plan is not None
    desk.services.plan.set_offsets(plan.id, dict(plan.offsets) | {"RPJMDES": 0})
    assert desk.figures(desk.moment()).measurement.denominator == 33
    settings.add_rule(RULE | {"document_type": "rpjmdesa", "year_offset": "0"})
    assert desk.figures(desk.moment()).measurement.denominator == 44
    desk.record("Jenggrong", "RPJMDES", 2025, date="1/10/2025")
    assert desk.figures(desk.moment()).measurement.numerator == 1
    assert [
        each.document_type.code for each in desk.services.documents.matrix(desk.moment()).counted
    ][-1] == "RPJMDES"


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"code": "rpjm"}, {"code": "type_code"}),
        ({"code": "R P"}, {"code": "type_code"}),
        ({"code": ""}, {"code": "needed"}),
        ({"code": "LPPDES"}, {"code": "type_twice"}),
        ({"name": "rkpdesa"}, {"name": "type_twice"}),
        ({"aliases": "LPPD"}, {"aliases": "type_twice"}),
        ({"not_after": "SURAT"}, {"not_after": "unknown_choice"}),
        ({"not_after": "RPJMDES"}, {"not_after": "unknown_choice"}),
        ({"name": "n" * 51, "full_name": "\x00"}, {
            "name": "text_too_long", "full_name": "text_character"}),
    ],
)  # fmt: skip
def test_that_a_bad_kind_of_document_is_refused(
    desk: Desk, typed: dict[str, str], problems: dict[str, str]
) -> None:
    assert desk.refused(lambda: desk.services.settings.add_document_type(TYPE | typed)) == problems


def test_that_a_kind_of_document_keeps_its_code(desk: Desk) -> None:
    settings = desk.services.settings
    settings.change_document_type("LPPDES", {"code": "X1", "name": "LPPD Desa", "not_after": ""})
    found = {each.code: each.name for each in settings.document_types()}
    assert found["LPPDES"] == "LPPD Desa"
    assert "X1" not in found
    assert desk.refused(lambda: settings.change_document_type("X1", {})) == {
        "code": "unknown_document_type"
    }
    assert "bpd" in settings.causes()
