"""Read-models as canonical JSON and back, by the types of their fields; what a closing freezes.

Objects have their fields by name, in sorted order and without spaces; a Fraction is "n/d", a day ISO, bytes
base64, a mapping a list of pairs in its own order. A field that came later takes its default when an older
text is read, one that is gone is passed over.
"""

import dataclasses
import json
import types
import typing
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
Plain = Any
MARK = "$"


class ShapeError(ValueError):
    """The text doesn't hold what the type asks for."""


def canonical(plain: Plain) -> str:
    """The one text of plain values: the same values give the same text."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def freeze(value: object, kind: object = None) -> Plain:
    """The plain values of an object of a type (by default its own)."""
    return _freeze(value, type(value) if kind is None else kind)


def thaw(plain: Plain, kind: type[T]) -> T:
    """The object of plain values; ShapeError where they don't fit the type."""
    try:
        return typing.cast("T", _thaw(plain, kind))
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError) as fault:
        raise ShapeError(f"{kind.__name__}: {fault}") from fault


SCALARS: Mapping[type, tuple[Callable[[Any], Plain], Callable[[Any], object]]] = {
    Fraction: (lambda value: f"{value.numerator}/{value.denominator}", Fraction),
    datetime: (datetime.isoformat, datetime.fromisoformat),
    date: (date.isoformat, date.fromisoformat),
    bytes: (lambda value: b64encode(value).decode("ascii"), b64decode),
}
AS_THEY_ARE = (str, int, bool, type(None))


def _freeze(value: Any, kind: Any) -> Plain:
    kind = _single(kind)
    if value is None:
        return None
    if kind is object:
        return _freeze_any(value)
    if kind in SCALARS:
        return SCALARS[kind][0](value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return {name: _freeze(getattr(value, name), hint) for name, hint in hints.items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return value.value
    if kind in AS_THEY_ARE:
        return value
    origin, of = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return [_freeze(each, inner) for each, inner in zip(value, _each(of, value), strict=True)]
    if _is_mapping(origin):
        return [[_freeze(key, of[0]), _freeze(each, of[1])] for key, each in value.items()]
    raise TypeError(f"nothing freezes a {kind}")


def _freeze_any(value: Any) -> Plain:
    """A value of which only its own type is known; what JSON has no word for is marked."""
    for scalar, (freezing, _) in SCALARS.items():
        if isinstance(value, scalar):
            return {MARK: scalar.__name__, "value": freezing(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, AS_THEY_ARE):
        return value
    if isinstance(value, tuple | list):
        return [_freeze_any(each) for each in value]
    if isinstance(value, Mapping):
        pairs = [[_freeze_any(key), _freeze_any(each)] for key, each in value.items()]
        return {MARK: "mapping", "value": pairs}
    raise TypeError(f"nothing freezes a {type(value).__name__}")


def _thaw(plain: Plain, kind: Any) -> object:
    if plain is not None:
        return _thaw_value(plain, _single(kind))
    if kind in (object, Any) or type(None) in typing.get_args(kind):
        return None
    raise ShapeError(f"nothing where a {kind} belongs")


def _thaw_value(plain: Plain, kind: Any) -> object:
    if kind is object:
        return _thaw_any(plain)
    if kind in SCALARS:
        return SCALARS[kind][1](plain)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _thaw_fields(plain, kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    if kind in AS_THEY_ARE:
        if not isinstance(plain, kind):
            raise ShapeError(f"{plain!r} is no {kind.__name__}")
        return plain
    origin, of = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return tuple(
            _thaw(each, inner) for each, inner in zip(plain, _each(of, plain), strict=True)
        )
    if _is_mapping(origin):
        return {_thaw(key, of[0]): _thaw(each, of[1]) for key, each in plain}
    raise TypeError(f"nothing thaws a {kind}")


def _thaw_fields(plain: Plain, kind: Any) -> object:
    known = {name: hint for name, hint in _hints(kind).items() if name in plain}
    return kind(**{name: _thaw(plain[name], hint) for name, hint in known.items()})


def _thaw_any(plain: Plain) -> object:
    if isinstance(plain, list):
        return tuple(_thaw_any(each) for each in plain)
    if not isinstance(plain, dict):
        return plain
    if plain[MARK] == "mapping":
        return {_thaw_any(key): _thaw_any(each) for key, each in plain["value"]}
    by_name = {scalar.__name__: thawing for scalar, (_, thawing) in SCALARS.items()}
    return by_name[plain[MARK]](plain["value"])


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind) if field.init}


@cache
def _single(kind: Any) -> Any:
    """The type beside None; object where several are possible."""
    if not isinstance(kind, types.UnionType):
        return object if kind is Any else kind
    several = [each for each in typing.get_args(kind) if each is not types.NoneType]
    return several[0] if len(several) == 1 else object


def _each(of: tuple[Any, ...], values: Any) -> tuple[Any, ...]:
    return (of[0],) * len(values) if of[-1] is Ellipsis else of


def _is_mapping(origin: Any) -> bool:
    return isinstance(origin, type) and issubclass(origin, Mapping)
