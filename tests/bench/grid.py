"""What the grid costs: a block of 200 × 8 cells pasted and shown, and a list of 100,000 activities.

    python -m tests.bench.grid DATA_FOLDER [RUNS]

Runs in a process of its own on a folder that may be filled: the practice office of the other benches.
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QMimeData, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from iku_desktop.bootstrap import user_name
from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.villages import Village
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices, OpenOffice
from iku_desktop.services.pc_clock import PcClock
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.page import Page
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from iku_desktop.ui.pages.documents import DocumentsPage
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.bench.lines import line
from tests.bench.probe import resident_kilobytes

VILLAGES, ACTIVITIES, YEAR = 200, 100_000, 2024
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


def summed_up() -> None:
    """Wait until what a list says as a whole was read beside the window."""
    QTest.qWait(100)
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()


def list_of_activities(office: OpenOffice, context: PageContext, runs: int) -> None:
    section = office.services.settings.sections()[0].id
    evidence = (Evidence(EvidenceKind.MEETING, "005/1/2024"),)
    first = date(YEAR, 1, 1)
    with office.services.context.writing() as change:
        change.work.put_all(
            Activity(
                "", day, f"Rapat koordinasi ke-{number}", section, None, "", evidence, "x", day
            )
            for number in range(ACTIVITIES)
            for day in (first + timedelta(days=number % 366),)
        )
    before = resident_kilobytes()
    page = ActivitiesPage(context)
    page.resize(*PAGE_SIZE)
    shown(page)
    page.year_button.setChecked(True)
    summed_up()
    times = []
    for _ in range(runs):
        times.append(spent(lambda: page.show_moment(context.moment)))
        summed_up()
    line(f"{ACTIVITIES} activities: first rows shown", times, "ms", "≤ 100")
    bar = page.grid.table.verticalScrollBar()
    steps = max(1, bar.maximum() // 200)
    scrolled = [spent(lambda at=at: bar.setValue(at * steps)) for at in range(1, 200)]  # type: ignore[misc]
    scrolled.sort()
    line("  a page scrolled, 95 of 100 within", [scrolled[int(len(scrolled) * 0.95)]], "ms", "≤ 16")
    line("  filtered by a word", [spent(lambda: page.grid.search("ke-99"))], "ms", "–")
    page.grid.search("")
    line(
        "  sorted by the description", [spent(lambda: page.grid.sort_by("description"))], "ms", "–"
    )
    line("  memory it took", [(resident_kilobytes() - before) / 1024], "MB", "–")
    assert page.grid.model.shown_count >= ACTIVITIES


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
    list_of_activities(office, context, runs)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
