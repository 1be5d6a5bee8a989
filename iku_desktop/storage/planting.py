"""Puts a restored database in an office's place: the old one stays until the new one is there, whole.

A journal that lay beside the old database would be played into the new one, and silently undo it; so it
is settled or taken away before. A kill at any moment leaves the old office or the new one.
"""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from iku_desktop.domain.backups import Manifest, OfficeFacts
from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.storage.backup_format import EVIDENCE_FOLDER
from iku_desktop.storage.backup_reader import BackupReader, Told
from iku_desktop.storage.database_copy import office_facts, refuse_unsound, table_counts
from iku_desktop.storage.database_file import (
    SCHEMA_VERSION,
    move_into_place,
    remove_leftovers,
    sync_file,
    sync_folder,
)
from iku_desktop.storage.engine import connect
from iku_desktop.storage.evidence_store import hash_of
from iku_desktop.storage.faults import of_the_disk
from iku_desktop.storage.files import write_whole
from iku_desktop.storage.schema import differences, faults_of_content

STAGED_NAME = "iku-pulih.tmp"
ASIDE = "rusak"
# Of these the database is what it was; only now it can't be read.
NOT_TOLD = frozenset({"locked", "read_only", "disk_full", "folder_missing", "cannot_open"})
# What values raise that nobody wrote; a database that holds them can't be read.
NOT_WRITTEN_BY_US = (ValueError, TypeError, OverflowError)
BESIDE = ("-journal", "-wal", "-shm")


def stage(reader: BackupReader, paths: OfficePaths, told: Told) -> Path:
    """The copy's database as a file of its own beside the office's, checked and of the newest schema."""
    staged = paths.folder / STAGED_NAME
    remove_leftovers(staged)
    reader.take_database(staged, told)
    if reader.manifest.schema < SCHEMA_VERSION:
        from iku_desktop.storage.migrator import run_steps

        run_steps(staged)
    with closing(connect(staged)) as connection:
        refuse_unsound(faults_of_content(connection) + differences(connection))
    sync_file(staged)
    return staged


def put_back_evidence(reader: BackupReader, paths: OfficePaths, told: Told) -> int:
    """Write every content that the folder lacks or holds changed; gives how many.

    What the folder has and the copy doesn't stays: nothing of the old office is taken away.
    """
    written = 0
    for member in reader.evidence:
        name = member.name.removeprefix(EVIDENCE_FOLDER)
        path = paths.evidence / name
        # A content that was already changed when it was copied must not replace an intact one.
        if not _is_intact(path):
            data = reader.read_evidence(member)
            paths.evidence.mkdir(exist_ok=True)
            if not path.exists() or hash_of(data) == path.stem:
                write_whole(path, data)
                written += 1
        told(member.size)
    return written


def _is_intact(path: Path) -> bool:
    try:
        return hash_of(path.read_bytes()) == path.stem
    except OSError:
        return False


def facts_of(database: Path) -> OfficeFacts | None:
    """What a database holds, of whatever schema; None where it can't be read."""
    try:
        with of_the_disk(), closing(connect(database, "ro")) as connection:
            return office_facts(connection, table_counts(connection))
    except (Unavailable, sqlite3.Error, *NOT_WRITTEN_BY_US):
        return None


def is_sound(database: Path) -> bool:
    """Whether the office's database can be read to its end, after what a crash left in its journal.

    Unavailable where that can't be told: it is locked, or may not be opened.
    """
    try:
        with of_the_disk(), closing(connect(database)) as connection:
            office_facts(connection, table_counts(connection))
            return not faults_of_content(connection)
    except Unavailable as fault:
        if fault.code in NOT_TOLD:
            raise
        return False
    except (sqlite3.Error, *NOT_WRITTEN_BY_US):
        # Such as a table that is gone, or a time that is none.
        return False


def set_aside(paths: OfficePaths) -> Path:
    """Keep an unreadable database whole, with its journals, in a folder of its own among the copies.

    It also stays in its place, until another is planted there.
    """
    names = (paths.backups / f"{ASIDE}-{number}" for number in count(1))
    folder = next(each for each in names if not each.exists())
    folder.mkdir(parents=True)
    for suffix in ("", *BESIDE):
        source = paths.database.with_name(paths.database.name + suffix)
        if source.exists():
            _link_or_copy(source, folder / source.name)
    sync_folder(folder)
    return folder


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        # A second name for the same bytes: no disk that fails needs to read them.
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        sync_file(target)


def plant(staged: Path, paths: OfficePaths) -> None:
    """Put the staged database in the office's place, where no journal waits for it."""
    for suffix in BESIDE:
        paths.database.with_name(paths.database.name + suffix).unlink(missing_ok=True)
    sync_folder(paths.folder)
    move_into_place(staged, paths.database)
    with suppress(OSError):
        remove_leftovers(staged)


def make_folders(paths: OfficePaths) -> None:
    """The folders of an office, where they are missing."""
    for folder in (paths.folder, paths.evidence, paths.backups, paths.reports, paths.log):
        folder.mkdir(parents=True, exist_ok=True)


def remove_folders(paths: OfficePaths) -> None:
    """Take the folders of an office away again, as far as nothing is in them."""
    with suppress(OSError):
        paths.lock.unlink(missing_ok=True)
    for folder in (paths.evidence, paths.backups, paths.reports, paths.log, paths.folder):
        with suppress(OSError):
            folder.rmdir()


def foreign_name(paths: OfficePaths) -> str:
    """Something in the folder that shows it never was an office's; "" where one may be planted."""
    if not paths.folder.exists():
        return ""
    if not paths.folder.is_dir():
        return paths.folder.name
    if any(each.exists() for each in (paths.database, paths.evidence, paths.backups)):
        return ""
    return min((each.name for each in paths.folder.iterdir() if each != paths.lock), default="")


def holds_what_it_should(database: Path, manifest: Manifest) -> bool:
    """Whether a planted database holds the rows that the copy counted, those of later tables aside."""
    with closing(connect(database, "ro")) as connection:
        counts = table_counts(connection)
    if manifest.schema < SCHEMA_VERSION:
        return counts["office"] == manifest.tables["office"]
    return counts == dict(manifest.tables)
