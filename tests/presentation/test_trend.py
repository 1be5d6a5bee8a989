"""The course of a year as bars: heights, axis, and which quarter still runs."""

from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.assessment import Assessment, QuarterPoint, course_of_year
from iku_desktop.domain.measurement import Measurement
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import ManualValue
from iku_desktop.domain.report_models import FigureSource, YearFigure
from iku_desktop.presentation.trend import Trend, trend, trend_of_years
from tests.builders import (
    CATEGORIES,
    a_document,
    a_moment,
    a_target,
    an_indicator,
    eleven_villages,
    year_facts,
)

LIVE = a_moment(today=date(2025, 12, 1))


def the_year() -> Trend:
    documents = [
        a_document(each.id, "LPPDES", 2024, dated=date(2025, 3, 1)) for each in eleven_villages()
    ]
    targets = (a_target(30, 1), a_target(90, 4, revision=0))
    facts = year_facts(documents=documents, targets=targets)
    return trend(course_of_year(facts, an_indicator(), LIVE, CATEGORIES), LIVE, "%")


def test_that_a_percentage_is_drawn_on_an_axis_to_a_hundred() -> None:
    shown = the_year()
    assert shown.axis == ("0", "50", "100")
    assert [bar.height for bar in shown.bars] == [pytest.approx(1 / 3)] * 4


def test_that_only_the_running_quarter_is_told_apart_and_dated() -> None:
    bars = the_year().bars
    assert [bar.running for bar in bars] == [False, False, False, True]
    assert [bar.label for bar in bars] == ["TW I", "TW II", "TW III", "s.d. 1 Des"]


def test_that_targets_stand_where_they_are_set_and_are_missed_where_not() -> None:
    bars = the_year().bars
    assert [bar.mark for bar in bars] == [0.3, None, None, 0.9]
    assert [bar.target for bar in bars][:2] == ["target 30", "tanpa target"]


def test_that_a_quarter_not_begun_has_no_bar_and_says_nothing() -> None:
    moment = a_moment(quarter=2, today=date(2025, 5, 1))
    course = course_of_year(year_facts(), an_indicator(), moment, CATEGORIES)
    bars = trend(course, moment, "%").bars
    assert [bar.height for bar in bars] == [0.0, 0.0, None, None]
    assert [bar.value for bar in bars] == ["0,00", "0,00", "", ""]


@pytest.mark.parametrize(
    ("value", "unit", "top"),
    [("3.9", "indeks", "5"), ("0.4", "indeks", "1"), ("87", "indeks", "100"), ("120", "%", "200")],
)
def test_that_other_units_get_a_round_axis(value: str, unit: str, top: str) -> None:
    entered = ManualValue("i", 2025, Fraction(value))
    facts = year_facts(manual_values={"i": entered})
    indicator = an_indicator("manual_value", unit=unit)
    shown = trend(course_of_year(facts, indicator, LIVE, CATEGORIES), LIVE, unit)
    assert shown.axis[2] == top
    assert shown.bars[0].height == pytest.approx(float(Fraction(value) / int(top)))


def test_that_a_screen_reader_hears_a_bar() -> None:
    assert the_year().bars[0].spoken == "TW I 33,33, target 30"


def test_that_a_course_without_any_value_still_has_its_axis() -> None:
    point = QuarterPoint(Quarter(2025, 1), None, None, running=False)
    assert trend((point,), LIVE, "%").axis == ("0", "50", "100")


def a_year(year: int, actual: object, target: object = 90, day: date | None = None) -> YearFigure:
    moment = Moment(Quarter(year, 4), day or date(year, 12, 31), date(2026, 2, 1))
    value = None if actual is None else Fraction(str(actual))
    found = Assessment(an_indicator(), moment, Measurement(actual=value), None, None, None)
    wanted = None if target is None else Fraction(str(target))
    return YearFigure(year, FigureSource.LIVE, wanted, found)


def test_that_years_stand_as_bars_with_their_targets() -> None:
    later = YearFigure(2027, FigureSource.LATER, Fraction(95), None)
    years = (a_year(2024, "75.5"), a_year(2025, None, None), a_year(2026, 50), later)
    found = trend_of_years(years, "%")
    assert found.axis == ("0", "50", "100")
    assert [bar.height for bar in found.bars] == [0.755, None, 0.5, None]
    assert [bar.mark for bar in found.bars] == [0.9, None, 0.9, 0.95]
    assert [bar.value for bar in found.bars] == ["75,50", "–", "50,00", ""]
    assert [bar.label for bar in found.bars] == ["2024", "2025", "2026", "2027"]
    assert [bar.target for bar in found.bars] == [
        *("target 90", "tanpa target"),
        *("target 90", "target 95"),
    ]


def test_that_a_year_still_running_is_told_from_one_that_is_over() -> None:
    years = (a_year(2025, 40), a_year(2026, 40, day=date(2026, 2, 1)))
    assert [bar.running for bar in trend_of_years(years, "%").bars] == [False, True]


def test_that_years_of_another_unit_have_an_axis_of_their_own() -> None:
    assert trend_of_years((a_year(2025, "3.62", "3.5"),), "indeks").axis == ("0", "2,5", "5")
    assert trend_of_years((), "%").bars == ()
