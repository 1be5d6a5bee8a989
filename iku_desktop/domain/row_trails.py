"""What the audit trail tells of rows that travel: which changes made each, since when, in which section."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from iku_desktop.domain.row_content import ACTIVITY, DOCUMENT

TrailKey = tuple[str, str]


class TrailEntry(NamedTuple):
    """One entry of the trail; `new` and `old` are JSON lists of what tells the row it belongs to.

    In their order: activity_id, owner, owner_id, village_id, document_type, fiscal_year, section_id.
    """

    sequence: int
    event: str
    at: str
    by: str
    table: str
    row_id: str
    action: str
    new: str | None
    old: str | None


@dataclass(slots=True)
class RowTrail:
    """The changes of one row in their order, as (sequence, event), and the last one's time and person.

    `sections` are the ids of all sections that an activity ever had.
    """

    changes: list[tuple[int, str]] = field(default_factory=list)
    at: str = ""
    by: str = ""
    sections: set[str] = field(default_factory=set)

    @property
    def last(self) -> int:
        """The sequence number of the last change."""
        return self.changes[-1][0] if self.changes else 0

    @property
    def changed_at(self) -> datetime:
        """When the last change was made."""
        return datetime.fromisoformat(self.at)

    def events(self, after: int = 0) -> frozenset[str]:
        """The changes after a sequence number."""
        return frozenset(event for sequence, event in self.changes if sequence > after)


def document_key(village_id: str, document_type: str, fiscal_year: object) -> str:
    """A village document by what it is, whatever the id of its row."""
    return f"{village_id}/{document_type}/{fiscal_year}"


class RowTrails:
    """The trails of all activities (by id) and documents (by document_key), filled entry by entry."""

    def __init__(self) -> None:
        self.rows: dict[TrailKey, RowTrail] = {}
        self._document_of: dict[str, str] = {}
        self._evidence_of: dict[str, str] = {}
        self._file_of: dict[str, TrailKey | None] = {}

    def of(self, table: str, key: str) -> RowTrail:
        """The trail of a row, empty where nothing is told of it."""
        return self.rows.get((table, key)) or RowTrail()

    def add(self, entry: TrailEntry) -> None:
        """The next entry of the trail."""
        new: list[object] = json.loads(entry.new) if entry.new else [None] * 7
        old: list[object] = json.loads(entry.old) if entry.old else [None] * 7
        told = [one if one is not None else two for one, two in zip(new, old, strict=True)]
        key = self._key(entry, told)
        if key is None:
            return
        trail = self.rows.setdefault(key, RowTrail())
        if not trail.changes or trail.changes[-1][1] != entry.event:
            trail.changes.append((entry.sequence, entry.event))
        else:
            trail.changes[-1] = (entry.sequence, entry.event)
        trail.at, trail.by = entry.at, entry.by
        if entry.table == ACTIVITY:
            trail.sections |= {str(each) for each in (new[-1], old[-1]) if each is not None}

    def _key(self, entry: TrailEntry, told: list[object]) -> TrailKey | None:
        activity_id, owner, owner_id, village_id, kind, year, _ = told
        row_id = entry.row_id
        if entry.table == ACTIVITY:
            return ACTIVITY, row_id
        if entry.table == DOCUMENT:
            if village_id is not None and kind is not None and year is not None:
                self._document_of[row_id] = document_key(str(village_id), str(kind), year)
            return self._document(row_id)
        if entry.table == "evidence":
            if activity_id is not None:
                self._evidence_of[row_id] = str(activity_id)
            return (ACTIVITY, self._evidence_of[row_id]) if row_id in self._evidence_of else None
        if owner == ACTIVITY:
            self._file_of[row_id] = (ACTIVITY, str(owner_id))
        elif owner == DOCUMENT:
            self._file_of[row_id] = self._document(str(owner_id))
        return self._file_of.get(row_id)

    def _document(self, row_id: str) -> TrailKey | None:
        key = self._document_of.get(row_id)
        return None if key is None else (DOCUMENT, key)
