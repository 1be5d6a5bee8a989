"""Writes a package member by member into one file, keeping nothing of it in memory."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from iku_desktop.domain.package_models import Manifest, Member, PackageRow
from iku_desktop.exchange.package_layout import (
    CHUNK,
    EVIDENCE_FOLDER,
    MANIFEST,
    QUARTER_FOLDER,
    ROWS_OF,
    SIGNATURE,
)
from iku_desktop.exchange.package_manifest import manifest_json
from iku_desktop.exchange.package_rows import row_line

# A package of the same rows is the same file whenever it is made.
MADE = (2020, 1, 1, 0, 0, 0)
FILE_MODE = 0o100644 << 16


class PackageWriter:
    """A package under way; `path` is written anew. OSError where the disk refuses."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self._members: list[Member] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._archive.close()
            return
        # The stick may be full or gone; the fault that came first is the one to be told.
        with suppress(OSError, ValueError):
            self._archive.close()

    def put_rows(self, table: str, rows: Iterable[PackageRow]) -> None:
        """The rows of a table, a line each."""
        self._put(ROWS_OF[table], map(row_line, rows), zipfile.ZIP_DEFLATED)

    def put_evidence(self, stored_name: str, path: Path) -> None:
        """An evidence file under its name in `bukti/`; scans are packed already."""
        self._put(EVIDENCE_FOLDER + stored_name, _chunks(path), zipfile.ZIP_STORED)

    def put_quarter_file(self, name: str, data: bytes) -> None:
        """A file of the quarter that the kabupaten reads."""
        self._put(QUARTER_FOLDER + name, [data], zipfile.ZIP_DEFLATED)

    def with_members(self, manifest: Manifest) -> tuple[Manifest, bytes]:
        """The manifest with all members that were put, and its bytes as they are signed."""
        whole = replace(manifest, members=tuple(self._members))
        return whole, manifest_json(whole)

    def finish(self, manifest: bytes, signature: bytes) -> None:
        """Put manifest and signature."""
        for name, data in ((MANIFEST, manifest), (SIGNATURE, signature.hex().encode())):
            with self._archive.open(_entry(name, zipfile.ZIP_DEFLATED), "w") as member:
                member.write(data)

    def _put(self, name: str, parts: Iterable[bytes], how: int) -> None:
        digest, size = hashlib.sha256(), 0
        with self._archive.open(_entry(name, how), "w", force_zip64=True) as member:
            for part in parts:
                member.write(part)
                digest.update(part)
                size += len(part)
        self._members.append(Member(name, size, digest.hexdigest()))


def _entry(name: str, how: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, MADE)
    entry.compress_type = how
    entry.external_attr = FILE_MODE
    return entry


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
