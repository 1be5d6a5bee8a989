"""Reads a whole form at once: every field by its own reader, all problems together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: `read(typed, name)` gives its value or raises Refused; `needed` forbids empty."""

    name: str
    read: Callable[[Typed, str], object]
    needed: bool = False


def read_fields(
    fields: Sequence[Field], typed: Mapping[str, Typed], whole: bool = False
) -> tuple[dict[str, object], list[Problem]]:
    """The values of the fields that were typed and could be read, and what is wrong with the others.

    With `whole` a missing needed field is a problem too. Problems stand in the fields' order; rules
    over several fields can add theirs before the form is refused.
    """
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for field in fields:
        if field.name not in typed and not (whole and field.needed):
            continue
        try:
            value = field.read(typed.get(field.name), field.name)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        if field.needed and value in (None, "", ()):
            problems.append(Problem("needed", field.name))
            continue
        values[field.name] = value
    return values, problems


def read_form(
    fields: Sequence[Field], typed: Mapping[str, Typed], whole: bool = False
) -> dict[str, object]:
    """The same where no rule goes over several fields: Refused with the problems of all fields."""
    values, problems = read_fields(fields, typed, whole)
    refuse(problems)
    return values


def refuse(problems: Sequence[Problem]) -> None:
    """Raises Refused when there are problems."""
    if problems:
        raise Refused(problems)


def changed(stored: Row, values: Mapping[str, object]) -> Row:
    """The dataclass with the fields' values in place of its own."""
    return cast("Row", replace(cast("Any", stored), **values))
