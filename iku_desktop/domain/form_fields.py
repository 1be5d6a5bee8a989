"""Fields that forms are made of: text, dates, numbers, choices, flags and lists of lines."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeVar

from iku_desktop.domain.forms import Field
from iku_desktop.domain.identity import read_nip
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import (
    Typed,
    read_date,
    read_number,
    read_text,
    read_whole,
    shortened,
)

Choice = TypeVar("Choice")

NAME_LENGTH = 200
LINES_LENGTH = 4000
MOST_LINES = 60
YES = frozenset({"1", "ya", "y", "true"})
NO = frozenset({"", "0", "tidak", "t", "false"})


def text_field(
    name: str, longest: int = NAME_LENGTH, needed: bool = False, lines: bool = False
) -> Field:
    """Plain text of at most `longest` characters; only with `lines` it may hold line breaks."""
    return Field(name, lambda typed, field: read_text(typed, field, longest, lines), needed)


def date_field(name: str, needed: bool = False) -> Field:
    """A date or None."""
    return Field(name, read_date, needed)


def number_field(name: str, needed: bool = False) -> Field:
    """An exact number of at least 0, or None."""
    return Field(name, read_amount, needed)


def whole_field(name: str, least: int, most: int, needed: bool = False) -> Field:
    """A whole number from `least` to `most`, or None."""
    return Field(name, lambda typed, field: read_between(typed, field, least, most), needed)


def choice_field(name: str, choices: Mapping[str, Choice], needed: bool = False) -> Field:
    """One of the choices by any of its spellings, in upper or lower case; "" when nothing was typed."""
    return Field(name, lambda typed, field: read_choice(typed, field, choices) or "", needed)


def flag_field(name: str) -> Field:
    """Yes or no."""
    return Field(name, read_flag)


def lines_field(name: str, needed: bool = False) -> Field:
    """Lines of text without the empty ones, typed as a tuple or with line breaks."""
    return Field(name, read_lines, needed)


def nip_field(name: str) -> Field:
    """The 18 digits of a NIP, or ""."""
    return Field(name, _nip)


def read_amount(typed: Typed, field: str) -> Fraction | None:
    """A number that can't be negative, None for nothing typed."""
    number = read_number(typed, field)
    if number is not None and number < 0:
        raise Refused(Problem("negative", field, {"typed": number}))
    return number


def read_between(typed: Typed, field: str, least: int, most: int) -> int | None:
    """A whole number within a range, None for nothing typed."""
    number = read_whole(typed, field)
    if number is not None and not least <= number <= most:
        values = {"typed": number, "least": least, "most": most}
        raise Refused(Problem("out_of_range", field, values))
    return number


def read_choice(typed: Typed, field: str, choices: Mapping[str, Choice]) -> Choice | None:
    """What the typed spelling stands for, None for nothing typed; Refused for any other word."""
    text = read_text(typed, field)
    if not text:
        return None
    spelled = {_folded(spelling): choice for spelling, choice in choices.items()}
    if _folded(text) not in spelled:
        raise Refused(Problem("unknown_choice", field, {"typed": shortened(text)}))
    return spelled[_folded(text)]


def read_flag(typed: Typed, field: str) -> bool:
    """True for ya, 1, True; False for tidak, 0, nothing."""
    word = _folded(read_text(typed, field)) if typed is not None else ""
    if word not in YES | NO:
        raise Refused(Problem("not_a_flag", field, {"typed": shortened(word)}))
    return word in YES


def read_lines(typed: Typed, field: str) -> tuple[str, ...]:
    """The lines without empty ones; Refused when there are too many or one is too long."""
    parts: Iterable[object] = (
        typed
        if isinstance(typed, tuple)
        else read_text(typed, field, LINES_LENGTH, lines=True).split("\n")
    )
    lines = [read_text(str(part), field, LINES_LENGTH) for part in parts]
    filled = tuple(line for line in lines if line)
    if len(filled) > MOST_LINES:
        raise Refused(Problem("too_many_lines", field, {"count": len(filled), "most": MOST_LINES}))
    return filled


def validity_problems(valid_from: date | None, valid_to: date | None) -> list[Problem]:
    """What is wrong with a validity: it can't end before it begins."""
    if valid_from is not None and valid_to is not None and valid_to < valid_from:
        values = {"valid_from": valid_from, "valid_to": valid_to}
        return [Problem("validity_reversed", "valid_to", values)]
    return []


def _nip(typed: Typed, field: str) -> str:
    try:
        return read_nip(read_text(typed, field))
    except Refused as refused:
        raise Refused([problem.at(field) for problem in refused.problems]) from None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
