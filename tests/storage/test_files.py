"""Files written for people: whole or not at all, and what was there stays until then."""

import errno
import os
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Unavailable
from iku_desktop.storage.files import unavailable_file, write_whole, written_whole


def test_that_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "laporan.pdf", b"isi")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"laporan.pdf": b"isi"}


def test_that_others_may_read_what_they_could_read_before(tmp_path: Path) -> None:
    (tmp_path / "biasa.pdf").write_bytes(b"isi")
    write_whole(tmp_path / "laporan.pdf", b"isi")
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert len(modes) == 1


def test_that_a_file_of_that_name_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"lama")
    write_whole(path, b"baru")
    assert path.read_bytes() == b"baru"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_that_a_disk_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"lama")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), fail)
    with pytest.raises(Unavailable) as caught:
        write_whole(path, b"baru")
    assert caught.value.code == "file_disk_full"
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"laporan.pdf": b"lama"}


def test_that_a_file_written_in_parts_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "paket.ikupak"
    path.write_bytes(b"lama")
    with written_whole(path) as beside:
        beside.write_bytes(b"baru")
        assert path.read_bytes() == b"lama"
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {path.name: b"baru"}

    def half(fault: Exception) -> None:
        with written_whole(path) as beside:
            beside.write_bytes(b"setengah")
            raise fault

    with pytest.raises(ZeroDivisionError):
        half(ZeroDivisionError())
    with pytest.raises(Unavailable) as caught:
        half(OSError(errno.EIO, os.strerror(errno.EIO)))
    assert caught.value.code == "file_disk_error"
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {path.name: b"baru"}


def test_that_a_file_written_in_parts_takes_no_folder_s_place(tmp_path: Path) -> None:
    for path, code in (
        (tmp_path, "file_is_folder"),
        (tmp_path / "hilang" / "a.ikupak", "file_folder_missing"),
    ):
        with pytest.raises(Unavailable) as caught, written_whole(path) as beside:
            beside.write_bytes(b"isi")
        assert caught.value.code == code


def test_that_a_folder_is_called_one_also_where_the_system_says_denied(tmp_path: Path) -> None:
    denied = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    (tmp_path / "berkas.pdf").write_bytes(b"isi")
    assert unavailable_file(tmp_path, denied).code == "file_is_folder"
    assert unavailable_file(tmp_path / "berkas.pdf", denied).code == "file_not_allowed"


def test_that_a_folder_of_that_name_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "laporan.pdf").mkdir()
    with pytest.raises(Unavailable) as caught:
        write_whole(tmp_path / "laporan.pdf", b"isi")
    assert caught.value.code == "file_is_folder"
    assert (tmp_path / "laporan.pdf").is_dir()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "file_not_allowed"),
        (errno.EROFS, "file_not_allowed"),
        (errno.ENOENT, "file_folder_missing"),
        (errno.ENAMETOOLONG, "file_name_too_long"),
        (errno.EIO, "file_disk_error"),
    ],
)
def test_that_each_fault_of_the_disk_has_its_word(number: int, code: str) -> None:
    fault = unavailable_file(Path("folder") / "a.pdf", OSError(number, os.strerror(number)))
    assert (fault.code, fault.values["file"], fault.values["folder"]) == (code, "a.pdf", "folder")
