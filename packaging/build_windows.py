"""Builds what the clerk gets: an installer for Windows, a zip for a stick, and the list of their hashes.

    build_windows.py [--fast] [--out DIR] [--python-zip ZIP --python-manifest SHA256SUMS]

Runs on Debian (NSIS makes the installer, Wine lets the shipped Python compile) and on Windows. Whatever is
fetched is held against a hash kept in the project and stays in build/cache. Two builds of one commit give the
same bytes. How it goes about it, and where the Python comes from: packaging/README.md.
"""

import argparse
import hashlib
import os
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from winbuild import nsis
from winbuild.bytecode import Compiler, write_tree
from winbuild.embedded_python import PINNED_VERSION, embedded_python
from winbuild.faults import BuildFault
from winbuild.icon import icon
from winbuild.licences import licences
from winbuild.portable import portable
from winbuild.project import Project, build_time
from winbuild.sbom import sbom
from winbuild.staging import APP, LIB, PYTHON, application, libraries, under
from winbuild.tools import FOR_BUILDING, install_tools
from winbuild.wheels import Wheels, read_lock
from winbuild.wine import Wine

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "windows"
CACHE = ROOT / "build" / "cache"
LICENCES, BILL = "licences/", "sbom.cdx.json"
COMMAND = '@"%~dp0python\\python.exe" -m iku_desktop %*\r\n'
SUMS = "SHA256SUMS.txt"


@dataclass(frozen=True, slots=True)
class Python:
    """Another embeddable Python than the pinned one; with its own manifest."""

    zip: Path | None = None
    manifest: Path | None = None
    version: str = PINNED_VERSION


def fetch_wheels(project: Project, requirements: Sequence[str]) -> dict[str, Path]:
    """The Windows wheels of these requirements by the project's lock."""
    pins = read_lock((project.root / "requirements.lock").read_text("utf-8"))
    return Wheels(pins, CACHE / "wheels").closure(requirements)


def tree(project: Project, python: Python) -> dict[str, bytes]:
    """Every file of the folder program/, by its place."""
    interpreter = embedded_python(CACHE / "python", python.zip, python.manifest)
    wheels = fetch_wheels(project, project.needs)
    compiled = Compiler(Wine(BUILD / "wine"), interpreter, CACHE / "bytecode").compiled
    files = {
        **under(PYTHON, interpreter),
        **under(LIB, libraries(wheels, compiled)),
        **under(APP, application(project.root, compiled)),
        **under(LICENCES, licences(project.root, wheels, interpreter)),
        nsis.ICON: icon(project.root / "resources" / "icons" / "program.svg"),
        "iku-desktop.cmd": COMMAND.encode("ascii"),
        BILL: sbom(project, wheels, interpreter, python.version, build_time(project.root)),
    }
    return dict(sorted(files.items()))


def stage(project: Project, files: Mapping[str, bytes], folder: Path) -> None:
    """Write the tree with its list, all files of one time."""
    shutil.rmtree(folder, ignore_errors=True)
    write_tree(folder, {**files, nsis.LIST: listed(files)})
    seconds = build_time(project.root)
    for path in folder.rglob("*"):
        os.utime(path, (seconds, seconds))


def listed(files: Mapping[str, bytes]) -> bytes:
    """The list of all files, by which an install is checked and taken away."""
    hashes = ((place, hashlib.sha256(content).hexdigest()) for place, content in files.items())
    return nsis.file_list(hashes)


def installer(wanted: nsis.Installer, files: Mapping[str, bytes]) -> Path:
    """Stage the tree and pack it."""
    stage(wanted.project, files, wanted.stage)
    nsis.build(wanted, files)
    return wanted.out


def build(project: Project, python: Python, out: Path, *, is_fast: bool) -> list[Path]:
    """Make installer, portable zip and the list of hashes in `out`; tells sizes and times."""
    begun = time.monotonic()
    files = tree(project, python)
    say("staged", begun, f"{len(files) + 1} files, {sum(map(len, files.values())) / 1e6:.1f} MB")
    named = f"{project.name.replace(' ', '-')}-{project.version}"
    wanted = nsis.Installer(
        project, BUILD / "stage", out / f"{named}-setup.exe", "fast" if is_fast else "release"
    )
    made = [installer(wanted, files)]
    say("installer", begun, f"{made[0].name}, {made[0].stat().st_size / 1e6:.1f} MB")
    made.append(out / f"{named}-portabel.zip")
    made[1].write_bytes(portable(project, {**files, nsis.LIST: listed(files)}))
    say("portable", begun, f"{made[1].name}, {made[1].stat().st_size / 1e6:.1f} MB")
    sums = "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made
    )
    (out / SUMS).write_text(sums, "utf-8")
    return made


def say(what: str, begun: float, words: str) -> None:
    """One line of progress."""
    print(f"{time.monotonic() - begun:6.1f} s  {what:10} {words}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Build; the exit code is 1, with one sentence, where something stands in the way."""
    parser = argparse.ArgumentParser(
        prog="build_windows.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--fast", action="store_true", help="pack less; for tests, not for a release"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    parser.add_argument(
        "--python-zip", type=Path, metavar="ZIP", help="another embeddable CPython 3.12"
    )
    parser.add_argument("--python-manifest", type=Path, metavar="SHA256SUMS", help="its files")
    parser.add_argument("--python-version", default=PINNED_VERSION, metavar="3.12.N")
    given = parser.parse_args(arguments)
    if (given.python_zip is None) != (given.python_manifest is None):
        parser.error("--python-zip and --python-manifest go together")
    python = Python(given.python_zip, given.python_manifest, given.python_version)
    try:
        install_tools(FOR_BUILDING)
        build(Project.of(ROOT), python, given.out, is_fast=given.fast)
    except BuildFault as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
