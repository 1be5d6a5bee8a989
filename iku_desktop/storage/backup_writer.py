"""Writes an `.ikubak` into an open file: database, evidence and manifest, each with its hash."""

import hashlib
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO

from iku_desktop import __version__
from iku_desktop.domain.backups import BackupReason, Manifest, Member
from iku_desktop.paths import DATABASE_NAME
from iku_desktop.storage.backup_format import (
    EVIDENCE_FOLDER,
    EVIDENCE_NAME,
    MANIFEST_NAME,
    MOST_EVIDENCE,
    comment_of,
    manifest_json,
)
from iku_desktop.storage.database_copy import (
    audit_head,
    evidence_names,
    office_facts,
    table_counts,
)
from iku_desktop.storage.database_file import read_header
from iku_desktop.storage.engine import connect

CHUNK = 1024 * 1024
# The day of a zip's members; the manifest tells when the copy was made.
ZIP_DAY = (1980, 1, 1, 0, 0, 0)
Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Stamp:
    """When, by whom and why a copy is made, and its place in the row of copies."""

    made_at: datetime
    made_by: str
    reason: BackupReason
    sequence: int


def describe(database: Path, stamp: Stamp) -> Manifest:
    """The manifest of a copied database, still without members."""
    with closing(connect(database, "ro")) as connection:
        counts = table_counts(connection)
        return Manifest(
            facts=office_facts(connection, counts),
            schema=read_header(database).user_version,
            sequence=stamp.sequence,
            made_at=stamp.made_at,
            made_by=stamp.made_by,
            reason=stamp.reason,
            tables=counts,
            audit=audit_head(connection, counts),
            members=(),
            missing=evidence_names(connection, counts),
            program=__version__,
        )


def evidence_files(folder: Path) -> tuple[Path, ...]:
    """The contents in `bukti/`, by name; what people may have put beside them is not taken along."""
    if not folder.is_dir():
        return ()
    found = [
        each
        for each in folder.iterdir()
        if EVIDENCE_NAME.fullmatch(each.name) and _is_content(each)
    ]
    return tuple(sorted(found))


def _is_content(path: Path) -> bool:
    state = path.lstat()
    return stat.S_ISREG(state.st_mode) and state.st_size <= MOST_EVIDENCE


class BackupWriter:
    """Fills one copy; `told` is given the bytes written as they are written and may raise to stop.

    Evidence bears its hash as its name; `trusts_names` takes that for its content's, which whoever reads
    the copy again finds out.
    """

    def __init__(
        self, target: BinaryIO | RawIOBase, told: Told, *, trusts_names: bool = False
    ) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_STORED)
        self._told = told
        self._members: list[Member] = []
        self._trusts_names = trusts_names

    def write(self, database: Path, evidence: tuple[Path, ...], about: Manifest) -> Manifest:
        """Write all members; the manifest as it stands in the copy. OSError as the disks raise it."""
        with self._zip:
            self._add_large(DATABASE_NAME, database)
            for path in evidence:
                self._add_small(EVIDENCE_FOLDER + path.name, path)
            names = {each.name.removeprefix(EVIDENCE_FOLDER) for each in self._members}
            missing = tuple(name for name in about.missing if name not in names)
            manifest = replace(about, members=tuple(self._members), missing=missing)
            data = manifest_json(manifest)
            self._zip.writestr(_info(MANIFEST_NAME, len(data)), data)
            self._zip.comment = comment_of(data)
        return manifest

    def _add_large(self, name: str, path: Path) -> None:
        size, digest = path.stat().st_size, hashlib.sha256()
        with path.open("rb") as source, self._zip.open(_info(name, size), "w") as member:
            for chunk in _chunks(source):
                digest.update(chunk)
                member.write(chunk)
                self._told(len(chunk))
        self._members.append(Member(name, size, digest.hexdigest()))

    def _add_small(self, name: str, path: Path) -> None:
        # Read whole before its head is written, so that a file that can't be read leaves no half member.
        try:
            data = path.read_bytes()
        except OSError:
            return
        self._zip.writestr(_info(name, len(data)), data)
        sha256 = path.stem if self._trusts_names else hashlib.sha256(data).hexdigest()
        self._members.append(Member(name, len(data), sha256))
        self._told(len(data))


def _info(name: str, size: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, ZIP_DAY)
    info.external_attr = 0o600 << 16
    info.file_size = size  # tells zipfile beforehand whether the member needs 64 bits
    return info


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    while chunk := source.read(CHUNK):
        yield chunk
