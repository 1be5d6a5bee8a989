"""The second schema: evidence files, issued papers and their way, letters, preferences, the clock."""

from alembic import op

from iku_desktop.storage.migrations.versions import v0001_first as first

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY, DAY = first.KEY, first.DAY
OF_AN_OFFICE = "PRIMARY KEY (office, id), FOREIGN KEY(office) REFERENCES office (office)"
IS_HASH = "CHECK (length(sha256) = 64)"

TABLES = (
    f"""CREATE TABLE evidence_file (
        {KEY},
        owner TEXT NOT NULL, owner_id TEXT NOT NULL, sha256 TEXT NOT NULL, type TEXT NOT NULL, name
        TEXT NOT NULL, size INTEGER NOT NULL, pages INTEGER NOT NULL, kind TEXT NOT NULL, position
        INTEGER NOT NULL,
        {OF_AN_OFFICE}, UNIQUE (office, owner, owner_id, sha256), {IS_HASH},
        CHECK (owner IN ('activity', 'village_document', 'manual_value', 'report_progress')),
        CHECK (type IN ('pdf', 'jpg', 'png'))
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE issued_document (
        {KEY},
        kind TEXT NOT NULL, year INTEGER NOT NULL, quarter INTEGER NOT NULL, scope TEXT NOT NULL,
        revision INTEGER NOT NULL, paper TEXT NOT NULL, state TEXT NOT NULL, code TEXT NOT NULL,
        sha256 TEXT NOT NULL, size INTEGER NOT NULL, name TEXT NOT NULL, issued_at TEXT NOT NULL,
        issued_by TEXT NOT NULL, base_sha256 TEXT NOT NULL,
        {OF_AN_OFFICE}, UNIQUE (office, sha256), {IS_HASH},
        CHECK (state IN ('draft', 'final', 'signed')), CHECK (year BETWEEN 1 AND 9999),
        CHECK (quarter BETWEEN 0 AND 4)
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE issued_content (
        {KEY},
        sha256 TEXT NOT NULL, content BLOB NOT NULL,
        {OF_AN_OFFICE}, UNIQUE (office, sha256), {IS_HASH}
    ) STRICT""",
    f"""CREATE TABLE report_progress (
        {KEY},
        kind TEXT NOT NULL, year INTEGER NOT NULL, quarter INTEGER NOT NULL, revision INTEGER NOT
        NULL, printed_at TEXT, signed_on TEXT, signed_by TEXT NOT NULL, electronic INTEGER NOT NULL,
        sent_on TEXT, sent_to TEXT NOT NULL, receipt TEXT NOT NULL,
        {OF_AN_OFFICE}, UNIQUE (office, year, quarter, kind, revision),
        CHECK (year BETWEEN 1 AND 9999), CHECK (quarter BETWEEN 0 AND 4), CHECK (signed_on {DAY}),
        CHECK (sent_on {DAY}), CHECK (electronic BETWEEN 0 AND 1)
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE letter (
        {KEY},
        year INTEGER NOT NULL, sequence INTEGER NOT NULL, number TEXT NOT NULL, dated TEXT NOT NULL,
        village_id TEXT NOT NULL, documents TEXT NOT NULL, as_of TEXT NOT NULL, subject TEXT NOT
        NULL, activity_id TEXT NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office, village_id) REFERENCES village (office, id),
        UNIQUE (office, year, sequence), CHECK (year BETWEEN 1 AND 9999), CHECK (dated {DAY}),
        CHECK (as_of {DAY})
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE preference (
        {KEY},
        name TEXT NOT NULL, value TEXT NOT NULL,
        {OF_AN_OFFICE}, UNIQUE (office, name),
        CHECK (name IN ('letter_pattern', 'letter_first', 'letter_nature', 'timestamp_url', 'signing_roots'))
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE clock_confirmation (
        {KEY},
        seen TEXT NOT NULL, confirmed_at TEXT NOT NULL, confirmed_by TEXT NOT NULL,
        {OF_AN_OFFICE}
    ) WITHOUT ROWID, STRICT""",
)
INDEXES = (
    ("evidence_file", "sha256"),
    ("issued_document", "code"),
    ("issued_document", "kind", "year", "quarter"),
    ("letter", "village_id"),
)


def upgrade() -> None:
    """Makes the tables; the column for one file of an evidence, never filled, goes."""
    for statement in TABLES:
        op.execute(statement)
    for table, *columns in INDEXES:
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, ["office", *columns])
    op.execute("ALTER TABLE evidence DROP COLUMN file_sha256")
    first._plan_for_many_offices()


def downgrade() -> None:
    """Refused: what was recorded in the new shape would be lost."""
    raise NotImplementedError
