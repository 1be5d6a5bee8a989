"""Speed and memory as ratios measured in one run: `python -m tests.bench [RUNS [ROWS …]]` from the root.

ROWS are the lengths of the long lists, 100000 where none is given; 1000000 takes some minutes to fill.

Each line is a median with its spread; a ratio pairs runs made in turn, so a machine that drifts drifts
for both. Nothing here passes or fails: the goals stand beside what was found.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.lines import line, timed
from tests.bench.shipped import shipped
from tests.bench.workbook import workbook

if TYPE_CHECKING:  # what is measured is imported when its turn comes
    from iku_desktop.services.office_services import OfficeServices

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
if not os.environ.get("DISPLAY"):
    ENVIRONMENT["QT_QPA_PLATFORM"] = "offscreen"


def program(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "iku_desktop", *arguments],
        env=ENVIRONMENT,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def probe(kind: str, folder: Path) -> dict[str, float]:
    command = [
        sys.executable,
        "-m",
        "tests.bench.probe",
        kind,
        str(time.monotonic_ns()),
        str(folder),
    ]
    done = subprocess.run(
        command, env=ENVIRONMENT, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60
    )
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def windows(folder: Path, runs: int) -> None:
    rounds = [{kind: probe(kind, folder) for kind in ("bare", "office")} for _ in range(runs + 1)][
        1:
    ]

    def ratios(ours: str, bare: str) -> list[float]:
        return [each["office"][ours] / each["bare"][bare] for each in rounds]

    line("bare window on screen", [each["bare"]["shown"] for each in rounds], "ms", "–")
    line("our window on screen", [each["office"]["shown"] for each in rounds], "ms", "–")
    line("  as a multiple of the bare one", ratios("shown", "shown"), "×", "≤ 1.5")
    line("practice data shown", [each["office"]["filled"] for each in rounds], "ms", "–")
    line("  as a multiple of the bare one", ratios("filled", "shown"), "×", "≤ 5")
    line("memory of the open window", [each["office"]["rss"] / 1024 for each in rounds], "MB", "–")
    line("  as a multiple of the bare one", ratios("rss", "rss"), "×", "≤ 2.5")


def services(folder: Path, runs: int) -> None:
    from iku_desktop.bootstrap import user_name
    from iku_desktop.paths import OfficePaths
    from iku_desktop.services.context import Context
    from iku_desktop.services.office_services import OfficeServices
    from iku_desktop.services.offices import Offices
    from iku_desktop.services.pc_clock import PcClock
    from tests.bench.backups import backups
    from tests.bench.binder import binder
    from tests.bench.quarter_end import quarter_end

    office = Offices(PcClock(), user_name()).open(OfficePaths(folder))
    store = office.services.context.store
    moment = office.services.frame.moment(2025, 3)

    def cold() -> object:
        fresh = OfficeServices.of(Context(store, PcClock(), "bench"))
        return fresh.indicators.assessments(moment)

    cold()
    line("all indicators, one quarter, read from disk", timed(cold, runs * 4), "ms", "≤ 5")
    warm = office.services.indicators
    warm.assessments(moment)
    line("  again, nothing changed", timed(lambda: warm.assessments(moment), runs * 4), "ms", "–")
    reports(office.services, runs)
    binder(office.services, runs)
    quarter_end(office.services, Path(folder), runs)
    backups(office.services, runs)
    office.close()


def reports(services: "OfficeServices", runs: int) -> None:
    """Every office report of a quarter with 500 activities more than the practice office has."""
    from datetime import timedelta

    from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind

    moment = services.frame.moment(2025, 3)
    first, section = moment.quarter.start, services.settings.sections()[0].id
    evidence = (Evidence(EvidenceKind.MEETING, "005/1/2025"),)
    with services.context.writing() as change:
        change.work.put_all(
            Activity(
                "", day, f"Rapat koordinasi ke-{number}", section, None, "", evidence, "x", day
            )
            for number in range(500)
            for day in (first + timedelta(days=number % 90),)
        )
    for kind in [each.key for each in services.reports.kinds() if each.key != "evidence"]:
        services.reports.make(kind, moment)
        made = timed(lambda kind=kind: services.reports.make(kind, moment), runs)  # type: ignore[misc]
        line(f"report {kind}, 500 activities", made, "ms", "≤ 1000")


def commands(folder: Path, runs: int) -> None:
    arguments = ("--data", str(folder), "indicators", "--year", "2025", "--json")
    line(
        "indicators --json, the whole process", timed(lambda: program(*arguments), runs), "ms", "–"
    )
    code = (
        "import sys; from iku_desktop.__main__ import main; "
        f"main({list(arguments)!r}); "
        "print(sorted({'PySide6', 'reportlab'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=ENVIRONMENT,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    print(f"{'  of Qt and ReportLab it imports':58} {done.stderr.strip():>9}        goal []")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "kantor"
        program("--data", str(folder), "demo")
        windows(folder, runs)
        shipped(runs, folder)
        commands(folder, runs)
        services(folder, runs)
    workbook(max(1, runs // 2))
    in_its_own("grid", runs)
    for rows in sys.argv[2:] or ["100000"]:
        in_its_own("long_list", int(rows), runs)


def in_its_own(kind: str, *numbers: int) -> None:
    """In a process and a folder of its own: it fills both."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "kantor"
        program("--data", str(folder), "demo")
        command = [sys.executable, "-m", f"tests.bench.{kind}", str(folder), *map(str, numbers)]
        done = subprocess.run(
            command, env=ENVIRONMENT, cwd=ROOT, check=True, capture_output=True, text=True
        )
        print(done.stdout, end="")


if __name__ == "__main__":
    main()
