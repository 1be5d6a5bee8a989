"""The folder of copies: what lies there by name, the next number, and what thinning out takes."""

import os
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from iku_desktop.domain.backups import BackupReason, SecondPlace, copy_name
from iku_desktop.domain.problems import Unavailable
from iku_desktop.storage.backup_folder import (
    copies_in,
    next_sequence,
    note_copy,
    read_place,
    remove_unfinished,
    thin_out,
    thin_out_second,
    write_place,
)

FIRST = date(2026, 1, 5)


def fill(folder: Path, days: Iterable[int], office: str = "Ranuyoso") -> list[str]:
    """A copy of each of these days, numbered in this order."""
    folder.mkdir(exist_ok=True)
    names = []
    for number, day in enumerate(days, 1):
        at = datetime.combine(FIRST + timedelta(days=day), time(15))
        names.append(copy_name(office, number, at, BackupReason.CLOSE))
        (folder / names[-1]).write_bytes(b"x")
    return names


def test_that_copies_are_listed_by_number_and_nothing_else_is(tmp_path: Path) -> None:
    names = fill(tmp_path, [5, 3, 9])
    for other in ("catatan.txt", "iku-0001.sqlite3", "IKU_x.ikubak", "tempat-kedua.json"):
        (tmp_path / other).write_bytes(b"x")
    (tmp_path / "rusak-1").mkdir()
    assert [each.name for each in copies_in(tmp_path)] == names[::-1]


def test_that_a_folder_that_is_not_there_has_no_copies(tmp_path: Path) -> None:
    assert copies_in(tmp_path / "tidak ada") == ()
    assert next_sequence(tmp_path / "tidak ada") == 1


def test_that_the_next_number_is_above_all_that_were_ever_made(tmp_path: Path) -> None:
    fill(tmp_path / "cadangan", range(4))
    assert next_sequence(tmp_path / "cadangan") == 5
    fill(tmp_path / "FLASH", range(9))
    write_place(tmp_path / "cadangan", SecondPlace(str(tmp_path / "FLASH")))
    assert next_sequence(tmp_path / "cadangan") == 10
    # The stick is not there now; what was noted when it was still counts.
    note_copy(tmp_path / "cadangan", "a.ikubak", 12, datetime.combine(FIRST, time(9)))
    write_place(tmp_path / "cadangan", SecondPlace("E:\\", sequence=12))
    assert next_sequence(tmp_path / "cadangan") == 13


def test_that_thinning_out_takes_only_copies_of_that_office(tmp_path: Path) -> None:
    fill(tmp_path, range(60))
    practice = fill(tmp_path, [0] * 9, "Ranuyoso-LATIHAN")
    gone = thin_out(tmp_path, "Ranuyoso")
    left = {each.name for each in copies_in(tmp_path)}
    assert set(practice) <= left
    assert not set(gone) & left
    assert len(left - set(practice)) == 60 - len(gone)
    assert thin_out(tmp_path, "Ranuyoso") == ()


def test_that_a_copy_that_can_not_be_removed_stays_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = fill(tmp_path, [0] * 6)
    remove = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name == names[0]:
            raise PermissionError(13, "held by another program")
        remove(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    thin_out(tmp_path, "Ranuyoso")
    assert [each.sequence for each in copies_in(tmp_path)] == [6, 5, 4, 1]


def test_that_unfinished_copies_are_taken_away_and_finished_ones_not(tmp_path: Path) -> None:
    names = fill(tmp_path, [1])
    for name in (".iku-cadangan-00ff.tmp", ".iku-cadangan-00ff.tmp-journal", ".lain.tmp"):
        (tmp_path / name).write_bytes(b"x")
    remove_unfinished(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {names[0], ".lain.tmp"}
    remove_unfinished(tmp_path / "tidak ada")


def test_that_a_place_is_remembered_as_it_was_chosen(tmp_path: Path) -> None:
    at = datetime.combine(FIRST, time(10, 24))
    place = SecondPlace("E:\\Cadangan é", sealed=True, copied_at=at, sequence=4)
    write_place(tmp_path / "cadangan", place)
    assert read_place(tmp_path / "cadangan") == place
    note_copy(tmp_path / "cadangan", "b.ikubak", 3, at + timedelta(days=1))
    later = read_place(tmp_path / "cadangan")
    assert (later.copied_at, later.sequence) == (at + timedelta(days=1), 4)
    assert (later.folder, later.sealed) == (place.folder, True)


def brought(tmp_path: Path, days: Iterable[int]) -> tuple[Path, list[str]]:
    """A second place with copies that were brought there on these days."""
    outside = tmp_path / "FLASH"
    write_place(tmp_path / "cadangan", SecondPlace(str(outside)))
    names = fill(outside, days)
    for number, name in enumerate(names, 1):
        note_copy(tmp_path / "cadangan", name, number, datetime.combine(FIRST, time(9)))
    return outside, names


def test_that_the_second_place_is_thinned_by_the_same_rule(tmp_path: Path) -> None:
    outside, names = brought(tmp_path, range(60))
    alone = tmp_path / "sendiri"
    fill(alone, range(60))
    thin_out(alone, "Ranuyoso")
    gone = thin_out_second(tmp_path / "cadangan")
    assert copies_in(outside) == copies_in(alone)
    assert read_place(tmp_path / "cadangan").names == tuple(n for n in names if n not in gone)
    assert thin_out_second(tmp_path / "cadangan") == ()


def test_that_copies_of_another_pc_at_the_second_place_stay(tmp_path: Path) -> None:
    outside, names = brought(tmp_path, [0] * 8)
    others = [name.replace("-1500_", "-1600_") for name in names]
    for name in others:
        (outside / name).write_bytes(b"x")
    assert thin_out_second(tmp_path / "cadangan") == tuple(names[:5])
    assert {each.name for each in copies_in(outside)} == {*others, *names[5:]}


def test_that_copies_on_a_stick_that_is_away_are_still_ours_later(tmp_path: Path) -> None:
    outside, names = brought(tmp_path, [0] * 8)
    outside.rename(tmp_path / "laci")
    assert thin_out_second(tmp_path / "cadangan") == ()
    (tmp_path / "laci").rename(outside)
    assert thin_out_second(tmp_path / "cadangan") == tuple(names[:5])


def test_that_names_of_lost_sticks_never_fill_the_note(tmp_path: Path) -> None:
    at = datetime.combine(FIRST, time(9))
    for number in range(250):
        note_copy(tmp_path / "cadangan", f"{number}.ikubak", number, at)
    place = read_place(tmp_path / "cadangan")
    assert (len(place.names), place.names[-1], place.sequence) == (200, "249.ikubak", 249)


def test_that_a_note_far_too_long_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "tempat-kedua.json").write_bytes(b'{"folder": "' + b"x" * 100_000 + b'"}')
    assert read_place(tmp_path) == SecondPlace()


def test_that_a_place_that_can_not_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable) as caught:
        write_place(tmp_path, SecondPlace("E:\\"))
    assert caught.value.code == "file_disk_full"
    assert read_place(tmp_path) == SecondPlace()
