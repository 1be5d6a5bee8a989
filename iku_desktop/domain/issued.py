"""Papers that left the program: what each was, its code and hash, and how far it went after printing."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class IssuedState(StrEnum):
    """A draft of an open quarter, a final paper, or one that bears an electronic signature."""

    DRAFT = "draft"
    FINAL = "final"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A PDF as it was saved, printed or signed; `quarter` 0 means the year, `scope` names a village or "".

    `sha256` is the hash of its bytes, `code` the 12 characters printed on it (without hyphens);
    `base_sha256` is the document a signed one was made from, "" for one that is its own origin.
    """

    kind: str
    year: int
    quarter: int
    scope: str
    revision: int
    paper: str
    state: IssuedState
    code: str
    sha256: str
    size: int
    name: str
    issued_at: datetime
    issued_by: str
    base_sha256: str = ""
    id: str = ""


class ProgressState(StrEnum):
    """Where a report stands between being drafted and being sent."""

    DRAFT = "konsep"
    PRINTED = "dicetak"
    SIGNED = "ditandatangani"
    SENT = "dikirim"


@dataclass(frozen=True, slots=True)
class ReportProgress:
    """How far a final report went; `electronic` tells a signature of the PDF from one in ink.

    The scan or the signed PDF is an EvidenceFile of owner REPORT. `receipt` is the number or name on the
    receipt of what was sent.
    """

    kind: str
    year: int
    quarter: int
    revision: int
    printed_at: datetime | None = None
    signed_on: date | None = None
    signed_by: str = ""
    electronic: bool = False
    sent_on: date | None = None
    sent_to: str = ""
    receipt: str = ""
    id: str = ""

    @property
    def state(self) -> ProgressState:
        """The farthest step that was recorded."""
        if self.sent_on is not None:
            return ProgressState.SENT
        if self.signed_on is not None:
            return ProgressState.SIGNED
        return ProgressState.PRINTED if self.printed_at is not None else ProgressState.DRAFT
