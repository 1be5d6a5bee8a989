"""Tables of packages: the office's key, known senders, what was sent and merged, versions of rows."""

from sqlalchemy import CheckConstraint, LargeBinary
from sqlmodel import Field

from iku_desktop.domain.packages import Presence, Purpose, VariantState
from iku_desktop.storage.tables.base import (
    CLUSTERED,
    LOOSE,
    DbText,
    OfficeRow,
    of_an_office,
    one_of,
    unique,
)

IS_HASH = "length(sha256) = 64"
IS_KEY = "length(public_key) = 64"


class OfficeKeyRow(OfficeRow, table=True):
    """The key that this PC signs packages with; the private half stands here and nowhere else."""

    __tablename__ = "office_key"
    __table_args__ = (of_an_office(), unique(), CheckConstraint(IS_KEY), LOOSE)

    public_key: DbText
    private_key: bytes = Field(sa_type=LargeBinary)


class KnownSenderRow(OfficeRow, table=True):
    """A PC whose packages somebody here said to trust."""

    __tablename__ = "known_sender"
    __table_args__ = (of_an_office(), unique("public_key"), CheckConstraint(IS_KEY), CLUSTERED)

    public_key: DbText
    name: DbText
    section: DbText


class SentPackageRow(OfficeRow, table=True):
    """A package made here, by its number."""

    __tablename__ = "sent_package"
    __table_args__ = (
        *(of_an_office(), unique("sequence"), CheckConstraint(IS_HASH)),
        *(one_of("purpose", Purpose), CLUSTERED),
    )

    sha256: DbText
    sequence: int
    purpose: DbText
    section: DbText
    until: int
    rows: int
    made_at: DbText
    made_by: DbText


class MergedPackageRow(OfficeRow, table=True):
    """A package merged here, with the head of its sender's audit trail."""

    __tablename__ = "merged_package"
    __table_args__ = (
        *(of_an_office(), unique("sha256"), CheckConstraint(IS_HASH), CheckConstraint(IS_KEY)),
        CLUSTERED,
    )

    sha256: DbText
    public_key: DbText
    sequence: int
    section: DbText
    made_at: DbText
    made_by: DbText
    rows: int
    audit_count: int
    audit_hash: DbText


class RowBaseRow(OfficeRow, table=True):
    """Which version of a row stood after a merge; `events` is a JSON list."""

    __tablename__ = "row_base"
    __table_args__ = (
        *(of_an_office(), unique("table_name", "row_key"), one_of("presence", Presence)),
        CLUSTERED,
    )

    table_name: DbText
    row_key: DbText
    presence: DbText
    events: DbText
    version_at: DbText
    version_by: DbText
    until: int


class RowVariantRow(OfficeRow, table=True):
    """A version of a row that is kept beside the one that stands; `content` is JSON, "" removed."""

    __tablename__ = "row_variant"
    __table_args__ = (
        *(of_an_office(), unique("table_name", "row_key", "digest")),
        *(one_of("state", VariantState), CheckConstraint("length(digest) = 64"), CLUSTERED),
    )

    table_name: DbText
    row_key: DbText
    digest: DbText
    events: DbText
    content: DbText
    version_at: DbText
    version_by: DbText
    state: DbText
    rival: DbText
