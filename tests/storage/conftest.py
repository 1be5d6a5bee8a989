"""A real database of a small office, made once and copied for each test."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from iku_desktop.paths import OfficePaths
from iku_desktop.storage.store import Store
from tests.storage.office_content import AT, CONTENT, WHO

Rows = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the office of office_content; never written to."""
    folder = tmp_path_factory.mktemp("made") / "IKU"
    Store.create(OfficePaths(folder), CONTENT, WHO, AT).close()
    return folder


@pytest.fixture
def paths(made_office: Path, tmp_path: Path) -> OfficePaths:
    """The folder of an office that this test may change."""
    shutil.copytree(made_office, tmp_path / "IKU")
    return OfficePaths(tmp_path / "IKU")


@pytest.fixture
def store(paths: OfficePaths) -> Iterator[Store]:
    """That office, open."""
    opened = Store.open(paths)
    yield opened
    opened.close()


@pytest.fixture
def rows(paths: OfficePaths) -> Rows:
    """Asks the database itself, past the program: `rows(sql, *values)`."""

    def ask(sql: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(paths.database)) as connection:
            return connection.execute(sql, values).fetchall()

    return ask
