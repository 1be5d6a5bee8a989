"""The fourth schema: accounts of those who may log in."""

from alembic import op

from iku_desktop.storage.migrations.versions import v0001_first as first

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# The passphrase's hash stands in this table alone; no audit row tells it.
ACCOUNT = f"""CREATE TABLE account (
    {first.KEY},
    name TEXT NOT NULL, role TEXT NOT NULL, section_id TEXT, village_documents INTEGER NOT NULL,
    secret TEXT NOT NULL, active INTEGER NOT NULL, wrong_tries INTEGER NOT NULL, tried_at TEXT,
    PRIMARY KEY (office, id), FOREIGN KEY(office) REFERENCES office (office),
    FOREIGN KEY(office, section_id) REFERENCES section (office, id), UNIQUE (office, name),
    CHECK (role IN ('operator', 'kasi', 'camat', 'admin')), CHECK (village_documents IN (0, 1)),
    CHECK (active IN (0, 1)), CHECK (wrong_tries >= 0)
) WITHOUT ROWID, STRICT"""


def upgrade() -> None:
    """Makes the table, empty: an office without accounts works as before."""
    op.execute(ACCOUNT)
    op.create_index("ix_account_section_id", "account", ["office", "section_id"])
    first._plan_for_many_offices()


def downgrade() -> None:
    """Refused: what was recorded in the new shape would be lost."""
    raise NotImplementedError
