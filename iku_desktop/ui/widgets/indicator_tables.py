"""Says the rows behind a figure, and a year's targets and achievements, as tables to write down."""

from collections.abc import Sequence

from iku_desktop.domain.read_models import FactLine
from iku_desktop.domain.tables import TableCell, TableColumn, TableContent
from iku_desktop.presentation.numbers import NO_VALUE
from iku_desktop.presentation.target_words import place_text
from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.as_table import filter_lines
from iku_desktop.ui.grid.model import GridModel
from iku_desktop.ui.widgets.fact_model import FactColumn, FactModel
from iku_desktop.ui.widgets.target_rows import TargetRow

DATES = {"due": "due", "dated": "dated", "day": "dated"}
TARGET_COLUMNS = ("target", "actual", "achievement", "category")


def fact_table(model: FactModel, title: str, lines: Sequence[str]) -> TableContent:
    """The rows that are shown, in their order."""
    columns = [
        TableColumn(t(f"indicators.column.{each.key}"), each.figure) for each in model.columns
    ]
    rows = [tuple(_cell(column, line) for column in model.columns) for line in model.lines]
    return TableContent(title, columns, rows, lines, sheet=t("indicators.rows"))


def target_table(model: GridModel, title: str, lines: Sequence[str]) -> TableContent:
    """The targets, values and achievements that the grid shows, as exact numbers in its order."""
    columns = [TableColumn(t("tables.quarter"))]
    columns += [
        TableColumn(t(f"indicators.target.{key}"), key != "category") for key in TARGET_COLUMNS
    ]
    shown = [model.row_at(at) for at in range(model.shown_count)]
    rows = [_target_cells(row) for row in shown if row is not None]
    lines = (*lines, *filter_lines(model, {}))
    return TableContent(title, columns, rows, lines, sheet=t("indicators.target.target"))


def _target_cells(row: TargetRow) -> tuple[TableCell, ...]:
    category = row.category.name if row.category else ""
    return (place_text(row.number), row.target, row.actual, row.achievement, category)


def _cell(column: FactColumn, line: FactLine) -> TableCell:
    if column.key in DATES:
        day: TableCell = getattr(line, DATES[column.key])
        return day
    if column.key == "adds":
        return int(line.adds)
    text = column.text(line)
    return "" if text == NO_VALUE else text
