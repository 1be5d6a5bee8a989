"""The tree that is installed: Python, libraries, program, licences; every place and its bytes."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from winbuild.kept import NEVER_IMPORTED, files_of, metadata_of
from winbuild.packed import write_zip

# Read through importlib.resources, so that its 600 small files may lie in one zip.
ZIPPED_DATA = "tzdata"
APP, LIB, PYTHON = "app/", "lib/", "python/"
# Alembic reads its steps as source files.
LEFT_AS_SOURCE = "iku_desktop/storage/migrations/"
CACHED_AS = "cpython-312.pyc"
PROGRAM, RESOURCES = "iku_desktop", "resources"

Compile = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]


def libraries(wheels: Mapping[str, Path], compiled: Compile) -> dict[str, bytes]:
    """lib/: what is pure Python in one zip, the rest beside it; bytecode in the place of sources."""
    loose: dict[str, bytes] = {}
    zipped: dict[str, bytes] = {}
    zones: dict[str, bytes] = {}
    for name, wheel in wheels.items():
        if name in NEVER_IMPORTED:
            continue
        files = files_of(wheel)
        if name == ZIPPED_DATA:
            zones.update(files)
        elif all(place.endswith(".py") for place in files):
            zipped.update(files)
        else:
            loose.update(files)
        loose.update(metadata_of(wheel))
    packed = {"pure.zip": zipped, "tzdata.zip": zones}
    found = {
        name: write_zip(without_source(LIB, files, compiled)) for name, files in packed.items()
    }
    return {**without_source(LIB, loose, compiled), **found}


def without_source(top: str, files: Mapping[str, bytes], compiled: Compile) -> dict[str, bytes]:
    """The files with each `x.py` replaced by its `x.pyc`, which Python imports just as well."""
    sources = {place: text for place, text in files.items() if place.endswith(".py")}
    bytecode = compiled({top + place: text for place, text in sources.items()})
    rest = {place: content for place, content in files.items() if place not in sources}
    return {**rest, **{f"{place}c": bytecode[top + place] for place in sources}}


def application(root: Path, compiled: Compile) -> dict[str, bytes]:
    """app/: the program as bytecode, and its resources."""
    code = _read(root / PROGRAM, root)
    steps = {place: text for place, text in code.items() if place.startswith(LEFT_AS_SOURCE)}
    rest = {place: text for place, text in code.items() if place not in steps}
    return {
        **without_source(APP, rest, compiled),
        **steps,
        **cached(APP, steps, compiled),
        **_read(root / RESOURCES, root),
    }


def cached(top: str, sources: Mapping[str, bytes], compiled: Compile) -> dict[str, bytes]:
    """Bytecode where Python would keep it beside sources: else it would write there after the install."""
    bytecode = compiled({top + place: text for place, text in sources.items()})
    found = {}
    for place in sources:
        path = PurePosixPath(place)
        kept = path.parent / "__pycache__" / f"{path.stem}.{CACHED_AS}"
        found[str(kept)] = bytecode[top + place]
    return found


def _read(folder: Path, root: Path) -> dict[str, bytes]:
    files = (
        path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    )
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(files)}


def under(top: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files moved below a folder (`app/`)."""
    return {top + place: content for place, content in files.items()}
