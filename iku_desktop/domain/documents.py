"""Village documents: their deadline rules, exceptions, dates and status (domain.md, "Deadlines")."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iku_desktop.domain.periods import Moment, month_end, months_before
from iku_desktop.domain.problems import Problem

EARLIEST_MONTHS_BEFORE_DUE = 18
MOST_YEARS_OFF = 2
LEAP_YEAR = 2024


class CountingDate(StrEnum):
    """Which date of a document is the one that counts."""

    SET = "ditetapkan"
    SUBMITTED = "disampaikan"


class DocumentStatus(StrEnum):
    """Where a village's document stands on an as-of date."""

    ON_TIME = "on_time"
    LATE = "late"
    WAITING = "waiting"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of village document; `not_after` is the type it must not be dated after in one fiscal year."""

    code: str
    name: str
    full_name: str
    aliases: tuple[str, ...] = ()
    not_after: str | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """When a document of fiscal year Y is due: `day`.`month` of Y + `year_offset`, inclusive.

    A day that ends its month in a common year means the month's end, so 28 February is 29 February
    in a leap year. `valid_from`/`valid_to` bound the due dates the rule speaks of.
    """

    document_type: str
    month: int
    day: int
    year_offset: int
    counts: CountingDate
    legal_basis: str
    valid_from: date | None = None
    valid_to: date | None = None
    id: str = ""

    def due(self, fiscal_year: int) -> date:
        """The due date for a fiscal year."""
        last = month_end(fiscal_year + self.year_offset, self.month)
        common_last = month_end(2001, self.month).day
        return last if self.day >= common_last else last.replace(day=self.day)

    def applies_to(self, fiscal_year: int) -> bool:
        """Whether the rule was law on the due date it gives."""
        return is_valid_on(self.due(fiscal_year), self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class VillageDocument:
    """What is recorded of one village's document of one fiscal year.

    `draft_received` is the day its draft came to be evaluated, `evaluated_on` the day of the answer.
    """

    village_id: str
    document_type: str
    fiscal_year: int
    dated: date | None = None
    number: str = ""
    cause: str = ""
    cause_text: str = ""
    note: str = ""
    draft_received: date | None = None
    evaluated_on: date | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineException:
    """The Camat's dated exception for one village and document, with its reason (domain.md)."""

    village_id: str
    document_type: str
    fiscal_year: int
    new_due: date
    decided_on: date
    reason: str
    letter_number: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class StatusOnDate:
    """A status with its whole days: late by, left, or overdue by (0 = the deadline has just passed)."""

    status: DocumentStatus
    days: int = 0


def is_valid_on(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Whether a day lies in a validity whose open ends are None."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


def rule_for(
    rules: Iterable[DeadlineRule], document_type: str, fiscal_year: int
) -> DeadlineRule | None:
    """The rule that is law for a document of a fiscal year; the newest where several are."""
    fitting = [
        rule
        for rule in rules
        if rule.document_type == document_type and rule.applies_to(fiscal_year)
    ]
    return max(fitting, key=lambda rule: rule.valid_from or date.min, default=None)


def effective_due(due: date, exception: DeadlineException | None, as_of: date) -> date:
    """The due date that binds the village: the exception's once the Camat has decided it."""
    if exception is not None and exception.decided_on <= as_of:
        return exception.new_due
    return due


def status_on(due: date, dated: date | None, moment: Moment) -> StatusOnDate:
    """A document's status on the moment's as-of date (domain.md, "Status on an as-of date D")."""
    if dated is not None and dated <= moment.as_of:
        if dated <= due:
            return StatusOnDate(DocumentStatus.ON_TIME, (due - dated).days)
        return StatusOnDate(DocumentStatus.LATE, (dated - due).days)
    if moment.has_passed(due):
        return StatusOnDate(DocumentStatus.MISSING, (moment.as_of - due).days)
    return StatusOnDate(DocumentStatus.WAITING, (due - min(moment.as_of, moment.today)).days)


def date_problem(dated: date, due: date, today: date) -> Problem | None:
    """Why a document can't bear a date: in the future, or over 18 months before its due date."""
    if dated > today:
        return Problem("date_in_future", "date", {"date": dated, "today": today})
    earliest = months_before(due, EARLIEST_MONTHS_BEFORE_DUE)
    if dated < earliest:
        values = {"date": dated, "earliest": earliest, "due": due}
        return Problem("date_too_early", "date", values)
    return None


def order_flag(
    document_type: DocumentType,
    dated: date | None,
    later_type_date: date | None,
    later_type: str = "",
) -> Problem | None:
    """The flag of a document dated after the one it should precede; it is saved all the same.

    `later_type` is the name of that other document, its code when not given.
    """
    if dated is None or later_type_date is None or dated <= later_type_date:
        return None
    values = {
        "type": document_type.name,
        "date": dated,
        "other": later_type_date,
        "other_type": later_type or document_type.not_after,
    }
    return Problem("dated_after_successor", "date", values)


def exception_problems(
    due: date, new_due: date | None, decided_on: date | None, today: date
) -> list[Problem]:
    """What is wrong with an exception: it must give more time, and be decided already."""
    problems = []
    if new_due is not None and new_due <= due:
        problems.append(Problem("exception_not_later", "new_due", {"date": new_due, "due": due}))
    if decided_on is not None and decided_on > today:
        values = {"date": decided_on, "today": today}
        problems.append(Problem("date_in_future", "decided_on", values))
    return problems


def rule_day_problem(month: int, day: int) -> Problem | None:
    """Why a rule can't name a day: the month never has it; 29 February means the month's end."""
    last = month_end(LEAP_YEAR, month).day
    if day > last:
        return Problem("day_not_in_month", "day", {"day": day, "month": month, "last_day": last})
    return None
