"""Reads what clerks type or paste: dates, numbers and plain text, in the usual spellings."""

import re
import unicodedata
from datetime import date, datetime
from fractions import Fraction
from urllib.parse import urlsplit

from iku_desktop.domain.periods import month_end
from iku_desktop.domain.problems import Problem, Refused

Typed = str | date | int | float | Fraction | tuple[object, ...] | None

MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
MONTH_ALIASES = {
    **{"jan": 1, "feb": 2, "peb": 2, "pebruari": 2, "mar": 3, "mrt": 3, "apr": 4, "jun": 6},
    **{"jul": 7, "agt": 8, "agu": 8, "ags": 8, "aug": 8, "agus": 8, "sep": 9, "sept": 9},
    **{"okt": 10, "oct": 10, "nov": 11, "nop": 11, "nopember": 11, "des": 12, "dec": 12},
    **{name: number for number, name in enumerate(MONTHS, start=1)},
    # Excel in English, and who has chosen English, writes them so.
    **{"january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8},
    **{"october": 10, "december": 12},
}
YEARS = range(1900, 2201)
DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]00:00:00(?:\.0+)?)?")
DAY_MONTH_NAME = re.compile(r"(\d{1,2})[\s\-/.]+([a-z]{3,9})\.?[\s\-/.,]+(\d{4}|\d{2})")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|[1-9]\d{0,2}(?:,\d{3}){1,}\.\d+")
PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
WHITE_OR_QUOTED = re.compile(r"[\s\"'<>\\^`{|}]")
MOST_DIGITS = 15
ALLOWED_CONTROLS = "\n\t"
DIRECTION_MARKS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
NO_CHARACTERS = frozenset("\ufffe\uffff")
UNSHOWN = DIRECTION_MARKS | NO_CHARACTERS


def read_date(typed: Typed, field: str = "date") -> date | None:
    """The date meant, None for nothing typed; `30/9/2025`, `30-09-2025`, `30 September 2025`, ISO.

    A year of two digits is one of this century. Refused: not a date, or not in the calendar.
    """
    if isinstance(typed, datetime):
        return typed.date()
    if isinstance(typed, date) or typed is None:
        return typed
    text = str(typed).strip()
    if not text:
        return None
    parts = _date_parts(text.lower())
    if parts is None:
        raise Refused(Problem("not_a_date", field, {"typed": shortened(text)}))
    year, month, day = parts
    if not 1 <= month <= 12 or year not in YEARS or day < 1:
        raise Refused(Problem("date_not_in_calendar", field, {"typed": shortened(text)}))
    last = month_end(year, month)
    if day > last.day:
        values = {"typed": shortened(text), "month": month, "year": year, "last_day": last.day}
        raise Refused(Problem("date_past_month_end", field, values))
    return last.replace(day=day)


def _date_parts(text: str) -> tuple[int, int, int] | None:
    if found := YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := DAY_FIRST.fullmatch(text):
        return _century(found[3]), int(found[2]), int(found[1])
    if (found := DAY_MONTH_NAME.fullmatch(text)) and found[2] in MONTH_ALIASES:
        return _century(found[3]), MONTH_ALIASES[found[2]], int(found[1])
    return None


def _century(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)


def read_number(typed: Typed, field: str = "value") -> Fraction | None:
    """The exact number meant, None for nothing typed; `1,5`, `1.5`, `1.234,5`, a trailing % is dropped.

    A single point before exactly three digits groups thousands, as Indonesian writing has it.
    """
    if typed is None or isinstance(typed, Fraction):
        return typed
    if isinstance(typed, int | float):
        return _exact(typed, field)
    text = str(typed).strip().removesuffix("%").strip()
    if not text:
        return None
    sign, digits = (-1, text[1:]) if text[0] in "-\u2212" else (1, text)
    if sum(map(str.isdigit, digits)) > MOST_DIGITS or not digits.isascii():
        raise Refused(Problem("not_a_number", field, {"typed": shortened(text)}))
    if GROUPED.fullmatch(digits):
        grouping, point = (",", ".") if digits.rfind(".") > digits.rfind(",") > -1 else (".", ",")
        digits = digits.replace(grouping, "").replace(point, ".")
    elif not PLAIN.fullmatch(digits):
        raise Refused(Problem("not_a_number", field, {"typed": shortened(text)}))
    return sign * Fraction(digits.replace(",", "."))


def _exact(typed: float, field: str) -> Fraction:
    # A spreadsheet's 0.1 is the binary neighbour of 0,1; its shortest spelling is what was typed.
    try:
        number = Fraction(repr(typed))
    except ValueError:
        number = None
    if number is None or abs(number) >= 10**MOST_DIGITS:
        raise Refused(Problem("not_a_number", field, {"typed": f"{typed:.15g}"}))
    return number


def read_whole(typed: Typed, field: str = "value") -> int | None:
    """The whole number meant, None for nothing typed; calamine's 2025.0 is 2025."""
    if isinstance(typed, str) and typed.strip().isascii() and typed.strip().isdigit():
        return _bounded(int(typed.strip()[: MOST_DIGITS + 1]), typed, field)
    number = read_number(typed, field)
    if number is None:
        return None
    if number.denominator != 1:
        raise Refused(Problem("not_whole", field, {"typed": str(typed)}))
    return _bounded(int(number), typed, field)


def _bounded(number: int, typed: Typed, field: str) -> int:
    if abs(number) >= 10**MOST_DIGITS:
        raise Refused(Problem("not_a_number", field, {"typed": shortened(str(typed))}))
    return number


def read_text(typed: Typed, field: str, longest: int = 200, lines: bool = False) -> str:
    """Plain text with its ends trimmed; refused when too long or with unprintable characters.

    `longest` counts characters; only a text of several `lines` may hold line breaks.
    """
    if typed is None:
        return ""
    if type(typed) is str and len(typed) <= longest and typed.isprintable():
        # As nearly every text is; it holds no line break then.
        return typed.strip()
    if isinstance(typed, tuple):
        raise Refused(Problem("not_text", field))
    if isinstance(typed, float) and typed.is_integer():
        typed = int(typed)
    text = str(typed).replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > longest:
        raise Refused(Problem("text_too_long", field, {"count": len(text), "longest": longest}))
    if text.isprintable():
        return text
    allowed = ALLOWED_CONTROLS if lines else ""
    for position, character in enumerate(text, start=1):
        if _is_refused(character) and character not in allowed:
            values = {"position": position, "character": f"U+{ord(character):04X}"}
            raise Refused(Problem("text_character", field, values))
    return text


def read_web_address(typed: Typed, field: str, longest: int = 300) -> str:
    """The whole http or https address meant, "" for nothing typed.

    Refused: another kind of address, none of a computer, spaces, a user's name or password in it.
    """
    text = read_text(typed, field, longest)
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        named = False
    if not (named and parts.scheme in ("http", "https") and text.isascii()):
        raise Refused(Problem("web_address", field, {"typed": shortened(text)}))
    if "@" in parts.netloc or WHITE_OR_QUOTED.search(text):
        raise Refused(Problem("web_address", field, {"typed": shortened(text)}))
    return text


def _is_refused(character: str) -> bool:
    # Control characters, lone surrogates and direction marks print as nothing and lie to the reader;
    # no XML, so no workbook, can hold the two that are none.
    return character in UNSHOWN or unicodedata.category(character) in (
        "Cc",
        "Cs",
        "Zl",
        "Zp",
    )


def shortened(text: str, longest: int = 40) -> str:
    """What was typed as a message can show it: printable, at most 40 characters."""
    # A letter more than is shown tells that there are more; millions behind it are not looked at.
    text = printable = text[: longest + 1]
    if not text.isprintable():
        printable = "".join(" " if _is_refused(character) else character for character in text)
    return printable if len(printable) <= longest else printable[: longest - 1] + "…"
