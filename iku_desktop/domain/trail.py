"""The audit trail as people read it: what changed from what to what, in words, and whether it is whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from iku_desktop.domain.audit import AuditAction, AuditFilter, Row
from iku_desktop.domain.office import Office
from iku_desktop.domain.steps import StepMark

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row in words; `old` and `new` are "" where there was or is nothing."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry in words: `kind` is what sort of row, `subject` which one; `mark` tells an undo from work."""

    sequence: int
    at: datetime
    who: str
    action: AuditAction
    mark: StepMark | None
    row: Row
    kind: str
    subject: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Some lines, the newest first, and whether older ones follow them."""

    lines: tuple[TrailLine, ...]
    goes_on: bool


@dataclass(frozen=True, slots=True)
class TrailState:
    """How long the trail is, and the place (from 1) of the first entry that doesn't hold, None for whole."""

    count: int
    broken_at: int | None = None


@dataclass(frozen=True, slots=True)
class TrailNames:
    """What the ids in entries stand for: `rows` the values of rows by table and id, and names by code.

    `types` names kinds of document, `causes` causes of lateness, `reports` kinds of report.
    """

    rows: Mapping[Row, Values]
    types: Mapping[str, str]
    causes: Mapping[str, str]
    reports: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TrailScope:
    """A row whose history is asked for, in words, with the rows that belong to it."""

    title: str
    wanted: AuditFilter


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The trail on paper: `about` says which lines were asked for, `state` whether the whole trail holds."""

    office: Office
    about: str
    printed_at: datetime
    printed_by: str
    state: TrailState
    lines: tuple[TrailLine, ...]
    logo: bytes | None


def references(values: Values) -> tuple[Row, ...]:
    """The rows that a row speaks of by their ids, so that they can be named."""
    found = [
        (table, str(values[column])) for column, table in REFERENCES.items() if values.get(column)
    ]
    if values.get("owner") and values.get("owner_id"):
        found.append((str(values["owner"]), str(values["owner_id"])))
    return tuple(found)


# Columns that hold the id of a row of another table.
REFERENCES: Mapping[str, str] = {
    "village_id": "village",
    "section_id": "section",
    "indicator_id": "indicator",
    "activity_id": "activity",
    "goal_id": "goal",
    "plan_id": "iku_plan",
}
