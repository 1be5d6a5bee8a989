"""The reads as statements, each built once: their values are bound by name (`office`, `year`, …)."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    bindparam,
    case,
    exists,
    func,
    literal,
    select,
    text,
)

from iku_desktop.storage import registry
from iku_desktop.storage.audit import AUDIT
from iku_desktop.storage.registry import STAMPS, Mapped, Part, RowSet, light_table

LOGO_TABLE = light_table("logo", ("image",))
ACTIVITY = registry.ACTIVITY.table
EVIDENCE = registry.EVIDENCE.rows.table
OFFICE: BindParameter[str] = bindparam("office")


def one_of(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """The column is one of a JSON list bound as `name`: one statement for lists of any length."""
    listed = func.json_each(bindparam(name)).table_valued("value")
    return column.in_(select(listed.c.value))


def of_year(entry: Mapped[Any]) -> Select[Any]:
    """The entry's rows of the bound `year`."""
    return entry.select.where(entry.table.c.year == bindparam("year"))


def of_fiscal_years(entry: Mapped[Any]) -> Select[Any]:
    """The entry's rows of the bound `years`."""
    return entry.select.where(one_of(entry.table.c.fiscal_year, "years"))


def by_ids(entry: Mapped[Any]) -> Select[Any]:
    """The entry's rows of the bound list of `ids`."""
    return entry.select.where(one_of(entry.table.c.id, "ids"))


def of_ids(entry: Mapped[Any]) -> Select[Any]:
    """The entry's rows of the bound `ids`."""
    return entry.select.where(one_of(entry.table.c.id, "ids"))


def of_set(rows: RowSet) -> Select[Any]:
    """The rows of a set that is the office's own, in their position."""
    columns = rows.table.c
    return (
        select(*(columns[name] for name in rows.columns))
        .where(columns.office == OFFICE)
        .order_by(columns.position)
    )


def of_part(part: Part) -> Select[Any]:
    """The rows of a part in their position, the id of the row they belong to last."""
    columns = part.rows.table.c
    return (
        select(*(columns[name] for name in part.rows.columns), columns[part.rows.owner])
        .where(columns.office == OFFICE)
        .order_by(columns.position, columns.id)
    )


def activity_facts() -> Select[Any]:
    """Day, whether there is evidence, follow-up date (where there is an output), and how many are alike."""
    row = ACTIVITY.c
    proof = exists().where(EVIDENCE.c.office == row.office, EVIDENCE.c.activity_id == row.id)
    alike = (row.day, proof, case((row.output != literal(""), row.follow_up_date)))
    return (
        select(*alike, func.count())
        .where(row.office == OFFICE, row.day.between(bindparam("first"), bindparam("last")))
        .group_by(*alike)
        .order_by(*alike)
    )


def stamps(entry: Mapped[Any], of_keys: bool) -> Select[Any]:
    """The stamps by the entry's key, of the bound `keys` or of all rows."""
    columns = entry.table.c
    names: Iterable[str] = (entry.key, *STAMPS)
    statement = select(*(columns[name] for name in names)).where(columns.office == OFFICE)
    return statement.where(one_of(columns[entry.key], "keys")) if of_keys else statement


LOGO = select(LOGO_TABLE.c.image).where(LOGO_TABLE.c.office == OFFICE)
OFFSETS = of_part(registry.OFFSETS)
GOALS = registry.GOAL.selecting("plan_id")
INDICATORS = registry.INDICATOR.selecting("plan_id")
CATEGORIES = of_set(registry.CATEGORIES)
PRESETS = of_set(registry.PRESETS)
CAUSES = of_set(registry.CAUSES)
DOCUMENTS = of_fiscal_years(registry.DOCUMENT)
EXCEPTIONS = of_fiscal_years(registry.EXCEPTION)
TARGETS = of_year(registry.TARGET)
MANUAL_VALUES = of_year(registry.MANUAL_VALUE)
CLOSINGS = of_year(registry.CLOSING)
NARRATIVES = of_year(registry.NARRATIVE).where(
    registry.NARRATIVE.table.c.quarter == bindparam("quarter")
)
ACTIVITY_FACTS = activity_facts()
ACTIVITIES = registry.ACTIVITY.select.where(
    ACTIVITY.c.day.between(bindparam("first"), bindparam("last"))
)
ACTIVITIES_BY_ID = by_ids(registry.ACTIVITY)
DOCUMENTS_BY_ID = by_ids(registry.DOCUMENT)
MANUAL_VALUES_BY_ID = by_ids(registry.MANUAL_VALUE)
FILES_BY_ID = by_ids(registry.EVIDENCE_FILE)
SAME_ACTIVITIES = registry.ACTIVITY.select.where(
    ACTIVITY.c.day == bindparam("day"),
    ACTIVITY.c.section_id == bindparam("section_id"),
    ACTIVITY.c.description == bindparam("description"),
)
# Left to itself SQLite reads all evidence of the office to find that of one activity.
EVIDENCE_OF = text(
    "SELECT e.kind, e.number, e.position, e.activity_id FROM json_each(:ids) AS wanted "
    "CROSS JOIN evidence AS e WHERE e.office = :office AND e.activity_id = wanted.value "
    "ORDER BY e.position, e.id"
)
LAST_CHANGE = (
    select(AUDIT.c.created_at)
    .where(AUDIT.c.office == OFFICE)
    .order_by(AUDIT.c.sequence.desc())
    .limit(1)
)
CHANGE_COUNTER = select(func.max(AUDIT.c.sequence)).where(AUDIT.c.office == OFFICE)
CLOSING = registry.CLOSING.table.c
CLOSING_HEADS = (
    select(*(CLOSING[name] for name in registry.CLOSING_HEAD))
    .where(CLOSING.office == OFFICE)
    .order_by(CLOSING.year, CLOSING.quarter, CLOSING.revision)
)
SNAPSHOT = select(CLOSING.snapshot).where(CLOSING.office == OFFICE, CLOSING.id == bindparam("id"))
FILES_OF = registry.EVIDENCE_FILE.select.where(
    registry.EVIDENCE_FILE.table.c.owner == bindparam("owner"),
    one_of(registry.EVIDENCE_FILE.table.c.owner_id, "ids"),
)
FILE = registry.EVIDENCE_FILE.table.c
FILE_COUNTS = (
    select(FILE.owner_id, func.count())
    .where(FILE.office == OFFICE, FILE.owner == bindparam("owner"))
    .group_by(FILE.owner_id)
)
ISSUED_BY_HASH = registry.ISSUED.select.where(registry.ISSUED.table.c.sha256 == bindparam("sha256"))
ISSUED_BY_CODE = registry.ISSUED.select.where(registry.ISSUED.table.c.code == bindparam("code"))
ISSUED_OF_KIND = registry.ISSUED.select.where(
    registry.ISSUED.table.c.kind == bindparam("kind"),
    registry.ISSUED.table.c.year == bindparam("year"),
)
ANY_ISSUED = (
    select(registry.ISSUED.table.c.id)
    .where(
        registry.ISSUED.table.c.office == OFFICE, registry.ISSUED.table.c.kind == bindparam("kind")
    )
    .limit(1)
)
CONTENT_TABLE = light_table("issued_content", ("sha256", "content"))
CONTENT = select(CONTENT_TABLE.c.content).where(
    CONTENT_TABLE.c.office == OFFICE, CONTENT_TABLE.c.sha256 == bindparam("sha256")
)
PROGRESS = of_year(registry.PROGRESS)
LETTERS = of_year(registry.LETTER)
LETTERS_BY_ID = registry.LETTER.select.where(one_of(registry.LETTER.table.c.id, "ids"))
# What was written since the newest confirmation of the clock; sequence, not time, tells the order.
CONFIRMED = (
    select(func.max(AUDIT.c.sequence))
    .where(AUDIT.c.office == OFFICE, AUDIT.c.table_name == literal("clock_confirmation"))
    .scalar_subquery()
)
LAST_SEEN = select(func.max(AUDIT.c.created_at)).where(
    AUDIT.c.office == OFFICE, AUDIT.c.sequence >= func.coalesce(CONFIRMED, 0)
)
# Asked for distinct names, SQLite walks the whole trail of the office in the names' order.
CHANGED_TABLES = select(AUDIT.c.table_name).where(
    AUDIT.c.office == OFFICE, AUDIT.c.sequence > bindparam("counter")
)
