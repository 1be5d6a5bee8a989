"""Indicator 1: the share of facilitation and coordination that was followed up."""

from datetime import date
from fractions import Fraction

from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.measurement import Measurement, SideFigure, Term, percent
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import Indicator
from iku_desktop.domain.problems import Problem


def measure(facts: YearFacts, indicator: Indicator, moment: Moment) -> Measurement:
    """Followed-up activities by counted ones, from 1 January to the as-of date (domain.md, "Activities")."""
    counted = followed_up = uncounted = 0
    quarter_counted = quarter_followed_up = 0
    last = min(moment.as_of, date(moment.year, 12, 31))
    first = date(moment.year, 1, 1)
    quarter_start, quarter_end = moment.quarter.start, moment.quarter.end
    for activity in facts.activities:
        if not first <= activity.day <= last:
            continue
        if not activity.counts:
            uncounted += activity.number
            continue
        is_done = activity.followed_up_on is not None and activity.followed_up_on <= moment.as_of
        done = activity.number if is_done else 0
        counted += activity.number
        followed_up += done
        if quarter_start <= activity.day <= quarter_end:
            quarter_counted += activity.number
            quarter_followed_up += done
    quarter = SideFigure("quarter", quarter_followed_up, quarter_counted)
    return Measurement(
        numerator=followed_up,
        denominator=counted,
        actual=percent(followed_up, counted),
        attainable=Fraction(100) if counted else None,
        missing=None if counted else Problem("no_activities"),
        counted_as="activity",
        numerator_terms=(Term("followed_up", followed_up),),
        denominator_terms=(Term("counted", counted),),
        side_figures=(quarter,),
        remaining=counted - followed_up,
        extra={
            "uncounted": uncounted,
            "quarter_numerator": quarter_followed_up,
            "quarter_denominator": quarter_counted,
            "quarter_actual": quarter.value,
        },
    )
