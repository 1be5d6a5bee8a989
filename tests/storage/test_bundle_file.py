"""A zip for support is written whole or not at all, the same from the same content."""

import errno
import os
import zipfile
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Unavailable
from iku_desktop.storage import files
from iku_desktop.storage.bundle_file import CHUNK, write_bundle

TEXTS = {"versi.json": "{}", "log/iku.log": "baris\n" * 1000}


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "salinan"
    path.write_bytes(os.urandom(2 * CHUNK + 5))
    return path


def test_that_texts_and_files_are_in_it_as_they_were(tmp_path: Path, large: Path) -> None:
    told: list[int] = []
    write_bundle(tmp_path / "a.zip", TEXTS, {"data.ikubak": large}, told.append)
    with zipfile.ZipFile(tmp_path / "a.zip") as bundle:
        assert bundle.testzip() is None
        assert bundle.namelist() == [*TEXTS, "data.ikubak"]
        assert bundle.read("data.ikubak") == large.read_bytes()
        assert bundle.getinfo("log/iku.log").compress_size < 1000
    assert told == [CHUNK, CHUNK, 5]


def test_that_the_same_content_makes_the_same_file(tmp_path: Path, large: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_bundle(tmp_path / name, TEXTS, {"data.ikubak": large})
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "file_disk_full"),
        (errno.EROFS, "file_not_allowed"),
        (errno.EACCES, "file_not_allowed"),
    ],
)
def test_that_a_disk_that_refuses_leaves_the_older_file(
    number: int, code: str, tmp_path: Path, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.zip"
    target.write_text("yang lama")

    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(Unavailable) as caught:
        write_bundle(target, TEXTS, {"data.ikubak": large})
    assert caught.value.code == code
    assert target.read_text() == "yang lama"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.zip", "salinan"]


def test_that_batal_in_the_middle_leaves_nothing(tmp_path: Path, large: Path) -> None:
    def stop(_count: int) -> None:
        raise InterruptedError

    with pytest.raises((InterruptedError, Unavailable)):
        write_bundle(tmp_path / "a.zip", TEXTS, {"data.ikubak": large}, stop)
    assert [each.name for each in tmp_path.iterdir()] == ["salinan"]


def test_that_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        write_bundle(tmp_path / "tidak ada" / "a.zip", TEXTS, {})
    assert caught.value.code == "file_folder_missing"
