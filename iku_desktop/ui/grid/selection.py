"""What the status bar says of the selected cells: how many, and of what."""

from collections.abc import Iterable

from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.model import GridModel, Index


def selection_words(model: GridModel, cells: Iterable[Index]) -> str:
    """`Dipilih 12 sel: 2 tanggal, 2 tepat waktu, 1 belum`; "" while no more than one is selected."""
    cells = list(cells)
    if len(cells) < 2:
        return ""
    amounts: dict[str, int] = {}
    for index in sorted(cells, key=lambda each: each.column()):
        row = model.row_at(index.row())
        if row is None:
            continue
        word, amount = model.columns[index.column()].tally(row)
        if word and amount:
            amounts[word] = amounts.get(word, 0) + amount
    selected = t("grid.selected", count=len(cells))
    parts = ", ".join(
        t("grid.selected_part", count=amount, word=word) for word, amount in amounts.items()
    )
    return f"{selected}: {parts}" if parts else selected


def block_text(model: GridModel, cells: Iterable[Index]) -> str:
    """The selected block as lines of tab-separated text, for Excel; line ends within a cell become spaces."""
    by_row: dict[int, dict[int, str]] = {}
    for index in cells:
        if model.row_at(index.row()) is not None:
            text = model.cell(index).text or "; ".join(model.cell(index).look.chips)
            by_row.setdefault(index.row(), {})[index.column()] = " ".join(text.split())
    if not by_row:
        return ""
    columns = sorted({column for row in by_row.values() for column in row})
    lines = ("\t".join(by_row[row].get(column, "") for column in columns) for row in sorted(by_row))
    return "\n".join(lines)
