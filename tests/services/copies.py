"""What tests of copies share: an office with evidence, a copy of it, and what a folder holds."""

import hashlib
from pathlib import Path

from iku_desktop.domain.backups import BackupOutcome, BackupReason
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.paths import OfficePaths
from tests.scans import a_pdf
from tests.services.desk import Desk

PASSPHRASE = "kopi tubruk pagi"


def add_evidence(desk: Desk, count: int = 2) -> None:
    """An activity with some files."""
    activity = desk.activity().id
    for number in range(count):
        desk.services.evidence.store_bytes(
            FileOwner.ACTIVITY, activity, a_pdf(1, f"Notulen {number}"), f"Notulen {number}.pdf"
        )


def a_copy(desk: Desk) -> BackupOutcome:
    """A copy of the office with evidence."""
    add_evidence(desk)
    return desk.services.backups.make(BackupReason.MANUAL)


def content_of(folder: Path, *, but: tuple[str, ...] = ("iku.lock",)) -> dict[str, str]:
    """Every file below a folder with the hash of its content, but what lies under these topmost names."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in but
    }


def names_in(paths: OfficePaths) -> list[str]:
    """The copies in the folder of copies, by name."""
    return sorted(each.name for each in paths.backups.iterdir() if each.suffix == ".ikubak")
