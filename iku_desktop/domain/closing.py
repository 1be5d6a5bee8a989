"""A closed quarter: its frozen snapshot with its own hash, who closed or reopened it, and in which order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from iku_desktop.domain.periods import QUARTERS, Quarter
from iku_desktop.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class ClosingHead:
    """A closing without its snapshot, which may be large; `revision` 0 is the first closing.

    `reopened_at` None means the quarter is still closed by it.
    """

    year: int
    quarter: int
    revision: int
    sha256: str
    closed_at: datetime
    closed_by: str
    reopened_at: datetime | None
    reopened_by: str
    reopen_reason: str
    id: str

    @property
    def is_open_again(self) -> bool:
        """Whether the quarter was reopened after this closing."""
        return self.reopened_at is not None


@dataclass(frozen=True, slots=True)
class Closing:
    """One closing of a quarter; `snapshot` is JSON, `sha256` its hash, `revision` 0 the first closing.

    `reopened_at` None means the quarter is still closed by it.
    """

    year: int
    quarter: int
    revision: int
    snapshot: str
    sha256: str
    closed_at: datetime
    closed_by: str
    reopened_at: datetime | None = None
    reopened_by: str = ""
    reopen_reason: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ClockConfirmation:
    """Somebody said that the PC's clock is right although `seen` was later: closing may go on."""

    seen: datetime
    confirmed_at: datetime
    confirmed_by: str
    id: str = ""


def held_closed(closings: Iterable[ClosingHead], quarter: Quarter) -> ClosingHead | None:
    """The closing that holds a quarter closed: its newest one, unless the quarter was reopened since."""
    newest = _newest(closings, quarter)
    return None if newest is None or newest.is_open_again else newest


def revision_after(closings: Iterable[ClosingHead], quarter: Quarter) -> int:
    """Which revision a paper of the quarter bears: 0 until it was reopened once."""
    newest = _newest(closings, quarter)
    return 0 if newest is None else newest.revision + newest.is_open_again


def closing_problems(
    closings: Iterable[ClosingHead], quarter: Quarter, today: date
) -> list[Problem]:
    """Why a quarter can't close: it runs, is closed already, or an earlier one is still open.

    Quarters of a year close in order (domain.md). The year before must be closed first only where its
    closing was begun, so that an office may start with any year.
    """
    closings = tuple(closings)
    if held_closed(closings, quarter) is not None:
        return [_about("quarter_already_closed", quarter)]
    problems = []
    if today <= quarter.end:
        values = {"quarter": quarter.roman, "year": quarter.year, "date": quarter.end}
        problems.append(Problem("quarter_not_over", "quarter", values))
    begun = any(each.year == quarter.year - 1 for each in closings)
    years = (quarter.year - 1, quarter.year) if begun else (quarter.year,)
    for earlier in (Quarter(year, number) for year in years for number in QUARTERS):
        if earlier < quarter and held_closed(closings, earlier) is None:
            return [*problems, _about("earlier_quarter_open", earlier)]
    return problems


def reopening_problems(closings: Iterable[ClosingHead], quarter: Quarter) -> list[Problem]:
    """Why a quarter can't be reopened: it is open, or a later one stands on it."""
    closings = tuple(closings)
    if held_closed(closings, quarter) is None:
        return [_about("quarter_not_closed", quarter)]
    every = {Quarter(each.year, each.quarter) for each in closings}
    later = [each for each in every if each > quarter and held_closed(closings, each) is not None]
    return [_about("later_quarter_closed", max(later))] if later else []


def clock_problem(now: datetime, seen: datetime | None) -> Problem | None:
    """Why nothing may be closed or signed now: the clock stands before a time already seen."""
    if seen is None or now >= seen:
        return None
    return Problem("clock_behind", "", {"now": now, "seen": seen})


def _newest(closings: Iterable[ClosingHead], quarter: Quarter) -> ClosingHead | None:
    mine = [each for each in closings if Quarter(each.year, each.quarter) == quarter]
    return max(mine, key=lambda each: each.revision, default=None)


def _about(code: str, quarter: Quarter) -> Problem:
    return Problem(code, "quarter", {"quarter": quarter.roman, "year": quarter.year})
