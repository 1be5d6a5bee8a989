"""The audit trail: one row for every inserted, changed or deleted row, old to new as JSON."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, column, insert, select, table

from iku_desktop.domain.audit import link
from iku_desktop.domain.steps import StepMark, marked_step
from iku_desktop.storage.codecs import Primitive

AUDIT = table(
    "audit",
    *(column(name) for name in ("sequence", "office", "id", "created_at", "created_by", "action")),
    *(column(name) for name in ("table_name", "row_id", "old", "new", "step", "hash")),
)
# What a hash is made of, in the order of domain.audit.link.
LINKED = (
    *("id", "created_at", "created_by", "action", "table_name", "row_id", "old", "new"),
    "step",
)
NEWEST = (
    select(AUDIT.c.hash)
    .where(AUDIT.c.office == bindparam("office"))
    .order_by(AUDIT.c.sequence.desc())
    .limit(1)
)
LONGEST_TEXT = 20_000

Change = tuple[str, Mapping[str, Primitive] | None, Mapping[str, Primitive] | None]


def changed_only(
    old: Mapping[str, Primitive], new: Mapping[str, Primitive]
) -> tuple[dict[str, Primitive], dict[str, Primitive]]:
    """Of two states of a row only the columns that differ."""
    names = [name for name in new if old.get(name) != new[name]]
    return {name: old.get(name) for name in names}, {name: new[name] for name in names}


def as_json(values: Mapping[str, Primitive] | None) -> str | None:
    """A row's columns as a JSON object; an image or a snapshot is told by its size and hash."""
    if values is None:
        return None
    return ENCODER.encode({name: _shortened(value) for name, value in values.items()})


def _shortened(value: Primitive) -> Primitive:
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        return value.encode()
    return value


def _told(value: object) -> object:
    if isinstance(value, bytes):
        return {"bytes": len(value), "sha256": hashlib.sha256(value).hexdigest()}
    raise TypeError(f"{type(value).__name__} can't be audited")


# Built once: json.dumps would make one for each of ten thousand rows.
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_told)


class AuditTrail:
    """Appends changes to the trail within the transaction that makes them."""

    def __init__(self, connection: Connection, office: str, who: str, at: str) -> None:
        self._connection = connection
        self._common = {"office": office, "created_at": at, "created_by": who}
        self.mark: StepMark | None = None
        self._step = ""
        self._newest: str | None = None

    def record(self, action: str, table_name: str, changes: Iterable[Change]) -> None:
        """One row per change: the row's id, its columns before (None: new) and after (None: deleted)."""
        from uuid6 import uuid7

        self._step = self._step or marked_step(str(uuid7()), self.mark)
        common = self._common | {"action": action, "table_name": table_name, "step": self._step}
        rows: list[dict[str, str | None]] = [
            {
                **common,
                **{"id": str(uuid7()), "row_id": row_id, "old": as_json(old), "new": as_json(new)},
            }
            for row_id, old, new in changes
        ]
        for row in rows:
            self._newest = link(self._previous(), [row[name] for name in LINKED])
            row["hash"] = self._newest
        if rows:
            self._connection.execute(insert(AUDIT), rows)

    def _previous(self) -> str:
        """The hash of the newest entry, read once a transaction."""
        if self._newest is None:
            office = self._common["office"]
            found = self._connection.execute(NEWEST, {"office": office}).scalar()
            self._newest = str(found or "")
        return self._newest
