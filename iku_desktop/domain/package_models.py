"""A package as it is read and told of: manifest, rows, what a merge did, rows that differ, what was sent."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from iku_desktop.domain.audit import AuditHead
from iku_desktop.domain.merging import RowVersion
from iku_desktop.domain.packages import Purpose, VariantState, fingerprint
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Problem

EVERYTHING = 0


@dataclass(frozen=True, slots=True)
class Sender:
    """Who made a package: the kecamatan, its section ("" = the whole office), and the PC's public key."""

    office: str
    office_name: str
    section: str
    name: str
    public_key: str
    practice: bool = False

    @property
    def fingerprint(self) -> str:
        """What two people compare on the telephone."""
        return fingerprint(self.public_key)


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a package: its name there, size in bytes and SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a package holds."""

    activities: int = 0
    documents: int = 0
    removed: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class QuarterPart:
    """The quarter that a package for the kabupaten tells, and whether it was closed."""

    quarter: Quarter
    closed: bool
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says of itself; its signature stands for all members by their hashes.

    `since` is the number of the package that this one goes on from (EVERYTHING: it holds all rows),
    `lacking` are the hashes of evidence files that the sender had lost.
    """

    format: int
    schema: int
    program: str
    purpose: Purpose
    sender: Sender
    sequence: int
    since: int
    made_at: datetime
    made_by: str
    audit: AuditHead
    counts: Counts
    members: tuple[Member, ...] = ()
    lacking: tuple[str, ...] = ()
    quarter: QuarterPart | None = None


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A row as it travels; `key` is an activity's id, or a document's village code/type/year."""

    table: str
    key: str
    versions: tuple[RowVersion, ...]


@dataclass(frozen=True, slots=True)
class PackageGlance:
    """A package that was checked but not merged: who sent it, and what is odd about it.

    `known` tells that the sender's key is trusted, `own` that it is this PC's own, `merged` that it was
    merged before. `problem` is why it can't be merged here, whoever sent it.
    """

    path: Path
    manifest: Manifest
    known: bool
    own: bool = False
    merged: bool = False
    problem: Problem | None = None
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedPackageRow:
    """A row that was not taken in, in the office's words, and why."""

    subject: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class MergeOutcome:
    """What a merge did; `differing` counts the rows that wait for a choice now, `held` those of closed
    quarters among them, `files` the evidence that was new.
    """

    packages: tuple[PackageGlance, ...]
    new: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    differing: int = 0
    held: int = 0
    files: int = 0
    refused: tuple[RefusedPackageRow, ...] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def wrote(self) -> bool:
        """Whether anything of the office's rows became another."""
        return bool(self.new or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a row that differs: `version` tells it from the others, {} fields = removed.

    `state` is None for the version that stands.
    """

    version: str
    fields: Mapping[str, object]
    at: datetime | None
    by: str
    state: VariantState | None = None
    problem: Problem | None = None

    @property
    def is_removed(self) -> bool:
        """Whether the row is not there in this version."""
        return not self.fields


@dataclass(frozen=True, slots=True)
class DifferingRow:
    """A row of which several versions wait for a choice; the first side is how it stands here.

    `names` are the fields that differ, `held` why none but the standing version can be chosen now.
    """

    table: str
    key: str
    subject: str
    sides: tuple[Side, ...]
    names: tuple[str, ...]
    held: Problem | None = None


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What is to go into a package: a section's rows (by code) or the whole office's.

    `since` is the number of an earlier package (EVERYTHING: all rows). `quarter` None with purpose
    QUARTER: the newest closed one, else the one that ended last.
    """

    section: str = ""
    documents: bool = True
    since: int = EVERYTHING
    purpose: Purpose = Purpose.QUARTER
    quarter: Quarter | None = None


@dataclass(frozen=True, slots=True)
class PackPreview:
    """What a package would hold, for the clerk to see before it is made."""

    order: PackOrder
    counts: Counts
    name: str
    fingerprint: str
    sequence: int
    quarter: QuarterPart | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """A package that was made and read back."""

    path: Path
    manifest: Manifest
    size: int
    sha256: str
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EsakipQuarter:
    """Of one indicator in one quarter, as texts to type: target, realisasi, capaian ("" = none)."""

    quarter: int
    target: str
    actual: str
    achievement: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class EsakipRow:
    """One indicator over the four quarters."""

    code: str
    title: str
    unit: str
    year_target: str
    quarters: tuple[EsakipQuarter, ...]


@dataclass(frozen=True, slots=True)
class EsakipTable:
    """What is typed into e-SAKIP for a year, up to a day."""

    office: str
    year: int
    as_of: date
    rows: tuple[EsakipRow, ...]


def package_id(manifest_bytes: bytes) -> str:
    """What a package is known by: the hash of its manifest."""
    return hashlib.sha256(manifest_bytes).hexdigest()
