"""Makes one copy of an office: written whole beside its place, reopened and counted, then put there."""

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from io import RawIOBase
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from iku_desktop.domain.backups import (
    LEAST_PASSPHRASE,
    BackupOutcome,
    BackupReason,
    Manifest,
    copy_name,
    office_in_names,
)
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.evidence_words import size_text
from iku_desktop.services.backup_source import look_into, verify_backup

Progress = Callable[[int, int], None]
KILOBYTE = 1024
# What stays free for the office's own entries beside a copy.
ROOM_LEFT = 32 * KILOBYTE * KILOBYTE
DATABASE_COPY, SCRATCH = "iku-cadangan.tmp", "iku-cadangan-periksa.tmp"
# Both use the same names for what they make on the way.
ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A copy that is asked for; without `target` it goes into the office's own folder of copies.

    A `target` that is a folder gets a file named as in the folder of copies.
    """

    reason: BackupReason
    made_at: datetime
    made_by: str
    target: Path | None = None
    passphrase: str = ""


def untold(_count: int, _total: int) -> None:
    """Nobody watches the progress."""


def make_backup(paths: OfficePaths, wanted: Wanted, progress: Progress = untold) -> BackupOutcome:
    """Make a copy of an office that may be in use.

    `progress` is told (kilobytes done, in all) and may raise to stop; then, and after every fault, the
    place is as it was. Refused for a passphrase that is too short; Unavailable: `damaged` (the office's
    own database), `file_…` of the place.
    """
    if 0 < len(wanted.passphrase) < LEAST_PASSPHRASE:
        least = {"least": LEAST_PASSPHRASE}
        raise Refused(Problem("passphrase_short", "passphrase", least))
    from iku_desktop.storage.database_file import remove_leftovers

    copy, scratch = paths.folder / DATABASE_COPY, paths.folder / SCRATCH
    with ONE_AT_A_TIME:
        try:
            return _made(paths, wanted, copy, progress)
        finally:
            remove_leftovers(copy)
            remove_leftovers(scratch)


def _made(paths: OfficePaths, wanted: Wanted, copy: Path, progress: Progress) -> BackupOutcome:
    from iku_desktop.storage.backup_folder import next_sequence
    from iku_desktop.storage.backup_writer import Stamp, describe, evidence_files
    from iku_desktop.storage.database_copy import copy_database
    from iku_desktop.storage.database_file import remove_leftovers
    from iku_desktop.storage.faults import of_the_disk

    with of_the_disk():
        if wanted.target is None:
            paths.backups.mkdir(exist_ok=True)
        sequence = next_sequence(paths.backups)
        evidence = evidence_files(paths.evidence)
        size = paths.database.stat().st_size
        meter = Meter(progress, 3 * size + 2 * sum(each.stat().st_size for each in evidence))
        remove_leftovers(copy)
        copy_database(paths.database, copy, lambda done, total: meter.at(size * done // total))
        meter.at(size)
        stamp = Stamp(wanted.made_at, wanted.made_by, wanted.reason, sequence)
        about = describe(copy, stamp)
    target = _target(paths, wanted, about)
    content = _Content(copy, evidence, about)
    _refuse_without_room(target.parent, size + sum(each.stat().st_size for each in evidence))
    with _of_the_place(target), _beside(target) as beside:
        try:
            manifest = _written(beside, content, wanted, meter, trusts_names=True)
        except Refused:
            # A content that was changed in the folder of evidence isn't what its name says any more. It is
            # copied as it is: a scan with a broken line is better than none.
            beside.unlink()
            meter.at(size)
            manifest = _written(beside, content, wanted, meter, trusts_names=False)
        _put(beside, target)
        look_into(target, wanted.passphrase)
    return BackupOutcome(str(target), manifest)


def _refuse_without_room(folder: Path, size: int) -> None:
    """Unavailable `backup_no_room` where the copy would fill the disk, on which the office writes too."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return
    if free < size + ROOM_LEFT:
        needed, left = size_text(size + ROOM_LEFT), size_text(free)
        raise Unavailable("backup_no_room", folder=str(folder), needed=needed, free=left)


@dataclass(frozen=True, slots=True)
class _Content:
    """What goes into a copy: the database's own copy, the contents of evidence, and what is told of them."""

    database: Path
    evidence: tuple[Path, ...]
    about: Manifest


def _written(
    beside: Path, content: _Content, wanted: Wanted, meter: "Meter", *, trusts_names: bool
) -> Manifest:
    """Write all of a copy, and read all of it again."""
    from iku_desktop.storage.database_file import sync_file

    _write(beside, content, wanted.passphrase, meter, trusts_names=trusts_names)
    scratch = content.database.with_name(SCRATCH)
    if wanted.target is not None:
        # A stick is asked for what it holds, not the computer for what it remembers of it.
        sync_file(beside)
        _forget(beside)
        return verify_backup(beside, wanted.passphrase, scratch, meter.add)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        syncing = pool.submit(sync_file, beside)
        manifest = verify_backup(beside, wanted.passphrase, scratch, meter.add)
        syncing.result()
    return manifest


def _forget(path: Path) -> None:
    """Let the system drop what it keeps in memory of a file, where it knows how to."""
    if sys.platform == "linux":
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)


def _target(paths: OfficePaths, wanted: Wanted, about: Manifest) -> Path:
    office = office_in_names(about.facts.name, practice=about.facts.practice)
    name = copy_name(office, about.sequence, about.made_at, about.reason)
    target = paths.backups if wanted.target is None else wanted.target
    return target / name if wanted.target is None or target.is_dir() else target


@contextmanager
def _of_the_place(target: Path) -> Iterator[None]:
    """Faults of the disk on which the copy is made, in words that name its file."""
    from iku_desktop.storage.files import unavailable_file

    try:
        yield
    except OSError as fault:
        raise unavailable_file(target, fault) from fault


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A file beside the place to write into; whatever is left of it in the end is taken away."""
    from iku_desktop.storage.backup_folder import UNFINISHED
    from iku_desktop.storage.database_file import remove_leftovers

    beside = target.with_name(f"{UNFINISHED}{token_hex(4)}.tmp")
    try:
        yield beside
    finally:
        remove_leftovers(beside)


def _write(
    beside: Path, content: _Content, passphrase: str, meter: "Meter", *, trusts_names: bool
) -> None:
    from iku_desktop.storage.backup_writer import BackupWriter

    def fill(target: BinaryIO | RawIOBase) -> None:
        writer = BackupWriter(target, meter.add, trusts_names=trusts_names)
        writer.write(content.database, content.evidence, content.about)

    with beside.open("xb") as file:
        if passphrase:
            from iku_desktop.signing.sealing import SealedWriter

            sealed = SealedWriter(file, passphrase)
            fill(sealed)
            sealed.finish()
        else:
            fill(file)


def _put(beside: Path, target: Path) -> None:
    from iku_desktop.storage.database_file import sync_folder
    from iku_desktop.storage.replacing import replace

    replace(beside, target)
    # Some file systems outside know no such call; what lies there is read again anyway.
    with suppress(OSError):
        sync_folder(target.parent)


class Meter:
    """Counts bytes from several threads and tells kilobytes of all."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total = progress, max(total, 1)
        self._done = 0
        self._lock = threading.Lock()

    def add(self, count: int) -> None:
        """So many bytes more are done."""
        with self._lock:
            self.at(self._done + count)

    def at(self, done: int) -> None:
        """So many are done in all."""
        self._done = min(done, self._total)
        self._progress(self._done // KILOBYTE, self._total // KILOBYTE)
