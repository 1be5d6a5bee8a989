"""What villages still owe and until when: open documents with their steps, and how many press."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.evaluation import Evaluation
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.office import Office
from iku_desktop.domain.villages import Village

# On these days before a due date the clerk looks at it again, from the first call to the last.
STEPS = (30, 14, 7, 1)
SOON_DAYS = 7
# What the running year doesn't count is chased a quarter longer: budgets of 31 December through TW I.
CHASED_DAYS = 92


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A document that a village has not set: its binding due date; `days_left` below 0 is overdue.

    `has_exception` tells that the Camat has moved the due date.
    """

    village: Village
    counted: CountedDocument
    due: date
    days_left: int
    has_exception: bool = False

    @property
    def is_overdue(self) -> bool:
        """Whether the due date has passed."""
        return self.days_left < 0

    @property
    def step(self) -> int | None:
        """The step that was reached last (30, 14, 7 or 1), None before the first and when overdue."""
        return step_of(self.days_left)

    @property
    def is_pressing(self) -> bool:
        """Whether it is overdue or within the steps."""
        return self.is_overdue or self.step is not None


@dataclass(frozen=True, slots=True)
class OpenEvaluation:
    """A draft whose evaluation still runs, or that has become valid by silence."""

    village: Village
    counted: CountedDocument
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class AgendaCounts:
    """How many documents are overdue, how many due within SOON_DAYS, how many evaluations run."""

    overdue: int = 0
    soon: int = 0
    evaluations: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that is open on a day, the earliest due date first; `quarter_end` None where it is closed."""

    office: Office
    today: date
    items: tuple[OpenItem, ...]
    evaluations: tuple[OpenEvaluation, ...]
    quarter_end: date | None = None

    @property
    def counts(self) -> AgendaCounts:
        """What the headline says."""
        return counts_of(self.items, self.evaluations)


def step_of(days_left: int) -> int | None:
    """The step reached with so many days left: 30 from 30 to 15, 14 from 14 to 8, 7, and 1."""
    if days_left < 0:
        return None
    return min((step for step in STEPS if days_left <= step), default=None)


def counts_of(items: Iterable[OpenItem], evaluations: Iterable[OpenEvaluation]) -> AgendaCounts:
    """How many press."""
    items = tuple(items)
    return AgendaCounts(
        overdue=sum(each.is_overdue for each in items),
        soon=sum(0 <= each.days_left <= SOON_DAYS for each in items),
        evaluations=sum(1 for _ in evaluations),
    )
