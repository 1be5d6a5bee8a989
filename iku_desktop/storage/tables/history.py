"""Tables of what must not change afterwards: closings with their snapshot, and the audit trail."""

from sqlalchemy import DDL, CheckConstraint, Text, event
from sqlmodel import Field, SQLModel

from iku_desktop.storage.tables.base import (
    LOOSE,
    DbText,
    DbTextOrNull,
    OfficeRow,
    between,
    index,
    is_year,
    of_an_office,
    unique,
)


class ClosingRow(OfficeRow, table=True):
    """A closing of a quarter; `snapshot` is JSON and `sha256` its hash."""

    __tablename__ = "closing"
    __table_args__ = (
        *(of_an_office(), unique("year", "quarter", "revision")),
        *(is_year("year"), between("quarter", 1, 4), CheckConstraint("length(sha256) = 64"), LOOSE),
    )

    year: int
    quarter: int
    revision: int
    snapshot: DbText
    sha256: DbText
    closed_at: DbText
    closed_by: DbText
    reopened_at: DbTextOrNull
    reopened_by: DbText
    reopen_reason: DbText


class AuditRow(SQLModel, table=True):
    """One change of one row: who, when, table, row, old to new as JSON objects.

    `sequence` orders all changes; rows are only ever added, so there is no time of change. `step` groups
    what one transaction changed, `hash` chains the row to the one before it (domain/audit.py).
    """

    __tablename__ = "audit"
    __table_args__ = (
        *(unique("id"), index("audit", "sequence"), index("audit", "table_name", "row_id")),
        CheckConstraint("action IN ('insert', 'update', 'delete')"),
        CheckConstraint("length(hash) = 64"),
        LOOSE | {"sqlite_autoincrement": True},
    )

    sequence: int = Field(primary_key=True)
    office: DbText = Field(sa_type=Text)
    id: DbText
    created_at: DbText
    created_by: DbText
    action: DbText
    table_name: DbText
    row_id: DbText
    old: DbTextOrNull
    new: DbTextOrNull
    step: DbText
    hash: DbText


AUDIT_TRIGGERS = tuple(
    f"CREATE TRIGGER audit_is_never_{word} BEFORE {verb} ON audit "
    f"BEGIN SELECT RAISE(ABORT, 'audit rows are never {word}'); END"
    for verb, word in (("UPDATE", "changed"), ("DELETE", "deleted"))
)
for _trigger in AUDIT_TRIGGERS:
    event.listen(
        SQLModel.metadata.tables["audit"],
        "after_create",
        DDL(_trigger),  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it unannotated
    )
