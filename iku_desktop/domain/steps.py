"""Steps of work that can be undone: what one transaction changed, its name, and what stays for good."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from iku_desktop.domain.periods import Moment


class Act(StrEnum):
    """What the clerk did in one step; CHANGE stands for whatever the rows themselves tell."""

    CHANGE = "change"
    PASTE = "paste"
    CUT = "cut"
    FILL = "fill"
    CLEAR = "clear"
    IMPORT = "import"
    RESTORE = "restore"


class StepMark(StrEnum):
    """How a transaction came about that put back what another one changed."""

    UNDO = "undo"
    REDO = "redo"
    RESTORE = "restore"


MARK_SEPARATOR = ":"
# A paper that was issued, its number, a closing and what was done with a paper happened; nobody can make
# them not have happened.
FOR_GOOD = frozenset(
    {
        *("closing", "issued_document", "issued_content", "letter", "report_progress"),
        *("clock_confirmation", "logo", "office_key", "known_sender", "sent_package"),
        *("merged_package", "account"),
    }
)


@dataclass(frozen=True, slots=True)
class StepName:
    """The name a service gives a step: what was done, to how many cells or rows."""

    act: Act = Act.CHANGE
    count: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One transaction: the audit entries after `after` up to `until`, and how many rows of which table.

    `rows` counts by (table, action).
    """

    after: int
    until: int
    name: StepName = StepName()
    rows: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def is_for_good(self) -> bool:
        """Whether it did what can't be undone."""
        return any(table in FOR_GOOD for table, _ in self.rows)


@dataclass(frozen=True, slots=True)
class StepPlace:
    """Where a step's first row is shown: the table it stands in, what names it there, and the moment.

    `moment` None: it is shown at any.
    """

    table: str
    row_id: str
    hints: Mapping[str, str] = field(default_factory=dict)
    moment: Moment | None = None


def marked_step(step_id: str, mark: StepMark | None) -> str:
    """What the audit entries of a transaction bear as their step: its id, and how it came about."""
    return step_id if mark is None else f"{step_id}{MARK_SEPARATOR}{mark.value}"


def mark_of(step: str) -> StepMark | None:
    """How the transaction of an audit entry's step came about; None for work of its own."""
    _, _, mark = step.partition(MARK_SEPARATOR)
    return StepMark(mark) if mark in set(StepMark) else None
