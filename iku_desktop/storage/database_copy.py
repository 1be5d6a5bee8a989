"""A live copy of a database through SQLite's backup interface, and what is counted in such a copy."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from iku_desktop.domain.audit import AuditHead
from iku_desktop.domain.backups import OfficeFacts
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Unavailable
from iku_desktop.storage.engine import connect
from iku_desktop.storage.faults import in_our_words
from iku_desktop.storage.schema import ALEMBIC_TABLE, faults_of_content

# Two megabytes at a time, so that whoever writes meanwhile waits for one step and not for all.
PAGES_AT_A_TIME = 512
MOST_FAULTS = 5
Step = Callable[[int, int], None]


def copy_database(source: Path, target: Path, step: Step) -> None:
    """Copy a database that may be in use into a new file, and look whether the copy is whole.

    `step` is told (pages done, pages in all). Unavailable `damaged` where the copy isn't sound.
    """
    with closing(connect(source)) as old, closing(sqlite3.connect(target)) as new:
        new.execute("PRAGMA synchronous=OFF").close()

        def told(_status: int, remaining: int, total: int) -> None:
            # Where the disk is full, SQLite tells of a copy without pages before it raises.
            if total:
                step(total - remaining, total)

        old.backup(new, pages=PAGES_AT_A_TIME, progress=told)
    with closing(connect(target)) as copy:
        refuse_unsound(faults_of_content(copy))


def refuse_unsound(faults: list[str]) -> None:
    """Unavailable `damaged` where SQLite found anything wrong."""
    if faults:
        raise Unavailable("damaged", damaged=True, reason="; ".join(faults[:MOST_FAULTS]))


def counts_of(database: Path) -> dict[str, int]:
    """How many rows each table of a database has; Unavailable where it can't be read."""
    with in_our_words(), closing(connect(database, "ro")) as connection:
        return table_counts(connection)


def table_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of every table of the office."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name <> ? ORDER BY name",
        (ALEMBIC_TABLE,),
    ).fetchall()
    return {name: _count(connection, name) for (name,) in names}


def _count(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])  # noqa: S608 - a name of the schema


def office_facts(connection: sqlite3.Connection, counts: dict[str, int]) -> OfficeFacts:
    """What is told of the office, whatever its schema's version; Unavailable where there is none."""
    rows = connection.execute("SELECT office, name, practice FROM office LIMIT 2").fetchall()
    if len(rows) != 1:
        raise Unavailable("damaged", damaged=True, reason=f"{len(rows)} office rows")
    code, name, practice = rows[0]
    return OfficeFacts(
        code=str(code),
        name=str(name),
        practice=bool(practice),
        villages=counts.get("village", 0),
        documents=counts.get("village_document", 0),
        activities=counts.get("activity", 0),
        files=_contents(connection) if "evidence_file" in counts else 0,
        last_change=_last_change(connection),
        closed=_closed(connection),
    )


def _contents(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(DISTINCT sha256) FROM evidence_file").fetchone()[0])


def _last_change(connection: sqlite3.Connection) -> datetime | None:
    (found,) = connection.execute(
        "SELECT created_at FROM audit ORDER BY sequence DESC LIMIT 1"
    ).fetchone() or (None,)
    # The PC's own time, as all times of the office are compared.
    return datetime.fromisoformat(found).replace(tzinfo=None) if found else None


def _closed(connection: sqlite3.Connection) -> tuple[Quarter, ...]:
    """The quarters that are closed now: held by their newest closing."""
    rows = connection.execute("SELECT year, quarter, revision, reopened_at FROM closing").fetchall()
    newest: dict[tuple[int, int], tuple[int, bool]] = {}
    for year, quarter, revision, reopened_at in rows:
        newest[year, quarter] = max(
            newest.get((year, quarter), (-1, False)), (revision, reopened_at is None)
        )
    return tuple(Quarter(*key) for key, (_, holds) in sorted(newest.items()) if holds)


def audit_head(connection: sqlite3.Connection, counts: dict[str, int]) -> AuditHead | None:
    """How long the audit trail is and the hash of its end; None where its rows bear no hash yet."""
    columns = {row[1] for row in connection.execute("PRAGMA table_info(audit)")}
    if "hash" not in columns:
        return None
    found = connection.execute("SELECT hash FROM audit ORDER BY sequence DESC LIMIT 1").fetchone()
    return AuditHead(counts["audit"], str(found[0]) if found else "")


def evidence_names(connection: sqlite3.Connection, counts: dict[str, int]) -> tuple[str, ...]:
    """The names in `bukti/` that rows speak of."""
    if "evidence_file" not in counts:
        return ()
    rows = connection.execute("SELECT DISTINCT sha256, type FROM evidence_file ORDER BY sha256")
    return tuple(f"{sha256}.{kind}" for sha256, kind in rows)
