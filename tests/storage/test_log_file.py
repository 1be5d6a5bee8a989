"""The log on disk: it turns over, falls back to another folder, and keeps nobody from working."""

import errno
import os
from pathlib import Path
from threading import Thread

import pytest

from iku_desktop.storage import log_file
from iku_desktop.storage.log_file import LogFile


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "MOST_BYTES", 100)
    monkeypatch.setattr(log_file, "UTMOST_BYTES", 300)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_that_lines_are_appended_in_order(tmp_path: Path) -> None:
    log = LogFile((tmp_path / "log",))
    assert log.write("satu")
    assert log.write("dua")
    assert (tmp_path / "log" / "iku.log").read_text("utf-8") == "satu\ndua\n"


@pytest.mark.usefixtures("small")
def test_that_it_turns_over_and_the_oldest_goes(tmp_path: Path) -> None:
    log = LogFile((tmp_path,))
    for number in range(60):
        assert log.write(f"{number:020d}")
    assert names(tmp_path) == ["iku-1.log", "iku-2.log", "iku-3.log", "iku-4.log", "iku.log"]
    kept = "".join(reversed(log.texts().values())).split()
    assert kept[-1] == f"{59:020d}"
    assert [int(each) for each in kept] == list(range(int(kept[0]), 60))
    assert all(each.stat().st_size <= 100 for each in tmp_path.iterdir())


@pytest.mark.usefixtures("small")
def test_that_a_file_that_cannot_be_turned_over_does_not_grow_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_given: object, **_named: object) -> None:
        raise PermissionError(errno.EACCES, "held by a virus scanner")

    monkeypatch.setattr(log_file, "replace", held)
    log = LogFile((tmp_path,))
    written = [log.write("x" * 50) for _ in range(20)]
    assert written[:3] == [True] * 3
    assert not written[-1]
    assert names(tmp_path) == ["iku.log"]


def test_that_the_next_folder_is_taken_where_one_refuses(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    log = LogFile((tmp_path / "berkas", tmp_path / "lain"))
    assert log.write("satu")
    assert (tmp_path / "lain" / "iku.log").exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_that_a_disk_that_takes_nothing_keeps_nobody_from_working(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "open", refuse)
    assert not LogFile((tmp_path,)).write("satu")
    assert not LogFile(()).write("satu")


def test_that_the_folder_of_an_office_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    log = LogFile((tmp_path / "pengguna" / "log",))
    log.use(tmp_path / "flash" / "kantor" / "log")
    assert log.write("satu")
    assert not (tmp_path / "flash").exists()
    log.use(None)
    assert log.write("dua")
    assert log.texts() == {"iku.log": "satu\ndua\n"}


def test_that_both_folders_are_told_under_names_of_their_own(tmp_path: Path) -> None:
    log = LogFile((tmp_path / "pengguna",))
    log.write("di luar")
    (tmp_path / "kantor").mkdir()
    log.use(tmp_path / "kantor" / "log")
    log.write("di dalam")
    assert log.texts() == {"iku.log": "di dalam\n", "pengguna-iku.log": "di luar\n"}


def test_that_threads_write_whole_lines(tmp_path: Path) -> None:
    log = LogFile((tmp_path,))
    threads = [
        Thread(target=lambda word=word: [log.write(word * 40) for _ in range(50)]) for word in "abc"
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    lines = log.texts()["iku.log"].splitlines()
    assert len(lines) == 150
    assert set(lines) == {"a" * 40, "b" * 40, "c" * 40}
