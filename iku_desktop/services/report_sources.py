"""Where each kind of report gets its read-model and what it would lack; a new kind is one line in SOURCES."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from iku_desktop.domain.assessment import assess, year_target
from iku_desktop.domain.binder_models import EvidenceBinder
from iku_desktop.domain.closing import held_closed
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.office import signing_official
from iku_desktop.domain.outcomes import ReportGroup
from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.plan import GoalKind, IkuPlan, Indicator
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import (
    Concern,
    ConcernLine,
    IkuSheet,
    IndicatorRow,
    NarrativeBlock,
    QuarterReport,
    QuarterState,
)
from iku_desktop.domain.report_models import AnnualReport, MatrixReport
from iku_desktop.domain.target_history import target_revisions
from iku_desktop.domain.typed_input import shortened
from iku_desktop.services.activity_rows import activity_rows
from iku_desktop.services.annual_report import annual_concerns, annual_report, is_closed_year
from iku_desktop.services.binder import binder_concerns, evidence_binder
from iku_desktop.services.concerns import open_concerns, report_concerns, sheet_concerns
from iku_desktop.services.drafts import drafts
from iku_desktop.services.facts import course, year_facts
from iku_desktop.services.frame import state_of, told_state
from iku_desktop.services.frozen_quarters import frozen_report
from iku_desktop.services.later_changes import since_closing
from iku_desktop.services.matrix import document_matrix
from iku_desktop.services.matrix_report import matrix_report
from iku_desktop.services.reminders import reminder_letters
from iku_desktop.services.snapshot import Snapshot
from iku_desktop.services.village_cards import village_cards

OF_DOCUMENTS = (
    *(Concern.PLAN_MISSING, Concern.RULE_MISSING, Concern.NO_VILLAGES),
    *(Concern.DOCUMENT_MISSING, Concern.CAUSE_MISSING, Concern.ORDER_FLAG),
    *(Concern.OFFICIAL_MISSING, Concern.PROFILE_MISSING),
)
OF_A_LETTERHEAD = (
    *(Concern.PLAN_MISSING, Concern.RULE_MISSING, Concern.NO_VILLAGES),
    *(Concern.OFFICIAL_MISSING, Concern.PROFILE_MISSING),
)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: the plan of the year, the moment, and villages by id (none means all)."""

    plan: IkuPlan
    moment: Moment
    villages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a kind of report gets its read-model, what it would lack, and when it is no draft.

    `frozen_as` is the class of the model that a closing keeps, `frozen_with` the numbers of the quarters
    whose closing keeps it; a report that knows no class is made of the rows as they are.
    """

    group: ReportGroup
    model: Callable[[Snapshot, Request], object]
    concerns: Callable[[Snapshot, Moment], tuple[ConcernLine, ...]]
    is_final: Callable[[Snapshot, Request], bool]
    per_village: bool = False
    frozen_as: type | None = None
    frozen_with: tuple[int, ...] = QUARTERS

    @property
    def needs_quarter(self) -> bool:
        """Whether the report is of one quarter."""
        return self.group is ReportGroup.QUARTER


def revision_of(rows: Snapshot, moment: Moment) -> int:
    """Which revision a report of the moment's quarter bears: 0 until it was reopened once."""
    quarter = moment.quarter
    closings = [
        each
        for each in rows.closings()
        if (each.year, each.quarter) == (quarter.year, quarter.number)
    ]
    if not closings:
        return 0
    return closings[-1].revision + closings[-1].is_open_again


def is_closed(rows: Snapshot, request: Request) -> bool:
    """Whether the quarter that is reported is closed, and asked for as it was closed."""
    if request.moment.is_asked:
        return False
    return state_of(rows, request.moment.quarter, request.moment.today) is QuarterState.CLOSED


def _sheet_concerns(rows: Snapshot, moment: Moment) -> tuple[ConcernLine, ...]:
    plan = rows.plan(moment.year)
    return open_concerns(rows, moment) if plan is None else sheet_concerns(rows, plan)


def _matrix(rows: Snapshot, request: Request) -> MatrixReport:
    """Out of the quarterly report, and so out of the snapshot of a closed quarter."""
    report = SOURCES["quarterly"].model(rows, request)
    return matrix_report(cast("QuarterReport", report))


def _evidence(rows: Snapshot, request: Request) -> EvidenceBinder:
    moment = request.moment
    return evidence_binder(rows, request.plan, moment, revision_of(rows, moment))


def _annual(rows: Snapshot, request: Request) -> AnnualReport:
    moment = request.moment
    revision = revision_of(rows, Moment.at(Quarter(moment.year, QUARTERS[-1]), moment.today))
    return annual_report(
        rows, request.plan, moment, revision, lambda year: _closed_year(rows, year)
    )


def _closed_year(rows: Snapshot, year: int) -> AnnualReport | None:
    head = held_closed(rows.closings(), Quarter(year, QUARTERS[-1]))
    return None if head is None else frozen_report(rows, head, "annual", AnnualReport)


def _document_concerns(rows: Snapshot, moment: Moment) -> tuple[ConcernLine, ...]:
    return tuple(line for line in open_concerns(rows, moment) if line.concern in OF_DOCUMENTS)


def _letterhead_concerns(rows: Snapshot, moment: Moment) -> tuple[ConcernLine, ...]:
    return tuple(line for line in open_concerns(rows, moment) if line.concern in OF_A_LETTERHEAD)


def iku_sheet(rows: Snapshot, plan: IkuPlan) -> IkuSheet:
    """All that the IKU sheet of a plan prints."""
    return IkuSheet(rows.office(), plan, rows.reader.logo())


def quarter_report(rows: Snapshot, plan: IkuPlan, moment: Moment) -> QuarterReport:
    """All that the quarterly report prints: the year up to the moment.

    Activities are those of its quarter by the as-of date.
    """
    facts = year_facts(rows, moment.year)
    signed_on = max(moment.today, moment.as_of)
    until = min(moment.quarter.end, moment.as_of)
    since = since_closing(rows, moment)
    return QuarterReport(
        office=rows.office(),
        plan=plan,
        moment=moment,
        state=told_state(rows, moment),
        revision=revision_of(rows, moment),
        rows=_indicator_rows(rows, facts, plan, GoalKind.STRATEGIC, moment),
        objectives=_indicator_rows(rows, facts, plan, GoalKind.OBJECTIVE, moment),
        matrix=document_matrix(rows, facts, moment, as_printed=True),
        activities=activity_rows(rows, moment, moment.quarter.start, until),
        narratives=_narratives(rows, plan, moment),
        categories=rows.categories(),
        causes=rows.causes(),
        official=signing_official(rows.officials(), signed_on),
        signed_on=signed_on,
        logo=rows.reader.logo(),
        concerns=report_concerns(rows, moment),
        compared_with=since.quarter,
        changes=since.changes,
    )


def _indicator_rows(
    rows: Snapshot, facts: YearFacts, plan: IkuPlan, kind: GoalKind, moment: Moment
) -> tuple[IndicatorRow, ...]:
    goals = {goal.id: goal for goal in plan.goals}
    categories = rows.categories()
    return tuple(
        IndicatorRow(
            goal=goals[indicator.goal_id],
            indicator=indicator,
            year_target=year_target(facts, indicator, moment),
            course=course(rows, indicator, moment),
            assessment=assess(facts, indicator, moment, categories),
            revisions=target_revisions(facts.targets, indicator.id, moment.year, moment.as_of),
        )
        for indicator in plan.of_kind(kind)
    )


def _narratives(rows: Snapshot, plan: IkuPlan, moment: Moment) -> tuple[NarrativeBlock, ...]:
    written = rows.narratives(moment.year, moment.quarter.number)
    made = drafts(rows, plan, moment)

    def block(indicator: Indicator) -> NarrativeBlock:
        mine = {each.kind: each.text for each in written if each.indicator_id == indicator.id}
        own = made.get(indicator.id, {})
        unwritten = {kind: text for kind, text in own.items() if not mine.get(kind)}
        return NarrativeBlock(indicator, mine, unwritten)

    strategic = plan.of_kind(GoalKind.STRATEGIC)
    others = tuple(each for each in plan.indicators if each not in strategic)
    with_text = tuple(each for each in map(block, others) if each.texts)
    return (*map(block, strategic), *with_text)


SOURCES: Mapping[str, Source] = MappingProxyType(
    {
        "quarterly": Source(
            group=ReportGroup.QUARTER,
            model=lambda rows, request: quarter_report(rows, request.plan, request.moment),
            concerns=report_concerns,
            is_final=is_closed,
            frozen_as=QuarterReport,
        ),
        "sheet": Source(
            group=ReportGroup.YEAR,
            model=lambda rows, request: iku_sheet(rows, request.plan),
            concerns=_sheet_concerns,
            is_final=lambda _rows, _request: True,
        ),
        "annual": Source(
            group=ReportGroup.YEAR,
            model=_annual,
            concerns=annual_concerns,
            is_final=lambda rows, request: is_closed_year(rows, request.moment),
            frozen_as=AnnualReport,
            frozen_with=QUARTERS[-1:],
        ),
        "matrix": Source(
            group=ReportGroup.QUARTER,
            model=_matrix,
            concerns=_document_concerns,
            is_final=is_closed,
            frozen_as=MatrixReport,
        ),
        "evidence": Source(
            group=ReportGroup.QUARTER,
            model=_evidence,
            concerns=binder_concerns,
            is_final=is_closed,
            frozen_as=EvidenceBinder,
        ),
        "village_card": Source(
            group=ReportGroup.VILLAGE,
            model=lambda rows, request: village_cards(rows, request.moment, request.villages),
            concerns=_document_concerns,
            is_final=lambda rows, request: is_closed_year(rows, request.moment),
            per_village=True,
        ),
        "reminders": Source(
            group=ReportGroup.VILLAGE,
            model=lambda rows, request: reminder_letters(rows, request.moment, request.villages),
            concerns=_letterhead_concerns,
            # A letter is no draft once it has its number: services.letters gives it.
            is_final=lambda _rows, _request: False,
            per_village=True,
        ),
    }
)


def source_of(kind: str) -> Source:
    """The source of a kind; Refused where there is no such report."""
    source = SOURCES.get(kind)
    if source is None:
        raise Refused(Problem("unknown_report", "kind", {"typed": shortened(kind)}))
    return source
