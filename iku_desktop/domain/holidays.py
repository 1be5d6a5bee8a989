"""Days on which offices don't work, and counting the days on which they do.

The office keeps its own list of holidays, since decrees change it each year.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
# Nobody has ten years of holidays in a row: a list that says so is not worth counting through.
MOST_DAYS = 3_660


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday or a day of collective leave."""

    day: date
    name: str
    id: str = ""


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Whether the office works: Monday to Friday, no holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def working_day_after(start: date, count: int, holidays: Collection[date]) -> date:
    """The `count`-th working day after `start`, which is never counted itself; `start` for a count of 0.

    Where the calendar itself ends, or holidays never do, the last day that was looked at.
    """
    day, left = start, count
    for _ in range(min(MOST_DAYS, (date.max - start).days)):
        if left <= 0:
            break
        day += timedelta(days=1)
        left -= is_working_day(day, holidays)
    return day


def working_days_until(start: date, end: date, holidays: Collection[date]) -> int:
    """How many working days come after `start` up to and with `end`; 0 where `end` is not later."""
    days = (end - start).days
    if days <= 0:
        return 0
    weeks, rest = divmod(days, 7)
    first_left = start + timedelta(days=7 * weeks)
    plain = 5 * weeks + sum(
        (first_left + timedelta(days=each)).weekday() < SATURDAY for each in range(1, rest + 1)
    )
    return plain - sum(start < each <= end and each.weekday() < SATURDAY for each in set(holidays))
