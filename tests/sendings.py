"""What villages send, made by hand: folders, zips, and the list that OpenSID packs for OpenDK."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.workbooks import a_workbook

LIST_HEAD = (
    *("judul", "tahun", "semester", "nama_file", "id", "created_at", "updated_at", "desa_id"),
)
Listed = tuple[str, object, str, str]


def a_folder(root: Path, files: Mapping[str, bytes]) -> Path:
    """A folder with these files, by their paths in it."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return root


def a_zip(target: Path, files: Mapping[str, bytes]) -> Path:
    """A zip with these files."""
    target.write_bytes(zipped(files))
    return target


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The bytes of a zip with these files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return data.getvalue()


def a_list(reports: Sequence[Listed], head: Sequence[str] = LIST_HEAD) -> bytes:
    """OpenSID's list of (title, year, file name, village code), its columns in any order."""
    rows = []
    for number, (title, year, name, village) in enumerate(reports, start=1):
        values = {
            **{"judul": title, "tahun": year, "semester": 1, "nama_file": name, "id": number},
            **{"created_at": "2025-12-01 10:00:00", "updated_at": None, "desa_id": village},
        }
        rows.append([values[each] for each in head])
    return a_workbook({"Sheet1": [head, *rows]})
