"""The selected block of cells, and what the status bar says of it: how many, of what, and their sum."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionRange

from iku_desktop.presentation.numbers import show_number
from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.model import GridModel, Index

# Beyond this many cells they are counted only: nobody reads sums of a hundred thousand rows.
MOST_TOLD = 20_000


@dataclass(frozen=True, slots=True)
class Box:
    """A block of cells: the rows from `top` to `bottom` and columns from `left` to `right`, all included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return self.bottom - self.top + 1

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return self.right - self.left + 1

    def places(self) -> Iterable[tuple[int, int]]:
        """Row and column of every cell, row by row."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column


def ranges_of(selection: QItemSelection) -> list[QItemSelectionRange]:
    """The blocks a selection is made of."""
    found = [selection.at(number) for number in range(selection.size())]
    return [each for each in found if each.isValid()]


def box_of(selection: QItemSelection, current: Index) -> Box | None:
    """The smallest block that holds the selection, else the current cell; None where there is neither."""
    ranges = ranges_of(selection)
    if not ranges:
        if not current.isValid():
            return None
        return Box(current.row(), current.column(), current.row(), current.column())
    return Box(
        min(each.top() for each in ranges),
        min(each.left() for each in ranges),
        max(each.bottom() for each in ranges),
        max(each.right() for each in ranges),
    )


def selection_words(model: GridModel, selection: QItemSelection) -> str:
    """`Dipilih 12 sel: 2 tanggal, 2 tepat waktu; jumlah 7`; "" while no more than one is selected."""
    ranges = ranges_of(selection)
    count = sum(each.width() * each.height() for each in ranges)
    if count < 2:
        return ""
    selected = t("grid.selected", count=count)
    if count > MOST_TOLD:
        return selected
    amounts: dict[str, int] = {}
    numbers: list[int] = []
    for each in sorted(ranges, key=lambda found: found.left()):
        for column in range(each.left(), each.right() + 1):
            _tally(model, column, range(each.top(), each.bottom() + 1), amounts, numbers)
    parts = ", ".join(
        t("grid.selected_part", count=amount, word=word) for word, amount in amounts.items()
    )
    words = f"{selected}: {parts}" if parts else selected
    return t("grid.selected_sum", words=words, sum=show_number(sum(numbers))) if numbers else words


def _tally(
    model: GridModel, at: int, rows: Iterable[int], amounts: dict[str, int], numbers: list[int]
) -> None:
    column = model.columns[at]
    for number in rows:
        row = model.row_at(number)
        if row is None:
            continue
        word, amount = column.tally(row)
        if word and amount:
            amounts[word] = amounts.get(word, 0) + amount
        if column.number is not None:
            numbers.append(column.number(row))
