"""The third schema: a chained audit trail with steps, evaluated drafts, holidays, packages."""

import hashlib
import json

from alembic import op
from sqlalchemy import text

from iku_desktop.storage.migrations.versions import v0001_first as first
from iku_desktop.storage.migrations.versions import v0002_papers as second

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY, DAY, OF_AN_OFFICE = first.KEY, first.DAY, second.OF_AN_OFFICE

AUDIT = """CREATE TABLE audit (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, office TEXT NOT NULL, id TEXT NOT NULL,
    created_at TEXT NOT NULL, created_by TEXT NOT NULL, action TEXT NOT NULL, table_name TEXT NOT
    NULL, row_id TEXT NOT NULL, old TEXT, new TEXT, step TEXT NOT NULL, hash TEXT NOT NULL,
    UNIQUE (office, id), CHECK (action IN ('insert', 'update', 'delete')),
    CHECK (length(hash) = 64)
) STRICT"""
DOCUMENT = f"""CREATE TABLE village_document (
    {KEY},
    village_id TEXT NOT NULL, document_type TEXT NOT NULL, fiscal_year INTEGER NOT NULL, dated TEXT,
    number TEXT NOT NULL, cause TEXT NOT NULL, cause_text TEXT NOT NULL, note TEXT NOT NULL,
    draft_received TEXT, evaluated_on TEXT,
    PRIMARY KEY (office, id), FOREIGN KEY(office, village_id) REFERENCES village (office, id),
    FOREIGN KEY(office, document_type) REFERENCES document_type (office, code),
    UNIQUE (office, fiscal_year, document_type, village_id),
    CHECK (fiscal_year BETWEEN 1 AND 9999), CHECK (dated {DAY}), CHECK (draft_received {DAY}),
    CHECK (evaluated_on {DAY})
) WITHOUT ROWID, STRICT"""
# Which settings there are is the program's business: a new one needs no new schema.
PREFERENCE = f"""CREATE TABLE preference (
    {KEY},
    name TEXT NOT NULL, value TEXT NOT NULL,
    {OF_AN_OFFICE}, UNIQUE (office, name)
) WITHOUT ROWID, STRICT"""
HOLIDAY = f"""CREATE TABLE holiday (
    {KEY},
    day TEXT NOT NULL, name TEXT NOT NULL,
    {OF_AN_OFFICE}, UNIQUE (office, day), CHECK (day {DAY})
) WITHOUT ROWID, STRICT"""
# The private key stands in this table alone; no audit row tells it.
PACKAGE_TABLES = (
    f"""CREATE TABLE office_key (
        {KEY},
        public_key TEXT NOT NULL, private_key BLOB NOT NULL,
        {OF_AN_OFFICE}, UNIQUE (office), CHECK (length(public_key) = 64)
    ) STRICT""",
    f"""CREATE TABLE known_sender (
        {KEY},
        public_key TEXT NOT NULL, name TEXT NOT NULL, section TEXT NOT NULL,
        {OF_AN_OFFICE}, UNIQUE (office, public_key), CHECK (length(public_key) = 64)
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE sent_package (
        {KEY},
        sha256 TEXT NOT NULL, sequence INTEGER NOT NULL, purpose TEXT NOT NULL, section TEXT NOT
        NULL, until INTEGER NOT NULL, rows INTEGER NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT
        NULL,
        {OF_AN_OFFICE}, UNIQUE (office, sequence), {second.IS_HASH},
        CHECK (purpose IN ('section', 'quarter'))
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE merged_package (
        {KEY},
        sha256 TEXT NOT NULL, public_key TEXT NOT NULL, sequence INTEGER NOT NULL, section TEXT NOT
        NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL, rows INTEGER NOT NULL, audit_count
        INTEGER NOT NULL, audit_hash TEXT NOT NULL,
        {OF_AN_OFFICE}, UNIQUE (office, sha256), {second.IS_HASH},
        CHECK (length(public_key) = 64)
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE row_base (
        {KEY},
        table_name TEXT NOT NULL, row_key TEXT NOT NULL, presence TEXT NOT NULL, events TEXT NOT
        NULL, version_at TEXT NOT NULL, version_by TEXT NOT NULL, until INTEGER NOT NULL,
        {OF_AN_OFFICE}, UNIQUE (office, table_name, row_key),
        CHECK (presence IN ('stands', 'removed', 'absent'))
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE row_variant (
        {KEY},
        table_name TEXT NOT NULL, row_key TEXT NOT NULL, digest TEXT NOT NULL, events TEXT NOT NULL,
        content TEXT NOT NULL, version_at TEXT NOT NULL, version_by TEXT NOT NULL, state TEXT NOT
        NULL, rival TEXT NOT NULL,
        {OF_AN_OFFICE}, UNIQUE (office, table_name, row_key, digest),
        CHECK (state IN ('open', 'same', 'held', 'twin', 'rival')), CHECK (length(digest) = 64)
    ) WITHOUT ROWID, STRICT""",
)

STAMPS = "office, id, created_at, created_by, changed_at, changed_by"
DOCUMENT_COLUMNS = (
    f"{STAMPS}, village_id, document_type, fiscal_year, dated, number, cause, cause_text, note"
)
LINKED = "id, created_at, created_by, action, table_name, row_id, old, new"
INDEXES = (
    ("audit", "sequence"),
    ("audit", "table_name", "row_id"),
    ("village_document", "village_id"),
    ("village_document", "document_type"),
)


def upgrade() -> None:
    """Rebuilds three tables with what they hold; the trail that is there is chained as it stands."""
    op.execute("ALTER TABLE audit RENAME TO audit_before")
    op.execute(AUDIT)
    _chain()
    op.execute("DROP TABLE audit_before")
    for word, verb in (("changed", "UPDATE"), ("deleted", "DELETE")):
        op.execute(
            f"CREATE TRIGGER audit_is_never_{word} BEFORE {verb} ON audit "
            f"BEGIN SELECT RAISE(ABORT, 'audit rows are never {word}'); END"
        )
    _rebuild("village_document", DOCUMENT, DOCUMENT_COLUMNS, ", NULL, NULL")
    _rebuild("preference", PREFERENCE, f"{STAMPS}, name, value")
    for statement in (HOLIDAY, *PACKAGE_TABLES):
        op.execute(statement)
    for table, *columns in INDEXES:
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, ["office", *columns])
    first._plan_for_many_offices()


def _rebuild(table: str, statement: str, columns: str, more: str = "") -> None:
    op.execute(f"ALTER TABLE {table} RENAME TO {table}_before")
    op.execute(statement)
    op.execute(f"INSERT INTO {table} SELECT {columns}{more} FROM {table}_before")  # noqa: S608
    op.execute(f"DROP TABLE {table}_before")


def _chain() -> None:
    """Copies the trail in its order, each row with the hash of the one before it in its office."""
    connection = op.get_bind()
    rows = connection.execute(
        text(f"SELECT sequence, office, {LINKED} FROM audit_before ORDER BY sequence")  # noqa: S608
    )
    newest: dict[str, str] = {}
    for sequence, office, *values in rows:
        parts = json.dumps([newest.get(office, ""), *values, ""], ensure_ascii=False)
        newest[office] = hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()
        connection.exec_driver_sql(
            f"INSERT INTO audit (sequence, office, {LINKED}, step, hash) "  # noqa: S608
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)",
            (sequence, office, *values, newest[office]),
        )


def downgrade() -> None:
    """Refused: what was recorded in the new shape would be lost."""
    raise NotImplementedError
