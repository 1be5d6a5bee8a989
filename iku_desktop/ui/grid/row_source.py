"""Where the model's rows come from: held whole, or fetched as they come into sight."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import Qt

from iku_desktop.services.id_orders import IdOrder, ListedIds
from iku_desktop.ui.grid.column import Column, Row

ASCENDING = Qt.SortOrder.AscendingOrder


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which rows are wanted and in which order: filters by column, a word in any, a column to sort by."""

    filters: Mapping[str, str] = field(default_factory=dict)
    search: str = ""
    sorted_by: tuple[str, Qt.SortOrder] = ("", ASCENDING)


Take = Callable[[Arrangement, IdOrder], object]


class RowSource(Protocol):
    """All rows of a page, known by their ids."""

    @property
    def ids(self) -> IdOrder:
        """The ids of all rows."""

    def row(self, row_id: str, place: int = -1) -> Row | None:
        """The row of that id, None where there is none; `place` is where it is shown, if known."""

    def arranged(
        self, columns: Sequence[Column], wanted: Arrangement, take: Take
    ) -> IdOrder | None:
        """The ids of the wanted rows in their order; None where that takes long: `take` is told them then."""

    def show(self, order: IdOrder) -> None:
        """Rows are shown in this order from now on."""


class HeldRows:
    """Rows that are all in memory; filters and order are the columns' own."""

    def __init__(self, rows: Mapping[str, Row]) -> None:
        self._rows = rows

    @property
    def ids(self) -> IdOrder:
        """The ids in the order the page gave the rows."""
        return ListedIds(self._rows)

    def row(self, row_id: str, place: int = -1) -> Row | None:
        """The row of that id."""
        return self._rows.get(row_id)

    def arranged(self, columns: Sequence[Column], wanted: Arrangement, take: Take) -> IdOrder:
        """Filters and sorts by what the columns say of each row."""
        by_key = {column.key: column for column in columns}
        filters = [(by_key[key], text) for key, text in wanted.filters.items() if text]
        word = wanted.search.casefold()
        kept = [
            row_id
            for row_id, row in self._rows.items()
            if all(column.keeps(row, text) for column, text in filters)
            and (not word or _holds(columns, row, word))
        ]
        key, order = wanted.sorted_by
        if key in by_key:
            kept.sort(
                key=lambda row_id: by_key[key].order(self._rows[row_id]),
                reverse=order is not ASCENDING,
            )
        return ListedIds(kept)

    def show(self, order: IdOrder) -> None:
        """Rows that are held are there in any order."""


def _holds(columns: Iterable[Column], row: Row, word: str) -> bool:
    return any(word in column.text(row).casefold() for column in columns)
