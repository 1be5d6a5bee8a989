"""Tables of the office itself: profile, logo, villages, sections and officials."""

from sqlalchemy import CheckConstraint, LargeBinary
from sqlmodel import Field

from iku_desktop.domain.office import Acting, OnBehalf
from iku_desktop.storage.tables.base import (
    CLUSTERED,
    LOOSE,
    DbText,
    DbTextOrNull,
    OfficeRow,
    is_day,
    of_an_office,
    one_of,
    unique,
)


class OfficeProfileRow(OfficeRow, table=True):
    """The profile of one office; `functions` is a JSON list of lines."""

    __tablename__ = "office"
    __table_args__ = (unique(), CheckConstraint("practice IN (0, 1)"), CLUSTERED)

    name: DbText
    kabupaten: DbText
    province: DbText
    government_line: DbText
    office_line: DbText
    address: DbText
    email: DbText
    postal_line: DbText
    place: DbText
    main_duty: DbText
    functions: DbText
    practice: int


class LogoRow(OfficeRow, table=True):
    """The coat of arms in the letterhead, at most one of an office."""

    __tablename__ = "logo"
    __table_args__ = (of_an_office(), unique(), LOOSE)

    image: bytes = Field(sa_type=LargeBinary)


class VillageRow(OfficeRow, table=True):
    """A desa, desa adat or kelurahan by its Kemendagri code."""

    __tablename__ = "village"
    __table_args__ = (
        *(of_an_office(), unique("code"), CheckConstraint("length(code) = 13")),
        *(is_day("valid_from"), is_day("valid_to"), CLUSTERED),
    )

    code: DbText
    name: DbText
    head: DbText
    phone: DbText
    valid_from: DbTextOrNull
    valid_to: DbTextOrNull


class SectionRow(OfficeRow, table=True):
    """A seksi or subbagian; `aliases` is a JSON list."""

    __tablename__ = "section"
    __table_args__ = (of_an_office(), unique("code"), CLUSTERED)

    code: DbText
    name: DbText
    short_name: DbText
    position: int
    aliases: DbText


class OfficialRow(OfficeRow, table=True):
    """Somebody who may sign, from a day to a day."""

    __tablename__ = "official"
    __table_args__ = (
        *(of_an_office(), one_of("acting", Acting), one_of("on_behalf", OnBehalf)),
        *(is_day("valid_from"), is_day("valid_to"), CLUSTERED),
    )

    name: DbText
    post: DbText
    nip: DbText
    rank: DbText
    acting: DbText
    on_behalf: DbText
    on_behalf_of: DbText
    valid_from: DbTextOrNull
    valid_to: DbTextOrNull
