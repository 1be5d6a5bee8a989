"""What a long list of activities costs: first rows, a page scrolled, filters, memory over a bare window.

    python -m tests.bench.long_list DATA_FOLDER [ROWS] [RUNS]

Runs in a process of its own on a folder that may be filled. `python -m tests.bench RUNS ROWS …` does it
for lists of these lengths, one after the other.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from iku_desktop.bootstrap import user_name
from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.activity_query import ActivityQuery
from iku_desktop.paths import OfficePaths
from iku_desktop.services.activity_shelves import ActivityShelves
from iku_desktop.services.offices import Offices, OpenOffice
from iku_desktop.services.pc_clock import PcClock
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.bench.grid import PAGE_SIZE, YEAR, spent
from tests.bench.lines import line
from tests.bench.probe import resident_kilobytes

AT_ONCE = 100_000
SCROLLED = 100
# Steps of the bar in a page of rows; what is read ahead needs a moment, as between two turns of a wheel.
PAGE_STEPS, BETWEEN = 450, 15


def fill(office: OpenOffice, rows: int) -> None:
    """Activities on every day of a leap year, with evidence and follow-up."""
    section = office.services.settings.sections()[0].id
    evidence = (Evidence(EvidenceKind.MEETING, "005/1/2024"),)
    days = [date(YEAR, 1, 1) + timedelta(days=number) for number in range(366)]
    for first in range(0, rows, AT_ONCE):
        with office.services.context.writing() as change:
            change.work.put_all(
                Activity(
                    *("", days[number % 366], f"Rapat koordinasi ke-{number}", section, None, ""),
                    *(evidence, "x", days[number % 366]),
                )
                for number in range(first, min(rows, first + AT_ONCE))
            )


def bare_kilobytes() -> int:
    """The memory of a window with nothing in it."""
    command = [sys.executable, "-m", "tests.bench.probe", "bare", str(time.monotonic_ns())]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return int(json.loads(done.stdout.splitlines()[-1])["rss"])


def memory(name: str) -> None:
    line(name, [(resident_kilobytes() - bare_kilobytes()) / 1024], "MB", "≤ 150")


def until(settled: Callable[[], bool]) -> tuple[float, float]:
    """Seconds until something is so, and the longest time in milliseconds the window didn't answer."""
    start, longest = time.perf_counter(), 0.0
    while not settled():
        longest = max(longest, spent(lambda: None))
        time.sleep(0.001)
    return time.perf_counter() - start, longest


def scrolled(page: ActivitiesPage, places: list[int], wait: int) -> list[float]:
    """95 of 100 places of the bar are shown within this."""
    bar, times = page.grid.table.verticalScrollBar(), []
    for place in places:
        times.append(spent(lambda place=place: bar.setValue(place)))  # type: ignore[misc]
        QTest.qWait(wait)
    times.sort()
    return [times[int(len(times) * 0.95)]]


def filters(page: ActivitiesPage, runs: int) -> None:
    grid = page.grid
    for word, name in (("ke-99887", "a rare word"), ("koordinasi", "a word in every row")):
        times = []
        for _ in range(runs):
            times.append(spent(lambda word=word: grid.search(word)))  # type: ignore[misc]
            grid.search("")
        line(f"  filtered by {name}", times, "ms", "≤ 300")
    choices = (("counts", "no"), ("evidence", "rapat_koordinasi"), ("follow_up_date", "yes"))
    for key, choice in choices:
        times = []
        for _ in range(runs):
            times.append(
                spent(lambda key=key, choice=choice: grid.header.choose_filter(key, choice))
            )  # type: ignore[misc]
            grid.header.clear_filters()
        line(f"  filtered by {key}", times, "ms", "≤ 300")
    turned = [spent(lambda: grid.sort_by("date", Qt.SortOrder.DescendingOrder))]
    line("  sorted by day, newest first", turned, "ms", "–")
    grid.sort_by("date", Qt.SortOrder.AscendingOrder)
    grid.sort_by("description")
    took, longest = until(lambda: not grid.model.is_arranging)
    line("  sorted by the description, beside the window", [took * 1000], "ms", "–")
    line("    the window didn't answer for", [longest], "ms", "≤ 100")
    grid.sort_by("date", Qt.SortOrder.AscendingOrder)


def long_list(office: OpenOffice, context: PageContext, rows: int, runs: int) -> None:
    page = ActivitiesPage(context)
    page.resize(*PAGE_SIZE)
    context.data_changed.connect(lambda: page.show_moment(context.moment))
    page.show()
    page.year_button.setChecked(True)
    until(lambda: page._totals is not None)
    memory(f"{rows} activities: memory over a bare window")
    times = []
    for _ in range(runs):
        # As on the first day: nothing of the year is known yet.
        shelves = ActivityShelves(context.services.context)
        context.services.activities._shelves = shelves
        context.services.context.know_facts(shelves.facts)
        times.append(spent(lambda: page.show_moment(context.moment)))
        took, longest = until(lambda: page.grid.model.shown_count >= rows)
    line("  first rows shown", times, "ms", "≤ 100")
    line("  all of them listed, beside the window", [took * 1000], "ms", "–")
    line("    the window didn't answer for", [longest], "ms", "≤ 100")
    assert page.grid.model.shown_count >= rows
    took, longest = until(lambda: page._totals is not None)
    line("  summed up, beside the window", [took * 1000], "ms", "–")
    line("    the window didn't answer for", [longest], "ms", "≤ 100")
    times = []
    for _ in range(runs):
        times.append(spent(lambda: page.show_moment(context.moment)))
        until(lambda: page._totals is not None)
    line("  shown again", times, "ms", "≤ 100")
    end = page.grid.table.verticalScrollBar().maximum()
    pages = [number * PAGE_STEPS for number in range(1, SCROLLED)]
    line("  a page scrolled, 95 of 100 within", scrolled(page, pages, BETWEEN), "ms", "≤ 16")
    jumps = [end * number // SCROLLED for number in range(1, SCROLLED)]
    line("  a page jumped to, 95 of 100 within", scrolled(page, jumps, 0), "ms", "≤ 16")
    line("    of it painting alone", scrolled(page, [0, 1] * (SCROLLED // 2), 0), "ms", "–")
    filters(page, runs)
    memory("  memory over a bare window after all that")
    row_id = page.grid.model.id_at(rows // 2)
    activities = context.services.activities
    times = []
    for _ in range(runs):
        activities.change(row_id, {"note": f"dicatat {time.time_ns()}"})
        times.append(spent(lambda: page.show_moment(context.moment)))
    line("  shown after a change", times, "ms", "≤ 100")


def main() -> None:
    folder = Path(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else AT_ONCE
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    office = Offices(PcClock(), user_name()).open(OfficePaths(folder))
    first, last = date(YEAR, 1, 1), date(YEAR, 12, 31)
    with office.services.context.store.read() as reader:
        is_filled = reader.has_more_activities(ActivityQuery(first, last, last), rows - 1)
    if not is_filled:
        fill(office, rows)
        office.close()
        # What filling took is another process's memory.
        os.execv(sys.executable, [sys.executable, "-m", "tests.bench.long_list", *sys.argv[1:]])
    application = QApplication(["bench"])
    theme = Theme(Look(Shade.LIGHT))
    application.setFont(theme.font())
    application.setStyleSheet(style_sheet(theme))
    moment = office.services.frame.moment(YEAR, 4)
    long_list(office, PageContext(office.services, moment, theme, Notifier()), rows, runs)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
