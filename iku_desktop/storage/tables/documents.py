"""Tables of the village documents: kinds, deadline rules, exceptions, the documents and causes."""

from sqlalchemy import CheckConstraint

from iku_desktop.domain.documents import CountingDate
from iku_desktop.storage.tables.base import (
    CLUSTERED,
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


class DocumentTypeRow(OfficeRow, table=True):
    """A kind of village document; `aliases` is a JSON list."""

    __tablename__ = "document_type"
    __table_args__ = (of_an_office(), unique("code"), CheckConstraint("code <> ''"), CLUSTERED)

    code: DbText
    name: DbText
    full_name: DbText
    aliases: DbText
    not_after: DbTextOrNull
    position: int


class DeadlineRuleRow(OfficeRow, table=True):
    """When a kind of document is due, with its legal basis; a change of law is a new row."""

    __tablename__ = "deadline_rule"
    __table_args__ = (
        *(belongs_to("document_type", "document_type", "code"), one_of("counts", CountingDate)),
        *(between("month", 1, 12), between("day", 1, 31), between("year_offset", -9, 9)),
        *(is_day("valid_from"), is_day("valid_to")),
        *(index("deadline_rule", "document_type"), CLUSTERED),
    )

    document_type: DbText
    month: int
    day: int
    year_offset: int
    counts: DbText
    legal_basis: DbText
    valid_from: DbTextOrNull
    valid_to: DbTextOrNull


class DeadlineExceptionRow(OfficeRow, table=True):
    """The Camat's exception for one village and document."""

    __tablename__ = "deadline_exception"
    __table_args__ = (
        belongs_to("village", "village_id"),
        belongs_to("document_type", "document_type", "code"),
        unique("fiscal_year", "document_type", "village_id"),
        *(is_year("fiscal_year"), is_day("new_due"), is_day("decided_on")),
        index("deadline_exception", "village_id"),
        index("deadline_exception", "document_type"),
        CLUSTERED,
    )

    village_id: DbText
    document_type: DbText
    fiscal_year: int
    new_due: DbText
    decided_on: DbText
    reason: DbText
    letter_number: DbText


class VillageDocumentRow(OfficeRow, table=True):
    """What is recorded of one village's document of one fiscal year."""

    __tablename__ = "village_document"
    __table_args__ = (
        belongs_to("village", "village_id"),
        belongs_to("document_type", "document_type", "code"),
        unique("fiscal_year", "document_type", "village_id"),
        *(is_year("fiscal_year"), is_day("dated")),
        *(is_day("draft_received"), is_day("evaluated_on")),
        index("village_document", "village_id"),
        index("village_document", "document_type"),
        CLUSTERED,
    )

    village_id: DbText
    document_type: DbText
    fiscal_year: int
    dated: DbTextOrNull
    number: DbText
    cause: DbText
    cause_text: DbText
    note: DbText
    draft_received: DbTextOrNull
    evaluated_on: DbTextOrNull


class HolidayRow(OfficeRow, table=True):
    """A day on which the office doesn't work."""

    __tablename__ = "holiday"
    __table_args__ = (of_an_office(), unique("day"), is_day("day"), CLUSTERED)

    day: DbText
    name: DbText


class CauseRow(OfficeRow, table=True):
    """A cause of lateness that can be chosen."""

    __tablename__ = "cause"
    __table_args__ = (of_an_office(), unique("code"), CLUSTERED)

    code: DbText
    words: DbText
    position: int


class PresetRow(OfficeRow, table=True):
    """One offset of a named preset: the fiscal year counted in year N is N + `year_offset`."""

    __tablename__ = "preset"
    __table_args__ = (
        belongs_to("document_type", "document_type", "code"),
        *(unique("name", "document_type"), index("preset", "document_type"), CLUSTERED),
    )

    name: DbText
    document_type: DbText
    year_offset: int
    position: int
