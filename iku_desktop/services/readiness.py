"""The checklist before a quarter is closed: what forbids it, what will only be noted, each with its door."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from iku_desktop.domain.closing import (
    clock_problem,
    closing_problems,
    held_closed,
    revision_after,
)
from iku_desktop.domain.closing_models import Level, Readiness, ReadinessKind, ReadinessLine
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.office import signing_official
from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.plan import WHOLE_YEAR, GoalKind, IkuPlan, target_on
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import Concern, ConcernLine
from iku_desktop.services.concerns import report_concerns
from iku_desktop.services.frame import state_of
from iku_desktop.services.snapshot import Snapshot

# Which open problems make up a line; the first of them is its door.
CONCERNS: Mapping[ReadinessKind, tuple[Concern, ...]] = {
    ReadinessKind.DATES: (Concern.DOCUMENT_MISSING, Concern.RULE_MISSING, Concern.NO_VILLAGES),
    ReadinessKind.CAUSES: (Concern.CAUSE_MISSING, Concern.ORDER_FLAG),
    ReadinessKind.EVIDENCE: (Concern.EVIDENCE_MISSING,),
    ReadinessKind.FOLLOW_UPS: (Concern.FOLLOW_UP_OPEN,),
    ReadinessKind.MANUAL: (Concern.MANUAL_MISSING,),
    ReadinessKind.NARRATIVES: (Concern.NARRATIVE_MISSING,),
    ReadinessKind.OFFICE: (Concern.PROFILE_MISSING,),
}


def missing_targets(rows: Snapshot, plan: IkuPlan, quarter: Quarter, today: date) -> list[Problem]:
    """TW IV closes only when every strategic indicator has its target of the year (domain.md)."""
    if quarter.number != QUARTERS[-1]:
        return []
    day = Moment.at(quarter, today).as_of
    targets = rows.targets(quarter.year)
    return [
        Problem("year_target_missing", "quarter", {"indicator": each.code, "year": quarter.year})
        for each in plan.of_kind(GoalKind.STRATEGIC)
        if target_on(targets, each.id, quarter.year, WHOLE_YEAR, day) is None
    ]


def readiness(rows: Snapshot, moment: Moment, now: datetime) -> Readiness:
    """The checklist of the moment's quarter, what forbids the closing first."""
    quarter, closings = moment.quarter, rows.closings()
    return Readiness(
        quarter=quarter,
        state=state_of(rows, quarter, moment.today),
        lines=(*_of_order(rows, moment, now), *_of_contents(rows, moment)),
        revision=revision_after(closings, quarter),
        closing=held_closed(closings, quarter),
    )


def _of_order(rows: Snapshot, moment: Moment, now: datetime) -> Iterator[ReadinessLine]:
    problems = {
        each.code: each for each in closing_problems(rows.closings(), moment.quarter, moment.today)
    }
    for kind, code in (
        (ReadinessKind.QUARTER_OVER, "quarter_not_over"),
        (ReadinessKind.EARLIER_CLOSED, "earlier_quarter_open"),
    ):
        problem = problems.get(code)
        values: Mapping[str, object] = {"date": moment.quarter.end}
        level = Level.OK
        if problem is not None:
            level, values = Level.BLOCK, problem.values
        yield ReadinessLine(kind, level, values)
    clock = clock_problem(now, rows.reader.last_seen())
    if clock is not None:
        yield ReadinessLine(ReadinessKind.CLOCK, Level.BLOCK, clock.values)


def _of_contents(rows: Snapshot, moment: Moment) -> Iterator[ReadinessLine]:
    lines = report_concerns(rows, moment)
    yield _targets(rows, moment, lines)
    for kind, concerns in CONCERNS.items():
        found = [line for line in lines if line.concern in concerns]
        yield _line(kind, found)
        if kind is ReadinessKind.EVIDENCE:
            yield _files(rows, moment)
    yield _official(rows, moment, lines)


def _line(kind: ReadinessKind, found: list[ConcernLine]) -> ReadinessLine:
    if not found:
        return ReadinessLine(kind, Level.OK, {"count": 0})
    counts = [line.values.get("count") for line in found]
    count = sum(each if isinstance(each, int) else 1 for each in counts)
    return ReadinessLine(kind, Level.NOTE, {**found[0].values, "count": count}, found[0])


def _targets(rows: Snapshot, moment: Moment, lines: Iterable[ConcernLine]) -> ReadinessLine:
    """Missing targets forbid closing TW IV; in other quarters they are noted."""
    plan = rows.plan(moment.year)
    found = [line for line in lines if line.concern is Concern.TARGET_MISSING]
    problems = missing_targets(rows, plan, moment.quarter, moment.today) if plan else []
    if not problems:
        return _line(ReadinessKind.TARGETS, found)
    named = ", ".join(str(each.values["indicator"]) for each in problems)
    door = ConcernLine(
        Concern.TARGET_MISSING,
        {"indicator": named, "year": moment.year, "quarter": moment.quarter.roman},
        indicator_code=str(problems[0].values["indicator"]),
    )
    values = {"count": len(problems), "indicator": named, "year": moment.year}
    return ReadinessLine(ReadinessKind.TARGETS, Level.BLOCK, values, door)


def _files(rows: Snapshot, moment: Moment) -> ReadinessLine:
    """How many counted activities of the quarter have no file of their evidence."""
    until = min(moment.quarter.end, moment.as_of)
    activities = rows.reader.activities(moment.quarter.start, until)
    counted = [each.id for each in activities if each.counts]
    with_files = rows.reader.evidence_files(FileOwner.ACTIVITY, counted)
    bare = len(counted) - len(with_files)
    if not bare:
        return ReadinessLine(ReadinessKind.FILES, Level.OK, {"count": len(counted)})
    door = ConcernLine(Concern.FILES_MISSING, {"count": bare, "year": moment.year})
    return ReadinessLine(ReadinessKind.FILES, Level.NOTE, {"count": bare}, door)


def _official(rows: Snapshot, moment: Moment, lines: Iterable[ConcernLine]) -> ReadinessLine:
    official = signing_official(rows.officials(), max(moment.today, moment.as_of))
    if official is not None:
        return ReadinessLine(ReadinessKind.OFFICIAL, Level.OK, {"name": official.name})
    found = [line for line in lines if line.concern is Concern.OFFICIAL_MISSING]
    return _line(ReadinessKind.OFFICIAL, found)
