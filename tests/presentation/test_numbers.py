"""Exact values as Indonesian text: two decimals, half up, decimal comma."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.presentation.numbers import (
    plain_decimal,
    show_decimal,
    show_number,
    show_percent,
    show_points,
)

CENTS = st.integers(-(10**12), 10**12)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(200, 3), "66,67"),
        (Fraction(100, 3), "33,33"),
        (Fraction("0.005"), "0,01"),
        (Fraction("0.0049999"), "0,00"),
        (Fraction("2.675"), "2,68"),
        (Fraction("-0.005"), "-0,01"),
        (Fraction("-0.004"), "0,00"),
        (0, "0,00"),
        (100, "100,00"),
        (Fraction("1234.5"), "1.234,50"),
        (1234567, "1.234.567,00"),
        (Fraction("-1234.5"), "-1.234,50"),
        (Fraction("99.995"), "100,00"),
        (None, "–"),
    ],
)
def test_that_a_value_is_shown_with_two_decimals_half_up(
    value: Fraction | int | None, shown: str
) -> None:
    assert show_decimal(value) == shown


def test_that_decimals_can_be_fewer() -> None:
    assert show_decimal(Fraction("2.5"), 0) == "3"
    assert show_decimal(Fraction("-2.5"), 0) == "-3"
    assert show_decimal(Fraction("2.25"), 1) == "2,3"


@given(CENTS, st.integers(1, 1000))
def test_that_rounding_agrees_with_pythons_decimal(numerator: int, denominator: int) -> None:
    value = Fraction(numerator, 8 * denominator)
    # A denominator this small keeps every value further from a tie than Decimal's 28 digits err.
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    expected = f"{rounded:.2f}" if rounded else "0.00"
    assert plain_decimal(value) == expected


def test_that_a_percentage_bears_its_sign() -> None:
    assert show_percent(Fraction(200, 3)) == "66,67 %"
    assert show_percent(None) == "–"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (90, "90"),
        (Fraction("3.95"), "3,95"),
        (Fraction("0.5"), "0,5"),
        (1000, "1.000"),
        (Fraction(1, 3), "0,3333"),
        (0, "0"),
        (100, "100"),
        (None, "–"),
    ],
)
def test_that_a_number_is_shown_as_somebody_would_type_it(
    value: Fraction | int | None, shown: str
) -> None:
    assert show_number(value) == shown


def test_that_a_change_bears_its_sign() -> None:
    assert show_points(Fraction("0.22")) == "+0,22"
    assert show_points(Fraction("-0.22")) == "-0,22"
    assert show_points(Fraction(0)) == "0,00"
    assert show_points(Fraction("0.004")) == "0,00"


def test_that_json_has_a_point_two_decimals_and_null() -> None:
    assert plain_decimal(Fraction(200, 3)) == "66.67"
    assert plain_decimal(Fraction(12345)) == "12345.00"
    assert plain_decimal(None) is None
