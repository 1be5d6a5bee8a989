"""The page Dokumen Desa for tests: the worked example of domain.md as of 1 December 2025."""

from datetime import date

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from iku_desktop.domain.read_models import DocumentCell, MatrixRow
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.documents import DocumentsPage
from tests.services.desk import Desk

RKP, APB, LPP = 0, 1, 2
PAGE_SIZE = (1366, 581)


def fill(desk: Desk) -> None:
    """The worked example of domain.md as of 1 December 2025."""
    matrix = desk.services.documents.matrix(desk.moment())
    for number, row in enumerate(matrix.rows):
        name = row.village.name
        if name != "Wates Kulon":
            desk.record(name, "RKPDES", 2026, date=date(2025, 9, 20 + number % 10), number="5/2025")
        if name == "Meninjo":
            desk.record(name, "LPPDES", 2024, date=date(2025, 4, 4), number="141/29/2025")
        elif name != "Sumberpetung":
            desk.record(name, "LPPDES", 2024, date=date(2025, 3, 28), number="141/11/2025")


def make(desk: Desk, context: PageContext, qtbot: QtBot) -> DocumentsPage:
    """The page, shown as the window shows it."""
    page = DocumentsPage(context)
    qtbot.addWidget(page)
    context.data_changed.connect(lambda: page.show_moment(context.moment))
    page.resize(*PAGE_SIZE)
    page.show_moment(context.moment)
    page.show()
    qtbot.waitExposed(page)
    page.grid.table.fit()
    page.grid.table.setFocus()
    return page


def cell(desk: Desk, village: str, at: int) -> DocumentCell:
    """A village's document as the service has it."""
    rows = desk.services.documents.matrix(desk.moment()).rows
    row = next(each for each in rows if each.village.name == village)
    return row.cells[at]


def row_names(grid: Grid) -> list[str]:
    """The villages as shown."""
    rows = (grid.model.row_at(number) for number in range(grid.model.shown_count))
    return [row.village.name for row in rows if isinstance(row, MatrixRow)]


def cut(page: DocumentsPage) -> list[str]:
    """Words of cells that are wider than their column."""
    grid, theme = page.grid, page.context.theme
    found = []
    for row in range(grid.model.rowCount()):
        for number in range(grid.model.columnCount()):
            view = grid.model.cell(grid.model.index(row, number))
            metrics = QFontMetrics(theme.font(strong=view.look.strong))
            icon = theme.px(16) + theme.px(5) if view.look.icon else 0
            room = grid.table.columnWidth(number) - 2 * theme.px(8)
            if metrics.horizontalAdvance(view.text) + icon > room:
                found.append(view.text)
    return found
