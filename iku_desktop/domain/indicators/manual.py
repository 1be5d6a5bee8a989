"""Indicators entered by hand once a year: a number with its unit, or a numerator and a denominator."""

from datetime import date
from fractions import Fraction

from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.measurement import Measurement, Term, percent
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import Indicator, ManualValue
from iku_desktop.domain.problems import Problem


def measure_value(facts: YearFacts, indicator: Indicator, moment: Moment) -> Measurement:
    """The number that was entered for the year."""
    entered = _entered(facts, indicator, moment)
    if entered is None or entered.value is None:
        return Measurement(missing=Problem("not_entered", values={"year": moment.year}))
    return Measurement(actual=entered.value)


def measure_ratio(facts: YearFacts, indicator: Indicator, moment: Moment) -> Measurement:
    """The entered numerator by the entered denominator, in percent."""
    entered = _entered(facts, indicator, moment)
    if entered is None or entered.numerator is None or entered.denominator is None:
        return Measurement(missing=Problem("not_entered", values={"year": moment.year}))
    actual: Fraction | None = percent(entered.numerator, entered.denominator)
    return Measurement(
        numerator=entered.numerator,
        denominator=entered.denominator,
        actual=actual,
        missing=None if actual is not None else Problem("denominator_zero"),
        numerator_terms=(Term("entered_numerator", entered.numerator),),
        denominator_terms=(Term("entered_denominator", entered.denominator),),
    )


def _entered(facts: YearFacts, indicator: Indicator, moment: Moment) -> ManualValue | None:
    entered = facts.manual_values.get(indicator.id)
    if entered is None or entered.dated is None:
        return entered
    # A year's index is often published after the year; it still is the value at that year's end.
    known_from = min(entered.dated, date(moment.year, 12, 31))
    return entered if known_from <= moment.as_of else None
