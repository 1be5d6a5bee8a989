"""The e-SAKIP table as files: .csv for whatever reads it, .xlsx for people; every cell is plain text."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import datetime

from iku_desktop.exchange.writing import SAFE_TEXT

# Excel takes a .csv for UTF-8 only with this mark.
MARK = "\ufeff"
SEPARATOR = ";"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"-\d[\d.]*(,\d+)?")
WIDTHS = (10, 60, 12, 12)
OTHER_WIDTH = 14
WORDS = 3
HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#E7ECF3"}
Lines = Sequence[Sequence[str]]


def esakip_csv(head: Sequence[str], lines: Lines) -> bytes:
    """Lines with `;` between the cells, as Excel with a decimal comma expects them."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in line] for line in (head, *lines))
    return (MARK + target.getvalue()).encode()


def esakip_xlsx(title: str, head: Sequence[str], lines: Lines, written_at: datetime) -> bytes:
    """One sheet with a title, the head in bold, and cells of text."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, dict(SAFE_TEXT)) as book:
        book.set_properties({"created": written_at})
        sheet = book.add_worksheet("e-SAKIP")
        bold, wrapped = book.add_format(HEAD), book.add_format({"text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@", "valign": "top", "align": "right"})
        sheet.write_string(0, 0, title, book.add_format({"bold": True}))
        for column, name in enumerate(head):
            width = WIDTHS[column] if column < len(WIDTHS) else OTHER_WIDTH
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, name, bold)
        for number, line in enumerate(lines, start=3):
            for column, cell in enumerate(line):
                sheet.write_string(number, column, cell, wrapped if column < WORDS else text)
        sheet.freeze_panes(3, 2)
    return target.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; negative numbers stay numbers."""
    is_formula = cell.startswith(FORMULA_STARTS) and NUMBER.fullmatch(cell) is None
    return f"'{cell}" if is_formula else cell
