"""Looks at a database file before anything opens it, and moves finished files into place."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from iku_desktop.domain.problems import Unavailable
from iku_desktop.storage.engine import APPLICATION_ID
from iku_desktop.storage.faults import of_the_disk
from iku_desktop.storage.replacing import replace

SCHEMA_VERSION = 4
MAGIC = b"SQLite format 3\x00"
HEADER_SIZE = 100
USER_VERSION_AT = 60
APPLICATION_ID_AT = 68


@dataclass(frozen=True, slots=True)
class Header:
    """The first 100 bytes of a SQLite file, as far as they say whose it is and how new."""

    is_sqlite: bool
    application_id: int
    user_version: int


def read_header(path: Path) -> Header:
    """The header of a file; reading bytes leaves even a foreign file as it is."""
    with path.open("rb") as file:
        start = file.read(HEADER_SIZE)
    if len(start) < HEADER_SIZE or not start.startswith(MAGIC):
        return Header(is_sqlite=False, application_id=0, user_version=0)
    return Header(
        is_sqlite=True,
        application_id=int.from_bytes(start[APPLICATION_ID_AT : APPLICATION_ID_AT + 4], "big"),
        user_version=int.from_bytes(start[USER_VERSION_AT : USER_VERSION_AT + 4], "big"),
    )


def version_of(path: Path, newest: int = SCHEMA_VERSION) -> int:
    """The schema version of an office's database, at most `newest`.

    Unavailable: `no_office`, `foreign_database` (not SQLite, or another program's), `newer_database`.
    """
    with of_the_disk():
        if not path.is_file():
            raise Unavailable("no_office", folder=str(path.parent))
        header = read_header(path)
    if not header.is_sqlite:
        raise Unavailable("foreign_database", damaged=True, file=str(path))
    if header.application_id != APPLICATION_ID:
        raise Unavailable("foreign_database", file=str(path))
    if header.user_version > newest:
        raise Unavailable("newer_database", version=header.user_version, known=newest)
    if header.user_version < 1:
        raise Unavailable("foreign_database", file=str(path))
    return header.user_version


def sync_file(path: Path) -> None:
    """Returns when the file's content is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Returns when the folder's names are on the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def move_into_place(finished: Path, place: Path) -> None:
    """Puts a finished file in the place of what is there, at once or not at all.

    Unavailable `saved_unsure` where it is there and the disk didn't say that it will stay.
    """
    sync_file(finished)
    replace(finished, place)
    try:
        sync_folder(place.parent)
    except OSError as fault:
        raise Unavailable("saved_unsure", reason=fault.strerror or str(fault)) from fault


def remove_leftovers(path: Path) -> None:
    """Removes a half-made database with its journals, if there is one."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
