"""Files that prove something: kept by the hash of their content, recognised by it, owned by one row."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_BYTES = 50 * 1024 * 1024
MOST_PIXELS = 100_000_000
MOST_PAGES = 2_000


class FileOwner(StrEnum):
    """What a file belongs to: the kind of row whose id is its `owner_id`."""

    ACTIVITY = "activity"
    DOCUMENT = "village_document"
    MANUAL_VALUE = "manual_value"
    REPORT = "report_progress"


class FileType(StrEnum):
    """What a file is by its content; the value is also its extension in `bukti/`."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """One attached file; `name` as the clerk knew it, `size` in bytes, `kind` an EvidenceKind or "".

    `sha256` is the hash of its content in hexadecimal; `pages` is 1 for an image.
    """

    owner: FileOwner
    owner_id: str
    sha256: str
    type: FileType
    name: str
    size: int
    pages: int
    kind: str = ""
    position: int = 0
    id: str = ""

    @property
    def stored_name(self) -> str:
        """Its name in the folder of evidence."""
        return f"{self.sha256}.{self.type.value}"


class FileState(StrEnum):
    """How a stored file was found: as it was added, gone, changed, or not to be opened."""

    INTACT = "intact"
    MISSING = "missing"
    ALTERED = "altered"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class FileFinding:
    """A file that is not as it was added, and what it proves: `subject` in the office's own words.

    `day` is the activity's or document's own, None where it has none.
    """

    file: EvidenceFile
    state: FileState
    subject: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class StrayFile:
    """A file in the folder of evidence that no row claims; `size` in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class EvidenceCheck:
    """What a check of all evidence found; `ok` counts the files that are as they were added."""

    ok: int
    missing: tuple[FileFinding, ...] = ()
    altered: tuple[FileFinding, ...] = ()
    unclaimed: tuple[StrayFile, ...] = ()
