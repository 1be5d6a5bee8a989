"""What clerks type or paste: dates, numbers and text in the usual spellings."""

from contextlib import suppress
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import (
    MONTHS,
    Typed,
    read_date,
    read_number,
    read_text,
    read_whole,
    shortened,
)
from iku_desktop.presentation.dates import show_long, show_short
from iku_desktop.presentation.numbers import show_decimal, show_number

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


def refusal(read: object, typed: Typed, **options: object) -> Problem:
    with pytest.raises(Refused) as refused:
        read(typed, "field", **options)  # type: ignore[operator]
    (problem,) = refused.value.problems
    assert problem.field == "field"
    return problem


@pytest.mark.parametrize(
    "typed",
    [
        "30/9/2025",
        "30-09-2025",
        "30.9.2025",
        "30 9 2025",
        "30/9/25",
        "30 September 2025",
        "30 sept 2025",
        "30-Sep-2025",
        "30 SEPTEMBER 2025",
        "2025-09-30",
        "2025/9/30",
        "2025-09-30 00:00:00",
        "2025-09-30T00:00:00",
        "  30/09/2025  ",
        date(2025, 9, 30),
        datetime(2025, 9, 30, 13, 45),  # noqa: DTZ001 - a spreadsheet's cell knows no zone
    ],
)
def test_that_a_date_is_read_in_every_usual_spelling(typed: Typed) -> None:
    assert read_date(typed) == date(2025, 9, 30)


@pytest.mark.parametrize(
    ("typed", "month"),
    [("1 Pebruari 2025", 2), ("1 Mrt 2025", 3), ("1 agt 2025", 8), ("1 Nop. 2025", 11)]
    + [(f"1 {name} 2025", number) for number, name in enumerate(MONTHS, start=1)],
)
def test_that_every_month_is_known_by_its_names(typed: str, month: int) -> None:
    assert read_date(typed) == date(2025, month, 1)


@pytest.mark.parametrize("typed", ["", "   ", None])
def test_that_nothing_typed_is_no_date_no_number_and_empty_text(typed: Typed) -> None:
    assert read_date(typed) is None
    assert read_number(typed) is None
    assert read_whole(typed) is None
    assert read_text(typed, "field") == ""


def test_that_31_september_is_refused_with_the_months_last_day() -> None:
    problem = refusal(read_date, "31/09/2025")
    assert problem.code == "date_past_month_end"
    assert problem.values == {"typed": "31/09/2025", "month": 9, "year": 2025, "last_day": 30}


@pytest.mark.parametrize(("typed", "fine"), [("29/2/2024", True), ("29/2/2025", False)])
def test_that_29_february_is_a_date_in_leap_years_only(typed: str, fine: bool) -> None:
    if fine:
        assert read_date(typed) == date(2024, 2, 29)
    else:
        assert refusal(read_date, typed).code == "date_past_month_end"


@pytest.mark.parametrize(
    "typed", ["1/13/2025", "0/1/2025", "1/0/2025", "1/1/0000", "1/1/9999", "2025-00-10"]
)
def test_that_a_day_outside_the_calendar_is_refused(typed: str) -> None:
    assert refusal(read_date, typed).code == "date_not_in_calendar"


@pytest.mark.parametrize(
    "typed",
    [
        "kemarin",
        "30/9",
        "September 2025",
        "45930",
        "=TODAY()",
        "30//9//2025",
        "1/1/2025x",
        "9" * 999,
    ],
)
def test_that_what_is_no_date_is_refused_and_shown_shortened(typed: str) -> None:
    problem = refusal(read_date, typed)
    assert problem.code == "not_a_date"
    assert len(str(problem.values["typed"])) <= 40


@given(DAYS)
def test_that_every_date_is_read_back_as_it_is_shown(day: date) -> None:
    for shown in (show_long(day), show_short(day), day.isoformat()):
        assert read_date(shown) == day


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1,5", Fraction("1.5")),
        ("1.5", Fraction("1.5")),
        ("1.234,5", Fraction("1234.5")),
        ("1,234.5", Fraction("1234.5")),
        ("1.234", Fraction(1234)),
        ("1.234.567", Fraction(1234567)),
        ("0.123", Fraction("0.123")),
        ("1,234", Fraction("1.234")),
        ("85 %", Fraction(85)),
        ("85%", Fraction(85)),
        ("-2,5", Fraction("-2.5")),
        ("\u22122,5", Fraction("-2.5")),
        (" 7 ", Fraction(7)),
        (7, Fraction(7)),
        (0.1, Fraction("0.1")),
        (2025.0, Fraction(2025)),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_that_a_number_is_read_exactly_in_the_usual_spellings(
    typed: Typed, number: Fraction
) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        *("abc", "1,2,3", "1.2.3", "12.34,5,6", "1e5", "--1", "-", "1 000"),
        *("٣", "½", "=1+1", "9" * 16, float("nan"), float("inf"), 1e300),
    ],
)
def test_that_what_is_no_number_is_refused(typed: Typed) -> None:
    assert refusal(read_number, typed).code == "not_a_number"


@given(st.fractions(min_value=-(10**9), max_value=10**9))
def test_that_a_shown_number_is_read_back_as_shown(value: Fraction) -> None:
    shown = show_decimal(value)
    read = read_number(shown)
    assert read is not None
    assert show_decimal(read) == shown
    assert read_number(show_number(read)) == read


@pytest.mark.parametrize("typed", ["2025", " 2025 ", 2025, 2025.0, "2025,0"])
def test_that_a_year_is_read_as_a_whole_number(typed: Typed) -> None:
    assert read_whole(typed) == 2025


def test_that_a_year_of_four_digits_with_leading_zero_is_still_whole() -> None:
    assert read_whole("0042") == 42


@pytest.mark.parametrize(
    ("typed", "code"),
    [("1,5", "not_whole"), (1.5, "not_whole"), ("x", "not_a_number"), ("1" * 400, "not_a_number")],
)
def test_that_what_is_not_whole_is_refused(typed: Typed, code: str) -> None:
    assert refusal(read_whole, typed).code == code


def test_that_text_is_trimmed_and_kept_as_it_is() -> None:
    assert read_text("  <b>&\"' Wates Kulon  ", "field") == "<b>&\"' Wates Kulon"
    assert read_text(12.0, "field") == "12"
    assert read_text("=1+1", "field") == "=1+1"


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x07",
        "\x1b",
        "\u202e",
        "\u200f",
        "\u2066",
        "\u061c",
        "\u2028",
        "\ud800",
        "\x85",
        "\uffff",
    ],
)
def test_that_controls_and_direction_marks_are_refused_with_their_place(character: str) -> None:
    problem = refusal(read_text, f"ab{character}c", lines=True)
    assert problem.code == "text_character"
    assert problem.values == {"position": 3, "character": f"U+{ord(character):04X}"}


def test_that_line_breaks_are_for_texts_of_several_lines_only() -> None:
    assert read_text("a\r\nb\rc", "field", lines=True) == "a\nb\nc"
    assert refusal(read_text, "a\nb").code == "text_character"


def test_that_a_text_of_10_000_characters_is_refused_with_its_length() -> None:
    problem = refusal(read_text, "x" * 10_000)
    assert problem.code == "text_too_long"
    assert problem.values == {"count": 10_000, "longest": 200}
    assert read_text("x" * 200, "field") == "x" * 200


def test_that_a_message_shows_typed_text_printable_and_short() -> None:
    assert shortened("a\x00b") == "a b"
    assert shortened("x" * 41) == "x" * 39 + "…"
    assert shortened("x" * 40) == "x" * 40


@given(st.text(max_size=60))
def test_that_no_typed_text_ever_breaks_a_reader(typed: str) -> None:
    readers = (read_date, read_number, read_whole, lambda text: read_text(text, "field"))
    for read in readers:
        with suppress(Refused):
            assert read(typed) is None or read(typed) == read(f" {typed} ")
