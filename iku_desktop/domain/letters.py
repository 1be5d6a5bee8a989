"""Reminder letters to villages: numbered by the office's own counter, recordable as an activity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was issued: `documents` are `TYPE:fiscal year` in the letter's order.

    `number` is the whole number as printed, `sequence` its place in the counter of `year` (the letter's
    own); `activity_id` names the activity it was recorded as, "" when it was not.
    """

    year: int
    sequence: int
    number: str
    dated: date
    village_id: str
    documents: tuple[str, ...]
    as_of: date
    subject: str
    activity_id: str = ""
    id: str = ""


def next_sequence(letters: Iterable[Letter], year: int, first: int) -> int:
    """The next number of the counter of a year, which begins with `first`."""
    return max((each.sequence + 1 for each in letters if each.year == year), default=first)
