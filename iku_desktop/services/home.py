"""Beranda: the figures with their course, what falls due next, and what is to be put right."""

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.plan import GoalKind
from iku_desktop.domain.read_models import ConcernLine, HomeView
from iku_desktop.services.agenda import agenda_lines, whole_agenda
from iku_desktop.services.backups import backup_state, copy_concern
from iku_desktop.services.concerns import open_concerns
from iku_desktop.services.context import Context
from iku_desktop.services.facts import assess_year, by_code, course, year_facts
from iku_desktop.services.frame import state_of
from iku_desktop.services.snapshot import Snapshot


class Home:
    """What the first page shows."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def home(self, moment: Moment) -> HomeView:
        """Figures keyed by indicator code, agenda from today on, and the open problems."""
        with self._context.reading() as rows:
            plan = rows.plan(moment.year)
            facts = year_facts(rows, moment.year)
            assessments = assess_year(rows, moment)
            strategic = () if plan is None else plan.of_kind(GoalKind.STRATEGIC)
            objectives = () if plan is None else plan.of_kind(GoalKind.OBJECTIVE)
            agenda = whole_agenda(rows, moment.today)
            return HomeView(
                moment=moment,
                state=state_of(rows, moment.quarter, moment.today),
                counted=tuple(facts.counted),
                strategic=_those(assessments, strategic),
                objectives=_those(assessments, objectives),
                others=tuple(
                    each for each in assessments if each.indicator not in strategic + objectives
                ),
                previous=previous_quarter(rows, moment),
                previous_year=_previous_year(rows, moment),
                courses={
                    each.indicator.code: course(rows, each.indicator, moment)
                    for each in assessments
                },
                agenda=agenda_lines(agenda),
                concerns=self._concerns(rows, moment),
                pressing=agenda.counts,
            )

    def concerns(self, moment: Moment) -> tuple[ConcernLine, ...]:
        """Every open problem of the year as of the moment, most urgent kind first."""
        with self._context.reading() as rows:
            return self._concerns(rows, moment)

    def _concerns(self, rows: Snapshot, moment: Moment) -> tuple[ConcernLine, ...]:
        # What would be lost with this computer comes before what is still to be entered.
        copies = backup_state(self._context.store.paths, rows, self._context)
        return (*copy_concern(copies), *open_concerns(rows, moment))


def previous_quarter(rows: Snapshot, moment: Moment) -> dict[str, Assessment]:
    """The figures of the quarter before by code; none for TW I, since a year begins anew."""
    before = moment.quarter.preceding
    if before.year != moment.year:
        return {}
    return by_code(assess_year(rows, Moment.at(before, moment.today)))


def _previous_year(rows: Snapshot, moment: Moment) -> dict[str, Assessment]:
    last = Quarter(moment.year - 1, QUARTERS[-1])
    return by_code(assess_year(rows, Moment.at(last, moment.today)))


def _those(
    assessments: tuple[Assessment, ...], indicators: tuple[object, ...]
) -> tuple[Assessment, ...]:
    return tuple(each for each in assessments if each.indicator in indicators)
