"""The heads of the reports' tables: grey titles that may span, and a row of column numbers under them."""

from collections.abc import Sequence

from iku_desktop.presentation.texts import t
from iku_desktop.reports.boxes import Cell, Head
from iku_desktop.reports.paper import MM
from iku_desktop.reports.styles import COLUMN_NUMBER, HEAD_CELL, HEAD_GREY, HEAD_LOOK
from iku_desktop.reports.text import Text


def title(words: str, span: int = 1, rows: int = 1) -> Cell:
    """A title over some columns, and over some rows of the head."""
    return Cell((Text(words, HEAD_CELL),), span=span, rows=rows, grey=HEAD_GREY)


def head_of(rows: Sequence[Sequence[Cell]], widths: Sequence[float], before: float = MM) -> Head:
    """A head of rows of titles."""
    head = Head(rows, widths, HEAD_LOOK)
    head.before = before
    return head


def column_numbers(count: int) -> list[Cell]:
    """The row (1) (2) … under the titles."""
    return [
        Cell((Text(t("report.a.column", number=number), COLUMN_NUMBER),))
        for number in range(1, count + 1)
    ]
