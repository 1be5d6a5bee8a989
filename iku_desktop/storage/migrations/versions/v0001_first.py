"""The first schema: everything an office records, its closings and its audit trail."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = """office TEXT NOT NULL, id TEXT NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
    changed_at TEXT NOT NULL, changed_by TEXT NOT NULL"""
DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"

TABLES = (
    f"""CREATE TABLE office (
        {KEY},
        name TEXT NOT NULL, kabupaten TEXT NOT NULL, province TEXT NOT NULL, government_line TEXT
        NOT NULL, office_line TEXT NOT NULL, address TEXT NOT NULL, email TEXT NOT NULL, postal_line
        TEXT NOT NULL, place TEXT NOT NULL, main_duty TEXT NOT NULL, functions TEXT NOT NULL,
        practice INTEGER NOT NULL,
        PRIMARY KEY (office, id), UNIQUE (office), CHECK (practice IN (0, 1))
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE logo (
        {KEY},
        image BLOB NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office) REFERENCES office (office), UNIQUE (office)
    ) STRICT""",
    f"""CREATE TABLE document_type (
        {KEY},
        code TEXT NOT NULL, name TEXT NOT NULL, full_name TEXT NOT NULL, aliases TEXT NOT NULL,
        not_after TEXT, position INTEGER NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office) REFERENCES office (office),
        UNIQUE (office, code), CHECK (code <> '')
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE village (
        {KEY},
        code TEXT NOT NULL, name TEXT NOT NULL, head TEXT NOT NULL, phone TEXT NOT NULL, valid_from
        TEXT, valid_to TEXT,
        PRIMARY KEY (office, id), FOREIGN KEY(office) REFERENCES office (office),
        UNIQUE (office, code), CHECK (length(code) = 13), CHECK (valid_from {DAY}),
        CHECK (valid_to {DAY})
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE section (
        {KEY},
        code TEXT NOT NULL, name TEXT NOT NULL, short_name TEXT NOT NULL, position INTEGER NOT NULL,
        aliases TEXT NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office) REFERENCES office (office),
        UNIQUE (office, code)
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE official (
        {KEY},
        name TEXT NOT NULL, post TEXT NOT NULL, nip TEXT NOT NULL, rank TEXT NOT NULL, acting TEXT
        NOT NULL, on_behalf TEXT NOT NULL, on_behalf_of TEXT NOT NULL, valid_from TEXT, valid_to
        TEXT,
        PRIMARY KEY (office, id), FOREIGN KEY(office) REFERENCES office (office),
        CHECK (acting IN ('definitif', 'plt', 'plh')), CHECK (on_behalf IN ('', 'an', 'ub')),
        CHECK (valid_from {DAY}), CHECK (valid_to {DAY})
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE deadline_rule (
        {KEY},
        document_type TEXT NOT NULL, month INTEGER NOT NULL, day INTEGER NOT NULL, year_offset
        INTEGER NOT NULL, counts TEXT NOT NULL, legal_basis TEXT NOT NULL, valid_from TEXT, valid_to
        TEXT,
        PRIMARY KEY (office, id),
        FOREIGN KEY(office, document_type) REFERENCES document_type (office, code),
        CHECK (counts IN ('ditetapkan', 'disampaikan')), CHECK (month BETWEEN 1 AND 12),
        CHECK (day BETWEEN 1 AND 31), CHECK (year_offset BETWEEN -9 AND 9),
        CHECK (valid_from {DAY}), CHECK (valid_to {DAY})
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE deadline_exception (
        {KEY},
        village_id TEXT NOT NULL, document_type TEXT NOT NULL, fiscal_year INTEGER NOT NULL, new_due
        TEXT NOT NULL, decided_on TEXT NOT NULL, reason TEXT NOT NULL, letter_number TEXT NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office, village_id) REFERENCES village (office, id),
        FOREIGN KEY(office, document_type) REFERENCES document_type (office, code),
        UNIQUE (office, fiscal_year, document_type, village_id),
        CHECK (fiscal_year BETWEEN 1 AND 9999), CHECK (new_due {DAY}), CHECK (decided_on {DAY})
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE village_document (
        {KEY},
        village_id TEXT NOT NULL, document_type TEXT NOT NULL, fiscal_year INTEGER NOT NULL, dated
        TEXT, number TEXT NOT NULL, cause TEXT NOT NULL, cause_text TEXT NOT NULL, note TEXT NOT
        NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office, village_id) REFERENCES village (office, id),
        FOREIGN KEY(office, document_type) REFERENCES document_type (office, code),
        UNIQUE (office, fiscal_year, document_type, village_id),
        CHECK (fiscal_year BETWEEN 1 AND 9999), CHECK (dated {DAY})
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE cause (
        {KEY},
        code TEXT NOT NULL, words TEXT NOT NULL, position INTEGER NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office) REFERENCES office (office),
        UNIQUE (office, code)
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE preset (
        {KEY},
        name TEXT NOT NULL, document_type TEXT NOT NULL, year_offset INTEGER NOT NULL, position
        INTEGER NOT NULL,
        PRIMARY KEY (office, id),
        FOREIGN KEY(office, document_type) REFERENCES document_type (office, code),
        UNIQUE (office, name, document_type)
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE iku_plan (
        {KEY},
        first_year INTEGER NOT NULL, last_year INTEGER NOT NULL, title TEXT NOT NULL,
        organisation_lines TEXT NOT NULL, place TEXT NOT NULL, set_on TEXT, signatory_name TEXT NOT
        NULL, signatory_nip TEXT NOT NULL, signatory_rank TEXT NOT NULL, signatory_post TEXT NOT
        NULL, shows_post INTEGER NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office) REFERENCES office (office),
        CHECK (first_year BETWEEN 1 AND 9999), CHECK (last_year BETWEEN 1 AND 9999),
        CHECK (set_on {DAY}), CHECK (first_year <= last_year), CHECK (shows_post IN (0, 1))
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE plan_offset (
        {KEY},
        plan_id TEXT NOT NULL, document_type TEXT NOT NULL, year_offset INTEGER NOT NULL, position
        INTEGER NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office, plan_id) REFERENCES iku_plan (office, id),
        FOREIGN KEY(office, document_type) REFERENCES document_type (office, code),
        UNIQUE (office, plan_id, document_type)
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE goal (
        {KEY},
        plan_id TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, position INTEGER NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office, plan_id) REFERENCES iku_plan (office, id),
        CHECK (kind IN ('tujuan', 'sasaran'))
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE indicator (
        {KEY},
        plan_id TEXT NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL, short_title TEXT NOT NULL,
        goal_id TEXT NOT NULL, calculator TEXT NOT NULL, unit TEXT NOT NULL, direction TEXT NOT
        NULL, formula_text TEXT NOT NULL, formula_numerator TEXT NOT NULL, formula_denominator TEXT
        NOT NULL, formula_factor TEXT NOT NULL, explanation TEXT NOT NULL, source TEXT NOT NULL,
        in_charge TEXT NOT NULL, position INTEGER NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office, plan_id) REFERENCES iku_plan (office, id),
        FOREIGN KEY(office, goal_id) REFERENCES goal (office, id), UNIQUE (office, plan_id, code),
        CHECK (direction IN ('higher', 'lower'))
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE category (
        {KEY},
        name TEXT NOT NULL, bound TEXT, bars INTEGER NOT NULL, position INTEGER NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office) REFERENCES office (office),
        UNIQUE (office, position)
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE target (
        {KEY},
        indicator_id TEXT NOT NULL, year INTEGER NOT NULL, quarter INTEGER NOT NULL, value TEXT NOT
        NULL, revision INTEGER NOT NULL, decided_on TEXT, reason TEXT NOT NULL, letter_number TEXT
        NOT NULL,
        PRIMARY KEY (office, id),
        FOREIGN KEY(office, indicator_id) REFERENCES indicator (office, id),
        CHECK (year BETWEEN 1 AND 9999), CHECK (quarter BETWEEN 0 AND 4),
        UNIQUE (office, year, indicator_id, quarter, revision), CHECK (decided_on {DAY})
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE manual_value (
        {KEY},
        indicator_id TEXT NOT NULL, year INTEGER NOT NULL, value TEXT, numerator TEXT, denominator
        TEXT, evidence TEXT NOT NULL, dated TEXT,
        PRIMARY KEY (office, id),
        FOREIGN KEY(office, indicator_id) REFERENCES indicator (office, id),
        CHECK (year BETWEEN 1 AND 9999), CHECK (dated {DAY}), UNIQUE (office, year, indicator_id)
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE narrative (
        {KEY},
        indicator_id TEXT NOT NULL, year INTEGER NOT NULL, quarter INTEGER NOT NULL, kind TEXT NOT
        NULL, text TEXT NOT NULL,
        PRIMARY KEY (office, id),
        FOREIGN KEY(office, indicator_id) REFERENCES indicator (office, id),
        CHECK (year BETWEEN 1 AND 9999), CHECK (quarter BETWEEN 1 AND 4),
        UNIQUE (office, year, quarter, indicator_id, kind),
        CHECK (kind IN ('faktor_pendorong', 'faktor_penghambat', 'tindak_lanjut'))
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE activity (
        {KEY},
        day TEXT NOT NULL, description TEXT NOT NULL, section_id TEXT NOT NULL, first_day TEXT,
        place TEXT NOT NULL, output TEXT NOT NULL, follow_up_date TEXT, note TEXT NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office, section_id) REFERENCES section (office, id),
        CHECK (day {DAY}), CHECK (first_day {DAY}), CHECK (follow_up_date {DAY})
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE evidence (
        {KEY},
        activity_id TEXT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, position INTEGER NOT
        NULL, file_sha256 TEXT,
        PRIMARY KEY (office, id),
        FOREIGN KEY(office, activity_id) REFERENCES activity (office, id),
        CHECK (kind IN ('rapat_koordinasi', 'dokumen_laporan', 'sk_camat', 'rekomendasi', 'berita_acara'))
    ) WITHOUT ROWID, STRICT""",
    f"""CREATE TABLE closing (
        {KEY},
        year INTEGER NOT NULL, quarter INTEGER NOT NULL, revision INTEGER NOT NULL, snapshot TEXT
        NOT NULL, sha256 TEXT NOT NULL, closed_at TEXT NOT NULL, closed_by TEXT NOT NULL,
        reopened_at TEXT, reopened_by TEXT NOT NULL, reopen_reason TEXT NOT NULL,
        PRIMARY KEY (office, id), FOREIGN KEY(office) REFERENCES office (office),
        UNIQUE (office, year, quarter, revision), CHECK (year BETWEEN 1 AND 9999),
        CHECK (quarter BETWEEN 1 AND 4), CHECK (length(sha256) = 64)
    ) STRICT""",
    """CREATE TABLE audit (
        sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, office TEXT NOT NULL, id TEXT NOT NULL,
        created_at TEXT NOT NULL, created_by TEXT NOT NULL, action TEXT NOT NULL, table_name TEXT
        NOT NULL, row_id TEXT NOT NULL, old TEXT, new TEXT,
        UNIQUE (office, id), CHECK (action IN ('insert', 'update', 'delete'))
    ) STRICT""",
)
INDEXES = (
    ("deadline_rule", "document_type"),
    ("deadline_exception", "document_type"),
    ("deadline_exception", "village_id"),
    ("village_document", "document_type"),
    ("village_document", "village_id"),
    ("preset", "document_type"),
    ("plan_offset", "document_type"),
    ("goal", "plan_id"),
    ("indicator", "goal_id"),
    ("target", "indicator_id"),
    ("manual_value", "indicator_id"),
    ("narrative", "indicator_id"),
    ("activity", "day", "section_id"),
    ("activity", "section_id"),
    ("evidence", "activity_id"),
    ("audit", "sequence"),
    ("audit", "table_name", "row_id"),
)
TRIGGERS = (
    """CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END""",
    """CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END""",
)
# Without statistics SQLite takes a whole office for ten rows and walks it instead of using the index.
# These stand for thousands of offices; measured ones of a nearly empty database would mislead it again.
ROWS, ROWS_OF_AN_OFFICE, ROWS_PER_PREFIX = 4_000_000, 2000, (100, 10, 5)


def _plan_for_many_offices() -> None:
    connection = op.get_bind()
    op.execute("ANALYZE sqlite_schema")
    op.execute("DELETE FROM sqlite_stat1")
    tables = connection.exec_driver_sql(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' "
        "AND name <> 'alembic_version'"
    ).fetchall()
    for table, without_rowid in tables:
        indexes = connection.exec_driver_sql(
            'SELECT il.name, il."unique", il.origin, count(*) '
            "FROM pragma_index_list(?) AS il, pragma_index_info(il.name) GROUP BY il.name",
            (table,),
        ).fetchall()
        for name, unique, origin, width in indexes:
            prefixes = [ROWS_OF_AN_OFFICE, *ROWS_PER_PREFIX][:width]
            if unique:
                prefixes[-1] = 1
            is_table_itself = origin == "pk" and without_rowid
            connection.exec_driver_sql(
                "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)",
                (table, table if is_table_itself else name, " ".join(map(str, [ROWS, *prefixes]))),
            )


def upgrade() -> None:
    """Makes all tables, indexes and triggers."""
    for statement in TABLES:
        op.execute(statement)
    for table, *columns in INDEXES:
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, ["office", *columns])
    for statement in TRIGGERS:
        op.execute(statement)
    _plan_for_many_offices()


def downgrade() -> None:
    """Refused: what was recorded in the new shape would be lost."""
    raise NotImplementedError
