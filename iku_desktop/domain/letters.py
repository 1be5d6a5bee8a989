"""Reminder letters to villages: whom they remind of what, and the office's own counter of their numbers."""

import string
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.documents import DocumentStatus, StatusOnDate
from iku_desktop.domain.periods import MONTHS_ROMAN
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed, read_text, shortened

# A document is due soon when so many days or fewer are left to its due date.
DUE_SOON_DAYS = 30
DEFAULT_PATTERN = "{nomor}/{bulan}/{tahun}"
PLACEHOLDERS = ("nomor", "tahun", "bulan")
# The counter begins anew each year: without these two, two letters would bear one number.
NEEDED_PLACEHOLDERS = ("nomor", "tahun")
PATTERN_LENGTH = 60
NATURE_LENGTH = 40
COPIES_LENGTH = 500
NUMBERS_APART = ";"
FIRST_NUMBER, LAST_FIRST_NUMBER = 1, 9999


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


@dataclass(frozen=True, slots=True)
class LetterSettings:
    """How letters are numbered and what their Sifat is, as entered ("" for the usual).

    `last` is the newest letter of this year's counter, None before the first; `copies` are the
    addressees of Tembusan, one a line.
    """

    pattern: str
    first: str
    nature: str
    last: Letter | None = None
    copies: str = ""


def next_sequence(letters: Iterable[Letter], year: int, first: int) -> int:
    """The next number of the counter of a year, which begins with `first`."""
    return max((each.sequence + 1 for each in letters if each.year == year), default=first)


def is_to_be_reminded(state: StatusOnDate) -> bool:
    """Whether a letter speaks of a document: it is overdue, or due within DUE_SOON_DAYS."""
    if state.status is DocumentStatus.MISSING:
        return True
    return state.status is DocumentStatus.WAITING and state.days <= DUE_SOON_DAYS


def read_pattern(typed: Typed, field: str) -> str:
    """The pattern of letter numbers, e.g. `140/{nomor}/{bulan}/{tahun}`; "" means the usual one.

    Refused: a placeholder nobody knows, braces that don't pair, no {nomor} or {tahun}, a semicolon.
    """
    pattern = read_text(typed, field, PATTERN_LENGTH)
    if not pattern:
        return ""
    names = _placeholders(pattern)
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    values = {"typed": shortened(pattern), "known": known}
    if names is None or not set(names) <= set(PLACEHOLDERS):
        raise Refused(Problem("letter_pattern", field, values))
    if NUMBERS_APART in pattern:
        # As the number of an activity's evidence it would become two.
        raise Refused(Problem("number_separator", field, {"typed": shortened(pattern)}))
    lacking = [name for name in NEEDED_PLACEHOLDERS if name not in names]
    if lacking:
        needed = ", ".join(f"{{{name}}}" for name in lacking)
        raise Refused(Problem("letter_pattern_lacks", field, {"needed": needed}))
    return pattern


def letter_number(pattern: str, sequence: int, dated: date) -> str:
    """The number as printed: `140/7/XI/2025`; the month is roman."""
    roman = MONTHS_ROMAN[dated.month - 1]
    return (pattern or DEFAULT_PATTERN).format(nomor=sequence, tahun=dated.year, bulan=roman)


def _placeholders(pattern: str) -> list[str] | None:
    """The placeholders in their order; None where a brace or a format stands alone."""
    try:
        parts = list(string.Formatter().parse(pattern))
    except ValueError:
        return None
    if "{{" in pattern or "}}" in pattern or any(spec or sign for _, _, spec, sign in parts):
        return None
    return [name for _, name, _, _ in parts if name is not None]
