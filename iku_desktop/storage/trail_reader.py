"""Reads of the audit trail for people: its newest entries through a filter, who is in it, and single rows."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Select,
    TableClause,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    union,
)

from iku_desktop.domain.audit import AuditAction, AuditEntry, AuditFilter, Row
from iku_desktop.domain.trail import REFERENCES
from iku_desktop.storage.audit import AUDIT
from iku_desktop.storage.audit_reader import COLUMNS, OFFICE, AuditReader, entry_of
from iku_desktop.storage.codecs import Primitive
from iku_desktop.storage.registry import REGISTRY, ROW_SETS
from iku_desktop.storage.row_reader import as_list

AT_PLACE = select(AUDIT.c.hash).where(OFFICE).order_by(AUDIT.c.sequence)
PEOPLE = select(AUDIT.c.created_by).where(OFFICE).distinct()
TABLES = select(AUDIT.c.table_name).where(OFFICE).distinct()
EVERY = select(*(AUDIT.c[name] for name in COLUMNS))
INSERTED = EVERY.where(
    OFFICE,
    AUDIT.c.table_name == bindparam("table"),
    AUDIT.c.action == AuditAction.INSERT.value,
    func.instr(AUDIT.c.new, bindparam("text")) > 0,
).order_by(AUDIT.c.sequence)
ESCAPE = "~"
LATEST = select(func.max(AUDIT.c.created_at)).where(OFFICE, AUDIT.c.sequence > bindparam("after"))


def _list(name: str) -> Select[Any]:
    listed = func.json_each(bindparam(name)).table_valued("value")
    return select(listed.c.value)


def _stored(table: TableClause, names: Sequence[str]) -> tuple[tuple[str, ...], Select[Any]]:
    columns = (table.c[name] for name in ("id", *names))
    found = select(*columns).where(table.c.office == bindparam("office"))
    return tuple(names), found.where(table.c.id.in_(_list("ids")))


# Of each table that the trail speaks of, its columns and the statement that reads some rows.
STORED: Mapping[str, tuple[tuple[str, ...], Select[Any]]] = {
    **{each.table.name: _stored(each.table, each.columns) for each in REGISTRY.values()},
    **{
        each.table.name: _stored(each.table, (*filter(None, (each.owner,)), *each.columns))
        for each in ROW_SETS
    },
}


# Of each table that names other rows, the columns that do so.
NAMING: Mapping[str, tuple[str, ...]] = {
    table: tuple(name for name in names if name in REFERENCES or name == "owner_id")
    for table, (names, _) in STORED.items()
}
# Its rows are known by those of rows that are themselves known by others.
FILES = "evidence_file"


def _worded(texts: Sequence[str], values: dict[str, object]) -> CompoundSelect[Any]:
    """The rows in which one of the texts ever stood, and those that speak of them."""
    held = []
    for number, text in enumerate(texts):
        values |= {f"text{number}": _pattern(text), f"written{number}": _pattern(_written(text))}
        held += [_holding(column, number) for column in (AUDIT.c.new, AUDIT.c.old)]
    first = select(AUDIT.c.row_id).where(OFFICE, or_(*held)).distinct().cte("worded")
    second = _speaking_of(first, NAMING).cte("speaking")
    third = _speaking_of(second, {FILES: NAMING[FILES]})
    return union(select(first.c.row_id), select(second.c.row_id), third)


def _holding(column: ColumnElement[Any], number: int) -> ColumnElement[bool]:
    """Whether any value of a row, not the name of its column, holds a text."""
    values = func.json_each(column).table_valued("value")
    there = values.c.value.like(bindparam(f"text{number}"), escape=ESCAPE)
    # Most rows don't hold it anywhere: that is seen without taking them apart.
    anywhere = column.like(bindparam(f"written{number}"), escape=ESCAPE)
    return and_(anywhere, exists(select(values.c.value).where(there)))


def _speaking_of(rows: CTE, naming: Mapping[str, Sequence[str]]) -> Select[Any]:
    """The rows that ever came with the id of one of these."""
    known = select(rows.c.row_id)
    of_table = []
    for table, names in naming.items():
        named = [func.json_extract(AUDIT.c.new, f"$.{name}").in_(known) for name in names]
        if named:
            of_table.append(and_(AUDIT.c.table_name == table, or_(*named)))
    inserted = AUDIT.c.action == AuditAction.INSERT.value
    return select(AUDIT.c.row_id).where(OFFICE, inserted, or_(*of_table))


def _written(text: str) -> str:
    """A text as it stands in a row's JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _pattern(text: str) -> str:
    for mark in (ESCAPE, "%", "_"):
        text = text.replace(mark, ESCAPE + mark)
    return f"%{text}%"


class TrailReader(AuditReader):
    """Pages of what was changed, and the changes of some rows."""

    def audit_page(
        self, wanted: AuditFilter, limit: int, before: int | None = None
    ) -> tuple[AuditEntry, ...]:
        """The newest `limit` entries that a filter lets through, before a sequence number."""
        statement, values = page_of(wanted, before)
        return tuple(map(entry_of, self._rows(statement.limit(limit), **values)))

    def row_values(self, rows: Iterable[Row]) -> Mapping[Row, Mapping[str, Primitive]]:
        """The columns of some rows by their names, of one that is gone as they were at last."""
        asked = tuple(dict.fromkeys(rows))
        found: dict[Row, Mapping[str, Primitive]] = {}
        for table, ids in _by_table(asked).items():
            if table in STORED:
                names, statement = STORED[table]
                for row_id, *values in self._rows(statement, ids=as_list(ids)):
                    found[table, row_id] = dict(zip(names, values, strict=True))
        gone = tuple(row for row in asked if row not in found)
        if gone:
            statement, values = page_of(AuditFilter(rows=gone, action=AuditAction.DELETE), None)
            for entry in map(entry_of, self._rows(statement, **values)):
                known: Mapping[str, Primitive] = json.loads(entry.old or "{}")
                found.setdefault((entry.table_name, entry.row_id), known)
        return found

    def audit_inserted(self, table: str, text: str) -> tuple[AuditEntry, ...]:
        """The entries by which rows of a table came that somewhere held this text, such as an id."""
        return tuple(map(entry_of, self._rows(INSERTED, table=table, text=text)))

    def latest_since(self, sequence: int) -> datetime | None:
        """The latest time at which anything was written after that sequence number."""
        ((latest,),) = self._rows(LATEST, after=sequence)
        return None if latest is None else datetime.fromisoformat(latest)

    def audit_people(self) -> tuple[str, ...]:
        """Everybody who changed anything, by name."""
        return tuple(sorted(str(name) for (name,) in self._rows(PEOPLE)))

    def audit_tables(self) -> tuple[str, ...]:
        """The tables in which anything was changed."""
        return tuple(sorted(str(name) for (name,) in self._rows(TABLES)))

    def audit_hash(self, place: int) -> str:
        """The hash of the entry at a place (from 0), "" where the trail is shorter."""
        rows = self._rows(AT_PLACE.offset(place).limit(1)) if place >= 0 else []
        return str(rows[0][0]) if rows else ""


def page_of(wanted: AuditFilter, before: int | None) -> tuple[Select[Any], dict[str, object]]:
    """The statement for the entries of a filter, the newest first, and the values it binds."""
    conditions: list[ColumnElement[bool]] = [OFFICE]
    values: dict[str, object] = {}
    order: ColumnElement[Any] = AUDIT.c.sequence
    if wanted.rows:
        conditions.append(_of_rows(wanted.rows, values))
        # As a sum, the order has no index: SQLite finds the rows and sorts the few, instead of walking
        # the whole trail in its order.
        order = AUDIT.c.sequence + 0
    if wanted.tables:
        conditions.append(AUDIT.c.table_name.in_(_list("tables")))
        values["tables"] = as_list(wanted.tables)
    if wanted.text:
        conditions.append(AUDIT.c.row_id.in_(_worded((wanted.text, *wanted.also), values)))
    given = {
        "who": (AUDIT.c.created_by == bindparam("who"), wanted.who),
        "first": (AUDIT.c.created_at >= bindparam("first"), _iso(wanted.first)),
        "after": (AUDIT.c.created_at < bindparam("after"), _iso(_following(wanted.last))),
        "action": (AUDIT.c.action == bindparam("action"), str(wanted.action or "")),
        "before": (AUDIT.c.sequence < bindparam("before"), before),
    }
    for name, (condition, value) in given.items():
        if value:
            conditions.append(condition)
            values[name] = value
    return EVERY.where(*conditions).order_by(order.desc()), values


def _following(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + timedelta(days=1)


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _by_table(rows: Iterable[Row]) -> dict[str, list[str]]:
    by_table: dict[str, list[str]] = {}
    for table, row_id in rows:
        by_table.setdefault(table, []).append(row_id)
    return by_table


def _of_rows(rows: Iterable[Row], values: dict[str, object]) -> ColumnElement[bool]:
    parts = []
    for number, (table, ids) in enumerate(sorted(_by_table(rows).items())):
        values |= {f"table{number}": table, f"ids{number}": as_list(ids)}
        of_table = AUDIT.c.table_name == bindparam(f"table{number}")
        # The office stands in each part, so that each is found by the index on its own.
        parts.append(OFFICE & of_table & AUDIT.c.row_id.in_(_list(f"ids{number}")))
    return or_(*parts)
