"""Reads what the audit trail tells was removed and is not there again."""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, func, literal, select

from iku_desktop.domain.audit import AuditEntry
from iku_desktop.storage.audit import AUDIT
from iku_desktop.storage.audit_reader import COLUMNS, OFFICE, entry_of
from iku_desktop.storage.registry import light_table
from iku_desktop.storage.row_reader import RowReader

AT_ONCE = 5_000
BEYOND_ALL = 2**62
LISTED = func.json_each(bindparam("tables")).table_valued("value")
REMOVED = (
    select(*(AUDIT.c[name] for name in COLUMNS))
    .where(
        OFFICE,
        AUDIT.c.sequence < bindparam("before"),
        AUDIT.c.action == literal("delete"),
        AUDIT.c.table_name.in_(select(LISTED.c.value)),
    )
    .order_by(AUDIT.c.sequence.desc())
    .limit(AT_ONCE)
)
Key = tuple[str, str]


class RemovedReader(RowReader):
    """Rows that are gone, by the newest audit entry of each."""

    def removed(self, tables: Sequence[str], most: int) -> tuple[AuditEntry, ...]:
        """The newest removal of each row of these tables that is not there now, newest first."""
        found: list[AuditEntry] = []
        seen: set[Key] = set()
        before, more = BEYOND_ALL, True
        while more and len(found) < most:
            rows = self._rows(REMOVED, tables=json.dumps(list(tables)), before=before)
            fresh: dict[Key, AuditEntry] = {}
            for entry in map(entry_of, rows):
                before = entry.sequence
                key = (entry.table_name, entry.row_id)
                if key not in seen:
                    fresh.setdefault(key, entry)
            seen |= fresh.keys()
            there = self._there(fresh)
            found += [entry for key, entry in fresh.items() if key not in there]
            more = len(rows) == AT_ONCE
        return tuple(found[:most])

    def _there(self, keys: Iterable[Key]) -> set[Key]:
        """Which of the rows are stored now."""
        by_table: dict[str, list[str]] = {}
        for table, row_id in keys:
            by_table.setdefault(table, []).append(row_id)
        there: set[Key] = set()
        for table, ids in by_table.items():
            columns = light_table(table, ()).c
            wanted = func.json_each(bindparam("ids")).table_valued("value")
            stored = select(columns.id).where(
                columns.office == bindparam("office"), columns.id.in_(select(wanted.c.value))
            )
            there |= {(table, row_id) for (row_id,) in self._rows(stored, ids=json.dumps(ids))}
        return there
