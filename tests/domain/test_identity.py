"""The NIP of a civil servant: read, shown, and doubted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.identity import nip_warnings, read_nip, show_nip
from iku_desktop.domain.problems import Refused

DIGITS = "197509211996021002"


@pytest.mark.parametrize(
    "typed",
    [
        DIGITS,
        "19750921 199602 1 002",
        "NIP. 19750921 199602 1 002",
        "NIP 19750921-199602-1-002",
        " 19750921\u00a0199602\u00a01\u00a0002 ",
    ],
)
def test_that_a_nip_is_stored_as_its_digits(typed: str) -> None:
    assert read_nip(typed) == DIGITS


def test_that_a_nip_is_shown_in_its_groups() -> None:
    assert show_nip(DIGITS) == "19750921 199602 1 002"
    assert show_nip("") == ""


@given(st.text("0123456789", min_size=18, max_size=18))
def test_that_every_nip_is_read_back_as_it_is_shown(digits: str) -> None:
    assert read_nip(show_nip(digits)) == digits


@pytest.mark.parametrize("typed", [DIGITS[:-1], DIGITS + "0", "1975092119960210A2", "²" * 18])
def test_that_18_digits_are_required(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_nip(typed)
    assert refused.value.problems[0].code == "nip_digits"


def test_that_no_nip_is_fine() -> None:
    assert read_nip("  ") == ""
    assert nip_warnings("") == ()


@pytest.mark.parametrize(
    ("digits", "codes"),
    [
        (DIGITS, []),
        ("197513211996021002", ["nip_birth_date"]),
        ("197509211996211002", ["nip_month"]),
        ("197509211996023002", ["nip_sex"]),
        ("000000000000000000", ["nip_birth_date", "nip_month", "nip_sex"]),
    ],
)
def test_that_odd_digits_only_warn(digits: str, codes: list[str]) -> None:
    assert read_nip(digits) == digits
    assert [problem.code for problem in nip_warnings(digits)] == codes
