"""Periksa data: everything is looked at, what is spoiled is named, and Batal is heard."""

import shutil
from pathlib import Path

import pytest

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.problems import Unavailable
from iku_desktop.presentation.words import problem_text
from iku_desktop.services import checkup
from iku_desktop.services.checkup import check_everything
from iku_desktop.services.restoring import Restoring, restore
from tests.services.copies import a_copy, content_of
from tests.services.desk import Desk


class Stopped(Exception):
    """Batal was pressed."""


def test_that_a_sound_office_is_sound_and_is_not_changed_by_looking(desk: Desk) -> None:
    a_copy(desk)
    before = content_of(desk.store.paths.folder)
    found = check_everything(desk.services)
    assert found.is_sound
    assert (found.evidence.ok, found.closings, found.copies) == (2, 0, 1)
    assert content_of(desk.store.paths.folder) == before


def test_that_progress_ends_at_its_end(desk: Desk) -> None:
    for _ in range(3):
        desk.services.backups.make(BackupReason.MANUAL)
    told: list[tuple[int, int]] = []
    check_everything(desk.services, lambda *each: told.append(each))
    assert told == sorted(told)
    assert told[-1] == (6, 6)


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_that_batal_is_heard_at_every_step(desk: Desk, at: int) -> None:
    for _ in range(2):
        desk.services.backups.make(BackupReason.MANUAL)

    def stop(done: int, _total: int) -> None:
        if done >= at:
            raise Stopped

    with pytest.raises(Stopped):
        check_everything(desk.services, stop)


def test_that_each_spoiled_copy_is_named_and_the_others_are_counted(desk: Desk) -> None:
    paths = [Path(desk.services.backups.make(BackupReason.MANUAL).path) for _ in range(3)]
    paths[0].write_bytes(b"")
    data = bytearray(paths[1].read_bytes())
    data[len(data) // 2] ^= 1
    paths[1].write_bytes(data)
    found = check_everything(desk.services)
    named = {name: problem.code for name, problem in found.spoiled_copies}
    assert named == {paths[0].name: "backup_foreign", paths[1].name: "backup_damaged"}
    assert (found.copies, found.is_sound) == (1, False)


def test_that_a_copy_that_can_not_be_read_is_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Path(desk.services.backups.make(BackupReason.MANUAL).path)

    def broken(*_given: object) -> None:
        raise Unavailable("disk_error", reason="Input/output error")

    monkeypatch.setattr(checkup, "verify_backup", broken)
    ((name, problem),) = check_everything(desk.services).spoiled_copies
    assert (name, problem.code) == (made.name, "backup_unreadable")
    assert problem.values["reason"] == "Input/output error"


def test_that_files_nobody_claims_do_no_harm(desk: Desk) -> None:
    desk.store.paths.evidence.mkdir(exist_ok=True)
    (desk.store.paths.evidence / "catatan.txt").write_text("x")
    found = check_everything(desk.services)
    assert found.is_sound
    assert len(found.evidence.unclaimed) == 1


def test_that_an_old_database_put_back_is_told_by_the_copies_until_one_is_restored(
    desk: Desk, tmp_path: Path
) -> None:
    """*Pulihkan* goes back to an older trail too, and says so beside the copies."""
    old = tmp_path / "lama"
    desk.activity()
    first = desk.services.backups.make(BackupReason.MANUAL)
    desk.store.close()
    shutil.copy(desk.store.paths.database, old)
    desk.activity(description="Rapat kedua")
    desk.services.backups.make(BackupReason.MANUAL)
    assert check_everything(desk.services).is_sound
    desk.store.close()
    shutil.copy(old, desk.store.paths.database)
    (problem,) = check_everything(desk.services).problems
    assert (problem.code, problem.values["copy"]) == (
        "audit_lost",
        "IKU_Ranuyoso_000002_20251201-1024_manual.ikubak",
    )
    assert "jejak" in problem_text(problem)
    desk.store.close()
    restore(desk.store.paths, Restoring(Path(first.path), "", desk.clock.now(), "Siti Aminah"))
    assert check_everything(desk.services).is_sound
