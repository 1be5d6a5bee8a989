"""Reads values out of foreign JSON, each of the kind that is expected; whatever else raises BadShape."""

import json
from collections.abc import Mapping
from datetime import date, datetime

MOST_DEPTH_FAULTS = (ValueError, RecursionError)


class BadShape(Exception):
    """The JSON is not what it should be; the text names the place."""


def parsed(text: str) -> Mapping[str, object]:
    """The object of a JSON text without numbers that are none, or names that come twice."""
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except MOST_DEPTH_FAULTS as fault:
        raise BadShape("json") from fault
    return mapping(found, "json")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadShape("json")
    return found


def _no_number(_name: str) -> object:
    raise BadShape("json")


def mapping(value: object, place: str) -> Mapping[str, object]:
    """A JSON object."""
    if not isinstance(value, dict):
        raise BadShape(place)
    return value


def items(value: object, place: str, most: int) -> list[object]:
    """A JSON list of at most `most` values."""
    if not isinstance(value, list) or len(value) > most:
        raise BadShape(place)
    return value


def text(value: object, place: str, longest: int = 300) -> str:
    """A text that UTF-8 can hold, of at most `longest` characters."""
    if not isinstance(value, str) or len(value) > longest:
        raise BadShape(place)
    try:
        value.encode()
    except UnicodeEncodeError as fault:
        raise BadShape(place) from fault
    return value


def line(value: object, place: str, longest: int = 300) -> str:
    """A text of one line without characters that can't be shown."""
    found = text(value, place, longest)
    if not found.isprintable():
        raise BadShape(place)
    return found


def whole(value: object, place: str, least: int = 0, most: int = 2**53) -> int:
    """A whole number within a range."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise BadShape(place)
    return value


def flag(value: object, place: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise BadShape(place)
    return value


def time(value: object, place: str) -> datetime:
    """A time as ISO text, without a time zone."""
    try:
        found = datetime.fromisoformat(line(value, place, 40))
    except ValueError as fault:
        raise BadShape(place) from fault
    if found.tzinfo is not None:
        raise BadShape(place)
    return found


def day_or_none(value: object, place: str) -> str | None:
    """A day as ISO text, or null."""
    if value is None:
        return None
    found = line(value, place, 10)
    try:
        date.fromisoformat(found)
    except ValueError as fault:
        raise BadShape(place) from fault
    if len(found) != len("2025-01-01"):
        raise BadShape(place)
    return found


def digits(value: object, place: str, count: int = 64) -> str:
    """`count` hexadecimal digits in small letters."""
    found = line(value, place, count)
    if len(found) != count or any(each not in "0123456789abcdef" for each in found):
        raise BadShape(place)
    return found
