"""`update.json`: goes out and comes in the same; whatever else is refused, never a traceback."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.problems import Refused
from iku_desktop.exchange.update_description import described, read, written
from tests.services.sticks import an_update

SIGNATURE = bytes(range(64))


def plain(**changes: object) -> bytes:
    found = json.loads(written(an_update(), SIGNATURE)) | changes
    return json.dumps({name: value for name, value in found.items() if value != "-"}).encode()


def test_that_what_is_written_is_read_again() -> None:
    assert read(written(an_update(), SIGNATURE)) == (an_update(), SIGNATURE)
    assert read(b"\xef\xbb\xbf" + plain()) == (an_update(), SIGNATURE)


def test_that_the_signed_bytes_do_not_depend_on_how_the_file_is_laid_out() -> None:
    found = json.loads(written(an_update(), SIGNATURE))
    turned = json.dumps(dict(reversed(found.items())), indent=4).encode()
    assert described(read(turned)[0]) == described(an_update())
    assert described(an_update()).startswith(b'{"file":"IKU-Desktop-9.1.0-setup.exe","made_on":')


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "9.1.0-rc"},
        {"version": "../9"},
        {"version": None},
        {"sha256": "AB" * 32},
        {"sha256": "0"},
        {"size": 0},
        {"size": "5"},
        {"size": True},
        {"schema": 0},
        {"minimum_schema": 1.5},
        {"made_on": "kemarin"},
        {"made_on": None},
        {"signature": "00"},
        {"signature": "-"},
        {"file": "-"},
        {"file": "a\nb"},
        {"product": 5},
        {"notes": "x" * 2001},
        {"lain": 1},
    ],
)
def test_that_a_field_that_cannot_be_right_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(Refused) as caught:
        read(plain(**changes))
    assert caught.value.problems[0].code == "update_unreadable"


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"\xff", b'{"size":1,"size":2}', b"[" * 100_000, b" " * 70_000],
)
def test_that_a_file_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read(data)


@given(st.binary(max_size=300))
def test_that_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read(data)
