"""Moving and selecting in the grid by keyboard and mouse as in a spreadsheet."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.page_context import PageContext
from tests.ui.blocks import CONTROL, SHIFT, Key, press, selected
from tests.ui.shelf import Jar, Shelf

PLUM = Jar("a", "Plum", date(2025, 11, 3), "merah", 3)
PEAR = Jar("b", "Pear", None, "kuning", 1)
FIG = Jar("c", "Fig", date(2025, 10, 1), "", 2)
KEPT = Path(__file__).parent / "clipboard"


@pytest.fixture
def shelf(context: PageContext) -> Shelf:
    return Shelf(context)


@pytest.fixture
def grid(shelf: Shelf, qtbot: QtBot) -> Grid:
    return shelf.show(qtbot, PLUM, PEAR, FIG)


@pytest.fixture
def notices(context: PageContext) -> list[str]:
    said: list[str] = []
    context.notice_told.connect(said.append)
    return said


# Moving and selecting


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (("a", "color"), Key.Key_Down, ("b", "color")),
        (("b", "color"), Key.Key_Down, ("c", "color")),
        (("a", "filled"), Key.Key_Down, ("c", "filled")),
        (("c", "filled"), Key.Key_Up, ("a", "filled")),
        (("a", "name"), Key.Key_Right, ("a", "amount")),
        (("b", "name"), Key.Key_Right, ("b", "color")),
        (("b", "amount"), Key.Key_Left, ("b", "color")),
        (("c", "name"), Key.Key_Down, ("c", "name")),
        (("b", "color"), Key.Key_Home, ("a", "name")),
        (("b", "color"), Key.Key_End, ("c", "amount")),
    ],
)
def test_that_control_jumps_to_the_edge_of_what_is_filled(
    grid: Grid, start: tuple[str, str], key: Key, end: tuple[str, str]
) -> None:
    grid.go_to(*start)
    press(grid, key, CONTROL)
    assert grid.place == end


def test_that_home_and_end_stay_in_the_row(grid: Grid) -> None:
    grid.go_to("b", "color")
    press(grid, Key.Key_Home)
    assert grid.place == ("b", "name")
    press(grid, Key.Key_End)
    assert grid.place == ("b", "amount")


def test_that_shift_takes_the_selection_along(grid: Grid) -> None:
    grid.go_to("a", "filled")
    press(grid, Key.Key_Down, CONTROL | SHIFT)
    press(grid, Key.Key_Right, CONTROL | SHIFT)
    assert selected(grid) == {(r, c) for r in range(3) for c in (1, 2, 3)}
    grid.go_to("b", "color")
    press(grid, Key.Key_Home, CONTROL | SHIFT)
    assert selected(grid) == {(r, c) for r in range(2) for c in range(3)}
    grid.go_to("b", "color")
    press(grid, Key.Key_Up, SHIFT)
    press(grid, Key.Key_Left, SHIFT)
    assert selected(grid) == {(0, 1), (0, 2), (1, 1), (1, 2)}


def test_that_space_selects_whole_rows_and_columns(grid: Grid) -> None:
    grid.go_to("b", "color")
    press(grid, Key.Key_Space, SHIFT)
    assert selected(grid) == {(1, column) for column in range(4)}
    grid.go_to("b", "color")
    press(grid, Key.Key_Space, CONTROL)
    assert selected(grid) == {(number, 2) for number in range(3)}


def test_that_the_mouse_selects_a_block(grid: Grid) -> None:
    viewport = grid.table.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=grid.cell_point("a", "filled"))
    QTest.mouseMove(viewport, grid.cell_point("b", "filled"))
    QTest.mouseMove(viewport, grid.cell_point("b", "color") + QPoint(1, 1))
    QTest.mouseRelease(viewport, left, pos=grid.cell_point("b", "color"))
    assert selected(grid) == {(0, 1), (0, 2), (1, 1), (1, 2)}
