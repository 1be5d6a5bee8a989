"""The crash file: left behind by a process that crashed, gone with one that ended well, told once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from iku_desktop.storage import crash_file
from iku_desktop.storage.crash_file import CrashFile, keep_report, kept_reports

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import os, sys
from pathlib import Path
from iku_desktop.storage.crash_file import CrashFile
watch = CrashFile(Path(sys.argv[1]))
watch.begin()
if sys.argv[2] == "crash":
    import faulthandler, resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.abort()
if sys.argv[2] == "kill":
    os._exit(1)
watch.end()
"""


def run(folder: Path, how: str) -> None:
    subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), how],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="resource limits of POSIX")


@posix_only
def test_that_a_crash_is_found_and_told_once(tmp_path: Path) -> None:
    run(tmp_path / "log", "crash")
    (told,) = CrashFile(tmp_path / "log").left_behind()
    assert told.startswith("Fatal Python error: Aborted")
    assert CrashFile(tmp_path / "log").left_behind() == []
    assert list((tmp_path / "log").iterdir()) == []


def test_that_a_process_that_ended_well_or_was_killed_tells_nothing(tmp_path: Path) -> None:
    run(tmp_path, "end")
    assert list(tmp_path.iterdir()) == []
    run(tmp_path, "kill")
    assert CrashFile(tmp_path).left_behind() == []
    assert list(tmp_path.iterdir()) == []


def test_that_the_file_of_a_program_that_still_runs_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "mogok-4242.txt"
    other.write_text("Windows fatal exception: code 0x8001010d")
    monkeypatch.setattr(crash_file, "_runs", lambda process: process == 4242)
    assert CrashFile(tmp_path).left_behind() == []
    assert other.exists()


def test_that_whether_a_process_runs_is_asked_of_the_system() -> None:
    assert crash_file._runs(os.getppid()) or sys.platform == "win32"
    assert not crash_file._runs(2**22 + 1)


def test_that_other_files_are_not_touched(tmp_path: Path) -> None:
    for name in ("iku.log", "mogok-x.txt", "catatan.txt"):
        (tmp_path / name).write_text("isi")
    assert CrashFile(tmp_path).left_behind() == []
    assert len(list(tmp_path.iterdir())) == 3


def test_that_a_profile_that_refuses_is_worked_on_unwatched(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    watch = CrashFile(tmp_path / "berkas" / "log")
    watch.begin()
    assert watch.left_behind() == []
    watch.end()
    keep_report(tmp_path / "berkas" / "log", "20261125-102400", "isi")
    assert kept_reports(tmp_path / "berkas" / "log") == {}


def test_that_a_few_reports_are_kept_under_names_of_their_own(tmp_path: Path) -> None:
    for number in range(7):
        keep_report(tmp_path, f"2026112{number}-102400", f"mogok {number}")
    keep_report(tmp_path, "20261126-102400", "yang kedua")
    found = kept_reports(tmp_path)
    assert len(found) == 5
    assert found["galat-20261126-102400-2.txt"] == "yang kedua\n"
    assert "galat-20261120-102400.txt" not in found
