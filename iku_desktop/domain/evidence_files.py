"""Files that prove something: kept by the hash of their content, recognised by it, owned by one row."""

from dataclasses import dataclass
from enum import StrEnum


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
