"""The year's figures as they are typed into e-SAKIP: per indicator and quarter target, realisasi, capaian."""

from fractions import Fraction

from iku_desktop.domain.assessment import QuarterPoint, year_target
from iku_desktop.domain.package_models import EsakipQuarter, EsakipRow, EsakipTable
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import GoalKind, Indicator
from iku_desktop.presentation.numbers import show_decimal
from iku_desktop.services.facts import course, year_facts
from iku_desktop.services.snapshot import Snapshot


def esakip_table(rows: Snapshot, moment: Moment) -> EsakipTable:
    """The table up to the moment; closed quarters say what was closed. Without a plan it has no rows."""
    plan = rows.plan(moment.year)
    strategic = plan.of_kind(GoalKind.STRATEGIC) if plan else ()
    others = tuple(each for each in plan.indicators if each not in strategic) if plan else ()
    return EsakipTable(
        office=rows.office().name,
        year=moment.year,
        as_of=moment.as_of,
        rows=tuple(_row(rows, each, moment) for each in (*strategic, *others)),
    )


def _row(rows: Snapshot, indicator: Indicator, moment: Moment) -> EsakipRow:
    closed = rows.closed(moment.year)
    facts = year_facts(rows, moment.year)
    return EsakipRow(
        code=indicator.code,
        title=indicator.title,
        unit=indicator.unit,
        year_target=_shown(year_target(facts, indicator, moment)),
        quarters=tuple(
            _quarter(point, point.quarter.number in closed)
            for point in course(rows, indicator, moment)
        ),
    )


def _quarter(point: QuarterPoint, closed: bool) -> EsakipQuarter:
    found = point.assessment
    if found is None:
        return EsakipQuarter(point.quarter.number, _shown(point.target), "", "")
    return EsakipQuarter(
        point.quarter.number,
        _shown(found.target),
        _shown(found.measurement.actual),
        _shown(found.achievement),
        closed,
    )


def _shown(value: Fraction | None) -> str:
    """Two decimals with a comma; nothing where there is no value, so that nothing is typed for it."""
    return "" if value is None else show_decimal(value)
