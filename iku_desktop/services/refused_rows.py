"""Says what was refused of a workbook as tables: all reasons, and the rows with the reasons beside them."""

from collections.abc import Iterable, Mapping, Sequence

from iku_desktop.domain.outcomes import RowProblem
from iku_desktop.domain.tables import TableCell, TableColumn, TableContent
from iku_desktop.exchange.reading import SheetRow, SheetRows
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text

Place = tuple[str, int]


def refused_tables(
    refused: Sequence[RowProblem], sheets: Iterable[SheetRows]
) -> tuple[TableContent, ...]:
    """The list of all reasons first, then for each sheet its refused rows as the file has them.

    The cells of these rows stand under the file's own headings, so a row that was put right can be
    copied back.
    """
    by_row: dict[Place, list[RowProblem]] = {}
    for each in refused:
        by_row.setdefault((each.sheet, each.row), []).append(each)
    tables = [_rows_table(sheet, by_row) for sheet in sheets]
    return (_list_table(refused), *(table for table in tables if table.rows))


def _list_table(refused: Sequence[RowProblem]) -> TableContent:
    keys = ("sheet", "row", "column", "value", "reason")
    columns = tuple(TableColumn(t(f"importing.refused.{key}"), key == "row") for key in keys)
    rows = [
        (each.sheet, each.row or None, each.column, each.value, problem_text(each.problem))
        for each in refused
    ]
    return TableContent(
        t("importing.refused.title"), columns, rows, sheet=t("importing.refused.sheet_name")
    )


def _rows_table(sheet: SheetRows, by_row: Mapping[Place, list[RowProblem]]) -> TableContent:
    keys = [column.key for column in sheet.layout.columns if column.key in sheet.titles]
    columns = (
        TableColumn(t("importing.refused.row"), is_figure=True),
        *(TableColumn(sheet.titles[key]) for key in keys),
        TableColumn(t("importing.refused.reason")),
    )
    rows = [
        _row(sheet, row, keys, by_row[sheet.name, row.number])
        for row in sheet.rows
        if (sheet.name, row.number) in by_row
    ]
    title = t("importing.refused.of_sheet", sheet=sheet.name)
    return TableContent(title, columns, rows, sheet=sheet.name)


def _row(
    sheet: SheetRows, row: SheetRow, keys: Sequence[str], problems: Sequence[RowProblem]
) -> tuple[TableCell, ...]:
    # What a cell showed that could not be read stands only in its problem.
    unread = {each.column: each.value for each in problems}
    cells = [row.cells.get(key, unread.get(sheet.titles[key])) for key in keys]
    reasons = [
        f"{each.column}: {problem_text(each.problem)}"
        if each.column
        else problem_text(each.problem)
        for each in problems
    ]
    return (row.number, *cells, "\n".join(reasons))
