"""Pulihkan: the state before is kept, the copy is there whole afterwards, and nothing ever half."""

import gzip
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from iku_desktop.domain.backups import BackupReason, copy_of
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.services import offices as offices_module
from iku_desktop.services.backup_source import look_into
from iku_desktop.services.offices import Offices
from iku_desktop.services.restoring import facts_here
from iku_desktop.storage import backup_reader, planting
from iku_desktop.storage.database_file import SCHEMA_VERSION
from tests.services.copies import PASSPHRASE, a_copy, content_of, names_in
from tests.services.desk import Desk, StoppedClock

DATABASES = Path(__file__).parents[1] / "storage" / "databases"


@dataclass(frozen=True)
class Place:
    """A closed office in its folder, a copy of its earlier state, and what stood in each."""

    paths: OfficePaths
    copy: Path
    then: int
    now: int

    def restore(self, path: Path | None = None, passphrase: str = "") -> object:
        return offices().restore(self.paths, path or self.copy, passphrase)

    def activities(self) -> int:
        """How many activities an office that is opened here has."""
        office = offices().open(self.paths)
        try:
            with office.services.context.reading() as rows:
                assert office.services.context.store.check() == ()
                return len(rows.activity_facts(2025))
        finally:
            office.close()


def offices() -> Offices:
    return Offices(StoppedClock(), "Siti Aminah")


@pytest.fixture
def place(desk: Desk, tmp_path: Path) -> Place:
    made = a_copy(desk)
    copy = tmp_path / "flash.ikubak"
    shutil.copyfile(made.path, copy)
    desk.activity(description="Rapat sesudah cadangan")
    desk.store.close()
    return Place(desk.store.paths, copy, 1, 2)


def test_that_the_copy_is_there_and_the_state_before_is_kept(place: Place) -> None:
    outcome = offices().restore(place.paths, place.copy)
    assert place.activities() == place.then
    kept = place.paths.backups / outcome.kept
    assert look_into(kept).facts.activities == place.now
    assert copy_of(outcome.kept).reason is BackupReason.RESTORE  # type: ignore[union-attr]
    offices().restore(place.paths, kept)
    assert place.activities() == place.now


def test_that_evidence_is_put_back_by_its_hash_and_none_taken_away(place: Place) -> None:
    lost, altered = sorted(place.paths.evidence.iterdir())
    contents = lost.read_bytes(), altered.read_bytes()
    lost.unlink()
    altered.write_bytes(b"berubah")
    later = place.paths.evidence / f"{'c' * 64}.pdf"
    later.write_bytes(b"sesudah cadangan")
    outcome = offices().restore(place.paths, place.copy)
    assert outcome.evidence == 2
    assert (lost.read_bytes(), altered.read_bytes()) == contents
    assert later.read_bytes() == b"sesudah cadangan"


def test_that_evidence_changed_before_the_copy_replaces_no_intact_one(
    desk: Desk, tmp_path: Path
) -> None:
    a_copy(desk)
    first, _ = sorted(desk.store.paths.evidence.iterdir())
    intact = first.read_bytes()
    first.write_bytes(b"berubah")
    made = desk.services.backups.write(tmp_path / "x.ikubak")
    first.write_bytes(intact)
    desk.store.close()
    offices().restore(desk.store.paths, Path(made.path))
    assert first.read_bytes() == intact
    first.unlink()
    offices().restore(desk.store.paths, Path(made.path))
    assert first.read_bytes() == b"berubah"


def test_that_a_copy_under_a_passphrase_is_restored(desk: Desk, tmp_path: Path) -> None:
    made = desk.services.backups.write(tmp_path / "aman.ikubak", PASSPHRASE)
    desk.activity()
    desk.store.close()
    place = Place(desk.store.paths, Path(made.path), 0, 1)
    for passphrase in ("", "salah sekali"):
        before = content_of(place.paths.folder)
        with pytest.raises(Refused):
            place.restore(passphrase=passphrase)
        assert content_of(place.paths.folder) == before
    place.restore(passphrase=PASSPHRASE)
    assert place.activities() == 0


def test_that_an_office_is_restored_on_another_computer(place: Place, tmp_path: Path) -> None:
    paths = OfficePaths(tmp_path / "PC baru" / "IKU Desktop")
    outcome = offices().restore(paths, place.copy)
    assert (outcome.kept, outcome.evidence) == ("", 2)
    assert Place(paths, place.copy, 1, 1).activities() == 1
    assert {each.name for each in paths.folder.iterdir() if each.is_dir()} == {
        *("bukti", "cadangan", "laporan", "log"),
    }


def break_header(database: Path) -> None:
    data = bytearray(database.read_bytes())
    data[:100] = b"x" * 100
    database.write_bytes(data)


def break_pages(database: Path) -> None:
    data = bytearray(database.read_bytes())
    for at in range(4096, len(data), 8192):
        data[at : at + 4096] = os.urandom(len(data[at : at + 4096]))
    database.write_bytes(data)


def cut_off(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:20_000])


def empty(database: Path) -> None:
    database.write_bytes(b"")


def drop_a_table(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP TABLE office")
        connection.commit()


DAMAGES = [break_header, break_pages, cut_off, empty, drop_a_table]


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


def an_older_office(folder: Path, version: str) -> OfficePaths:
    folder.mkdir(parents=True)
    packed = (DATABASES / f"{version}.sqlite3.gz").read_bytes()
    (folder / "iku.sqlite3").write_bytes(gzip.decompress(packed))
    return OfficePaths(folder)


@pytest.mark.parametrize("version", [f"{number:04d}" for number in range(1, SCHEMA_VERSION)])
def test_that_a_database_is_copied_before_it_is_brought_up_to_date(
    tmp_path: Path, version: str
) -> None:
    paths = an_older_office(tmp_path / "lama", version)
    office = offices().open(paths)
    office.close()
    (name,) = names_in(paths)
    assert name.endswith("_migrasi.ikubak")
    manifest = look_into(paths.backups / name)
    assert (manifest.schema, manifest.audit) == (int(version), None)
    # What it holds is of the older schema; restoring it brings it up to date before it is planted.
    other = OfficePaths(tmp_path / "pindah")
    outcome = offices().restore(other, paths.backups / name)
    assert outcome.manifest.facts == facts_here(other)
    offices().open(other).close()


def test_that_an_office_that_can_not_be_copied_is_not_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = an_older_office(tmp_path / "lama", "0001")
    before = paths.database.read_bytes()

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable) as caught:
        offices().open(paths)
    assert caught.value.code == "file_disk_full"
    assert paths.database.read_bytes() == before


def refused(place: Place, path: Path) -> str:
    """Why a copy is refused; nothing in the folder is changed by trying."""
    before = content_of(place.paths.folder)
    with pytest.raises(Refused) as caught:
        place.restore(path)
    assert content_of(place.paths.folder) == before
    assert place.activities() == place.now
    (problem,) = caught.value.problems
    assert problem_text(problem)
    return problem.code


def test_that_a_copy_of_another_office_is_refused(place: Place, tmp_path: Path) -> None:
    other = offices().create(OfficePaths(tmp_path / "lain"), "35.08.21")
    made = other.services.backups.write(tmp_path / "lain.ikubak")
    other.close()
    assert refused(place, Path(made.path)) == "backup_other_office"


def test_that_practice_and_office_do_not_replace_each_other(place: Place, tmp_path: Path) -> None:
    practice = offices().create_practice(OfficePaths(tmp_path / "latihan"))
    made = practice.services.backups.write(tmp_path / "latihan.ikubak")
    practice.close()
    assert refused(place, Path(made.path)) == "backup_practice"
    with pytest.raises(Refused) as caught:
        offices().restore(OfficePaths(tmp_path / "latihan"), place.copy)
    assert caught.value.problems[0].code == "backup_not_practice"


def test_that_a_copy_of_a_newer_program_is_refused(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from iku_desktop.storage import database_file

    with monkeypatch.context() as older:
        older.setattr(database_file, "SCHEMA_VERSION", SCHEMA_VERSION - 1)
        before = content_of(place.paths.folder)
        with pytest.raises(Refused) as caught:
            place.restore()
        assert caught.value.problems[0].code == "backup_newer_schema"
        assert content_of(place.paths.folder) == before


def test_that_damaged_copies_are_refused_with_nothing_changed(place: Place, tmp_path: Path) -> None:
    data = place.copy.read_bytes()
    spoiled = {
        "terpotong": data[: len(data) // 2],
        "ekor": data[:-1],
        "satu bit": data[: len(data) // 3]
        + bytes([data[len(data) // 3] ^ 8])
        + data[len(data) // 3 + 1 :],
    }
    for name, content in spoiled.items():
        path = tmp_path / f"{name}.ikubak"
        path.write_bytes(content)
        assert refused(place, path) == "backup_damaged"
    for name, content in {"kosong": b"", "foto": b"\xff\xd8\xff\xe0" * 50}.items():
        path = tmp_path / f"{name}.ikubak"
        path.write_bytes(content)
        assert refused(place, path) == "backup_foreign"
    assert refused(place, tmp_path / "tidak ada.ikubak") == "backup_missing"
    assert refused(place, tmp_path) == "backup_missing"


def test_that_a_folder_of_something_else_is_not_planted_into(place: Place, tmp_path: Path) -> None:
    folder = tmp_path / "Foto keluarga"
    folder.mkdir()
    (folder / "lebaran.jpg").write_bytes(b"x")
    with pytest.raises(Unavailable) as caught:
        offices().restore(OfficePaths(folder), place.copy)
    assert caught.value.code == "not_empty"
    assert "lebaran.jpg" in unavailable_text(caught.value)
    assert [each.name for each in folder.iterdir()] == ["lebaran.jpg"]


def test_that_a_refused_copy_leaves_no_new_folder(place: Place, tmp_path: Path) -> None:
    place.copy.write_bytes(place.copy.read_bytes()[:-9])
    with pytest.raises(Refused):
        offices().restore(OfficePaths(tmp_path / "baru"), place.copy)
    assert not (tmp_path / "baru").exists()


def test_that_an_office_in_use_is_not_replaced(place: Place) -> None:
    office = offices().open(place.paths)
    try:
        with pytest.raises(Unavailable) as caught:
            place.restore()
        assert caught.value.code == "folder_held"
    finally:
        office.close()
    assert place.activities() == place.now


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
    seen = set()
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
        assert place.activities() == (place.now if now == old else place.then), at
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


def test_that_what_is_here_is_told_or_said_to_be_unreadable(place: Place, tmp_path: Path) -> None:
    facts = facts_here(place.paths)
    assert facts is not None
    assert (facts.name, facts.activities, facts.files) == ("Ranuyoso", 2, 2)
    assert facts_here(OfficePaths(tmp_path / "tidak ada")) is None
    for damage in (drop_a_table, break_header, empty):
        damage(place.paths.database)
        assert facts_here(place.paths) is None


@pytest.mark.parametrize("kind", ["network", "synced"])
def test_that_a_shared_folder_is_refused_as_the_live_place(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def shared(folder: Path) -> None:
        raise Unavailable(f"folder_{kind}", folder=str(folder), by="nfs4")

    monkeypatch.setattr(offices_module, "refuse_shared", shared)
    new = OfficePaths(tmp_path / "baru")
    for act in (
        lambda: offices().open(place.paths),
        lambda: offices().create(new, "35.08.20"),
        lambda: offices().create_practice(new),
        lambda: offices().restore(new, place.copy),
    ):
        with pytest.raises(Unavailable) as caught:
            act()
        assert caught.value.code == f"folder_{kind}"
        words = unavailable_text(caught.value)
        assert "tidak diubah" in words
        assert "cadangan" in words
    assert not new.folder.exists()


def test_that_an_office_in_a_synchronised_folder_says_why_and_can_be_moved(
    place: Place, tmp_path: Path
) -> None:
    synced = OfficePaths(tmp_path / "Dropbox" / "IKU")
    shutil.copytree(place.paths.folder, synced.folder)
    with pytest.raises(Unavailable) as caught:
        offices().open(synced)
    assert caught.value.code == "folder_synced"
    assert "Dropbox" in unavailable_text(caught.value)
    moved = Place(OfficePaths(tmp_path / "diska lain" / "IKU"), place.copy, 1, 2)
    shutil.copytree(synced.folder, moved.paths.folder)
    assert moved.activities() == place.now


def test_that_a_moved_folder_keeps_evidence_copies_and_the_second_place(
    desk: Desk, tmp_path: Path
) -> None:
    made = a_copy(desk)
    (tmp_path / "FLASH").mkdir()
    desk.services.backups.choose_place(tmp_path / "FLASH", sealed=False)
    before = content_of(desk.store.paths.folder)
    desk.store.close()
    moved = OfficePaths(tmp_path / "pindah" / "Kantor Camat")
    shutil.copytree(desk.store.paths.folder, moved.folder)
    shutil.rmtree(desk.store.paths.folder)
    office = offices().open(moved)
    try:
        assert office.services.evidence.check().ok == 2
        assert office.services.backups.copies()[0].name == Path(made.path).name
        assert not office.services.backups.is_needed()
        assert office.services.backups.place().folder == str(tmp_path / "FLASH")
        assert office.services.settings.office().name == "Ranuyoso"
    finally:
        office.close()
    after = content_of(moved.folder)
    assert after == before
