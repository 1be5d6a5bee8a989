"""The facts of a measured year, put together from the office's rows, and what follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from iku_desktop.domain.assessment import Assessment, assess_plan
from iku_desktop.domain.documents import DeadlineRule
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.measured_year import CountedDocument, counted_documents
from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.read_models import FigureChange
from iku_desktop.domain.villages import Village
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
    """All indicators of the moment's year; none where no plan holds the year."""
    plan = rows.plan(moment.year)
    if plan is None:
        return ()
    facts = year_facts(rows, moment.year) if facts is None else facts
    return assess_plan(facts, plan, moment, rows.categories())


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
