"""Tries what build_windows.py makes: builds it quickly, installs it under Wine, and uses it as a clerk would.

    smoke_wine.py [--keep]

Each step has a time limit, the whole six minutes beside what is fetched and built. Pictures of the window
and both papers stay in build/smoke to be looked at. Wine is not Windows: what it can't show stands in
packaging/README.md.
"""

import argparse
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import build_windows
from winbuild import nsis
from winbuild.faults import BuildFault
from winbuild.portable import portable
from winbuild.project import Project
from winbuild.tools import FOR_TRYING, install_tools
from winsmoke import installing, showing, using
from winsmoke.computer import Screen, computer, screen
from winsmoke.trial import Built, Trial

ROOT = build_windows.ROOT
WORK = ROOT / "build" / "smoke"
OLD_VERSION = "0.0.1"
WHOLE_SECONDS = 360
MOST_INSTALLER_MB, MOST_INSTALLED_MB, MOST_FILES = 45, 160, 3_000
# Half-seconds an installer waits for a program to close; nobody closes it here.
TRIES = 2


class Steps:
    """Runs steps one after the other and says what each took."""

    def __init__(self) -> None:
        self.begun = time.monotonic()

    def run(self, words: str, step: Callable[[], object]) -> object:
        """Run a step; whatever stops it is told under its name."""
        begun = time.monotonic()
        try:
            found = step()
        except (BuildFault, OSError, ValueError) as fault:
            raise BuildFault(f"FAILED  {words}\n{fault}") from fault
        said = f"  ({found})" if isinstance(found, str) else ""
        print(f"{time.monotonic() - begun:6.1f} s  {words}{said}", flush=True)
        return found


def built(project: Project, files: dict[str, bytes], packing: str) -> Built:
    """An installer of these files with its list."""
    name = f"IKU-Desktop-{project.version}-setup.exe"
    wanted = nsis.Installer(project, WORK / "stage", WORK / name, packing, closing_tries=TRIES)
    build_windows.installer(wanted, files)
    return Built(project.version, wanted.out, {**files, nsis.LIST: build_windows.listed(files)})


def try_all(steps: Steps, trial: Trial, stick: Path, test_wheels: dict[str, Path]) -> None:
    """Everything, in the order in which a computer would see it."""
    home = trial.wine.drive / "Kantor Désa dan Kecamatan"
    home.mkdir()
    data = home / "Data IKU"
    run = steps.run
    run("Windows 7 is refused", lambda: installing.refuse_old_windows(trial))
    run("the older version is installed", lambda: installing.install_old(trial))
    run("practice office", lambda: using.make_office(trial, data))
    small = installing.small_installer(trial)
    run("bad targets are refused", lambda: installing.refuse_bad_targets(trial, small))
    run("not over an open program", lambda: installing.refuse_while_open(trial, data))
    run("an update killed half-way", lambda: installing.break_off(trial))
    run("update, data kept", lambda: installing.upgrade(trial, data))
    run("no way back to the older", lambda: installing.refuse_downgrade(trial))
    run("every module imported", lambda: using.import_everything(trial))
    run("core of the test suite", lambda: using.run_core_tests(trial, test_wheels))
    run("both papers as on Linux", lambda: using.print_papers(trial, data))
    run("workbook out and in", lambda: using.take_workbook(trial, data))
    run("signed and verified", lambda: using.sign_and_verify(trial, data))
    run("window on the screen", lambda: showing.show_window(trial, data, WORK))
    run("double click on a copy", lambda: showing.double_click(trial, data, WORK))
    run("uninstalled, data kept", lambda: installing.uninstall(trial, data))
    run("accents, spaces, ampersand", lambda: installing.install_with_accents(trial, data))
    run("from a stick", lambda: using.run_from_stick(trial, stick))


def prepare(steps: Steps, shown: Screen) -> tuple[Trial, Path, dict[str, Path]]:
    """Fetch, build both versions and the zip, and make the computer."""
    project = Project.of(ROOT)
    files = build_windows.tree(project, build_windows.Python())
    size = sum(map(len, files.values()))
    print(f"{len(files) + 1} files, {size / 1e6:.1f} MB")
    if len(files) >= MOST_FILES or size > MOST_INSTALLED_MB * 1e6:
        raise BuildFault(
            f"More than {MOST_FILES} files or {MOST_INSTALLED_MB} MB would be installed."
        )
    older = Project.of(ROOT, OLD_VERSION)
    new = steps.run("installer", lambda: built(project, files, "fast"))
    old = steps.run(
        "installer of an older version", lambda: built(older, with_stale(files), "stored")
    )
    assert isinstance(new, Built)
    assert isinstance(old, Built)
    stick = WORK / "portable.zip"
    stick.write_bytes(portable(project, new.files))
    shipped = build_windows.fetch_wheels(project, project.needs)
    wheels = build_windows.fetch_wheels(project, using.TEST_NEEDS)
    only_tests = {name: path for name, path in wheels.items() if name not in shipped}
    wine = steps.run("a fresh computer", lambda: computer(WORK / "prefix", shown.display))
    return Trial(wine, shown, ROOT, WORK, old, new), stick, only_tests  # type: ignore[arg-type]


def with_stale(files: dict[str, bytes]) -> dict[str, bytes]:
    """The tree as an older version had it: one file that is gone since, and one that was another."""
    return dict(
        sorted({**files, installing.STALE: b"lama", "iku-desktop.cmd": b"rem lama"}.items())
    )


def main(arguments: list[str]) -> int:
    """Try all; the exit code is 1, with what was found, where something is not as it should be."""
    parser = argparse.ArgumentParser(
        prog="smoke_wine.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--keep", action="store_true", help="leave the pretended computer")
    given = parser.parse_args(arguments)
    steps = Steps()
    try:
        install_tools(FOR_TRYING)
        shutil.rmtree(WORK, ignore_errors=True)
        WORK.mkdir(parents=True)
        with screen(WORK / "screen") as shown:
            trial, stick, test_wheels = prepare(steps, shown)
            tried = time.monotonic()
            try:
                try_all(steps, trial, stick, test_wheels)
            finally:
                trial.wine.stop()
        took = time.monotonic() - tried
        print(f"{took:.0f} s of trial, {time.monotonic() - steps.begun:.0f} s in all")
        if took > WHOLE_SECONDS:
            raise BuildFault(f"The trial took {took:.0f} s, more than {WHOLE_SECONDS}.")
    except BuildFault as fault:
        print(fault, file=sys.stderr)
        return 1
    if not given.keep:
        for name in ("prefix", "suite", "stage", "small-stage", "screen"):
            shutil.rmtree(WORK / name, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
