"""An indicator's measurement held against its target: achievement, category, what is still needed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from iku_desktop.domain.achievement import Category, Direction, achievement, category_of
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.indicators import measure
from iku_desktop.domain.measurement import Measurement, percent
from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.plan import (
    WHOLE_YEAR,
    GoalKind,
    IkuPlan,
    Indicator,
    measuring_target,
    target_on,
)


@dataclass(frozen=True, slots=True)
class Assessment:
    """One indicator at one moment; `target` is the quarter's or else the year's, achievement percent."""

    indicator: Indicator
    moment: Moment
    measurement: Measurement
    target: Fraction | None
    achievement: Fraction | None
    category: Category | None

    @property
    def needed(self) -> int | None:
        """How many the numerator needs in all to reach the target, None where that has no meaning."""
        denominator = self.measurement.denominator
        if self.target is None or not denominator or self.measurement.remaining is None:
            return None
        return math.ceil(self.target * denominator / 100)

    @property
    def lacking(self) -> int | None:
        """How many more the target needs; 0 when it is reached."""
        if self.needed is None or self.measurement.numerator is None:
            return None
        return max(0, self.needed - int(self.measurement.numerator))

    def with_more(self, count: int) -> Fraction | None:
        """The actual value if `count` more were in the numerator (the what-if of the gauge)."""
        if self.measurement.numerator is None or not self.measurement.denominator:
            return None
        return percent(self.measurement.numerator + count, self.measurement.denominator)


def assess(
    facts: YearFacts, indicator: Indicator, moment: Moment, categories: Sequence[Category]
) -> Assessment:
    """Measure one indicator at a moment and hold it against the target valid then."""
    measurement = measure(facts, indicator, moment)
    target = measuring_target(
        facts.targets, indicator.id, moment.year, moment.quarter.number, moment.as_of
    )
    reached = achievement(measurement.actual, target, indicator.direction)
    return Assessment(
        indicator, moment, measurement, target, reached, category_of(reached, categories)
    )


def assess_whole_year(
    facts: YearFacts, indicator: Indicator, moment: Moment, categories: Sequence[Category]
) -> Assessment:
    """Measure one indicator at a moment and hold it against the target of the whole year."""
    found = assess(facts, indicator, moment, categories)
    target = year_target(facts, indicator, moment)
    reached = achievement(found.measurement.actual, target, indicator.direction)
    category = category_of(reached, categories)
    return replace(found, target=target, achievement=reached, category=category)


def assess_plan(
    facts: YearFacts, plan: IkuPlan, moment: Moment, categories: Sequence[Category]
) -> tuple[Assessment, ...]:
    """All indicators of a plan at a moment: the strategic ones in the sheet's order, then the others."""
    strategic = plan.of_kind(GoalKind.STRATEGIC)
    others = tuple(each for each in plan.indicators if each not in strategic)
    return tuple(assess(facts, each, moment, categories) for each in strategic + others)


@dataclass(frozen=True, slots=True)
class QuarterPoint:
    """One quarter of a year's course; `assessment` is None while the quarter has not begun."""

    quarter: Quarter
    assessment: Assessment | None
    target: Fraction | None
    running: bool


def course_of_year(
    facts: YearFacts, indicator: Indicator, moment: Moment, categories: Sequence[Category]
) -> tuple[QuarterPoint, ...]:
    """The four quarters up to the moment's own: each as of its last day, the moment's own as of D."""
    points = []
    for number in QUARTERS:
        quarter = Quarter(moment.year, number)
        own = Moment.at(quarter, moment.today) if quarter != moment.quarter else moment
        begun = quarter <= moment.quarter and quarter.start <= moment.today
        assessment = assess(facts, indicator, own, categories) if begun else None
        target = target_on(facts.targets, indicator.id, moment.year, number, moment.as_of)
        points.append(QuarterPoint(quarter, assessment, target, quarter.contains(moment.today)))
    return tuple(points)


def year_target(facts: YearFacts, indicator: Indicator, moment: Moment) -> Fraction | None:
    """The target of the whole year that is valid at the moment."""
    return target_on(facts.targets, indicator.id, moment.year, WHOLE_YEAR, moment.as_of)


def is_better(direction: Direction, change: Fraction) -> bool:
    """Whether a change of the actual value is for the better."""
    return change > 0 if direction is Direction.HIGHER else change < 0
