"""Reads a whole form at once: every field by its own reader, all problems together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: `read(typed, name)` gives its value or raises Refused; `needed` forbids empty."""

    name: str
    read: Callable[[Typed, str], object]
    needed: bool = False


def read_form(
    fields: Sequence[Field], typed: Mapping[str, Typed], whole: bool = False
) -> dict[str, object]:
    """The values of the fields that were typed; with `whole` a missing needed field is a problem too.

    Raises Refused with the problems of all fields, in the fields' order.
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
        values[field.name] = value
    if problems:
        raise Refused(problems)
    return values
