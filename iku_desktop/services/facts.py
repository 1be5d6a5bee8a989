"""The facts of a measured year, put together from the office's rows, and what follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from iku_desktop.domain.assessment import (
    Assessment,
    QuarterPoint,
    assess,
    assess_plan,
    course_of_year,
)
from iku_desktop.domain.documents import DeadlineRule
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.measured_year import CountedDocument, counted_documents
from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.plan import Indicator
from iku_desktop.domain.read_models import FigureChange
from iku_desktop.domain.villages import Village
from iku_desktop.services.frozen_quarters import frozen_assessments
from iku_desktop.services.snapshot import Snapshot


class Instead(NamedTuple):
    """Rows to reckon with in place of the stored ones, for figures before and after; None = as stored."""

    villages: Sequence[Village] | None = None
    rules: Sequence[DeadlineRule] | None = None
    offsets: Mapping[str, int] | None = None


AS_STORED = Instead()


def counted_in(
    rows: Snapshot, year: int, instead: Instead = AS_STORED
) -> tuple[CountedDocument, ...]:
    """The documents that measured year counts; none where no plan holds the year."""
    plan = rows.plan(year)
    if plan is None:
        return ()
    offsets = plan.offsets if instead.offsets is None else instead.offsets
    rules = rows.rules() if instead.rules is None else instead.rules
    return counted_documents(year, rows.document_types(), offsets, rules)


def year_facts(rows: Snapshot, year: int, instead: Instead = AS_STORED) -> YearFacts:
    """All facts of a measured year."""
    counted = counted_in(rows, year, instead)
    fiscal_years = {each.fiscal_year for each in counted}
    return YearFacts(
        year=year,
        villages=rows.villages() if instead.villages is None else instead.villages,
        counted=counted,
        documents=rows.documents(fiscal_years),
        exceptions=rows.exceptions(fiscal_years),
        activities=rows.activity_facts(year),
        manual_values=rows.manual_values(year),
        targets=rows.targets(year),
    )


def assess_year(
    rows: Snapshot, moment: Moment, facts: YearFacts | None = None
) -> tuple[Assessment, ...]:
    """All indicators of the moment's year; none where no plan holds the year.

    Without other `facts` those of a closed quarter are as they were closed.
    """
    plan = rows.plan(moment.year)
    if plan is None:
        return ()
    if facts is None:
        frozen = frozen_assessments(rows, moment)
        if frozen is not None:
            return frozen
        facts = year_facts(rows, moment.year)
    return assess_plan(facts, plan, moment, rows.categories())


def assessed(rows: Snapshot, indicator: Indicator, moment: Moment) -> Assessment:
    """One indicator of the moment's year, of a closed quarter as it was closed."""
    frozen = by_code(frozen_assessments(rows, moment) or ()).get(indicator.code)
    if frozen is not None:
        return frozen
    return assess(year_facts(rows, moment.year), indicator, moment, rows.categories())


def course(rows: Snapshot, indicator: Indicator, moment: Moment) -> tuple[QuarterPoint, ...]:
    """The four quarters up to the moment's own, those that are closed as they were closed."""
    facts = year_facts(rows, moment.year)
    points = []
    for point in course_of_year(facts, indicator, moment, rows.categories()):
        own = point.assessment.moment if point.assessment else moment
        frozen = frozen_assessments(rows, own) if point.assessment else None
        known = by_code(frozen or ()).get(indicator.code)
        points.append(point if known is None else replace(point, assessment=known))
    return tuple(points)


def by_code(assessments: Sequence[Assessment]) -> dict[str, Assessment]:
    """Assessments by the indicator's code, by which years of different plans are compared."""
    return {each.indicator.code: each for each in assessments}


def figures_moved(rows: Snapshot, moment: Moment, instead: Instead) -> tuple[FigureChange, ...]:
    """What other rows would do to the begun quarters of the moment's year: only figures that move."""
    before, after = year_facts(rows, moment.year), year_facts(rows, moment.year, instead)
    changes = []
    for quarter in (Quarter(moment.year, number) for number in QUARTERS):
        own = moment if quarter == moment.quarter else Moment.at(quarter, moment.today)
        if quarter.start > moment.today:
            continue
        pairs = zip(assess_year(rows, own, before), assess_year(rows, own, after), strict=True)
        changes += [FigureChange(one, other) for one, other in pairs if _moved(one, other)]
    return tuple(changes)


def _moved(before: Assessment, after: Assessment) -> bool:
    # Words of the terms (a fiscal year) may differ while every figure stays; that is no change.
    wordless = [
        replace(each.measurement, numerator_terms=(), denominator_terms=(), extra={})
        for each in (before, after)
    ]
    return wordless[0] != wordless[1]
