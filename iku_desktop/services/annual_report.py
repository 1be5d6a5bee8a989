"""Builds the annual report: each indicator against its targets, the earlier years and the end of the plan."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from iku_desktop.domain.achievement import achievement
from iku_desktop.domain.assessment import assess_whole_year, year_target
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.office import signing_official
from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.plan import WHOLE_YEAR, GoalKind, IkuPlan, Indicator, target_on
from iku_desktop.domain.read_models import ConcernLine, IndicatorRow, QuarterState
from iku_desktop.domain.report_models import (
    AnnualReport,
    AnnualRow,
    FigureSource,
    QuarterTexts,
    YearFigure,
    YearNarratives,
)
from iku_desktop.domain.target_history import target_revisions
from iku_desktop.services.concerns import report_concerns
from iku_desktop.services.facts import course, year_facts
from iku_desktop.services.matrix import document_matrix
from iku_desktop.services.snapshot import Snapshot

ClosedYear = Callable[[int], AnnualReport | None]
LAST = QUARTERS[-1]


def annual_report(
    rows: Snapshot, plan: IkuPlan, moment: Moment, revision: int, closed: ClosedYear
) -> AnnualReport:
    """All that the annual report of the moment's year prints.

    `revision` is the year's own; `closed` gives the report of a closed year as it was frozen, else None.
    """
    closed_now = is_closed_year(rows, moment)
    moment = moment.of_year()
    state = year_state(rows, moment.year, moment.today)
    if state is QuarterState.CLOSED and not closed_now:
        # A day before its end was asked for: that is no report of the closed year.
        state = QuarterState.OPEN
    facts = year_facts(rows, moment.year)
    signed_on = max(moment.today, moment.as_of)
    builder = _Rows(rows, plan, facts, moment, closed)
    return AnnualReport(
        office=rows.office(),
        plan=plan,
        moment=moment,
        state=state,
        revision=revision,
        rows=builder.rows(GoalKind.STRATEGIC),
        objectives=builder.rows(GoalKind.OBJECTIVE),
        matrix=document_matrix(rows, facts, moment, as_printed=True),
        narratives=_narratives(rows, plan, moment),
        categories=rows.categories(),
        causes=rows.causes(),
        official=signing_official(rows.officials(), signed_on),
        signed_on=signed_on,
        logo=rows.reader.logo(),
        concerns=annual_concerns(rows, moment),
    )


def annual_concerns(rows: Snapshot, moment: Moment) -> tuple[ConcernLine, ...]:
    """What the annual report would lack: the same as the report of the year's newest quarter."""
    return report_concerns(rows, moment.of_year())


def year_state(rows: Snapshot, year: int, today: date) -> QuarterState:
    """Where a year stands: it runs until 31 December is over, and is closed by its last quarter."""
    if LAST in rows.closed(year):
        return QuarterState.CLOSED
    if today.year < year:
        return QuarterState.FUTURE
    return QuarterState.RUNNING if today.year == year else QuarterState.OPEN


def is_closed_year(rows: Snapshot, moment: Moment) -> bool:
    """Whether the year is closed and looked at as of its end."""
    return LAST in rows.closed(moment.year) and not moment.is_asked


class _Rows:
    """The rows of one annual report, from the same facts for all its indicators."""

    def __init__(
        self,
        rows: Snapshot,
        plan: IkuPlan,
        facts: YearFacts,
        moment: Moment,
        closed: ClosedYear,
    ) -> None:
        self._rows, self._plan, self._facts, self._moment = rows, plan, facts, moment
        self._closed = {year: closed(year) for year in self._earlier_years}
        self._earlier = {year: year_facts(rows, year) for year in self._earlier_years}

    @property
    def _earlier_years(self) -> range:
        return range(self._plan.first_year, self._moment.year)

    def rows(self, kind: GoalKind) -> tuple[AnnualRow, ...]:
        """The rows of the indicators under goals of one kind."""
        return tuple(map(self._row, self._plan.of_kind(kind)))

    def _row(self, indicator: Indicator) -> AnnualRow:
        moment, categories = self._moment, self._rows.categories()
        goals = {goal.id: goal for goal in self._plan.goals}
        figures = IndicatorRow(
            goal=goals[indicator.goal_id],
            indicator=indicator,
            year_target=year_target(self._facts, indicator, moment),
            course=course(self._rows, indicator, moment),
            assessment=assess_whole_year(self._facts, indicator, moment, categories),
            revisions=target_revisions(
                self._facts.targets, indicator.id, moment.year, moment.as_of
            ),
        )
        years = range(self._plan.first_year, self._plan.last_year + 1)
        end_target = self._target(indicator, self._plan.last_year)
        actual = figures.assessment.measurement.actual
        return AnnualRow(
            figures=figures,
            years=tuple(self._figure(figures, year) for year in years),
            end_target=end_target,
            progress=achievement(actual, end_target, indicator.direction),
        )

    def _figure(self, row: IndicatorRow, year: int) -> YearFigure:
        moment = self._moment
        if year == moment.year:
            begun = moment.today >= date(year, 1, 1)
            assessment = row.assessment if begun else None
            return YearFigure(year, FigureSource.LIVE, row.year_target, assessment)
        if year > moment.year:
            target = self._target(row.indicator, year)
            return YearFigure(year, FigureSource.LATER, target, None)
        return self._earlier_figure(row.indicator, year)

    def _earlier_figure(self, indicator: Indicator, year: int) -> YearFigure:
        """A year before, from its closed report where there is one."""
        frozen = self._closed[year]
        if frozen is not None:
            for each in (*frozen.rows, *frozen.objectives):
                if each.figures.indicator.code == indicator.code:
                    found = each.figures.assessment
                    target = each.figures.year_target
                    source = FigureSource.CLOSED
                    return YearFigure(year, source, target, found, frozen.revision)
        plan = self._rows.plan(year)
        same = [each for each in plan.indicators if each.code == indicator.code] if plan else []
        if not same:
            return YearFigure(year, FigureSource.LIVE, None, None)
        own = Moment.at(Quarter(year, LAST), self._moment.today)
        facts, categories = self._earlier[year], self._rows.categories()
        assessment = assess_whole_year(facts, same[0], own, categories)
        return YearFigure(year, FigureSource.LIVE, assessment.target, assessment)

    def _target(self, indicator: Indicator, year: int) -> Fraction | None:
        if year == self._moment.year:
            return year_target(self._facts, indicator, self._moment)
        targets = self._rows.targets(year)
        return target_on(targets, indicator.id, year, WHOLE_YEAR, self._moment.as_of)


def _narratives(rows: Snapshot, plan: IkuPlan, moment: Moment) -> tuple[YearNarratives, ...]:
    """The narratives of the strategic indicators, and of others that have some."""
    quarters = [Quarter(moment.year, number) for number in QUARTERS]
    begun = [each for each in quarters if each <= moment.quarter and each.start <= moment.today]
    written = {each: rows.narratives(each.year, each.number) for each in begun}

    def of(indicator: Indicator) -> YearNarratives:
        texts = tuple(
            QuarterTexts(
                quarter,
                {each.kind: each.text for each in found if each.indicator_id == indicator.id},
            )
            for quarter, found in written.items()
        )
        return YearNarratives(indicator, texts)

    strategic = plan.of_kind(GoalKind.STRATEGIC)
    others = [of(each) for each in plan.indicators if each not in strategic]
    told = [each for each in others if any(quarter.texts for quarter in each.quarters)]
    return (*map(of, strategic), *told)
