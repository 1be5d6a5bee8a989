"""The schema: what every table has, what it forbids, and that registry and migration agree with it."""

import dataclasses
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from iku_desktop.paths import OfficePaths
from iku_desktop.storage.database_file import SCHEMA_VERSION
from iku_desktop.storage.engine import connect
from iku_desktop.storage.package_queries import KEY_TABLE
from iku_desktop.storage.queries import CONTENT_TABLE, LOGO_TABLE
from iku_desktop.storage.registry import REGISTRY, ROW_SETS
from iku_desktop.storage.schema import differences, expected_schema, schema_of
from iku_desktop.storage.tables import METADATA

TABLES = sorted(METADATA.tables)
STAMPED = [name for name in TABLES if name != "audit"]


@pytest.fixture
def database(paths: OfficePaths) -> Iterator[sqlite3.Connection]:
    with closing(connect(paths.database)) as connection:
        yield connection


def test_that_the_migrated_schema_is_that_of_the_models(database: sqlite3.Connection) -> None:
    assert schema_of(database) == expected_schema()


def test_that_a_changed_schema_is_noticed(database: sqlite3.Connection) -> None:
    assert differences(database) == []
    database.execute("DROP INDEX ix_activity_section_id")
    database.execute("ALTER TABLE village ADD COLUMN altitude INTEGER")
    database.execute("CREATE TABLE stranger (a)")
    assert differences(database) == ["ix_activity_section_id", "stranger", "village"]


@pytest.mark.parametrize("name", STAMPED)
def test_that_every_row_carries_office_id_and_who_and_when(name: str) -> None:
    table = METADATA.tables[name]
    assert [column.name for column in table.primary_key] == ["office", "id"]
    stamps = ("created_at", "created_by", "changed_at", "changed_by")
    assert not any(table.c[stamp].nullable for stamp in stamps)


@pytest.mark.parametrize("name", TABLES)
def test_that_every_table_is_strict(database: sqlite3.Connection, name: str) -> None:
    query = "SELECT strict FROM pragma_table_list WHERE name = ?"
    assert database.execute(query, (name,)).fetchone() == (1,)


@pytest.mark.parametrize("name", TABLES)
def test_that_every_index_leads_with_the_office(database: sqlite3.Connection, name: str) -> None:
    indexes = [row[1] for row in database.execute(f"PRAGMA index_list({name})")]
    leading = [
        database.execute("SELECT name FROM pragma_index_info(?)", (each,)).fetchone()[0]
        for each in indexes
    ]
    assert indexes
    assert set(leading) == {"office"}


@pytest.mark.parametrize("name", STAMPED)
def test_that_every_reference_stays_within_the_office_and_has_an_index(name: str) -> None:
    table = METADATA.tables[name]
    indexed = {tuple(index.columns.keys()) for index in table.indexes}
    indexed |= {
        tuple(constraint.columns.keys())
        for constraint in table.constraints
        if type(constraint).__name__ == "UniqueConstraint"
    }
    for reference in table.foreign_key_constraints:
        columns = tuple(reference.column_keys)
        assert columns[0] == "office"
        if len(columns) == 2:
            assert any(each[:2] == columns for each in indexed), columns


@pytest.mark.parametrize("entry", REGISTRY.values(), ids=lambda entry: entry.kind.__name__)
def test_that_the_registry_names_all_columns_of_its_table(entry: Any) -> None:
    common = {"office", "id", "created_at", "created_by", "changed_at", "changed_by"}
    table = METADATA.tables[entry.table.name]
    assert set(entry.columns) == {column.name for column in table.columns} - common


@pytest.mark.parametrize("entry", REGISTRY.values(), ids=lambda entry: entry.kind.__name__)
def test_that_the_registry_misses_no_field(entry: Any) -> None:
    fields = {field.name for field in dataclasses.fields(entry.kind)}
    in_columns = {path[0] for path, _, _ in entry._paths}
    elsewhere = {"goals", "indicators"} | ({entry.part.field} if entry.part else set())
    assert fields - in_columns <= elsewhere


@pytest.mark.parametrize("rows", ROW_SETS, ids=lambda rows: rows.table.name)
def test_that_row_sets_name_columns_of_their_table(rows: Any) -> None:
    table = METADATA.tables[rows.table.name]
    assert {column.name for column in rows.table.columns} <= set(table.columns.keys())
    without_default = {
        column.name
        for column in table.columns
        if not column.nullable and column.name not in rows.table.columns
    }
    assert without_default == set()


def test_that_every_table_is_written_by_the_registry_or_by_name() -> None:
    written = {entry.table.name for entry in REGISTRY.values()}
    written |= {rows.table.name for rows in ROW_SETS} | {
        LOGO_TABLE.name,
        CONTENT_TABLE.name,
        KEY_TABLE.name,
        "audit",
    }
    assert written == set(TABLES)


BROKEN = {
    "a village code of another length": "UPDATE village SET code = '35.08.20'",
    "a date that is none": "UPDATE iku_plan SET set_on = '26/06/2023'",
    "a number for a text": "UPDATE target SET value = x'00'",
    "a text for a number": "UPDATE category SET bars = 'lima'",
    "a fifth quarter": "UPDATE target SET quarter = 5",
    "an unknown kind of goal": "UPDATE goal SET kind = 'visi'",
    "an unknown direction": "UPDATE indicator SET direction = 'sideways'",
    "a thirteenth month": "UPDATE deadline_rule SET month = 13",
    "a year beyond the calendar": "UPDATE iku_plan SET last_year = 10000",
    "a plan that ends before it begins": "UPDATE iku_plan SET first_year = 2027",
    "a reference to nothing": "UPDATE indicator SET goal_id = 'none'",
    "a type that has rules": "DELETE FROM document_type",
    "another office's village": "UPDATE village SET office = '35.08.21'",
    "a missing name": "UPDATE village SET name = NULL",
    "a second logo": (
        "INSERT INTO logo SELECT office, hex(id), created_at, created_by, changed_at, changed_by, "
        "x'01' FROM village"
    ),
}


@pytest.mark.parametrize("sql", BROKEN.values(), ids=BROKEN.keys())
def test_that_the_database_itself_forbids(database: sqlite3.Connection, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(sql)


def test_that_the_connection_has_the_settings_that_survive_a_power_cut(
    database: sqlite3.Connection,
) -> None:
    expected = {
        **{"journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0},
        **{
            "cell_size_check": 1,
            "recursive_triggers": 1,
            "busy_timeout": 5000,
            "user_version": SCHEMA_VERSION,
        },
        "user_version": SCHEMA_VERSION,
        "application_id": int.from_bytes(b"IKUD", "big"),
    }
    found = {name: database.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected


def test_that_reading_needs_neither_models_nor_migrations(made_office: Path) -> None:
    import subprocess
    import sys

    program = (
        "import sys; from pathlib import Path; from iku_desktop.paths import OfficePaths; "
        "from iku_desktop.storage.store import Store; "
        "store = Store.open(OfficePaths(Path(sys.argv[1])))\n"
        "with store.read() as reader: reader.plans()\n"
        "print([name for name in ('sqlmodel', 'pydantic', 'alembic', 'PySide6', 'reportlab') "
        "if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, str(made_office)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert result.stdout.strip() == "[]"
