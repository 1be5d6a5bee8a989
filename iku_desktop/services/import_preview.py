"""Keeps the rows of an import as the clerk can look at them: what each is about, and old → new per cell."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from iku_desktop.domain.import_models import (
    CellChange,
    ImportPreview,
    RowChange,
    RowKind,
    SheetHead,
)
from iku_desktop.domain.typed_input import shortened
from iku_desktop.exchange.layout import ACTIVITIES, DOCUMENTS, TARGETS, VILLAGES, Cell, Record
from iku_desktop.exchange.reading import SheetRow, SheetRows
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.numbers import show_number

# A list longer than this nobody reads, and memory stays bounded for any file.
MOST_LISTED = 5_000
LONGEST_SHOWN = 200
NAMED_BY: Mapping[str, tuple[str, ...]] = {
    VILLAGES.key: ("name",),
    DOCUMENTS.key: ("document_type", "fiscal_year", "name"),
    ACTIVITIES.key: ("description",),
    TARGETS.key: ("indicator", "year"),
}
# What only tells rows apart is no news of a row.
NOT_SHOWN = frozenset({"id"})
Records = Callable[[], tuple[Record | None, Record | None]]


@dataclass(slots=True)
class ImportLines:
    """Accepted rows of an import, of each kind the first ones; none while nobody is to look at them."""

    wanted: bool = False
    kept: dict[tuple[str, int], RowChange] = field(default_factory=dict)
    _counts: Counter[RowKind] = field(default_factory=Counter)

    def add(self, sheet: SheetRows, row: SheetRow, kind: RowKind, records: Records) -> None:
        """Keep a row; `records` is asked only where it is kept."""
        if not self.wanted or self._counts[kind] >= MOST_LISTED:
            return
        self._counts[kind] += 1
        old, new = records()
        name = " ".join(_shown((new or old or {}).get(key)) for key in NAMED_BY[sheet.layout.key])
        cells = () if kind is RowKind.UNCHANGED else _changes(sheet, old, new)
        self.kept[sheet.name, row.number] = RowChange(kind, sheet.name, row.number, name, cells)

    def drop(self, sheet: str, row: int, kind: RowKind) -> None:
        """Forget a row."""
        if self.kept.pop((sheet, row), None) is not None:
            self._counts[kind] -= 1

    def preview(self, counts: Mapping[RowKind, int], heads: Sequence[SheetHead]) -> ImportPreview:
        """What is to be looked at; `counts` are of all rows."""
        return ImportPreview(dict(counts), tuple(self.kept.values()), tuple(heads))


def _changes(sheet: SheetRows, old: Record | None, new: Record | None) -> tuple[CellChange, ...]:
    """The cells that change, under the file's own headings; of a new row all that hold something."""
    return tuple(
        CellChange(sheet.titles.get(column.key, column.title), _shown(before), _shown(after))
        for column in sheet.layout.columns
        if column.key not in NOT_SHOWN
        for before, after in ((_cell(old, column.key), _cell(new, column.key)),)
        if before != after
    )


def _cell(record: Record | None, key: str) -> Cell:
    return None if record is None else record.get(key)


def _shown(value: Cell) -> str:
    if isinstance(value, date):
        return show_short(value)
    if isinstance(value, Fraction):
        return show_number(value)
    return "" if value is None else shortened(str(value), LONGEST_SHOWN)
