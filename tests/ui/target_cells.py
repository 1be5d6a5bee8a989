"""Short ways to the grid of targets for tests: what a row shows, how it looks, why it was refused."""

from PySide6.QtCore import QModelIndex

from iku_desktop.ui.grid.column import CellLook
from iku_desktop.ui.widgets.target_grid import TargetGrid
from tests.ui.shelf import shown, type_into

EVERY = (1, 2, 3, 4, 0)
TARGET = "value"


def at(grid: TargetGrid, number: int, key: str = TARGET) -> QModelIndex:
    return grid.model.index_of(str(number), key)


def text(grid: TargetGrid, number: int, key: str = TARGET) -> str:
    """The words of a cell; "" for a target that only invites to be filled."""
    if key == TARGET:
        return grid.model.typed_text(at(grid, number))
    return shown(grid, str(number), key)


def texts(grid: TargetGrid) -> list[str]:
    return [text(grid, number) for number in EVERY]


def look(grid: TargetGrid, number: int, key: str = TARGET) -> CellLook:
    return grid.model.cell(at(grid, number, key)).look


def can_type(grid: TargetGrid, number: int) -> bool:
    return grid.model.can_type(at(grid, number))


def refused(grid: TargetGrid, number: int) -> str:
    """Why a target was refused, "" where it wasn't."""
    found = grid.model.refusals.get((str(number), TARGET))
    return " ".join(found.sentences) if found is not None else ""


def type_target(grid: TargetGrid, number: int, typed: str) -> None:
    type_into(grid, str(number), TARGET, typed)
