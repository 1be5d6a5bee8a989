"""Gives rows their ids: UUIDv7 that grow, a series at a time."""

from collections.abc import Iterator
from itertools import count, islice
from os import urandom
from struct import unpack

# A series begins in the lower half of its millisecond, so that a small one ends before the next begins.
LOWER_HALF = 0x7FF
BITS_WITHIN = 12
AT_ONCE = 64
VARIANT, RANDOM_BITS = 0x8000_0000_0000_0000, 0x3FFF_FFFF_FFFF_FFFF


class RowIds:
    """The ids of one transaction; those of one program grow while its clock doesn't fall back."""

    def __init__(self) -> None:
        self._series = _series()

    def new(self) -> str:
        """The next id."""
        return next(self._series)

    def some(self, number: int) -> list[str]:
        """The next ids."""
        return list(islice(self._series, number))


def _series() -> Iterator[str]:
    """UUIDv7 counted up from the present time (RFC 9562, 6.2); each of the library's costs ten times that."""
    from uuid6 import uuid7

    first = uuid7().int >> 64
    places = count(first >> 16 << BITS_WITHIN | first & LOWER_HALF)
    while True:
        for random in unpack(f"<{AT_ONCE}Q", urandom(8 * AT_ONCE)):
            place = next(places)
            time = f"{place >> BITS_WITHIN:012x}"
            rest = f"{random & RANDOM_BITS | VARIANT:016x}"
            yield f"{time[:8]}-{time[8:]}-7{place & 0xFFF:03x}-{rest[:4]}-{rest[4:]}"
