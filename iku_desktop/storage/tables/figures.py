"""Tables of what is entered through the year: targets, hand-entered values, narratives, activities."""

from iku_desktop.domain.activities import EvidenceKind
from iku_desktop.domain.plan import NarrativeKind
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
    one_of,
    unique,
)


class TargetRow(OfficeRow, table=True):
    """A revision of a target; `quarter` 0 is the year, `value` an exact fraction."""

    __tablename__ = "target"
    __table_args__ = (
        *(belongs_to("indicator", "indicator_id"), is_year("year"), between("quarter", 0, 4)),
        *(unique("year", "indicator_id", "quarter", "revision"), is_day("decided_on")),
        *(index("target", "indicator_id"), CLUSTERED),
    )

    indicator_id: DbText
    year: int
    quarter: int
    value: DbText
    revision: int
    decided_on: DbTextOrNull
    reason: DbText
    letter_number: DbText


class ManualValueRow(OfficeRow, table=True):
    """A hand-entered value of a year, as exact fractions."""

    __tablename__ = "manual_value"
    __table_args__ = (
        *(belongs_to("indicator", "indicator_id"), is_year("year"), is_day("dated")),
        *(unique("year", "indicator_id"), index("manual_value", "indicator_id"), CLUSTERED),
    )

    indicator_id: DbText
    year: int
    value: DbTextOrNull
    numerator: DbTextOrNull
    denominator: DbTextOrNull
    evidence: DbText
    dated: DbTextOrNull


class NarrativeRow(OfficeRow, table=True):
    """One narrative of an indicator in a quarter."""

    __tablename__ = "narrative"
    __table_args__ = (
        *(belongs_to("indicator", "indicator_id"), is_year("year"), between("quarter", 1, 4)),
        *(unique("year", "quarter", "indicator_id", "kind"), one_of("kind", NarrativeKind)),
        *(index("narrative", "indicator_id"), CLUSTERED),
    )

    indicator_id: DbText
    year: int
    quarter: int
    kind: DbText
    text: DbText


class ActivityRow(OfficeRow, table=True):
    """An activity of a section; `day` is its last."""

    __tablename__ = "activity"
    __table_args__ = (
        *(belongs_to("section", "section_id"), is_day("day"), is_day("first_day")),
        *(
            is_day("follow_up_date"),
            index("activity", "day", "section_id"),
            index("activity", "section_id"),
        ),
        CLUSTERED,
    )

    day: DbText
    description: DbText
    section_id: DbText
    first_day: DbTextOrNull
    place: DbText
    output: DbText
    follow_up_date: DbTextOrNull
    note: DbText


class EvidenceRow(OfficeRow, table=True):
    """One proof of an activity."""

    __tablename__ = "evidence"
    __table_args__ = (
        *(belongs_to("activity", "activity_id"), one_of("kind", EvidenceKind)),
        *(index("evidence", "activity_id"), CLUSTERED),
    )

    activity_id: DbText
    kind: DbText
    number: DbText
    position: int
