"""Tables of what comes with papers: evidence files, issued PDFs and their way, letters, preferences."""

from sqlalchemy import CheckConstraint, LargeBinary
from sqlmodel import Field

from iku_desktop.domain.evidence_files import FileOwner, FileType
from iku_desktop.domain.issued import IssuedState
from iku_desktop.storage.tables.base import (
    CLUSTERED,
    LOOSE,
    DbText,
    DbTextOrNull,
    OfficeRow,
    belongs_to,
    between,
    index,
    is_day,
    is_year,
    of_an_office,
    one_of,
    unique,
)

IS_HASH = "length(sha256) = 64"


class EvidenceFileRow(OfficeRow, table=True):
    """A file of `bukti/`; it belongs to the row `owner_id` of the table that `owner` names."""

    __tablename__ = "evidence_file"
    __table_args__ = (
        *(of_an_office(), unique("owner", "owner_id", "sha256"), CheckConstraint(IS_HASH)),
        *(one_of("owner", FileOwner), one_of("type", FileType)),
        *(index("evidence_file", "sha256"), CLUSTERED),
    )

    owner: DbText
    owner_id: DbText
    sha256: DbText
    type: DbText
    name: DbText
    size: int
    pages: int
    kind: DbText
    position: int


class IssuedDocumentRow(OfficeRow, table=True):
    """A PDF that was saved, printed or signed, by the hash of its bytes."""

    __tablename__ = "issued_document"
    __table_args__ = (
        *(of_an_office(), unique("sha256"), CheckConstraint(IS_HASH), one_of("state", IssuedState)),
        *(is_year("year"), between("quarter", 0, 4)),
        *(index("issued_document", "code"), index("issued_document", "kind", "year", "quarter")),
        CLUSTERED,
    )

    kind: DbText
    year: int
    quarter: int
    scope: DbText
    revision: int
    paper: DbText
    state: DbText
    code: DbText
    sha256: DbText
    size: int
    name: DbText
    issued_at: DbText
    issued_by: DbText
    base_sha256: DbText


class IssuedContentRow(OfficeRow, table=True):
    """The bytes of a final PDF, so that it prints the same with any later program."""

    __tablename__ = "issued_content"
    __table_args__ = (of_an_office(), unique("sha256"), CheckConstraint(IS_HASH), LOOSE)

    sha256: DbText
    content: bytes = Field(sa_type=LargeBinary)


class ReportProgressRow(OfficeRow, table=True):
    """How far a final report went: printed, signed, sent."""

    __tablename__ = "report_progress"
    __table_args__ = (
        *(of_an_office(), unique("year", "quarter", "kind", "revision")),
        *(is_year("year"), between("quarter", 0, 4), is_day("signed_on"), is_day("sent_on")),
        *(between("electronic", 0, 1), CLUSTERED),
    )

    kind: DbText
    year: int
    quarter: int
    revision: int
    printed_at: DbTextOrNull
    signed_on: DbTextOrNull
    signed_by: DbText
    electronic: int
    sent_on: DbTextOrNull
    sent_to: DbText
    receipt: DbText


class LetterRow(OfficeRow, table=True):
    """A reminder letter with its number; `documents` is a JSON list."""

    __tablename__ = "letter"
    __table_args__ = (
        *(belongs_to("village", "village_id"), unique("year", "sequence")),
        *(is_year("year"), is_day("dated"), is_day("as_of")),
        *(index("letter", "village_id"), CLUSTERED),
    )

    year: int
    sequence: int
    number: DbText
    dated: DbText
    village_id: DbText
    documents: DbText
    as_of: DbText
    subject: DbText
    activity_id: DbText


class PreferenceRow(OfficeRow, table=True):
    """A setting that is a name and a text."""

    __tablename__ = "preference"
    __table_args__ = (of_an_office(), unique("name"), CLUSTERED)

    name: DbText
    value: DbText


class ClockConfirmationRow(OfficeRow, table=True):
    """Somebody confirmed the PC's clock although a later time had been seen."""

    __tablename__ = "clock_confirmation"
    __table_args__ = (of_an_office(), CLUSTERED)

    seen: DbText
    confirmed_at: DbText
    confirmed_by: DbText
