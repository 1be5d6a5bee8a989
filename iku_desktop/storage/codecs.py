"""How a value of the domain stands in a column: exact, readable text or whole numbers."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, cast

Primitive = str | int | bytes | None


@dataclass(frozen=True, slots=True)
class Codec:
    """A pair of functions for values that aren't None; None stays NULL. None stands for "as it is"."""

    encode: Callable[[Any], Primitive] | None = None
    decode: Callable[[Any], object] | None = None


def encode_fraction(value: Fraction) -> str:
    """`n/d` in lowest terms, also for whole numbers."""
    return f"{value.numerator}/{value.denominator}"


def encode_lines(values: tuple[str, ...]) -> str:
    """A JSON list, readable as it stands."""
    return json.dumps(values, ensure_ascii=False)


def decode_lines(text: str) -> tuple[str, ...]:
    """The lines of a JSON list."""
    return tuple(json.loads(text))


AS_IT_IS = Codec()
CODECS: dict[object, Codec] = {
    str: AS_IT_IS,
    int: AS_IT_IS,
    bool: Codec(int, bool),
    date: Codec(date.isoformat, date.fromisoformat),
    datetime: Codec(datetime.isoformat, datetime.fromisoformat),
    Fraction: Codec(encode_fraction, Fraction),
    tuple[str, ...]: Codec(encode_lines, decode_lines),
}


def codec_for(annotation: object) -> Codec:
    """The codec of a field's type; `X | None` has that of X. TypeError for a type no column holds."""
    if isinstance(annotation, types.UnionType):
        kinds = [each for each in typing.get_args(annotation) if each is not types.NoneType]
        return codec_for(kinds[0])
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        # Of a StrEnum the plain text is stored, so that what SQLite returns compares equal.
        return Codec(lambda value: str(value.value), annotation)
    codec = CODECS.get(annotation)
    if codec is None:
        raise TypeError(f"no column holds {annotation!r}")
    return codec


def field_types(kind: type) -> dict[str, object]:
    """The fields of a dataclass with their types, in order."""
    hints = typing.get_type_hints(kind)
    return {each.name: hints[each.name] for each in dataclasses.fields(cast("Any", kind))}
