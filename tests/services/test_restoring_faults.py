"""Restoring over damage, on full disks and through power cuts: the old office or the new one."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Unavailable
from iku_desktop.services.backup_source import look_into
from iku_desktop.services.restoring import facts_here
from iku_desktop.storage import backup_reader, planting
from tests.services.copies import content_of, names_in
from tests.services.desk import Desk
from tests.services.places import DAMAGES, Place, a_place, break_pages, empty, offices


@pytest.fixture
def place(desk: Desk, tmp_path: Path) -> Place:
    """A closed office that was copied before its last activity."""
    return a_place(desk, tmp_path)


@pytest.mark.parametrize("damage", DAMAGES)
def test_that_a_damaged_database_is_kept_whole_and_replaced(
    place: Place, damage: Callable[[Path], None]
) -> None:
    damage(place.paths.database)
    broken = place.paths.database.read_bytes()
    journal = place.paths.folder / "iku.sqlite3-wal"
    journal.write_bytes(b"sisa")
    outcome = offices().restore(place.paths, place.copy)
    assert outcome.aside
    aside = place.paths.backups / outcome.kept
    assert (aside / "iku.sqlite3").read_bytes() == broken
    assert place.activities() == place.then


def test_that_a_missing_database_is_restored_beside_what_is_left(place: Place) -> None:
    place.paths.database.unlink()
    place.restore()
    assert place.activities() == place.then


def test_that_two_damaged_databases_are_both_kept(place: Place) -> None:
    for _ in range(2):
        empty(place.paths.database)
        place.restore()
    assert len(list(place.paths.backups.glob("rusak-*"))) == 2


def test_that_a_stale_journal_does_not_undo_what_was_restored(place: Place) -> None:
    """A write-ahead log of the old database would be played into the new one without a word."""
    with closing(sqlite3.connect(place.paths.database)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("UPDATE office SET name = 'Salah'")
        connection.commit()
        stale = (place.paths.folder / "iku.sqlite3-wal").read_bytes()
    assert stale
    place.restore()
    assert not (place.paths.folder / "iku.sqlite3-wal").exists()
    assert facts_here(place.paths).name == "Ranuyoso"  # type: ignore[union-attr]
    kept = [name for name in names_in(place.paths) if "_pulih" in name]
    assert look_into(place.paths.backups / kept[0]).facts.name == "Salah"


def test_that_stopping_leaves_the_office_as_it_was(place: Place) -> None:
    class Stopped(Exception):
        """Batal was pressed."""

    def stop(done: int, total: int) -> None:
        if done > total // 3:
            raise Stopped

    before = content_of(place.paths.folder)
    with pytest.raises(Stopped):
        offices().restore(place.paths, place.copy, progress=stop)
    assert content_of(place.paths.folder) == before


class Killed(BaseException):
    """The power went: nothing at all is done after it, not even tidying up."""


def wired(place: Place, monkeypatch: pytest.MonkeyPatch, at: int) -> list[str]:
    """Every way to change a disk is counted; from the `at`-th on each of them fails as if power had gone."""
    done: list[str] = []

    def guard(owner: object, name: str) -> None:
        act = getattr(owner, name)

        def guarded(*given: object, **named: object) -> object:
            done.append(name)
            if len(done) > at:
                raise Killed
            return act(*given, **named)

        monkeypatch.setattr(owner, name, guarded)

    for owner, name in (
        *((os, "fsync"), (os, "link"), (shutil, "copyfile")),
        *((Path, "replace"), (Path, "unlink"), (Path, "mkdir"), (Path, "rmdir")),
        *((backup_reader.BackupReader, "take_database"), (planting, "write_whole")),
    ):
        guard(owner, name)
    return done


def steps_of(place: Place, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    with monkeypatch.context() as counting:
        done = wired(place, counting, 10**6)
        place.restore()
    return done


@pytest.mark.parametrize("damage", [None, break_pages])
def test_that_a_kill_at_any_moment_leaves_the_old_office_or_the_new_one(
    place: Place,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    damage: Callable[[Path], None] | None,
) -> None:
    if damage is not None:
        damage(place.paths.database)
    old = place.paths.database.read_bytes()
    original = tmp_path / "asli"
    shutil.copytree(place.paths.folder, original)
    count = len(steps_of(place, monkeypatch))
    assert count > 8
    seen, opened = set(), set()
    for at in range(count):
        shutil.rmtree(place.paths.folder)
        shutil.copytree(original, place.paths.folder)
        min(place.paths.evidence.iterdir()).unlink()
        with monkeypatch.context() as dying:
            wired(place, dying, at)
            with pytest.raises(Killed):
                place.restore()
        now = place.paths.database.read_bytes()
        seen.add(now == old)
        if now == old and damage is not None:
            continue
        state = (now, *sorted(content_of(place.paths.folder, but=("cadangan", "iku.lock"))))
        if state not in opened:
            opened.add(state)
            assert place.activities() == (place.now if now == old else place.then), at
        if at % 8 == 0:
            # What was half done is no hindrance to doing it again.
            place.restore()
            assert place.activities() == place.then
    assert seen == {True, False}


@pytest.mark.parametrize("name", ["stage", "set_aside", "put_back_evidence", "plant"])
def test_that_a_full_disk_at_any_step_is_said_and_changes_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    if name == "set_aside":
        monkeypatch.setattr(planting, "is_sound", lambda _database: False)

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(planting, name, full)
    before = place.paths.database.read_bytes()
    with pytest.raises(Unavailable) as caught:
        place.restore()
    assert caught.value.code == "disk_full"
    assert place.paths.database.read_bytes() == before
    monkeypatch.undo()
    assert place.activities() == place.now


def test_that_a_database_that_is_only_locked_is_not_taken_for_damaged(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iku_desktop.storage.engine.SETTINGS", ("busy_timeout=1",))
    with closing(sqlite3.connect(place.paths.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Unavailable) as caught:
            place.restore()
        assert caught.value.code == "locked"
        other.execute("ROLLBACK")
    assert not list(place.paths.backups.glob("rusak-*"))
    assert place.activities() == place.now
