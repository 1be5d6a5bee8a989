"""Reads of the audit trail: pages of it, a row's or a step's entries, its head, and whether it holds."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, bindparam, func, select

from iku_desktop.domain.audit import AuditAction, AuditEntry, AuditHead, first_break
from iku_desktop.storage.audit import AUDIT, LINKED
from iku_desktop.storage.row_reader import RowReader

COLUMNS = ("sequence", *LINKED, "hash")
OFFICE = AUDIT.c.office == bindparam("office")


def _entries() -> Select[tuple[object, ...]]:
    return select(*(AUDIT.c[name] for name in COLUMNS)).where(OFFICE).order_by(AUDIT.c.sequence)


OF_ROW = _entries().where(
    AUDIT.c.table_name == bindparam("table"), AUDIT.c.row_id == bindparam("row_id")
)
BETWEEN = _entries().where(
    AUDIT.c.sequence > bindparam("after"), AUDIT.c.sequence <= bindparam("until")
)
# Without the bound SQLite would walk the whole trail in the names' order.
NEWER = (
    select(AUDIT.c.table_name, AUDIT.c.action)
    .where(OFFICE, AUDIT.c.sequence > bindparam("after"))
    .limit(-1)
    .subquery()
)
KINDS = select(NEWER.c.table_name, NEWER.c.action, func.count()).group_by(
    NEWER.c.table_name, NEWER.c.action
)
COUNT = select(func.count()).where(OFFICE)
NEWEST = select(AUDIT.c.hash).where(OFFICE).order_by(AUDIT.c.sequence.desc()).limit(1)
AT_ONCE = 5_000
CHAIN = _entries().where(AUDIT.c.sequence > bindparam("after")).limit(AT_ONCE)


class AuditReader(RowReader):
    """What was changed, when and by whom."""

    def audit_of(self, table: str, row_id: str) -> tuple[AuditEntry, ...]:
        """All changes of one row, the oldest first."""
        return tuple(map(entry_of, self._rows(OF_ROW, table=table, row_id=row_id)))

    def audit_between(self, after: int, until: int) -> tuple[AuditEntry, ...]:
        """The changes of these sequence numbers (`after` exclusive, `until` inclusive)."""
        return tuple(map(entry_of, self._rows(BETWEEN, after=after, until=until)))

    def changed_rows(self, after: int) -> Mapping[tuple[str, str], int]:
        """How many entries there are after that sequence number, by table and action."""
        return {(table, action): count for table, action, count in self._rows(KINDS, after=after)}

    def audit_head(self) -> AuditHead:
        """How long the trail is, and the hash of its last entry ("" while it is empty)."""
        ((count,),) = self._rows(COUNT)
        newest = self._rows(NEWEST)
        return AuditHead(int(count), str(newest[0][0]) if newest else "")

    def audit_break(self) -> int | None:
        """The place (from 0) of the first entry that doesn't follow from those before it, else None."""
        return first_break(self._chain())

    def _chain(self) -> Iterator[tuple[Sequence[str | None], str]]:
        after, more = 0, True
        while more:
            rows = self._rows(CHAIN, after=after)
            for row in rows:
                yield row[1:-1], row[-1]
            more = len(rows) == AT_ONCE
            after = rows[-1][0] if rows else after


def entry_of(row: Sequence[object]) -> AuditEntry:
    """The entry of a row of COLUMNS."""
    sequence, row_id, at, who, action, table, of_row, old, new, step, hash_ = row
    return AuditEntry(
        sequence=int(str(sequence)),
        id=str(row_id),
        created_at=datetime.fromisoformat(str(at)),
        created_by=str(who),
        action=AuditAction(str(action)),
        table_name=str(table),
        row_id=str(of_row),
        old=None if old is None else str(old),
        new=None if new is None else str(new),
        step=str(step),
        hash=str(hash_),
    )
