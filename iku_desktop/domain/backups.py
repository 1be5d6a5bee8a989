"""Backups as data: why one was made, what a copy holds, its file's name, and when to remind of one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from iku_desktop.domain.audit import AuditHead
from iku_desktop.domain.periods import Quarter

EXTENSION = ".ikubak"
# What a copy under a passphrase begins with (signing/sealing.py).
SEAL_MARK = b"IKUSEAL1"
FORMAT = 1
DAYS_UNTIL_REMINDER = 7
LEAST_PASSPHRASE = 8
NAME = re.compile(
    r"IKU_(?P<office>.+)_(?P<sequence>\d{6,12})_(?P<day>\d{8})-(?P<time>\d{4})_(?P<reason>[a-z]+)\.ikubak"
)
NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
LONGEST_OFFICE = 40


class BackupReason(StrEnum):
    """Why a copy was made; the value stands in the file's name."""

    CLOSE = "tutup"
    HOURLY = "berkala"
    MANUAL = "manual"
    COPY_OUT = "salinan"
    MIGRATION = "migrasi"
    IMPORT = "impor"
    RESTORE = "pulih"
    MERGE = "gabung"

    @property
    def is_precaution(self) -> bool:
        """Whether it was made because something was about to change much."""
        return self in PRECAUTIONS


PRECAUTIONS = frozenset(
    {BackupReason.MIGRATION, BackupReason.IMPORT, BackupReason.RESTORE, BackupReason.MERGE}
)


@dataclass(frozen=True, slots=True)
class BackupCopy:
    """A copy in the folder of backups, as far as its name tells; `sequence` grows with every copy."""

    name: str
    office: str
    sequence: int
    made_at: datetime
    reason: BackupReason


def office_in_names(name: str, *, practice: bool) -> str:
    """An office as the names of its copies call it: `Ranuyoso`, `Ranuyoso-LATIHAN`."""
    plain = NOT_IN_NAMES.sub("-", name).strip("-")[:LONGEST_OFFICE] or "kantor"
    return f"{plain}-LATIHAN" if practice else plain


def copy_name(office: str, sequence: int, made_at: datetime, reason: BackupReason) -> str:
    """`IKU_Ranuyoso_000012_20260930-1024_tutup.ikubak`; `office` as office_in_names gives it."""
    # Not strftime: on some systems it writes the year 999 with three digits.
    stamp = made_at.isoformat()[:16].replace("-", "").replace("T", "-").replace(":", "")
    return f"IKU_{office}_{sequence:06d}_{stamp}_{reason.value}{EXTENSION}"


def copy_of(name: str) -> BackupCopy | None:
    """What a file's name tells; None where no backup of ours bears such a name."""
    found = NAME.fullmatch(name)
    if found is None:
        return None
    try:
        made_at = datetime.fromisoformat(f"{found['day']}T{found['time']}")
        reason = BackupReason(found["reason"])
    except ValueError:
        return None
    return BackupCopy(name, found["office"], int(found["sequence"]), made_at, reason)


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What is told of an office's data to choose between two states of it.

    `files` counts contents of evidence, `closed` are the quarters closed now; `last_change` is None
    where nothing was ever entered.
    """

    code: str
    name: str
    practice: bool
    villages: int
    documents: int
    activities: int
    files: int
    last_change: datetime | None
    closed: tuple[Quarter, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a copy: its name there, its size in bytes and the SHA-256 of its content."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy says of itself; `tables` counts the rows of every table.

    `audit` is the head of the audit trail's chain, None before schema 3. `missing` names evidence that
    rows speak of and the folder lacked.
    """

    facts: OfficeFacts
    schema: int
    sequence: int
    made_at: datetime
    made_by: str
    reason: BackupReason
    tables: Mapping[str, int]
    audit: AuditHead | None
    members: tuple[Member, ...]
    missing: tuple[str, ...] = ()
    program: str = ""
    format: int = FORMAT

    @property
    def size(self) -> int:
        """The bytes of all members together."""
        return sum(each.size for each in self.members)


@dataclass(frozen=True, slots=True)
class BackupOutcome:
    """A copy that was made, reopened and counted: where, and what it says of itself."""

    path: str
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """The place outside this computer: its folder ("" for none), whether copies there are sealed.

    `copied_at` and `sequence` tell of the last copy that came there, None and 0 of none; `names` are the
    copies that this office brought there and that are still kept.
    """

    folder: str = ""
    sealed: bool = False
    copied_at: datetime | None = None
    sequence: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupState:
    """How the office's copies stand; `reminder` are the days without a copy outside, None while few."""

    last: BackupCopy | None = None
    place: SecondPlace = SecondPlace()
    reminder: int | None = None


@dataclass(frozen=True, slots=True)
class RestoreOutcome:
    """What was restored, and where the state before is kept: a copy's name, or a folder's (`aside`)."""

    manifest: Manifest
    kept: str
    aside: bool = False
    evidence: int = 0


def days_without_copy(
    first: date | None, copied_at: datetime | None, today: date, *, practice: bool
) -> int | None:
    """The days since a copy last came to the second place, once they are seven; None before.

    Without one they count from `first`, the day of the oldest copy here. A practice office has nothing
    to lose, and a clock that fell back reminds nobody.
    """
    since = copied_at.date() if copied_at else first
    if practice or since is None:
        return None
    days = (today - since).days
    return days if days >= DAYS_UNTIL_REMINDER else None
