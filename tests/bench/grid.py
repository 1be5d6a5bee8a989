"""What the grid costs: a block of 200 × 8 cells pasted and shown.

    python -m tests.bench.grid DATA_FOLDER [RUNS]

Runs in a process of its own on a folder that may be filled: the practice office of the other benches.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from iku_desktop.bootstrap import user_name
from iku_desktop.domain.villages import Village
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices, OpenOffice
from iku_desktop.services.pc_clock import PcClock
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.page import Page
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.documents import DocumentsPage
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.bench.lines import line

VILLAGES, YEAR = 200, 2024
PAGE_SIZE = (1366, 581)


def spent(work: Callable[[], object]) -> float:
    """Milliseconds until the work is done and what it changed is painted."""
    start = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def shown(page: Page) -> None:
    page.resize(*PAGE_SIZE)
    page.context.data_changed.connect(lambda: page.show_moment(page.context.moment))
    page.show_moment(page.context.moment)
    page.show()
    QApplication.processEvents()


def put(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QApplication.clipboard().setMimeData(data)


def paste(grid: Grid, text: str, row: int, column: int) -> float:
    put(text)
    grid.table.go_to(grid.model.index(row, column))
    return spent(grid.acts.paste)


def matrix(office: OpenOffice, context: PageContext, runs: int) -> None:
    """200 villages, dates and numbers of three documents with the statuses between them."""
    code = office.services.settings.office().code
    with office.services.context.writing() as change:
        known = len(change.rows.villages())
        change.work.put_all(
            Village("", f"{code}.2{number:03d}", f"Desa {number}")
            for number in range(known + 1, VILLAGES + 1)
        )
    page = DocumentsPage(context)
    shown(page)
    times = []
    for run in range(runs):
        cells = [
            f"{day}/09/2023\t{run}-{n}/2023\t\t{day}/12/2023\t{run}-{n}/B\t\t{day}/03/2024\t{run}-{n}/C"
            for n in range(VILLAGES)
            for day in (1 + n % 28,)
        ]
        times.append(paste(page.grid, "\r\n".join(cells), 0, 1))
        assert not page.grid.block.is_waiting
    line("paste 200 × 8 over the matrix, accepted and shown", times, "ms", "≤ 300")
    with office.services.context.store.read() as reader:
        assert len(reader.documents()) >= VILLAGES * 3
    undone = [spent(lambda: office.services.history.undo(context.moment)) for _ in range(runs)]
    line("  taken back", undone, "ms", "≤ 300")


def main() -> None:
    folder, runs = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5
    application = QApplication(["bench"])
    theme = Theme(Look(Shade.LIGHT))
    application.setFont(theme.font())
    application.setStyleSheet(style_sheet(theme))
    office = Offices(PcClock(), user_name()).open(OfficePaths(folder))
    moment = office.services.frame.moment(YEAR, 4)
    context = PageContext(office.services, moment, theme, Notifier())
    matrix(office, context, runs)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
