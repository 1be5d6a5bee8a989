"""An office of Ranuyoso in a real database, with a clock that a test sets."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from iku_desktop.paths import OfficePaths
from iku_desktop.services.new_office import create_office
from iku_desktop.storage.store import Store
from tests.services.desk import Desk, StoppedClock
from tests.services.senders import Town, a_town


@pytest.fixture(scope="session")
def blank_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of Ranuyoso as a new office has it; copied for each test."""
    folder = tmp_path_factory.mktemp("office") / "IKU"
    create_office(OfficePaths(folder), "35.08.20", StoppedClock(), "Siti Aminah").close()
    return folder


@pytest.fixture
def town(blank_office: Path, tmp_path: Path) -> Iterator[Town]:
    """PCs of one kecamatan that send each other packages."""
    yield from a_town(tmp_path, blank_office)


@pytest.fixture
def desk(blank_office: Path, tmp_path: Path) -> Iterator[Desk]:
    """A fresh office of Ranuyoso on 1 December 2025."""
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    store = Store.open(OfficePaths(folder))
    yield Desk(store)
    store.close()
