"""A database of every released schema opens with this program and tells the same."""

import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from iku_desktop.domain.packages import PACKAGE_SCHEMA
from iku_desktop.paths import OfficePaths
from iku_desktop.storage.database_file import SCHEMA_VERSION, read_header
from iku_desktop.storage.package_queries import TRAVELLING
from iku_desktop.storage.store import Store
from iku_desktop.storage.tables import METADATA
from tests.storage.make_released_database import DATABASES, make_office, reads_of
from tests.storage.office_content import AT, WHO

RELEASED = [f"{version:04d}" for version in range(1, SCHEMA_VERSION + 1)]


@pytest.fixture
def saved(tmp_path: Path, request: pytest.FixtureRequest) -> OfficePaths:
    """The data folder of a saved database."""
    packed = DATABASES / f"{request.param}.sqlite3.gz"
    paths = OfficePaths(tmp_path)
    paths.database.write_bytes(gzip.decompress(packed.read_bytes()))
    return paths


def differences(told: Any, tells: Any, place: str = "") -> Iterator[str]:
    """Where something told then is told otherwise now; a field that is new is no difference."""
    if isinstance(told, dict) and isinstance(tells, dict):
        for name, value in told.items():
            yield from differences(value, tells.get(name, "missing"), f"{place}.{name}")
    elif isinstance(told, list) and isinstance(tells, list) and len(told) == len(tells):
        for number, (then, now) in enumerate(zip(told, tells, strict=True)):
            yield from differences(then, now, f"{place}[{number}]")
    elif told != tells:
        yield f"{place}: {told!r} is now {tells!r}"


@pytest.mark.parametrize(
    ("saved", "version"), [(each, each) for each in RELEASED], indirect=["saved"]
)
def test_that_a_released_database_tells_what_it_told_when_it_was_made(
    saved: OfficePaths, version: str
) -> None:
    told = json.loads((DATABASES / f"{version}.reads.json").read_text("utf-8"))
    with closing(Store.open(saved)) as store:
        with store.read() as reader:
            assert list(differences(told, reads_of(reader))) == []
        assert store.check() == ()


def test_that_the_comparison_notices_what_is_told_otherwise() -> None:
    told = {"a": [{"b": 1, "c": "x"}], "d": None}
    assert list(differences(told, told | {"new": 1})) == []
    assert list(differences(told, {"a": [{"b": 2, "c": "x"}]})) == [
        ".a[0].b: 1 is now 2",
        ".d: None is now 'missing'",
    ]
    assert list(differences(told, {"a": [], "d": None})) != []


@pytest.mark.parametrize("saved", RELEASED[:3], indirect=True)
def test_that_a_database_from_before_accounts_has_none(saved: OfficePaths) -> None:
    with closing(Store.open(saved)) as store, store.read() as reader:
        assert reader.accounts() == ()


@pytest.mark.parametrize("saved", [f"{PACKAGE_SCHEMA:04d}"], indirect=True)
def test_that_rows_of_packages_have_had_their_shape_since_the_schema_that_packages_name(
    saved: OfficePaths, tmp_path: Path
) -> None:
    make_office(tmp_path / "sekarang")
    shapes = []
    for database in (saved.database, OfficePaths(tmp_path / "sekarang").database):
        with closing(sqlite3.connect(database)) as connection:
            shapes.append(
                [connection.execute(f"PRAGMA table_info({each})").fetchall() for each in TRAVELLING]
            )
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("saved", RELEASED, indirect=True)
def test_that_a_released_database_can_be_written(saved: OfficePaths) -> None:
    with closing(Store.open(saved)) as store:
        with store.write(WHO, AT) as unit:
            before = unit.change_counter()
            unit.put_causes({})
        with store.read() as reader:
            assert reader.causes() == {}
            assert reader.change_counter() > before
    assert read_header(saved.database).user_version == SCHEMA_VERSION


@pytest.mark.parametrize("saved", RELEASED[-1:], indirect=True)
def test_that_the_newest_saved_database_has_the_schema_of_today(
    saved: OfficePaths, tmp_path: Path
) -> None:
    make_office(tmp_path / "sekarang")
    today = OfficePaths(tmp_path / "sekarang").database
    dumps = []
    for database in (saved.database, today):
        with closing(sqlite3.connect(database)) as connection:
            sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
            statistics = "SELECT * FROM sqlite_stat1 ORDER BY tbl, idx"
            dumps.append([*connection.execute(sql), *connection.execute(statistics)])
    assert dumps[0] == dumps[1]


@pytest.mark.parametrize("saved", RELEASED[-1:], indirect=True)
def test_that_every_table_of_the_saved_database_has_rows(saved: OfficePaths) -> None:
    with closing(sqlite3.connect(saved.database)) as connection:
        empty = [
            name
            for name in METADATA.tables
            if not connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
        ]
    assert empty == []
