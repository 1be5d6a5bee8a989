"""Compares the schema of a database with what storage/tables says it should be."""

import sqlite3

Schema = dict[tuple[str, str], str]

ALEMBIC_TABLE = "alembic_version"


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Every table, index and trigger that was declared: (type, name) to its SQL without layout."""
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
        "AND name NOT LIKE 'sqlite_%' AND name <> ?",
        (ALEMBIC_TABLE,),
    )
    return {(kind, name): _without_layout(sql) for kind, name, sql in rows}


def expected_schema() -> Schema:
    """The schema that SQLModel makes of storage/tables."""
    from sqlalchemy import create_engine

    from iku_desktop.storage.tables import METADATA

    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            METADATA.create_all(connection)
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            return schema_of(driver)
    finally:
        engine.dispose()


def differences(connection: sqlite3.Connection) -> list[str]:
    """The names of tables, indexes and triggers that are missing, too many or not as expected."""
    found, expected = schema_of(connection), expected_schema()
    keys = sorted(found.keys() | expected.keys())
    return [name for kind, name in keys if found.get((kind, name)) != expected.get((kind, name))]


def faults_of_content(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong: broken pages, indexes, types, checks and references."""
    broken = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    orphans = [row[0] for row in connection.execute("PRAGMA foreign_key_check")]
    return broken + [f"foreign_key_check: {name}" for name in orphans]


def _without_layout(sql: str) -> str:
    return "".join(sql.split()).replace('"', "")
