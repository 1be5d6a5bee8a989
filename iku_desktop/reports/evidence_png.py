"""The compressed rows of a PNG as a PDF can hold them, its colours and how far one sees through them apart.

A PDF knows the filters of PNG rows, but no alpha among the colours. Each filter reckons every channel of
a pixel by itself, so that a channel can be taken out of filtered rows without undoing the filters.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

HEAD = 8
GREY, COLOUR, PALETTE, GREY_ALPHA, COLOUR_ALPHA = 0, 2, 3, 4, 6
CHANNELS = {GREY: 1, COLOUR: 3, PALETTE: 1, GREY_ALPHA: 2, COLOUR_ALPHA: 4}
WITH_ALPHA = (GREY_ALPHA, COLOUR_ALPHA)
SOLID, GONE = 255, 0
# A smaller file isn't worth the seconds that a large picture would take.
QUICK = 1


@dataclass(frozen=True, slots=True)
class PngRows:
    """Compressed rows of `channels` colours of `depth` bits, or of numbers of colours in `palette`.

    `alpha` are compressed rows of one channel of the same depth, "" for none; `clear` the lowest and
    highest value of each channel, between which one sees through, () for none.
    """

    width: int
    height: int
    depth: int
    channels: int
    data: bytes
    palette: bytes = b""
    alpha: bytes = b""
    clear: tuple[int, ...] = ()


def png_rows(data: bytes) -> PngRows | None:
    """The rows of a PNG; None for one that a PDF can't hold so: interlaced, or of half-clear palette.

    ValueError, struct.error or zlib.error where it is damaged.
    """
    chunks = _Chunks.of(data)
    wide, high, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks.head)
    if interlaced or colour not in CHANNELS:
        return None
    rows, alpha, channels = chunks.rows, b"", CHANNELS[colour]
    if colour in WITH_ALPHA:
        channels -= 1
        rows, alpha = _parted(rows, wide, high, channels, depth // 8)
    clear = _clear(chunks.clear, colour)
    if clear is None:
        return None
    palette = chunks.palette if colour == PALETTE else b""
    return PngRows(wide, high, depth, channels, rows, palette, alpha, clear)


def _clear(told: bytes, colour: int) -> tuple[int, ...] | None:
    """The range of each channel that is clear; None where a palette is clear by degrees or in places."""
    if colour != PALETTE:
        count = CHANNELS[colour]
        if len(told) != 2 * count:
            return ()
        values = struct.unpack(f">{count}H", told)
        return tuple(value for each in values for value in (each, each))
    clear = [at for at, value in enumerate(told) if value == GONE]
    if any(value not in (SOLID, GONE) for value in told):
        return None
    if not clear:
        return ()
    first, last = clear[0], clear[-1]
    return (first, last) if len(clear) == last - first + 1 else None


def _parted(
    rows: bytes, wide: int, high: int, channels: int, bytes_each: int
) -> tuple[bytes, bytes]:
    """The rows of the colours and those of the alpha, compressed again."""
    pixel = (channels + 1) * bytes_each
    kept, line = channels * bytes_each, 1 + wide * pixel
    reading = zlib.decompressobj()
    raw = reading.decompress(rows, line * high)
    if len(raw) < line * high:
        raise ValueError("rows are missing")
    colours, alpha = bytearray(high * (1 + wide * kept)), bytearray(high * (1 + wide * bytes_each))
    for row in range(high):
        start = row * line
        from_row = raw[start + 1 : start + line]
        for into, own, first in ((colours, kept, 0), (alpha, bytes_each, kept)):
            at = row * (1 + wide * own)
            into[at] = raw[start]
            for channel in range(own):
                into[at + 1 + channel : at + 1 + wide * own : own] = from_row[
                    first + channel :: pixel
                ]
    return zlib.compress(colours, QUICK), zlib.compress(alpha, QUICK)


@dataclass(frozen=True, slots=True)
class _Chunks:
    """What of a PNG's chunks is drawn: its head, palette, what of it is clear, and compressed rows."""

    head: bytes
    palette: bytes
    clear: bytes
    rows: bytes

    @classmethod
    def of(cls, data: bytes) -> "_Chunks":
        parts: dict[bytes, list[memoryview]] = {}
        for name, body in _each(data):
            if name == b"IEND":
                break
            parts.setdefault(name, []).append(body)
        if b"IDAT" not in parts:
            raise ValueError("a PNG without picture")
        found = (b"".join(parts.get(name, ())) for name in (b"IHDR", b"PLTE", b"tRNS", b"IDAT"))
        return cls(*found)


def _each(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Every chunk's name and body, checked."""
    view, at = memoryview(data), HEAD
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        (checked,) = struct.unpack_from(">I", data, at + 8 + length)
        if zlib.crc32(view[at + 4 : at + 8 + length]) != checked:
            raise ValueError("a damaged chunk")
        yield name, view[at + 8 : at + 8 + length]
        at += length + 12
