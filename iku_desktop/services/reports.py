"""Reports: which there are, what is missing before printing, and the PDF made from a read-model."""

import contextlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from iku_desktop.domain.assessment import assess, course_of_year, year_target
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.office import signing_official
from iku_desktop.domain.outcomes import PdfDocument, ReportKind
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import GoalKind, IkuPlan, Indicator
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import (
    ConcernLine,
    IkuSheet,
    IndicatorRow,
    NarrativeBlock,
    QuarterReport,
)
from iku_desktop.domain.typed_input import shortened
from iku_desktop.presentation.texts import t
from iku_desktop.reports.registry import REPORTS
from iku_desktop.services.activities import activity_rows
from iku_desktop.services.concerns import open_concerns, report_concerns, sheet_concerns
from iku_desktop.services.context import Context
from iku_desktop.services.facts import year_facts
from iku_desktop.services.frame import state_of
from iku_desktop.services.matrix import document_matrix
from iku_desktop.services.snapshot import Snapshot


class Reports:
    """Makes the office's papers."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def kinds(self) -> tuple[ReportKind, ...]:
        """The reports that can be made."""
        return tuple(
            ReportKind(
                key,
                REPORTS[key].title,
                source.needs_quarter,
                tuple(paper.value for paper in REPORTS[key].papers),
            )
            for key, source in SOURCES.items()
        )

    def concerns(self, kind: str, moment: Moment) -> tuple[ConcernLine, ...]:
        """What is still missing on that report."""
        with self._context.reading() as rows:
            return _source(kind).concerns(rows, moment)

    def iku_sheet(self, year: int) -> IkuSheet:
        """All that the IKU sheet of the year's plan prints; Refused where no plan holds the year."""
        with self._context.reading() as rows:
            return _sheet(rows, _plan(rows, year))

    def quarter_report(self, moment: Moment) -> QuarterReport:
        """All that the quarterly report prints; Refused where no plan holds the year."""
        with self._context.reading() as rows:
            return _quarterly(rows, _plan(rows, moment.year), moment)

    def make(self, kind: str, moment: Moment, paper: str = "f4") -> PdfDocument:
        """The report as a PDF; Refused for an unknown kind or paper, or a year without a plan."""
        source, definition = _source(kind), REPORTS[kind]
        papers = {each.value: each for each in definition.papers}
        if paper not in papers:
            values = {"typed": shortened(paper), "known": ", ".join(papers)}
            raise Refused(Problem("unknown_paper", "paper", values))
        with self._context.reading() as rows:
            plan = _plan(rows, moment.year)
            model = source.model(rows, plan, moment)
            name = _file_name(kind, rows, plan, moment)
        return PdfDocument(definition.render(model, papers[paper]), name)

    def folder(self) -> Path:
        """Where printed reports are kept; made on first use, where the disk allows."""
        folder = self._context.store.paths.reports
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)
        return folder

    def save(self, document: PdfDocument, path: Path) -> None:
        """Write a finished PDF, whole or not at all; Unavailable when the disk refuses."""
        from iku_desktop.storage.files import write_whole

        write_whole(path, document.data)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a kind of report gets its read-model and what it would lack."""

    needs_quarter: bool
    model: Callable[[Snapshot, IkuPlan, Moment], object]
    concerns: Callable[[Snapshot, Moment], tuple[ConcernLine, ...]]


def _sheet_concerns(rows: Snapshot, moment: Moment) -> tuple[ConcernLine, ...]:
    plan = rows.plan(moment.year)
    return open_concerns(rows, moment) if plan is None else sheet_concerns(rows, plan)


def _sheet(rows: Snapshot, plan: IkuPlan) -> IkuSheet:
    return IkuSheet(rows.office(), plan, rows.reader.logo())


def _quarterly(rows: Snapshot, plan: IkuPlan, moment: Moment) -> QuarterReport:
    """The year up to the moment; activities are those of its quarter by the as-of date."""
    facts = year_facts(rows, moment.year)
    signed_on = max(moment.today, moment.as_of)
    until = min(moment.quarter.end, moment.as_of)
    return QuarterReport(
        office=rows.office(),
        plan=plan,
        moment=moment,
        state=state_of(rows, moment.quarter, moment.today),
        revision=0,
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
            course=course_of_year(facts, indicator, moment, categories),
            assessment=assess(facts, indicator, moment, categories),
        )
        for indicator in plan.of_kind(kind)
    )


def _narratives(rows: Snapshot, plan: IkuPlan, moment: Moment) -> tuple[NarrativeBlock, ...]:
    written = rows.narratives(moment.year, moment.quarter.number)

    def block(indicator: Indicator) -> NarrativeBlock:
        mine = {each.kind: each.text for each in written if each.indicator_id == indicator.id}
        return NarrativeBlock(indicator, mine)

    strategic = plan.of_kind(GoalKind.STRATEGIC)
    others = tuple(each for each in plan.indicators if each not in strategic)
    with_text = tuple(each for each in map(block, others) if each.texts)
    return (*map(block, strategic), *with_text)


SOURCES: Mapping[str, _Source] = MappingProxyType(
    {
        "sheet": _Source(
            needs_quarter=False,
            model=lambda rows, plan, _: _sheet(rows, plan),
            concerns=_sheet_concerns,
        ),
        "quarterly": _Source(needs_quarter=True, model=_quarterly, concerns=report_concerns),
    }
)


def _source(kind: str) -> _Source:
    source = SOURCES.get(kind)
    if source is None:
        raise Refused(Problem("unknown_report", "kind", {"typed": shortened(kind)}))
    return source


def _plan(rows: Snapshot, year: int) -> IkuPlan:
    plan = rows.plan(year)
    if plan is None:
        raise Refused(Problem("year_without_plan", "year", {"year": year}))
    return plan


def _file_name(kind: str, rows: Snapshot, plan: IkuPlan, moment: Moment) -> str:
    return t(
        f"services.file_name.{kind}",
        office=_for_a_file(rows.office().name),
        year=moment.year,
        quarter=moment.quarter.number,
        first=plan.first_year,
        last=plan.last_year,
    )


def _for_a_file(name: str) -> str:
    """A name of any office as part of a file name that every disk takes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9-]+", "_", plain)[:60].strip("_") or "Kecamatan"
