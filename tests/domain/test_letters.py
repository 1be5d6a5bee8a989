"""Reminder letters: which documents they speak of, and the numbers the office's counter gives."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.documents import DocumentStatus, StatusOnDate
from iku_desktop.domain.letters import (
    Letter,
    is_to_be_reminded,
    letter_number,
    next_sequence,
    read_pattern,
)
from iku_desktop.domain.problems import Refused

DAY = date(2025, 11, 25)


def a_letter(year: int, sequence: int) -> Letter:
    return Letter(year, sequence, "", DAY, "v", (), DAY, "")


@pytest.mark.parametrize(
    ("status", "days", "wanted"),
    [
        (DocumentStatus.MISSING, 0, True),
        (DocumentStatus.MISSING, 400, True),
        (DocumentStatus.WAITING, 0, True),
        (DocumentStatus.WAITING, 30, True),
        (DocumentStatus.WAITING, 31, False),
        (DocumentStatus.ON_TIME, 3, False),
        (DocumentStatus.LATE, 3, False),
    ],
)
def test_that_a_letter_speaks_of_what_is_overdue_or_due_within_thirty_days(
    status: DocumentStatus, days: int, wanted: bool
) -> None:
    assert is_to_be_reminded(StatusOnDate(status, days)) is wanted


def test_that_the_counter_goes_on_within_a_year_and_begins_anew_with_the_next() -> None:
    letters = [a_letter(2025, 7), a_letter(2025, 9), a_letter(2024, 40)]
    assert next_sequence(letters, 2025, 1) == 10
    assert next_sequence(letters, 2026, 5) == 5


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("", "7/XI/2025"),
        ("140/{nomor}/427.98/{tahun}", "140/7/427.98/2025"),
        ("{tahun}-{bulan}-{nomor}-{nomor}", "2025-XI-7-7"),
    ],
)
def test_that_a_number_is_made_by_the_offices_pattern(pattern: str, wanted: str) -> None:
    assert letter_number(read_pattern(pattern, "f"), 7, DAY) == wanted


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("140/{nomer}/{tahun}", "letter_pattern"),
        ("140/{}/{tahun}", "letter_pattern"),
        ("{nomor/{tahun}", "letter_pattern"),
        ("{nomor}}/{tahun}", "letter_pattern"),
        ("{{nomor}}/{tahun}", "letter_pattern"),
        ("{nomor:99999999d}/{tahun}", "letter_pattern"),
        ("{nomor!r}/{tahun}", "letter_pattern"),
        ("{nomor.__class__}/{tahun}", "letter_pattern"),
        ("{nomor};{tahun}", "number_separator"),
        ("140/2025", "letter_pattern_lacks"),
        ("140/{nomor}", "letter_pattern_lacks"),
        ("{nomor}{tahun}" + "x" * 60, "text_too_long"),
        ("{nomor}\u202e{tahun}", "text_character"),
    ],
)
def test_that_a_pattern_that_gives_no_number_of_its_own_is_refused(pattern: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_pattern(pattern, "letter_pattern")
    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == ("letter_pattern", code)


@given(st.text(st.sampled_from("{}nomrtahu/!:.[] 1"), max_size=60))
def test_that_every_pattern_is_refused_or_gives_numbers_that_differ(pattern: str) -> None:
    try:
        read = read_pattern(pattern, "f")
    except Refused:
        return
    assert letter_number(read, 1, DAY) != letter_number(read, 2, DAY)
    assert letter_number(read, 1, DAY) != letter_number(read, 1, DAY.replace(year=2026))
