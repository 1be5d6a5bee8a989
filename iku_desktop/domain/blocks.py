"""A block of cells entered at once: rows of typed fields, and the cells of it that are refused."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")
TypedRow = Mapping[str, Typed]


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """One cell that can't be as typed: the row's key as the caller named it, the field, one reason."""

    row: Hashable
    field: str
    problem: Problem


class RefusedBlock(Refused):
    """A block of which some cells were refused and of which nothing was written."""

    def __init__(self, cells: Iterable[RefusedCell]) -> None:
        self.cells = tuple(cells)
        super().__init__(cell.problem for cell in self.cells)


def refuse_cells(cells: Iterable[RefusedCell]) -> None:
    """Raises RefusedBlock when there are any."""
    found = tuple(cells)
    if found:
        raise RefusedBlock(found)


def judged(
    rows: Mapping[Key, TypedRow],
    judge: Callable[[Key, TypedRow], Made],
    is_new: Callable[[Key], bool] = lambda key: False,
) -> tuple[dict[Key, Made], list[RefusedCell]]:
    """What `judge` makes of each row from those of its fields that may stand, and the refused cells.

    A refused field is left out and the rest judged anew, for its own may then be sound. A new row stands or
    falls as a whole. A problem of a field that was not typed is said of every typed one.
    """
    made: dict[Key, Made] = {}
    refused: list[RefusedCell] = []
    for key, typed in rows.items():
        left = dict(typed)
        while left:
            try:
                made[key] = judge(key, left)
                break
            except Refused as fault:
                whole = is_new(key)
                found = refused_cells(key, left, fault.problems, keep_fields=whole)
                refused += found
                named = set(left) if whole else {cell.field for cell in found}
                left = {name: value for name, value in left.items() if name not in named}
    return made, refused


def refused_cells(
    key: Hashable, typed: TypedRow, problems: Iterable[Problem], keep_fields: bool = False
) -> list[RefusedCell]:
    """The problems of one row at its typed fields; with `keep_fields` also at fields not typed."""
    found = []
    for problem in problems:
        stays = problem.field in typed or (keep_fields and problem.field)
        fields = (problem.field,) if stays else tuple(typed)
        found += [RefusedCell(key, name, problem.at(name)) for name in fields]
    return found
