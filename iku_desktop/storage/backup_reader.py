"""Reads an `.ikubak` that anybody may have made or damaged: bounded, checked, nothing unpacked by name."""

import errno
import hashlib
import sqlite3
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from iku_desktop.domain.backups import Manifest, Member
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.paths import DATABASE_NAME
from iku_desktop.storage.backup_format import (
    COMMENT,
    EVIDENCE_FOLDER,
    MANIFEST_NAME,
    MOST_MEMBERS,
    comment_of,
    damaged,
    is_member_name,
    most_bytes,
    read_manifest,
)
from iku_desktop.storage.database_copy import table_counts
from iku_desktop.storage.database_file import read_header
from iku_desktop.storage.engine import APPLICATION_ID, connect

CHUNK = 1024 * 1024
LOCAL_HEAD = b"PK\x03\x04"
# What follows the head of a zip's first member is its name; ours is the database's.
NAME_AT = 30
ENCRYPTED = 0x1
READERS = 2
BROKEN = (
    *(zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, RuntimeError, OverflowError),
    struct.error,
)
Told = Callable[[int], None]


@contextmanager
def open_backup(source: BinaryIO) -> "Iterator[BackupReader]":
    """The reader of a copy in a seekable file.

    Refused: `backup_foreign` (not one of ours), `backup_damaged` (cut off or changed),
    `backup_newer_format`.
    """
    try:
        archive = zipfile.ZipFile(source)
    except BROKEN as fault:
        raise _not_a_zip(source) from fault
    except OSError as fault:
        if _is_of_the_disk(fault):
            raise
        raise _not_a_zip(source) from fault
    with archive:
        yield BackupReader(archive, _size_of(source))


class BackupReader:
    """One copy; its manifest was read and agrees with the zip's own directory."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        self._zip = archive
        self._entries = _entries(archive, size)
        self.manifest = self._read_manifest()
        self._hold_against_manifest()

    def _read_manifest(self) -> Manifest:
        comment = COMMENT.fullmatch(self._zip.comment)
        if MANIFEST_NAME not in self._entries or comment is None:
            raise damaged(MANIFEST_NAME) if self._entries else Refused(_foreign())
        data = b"".join(self._chunks(MANIFEST_NAME))
        if comment_of(data) != self._zip.comment:
            raise damaged(MANIFEST_NAME)
        return read_manifest(data)

    def _hold_against_manifest(self) -> None:
        told = {each.name: each.size for each in self.manifest.members}
        found = {
            name: entry.file_size for name, entry in self._entries.items() if name != MANIFEST_NAME
        }
        if len(told) != len(self.manifest.members) or DATABASE_NAME not in told:
            raise damaged(MANIFEST_NAME)
        for name in told.keys() ^ found.keys():
            raise damaged(name)
        for name, size in told.items():
            if found[name] != size:
                raise damaged(name)

    @property
    def evidence(self) -> tuple[Member, ...]:
        """The contents of evidence, as the manifest names them."""
        return tuple(
            each for each in self.manifest.members if each.name.startswith(EVIDENCE_FOLDER)
        )

    def verify_evidence(self, told: Told) -> None:
        """Hash every content against the manifest; `told` is given the bytes read and may raise to stop.

        Refused `backup_damaged` names the first that differs.
        """
        # Largest first, each to whoever is free: two readers end at about the same time.
        members = sorted(self.evidence, key=lambda each: -each.size)
        with ThreadPoolExecutor(READERS) as pool:
            checks = [pool.submit(self._check, each, told) for each in members]
            try:
                for check in checks:
                    check.result()
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise

    def _check(self, member: Member, told: Told) -> None:
        digest = hashlib.sha256()
        for chunk in self._chunks(member.name):
            digest.update(chunk)
            told(len(chunk))
        if digest.hexdigest() != member.sha256:
            raise damaged(member.name)

    def read_evidence(self, member: Member) -> bytes:
        """A content of evidence, checked again; Refused where it is not what the manifest says."""
        data = b"".join(self._chunks(member.name))
        if hashlib.sha256(data).hexdigest() != member.sha256:
            raise damaged(member.name)
        return data

    def take_database(self, target: Path, told: Told) -> None:
        """Write the database into a new file and look whether it is what the manifest says.

        `told` as in verify_evidence. Refused `backup_damaged`; OSError as the disk raises it.
        """
        digest = hashlib.sha256()
        with target.open("xb") as file:
            for chunk in self._chunks(DATABASE_NAME):
                digest.update(chunk)
                file.write(chunk)
                told(len(chunk))
        member = next(each for each in self.manifest.members if each.name == DATABASE_NAME)
        if digest.hexdigest() != member.sha256:
            raise damaged(DATABASE_NAME)
        self._count(target)

    def _count(self, database: Path) -> None:
        """The database can be opened, is sound, and holds what the manifest counts."""
        header = read_header(database)
        is_ours = header.is_sqlite and header.application_id == APPLICATION_ID
        if not is_ours or header.user_version != self.manifest.schema:
            raise damaged(DATABASE_NAME)
        try:
            with closing(connect(database, "ro")) as connection:
                (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                counts = table_counts(connection)
        except sqlite3.Error as fault:
            raise damaged(DATABASE_NAME) from fault
        if sound != "ok" or counts != dict(self.manifest.tables):
            raise damaged(DATABASE_NAME)

    def _chunks(self, name: str) -> Iterator[bytes]:
        try:
            with self._zip.open(self._entries[name]) as member:
                while chunk := member.read(CHUNK):
                    yield chunk
        except BROKEN as fault:
            raise damaged(name) from fault
        except OSError as fault:
            if _is_of_the_disk(fault):
                raise
            raise damaged(name) from fault


def _entries(archive: zipfile.ZipFile, size: int) -> dict[str, zipfile.ZipInfo]:
    """The members by name; Refused where any of them can't be a copy's."""
    listed = archive.infolist()
    if len(listed) > MOST_MEMBERS:
        raise Refused(_foreign())
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in listed:
        # Its name as it is written; zipfile itself cuts names at a zero byte.
        name = entry.orig_filename
        if not is_member_name(name) or entry.filename != name:
            raise Refused(_foreign())
        if name in found or not _is_plain(entry) or entry.file_size > most_bytes(name):
            raise damaged(name)
        found[name] = entry
    # Without compression nothing can hold more than the file itself, unless members share bytes.
    if sum(each.file_size for each in listed) > size:
        raise damaged(MANIFEST_NAME)
    return found


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    """Whether a member is stored as it is: not compressed, not encrypted, no link."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return (
        entry.compress_type == zipfile.ZIP_STORED
        and entry.file_size == entry.compress_size
        and not entry.flag_bits & ENCRYPTED
        and kind in (0, stat.S_IFREG)
    )


def _is_of_the_disk(fault: OSError) -> bool:
    """Whether the disk failed; a place before the file's beginning, told by the zip, is no such fault."""
    return fault.errno != errno.EINVAL


def _not_a_zip(source: BinaryIO) -> Refused:
    """A copy that was cut off still begins as one; anything else is not ours."""
    source.seek(0)
    start = source.read(NAME_AT + len(DATABASE_NAME))
    is_ours = start.startswith(LOCAL_HEAD) and start[NAME_AT:] == DATABASE_NAME.encode()
    return damaged(MANIFEST_NAME) if is_ours else Refused(_foreign())


def _foreign() -> Problem:
    return Problem("backup_foreign", "file")


def _size_of(source: BinaryIO) -> int:
    return source.seek(0, 2)
