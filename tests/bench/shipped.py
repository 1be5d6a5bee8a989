"""Start in the tree as it is shipped against start in the checkout, both on this system's own Python.

The layout and the cuts are those of packaging/winbuild: bytecode without sources, pure packages in one zip.
Qt is linked whole from the environment, since its files have other names here than on Windows.
"""

import json
import os
import py_compile
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path

from tests.bench.lines import line

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

from winbuild.bytecode import write_tree  # noqa: E402
from winbuild.kept import NEVER_IMPORTED, is_kept  # noqa: E402
from winbuild.packed import write_zip  # noqa: E402
from winbuild.project import Project  # noqa: E402
from winbuild.staging import APP, LIB, application, under, without_source  # noqa: E402

LINKED = ("PySide6", "shiboken6")


def shipped(runs: int, data: Path) -> None:
    """One line each for the window on screen and the practice data shown."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        lay_out(folder)
        here = {**os.environ, "PYTHONPATH": str(ROOT)}
        there = {**os.environ, "PYTHONPATH": os.pathsep.join(search_path(folder))}
        rounds = [(start(data, here), start(data, there, "-S")) for _ in range(runs + 1)][1:]
    for name, words in (("shown", "window on screen"), ("filled", "practice data shown")):
        ratios = [shipped[name] / checkout[name] for checkout, shipped in rounds]
        line(f"{words}, as shipped against the checkout", ratios, "×", "≤ 1.1")


def search_path(folder: Path) -> list[str]:
    """The order of python312._pth, then what the probe itself lies in."""
    lib = folder / "lib"
    return [str(each) for each in (folder / "app", lib, lib / "pure.zip", lib / "tzdata.zip", ROOT)]


def lay_out(folder: Path) -> None:
    """The tree of the installer, of the packages that are installed here."""
    loose: dict[str, bytes] = {}
    pure: dict[str, bytes] = {}
    for name in needed(Project.of(ROOT)):
        files = files_of(distribution(name))
        (pure if all(place.endswith(".py") for place in files) else loose).update(files)
    write_tree(folder, under(LIB, without_source(LIB, loose, compiled)))
    write_tree(folder, under(APP, application(ROOT, compiled)))
    (folder / "lib" / "pure.zip").write_bytes(write_zip(without_source(LIB, pure, compiled)))
    for name in LINKED:
        source = Path(
            str(distribution(name.replace("PySide6", "PySide6-Essentials")).locate_file(name))
        )
        (folder / "lib" / name).symlink_to(source)


def needed(project: Project) -> set[str]:
    """What the program needs here, by name, without what is linked or left out."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    found: set[str] = set()
    wanted = [Requirement(each) for each in project.needs]
    while wanted:
        need = wanted.pop()
        name = str(canonicalize_name(need.name))
        if name in found or (need.marker and not need.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        wanted += [Requirement(each) for each in distribution(name).requires or ()]
    return found - {"pyside6-essentials", "shiboken6"} - set(NEVER_IMPORTED)


def files_of(installed: Distribution) -> dict[str, bytes]:
    names = [each for each in installed.files or () if ".." not in each.parts]
    return {
        str(each): Path(str(installed.locate_file(each))).read_bytes()
        for each in names
        if is_kept(str(each)) and each.suffix != ".pyc"
    }


def compiled(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Bytecode of this Python."""
    found = {}
    with tempfile.TemporaryDirectory() as place:
        source, target = Path(place) / "a.py", Path(place) / "a.pyc"
        for name, text in sources.items():
            source.write_bytes(text)
            mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
            py_compile.compile(str(source), str(target), name, doraise=True, invalidation_mode=mode)
            found[name] = target.read_bytes()
    return found


def start(data: Path, environment: Mapping[str, str], *options: str) -> dict[str, float]:
    command = [sys.executable, *options, "-m", "tests.bench.probe", "office"]
    shown = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [*command, str(time.monotonic_ns()), str(data)],
        env={**environment, **shown},
        cwd=data,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


if __name__ == "__main__":
    shipped(int(sys.argv[2]) if len(sys.argv) > 2 else 5, Path(sys.argv[1]))
