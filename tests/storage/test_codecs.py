"""Values stand in columns exactly, readably, and as nothing but text and whole numbers."""

import enum
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.documents import CountingDate
from iku_desktop.domain.office import Office, OnBehalf
from iku_desktop.domain.villages import Village
from iku_desktop.storage.codecs import codec_for, field_types

JAKARTA = timezone(timedelta(hours=7))
CASES = [
    (Fraction, Fraction(250, 3), "250/3"),
    (Fraction, Fraction(85), "85/1"),
    (Fraction, Fraction(-1, 7), "-1/7"),
    (Fraction, Fraction("0.1"), "1/10"),
    (date, date(2025, 9, 30), "2025-09-30"),
    (date, date(1, 1, 1), "0001-01-01"),
    (datetime, datetime(2025, 12, 1, 10, 24, tzinfo=UTC), "2025-12-01T10:24:00+00:00"),
    (datetime, datetime(2025, 12, 1, 10, 24, 5, 7, JAKARTA), "2025-12-01T10:24:05.000007+07:00"),
    (bool, True, 1),
    (bool, False, 0),
    (int, 7, 7),
    (str, "Ranuyoso", "Ranuyoso"),
    (tuple[str, ...], (), "[]"),
    (tuple[str, ...], ("satu; dua", '"é"\n'), '["satu; dua", "\\"é\\"\\n"]'),
    (CountingDate, CountingDate.SET, "ditetapkan"),
    (OnBehalf, OnBehalf.OWN, ""),
]


def through(kind: Any, value: object) -> tuple[object, object]:
    """What is stored, and what is read back."""
    codec = codec_for(kind)
    stored = codec.encode(value) if codec.encode else value
    return stored, codec.decode(stored) if codec.decode else stored


@pytest.mark.parametrize(("kind", "value", "stored"), CASES)
def test_that_a_value_is_stored_readably_and_read_back(
    kind: Any, value: object, stored: object
) -> None:
    found, read = through(kind, value)
    assert (found, type(found)) == (stored, type(stored))
    assert (read, type(read)) == (value, type(value))


@given(st.fractions())
def test_that_a_fraction_is_never_rounded(value: Fraction) -> None:
    assert through(Fraction, value)[1] == value


@given(st.lists(st.text()).map(tuple))
def test_that_lines_keep_their_order_and_marks(lines: tuple[str, ...]) -> None:
    assert through(tuple[str, ...], lines)[1] == lines


def test_that_an_optional_type_has_the_codec_of_its_type() -> None:
    assert codec_for(date | None) is codec_for(date)
    assert codec_for(Fraction | None) is codec_for(Fraction)


@pytest.mark.parametrize("kind", [float, dict[str, int], list[str], bytes, enum.Enum, object])
def test_that_a_type_no_column_holds_is_a_bug(kind: object) -> None:
    with pytest.raises(TypeError, match="no column holds"):
        codec_for(kind)


def test_that_a_class_tells_its_fields_in_order() -> None:
    assert list(field_types(Village))[:3] == ["id", "code", "name"]
    assert field_types(Office)["functions"] == tuple[str, ...]
    assert field_types(Village)["valid_from"] == (date | None)
