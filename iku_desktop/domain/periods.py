"""Quarters and years, and the date on which a quarter's figures are looked at."""

import calendar
from dataclasses import dataclass
from datetime import date
from functools import cache

QUARTERS = (1, 2, 3, 4)
ROMAN = ("I", "II", "III", "IV")
MONTHS_ROMAN = (*ROMAN, "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter (triwulan): `number` 1 to 4 of `year`."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> date:
        """Last day."""
        return month_end(self.year, 3 * self.number)

    @property
    def roman(self) -> str:
        """I, II, III or IV as printed."""
        return ROMAN[self.number - 1]

    @property
    def following(self) -> "Quarter":
        """The quarter after this one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def preceding(self) -> "Quarter":
        """The quarter before this one."""
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)

    def contains(self, day: date) -> bool:
        """Whether the day lies in this quarter."""
        return self.start <= day <= self.end

    def as_of(self, today: date) -> date:
        """The date its figures are looked at: its last day, or today while it has not ended (domain.md)."""
        return min(self.end, today)


@dataclass(frozen=True, slots=True)
class Moment:
    """When figures are looked at: quarter q, as-of date D, and the real day it is asked on."""

    quarter: Quarter
    as_of: date
    today: date

    @classmethod
    def at(cls, quarter: Quarter, today: date, as_of: date | None = None) -> "Moment":
        """The moment of a quarter; without `as_of` the quarter's own rule gives it."""
        return cls(quarter, quarter.as_of(today) if as_of is None else as_of, today)

    @property
    def year(self) -> int:
        """The measured year N."""
        return self.quarter.year

    @property
    def is_asked(self) -> bool:
        """Whether the as-of date is one that was asked for by name, not the one its quarter gives."""
        return self.as_of != self.quarter.as_of(self.today)

    def of_year(self) -> "Moment":
        """The moment of the whole year: its last day, or today while it runs, or the date asked for."""
        last = date(self.year, 12, 31)
        as_of = self.as_of if self.is_asked else min(last, self.today)
        day = min(max(as_of, date(self.year, 1, 1)), last)
        return Moment(Quarter.of(day), as_of, self.today)

    def has_passed(self, due: date) -> bool:
        """Whether a due date was missed: due <= D and due < today, since a running day still counts."""
        return due <= self.as_of and due < self.today


@cache
def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_before(day: date, months: int) -> date:
    """The same day of the month some months earlier, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 - months
    last = month_end(index // 12, index % 12 + 1)
    return last.replace(day=min(day.day, last.day))
