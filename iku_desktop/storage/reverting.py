"""Puts back what one transaction changed, row by row from its audit entries, newest first."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import TableClause

from iku_desktop.domain.audit import AuditAction, AuditEntry
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.storage.audit import as_json
from iku_desktop.storage.codecs import Primitive
from iku_desktop.storage.registry import REGISTRY, ROW_SETS, Mapped
from iku_desktop.storage.row_writer import Row, RowWriter

ENTRIES: Mapping[str, Mapped[Any]] = {entry.table.name: entry for entry in REGISTRY.values()}
SETS = {rows.table.name: rows for rows in ROW_SETS}
OWNERS: Mapping[str, Mapped[Any]] = {
    entry.part.rows.table.name: entry for entry in REGISTRY.values() if entry.part is not None
}
Change = tuple[str, dict[str, Primitive] | None, dict[str, Primitive] | None]


class Reverter:
    """Writes the inverse of audit entries; every row must still stand as the entry left it.

    Refused: `undo_overtaken` with the table of a row that has gone on, `undo_not_kept` where the trail
    tells only the hash of what a row held.
    """

    def __init__(self, writer: RowWriter, office: str) -> None:
        self._writer = writer
        self._office = office

    def batches(self, entries: Sequence[AuditEntry]) -> Iterator["Batch"]:
        """What to write, in turn; each reads its rows as the batches before it left them."""
        backwards = reversed(entries)
        for (action, table), run in groupby(backwards, lambda e: (e.action, e.table_name)):
            for some in _distinct(run):
                yield Batch(self._writer, self._office, action, table, some)


class Batch:
    """Entries of one action and table, of different rows."""

    def __init__(
        self,
        writer: RowWriter,
        office: str,
        action: AuditAction,
        table: str,
        entries: Sequence[AuditEntry],
    ) -> None:
        self._writer = writer
        self._action = action
        self._office = office
        self._clause, self._columns = _shape(table)
        self._changes: list[Change] = [
            (entry.row_id, _values(entry.old, table), _values(entry.new, table))
            for entry in entries
        ]
        ids = [row_id for row_id, _, _ in self._changes]
        self._stored = writer.stored(self._clause, self._columns, "id", ids)
        self._check()

    def _check(self) -> None:
        for row_id, _, new in self._changes:
            stored = self._stored.get(row_id)
            if new is None:
                stands = stored is None
            else:
                told = json.loads(as_json(stored) or "{}") if stored is not None else {}
                stands = stored is not None and all(told.get(k) == v for k, v in new.items())
            if not stands:
                table = self._clause.name
                # Who speaks to people puts the row's words in place of its id.
                values = {"table": table, "row_id": row_id, "row": row_id}
                raise Refused(Problem("undo_overtaken", "", values))

    def concerned(self) -> tuple[type, tuple[str, ...], tuple[object, ...]] | None:
        """Which kind's rows the batch changes, their ids, and those that it puts back whole."""
        name = self._clause.name
        if name in OWNERS:
            entry, owner = OWNERS[name], SETS[name].owner
            rows = [self._stored.get(row_id) or old or {} for row_id, old, _ in self._changes]
            return entry.kind, tuple(dict.fromkeys(str(row[owner]) for row in rows)), ()
        if name not in ENTRIES:
            return None
        entry = ENTRIES[name]
        ids = tuple(self._key(entry, row_id, old) for row_id, old, _ in self._changes)
        return entry.kind, ids, tuple(self._whole(entry))

    def _key(self, entry: Mapped[Any], row_id: str, old: Row | None) -> str:
        """What the domain knows the row by."""
        if entry.key == "id":
            return row_id
        stored = self._writer.stored(self._clause, (entry.key,), "id", [row_id])
        row = stored.get(row_id) or old or {}
        return str(row.get(entry.key, row_id))

    def _whole(self, entry: Mapped[Any]) -> Iterator[object]:
        if entry.part is not None or self._action is not AuditAction.DELETE:
            return
        for row_id, old, _ in self._changes:
            row = {**(old or {}), "id": row_id, "office": self._office}
            yield entry.decode([row.get(name) for name in entry.read_columns])

    def write(self) -> None:
        """Put the rows back."""
        if self._action is AuditAction.INSERT:
            self._writer.delete(self._clause, [self._stored[each] for each, _, _ in self._changes])
        elif self._action is AuditAction.DELETE:
            rows: list[Row] = [{"id": row_id, **(old or {})} for row_id, old, _ in self._changes]
            self._writer.insert(self._clause, rows)
        else:
            self._writer.update(
                self._clause,
                [
                    (stored, {**stored, **(old or {})})
                    for row_id, old, _ in self._changes
                    for stored in (self._stored[row_id],)
                ],
            )


def _distinct(entries: Iterable[AuditEntry]) -> Iterator[list[AuditEntry]]:
    """The entries in runs in which no row comes twice."""
    run: list[AuditEntry] = []
    seen: set[str] = set()
    for entry in entries:
        if entry.row_id in seen:
            yield run
            run, seen = [], set()
        run.append(entry)
        seen.add(entry.row_id)
    if run:
        yield run


def _shape(table: str) -> tuple[TableClause, tuple[str, ...]]:
    """A table and its own columns; Refused for one whose rows the trail doesn't tell whole."""
    if table in ENTRIES:
        entry = ENTRIES[table]
        return entry.table, (*entry.links, *entry.columns)
    if table in SETS:
        rows = SETS[table]
        return rows.table, (*rows.columns, *((rows.owner,) if rows.owner else ()))
    raise Refused(Problem("undo_not_kept", "", {"table": table, "row": table}))


def _values(told: str | None, table: str) -> dict[str, Primitive] | None:
    if told is None:
        return None
    values: dict[str, Primitive] = json.loads(told)
    if any(isinstance(value, dict) for value in values.values()):
        raise Refused(Problem("undo_not_kept", "", {"table": table, "row": table}))
    return values
