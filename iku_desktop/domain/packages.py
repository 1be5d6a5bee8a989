"""What the office remembers of packages: who sends them, what was sent and merged, which rows differ."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

PACKAGE_FORMAT = 1
# Since which schema the rows of packages have had their shape; later schemas changed other tables.
PACKAGE_SCHEMA = 3
SUFFIX = ".ikupak"
FINGERPRINT_DIGITS = 32
GROUP = 4


class Purpose(StrEnum):
    """What a package is for: a section's activities, or the office's quarter for the kabupaten."""

    SECTION = "section"
    QUARTER = "quarter"


class Presence(StrEnum):
    """How a row stands after a merge: with a version, removed, or only in versions that don't stand."""

    STANDS = "stands"
    REMOVED = "removed"
    ABSENT = "absent"


class VariantState(StrEnum):
    """Why a version that is kept doesn't stand.

    OPEN: the clerk must choose. SAME: it says what stands. HELD: a closed quarter forbids it. TWIN: the
    row stands under another id with the same words; RIVAL: it does so with other words.
    """

    OPEN = "open"
    SAME = "same"
    HELD = "held"
    TWIN = "twin"
    RIVAL = "rival"


# The states that a person has to look at.
LISTED = frozenset({VariantState.OPEN, VariantState.HELD, VariantState.RIVAL})


@dataclass(frozen=True, slots=True)
class KnownSender:
    """A PC whose packages are trusted, by the public key it signs with (64 hexadecimal digits)."""

    public_key: str
    name: str
    section: str = ""
    id: str = ""

    @property
    def fingerprint(self) -> str:
        """What two people compare on the telephone."""
        return fingerprint(self.public_key)


@dataclass(frozen=True, slots=True)
class SentPackage:
    """A package that was made here; `until` is the change counter it was made at.

    `section` is a section's code, "" for the whole office; `rows` counts activities and documents.
    """

    sha256: str
    sequence: int
    purpose: Purpose
    section: str
    until: int
    rows: int
    made_at: datetime
    made_by: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class MergedPackage:
    """A package that was merged: its manifest's hash, its sender, and where the sender's trail stood."""

    sha256: str
    public_key: str
    sequence: int
    section: str
    made_at: datetime
    made_by: str
    rows: int
    audit_count: int
    audit_hash: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class RowBase:
    """The version of a row that stood after a merge, and up to which change counter that is told.

    Whatever the audit trail says of the row after `until` was done here since.
    """

    table_name: str
    row_key: str
    presence: Presence
    events: tuple[str, ...]
    version_at: datetime
    version_by: str
    until: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class RowVariant:
    """A version of a row that is kept beside the one that stands; `content` "" means removed.

    `digest` tells one version from another, `rival` is the id under which the same activity stands.
    """

    table_name: str
    row_key: str
    digest: str
    events: tuple[str, ...]
    content: str
    version_at: datetime
    version_by: str
    state: VariantState
    rival: str = ""
    id: str = ""


def waiting_rows(variants: Iterable[RowVariant]) -> dict[tuple[str, str], set[VariantState]]:
    """The rows (table and key) that somebody has to look at, each with why."""
    found: dict[tuple[str, str], set[VariantState]] = {}
    for each in variants:
        if each.state in LISTED:
            key = (each.table_name, each.rival or each.row_key)
            found.setdefault(key, set()).add(each.state)
    return found


def fingerprint(public_key: str) -> str:
    """A public key's fingerprint in groups of four: `A1B2 C3D4 …`."""
    digits = hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:FINGERPRINT_DIGITS].upper()
    return " ".join(digits[start : start + GROUP] for start in range(0, len(digits), GROUP))
