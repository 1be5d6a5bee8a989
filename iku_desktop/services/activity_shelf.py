"""A year's activities in little room, a leaf for each day: what their list is ordered and filtered by.

It holds as of one change counter. After a change only the leaves of the days it touched are read again.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from iku_desktop.domain.activity_columns import ActivityColumns
from iku_desktop.services.id_orders import IdOrder, Joined, Pieces, one_order

T = TypeVar("T")
# What a byte can tell apart; those that come later share the last number.
MOST_SECTIONS = 255
Truth = int
"""One byte of 0 or 1 for each row of a leaf, as a number, so that whole leaves are combined at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """The activities of one day by id: n-th id, n-th byte of flags and sections, n-th line of text.

    `follow_ups` are YYYYMMDD or 0; `text` is in casefolded letters.
    """

    day: date
    ids: IdOrder
    flags: bytes
    sections: bytes
    follow_ups: "array[int]"
    text: str

    def truth(self, of_rows: Iterable[object]) -> Truth:
        """What is true of each row, as a number."""
        return int.from_bytes(bytes(map(bool, of_rows)), "little")

    def truth_of(self, column: bytes, table: bytes) -> Truth:
        """What a table of 256 answers says of each byte of a column."""
        return int.from_bytes(column.translate(table), "little")

    @property
    def everything(self) -> Truth:
        """True of every row."""
        return int.from_bytes(b"\x01" * len(self.flags), "little")

    def holding(self, word: str) -> Truth:
        """Of which rows the text holds a word in casefolded letters."""
        if word not in self.text:
            return 0
        return self.truth([word in line for line in self.text.split("\n")])


Keep = Callable[[Leaf], Truth]


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The leaves by day; `sections` are the ids that the bytes of a leaf stand for."""

    year: int
    leaves: tuple[Leaf, ...]
    sections: tuple[str, ...]
    counter: int

    def between(self, first: date, last: date) -> tuple[Leaf, ...]:
        """The leaves of some days."""
        days = [leaf.day for leaf in self.leaves]
        return self.leaves[bisect_left(days, first) : bisect_right(days, last)]

    def with_days(self, days: Mapping[date, ActivityColumns], counter: int) -> "Shelf":
        """The shelf with other leaves for some days."""
        maker = ShelfMaker(self.year, self.sections)
        for columns in days.values():
            maker.add(columns)
        fresh = maker.shelf(counter)
        kept = [leaf for leaf in self.leaves if leaf.day not in days]
        leaves = sorted((*kept, *fresh.leaves), key=lambda leaf: leaf.day)
        return Shelf(self.year, tuple(leaves), fresh.sections, counter)


class ByDay(Joined):
    """The ids of leaves, by day and id."""

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self.leaves = tuple(leaves)
        super().__init__([leaf.ids for leaf in self.leaves])
        self._days = [leaf.day for leaf in self.leaves]

    def place_on(self, row_id: str, day: date) -> int:
        """Where an id stands whose day is known, -1 where it isn't there."""
        number = bisect_left(self._days, day)
        if number < len(self._days) and self._days[number] == day:
            found = self.leaves[number].ids.place(row_id)
            if found >= 0:
                return self.start(number) + found
        return -1


@dataclass(slots=True)
class _Pieces:
    """What was read of one day so far."""

    ids: list[IdOrder]
    flags: bytearray
    sections: bytearray
    follow_ups: "array[int]"
    texts: list[str]


class ShelfMaker:
    """Puts columns that are read one after the other, by id, onto a shelf."""

    def __init__(self, year: int, sections: Iterable[str] = ()) -> None:
        self._year = year
        self._sections = {each: number for number, each in enumerate(sections)}
        self._pieces: dict[str, _Pieces] = {}

    def add(self, columns: ActivityColumns) -> None:
        """Put the rows of columns to their days."""
        number_of = self._sections
        for each in dict.fromkeys(columns.sections):
            number_of.setdefault(each, len(number_of))
        sections = bytes([min(number_of[each], MOST_SECTIONS) for each in columns.sections])
        ids = Pieces(columns.ids)
        for day, picked in _by_day(columns.days):
            piece = self._pieces.get(day)
            if piece is None:
                piece = _Pieces([], bytearray(), bytearray(), array("i"), [])
                self._pieces[day] = piece
            piece.ids.append(ids.picked(picked.places))
            piece.flags.extend(picked(columns.flags))
            piece.sections.extend(picked(sections))
            piece.follow_ups.extend(picked(columns.follow_ups))
            piece.texts.append("\n".join(picked(columns.texts)).casefold())

    def shelf(self, counter: int) -> Shelf:
        """All that was added; true as of that change counter."""
        leaves = []
        for day in sorted(self._pieces):
            piece = self._pieces.pop(day)
            leaves.append(
                Leaf(
                    date.fromisoformat(day),
                    one_order(piece.ids),
                    bytes(piece.flags),
                    bytes(piece.sections),
                    piece.follow_ups,
                    "\n".join(piece.texts),
                )
            )
        return Shelf(self._year, tuple(leaves), tuple(self._sections), counter)


@dataclass(frozen=True, slots=True)
class _Picker:
    """Takes the rows at some places out of a column."""

    places: Sequence[int]

    def __call__(self, column: Sequence[T]) -> list[T]:
        return [column[place] for place in self.places]


def _by_day(days: Sequence[str]) -> Iterator[tuple[str, _Picker]]:
    """Each day with the places of its rows, as they stand."""
    order = sorted(range(len(days)), key=days.__getitem__)
    for day, places in groupby(order, key=days.__getitem__):
        yield day, _Picker(list(places))
