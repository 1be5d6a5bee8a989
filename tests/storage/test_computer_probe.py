"""What is tried of a disk: it leaves nothing behind and tells each fault."""

import errno
import os
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Unavailable
from iku_desktop.storage import computer_probe, folder_lock
from iku_desktop.storage.computer_probe import (
    free_space,
    is_lock_kept,
    nearest_folder,
    temporary_folder,
    try_replacing,
    try_writing,
)
from iku_desktop.storage.folder_facts import path_limit

PROBES = (try_writing, is_lock_kept, try_replacing)


@pytest.mark.parametrize("probe", PROBES)
def test_that_a_sound_folder_passes_and_is_left_as_it_was(probe: object, tmp_path: Path) -> None:
    (tmp_path / "isi").write_text("tetap")
    assert probe(tmp_path) is not False  # type: ignore[operator]
    assert [each.name for each in tmp_path.iterdir()] == ["isi"]


@pytest.mark.parametrize("probe", PROBES)
def test_that_a_folder_that_is_gone_is_told(probe: object, tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        probe(tmp_path / "tidak ada")  # type: ignore[operator]
    assert caught.value.code == "folder_missing"


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk_full"), (errno.EROFS, "read_only"), (errno.EIO, "disk_error")],
)
def test_that_a_disk_that_refuses_is_told_and_left_clean(
    number: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(Unavailable) as caught:
        try_writing(tmp_path)
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_that_a_disk_that_reads_other_than_was_written_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _path: b"lain")
    for probe in (try_writing, try_replacing):
        with pytest.raises(Unavailable) as caught:
            probe(tmp_path)
        assert caught.value.code == "disk_differs"
        assert caught.value.damaged


def test_that_a_folder_that_lets_two_in_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "_lock", lambda _descriptor: None)
    assert not is_lock_kept(tmp_path)


def test_that_a_lock_that_cannot_be_made_is_a_fault_and_not_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(folder_lock, "_lock", refuse)
    with pytest.raises(Unavailable) as caught:
        is_lock_kept(tmp_path)
    assert caught.value.code == "disk_error"


def test_that_a_file_held_while_it_is_read_is_replaced_once_it_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = []

    def held(finished: Path, place: Path, pause: object) -> None:
        pause(0.05)  # type: ignore[operator]
        finished.replace(place)

    monkeypatch.setattr(computer_probe, "replace", held)
    monkeypatch.setattr(computer_probe.time, "sleep", waited.append)
    assert try_replacing(tmp_path) < 60
    assert waited == [0.05]


def test_that_a_folder_that_is_still_to_be_made_is_tried_above_it(tmp_path: Path) -> None:
    assert nearest_folder(tmp_path / "a" / "b") == tmp_path
    assert nearest_folder(tmp_path) == tmp_path


def test_that_room_and_temporary_folder_are_those_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert free_space(tmp_path) > 0
    assert temporary_folder().is_dir()
    assert path_limit() is None or path_limit() == 259

    def nowhere() -> str:
        raise FileNotFoundError(errno.ENOENT, "no usable temporary directory")

    monkeypatch.setattr(computer_probe.tempfile, "gettempdir", nowhere)
    with pytest.raises(Unavailable) as caught:
        temporary_folder()
    assert caught.value.code == "folder_missing"
