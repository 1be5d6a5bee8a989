"""Ids of many rows in an order, in little room, and where each stands in it."""

from abc import abstractmethod
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import overload

PACKED = 16
WRITTEN = 36
DASHES = (8, 13, 18, 23)


class IdOrder(Sequence[str]):
    """Ids in an order."""

    @abstractmethod
    def place(self, row_id: str) -> int:
        """Where an id stands, -1 where it doesn't."""

    @abstractmethod
    def at(self, place: int) -> str:
        """The id at a place from 0 on; IndexError where there is none."""

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self.at(each) for each in range(*place.indices(len(self)))]
        place += len(self) if place < 0 else 0
        if not 0 <= place < len(self):
            raise IndexError(place)
        return self.at(place)

    def __contains__(self, row_id: object) -> bool:
        return isinstance(row_id, str) and self.place(row_id) >= 0

    def has_the_rows_of(self, other: "IdOrder") -> bool:
        """Whether both hold the same ids, in whatever order."""
        return len(self) == len(other) and (self is other or set(self) == set(other))


class ListedIds(IdOrder):
    """A list of ids as it is."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._ids = list(ids)
        self._places: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def at(self, place: int) -> str:
        """The id at a place."""
        return self._ids[place]

    def place(self, row_id: str) -> int:
        """Where an id stands."""
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self._ids)}
        return self._places.get(row_id, -1)


class PackedIds(IdOrder):
    """UUIDs in 16 bytes each instead of the hundred that a text of Python takes."""

    def __init__(self, packed: bytes) -> None:
        self.packed = packed

    def __len__(self) -> int:
        return len(self.packed) // PACKED

    def at(self, place: int) -> str:
        """The id at a place."""
        first = place * PACKED
        digits = self.packed[first : first + PACKED].hex()
        # Ten times as fast as by the class UUID, and asked for every cell that is drawn.
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

    def place(self, row_id: str) -> int:
        """Where an id stands."""
        wanted = _packed([row_id])
        return -1 if wanted is None else self.place_of_packed(wanted)

    def place_of_packed(self, wanted: bytes) -> int:
        """The same for an id of 16 bytes."""
        found = self.packed.find(wanted)
        while found >= 0 and found % PACKED:
            found = self.packed.find(wanted, found + 1)
        return found // PACKED if found >= 0 else -1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PackedIds) and self.packed == other.packed

    def __hash__(self) -> int:
        return hash(self.packed)


def id_order(ids: Sequence[str]) -> IdOrder:
    """The ids in as little room as they take: packed where all are UUIDs as this program writes them."""
    packed = _packed(ids)
    return ListedIds(ids) if packed is None else PackedIds(packed)


def one_order(parts: Sequence[IdOrder]) -> IdOrder:
    """Orders one after the other as one."""
    if all(isinstance(part, PackedIds) for part in parts):
        return PackedIds(b"".join(part.packed for part in parts if isinstance(part, PackedIds)))
    return ListedIds(each for part in parts for each in part)


class Pieces:
    """Takes many small orders out of a list of ids."""

    def __init__(self, ids: Sequence[str]) -> None:
        packed = _packed(ids)
        self._ids = ids
        self._each = packed and [packed[at : at + PACKED] for at in range(0, len(packed), PACKED)]

    def picked(self, places: Iterable[int]) -> IdOrder:
        """The ids at some places."""
        each, ids = self._each, self._ids
        if each:
            return PackedIds(b"".join([each[place] for place in places]))
        return ListedIds(ids[place] for place in places)


def _packed(ids: Sequence[str]) -> bytes | None:
    if set(map(len, ids)) - {WRITTEN}:
        return None
    whole = "".join(ids)
    digits = whole.replace("-", "")
    are_dashed = all(whole[place::WRITTEN] == "-" * len(ids) for place in DASHES)
    if not are_dashed or len(digits) != 2 * PACKED * len(ids) or digits != digits.lower():
        return None
    try:
        packed = bytes.fromhex(digits)
    except ValueError:
        return None
    # Spaces between digits would be passed over.
    return packed if len(packed) == PACKED * len(ids) else None


class Joined(IdOrder):
    """Orders one after the other."""

    def __init__(self, parts: Sequence[IdOrder]) -> None:
        self.parts = tuple(parts)
        self._ends = array("I", accumulate(map(len, self.parts)))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def start(self, number: int) -> int:
        """Where a part begins."""
        return self._ends[number - 1] if number else 0

    def at(self, place: int) -> str:
        """The id at a place."""
        number = bisect_right(self._ends, place)
        return self.parts[number].at(place - self.start(number))

    def place(self, row_id: str) -> int:
        """Where an id stands."""
        packed = _packed([row_id])
        for number, part in enumerate(self.parts):
            if isinstance(part, PackedIds) and packed is not None:
                found = part.place_of_packed(packed)
            else:
                found = part.place(row_id)
            if found >= 0:
                return self.start(number) + found
        return -1

    def has_the_rows_of(self, other: IdOrder) -> bool:
        """Parts that both have alike need not be looked at."""
        if not isinstance(other, Joined) or len(self) != len(other):
            return super().has_the_rows_of(other)
        own, theirs = set(self.parts), set(other.parts)
        changed = [part for part in self.parts if part not in theirs]
        before = [part for part in other.parts if part not in own]
        return {each for part in changed for each in part} == {
            each for part in before for each in part
        }


class Picked(IdOrder):
    """Some ids of another order, by their places there."""

    def __init__(self, whole: IdOrder, places: "array[int]") -> None:
        self.whole = whole
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    def at(self, place: int) -> str:
        """The id at a place."""
        return self.whole.at(self.places[place])

    def place(self, row_id: str) -> int:
        """Where an id stands."""
        try:
            return self.places.index(self.whole.place(row_id))
        except ValueError:
            return -1
