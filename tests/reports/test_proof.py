"""Proof lines: every kind of indicator shows how its figure and its achievement come about."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.achievement import Direction, achievement
from iku_desktop.domain.assessment import Assessment, QuarterPoint, assess
from iku_desktop.domain.indicators import CALCULATORS
from iku_desktop.domain.measurement import Measurement
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import Goal, GoalKind, ManualValue
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import IndicatorRow
from iku_desktop.reports.proof import has_year_target_only, missing_words, no_achievement, proof
from iku_desktop.reports.text import printable
from tests.builders import CATEGORIES, a_moment, a_target, a_village, an_indicator, year_facts

GOAL = Goal("g", GoalKind.STRATEGIC, "Sasaran")


def a_row(
    calculator: str = "documents_on_time",
    targets: tuple[object, ...] = (a_target(60, 4),),
    direction: Direction = Direction.HIGHER,
    **facts: object,
) -> IndicatorRow:
    indicator = an_indicator(calculator, direction=direction)
    year = year_facts(targets=targets, **facts)  # type: ignore[arg-type]
    moment = a_moment()
    assessment = assess(year, indicator, moment, CATEGORIES)
    own = next((each.value for each in targets if each.quarter == 4), None)  # type: ignore[attr-defined]
    point = QuarterPoint(Quarter(2025, 4), assessment, own, running=False)
    return IndicatorRow(GOAL, indicator, None, (point,), assessment)


def words(row: IndicatorRow) -> str:
    return printable("".join(span.text for span in proof(row, 7))).replace("\u00a0", " ")


def test_that_unequal_villages_are_proved_by_the_documents_expected() -> None:
    villages = (a_village(), a_village("35.08.20.2002", valid_from=date(2025, 6, 1)))
    said = words(a_row(villages=villages))
    assert (
        "(0 RKPDesa 2026 + 0 APBDesa 2026 + 0 LPPDesa 2024) ÷ 5 dokumen desa × 100 = 0 ÷ 5" in said
    )


def test_that_a_value_entered_by_hand_says_so() -> None:
    entered = {"i": ManualValue("i", 2025, value=Fraction("3.456"))}
    said = words(a_row("manual_value", (a_target("3.5", 4),), manual_values=entered))
    assert said == (
        "Bukti hitung 7: nilai yang diisi untuk tahun 2025: 3,46. Capaian: 3,46 ÷ 3,50 × 100 = 98,74."
    )


def test_that_a_ratio_entered_by_hand_shows_its_two_numbers() -> None:
    entered = {"i": ManualValue("i", 2025, numerator=Fraction("1.5"), denominator=Fraction(4))}
    said = words(a_row("manual_ratio", manual_values=entered))
    assert said.startswith("Bukti hitung 7: 1,5 ÷ 4 × 100 = 37,50. Capaian: 37,50 ÷ 60,00")


def test_that_less_is_better_is_proved_by_its_own_formula() -> None:
    entered = {"i": ManualValue("i", 2025, value=Fraction(50))}
    said = words(a_row("manual_value", direction=Direction.LOWER, manual_values=entered))
    assert said.endswith("Capaian: (2 × 60,00 − 50,00) ÷ 60,00 × 100 = 116,67.")


@pytest.mark.parametrize(
    ("targets", "reason"),
    [((), "target belum diisi"), ((a_target(0, 4),), "target 0")],
)
def test_that_an_achievement_without_a_target_says_why_not(
    targets: tuple[object, ...], reason: str
) -> None:
    assert words(a_row(targets=targets)).endswith(f"Capaian: – ({reason}).")


def test_that_a_target_without_a_value_says_why_not() -> None:
    said = words(a_row("manual_value"))
    assert said == "Bukti hitung 7: – (belum diisi). Capaian: – (realisasi belum ada)."


def test_that_the_years_target_is_named_where_the_quarter_has_none() -> None:
    row = a_row(targets=(a_target(90, 0),))
    assert has_year_target_only(row)
    assert words(row).endswith("(terhadap target tahun 2025).")
    assert not has_year_target_only(a_row())


@pytest.mark.parametrize("calculator", list(CALCULATORS))
def test_that_every_registered_calculator_can_be_proved(calculator: str) -> None:
    entered = ManualValue("i", 2025, Fraction(1), Fraction(1), Fraction(2))
    row = a_row(calculator, manual_values={"i": entered})
    assert words(row).startswith("Bukti hitung 7:")


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("no_activities", "belum ada kegiatan"),
        ("no_documents_expected", "belum ada dokumen"),
        ("denominator_zero", "penyebut 0"),
        ("something_new", "belum dapat dihitung"),
    ],
)
def test_that_a_missing_value_has_a_short_reason(code: str, wanted: str) -> None:
    assert missing_words(Problem(code)) == wanted


def test_that_a_reason_is_found_also_where_nothing_is_known() -> None:
    bare = Assessment(an_indicator(), a_moment(), Measurement(), None, None, None)
    assert missing_words(None) == "belum dapat dihitung"
    assert no_achievement(bare) == "target belum diisi"
    zero = replace(bare, target=Fraction(0), measurement=Measurement(actual=Fraction(1)))
    assert achievement(Fraction(1), Fraction(0), Direction.HIGHER) is None
    assert no_achievement(zero) == "target 0"
