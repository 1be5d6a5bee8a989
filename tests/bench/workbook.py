"""Excel with a hundred thousand activities: ours beside LibreOffice, or openpyxl where there is none."""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from tests.bench.lines import line

COUNT = 100_000
READ, CHECK, IMPORT, EXPORT = "read", "check", "import", "export"
NOTHING_IN = "nothing imported: an error in the bench"


def workbook(runs: int) -> None:
    """Each of ours runs in a process of its own, so that its memory can be told."""
    with tempfile.TemporaryDirectory() as place:
        folder, many = Path(place), Path(place) / "kegiatan.xlsx"
        run("new", folder)
        run("make", folder, many)
        reading, writing, name = other(folder, many)
        line(f"{name} reads {COUNT:,} activities", [reading], "s", "–")
        ours = [run(READ, folder, many)[0] for _ in range(runs)]
        line("ours reads them into checked cells", ours, "s", "–")
        line("  as often within the other's time", [reading / each for each in ours], "×", "≥ 4")
        checked = [run(CHECK, folder, many) for _ in range(runs)]
        line("preview of all, read and checked", [each[0] for each in checked], "s", "–")
        previews = [reading / each[0] for each in checked]
        line("  as often within the other's reading", previews, "×", "≥ 4")
        line("  memory at its peak", [each[1] for each in checked], "MB", "≤ 200")
        seconds, megabytes = run(IMPORT, folder, many)
        line("import of all, checked, kept and put on trail", [seconds], "s", "–")
        line("  within the other's reading", [reading / seconds], "×", "≥ 4")
        line("  memory at its peak", [megabytes], "MB", "bounded")
        exports = [run(EXPORT, folder, folder / "keluar.xlsx") for _ in range(runs)]
        line(f"{name} writes them", [writing], "s", "–")
        line("export of all from the database", [each[0] for each in exports], "s", "–")
        line(
            "  as often within the other's time",
            [writing / each[0] for each in exports],
            "×",
            "> 1",
        )
        line("  memory at its peak", [each[1] for each in exports], "MB", "bounded")


def other(folder: Path, many: Path) -> tuple[float, float, str]:
    """Seconds in which another program reads and writes the file, without its start; and its name."""
    office = shutil.which("soffice")
    if office is None:
        return (*openpyxl_times(folder, many), "openpyxl")
    small = folder / "kecil.xlsx"
    run("small", folder, small)

    def converted(source: Path, kind: str) -> float:
        profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
        arguments = ["--headless", profile, "--convert-to", kind, "--outdir", str(folder / "lain")]
        command = [office, *arguments, str(source)]
        return timed(lambda: subprocess.run(command, check=True, capture_output=True))

    converted(small, "csv")
    start = min(converted(small, "csv") for _ in range(2))
    reading = converted(many, "csv") - start
    return reading, converted(many, "xlsx") - start - reading, "LibreOffice"


def openpyxl_times(folder: Path, many: Path) -> tuple[float, float]:
    from openpyxl import load_workbook

    kept: list[object] = []
    reading = timed(lambda: kept.append(load_workbook(many)))
    return reading, timed(lambda: kept[0].save(folder / "lain.xlsx"))  # type: ignore[attr-defined]


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run(act: str, folder: Path, file: Path | None = None) -> tuple[float, float]:
    """One act in a process of its own: seconds, and megabytes of memory at its peak."""
    command = [sys.executable, "-m", "tests.bench.workbook", act, str(folder / "kantor")]
    done = subprocess.run(
        [*command, str(file or "")], check=True, capture_output=True, text=True, timeout=900
    )
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def act(name: str, folder: Path, file: Path) -> object:
    """What the process of its own does."""
    from iku_desktop.paths import OfficePaths
    from iku_desktop.services.offices import Offices
    from iku_desktop.services.pc_clock import PcClock

    if name in ("make", "small"):
        return lambda: file.write_bytes(a_file(COUNT if name == "make" else 1))
    if name == READ:
        from iku_desktop.exchange.reading import read_workbook

        return lambda: read_workbook(file.read_bytes())
    offices = Offices(PcClock(), "bench")
    if name == "new":
        return lambda: offices.create(OfficePaths(folder), "35.08.20").close()
    workbook = offices.open(OfficePaths(folder)).services.workbook
    if name == EXPORT:
        return lambda: workbook.export(file)

    if name == CHECK:
        return lambda: workbook.check(file)

    def take_in() -> None:
        if workbook.import_file(file).new != COUNT:
            raise RuntimeError(NOTHING_IN)

    return take_in


def a_file(count: int) -> bytes:
    from iku_desktop.exchange.writing import WorkbookContent, write_workbook
    from iku_desktop.services.pc_clock import PcClock

    first = date(2025, 1, 1)
    records = [
        {
            "date": first + timedelta(days=number % 300),
            "description": f"Rapat koordinasi nomor {number} tentang penyusunan dokumen desa",
            "section": "Seksi Pemerintahan",
            "place": "Aula kecamatan",
            "evidence": "Rapat koordinasi",
            "evidence_numbers": f"005/{number}/2025",
            "output": "Selesai",
            "follow_up_date": first + timedelta(days=number % 300),
            "note": "catatan",
        }
        for number in range(count)
    ]
    return write_workbook(WorkbookContent(PcClock().now(), {"activities": records}))


def main() -> None:
    name, folder, file = sys.argv[1:]
    work = act(name, Path(folder), Path(file))
    seconds = timed(work)  # type: ignore[arg-type]
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
