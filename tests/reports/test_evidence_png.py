"""The rows of PNGs: nothing is lost when colours and alpha are told apart, and damage is found."""

import io
import random
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from iku_desktop.reports.evidence_png import PngRows, png_rows
from tests.scans import a_picture, a_png

Pixels = st.tuples(
    st.sampled_from(["RGBA", "LA"]), st.integers(1, 9), st.integers(1, 9), st.integers(0, 2**32)
)


def png_of(mode: str, wide: int, high: int, seed: int) -> bytes:
    """A picture of soft noise, for which an encoder takes different filters from row to row."""
    bands = []
    for at, _ in enumerate(Image.new(mode, (1, 1)).getbands()):
        noise = random.Random(seed + at).randbytes(wide * high)
        ramp = bytes((20 * (at + x + y)) % 256 for y in range(high) for x in range(wide))
        chosen = noise if (seed >> at) & 1 else ramp
        bands.append(Image.frombytes("L", (wide, high), chosen))
    data = io.BytesIO()
    Image.merge(mode, bands).save(data, "PNG")
    return data.getvalue()


def rebuilt(rows: PngRows, data: bytes, channels: int) -> Image.Image:
    """A picture of these rows alone, read by somebody else."""
    raw = zlib.decompress(data)
    line = len(raw) // rows.height
    lines = [raw[at * line : (at + 1) * line] for at in range(rows.height)]
    colour = {1: 0, 3: 2}[channels]
    return Image.open(io.BytesIO(a_png(colour, rows.depth, lines, rows.width)))


@settings(deadline=None, max_examples=120)
@given(Pixels)
def test_that_colours_and_alpha_come_back_as_they_were(
    picture: tuple[str, int, int, int],
) -> None:
    data = png_of(*picture)
    seen = Image.open(io.BytesIO(data))
    rows = png_rows(data)
    assert rows is not None
    *colours, alpha = seen.split()
    assert rows.channels == len(colours)
    found = rebuilt(rows, rows.data, rows.channels).split()
    for ours, theirs in zip((*found, rebuilt(rows, rows.alpha, 1)), (*colours, alpha), strict=True):
        assert ImageChops.difference(ours.convert("L"), theirs).getbbox() is None


@pytest.mark.parametrize("filtered", range(5))
def test_that_every_filter_of_rows_is_kept(filtered: int) -> None:
    lines = [bytes([filtered, *range(at, at + 40)]) for at in range(6)]
    data = a_png(6, 8, lines, 10)
    rows = png_rows(data)
    assert rows is not None
    whole = Image.open(io.BytesIO(data))
    for band, ours in zip(whole.split()[:3], rebuilt(rows, rows.data, 3).split(), strict=True):
        assert ImageChops.difference(band, ours).getbbox() is None
    assert set(zlib.decompress(rows.data)[::31]) == {filtered}


def test_that_sixteen_bits_stay_sixteen() -> None:
    pixel = struct.pack(">HHHH", 1, 20_000, 65_535, 300)
    rows = png_rows(a_png(6, 16, [b"\0" + pixel * 3] * 2, 3))
    assert rows is not None
    assert (rows.depth, rows.channels) == (16, 3)
    assert zlib.decompress(rows.data) == (b"\0" + pixel[:6] * 3) * 2
    assert zlib.decompress(rows.alpha) == (b"\0" + pixel[6:] * 3) * 2


@pytest.mark.parametrize("mode", ["RGB", "L", "1"])
def test_that_plain_rows_are_taken_as_they_are(mode: str) -> None:
    data = a_picture("PNG", (40, 30), 1 if mode == "1" else (90,) * len(mode), mode)
    rows = png_rows(data)
    assert rows is not None
    assert (rows.width, rows.height, rows.channels) == (40, 30, len(mode) if mode == "RGB" else 1)
    assert rows.data in data
    assert (rows.alpha, rows.clear, rows.palette) == (b"", (), b"")


@pytest.mark.parametrize(
    ("mode", "transparency", "clear"),
    [("RGB", (10, 20, 30), (10, 10, 20, 20, 30, 30)), ("L", 7, (7, 7))],
)
def test_that_a_clear_colour_is_told_for_each_channel(
    mode: str, transparency: object, clear: tuple[int, ...]
) -> None:
    rows = png_rows(a_picture("PNG", mode=mode, colour=0, transparency=transparency))
    assert rows is not None
    assert rows.clear == clear


def with_clear(told: bytes, colour: int = 3) -> bytes:
    """A PNG of four pixels with a palette and a tRNS chunk."""
    plain = a_png(colour, 8, [b"\0\0\1\2\3"], 4)
    head, rest = plain[:33], plain[33:]
    chunks = b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in ((b"PLTE", bytes(range(12))), (b"tRNS", told))
    )
    return head + chunks + rest


@pytest.mark.parametrize(
    ("told", "clear"),
    [
        (b"\xff\xff", ()),
        (b"\x00", (0, 0)),
        (b"\xff\x00\x00\xff", (1, 2)),
        (b"\xff\xff\xff\x00", (3, 3)),
    ],
)
def test_that_clear_colours_of_a_palette_are_a_range(told: bytes, clear: tuple[int, ...]) -> None:
    rows = png_rows(with_clear(told))
    assert rows is not None
    assert rows.palette == bytes(range(12))
    assert rows.clear == clear


@pytest.mark.parametrize("told", [b"\x80", b"\x00\xff\x00", b"\xff\x01"])
def test_that_a_palette_that_is_clear_by_degrees_or_in_places_is_drawn_anew(told: bytes) -> None:
    assert png_rows(with_clear(told)) is None


def test_that_a_clear_colour_of_the_wrong_length_is_passed_over() -> None:
    rows = png_rows(with_clear(b"\x01\x02\x03", colour=0))
    assert rows is not None
    assert rows.clear == ()


def test_that_interlaced_rows_are_drawn_anew() -> None:
    assert png_rows(a_png(2, 8, [b"\0\1\2\3"], 1, interlaced=True)) is None


def test_that_a_kind_of_colour_nobody_knows_is_drawn_anew() -> None:
    assert png_rows(a_png(5, 8, [b"\0\1"], 1)) is None


@pytest.mark.parametrize(
    "data",
    [
        a_picture("PNG")[:60],
        a_picture("PNG")[:20],
        a_picture("PNG").replace(b"IDAT", b"IDXT"),
        a_picture("PNG")[:45] + b"\x99" + a_picture("PNG")[46:],
        a_png(6, 8, [b"\0" + b"\1" * 40, b"\0"], 10),
        b"\x89PNG\r\n\x1a\n",
        b"",
    ],
)
def test_that_damage_is_found(data: bytes) -> None:
    with pytest.raises((ValueError, struct.error, zlib.error)):
        png_rows(data)


def test_that_rows_which_promise_too_much_are_not_unpacked_for_ever() -> None:
    data = a_png(6, 8, [b"\0" + b"\1" * 4_000_000], 1)
    rows = png_rows(data)
    assert rows is not None
    assert len(zlib.decompress(rows.data)) == 4
