"""Opens a copy that lies anywhere: plain or under a passphrase, checked before anything is taken from it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.backups import SEAL_MARK, Manifest
from iku_desktop.domain.problems import Problem, Refused

if TYPE_CHECKING:  # storage loads SQLModel, which the window must not wait for
    from iku_desktop.storage.backup_reader import BackupReader


@contextmanager
def opened_backup(path: Path, passphrase: str = "") -> "Iterator[BackupReader]":
    """The reader of a copy.

    Refused: `backup_missing`, `backup_sealed` (it needs its passphrase), `backup_passphrase_wrong`, and
    as open_backup. Unavailable where the disk refuses.
    """
    from iku_desktop.storage.backup_reader import open_backup
    from iku_desktop.storage.files import unavailable_file

    if not path.is_file():
        raise Refused(Problem("backup_missing", "file", {"file": path.name}))
    try:
        file = path.open("rb")
    except OSError as fault:
        raise unavailable_file(path, fault) from fault
    with file:
        try:
            is_sealed = file.read(len(SEAL_MARK)) == SEAL_MARK
            file.seek(0)
        except OSError as fault:
            raise unavailable_file(path, fault) from fault
        if not is_sealed:
            with open_backup(file) as reader:
                yield reader
            return
        if not passphrase:
            raise Refused(Problem("backup_sealed", "passphrase"))
        from iku_desktop.signing.sealing import unsealed

        with open_backup(unsealed(file, passphrase)) as reader:
            yield reader


def verify_backup(
    path: Path, passphrase: str, scratch: Path, told: Callable[[int], None]
) -> Manifest:
    """Read a whole copy: each member against its hash, the database opened and its rows counted.

    `scratch` is a file that is made for it and taken away again. Refused, Unavailable as opened_backup.
    """
    from iku_desktop.storage.database_file import remove_leftovers
    from iku_desktop.storage.faults import of_the_disk

    remove_leftovers(scratch)
    try:
        with of_the_disk(), opened_backup(path, passphrase) as reader:
            reader.take_database(scratch, told)
            reader.verify_evidence(told)
            return reader.manifest
    finally:
        with suppress(OSError):
            remove_leftovers(scratch)


def look_into(path: Path, passphrase: str = "") -> Manifest:
    """What a copy says of itself, without reading all of it; Refused, Unavailable as opened_backup."""
    from iku_desktop.storage.faults import of_the_disk

    with of_the_disk(), opened_backup(path, passphrase) as reader:
        return reader.manifest
