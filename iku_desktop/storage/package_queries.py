"""The reads of packages as statements: the key, and what the audit trail tells of rows that travel."""

from sqlalchemy import BindParameter, bindparam, case, func, literal, select

from iku_desktop.storage.audit import AUDIT
from iku_desktop.storage.queries import one_of
from iku_desktop.storage.registry import LETTER, light_table

KEY_TABLE = light_table("office_key", ("public_key", "private_key"))
OFFICE: BindParameter[str] = bindparam("office")

PUBLIC_KEY = select(KEY_TABLE.c.public_key).where(KEY_TABLE.c.office == OFFICE)
PRIVATE_KEY = select(KEY_TABLE.c.private_key).where(KEY_TABLE.c.office == OFFICE)
LETTERS_OF = LETTER.select.where(one_of(LETTER.table.c.activity_id, "ids"))

TRAVELLING = ("activity", "evidence", "evidence_file", "village_document")
# What tells whose change it was; of a change of some columns only these are told.
TOLD = ("activity_id", "owner", "owner_id", "village_id", "document_type", "fiscal_year")
PATHS = tuple(f"$.{name}" for name in (*TOLD, "section_id"))
TRAIL = (
    select(
        AUDIT.c.sequence,
        # Before program version 0.5 a change had no step.
        case((AUDIT.c.step == literal(""), AUDIT.c.id), else_=AUDIT.c.step),
        *(AUDIT.c.created_at, AUDIT.c.created_by, AUDIT.c.table_name, AUDIT.c.row_id),
        AUDIT.c.action,
        func.json_extract(AUDIT.c.new, *PATHS),
        func.json_extract(AUDIT.c.old, *PATHS),
    )
    .where(AUDIT.c.office == OFFICE, AUDIT.c.table_name.in_(TRAVELLING))
    .order_by(AUDIT.c.sequence)
)
