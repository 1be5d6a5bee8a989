"""Copies of an open office: whole, reopened, counted, thinned out, and brought to a second place."""

import errno
import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from iku_desktop.domain.backups import BackupReason, copy_of
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.services import backup_making
from iku_desktop.services.backup_making import Wanted, make_backup
from iku_desktop.services.backup_source import look_into, verify_backup
from tests.services.copies import PASSPHRASE, a_copy, add_evidence, content_of, names_in
from tests.services.desk import Desk


class Stopped(Exception):
    """Somebody pressed Batal."""


def test_that_a_copy_holds_database_evidence_and_what_it_says_of_them(desk: Desk) -> None:
    made = a_copy(desk)
    with zipfile.ZipFile(made.path) as archive:
        names = archive.namelist()
    contents = sorted(each.name for each in desk.store.paths.evidence.iterdir())
    assert names == ["iku.sqlite3", *[f"bukti/{name}" for name in contents], "manifest.json"]
    manifest = made.manifest
    assert (manifest.facts.code, manifest.facts.name) == ("35.08.20", "Ranuyoso")
    assert (manifest.facts.villages, manifest.facts.activities) == (11, 1)
    assert (manifest.facts.files, manifest.missing) == (2, ())
    assert (manifest.sequence, manifest.made_by) == (1, "Siti Aminah")
    assert manifest.tables["village"] == 11
    with desk.context.reading() as rows:
        assert manifest.audit == rows.reader.audit_head()


def test_that_the_copy_is_read_again_before_it_is_called_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = a_copy(desk)
    before = content_of(desk.store.paths.backups)

    def flip(beside: Path, *given: object, **named: object) -> None:
        write(beside, *given, **named)  # type: ignore[arg-type]
        data = bytearray(beside.read_bytes())
        data[len(data) // 2] ^= 1
        beside.write_bytes(data)

    write = backup_making._write
    monkeypatch.setattr(backup_making, "_write", flip)
    desk.activity(description="Rapat kedua")
    with pytest.raises(Refused) as caught:
        desk.services.backups.make(BackupReason.HOURLY)
    assert caught.value.problems[0].code == "backup_damaged"
    assert content_of(desk.store.paths.backups) == before
    assert look_into(Path(first.path)) == first.manifest


def test_that_a_copy_is_made_while_somebody_writes(desk: Desk) -> None:
    add_evidence(desk)
    steps: list[int] = []

    def write_on(done: int, _total: int) -> None:
        if not steps:
            desk.activity(description="Rapat selagi disalin")
        steps.append(done)

    made = desk.services.backups.make(BackupReason.HOURLY, write_on)
    assert made.manifest.facts.activities in (1, 2)
    assert steps == sorted(steps)
    assert look_into(Path(made.path)).tables == made.manifest.tables


def test_that_sequence_numbers_go_on_whatever_the_clock_says(desk: Desk) -> None:
    backups = desk.services.backups
    backups.make(BackupReason.MANUAL)
    desk.clock.day = date(2009, 1, 1)
    backups.make(BackupReason.MANUAL)
    newest = backups.copies()[0]
    assert (newest.sequence, newest.made_at.year) == (2, 2009)
    assert backups.state().last == newest


def test_that_old_copies_go_only_when_a_new_one_is_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(12):
        desk.clock.day = date(2025, 12, 1) + timedelta(days=day)
        desk.services.backups.make(BackupReason.MANUAL)
    kept = names_in(desk.store.paths)
    # Seven days, and the last of the week and of the month before them.
    assert [copy_of(name).sequence for name in kept] == [6, 7, 8, 9, 10, 11, 12]  # type: ignore[union-attr]

    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    desk.clock.day = date(2026, 6, 1)
    with pytest.raises(Unavailable) as caught:
        desk.services.backups.make(BackupReason.MANUAL)
    assert caught.value.code == "file_disk_full"
    assert names_in(desk.store.paths) == kept


def test_that_a_copy_is_only_needed_when_something_changed(desk: Desk) -> None:
    backups = desk.services.backups
    assert backups.is_needed()
    assert backups.make_if_changed(BackupReason.CLOSE) is not None
    assert not backups.is_needed()
    assert backups.make_if_changed(BackupReason.CLOSE) is None
    desk.activity()
    assert backups.make_if_changed(BackupReason.HOURLY) is not None
    assert len(names_in(desk.store.paths)) == 2


def test_that_a_newest_copy_that_was_cut_off_makes_another_one_needed(desk: Desk) -> None:
    made = Path(desk.services.backups.make(BackupReason.CLOSE).path)
    made.write_bytes(made.read_bytes()[:-400])
    assert desk.services.backups.is_needed()


@pytest.mark.parametrize("at", [0, 1, 3, 6])
def test_that_stopping_leaves_nothing_behind(desk: Desk, at: int) -> None:
    a_copy(desk)
    before = content_of(desk.store.paths.folder)
    told: list[int] = []

    def stop(done: int, _total: int) -> None:
        told.append(done)
        if len(told) > at:
            raise Stopped

    with pytest.raises(Stopped):
        desk.services.backups.make(BackupReason.MANUAL, stop)
    assert content_of(desk.store.paths.folder) == before


def test_that_evidence_that_is_gone_is_named_and_the_rest_copied(desk: Desk) -> None:
    add_evidence(desk, 3)
    lost, *_ = sorted(desk.store.paths.evidence.iterdir())
    lost.unlink()
    made = desk.services.backups.make(BackupReason.MANUAL)
    assert made.manifest.missing == (lost.name,)
    assert len(made.manifest.members) == 3


def test_that_what_people_put_beside_evidence_is_not_taken_along(desk: Desk) -> None:
    add_evidence(desk, 1)
    folder = desk.store.paths.evidence
    (folder / "catatan pribadi.txt").write_text("x")
    (folder / f"{'a' * 64}.exe").write_text("x")
    (folder / f"{'b' * 64}.pdf").symlink_to(folder / "catatan pribadi.txt")
    made = desk.services.backups.make(BackupReason.MANUAL)
    assert len(made.manifest.members) == 2


def test_that_a_damaged_database_is_never_copied_over_good_copies(desk: Desk) -> None:
    a_copy(desk)
    before = content_of(desk.store.paths.backups)
    with closing(sqlite3.connect(desk.store.paths.database)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE indicator SET goal_id = 'tidak ada'")
        connection.commit()
    with pytest.raises(Unavailable) as caught:
        desk.services.backups.make(BackupReason.CLOSE)
    assert caught.value.damaged
    assert content_of(desk.store.paths.backups) == before


def test_that_a_copy_under_a_passphrase_is_checked_like_any_other(
    desk: Desk, tmp_path: Path
) -> None:
    add_evidence(desk)
    made = desk.services.backups.write(tmp_path / "aman.ikubak", PASSPHRASE)
    path = Path(made.path)
    assert b"Ranuyoso" not in path.read_bytes()
    read = verify_backup(path, PASSPHRASE, tmp_path / "x", lambda _count: None)
    assert read == made.manifest
    for passphrase, code in (("", "backup_sealed"), ("salah", "backup_passphrase_wrong")):
        with pytest.raises(Refused) as caught:
            look_into(path, passphrase)
        assert caught.value.problems[0].code == code


def test_that_a_short_passphrase_is_refused_before_anything_is_made(
    desk: Desk, tmp_path: Path
) -> None:
    found = desk.refused(lambda: desk.services.backups.write(tmp_path / "x.ikubak", "kopi"))
    assert found == {"passphrase": "passphrase_short"}
    assert not (tmp_path / "x.ikubak").exists()


def test_that_a_copy_goes_into_a_chosen_file(desk: Desk, tmp_path: Path) -> None:
    made = desk.services.backups.write(tmp_path / "Cadangan saya.ikubak")
    assert Path(made.path).name == "Cadangan saya.ikubak"
    assert names_in(desk.store.paths) == []


def stick(desk: Desk, tmp_path: Path, *, sealed: bool = False) -> Path:
    folder = tmp_path / "FLASH"
    folder.mkdir()
    desk.services.backups.choose_place(folder, sealed=sealed)
    return folder


def test_that_a_copy_goes_to_the_second_place_and_is_remembered(desk: Desk, tmp_path: Path) -> None:
    folder = stick(desk, tmp_path)
    made = desk.services.backups.copy_out()
    assert Path(made.path).parent == folder
    place = desk.services.backups.place()
    assert (place.copied_at, place.sequence) == (desk.clock.now(), 1)
    assert desk.services.backups.make(BackupReason.CLOSE).manifest.sequence == 2


def test_that_older_copies_at_the_second_place_go_as_they_do_here(
    desk: Desk, tmp_path: Path
) -> None:
    folder = stick(desk, tmp_path)
    made = [Path(desk.services.backups.copy_out().path).name for _ in range(5)]
    assert sorted(each.name for each in folder.iterdir()) == made[2:]
    assert desk.services.backups.place().names == tuple(made[2:])


def test_that_a_reminder_comes_after_seven_days(desk: Desk, tmp_path: Path) -> None:
    desk.services.backups.make(BackupReason.CLOSE)
    assert desk.services.backups.state().reminder is None
    desk.clock.day += timedelta(days=7)
    assert desk.services.backups.state().reminder == 7
    stick(desk, tmp_path)
    desk.services.backups.copy_out()
    assert desk.services.frame.frame(2025).backups.reminder is None


def test_that_a_stick_that_is_not_there_is_said(desk: Desk, tmp_path: Path) -> None:
    backups = desk.services.backups
    assert desk.refused(backups.copy_out) == {"folder": "copy_place_unset"}
    stick(desk, tmp_path).rmdir()
    assert desk.refused(backups.copy_out) == {"folder": "copy_place_missing"}


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOENT, errno.ENODEV, errno.ENXIO])
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_that_a_stick_pulled_while_writing_is_said_and_the_last_copy_stays(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, step: str
) -> None:
    folder = stick(desk, tmp_path)
    good = desk.services.backups.copy_out()
    before = content_of(folder), desk.services.backups.place()

    def pulled(*_given: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), pulled)
    desk.activity()
    with pytest.raises(Unavailable) as caught:
        desk.services.backups.copy_out()
    monkeypatch.undo()
    assert caught.value.code == "copy_place_gone"
    assert "tetap utuh" in unavailable_text(caught.value)
    assert (content_of(folder), desk.services.backups.place()) == before
    assert look_into(Path(good.path)) == good.manifest


def test_that_a_full_stick_is_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick(desk, tmp_path)

    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(Unavailable) as caught:
        desk.services.backups.copy_out()
    assert caught.value.code == "file_disk_full"
    assert desk.services.backups.place().copied_at is None


def test_that_a_second_place_inside_the_office_is_refused(desk: Desk, tmp_path: Path) -> None:
    backups, folder = desk.services.backups, desk.store.paths.folder
    for inside in (folder, folder / "laporan"):
        inside.mkdir(exist_ok=True)
        choose = lambda inside=inside: backups.choose_place(inside, sealed=False)  # noqa: E731
        assert desk.refused(choose) == {"folder": "copy_place_inside"}
    missing = desk.problems(lambda: backups.choose_place(tmp_path / "E", sealed=False))
    assert "tidak ditemukan" in problem_text(missing[0])


def test_that_a_sealed_second_place_asks_for_its_passphrase(desk: Desk, tmp_path: Path) -> None:
    stick(desk, tmp_path, sealed=True)
    assert desk.refused(desk.services.backups.copy_out) == {
        "passphrase": "backup_passphrase_needed"
    }
    made = desk.services.backups.copy_out(PASSPHRASE)
    assert look_into(Path(made.path), PASSPHRASE) == made.manifest


@pytest.mark.parametrize("content", ["", "{", "[]", '{"copied_at": "kemarin"}', '"x"', "null"])
def test_that_a_spoiled_note_of_the_second_place_is_as_none(desk: Desk, content: str) -> None:
    desk.store.paths.backups.mkdir(exist_ok=True)
    (desk.store.paths.backups / "tempat-kedua.json").write_text(content)
    assert desk.services.backups.place().folder == ""
    assert desk.services.backups.make(BackupReason.CLOSE).manifest.sequence == 1


def test_that_leftovers_of_a_copy_that_was_killed_go_with_the_next_one(desk: Desk) -> None:
    backups = desk.store.paths.backups
    backups.mkdir(exist_ok=True)
    (backups / ".iku-cadangan-0a1b.tmp").write_bytes(b"setengah")
    (desk.store.paths.folder / "iku-cadangan.tmp").write_bytes(b"setengah")
    desk.services.backups.make(BackupReason.CLOSE)
    left = [name for name in content_of(desk.store.paths.folder) if name.endswith(".tmp")]
    assert left == []


def test_that_a_copy_can_be_made_of_a_folder_that_nobody_has_open(desk: Desk) -> None:
    paths = desk.store.paths
    desk.store.close()
    wanted = Wanted(BackupReason.MIGRATION, desk.clock.now(), "Siti Aminah")
    made = make_backup(paths, replace(wanted, reason=BackupReason.MERGE))
    assert Path(made.path).name.endswith("_gabung.ikubak")
    manifest = json.loads(zipfile.ZipFile(made.path).read("manifest.json"))
    assert (manifest["format"], manifest["office"]["code"]) == (1, "35.08.20")


def test_that_a_disk_without_room_is_said_before_anything_is_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_copy(desk)
    before = content_of(desk.store.paths.folder)
    usage = shutil.disk_usage(desk.store.paths.folder)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    with pytest.raises(Unavailable) as caught:
        desk.services.backups.make(BackupReason.HOURLY)
    assert caught.value.code == "backup_no_room"
    assert "tersisa 1 MB" in unavailable_text(caught.value)
    assert content_of(desk.store.paths.folder) == before


def test_that_a_folder_that_tells_no_room_is_tried(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_folder: object) -> None:
        raise OSError(errno.ENOSYS, "Function not implemented")

    monkeypatch.setattr(shutil, "disk_usage", unknown)
    assert desk.services.backups.make(BackupReason.HOURLY).manifest.sequence == 1


def test_that_a_place_is_chosen_as_it_was_typed_with_all_problems_at_once(
    desk: Desk, tmp_path: Path
) -> None:
    backups = desk.services.backups
    typed = {"folder": "", "sealed": 1, "passphrase": "kopi", "passphrase_again": "teh"}
    assert desk.refused(lambda: backups.change_place(typed)) == {
        "folder": "copy_place_unset",
        "passphrase": "passphrase_short",
        "passphrase_again": "passphrase_differs",
    }
    (tmp_path / "E").mkdir()
    fine = {"folder": str(tmp_path / "E"), "sealed": 1, "passphrase": PASSPHRASE}
    backups.change_place({**fine, "passphrase_again": PASSPHRASE})
    assert (backups.place().folder, backups.place().sealed) == (str(tmp_path / "E"), True)
    note = (desk.store.paths.backups / "tempat-kedua.json").read_text("utf-8")
    assert PASSPHRASE not in note
    # Without a passphrase nobody looks at what stands in its fields.
    backups.change_place({"folder": str(tmp_path / "E"), "sealed": 0, "passphrase": "x"})
    assert not backups.place().sealed
