"""What an import shows before it is done: rows and what they change, headings and what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class RowKind(StrEnum):
    """What a row of a workbook does to the office's data."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class CellChange:
    """A column as the sheet names it, with what is recorded and what the file says instead."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is accepted: its sheet and number in the file, what it is about, what it changes."""

    kind: RowKind
    sheet: str
    row: int
    name: str
    cells: tuple[CellChange, ...] = ()


@dataclass(frozen=True, slots=True)
class WantedColumn:
    """A column that a sheet can have; of the needed ones all must be there, of `either` ones one."""

    key: str
    title: str
    needed: bool = False
    either: bool = False


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """Which of the clerk's own headings stand for which columns, for a sheet with just these headings.

    `columns` are headings by the column's key; upper or lower case and spaces don't matter.
    """

    sheet: str
    headings: tuple[str, ...]
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SheetHead:
    """A sheet's headings: its key, its name in the file, and the columns found among them by key."""

    sheet: str
    name: str
    headings: tuple[str, ...]
    columns: Mapping[str, str]
    wanted: tuple[WantedColumn, ...]

    @property
    def missing(self) -> tuple[WantedColumn, ...]:
        """The columns that no heading stands for."""
        return tuple(each for each in self.wanted if each.key not in self.columns)

    @property
    def left(self) -> tuple[str, ...]:
        """The headings that stand for no column, each once."""
        taken = set(self.columns.values())
        return tuple(dict.fromkeys(each for each in self.headings if each not in taken))

    @property
    def is_complete(self) -> bool:
        """Whether all columns are there that the sheet can't do without."""
        either = [each for each in self.wanted if each.either]
        has_one = any(each.key in self.columns for each in either)
        return (has_one or not either) and not any(each.needed for each in self.missing)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do: counts of all accepted rows, and as many of them as can be looked at."""

    counts: Mapping[RowKind, int] = field(default_factory=dict)
    lines: tuple[RowChange, ...] = ()
    heads: tuple[SheetHead, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether no row is new or changed."""
        return not (self.counts.get(RowKind.NEW) or self.counts.get(RowKind.CHANGED))
