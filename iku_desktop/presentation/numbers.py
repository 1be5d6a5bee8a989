"""Shows exact values as Indonesian text: decimal comma, two decimals, half up."""

from fractions import Fraction

NO_VALUE = "–"


def show_decimal(value: Fraction | int | None, decimals: int = 2) -> str:
    """`66,67`; NO_VALUE for None. Rounded half up (away from zero), thousands grouped by points."""
    if value is None:
        return NO_VALUE
    digits = _rounded(value, decimals)
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    whole, _, part = digits.partition(".")
    return sign + f"{int(whole):,}".replace(",", ".") + ("," + part if part else "")


def show_percent(value: Fraction | int | None) -> str:
    """`66,67 %`; NO_VALUE for None."""
    return NO_VALUE if value is None else f"{show_decimal(value)} %"


def show_number(value: Fraction | int | None) -> str:
    """A number as somebody would type it: no needless decimals, at most four; NO_VALUE for None."""
    if value is None:
        return NO_VALUE
    shown = show_decimal(value, 4)
    return shown.rstrip("0").rstrip(",") if "," in shown else shown


def show_points(change: Fraction) -> str:
    """A difference of two percentages with its sign: `+0,22`; none where nothing of it is shown: `0,00`."""
    shown = show_decimal(change)
    return shown if shown.startswith("-") or shown == show_decimal(0) else f"+{shown}"


def plain_decimal(value: Fraction | int | None, decimals: int = 2) -> str | None:
    """For JSON: `"66.67"` with a point and two decimals, half up; None stays None (formats.md)."""
    return None if value is None else _rounded(value, decimals)


def _rounded(value: Fraction | int, decimals: int) -> str:
    scaled = abs(Fraction(value)) * 10**decimals
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    whole, part = divmod(units, 10**decimals)
    sign = "-" if value < 0 and units else ""
    return f"{sign}{whole}.{part:0{decimals}d}" if decimals else f"{sign}{whole}"
