"""What villages sent: each file with the document it seems to be, and what the clerk made of that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from iku_desktop.domain.problems import Problem
from iku_desktop.domain.typed_input import Typed


class ReceivedState(StrEnum):
    """What a received file is: to be taken, there already, or not to be placed as it stands."""

    NEW = "new"
    KNOWN = "known"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file of the source under its path there, with the document it is proposed for.

    `village` is its code, "" where none was found; `document_type` "" and `fiscal_year` None likewise.
    `problems` stand at village, document_type, fiscal_year or file; `title` is what a list calls it.
    """

    file: str
    village: str = ""
    village_id: str = ""
    document_type: str = ""
    fiscal_year: int | None = None
    problems: tuple[Problem, ...] = ()
    sha256: str = ""
    size: int = 0
    pages: int = 0
    title: str = ""
    is_known: bool = False

    @property
    def state(self) -> ReceivedState:
        """What it is as it stands."""
        if self.problems:
            return ReceivedState.UNPLACED
        return ReceivedState.KNOWN if self.is_known else ReceivedState.NEW

    @property
    def can_be_placed(self) -> bool:
        """Whether it is a PDF or picture that only wants its village, kind or year."""
        return bool(self.sha256) and not any(each.field == "file" for each in self.problems)


@dataclass(frozen=True, slots=True)
class Received:
    """What a folder or zip brought, by the name it was sent under."""

    name: str
    files: tuple[ReceivedFile, ...]


@dataclass(frozen=True, slots=True)
class AcceptedFile:
    """A file that the clerk takes: which document it is, and the day it was set, where that is known."""

    file: str
    sha256: str
    village_id: str
    document_type: str
    fiscal_year: Typed
    dated: Typed = None


@dataclass(frozen=True, slots=True)
class ReceiveOutcome:
    """What was done: files attached, dates recorded, files that were there; what was refused, by file."""

    at: datetime
    attached: int = 0
    dated: int = 0
    known: int = 0
    refused: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
