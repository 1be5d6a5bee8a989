"""Tables of the IKU plan: versions by year, offsets, goals, indicators, categories."""

from sqlalchemy import CheckConstraint

from iku_desktop.domain.achievement import Direction
from iku_desktop.domain.plan import GoalKind
from iku_desktop.storage.tables.base import (
    CLUSTERED,
    DbText,
    DbTextOrNull,
    OfficeRow,
    belongs_to,
    index,
    is_day,
    is_year,
    of_an_office,
    one_of,
    unique,
)


class IkuPlanRow(OfficeRow, table=True):
    """One version of the IKU for some years; `organisation_lines` is a JSON list."""

    __tablename__ = "iku_plan"
    __table_args__ = (
        *(of_an_office(), is_year("first_year"), is_year("last_year"), is_day("set_on")),
        *(CheckConstraint("first_year <= last_year"), CheckConstraint("shows_post IN (0, 1)")),
        CLUSTERED,
    )

    first_year: int
    last_year: int
    title: DbText
    organisation_lines: DbText
    place: DbText
    set_on: DbTextOrNull
    signatory_name: DbText
    signatory_nip: DbText
    signatory_rank: DbText
    signatory_post: DbText
    shows_post: int


class PlanOffsetRow(OfficeRow, table=True):
    """Which fiscal year of a document type a plan counts in year N: N + `year_offset`."""

    __tablename__ = "plan_offset"
    __table_args__ = (
        belongs_to("iku_plan", "plan_id"),
        belongs_to("document_type", "document_type", "code"),
        *(unique("plan_id", "document_type"), index("plan_offset", "document_type"), CLUSTERED),
    )

    plan_id: DbText
    document_type: DbText
    year_offset: int
    position: int


class GoalRow(OfficeRow, table=True):
    """A tujuan or sasaran strategis of a plan."""

    __tablename__ = "goal"
    __table_args__ = (
        *(belongs_to("iku_plan", "plan_id"), one_of("kind", GoalKind)),
        *(index("goal", "plan_id"), CLUSTERED),
    )

    plan_id: DbText
    kind: DbText
    text: DbText
    position: int


class IndicatorRow(OfficeRow, table=True):
    """An indicator of a plan with its formula in parts."""

    __tablename__ = "indicator"
    __table_args__ = (
        *(belongs_to("iku_plan", "plan_id"), belongs_to("goal", "goal_id")),
        *(unique("plan_id", "code"), one_of("direction", Direction)),
        *(index("indicator", "goal_id"), CLUSTERED),
    )

    plan_id: DbText
    code: DbText
    title: DbText
    short_title: DbText
    goal_id: DbText
    calculator: DbText
    unit: DbText
    direction: DbText
    formula_text: DbText
    formula_numerator: DbText
    formula_denominator: DbText
    formula_factor: DbText
    explanation: DbText
    source: DbText
    in_charge: DbText
    position: int


class CategoryRow(OfficeRow, table=True):
    """One row of the category table; `bound` is an exact fraction, NULL the last row."""

    __tablename__ = "category"
    __table_args__ = (of_an_office(), unique("position"), CLUSTERED)

    name: DbText
    bound: DbTextOrNull
    bars: int
    position: int
