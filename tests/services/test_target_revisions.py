"""Revised targets: reports print the one valid at their date, closed ones keep it, a history tells all."""

from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import PERCENT
from iku_desktop.domain.read_models import IndicatorRow
from tests.reports.reading import text_of
from tests.services.desk import Desk

LETTER = {"reason": "Perubahan Renja", "letter_number": "188/5", "decided_on": "28/11/2025"}
NOTE_III = (
    "IKU 2: target TW III direvisi dari 60,00 % menjadi 50,00 %, surat nomor 188/5, berlaku sejak"
)
NOTE_YEAR = "IKU 2: target tahun 2025 direvisi dari 90,00 % menjadi 80,00 %, surat nomor 188/5"


@pytest.fixture
def revised(desk: Desk) -> Desk:
    """Targets of the year, TW III and TW IV; the year's and TW III's revised on 28 November 2025."""
    desk.record("Jenggrong", "LPPDES", 2024, date="20/3/2025")
    for quarter, value in ((0, "90"), (3, "60"), (4, "90")):
        desk.services.indicators.set_target("IKU-2", 2025, quarter, value)
    for quarter, value in ((0, "80"), (3, "50")):
        desk.services.indicators.set_target("IKU-2", 2025, quarter, value, **LETTER)
    return desk


def row(desk: Desk, moment: Moment) -> IndicatorRow:
    return desk.services.reports.quarter_report(moment).rows[1]


def paper(desk: Desk, moment: Moment, kind: str = "quarterly") -> str:
    return text_of(desk.services.reports.make(kind, moment).data)


def test_that_a_report_dated_before_the_revision_prints_the_old_value(revised: Desk) -> None:
    third = row(revised, revised.moment(3))
    assert third.assessment.moment.as_of == date(2025, 9, 30)
    assert (third.year_target, third.assessment.target) == (90, 60)
    assert [point.target for point in third.course] == [None, None, 60, 90]
    assert third.revisions == ()
    assert "direvisi" not in paper(revised, revised.moment(3))


def test_that_a_report_dated_after_it_prints_the_new_value_and_a_note(revised: Desk) -> None:
    fourth = row(revised, revised.moment(4))
    assert (fourth.year_target, fourth.assessment.target) == (80, 90)
    assert [point.target for point in fourth.course] == [None, None, 50, 90]
    assert [each.target.quarter for each in fourth.revisions] == [3, 0]
    text = paper(revised, revised.moment(4))
    assert f"{NOTE_III} 28 November 2025. Alasan: Perubahan Renja." in text
    assert NOTE_YEAR in text


@pytest.mark.parametrize(("day", "value"), [(date(2025, 11, 27), 90), (date(2025, 11, 28), 80)])
def test_that_the_day_of_the_revision_is_its_first(revised: Desk, day: date, value: int) -> None:
    moment = revised.moment(4, as_of=day)
    assert row(revised, moment).year_target == value
    assert ("direvisi" in paper(revised, moment)) is (value == 80)


def test_that_a_closed_report_keeps_the_target_it_was_closed_with(revised: Desk) -> None:
    revised.clock.day = date(2026, 2, 1)
    for number in (1, 2, 3):
        revised.services.closings.close(Quarter(2025, number))
    before = revised.services.reports.make("quarterly", revised.moment(3))
    revised.services.indicators.set_target(
        "IKU-2", 2025, 3, "45", "Revisi kedua", "200/1", "10/1/2026"
    )
    after = revised.services.reports.make("quarterly", revised.moment(3))
    assert after == before
    text = text_of(after.data)
    assert "Target TW III 60,00 %" in text
    assert "direvisi" not in text
    assert revised.figures(revised.moment(3)).target == 60


def test_that_a_revision_can_not_be_dated_into_a_closed_quarter(revised: Desk) -> None:
    revised.clock.day = date(2026, 2, 1)
    for number in (1, 2, 3, 4):
        revised.services.indicators.set_target("IKU-1", 2025, 0, "90")
        revised.services.closings.close(Quarter(2025, number))
    given = ("IKU-2", 2025, 0, "70", "Terlambat dicatat", "1/1", "30/12/2025")
    refused = revised.refused(lambda: revised.services.indicators.set_target(*given))
    assert refused == {"value": "quarter_closed"}


def test_that_the_annual_report_tells_the_years_under_a_and_the_quarters_under_d(
    revised: Desk,
) -> None:
    text = paper(revised, revised.moment(4), "annual")
    a, d = text.index("A. Capaian kinerja tahun"), text.index("D. Perkembangan per triwulan")
    b = text.index("B. Perbandingan dengan tahun-tahun")
    assert a < text.index(NOTE_YEAR) < b
    assert text.index(NOTE_III) > d
    assert text.count("direvisi dari") == 2
    earlier = revised.moment(4, as_of=date(2025, 11, 1))
    assert "direvisi dari" not in paper(revised, earlier, "annual")


def test_that_a_target_of_tw_iv_does_not_stand_for_the_years(desk: Desk) -> None:
    """domain.md: targets are never invented, and TW IV closes only with the year's own."""
    desk.services.indicators.set_target("IKU-2", 2025, 4, "90")
    desk.record("Jenggrong", "LPPDES", 2024, date="20/3/2025")
    text = paper(desk, desk.moment(4), "annual")
    assert "target tahun belum diisi" in text
    assert row(desk, desk.moment(4)).assessment.target == 90


def test_that_the_revision_of_a_value_by_hand_is_noted_with_its_unit(desk: Desk) -> None:
    desk.services.indicators.set_target("IPP", 2025, 0, "3,75")
    desk.services.indicators.set_target("IPP", 2025, 0, "3,5", **LETTER)
    text = paper(desk, desk.moment(4))
    assert "IPP: target tahun 2025 direvisi dari 3,75 indeks menjadi 3,50 indeks" in text


def history(desk: Desk, code: str = "IKU-2", year: int = 2025) -> dict[int, list[object]]:
    found = desk.services.indicators.target_history(code, year)
    return {
        place: [(step.before, step.target.value, step.target.reason) for step in steps]
        for place, steps in found.places
    }


def test_that_the_history_keeps_old_values_with_reason_letter_and_day(revised: Desk) -> None:
    assert history(revised) == {
        3: [(None, 60, ""), (60, 50, "Perubahan Renja")],
        4: [(None, 90, "")],
        0: [(None, 90, ""), (90, 80, "Perubahan Renja")],
    }
    found = revised.services.indicators.target_history("IKU-2", 2025)
    step = found.places[0][1][1]
    assert (step.target.letter_number, step.target.decided_on) == ("188/5", date(2025, 11, 28))
    assert (step.typed_at.date(), step.typed_by) == (revised.clock.day, "Siti Aminah")
    assert step.corrected_at is None
    assert found.indicator.unit == PERCENT
    assert found.is_revised


def test_that_a_plain_correction_is_told_beside_when_it_was_typed(revised: Desk) -> None:
    revised.clock.day = date(2025, 12, 3)
    revised.services.indicators.set_target("IKU-2", 2025, 3, "55")
    assert history(revised)[3] == [(None, 60, ""), (60, 55, "Perubahan Renja")]
    (_, step) = dict(revised.services.indicators.target_history("IKU-2", 2025).places)[3]
    assert step.typed_at.date() == date(2025, 12, 1)
    assert step.corrected_at is not None
    assert (step.corrected_at.date(), step.corrected_by) == (date(2025, 12, 3), "Siti Aminah")


def test_that_a_year_without_targets_has_an_empty_history(revised: Desk) -> None:
    assert history(revised, "IKU-1") == {}
    assert history(revised, "IKU-2", 2024) == {}
    indicators = revised.services.indicators
    assert revised.refused(lambda: indicators.target_history("IKU-9", 2025)) == {
        "indicator": "unknown_indicator"
    }


def test_that_achievement_follows_the_target_valid_at_its_date(revised: Desk) -> None:
    reached = row(revised, revised.moment(3)).assessment.achievement
    assert reached == Fraction(100, 33) / 60 * 100
    revised.services.indicators.set_target("IKU-2", 2025, 4, "45", **LETTER)
    assert row(revised, revised.moment(4)).assessment.achievement == Fraction(100, 33) / 45 * 100
