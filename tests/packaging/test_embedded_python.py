"""The shipped Python: held file by file against its manifest, cut, and given our search path."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from winbuild.embedded_python import (
    LEFT_OUT,
    LOCK,
    MANIFEST,
    PINNED_VERSION,
    embedded_python,
    read_manifest,
)
from winbuild.faults import BuildFault
from winbuild.packed import write_zip

LIBRARY = write_zip({"os.pyc": b"os", "lib2to3/Grammar.pickle": b"?", "lib2to3/main.pyc": b"?"})
FILES = {
    "python.exe": b"MZ",
    "python312.dll": b"MZ dll",
    "python312.zip": LIBRARY,
    "python312._pth": b"python312.zip\n.\n",
    "_wmi.pyd": b"asks Windows",
    "winsound.pyd": b"beeps",
}


def given(folder: Path, files: Mapping[str, bytes], said: Mapping[str, bytes]) -> tuple[Path, Path]:
    """A zip of the files, and a manifest of what is said of them."""
    path, manifest = folder / "python.zip", folder / "sums.txt"
    path.write_bytes(write_zip(files))
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in said.items()]
    manifest.write_text("".join(lines), "utf-8")
    return path, manifest


def test_that_what_is_not_shipped_is_left_out(tmp_path: Path) -> None:
    found = embedded_python(tmp_path, *given(tmp_path, FILES, FILES))
    assert sorted(found) == ["python.exe", "python312._pth", "python312.dll", "python312.zip"]
    with zipfile.ZipFile(io.BytesIO(found["python312.zip"])) as packed:
        assert packed.namelist() == ["os.pyc"]


def test_that_its_search_path_holds_our_folders_and_nothing_of_the_computer(tmp_path: Path) -> None:
    found = embedded_python(tmp_path, *given(tmp_path, FILES, FILES))
    lines = found["python312._pth"].decode().splitlines()
    assert lines[:2] == ["python312.zip", "."]
    assert r"..\app" in lines
    assert "import site" not in lines
    assert not [line for line in lines if ":" in line or line.startswith("\\")]


@pytest.mark.parametrize(
    "files",
    [
        {**FILES, "python312.dll": b"MZ dll with something added"},
        {**FILES, "helper.dll": b"one too many"},
        {name: content for name, content in FILES.items() if name != "python.exe"},
    ],
    ids=["changed", "one too many", "missing"],
)
def test_that_a_python_other_than_its_manifest_is_refused(
    tmp_path: Path, files: Mapping[str, bytes]
) -> None:
    with pytest.raises(BuildFault, match="Not the Python of the manifest"):
        embedded_python(tmp_path, *given(tmp_path, files, FILES))


def test_that_a_manifest_is_read_as_sha256sum_writes_it() -> None:
    assert read_manifest("AB12  python.exe\ncd34 *a b.dll\n\n") == {
        "python.exe": "ab12",
        "a b.dll": "cd34",
    }


def test_that_the_pinned_python_has_a_manifest_and_one_hash() -> None:
    manifest = read_manifest(MANIFEST.read_text("utf-8"))
    assert PINNED_VERSION in MANIFEST.name
    assert {"python.exe", "pythonw.exe", "python312.dll", "python312.zip"} | LEFT_OUT <= set(
        manifest
    )
    assert all(len(digest) == 64 for digest in manifest.values())
    pinned = [line for line in LOCK.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(pinned) == 1
    assert "://" not in LOCK.read_text("utf-8")
