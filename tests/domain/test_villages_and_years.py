"""Villages by code and validity, and which fiscal years a measured year counts."""

from dataclasses import replace
from datetime import date

import pytest

from iku_desktop.domain.measured_year import counted_documents, preset_of
from iku_desktop.domain.villages import VILLAGE_CODE, VillageKind
from tests.builders import CALENDAR, FISCAL, LITERAL, RULES, TYPES, a_village

PRESETS = {"calendar": CALENDAR, "literal": LITERAL, "fiscal": FISCAL}


def dues(offsets: dict[str, int], year: int = 2025) -> dict[str, tuple[int, date]]:
    counted = counted_documents(year, TYPES, offsets, RULES)
    return {each.document_type.code: (each.fiscal_year, each.due) for each in counted}


@pytest.mark.parametrize(
    ("code", "kind", "counts"),
    [
        ("35.08.20.2001", VillageKind.DESA, True),
        ("35.08.20.1001", VillageKind.KELURAHAN, False),
        ("91.03.01.3001", VillageKind.DESA_ADAT, True),
    ],
)
def test_that_a_code_tells_the_kind_and_a_kelurahan_never_counts(
    code: str, kind: VillageKind, counts: bool
) -> None:
    village = a_village(code)
    assert village.kind is kind
    assert village.sets_documents is counts
    assert village.counts_on(date(2025, 3, 31)) is counts


@pytest.mark.parametrize(
    "code", ["", "35.08.20", "35.08.20.4001", "35.08.20.0001", "3508202001", "35.08.20.20011"]
)
def test_that_other_codes_are_no_village_codes(code: str) -> None:
    assert not VILLAGE_CODE.fullmatch(code)


def test_that_a_village_counts_where_it_existed_on_the_due_date() -> None:
    formed = a_village(valid_from=date(2025, 6, 1))
    assert not formed.counts_on(date(2025, 5, 31))
    assert formed.counts_on(date(2025, 6, 1))
    merged = a_village(valid_to=date(2025, 6, 1))
    assert merged.counts_on(date(2025, 6, 1))
    assert not merged.counts_on(date(2025, 6, 2))


def test_that_the_calendar_preset_counts_what_falls_due_in_the_year() -> None:
    assert dues(CALENDAR) == {
        "LPPDES": (2024, date(2025, 3, 31)),
        "RKPDES": (2026, date(2025, 9, 30)),
        "APBDES": (2026, date(2025, 12, 31)),
    }


def test_that_the_literal_preset_knows_the_budget_on_1_january() -> None:
    assert dues(LITERAL) == {
        "LPPDES": (2024, date(2025, 3, 31)),
        "RKPDES": (2026, date(2025, 9, 30)),
        "APBDES": (2025, date(2024, 12, 31)),
    }


def test_that_the_fiscal_preset_counts_all_three_of_the_year() -> None:
    assert dues(FISCAL) == {
        "LPPDES": (2025, date(2026, 3, 31)),
        "RKPDES": (2025, date(2024, 9, 30)),
        "APBDES": (2025, date(2024, 12, 31)),
    }


def test_that_offsets_are_known_by_their_presets_name() -> None:
    assert [preset_of(offsets, PRESETS) for offsets in PRESETS.values()] == list(PRESETS)
    assert preset_of({"RKPDES": 0}, PRESETS) == "custom"


def test_that_documents_are_counted_in_the_types_order() -> None:
    counted = counted_documents(2025, reversed(TYPES), CALENDAR, RULES)
    assert [each.document_type.code for each in counted] == ["RKPDES", "APBDES", "LPPDES"]


def test_that_a_type_without_an_offset_or_a_rule_is_expected_of_nobody() -> None:
    assert set(dues({"RKPDES": 1})) == {"RKPDES"}
    without = [rule for rule in RULES if rule.document_type != "APBDES"]
    codes = [each.document_type.code for each in counted_documents(2025, TYPES, CALENDAR, without)]
    assert codes == ["RKPDES", "LPPDES"]


def test_that_the_rule_of_the_counted_fiscal_year_gives_the_due_date() -> None:
    old = replace(RULES[0], valid_to=date(2025, 12, 31))
    new = replace(RULES[0], month=10, day=31, valid_from=date(2026, 1, 1))
    both = [old, new, *RULES[1:]]
    due_in = {year: counted_documents(year, TYPES, CALENDAR, both)[0].due for year in (2025, 2026)}
    assert due_in == {2025: date(2025, 9, 30), 2026: date(2026, 10, 31)}
