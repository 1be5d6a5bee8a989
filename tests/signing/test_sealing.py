"""A sealed stream opens with its passphrase alone, and shows every change and every cut."""

import io
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iku_desktop.domain.problems import Refused
from iku_desktop.signing import sealing
from iku_desktop.signing.sealing import HEAD_SIZE, TAG, SealedReader, SealedWriter, unsealed

PASSPHRASE = "kopi tubruk pagi"
CHUNK = 64


def seal(plain: bytes, passphrase: str = PASSPHRASE, chunk: int = CHUNK) -> bytes:
    target = io.BytesIO()
    writer = SealedWriter(target, passphrase, chunk)
    writer.write(plain)
    writer.finish()
    return target.getvalue()


@cache
def sealed(size: int) -> bytes:
    return seal(bytes(number % 251 for number in range(size)))


def opened(data: bytes, passphrase: str = PASSPHRASE) -> bytes:
    with unsealed(io.BytesIO(data), passphrase) as source:
        return source.read()


def codes(data: bytes, passphrase: str = PASSPHRASE) -> list[str]:
    with pytest.raises(Refused) as caught:
        opened(data, passphrase)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK, 5 * CHUNK + 7])
def test_that_what_was_sealed_is_opened_again(size: int) -> None:
    assert opened(sealed(size)) == bytes(number % 251 for number in range(size))


def test_that_a_wrong_passphrase_is_told_from_damage() -> None:
    assert codes(sealed(300), "kopi tubruk sore") == ["backup_passphrase_wrong"]
    assert codes(sealed(300), "") == ["backup_passphrase_wrong"]


def test_that_characters_typed_in_two_ways_are_one_passphrase() -> None:
    assert opened(seal(b"isi", "re\u0301sume\u0301"), "r\u00e9sum\u00e9") == b"isi"


def test_that_two_copies_of_the_same_have_nothing_in_common() -> None:
    assert seal(b"isi" * 50)[8:] != seal(b"isi" * 50)[8:]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, HEAD_SIZE + 5 * (CHUNK + TAG) - 1), st.integers(0, 7))
def test_that_any_flipped_bit_is_found(place: int, bit: int) -> None:
    data = bytearray(sealed(5 * CHUNK))
    data[place] ^= 1 << bit
    assert codes(bytes(data)) == ["backup_damaged"]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, HEAD_SIZE + 5 * (CHUNK + TAG)))
def test_that_any_cut_is_found(cut: int) -> None:
    assert codes(sealed(5 * CHUNK)[:-cut]) == ["backup_damaged"]


def test_that_a_cut_at_the_end_of_a_chunk_is_found() -> None:
    assert codes(sealed(5 * CHUNK)[: HEAD_SIZE + 3 * (CHUNK + TAG)]) == ["backup_damaged"]


def test_that_chunks_in_another_order_are_found() -> None:
    data, size = sealed(5 * CHUNK), CHUNK + TAG
    head, body = data[:HEAD_SIZE], data[HEAD_SIZE:]
    swapped = body[size : 2 * size] + body[:size] + body[2 * size :]
    assert codes(head + swapped) == ["backup_damaged"]


def test_that_something_added_is_found() -> None:
    assert codes(sealed(100) + b"x" * (CHUNK + TAG)) == ["backup_damaged"]


@pytest.mark.parametrize(
    ("memory", "iterations", "lanes", "chunk"),
    [
        (2**31, 3, 4, 64),
        (65536, 10**6, 4, 64),
        (65536, 3, 10**4, 64),
        (65536, 3, 4, 0),
        (1, 3, 4, 64),
    ],
)
def test_that_a_head_that_would_keep_us_busy_for_ever_is_refused(
    memory: int, iterations: int, lanes: int, chunk: int
) -> None:
    head = sealing._Head(b"s" * 16, memory, iterations, lanes, chunk, b"p" * 7, b"c" * 16)
    assert codes(head.packed() + b"x" * 200) == ["backup_damaged"]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 150)), max_size=12))
@settings(max_examples=40, deadline=None)
def test_that_any_place_can_be_read(steps: list[tuple[int, int]]) -> None:
    plain = bytes(number % 251 for number in range(333))
    for at, count in steps:
        held = READER
        held.seek(at)
        assert held.tell() == at
        assert held.read(count) == plain[at : at + count]


READER = unsealed(io.BytesIO(sealed(333)), PASSPHRASE)


def test_that_a_place_before_the_beginning_is_none() -> None:
    reader = SealedReader(io.BytesIO(sealed(10)), PASSPHRASE)
    with pytest.raises(ValueError, match="beginning"):
        reader.seek(-11, io.SEEK_END)
    assert (reader.seek(-4, io.SEEK_END), reader.seek(2, io.SEEK_CUR)) == (6, 8)


def test_that_a_zip_goes_through_it_both_ways() -> None:
    target = io.BytesIO()
    writer = SealedWriter(target, PASSPHRASE, 100)
    with zipfile.ZipFile(writer, "w") as archive:  # type: ignore[call-overload]
        archive.writestr("satu.txt", b"satu" * 200)
        archive.writestr("dua.txt", b"dua")
    writer.finish()
    with zipfile.ZipFile(unsealed(io.BytesIO(target.getvalue()), PASSPHRASE)) as archive:
        assert archive.testzip() is None
        assert archive.read("dua.txt") == b"dua"
