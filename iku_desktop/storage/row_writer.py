"""Writes rows of one office with who and when, each change with its audit row in the same transaction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Protocol

from sqlalchemy import Connection, TableClause, select

from iku_desktop.domain.steps import StepMark
from iku_desktop.storage.audit import AuditTrail, changed_only
from iku_desktop.storage.bulk_rows import Tuples, delete_rows, insert_rows, update_rows
from iku_desktop.storage.codecs import Primitive
from iku_desktop.storage.registry import RowSet, Values
from iku_desktop.storage.row_ids import RowIds

Row = Mapping[str, Primitive]
Stored = dict[str, Row]
IDS_AT_ONCE = 5000
# What the trail never tells: that it was written anew is all anybody may read there.
SECRETS: Mapping[str, tuple[str, ...]] = {"office_key": ("private_key",), "account": ("secret",)}
HIDDEN = "*"


class Gatekeeper(Protocol):
    """Is asked about all rows before they are written, and raises Refused where somebody may not."""

    def check(self, action: str, table: str, rows: Sequence[tuple[Row, Row | None]]) -> None:
        """Rows are about to be written: each as it will be (or was) and, of an update, as it is stored."""


class RowWriter:
    """Inserts, updates and deletes whole rows as plain values; `stored` rows are what it read."""

    def __init__(self, connection: Connection, office: str, who: str, at: datetime) -> None:
        self._connection = connection
        self._office = office
        self._made = {"created_at": at.isoformat(), "created_by": who}
        self._changed = {"changed_at": at.isoformat(), "changed_by": who}
        self._ids = RowIds()
        self.gatekeeper: Gatekeeper | None = None
        self._audit = AuditTrail(connection, office, who, at.isoformat(), self._ids)

    def mark_step(self, mark: StepMark | None) -> None:
        """Say in the trail how this transaction came about."""
        self._audit.mark = mark

    @property
    def written(self) -> str:
        """The hash of the newest entry that the trail was given, "" where it was given none."""
        return self._audit.written

    def new_id(self) -> str:
        """A UUIDv7; those of one program grow."""
        return self._ids.new()

    def new_ids(self, number: int) -> list[str]:
        """As many of them."""
        return self._ids.some(number)

    def stored(
        self, table: TableClause, columns: Sequence[str], key: str, keys: Iterable[str]
    ) -> Stored:
        """The office's rows with these keys: key to `columns` and `id`."""
        chosen = list(keys)
        names = ("id", *(name for name in columns if name != "id"))
        statement = select(*(table.c[name] for name in names)).add_columns(
            table.c[key].label("key_")
        )
        found: Stored = {}
        for start in range(0, len(chosen), IDS_AT_ONCE):
            some = statement.where(
                table.c.office == self._office,
                table.c[key].in_(chosen[start : start + IDS_AT_ONCE]),
            )
            for row in self._connection.execute(some):
                found[row[-1]] = dict(zip(names, row, strict=False))
        return found

    def insert(self, table: TableClause, rows: Sequence[Row]) -> None:
        """Adds rows; each has its `id` and all the table's own columns."""
        for names, some in groupby(rows, key=tuple):
            ordered = ("id", *(name for name in names if name != "id"))
            self.insert_tuples(table, ordered, list(map(itemgetter(*ordered), some)))

    def insert_tuples(self, table: TableClause, names: Sequence[str], rows: Tuples) -> None:
        """Adds many rows, given as the values of these columns, `id` the first."""
        if not rows:
            return
        if self.gatekeeper is not None:
            asked = [(dict(zip(names, row, strict=True)), None) for row in rows]
            self.gatekeeper.check("insert", table.name, asked)
        common = {"office": self._office, **self._made, **self._changed}
        stamps = {name: value for name, value in common.items() if name not in names}
        first = tuple(stamps.values())
        values = [(*first, *row) for row in rows]
        insert_rows(self._connection, table.name, (*stamps, *names), values)
        hidden = SECRETS.get(table.name, ())
        if hidden:
            told = [place for place, name in enumerate(names) if name not in hidden]
            names = [names[place] for place in told]
            rows = [tuple(row[place] for place in told) for row in rows]
        self._audit.record_new(table.name, names[1:], rows)

    def update(self, table: TableClause, changes: Sequence[tuple[Row, Row]]) -> None:
        """Writes rows anew, as (stored, new) with the stored row's `id`; unchanged ones are left alone."""
        real = [
            (old, new) for old, new in changes if any(old.get(name) != new[name] for name in new)
        ]
        if not real:
            return
        if self.gatekeeper is not None:
            self.gatekeeper.check("update", table.name, [(new, old) for old, new in real])
        columns = [name for name in real[0][1] if name != "id"]
        stamps = tuple(self._changed.values())
        update_rows(
            self._connection,
            table.name,
            (*self._changed, *columns),
            self._office,
            [(*stamps, *(new[name] for name in columns), old["id"]) for old, new in real],
        )
        secret = SECRETS.get(table.name, ())
        audited = ((str(old["id"]), *_told(old, _without_id(new), secret)) for old, new in real)
        self._audit.record("update", table.name, audited)

    def delete(self, table: TableClause, rows: Sequence[Row]) -> None:
        """Removes stored rows."""
        if not rows:
            return
        if self.gatekeeper is not None:
            self.gatekeeper.check("delete", table.name, [(row, None) for row in rows])
        delete_rows(self._connection, table.name, self._office, [row["id"] for row in rows])
        secret = SECRETS.get(table.name, ())
        changes = ((str(row["id"]), _without(row, "id", *secret), None) for row in rows)
        self._audit.record("delete", table.name, changes)

    def stored_set(self, rows: RowSet, owners: Iterable[str] = ("",)) -> dict[str, list[Row]]:
        """The rows of a set by their owner ("" where the set is the office's), in their position."""
        names = ("id", *rows.columns, *((rows.owner,) if rows.owner else ()))
        found: dict[str, list[Row]] = {owner: [] for owner in owners}
        table = rows.table
        statement = select(*(table.c[name] for name in names)).order_by(
            table.c.position, table.c.id
        )
        for some in _batches(list(found)):
            chosen = statement.where(table.c.office == self._office)
            if rows.owner:
                chosen = chosen.where(table.c[rows.owner].in_(some))
            for row in self._connection.execute(chosen):
                values = dict(zip(names, row, strict=True))
                found[str(values.get(rows.owner, ""))].append(values)
        return found

    def replace_sets(self, rows: RowSet, wanted: Mapping[str, Sequence[Row]], known: bool) -> None:
        """Makes each owner's set what is wanted; rows that match keep their id.

        `known` False says that the owners are new, so nothing of theirs is stored yet.
        """
        before = self.stored_set(rows, wanted) if known else {}
        deleted: list[Row] = []
        updated: list[tuple[Row, Row]] = []
        inserted: list[Row] = []
        for owner, new_rows in wanted.items():
            owned = {rows.owner: owner} if rows.owner else {}
            added = new_rows
            if old_rows := before.get(owner):
                gone, changed, added = matched(old_rows, new_rows, rows.match)
                deleted += gone
                updated += changed
            inserted += [{"id": self.new_id(), **owned, **row} for row in added]
        self.delete(rows.table, deleted)
        self.update(rows.table, updated)
        self.insert(rows.table, inserted)

    def insert_set(self, rows: RowSet, wanted: Iterable[tuple[str, Sequence[Row]]]) -> None:
        """The rows of a set for owners that are new, each of which comes once."""
        values = [
            (owner, *map(row.__getitem__, rows.columns)) for owner, own in wanted for row in own
        ]
        ids = self.new_ids(len(values))
        tuples = [(row_id, *row) for row_id, row in zip(ids, values, strict=True)]
        self.insert_tuples(rows.table, ("id", rows.owner, *rows.columns), tuples)


def matched(
    old: Sequence[Row], new: Sequence[Row], match: Sequence[str]
) -> tuple[list[Row], list[tuple[Row, Row]], list[Row]]:
    """What to delete, to update as (old, new) and to insert so that the old rows become the new ones.

    Rows equal in the `match` columns belong together, so removing one row doesn't shift what hangs on
    the others; of the rest those in the same position do: there a row was corrected.
    """
    changed: list[tuple[Row, Row]] = []
    for names in (tuple(match), ("position",)):
        waiting: dict[tuple[Primitive, ...], list[Row]] = {}
        for row in old:
            waiting.setdefault(tuple(row[name] for name in names), []).append(row)
        rest = []
        for row in new:
            fitting = waiting.get(tuple(row[name] for name in names))
            if fitting:
                changed.append((fitting.pop(0), row))
            else:
                rest.append(row)
        old, new = [row for rows in waiting.values() for row in rows], rest
    return list(old), changed, list(new)


def _batches(keys: Sequence[str]) -> Iterable[Sequence[str]]:
    return [keys[start : start + IDS_AT_ONCE] for start in range(0, len(keys), IDS_AT_ONCE)]


def _told(old: Row, new: Row, secret: Sequence[str]) -> tuple[Values, Values]:
    """The columns that differ as the trail tells them, a secret one by nothing but that it does."""
    before, after = changed_only(old, new)
    for name in secret:
        if name in after:
            before[name], after[name] = None, HIDDEN
    return before, after


def _without_id(row: Row) -> Values:
    return _without(row, "id")


def _without(row: Row, *names: str) -> Values:
    return {name: value for name, value in row.items() if name not in names}
