"""The window's frame: years, quarters and their states, and the moment a page looks at."""

from datetime import date

from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import FrameView, QuarterState
from iku_desktop.domain.typed_input import YEARS
from iku_desktop.services.backups import backup_state, copy_concern
from iku_desktop.services.concerns import open_concerns
from iku_desktop.services.context import Context
from iku_desktop.services.snapshot import Snapshot


class Frame:
    """Periods of the office."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def current(self) -> Quarter:
        """The quarter that today lies in."""
        return Quarter.of(self._context.today)

    def moment(self, year: int, quarter: int | None = None, as_of: date | None = None) -> Moment:
        """The moment of a quarter; without one, that of the as-of date or else the newest begun one.

        Refused: a year or quarter that is none, an as-of date in the future or before the year.
        """
        today = self._context.today
        problems = []
        if year not in YEARS:
            problems.append(Problem("year_out_of_range", "year", {"year": year}))
        if quarter is not None and quarter not in QUARTERS:
            problems.append(Problem("not_a_quarter", "quarter", {"quarter": quarter}))
        if as_of is not None and as_of > today:
            problems.append(Problem("as_of_in_future", "as_of", {"date": as_of, "today": today}))
        if as_of is not None and as_of.year < year:
            problems.append(Problem("as_of_before_year", "as_of", {"date": as_of, "year": year}))
        if problems:
            raise Refused(problems)
        number = _newest_quarter(year, as_of or today) if quarter is None else quarter
        return Moment.at(Quarter(year, number), today, as_of)

    def frame(self, year: int) -> FrameView:
        """Office, years to choose from, the states of the year's quarters, and how much is open."""
        today = self._context.today
        moment = self.moment(year)
        with self._context.reading() as rows:
            backups = backup_state(self._context.store.paths, rows, self._context)
            return FrameView(
                office=rows.office(),
                years=years_of(rows, today),
                states={n: state_of(rows, Quarter(year, n), today) for n in QUARTERS},
                problem_count=len(copy_concern(backups)) + len(open_concerns(rows, moment)),
                backups=backups,
                closings=rows.closed(year),
            )


def years_of(rows: Snapshot, today: date) -> tuple[int, ...]:
    """The years of the plans and the running one."""
    years = {today.year}
    for plan in rows.plans():
        years.update(range(plan.first_year, plan.last_year + 1))
    return tuple(sorted(years))


def state_of(rows: Snapshot, quarter: Quarter, today: date) -> QuarterState:
    """Where a quarter stands today."""
    if quarter.number in rows.closed(quarter.year):
        return QuarterState.CLOSED
    if today < quarter.start:
        return QuarterState.FUTURE
    return QuarterState.RUNNING if quarter.contains(today) else QuarterState.OPEN


def told_state(rows: Snapshot, moment: Moment) -> QuarterState:
    """Where a report says its quarter stands: as of a day asked for by name it is not the closed one."""
    state = state_of(rows, moment.quarter, moment.today)
    return QuarterState.OPEN if state is QuarterState.CLOSED and moment.is_asked else state


def _newest_quarter(year: int, day: date) -> int:
    if day.year == year:
        return Quarter.of(day).number
    return QUARTERS[-1] if day.year > year else QUARTERS[0]
