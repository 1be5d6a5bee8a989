"""A live copy of a database, and what is counted in databases of every released schema."""

import gzip
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.storage import database_copy
from iku_desktop.storage.database_copy import (
    audit_head,
    copy_database,
    evidence_names,
    office_facts,
    table_counts,
)
from iku_desktop.storage.faults import of_the_disk
from iku_desktop.storage.store import Store
from tests.storage.office_content import LATER, WHO, an_activity

DATABASES = Path(__file__).parent / "databases"
VERSIONS = sorted(each.name.partition(".")[0] for each in DATABASES.glob("*.sqlite3.gz"))


def unseen(_done: int, _total: int) -> None:
    """Nobody watches."""


@pytest.fixture(params=VERSIONS)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A database of a released schema."""
    packed = (DATABASES / f"{request.param}.sqlite3.gz").read_bytes()
    (tmp_path / "iku.sqlite3").write_bytes(gzip.decompress(packed))
    with closing(sqlite3.connect(tmp_path / "iku.sqlite3")) as connection:
        yield connection


def test_that_every_released_schema_can_be_counted(released: sqlite3.Connection) -> None:
    counts = table_counts(released)
    facts = office_facts(released, counts)
    assert (facts.code, facts.name, facts.practice) == ("35.08.20", "Ranuyoso", False)
    assert facts.villages == counts["village"] > 0
    assert facts.documents == counts["village_document"]
    assert facts.last_change == datetime.fromisoformat("2025-12-02T08:05:00")
    # The first closing of TW I was opened again; its revision holds.
    assert facts.closed == (Quarter(2025, 1),)
    assert "alembic_version" not in counts
    assert not any(name.startswith("sqlite_") for name in counts)


def test_that_a_trail_without_hashes_has_no_head(released: sqlite3.Connection) -> None:
    counts = table_counts(released)
    head = audit_head(released, counts)
    has_hash = "hash" in {row[1] for row in released.execute("PRAGMA table_info(audit)")}
    assert (head is not None) == has_hash
    if head is not None:
        assert (head.count, len(head.hash)) == (counts["audit"], 64)


def test_that_evidence_is_named_as_it_is_stored(released: sqlite3.Connection) -> None:
    counts = table_counts(released)
    names = evidence_names(released, counts)
    assert len(names) == len(set(names))
    assert bool(names) == bool(counts.get("evidence_file"))
    assert all(len(name.partition(".")[0]) == 64 for name in names)


def test_that_a_quarter_opened_again_is_not_told_as_closed(released: sqlite3.Connection) -> None:
    released.execute("UPDATE closing SET reopened_at = '2025-12-03T00:00:00' WHERE revision = 1")
    assert office_facts(released, table_counts(released)).closed == ()


def test_that_a_copy_is_whole_although_somebody_writes_meanwhile(
    store: Store, paths: OfficePaths, tmp_path: Path
) -> None:
    written = []

    def write_on(_done: int, _total: int) -> None:
        if len(written) < 3:
            with store.write(WHO, LATER) as unit:
                section = unit.sections()[0].id
                description = f"Kegiatan selagi disalin {len(written)}"
                written.append(unit.put(an_activity(section, description=description)))

    copy_database(paths.database, tmp_path / "salinan", write_on)
    with closing(sqlite3.connect(tmp_path / "salinan")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert 0 <= table_counts(connection)["activity"] <= len(written)
    assert store.check() == ()
    with closing(sqlite3.connect(paths.database)) as connection:
        assert table_counts(connection)["activity"] == len(written)


def test_that_progress_is_told_to_the_end(paths: OfficePaths, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    copy_database(paths.database, tmp_path / "salinan", lambda *each: told.append(each))
    assert told
    assert told[-1][0] == told[-1][1]


def test_that_a_copy_of_something_unsound_is_refused(paths: OfficePaths, tmp_path: Path) -> None:
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE indicator SET goal_id = 'tidak ada'")
        connection.commit()
    with pytest.raises(Unavailable) as caught:
        copy_database(paths.database, tmp_path / "salinan", unseen)
    assert (caught.value.code, caught.value.damaged) == ("damaged", True)


def test_that_a_database_without_its_office_can_not_be_told(paths: OfficePaths) -> None:
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("DELETE FROM office")
        with pytest.raises(Unavailable) as caught:
            office_facts(connection, table_counts(connection))
    assert caught.value.damaged


class FullDisk:
    """A connection whose copy ends as on a disk that is full from the beginning."""

    def execute(self, _statement: str) -> "FullDisk":
        return self

    def backup(self, _target: object, pages: int, progress: Callable[..., None]) -> None:
        progress(sqlite3.SQLITE_FULL, 0, 0)
        fault = sqlite3.OperationalError("database or disk is full")
        fault.sqlite_errorcode = sqlite3.SQLITE_FULL  # type: ignore[misc]
        raise fault

    def close(self) -> None: ...


def test_that_a_full_disk_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[float] = []
    monkeypatch.setattr(database_copy, "connect", lambda _path: FullDisk())
    with pytest.raises(Unavailable) as caught, of_the_disk():
        copy_database(tmp_path / "a", tmp_path / "b", lambda done, all_: told.append(done / all_))
    assert caught.value.code == "disk_full"
    assert told == []
