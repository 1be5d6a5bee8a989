"""Says the rows behind a figure, and a year's targets and achievements, as tables to write down."""

from collections.abc import Sequence

from iku_desktop.domain.plan import WHOLE_YEAR
from iku_desktop.domain.read_models import FactLine, IndicatorView
from iku_desktop.domain.tables import TableCell, TableColumn, TableContent
from iku_desktop.presentation.numbers import NO_VALUE
from iku_desktop.presentation.target_words import place_text
from iku_desktop.presentation.texts import t
from iku_desktop.ui.widgets.fact_model import FactColumn, FactModel

DATES = {"due": "due", "dated": "dated", "day": "dated"}
TARGET_COLUMNS = ("target", "actual", "achievement", "category")


def fact_table(model: FactModel, title: str, lines: Sequence[str]) -> TableContent:
    """The rows that are shown, in their order."""
    columns = [
        TableColumn(t(f"indicators.column.{each.key}"), each.figure) for each in model.columns
    ]
    rows = [tuple(_cell(column, line) for column in model.columns) for line in model.lines]
    return TableContent(title, columns, rows, lines, sheet=t("indicators.rows"))


def target_table(view: IndicatorView, title: str, lines: Sequence[str]) -> TableContent:
    """The quarters' targets, values and achievements as exact numbers, and the year's target."""
    columns = [TableColumn(t("tables.quarter"))]
    columns += [
        TableColumn(t(f"indicators.target.{key}"), key != "category") for key in TARGET_COLUMNS
    ]
    rows: list[tuple[TableCell, ...]] = []
    for point in view.course:
        found = point.assessment
        category = found.category.name if found and found.category else ""
        actual = found.measurement.actual if found else None
        reached = found.achievement if found else None
        place = place_text(point.quarter.number)
        rows.append((place, point.target, actual, reached, category))
    rows.append((place_text(WHOLE_YEAR), view.year_target, None, None, ""))
    return TableContent(title, columns, rows, lines, sheet=t("indicators.target.target"))


def _cell(column: FactColumn, line: FactLine) -> TableCell:
    if column.key in DATES:
        day: TableCell = getattr(line, DATES[column.key])
        return day
    if column.key == "adds":
        return int(line.adds)
    text = column.text(line)
    return "" if text == NO_VALUE else text
