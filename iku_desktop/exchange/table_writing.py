"""Writes tables as they are seen into a workbook that is read by people, not taken in again."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from iku_desktop.domain.tables import TableCell, TableContent
from iku_desktop.exchange.writing import SAFE_TEXT, write_text

A4 = 9
LONGEST_SHEET_NAME = 31
FORBIDDEN = str.maketrans("[]:*?/\\'", "        ")
NARROWEST, WIDEST = 6, 70
MEASURED_ROWS = 500
LINE_HEIGHT = 15


def write_tables(tables: Sequence[TableContent], written_at: datetime) -> bytes:
    """The .xlsx with a sheet for each table; text is never a formula, dates and numbers are real."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    workbook = Workbook(target, dict(SAFE_TEXT))
    workbook.set_properties({"created": written_at})
    names: list[str] = []
    for table in tables:
        names.append(_sheet_name(table.sheet or table.title, names))
        _Writer(workbook, table).write(names[-1])
    workbook.close()
    return target.getvalue()


def _sheet_name(wanted: str, taken: Sequence[str]) -> str:
    """A name that spreadsheets take and no other sheet has."""
    plain = " ".join(wanted.translate(FORBIDDEN).split())[:LONGEST_SHEET_NAME] or "Tabel"
    name, number = plain, 1
    while name.casefold() in [each.casefold() for each in taken] or name.casefold() == "history":
        number += 1
        name = f"{plain[: LONGEST_SHEET_NAME - len(str(number)) - 1]} {number}"
    return name


class _Writer:
    def __init__(self, workbook: Any, table: TableContent) -> None:
        self._book, self._table = workbook, table
        edge: Mapping[str, object] = {"border": 1, "border_color": "#C9CED6", "valign": "top"}
        make = workbook.add_format
        self._text = make({**edge, "num_format": "@", "text_wrap": True})
        self._day = make({**edge, "num_format": "dd/mm/yyyy", "align": "left"})
        self._whole = make({**edge, "num_format": "#,##0"})
        self._figure = make({**edge, "num_format": "#,##0.00"})
        head = {**edge, "bold": True, "bg_color": "#E7ECF3", "text_wrap": True, "valign": "vcenter"}
        self._head, self._right_head = make(head), make({**head, "align": "right"})
        self._title = make({"bold": True, "font_size": 14})
        self._line = make({"font_color": "#4A5462"})

    def write(self, name: str) -> None:
        """Title, lines, head and rows; the head repeats on every page and stays when scrolled."""
        table = self._table
        sheet = self._book.add_worksheet(name)
        write_text(sheet, (0, 0), table.title, self._title, self._line)
        for number, line in enumerate(table.lines, start=1):
            write_text(sheet, (number, 0), line, self._line, self._line)
        first = len(table.lines) + 2
        for at, column in enumerate(table.columns):
            style = self._right_head if column.is_figure else self._head
            write_text(sheet, (first, at), column.title, style, style)
            sheet.set_column(at, at, self._width(at))
        for number, row in enumerate(table.rows, start=first + 1):
            for at, value in enumerate(row):
                self._cell(sheet, (number, at), value)
        last = first + len(table.rows)
        for number, note in enumerate(table.notes, start=last + 2):
            write_text(sheet, (number, 0), note, self._line, self._line)
        if table.columns:
            sheet.autofilter(first, 0, max(last, first + 1), len(table.columns) - 1)
        sheet.freeze_panes(first + 1, 0)
        sheet.repeat_rows(first)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)

    def _cell(self, sheet: Any, at: tuple[int, int], value: TableCell) -> None:
        if value is None or value == "":
            sheet.write_blank(*at, None, self._text)
        elif isinstance(value, str):
            write_text(sheet, at, value, self._text, self._text)
        elif isinstance(value, date):
            sheet.write_datetime(*at, value, self._day)
        elif isinstance(value, int):
            sheet.write_number(*at, value, self._whole)
        else:
            sheet.write_number(*at, float(value), self._figure)

    def _width(self, at: int) -> int:
        rows = self._table.rows[:MEASURED_ROWS]
        # Room for the filter's arrow beside the heading.
        widths = [len(self._table.columns[at].title) + 3]
        widths += [max(map(len, str(row[at] or "").split("\n"))) + 1 for row in rows]
        return min(max(*widths, NARROWEST), WIDEST)
