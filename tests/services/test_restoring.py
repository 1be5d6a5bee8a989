"""Pulihkan: the state before is kept, the copy is there whole afterwards, and others are refused."""

import gzip
import os
import shutil
from pathlib import Path

import pytest

from iku_desktop.domain.backups import BackupReason, copy_of
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.services import offices as offices_module
from iku_desktop.services.backup_source import look_into
from iku_desktop.services.restoring import facts_here
from iku_desktop.storage.database_file import SCHEMA_VERSION
from tests.services.copies import PASSPHRASE, a_copy, content_of, names_in
from tests.services.desk import Desk
from tests.services.places import Place, a_place, break_header, drop_a_table, empty, offices

DATABASES = Path(__file__).parents[1] / "storage" / "databases"


@pytest.fixture
def place(desk: Desk, tmp_path: Path) -> Place:
    """A closed office that was copied before its last activity."""
    return a_place(desk, tmp_path)


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
    assert manifest.schema == int(version)
    # The trail is a chain, with a head that can be told, since the third schema.
    assert (manifest.audit is not None) is (int(version) >= 3)
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
