"""Says what a grid shows as a table to write down: its rows in their order, its columns, its filters."""

from collections.abc import Mapping, Sequence

from iku_desktop.domain.problems import Refused
from iku_desktop.domain.tables import TableCell, TableColumn, TableContent
from iku_desktop.domain.typed_input import read_date
from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.column import ChoiceFilter, Column, EntryKind, Group, Row
from iku_desktop.ui.grid.model import GridModel


def grid_table(
    model: GridModel, groups: Mapping[str, Group], title: str, lines: Sequence[str]
) -> TableContent:
    """The rows that the filters let through; dates and whole numbers stay what they are."""
    columns = [
        TableColumn(_title(column, groups.get(column.group)), column.right)
        for column in model.columns
    ]
    rows = [
        tuple(_cell(column, row) for column in model.columns)
        for number in range(model.shown_count)
        if (row := model.row_at(number)) is not None
    ]
    return TableContent(title, columns, rows, (*lines, *filter_lines(model, groups)))


def filter_lines(model: GridModel, groups: Mapping[str, Group]) -> list[str]:
    """`Disaring: APBDesa 2026 – Status = Terlambat`, a line for each filter that hides rows."""
    found = []
    for column in model.columns:
        wanted = model.filters.get(column.key, "")
        if wanted:
            name = _title(column, groups.get(column.group))
            found.append(t("tables.filtered", column=name, text=_filter_words(column, wanted)))
    if model.search:
        found.append(t("tables.searched", text=model.search))
    if found:
        found.append(t("tables.shown", shown=model.shown_count, count=model.total_count))
    return found


def _filter_words(column: Column, wanted: str) -> str:
    if isinstance(column.filter, ChoiceFilter):
        return dict(column.filter.choices).get(wanted, wanted)
    return wanted


def _title(column: Column, group: Group | None) -> str:
    """The column's title, with the band's before it where several columns share the band."""
    if group is None or not group.title or group.key == column.key:
        return column.title
    return t("tables.in_group", group=group.title, column=column.title)


def _cell(column: Column, row: Row) -> TableCell:
    entry, text = column.entry, column.text(row)
    if entry is not None and entry.kind is EntryKind.DATE:
        try:
            return read_date(entry.typed(row)) or text
        except Refused:
            return text
    if entry is not None and entry.several:
        # What is drawn as chips reads as the words it is typed by.
        return entry.typed(row) or text
    if column.right and text.isascii() and text.isdigit():
        return int(text)
    return text or "; ".join(column.look(row).chips)
