"""The PC's clipboard: a block of cells as text and as a table, and what a spreadsheet left there."""

from datetime import date

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from iku_desktop.domain.problems import Refused
from iku_desktop.domain.typed_input import read_date
from iku_desktop.exchange.clipboard import read_block
from iku_desktop.exchange.clipboard_html import write_html
from iku_desktop.exchange.clipboard_text import Table, write_text
from iku_desktop.ui.grid.model import NEW_ID, GridModel
from iku_desktop.ui.grid.selection import Box

# What Qt calls the format that Excel itself names "XML Spreadsheet".
EXCEL_SHEET = 'application/x-qt-windows-mime;value="XML Spreadsheet"'


def put_block(model: GridModel, box: Box) -> int:
    """Put a block on the clipboard as it is seen; tells how many cells. An empty last row is left out."""
    rows: list[list[str]] = []
    days: dict[tuple[int, int], date] = {}
    for row in range(box.top, box.bottom + 1):
        if model.id_at(row) == NEW_ID and not any(model.typed_drafts.values()):
            continue
        line = []
        for column in range(box.left, box.right + 1):
            index = model.index(row, column)
            line.append(copied_text(model, row, column))
            if model.is_date(index) and (day := _day(line[-1])) is not None:
                days[len(rows), column - box.left] = day
        rows.append(line)
    if not rows:
        return 0
    data = QMimeData()
    data.setText(write_text(rows))
    data.setHtml(write_html(rows, days))
    QGuiApplication.clipboard().setMimeData(data)
    return len(rows) * box.columns


def copied_text(model: GridModel, row: int, column: int) -> str:
    """What is copied of a cell: what would be typed to get it, else what it shows."""
    index = model.index(row, column)
    if model.columns[column].entry is not None:
        return model.typed_text(index)
    view = model.cell(index)
    return view.text or "; ".join(view.look.chips)


def clipboard_block() -> Table:
    """The block that is on the clipboard, () for none; Refused where it is beyond all measure."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return ()
    sheet = bytes(data.data(EXCEL_SHEET).data()).decode("utf-8", "replace")
    return read_block(
        data.text() if data.hasText() else "", data.html() if data.hasHtml() else "", sheet
    )


def _day(text: str) -> date | None:
    try:
        return read_date(text)
    except Refused:
        return None
