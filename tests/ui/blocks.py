"""Short ways to blocks of the grid for tests: keys, the clipboard, what is selected and shown."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from iku_desktop.ui.grid.grid import Grid
from tests.ui.shelf import shown

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(grid: Grid, key: Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(grid.table, key, modifiers or Qt.KeyboardModifier.NoModifier)


def put(text: str = "", html: str = "") -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)


def paste(grid: Grid, text: str, at: tuple[str, str]) -> None:
    put(text)
    grid.go_to(*at)
    press(grid, Key.Key_V, CONTROL)


def select(grid: Grid, first: tuple[str, str], down: int = 0, right: int = 0) -> None:
    grid.go_to(*first)
    for _ in range(down):
        press(grid, Key.Key_Down, SHIFT)
    for _ in range(right):
        press(grid, Key.Key_Right, SHIFT)


def row(grid: Grid, row_id: str) -> list[str]:
    return [shown(grid, row_id, key) for key in ("name", "filled", "color")]


def selected(grid: Grid) -> set[tuple[int, int]]:
    indexes = grid.table.selectionModel().selectedIndexes()
    return {(index.row(), index.column()) for index in indexes}
