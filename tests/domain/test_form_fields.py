"""Fields that forms are made of, and entries over several fields: validity, codes, revisions."""

from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.form_fields import (
    MOST_LINES,
    choice_field,
    date_field,
    flag_field,
    lines_field,
    nip_field,
    number_field,
    text_field,
    validity_problems,
    whole_field,
)
from iku_desktop.domain.forms import Field, changed
from iku_desktop.domain.plan import ManualValue, manual_problems, revision_problems
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed
from iku_desktop.domain.villages import expected_problem, read_village_code
from tests.builders import a_target, a_village

TODAY = date(2026, 2, 1)
KINDS = choice_field("kind", {"RKPDesa": "RKPDES", "RKP Desa": "RKPDES", "LPPD": "LPPDES"})


def refused_code(field: Field, typed: Typed) -> str:
    with pytest.raises(Refused) as refused:
        field.read(typed, field.name)
    (problem,) = refused.value.problems
    assert problem.field == field.name
    return problem.code


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in problems]


def test_that_a_choice_is_read_in_any_spelling_and_case() -> None:
    for typed in ("RKPDesa", "rkpdesa", " RKP   desa "):
        assert KINDS.read(typed, "kind") == "RKPDES"
    assert KINDS.read("", "kind") == ""
    assert refused_code(KINDS, "SPJ") == "unknown_choice"


def test_that_fields_read_their_kind_of_value() -> None:
    assert date_field("d").read("1/2/2025", "d") == date(2025, 2, 1)
    assert number_field("n").read("1,5", "n") == Fraction("1.5")
    assert text_field("t", 3).read(" abc ", "t") == "abc"
    assert nip_field("nip").read("19750921 199602 1 002", "nip") == "197509211996021002"
    assert whole_field("w", 1, 31).read("31", "w") == 31


def test_that_values_outside_their_bounds_are_refused() -> None:
    assert refused_code(number_field("n"), "-1") == "negative"
    assert refused_code(whole_field("w", 1, 31), 32) == "out_of_range"
    assert refused_code(whole_field("w", 1, 31), 0) == "out_of_range"
    assert refused_code(text_field("t", 3), "abcd") == "text_too_long"
    assert refused_code(nip_field("official_nip"), "123") == "nip_digits"


@pytest.mark.parametrize(
    ("typed", "value"), [("Ya", True), ("1", True), (True, True), ("tidak", False), (None, False)]
)
def test_that_a_flag_is_yes_or_no(typed: Typed, value: bool) -> None:
    assert flag_field("f").read(typed, "f") is value


def test_that_another_word_is_no_flag() -> None:
    assert refused_code(flag_field("f"), "mungkin") == "not_a_flag"


def test_that_lines_lose_the_empty_ones_and_are_not_too_many() -> None:
    field = lines_field("functions")
    assert field.read("a\n\n b \n", "functions") == ("a", "b")
    assert field.read(("a", "", "b"), "functions") == ("a", "b")  # type: ignore[arg-type]
    assert refused_code(field, "x\n" * (MOST_LINES + 1)) == "too_many_lines"


def test_that_a_changed_row_keeps_what_was_not_typed() -> None:
    village = a_village(head="Lama", phone="1")
    assert changed(village, {"head": "Baru"}) == a_village(head="Baru", phone="1")


def test_that_a_validity_cannot_end_before_it_begins() -> None:
    day = date(2025, 6, 1)
    assert codes(validity_problems(day, date(2025, 5, 31))) == [("validity_reversed", "valid_to")]
    for pair in ((day, day), (None, day), (day, None), (None, None)):
        assert validity_problems(*pair) == []


@pytest.mark.parametrize("typed", ["35.08.20.2001", "3508202001", " 35.08.20.2001 "])
def test_that_a_village_code_is_read_with_or_without_its_points(typed: str) -> None:
    assert read_village_code(typed, "code", "35.08.20") == "35.08.20.2001"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("35.08.20", "village_code"),
        ("35.08.20.9001", "village_code"),
        ("Ranuyoso", "village_code"),
        ("35.08.21.2001", "village_of_other_kecamatan"),
        ("٣٥٠٨٢٠٢٠٠١", "village_code"),
    ],
)
def test_that_a_code_of_another_place_or_none_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_village_code(typed, "code", "35.08.20")
    assert refused.value.problems[0].code == code


def test_that_a_kelurahan_or_a_village_of_another_time_has_no_such_document() -> None:
    due = date(2025, 3, 31)
    kelurahan = expected_problem(a_village("35.08.20.1001"), due, "LPPDesa 2024")
    later = expected_problem(a_village(valid_from=date(2025, 4, 1)), due, "LPPDesa 2024")
    assert kelurahan is not None
    assert kelurahan.code == "kelurahan_has_no_documents"
    assert later is not None
    assert (later.code, later.values["due"]) == ("village_not_valid", due)
    assert expected_problem(a_village(), due, "LPPDesa 2024") is None


def test_that_a_revision_is_decided_with_a_reason_and_after_the_one_before() -> None:
    first = a_target(90, decided_on=date(2025, 6, 1))
    earlier = a_target(85, revision=1, decided_on=date(2025, 5, 31))
    assert codes(revision_problems(earlier, first, TODAY)) == [
        ("needed", "reason"),
        ("revision_before_previous", "decided_on"),
    ]
    ahead = a_target(85, revision=1, decided_on=date(2026, 2, 2), reason="Perubahan")
    assert codes(revision_problems(ahead, first, TODAY)) == [("date_in_future", "decided_on")]
    fine = a_target(85, revision=1, decided_on=date(2025, 6, 1), reason="Perubahan")
    assert revision_problems(fine, first, TODAY) == []
    assert revision_problems(a_target(90), None, TODAY) == []


def test_that_a_hand_entered_value_has_evidence_and_a_ratio_both_halves() -> None:
    half = ManualValue("i", 2025, numerator=Fraction(1))
    assert codes(manual_problems(half, TODAY)) == [
        ("needed", "denominator"),
        ("needed", "evidence"),
    ]
    zero = ManualValue("i", 2025, None, Fraction(1), Fraction(0), "Surat")
    assert codes(manual_problems(zero, TODAY)) == [("denominator_zero", "denominator")]
    ahead = ManualValue("i", 2025, Fraction(4), evidence="Surat", dated=date(2026, 2, 2))
    assert codes(manual_problems(ahead, TODAY)) == [("date_in_future", "dated")]
    assert manual_problems(ManualValue("i", 2025, Fraction(4), evidence="Surat"), TODAY) == []
    assert manual_problems(ManualValue("i", 2025), TODAY) == []
