"""Writes a workbook in the layout that is read back: text is text, dates are dates, lists drop down."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from iku_desktop.exchange.layout import (
    CHOICES_TITLE,
    GUIDE_TITLE,
    SHEETS,
    Cell,
    CellKind,
    Column,
    Record,
    SheetLayout,
)
from iku_desktop.exchange.quick_rows import is_plain, with_rows

# Without these a village named "=1+1" becomes a formula and an address a link.
SAFE_TEXT: Mapping[str, object] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
CODES = re.compile(r"_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
INSIDE_A_CODE = re.compile(r"(?<=_)(?=x[0-9A-Fa-f]{4}_)")
ROWS_TO_FILL = 1000
# Below this xlsxwriter is quick enough.
QUICK_FROM = 1000
GUIDE_WIDTH = 100
LINE_HEIGHT = 15
HIGHEST_ROW = 405
A4 = 9
HEAD: Mapping[str, object] = {
    "bold": True,
    "text_wrap": True,
    "valign": "vcenter",
    "bottom": 1,
    "bg_color": "#E7ECF3",
}
NEEDED_HEAD: Mapping[str, object] = {**HEAD, "bg_color": "#C9D6E8"}
FORMAT_BY_KIND: Mapping[CellKind, Mapping[str, object]] = {
    CellKind.TEXT: {"num_format": "@", "text_wrap": True, "valign": "top"},
    CellKind.DATE: {"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"},
    CellKind.WHOLE: {"num_format": "0", "valign": "top", "align": "left"},
    CellKind.NUMBER: {"num_format": "General", "valign": "top"},
}


@dataclass(frozen=True, slots=True)
class GuideLine:
    """One line of the sheet Petunjuk, in bold where it is a heading."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class WorkbookContent:
    """What is written: records by the sheet's key, drop-down lists by name, the guide, and when."""

    written_at: datetime
    records: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    guide: Sequence[GuideLine] = ()


def write_workbook(content: WorkbookContent) -> bytes:
    """The .xlsx file, with all sheets also where there are no records."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    workbook = Workbook(target, dict(SAFE_TEXT))
    workbook.set_properties({"created": content.written_at})
    writer = _Writer(workbook, content)
    writer.write()
    workbook.close()
    data = target.getvalue()
    for part, layout in writer.left.items():
        records = content.records[layout.key]
        data = with_rows(data, part, layout, records, _tall_cell)
    return data


def written_number(value: Fraction) -> Fraction:
    """The number that a cell will give back: Excel keeps 15 digits."""
    return Fraction(f"{float(value):.15G}")


class _Writer:
    """Fills an empty workbook of xlsxwriter, which has no types of its own."""

    def __init__(self, workbook: Any, content: WorkbookContent) -> None:
        self._book = workbook
        self._content = content
        self._formats = {
            kind: workbook.add_format(dict(values)) for kind, values in FORMAT_BY_KIND.items()
        }
        one_line = {**FORMAT_BY_KIND[CellKind.TEXT], "text_wrap": False}
        self._one_line = workbook.add_format(one_line)
        # The sheets whose many rows are put in at once when the file is made, by their parts.
        self.left: dict[str, SheetLayout] = {}
        self._plain = workbook.add_format()
        self._head = workbook.add_format(dict(HEAD))
        self._needed = workbook.add_format(dict(NEEDED_HEAD))

    def write(self) -> None:
        """All sheets, the guide first."""
        self._guide()
        sheets = {layout.key: self._book.add_worksheet(layout.title) for layout in SHEETS}
        ranges = self._choices()
        for layout in SHEETS:
            records = self._content.records.get(layout.key, ())
            self._records(sheets[layout.key], layout, records)
            self._drop_downs(sheets[layout.key], layout, len(records), ranges)

    def _guide(self) -> None:
        sheet = self._book.add_worksheet(GUIDE_TITLE)
        plain = self._book.add_format({"text_wrap": True, "valign": "top"})
        heading = self._book.add_format({"bold": True, "font_size": 13})
        sheet.set_column(0, 0, GUIDE_WIDTH)
        sheet.hide_gridlines(2)
        _print_on_a4(sheet)
        for row, line in enumerate(self._content.guide):
            sheet.set_row(row, _height(line.text, GUIDE_WIDTH) + (6 if line.is_heading else 0))
            sheet.write_string(row, 0, line.text, heading if line.is_heading else plain)

    def _choices(self) -> dict[str, str]:
        """The lists on a hidden sheet: a list written into the cell's own rule ends at 255 letters."""
        ranges = {}
        sheet = self._book.add_worksheet(CHOICES_TITLE)
        for column, (name, values) in enumerate(self._content.choices.items()):
            self._column_of_choices(sheet, column, (name, *values))
            if values:
                letter = chr(ord("A") + column)
                ranges[name] = f"={CHOICES_TITLE}!${letter}$2:${letter}${len(values) + 1}"
        sheet.hide()
        return ranges

    def _column_of_choices(self, sheet: Any, column: int, values: Iterable[str]) -> None:
        sheet.set_column(column, column, 30)
        for row, value in enumerate(values):
            sheet.write_string(row, column, value)

    def _records(self, sheet: Any, layout: SheetLayout, records: Sequence[Record]) -> None:
        for place, column in enumerate(layout.columns):
            is_needed = column.needed or column.key in layout.either
            cell_format = self._formats[column.kind] if column.wraps else self._one_line
            sheet.set_column(place, place, column.width, cell_format)
            sheet.write_string(0, place, column.title, self._needed if is_needed else self._head)
        if len(records) >= QUICK_FROM and is_plain(records):
            self.left[f"xl/worksheets/sheet{sheet.index + 1}.xml"] = layout
        else:
            self._rows(sheet, layout, records)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(records)), len(layout.columns) - 1)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        _print_on_a4(sheet)

    def _rows(self, sheet: Any, layout: SheetLayout, records: Sequence[Record]) -> None:
        for place, column in enumerate(layout.columns):
            cell_format = self._formats[column.kind] if column.wraps else self._one_line
            for row, record in enumerate(records, start=1):
                self._cell(sheet, (row, place), record.get(column.key), cell_format)
        for row, record in enumerate(records, start=1):
            height = _tall(record, layout)
            if height:
                sheet.set_row(row, height)

    def _cell(self, sheet: Any, at: tuple[int, int], value: Cell, cell_format: object) -> None:
        if value is None:
            return
        if isinstance(value, str):
            write_text(sheet, at, value, cell_format, self._plain)
        elif isinstance(value, date):
            sheet.write_datetime(*at, value, cell_format)
        else:
            sheet.write_number(*at, float(value), cell_format)

    def _drop_downs(
        self, sheet: Any, layout: SheetLayout, count: int, ranges: Mapping[str, str]
    ) -> None:
        for place, column in enumerate(layout.columns):
            if column.choices in ranges:
                rule = _list_rule(column, ranges[column.choices])
                sheet.data_validation(1, place, count + ROWS_TO_FILL, place, rule)


def write_text(sheet: Any, at: tuple[int, int], text: str, style: object, piece: object) -> None:
    """Write a text as it stands into a cell of that style; `piece` is the style of its parts."""
    pieces = _pieces(text)
    if len(pieces) == 1:
        sheet.write_string(*at, text, style)
    else:
        tokens = [token for each in pieces for token in (piece, each)]
        sheet.write_rich_string(*at, *tokens, style)


def _pieces(text: str) -> list[str]:
    """A text in the pieces in which xlsxwriter writes it faithfully; nearly always it is one.

    It takes a text from <r> to </r> for markup of its own, and escapes only every other one of two
    codes like _x0041_ that share a line.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        return ["<", text[1:]]
    return INSIDE_A_CODE.split(text) if CODES.search(text) else [text]


def _print_on_a4(sheet: Any) -> None:
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _tall(record: Record, layout: SheetLayout) -> int:
    """The height of a row whose texts wrap, 0 of the usual one."""
    # Not every spreadsheet makes room for wrapped lines by itself.
    return max(_tall_cell(column, record.get(column.key)) for column in layout.columns)


def _tall_cell(column: Column, value: Cell) -> int:
    """The height of a row for one of its cells, 0 where the usual one is enough."""
    if not isinstance(value, str) or not column.wraps:
        return 0
    height = _height(value, column.width)
    return min(height, HIGHEST_ROW) if height > LINE_HEIGHT else 0


def _height(text: str, width: int) -> int:
    if len(text) <= width and "\n" not in text:
        return LINE_HEIGHT
    return LINE_HEIGHT * max(1, sum(-(-len(line) // width) or 1 for line in text.split("\n")))


def _list_rule(column: Column, source: str) -> dict[str, object]:
    # Where other spellings are read too, the list only offers.
    return {"validate": "list", "source": source, "show_error": column.strict}
