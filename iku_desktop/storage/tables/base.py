"""What every table shares: office and id as key, who made and changed a row, and checks as helpers."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

DbText = Annotated[str, Field(sa_type=Text)]
DbTextOrNull = Annotated[str | None, Field(sa_type=Text)]

# Rows of one office lie together on disk, so thousands of offices don't slow one of them down.
CLUSTERED: dict[str, object] = {"sqlite_with_rowid": False, "sqlite_strict": True}
# Long rows (images, snapshots) would only bloat a clustered tree.
LOOSE: dict[str, object] = {"sqlite_strict": True}

ISO_DAY = "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"


class OfficeRow(SQLModel):
    """A row of one office: `office` is the kecamatan's code, `id` a UUIDv7, times are ISO text."""

    office: DbText = Field(sa_type=Text, primary_key=True)
    id: DbText = Field(sa_type=Text, primary_key=True)
    created_at: DbText
    created_by: DbText
    changed_at: DbText
    changed_by: DbText


def belongs_to(table: str, column: str, key: str = "id") -> ForeignKeyConstraint:
    """The row refers by `column` to a row of the same office in another table."""
    return ForeignKeyConstraint(["office", column], [f"{table}.office", f"{table}.{key}"])


def of_an_office() -> ForeignKeyConstraint:
    """The row's office exists."""
    return ForeignKeyConstraint(["office"], ["office.office"])


def unique(*columns: str) -> UniqueConstraint:
    """No two rows of an office have the same values in these columns."""
    return UniqueConstraint("office", *columns)


def index(table: str, *columns: str) -> Index:
    """An index that leads with the office."""
    return Index(f"ix_{table}_{'_'.join(columns)}", "office", *columns)


def one_of(column: str, allowed: Iterable[StrEnum]) -> CheckConstraint:
    """The column holds one of the words of an enumeration."""
    words = ", ".join(f"'{each.value}'" for each in allowed)
    return CheckConstraint(f"{column} IN ({words})")


def between(column: str, least: int, most: int) -> CheckConstraint:
    """The column holds a whole number of this range."""
    return CheckConstraint(f"{column} BETWEEN {least} AND {most}")


def is_year(column: str) -> CheckConstraint:
    """The column holds a year that the calendar has."""
    return between(column, 1, 9999)


def is_day(column: str) -> CheckConstraint:
    """The column holds an ISO date (or NULL where it may)."""
    return CheckConstraint(f"{column} GLOB {ISO_DAY}")
