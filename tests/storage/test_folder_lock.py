"""One program per data folder: the second says who holds it, and a crash holds nothing."""

import errno
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.words import unavailable_text
from iku_desktop.storage import folder_lock
from iku_desktop.storage.folder_lock import FolderLock

HOLDER = """
import sys
from pathlib import Path
from iku_desktop.paths import OfficePaths
from iku_desktop.storage.folder_lock import FolderLock

lock = FolderLock(OfficePaths(Path(sys.argv[1])))
lock.acquire("Siti Aminah")
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def folder(tmp_path: Path) -> OfficePaths:
    return OfficePaths(tmp_path)


@contextmanager
def another_program(paths: OfficePaths) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(paths.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        if process.poll() is None:
            process.communicate("\n")


def fault_of(paths: OfficePaths, who: str = "Budi") -> Unavailable:
    with pytest.raises(Unavailable) as caught:
        FolderLock(paths).acquire(who)
    return caught.value


def test_that_the_second_program_is_told_who_holds_the_folder(folder: OfficePaths) -> None:
    with another_program(folder):
        fault = fault_of(folder)
    assert fault.code == "folder_held"
    assert fault.values["who"] == "Siti Aminah"
    assert fault.values["computer"] == socket.gethostname()
    assert "Siti Aminah" in unavailable_text(fault)


def test_that_it_is_told_since_when(folder: OfficePaths) -> None:
    lock = FolderLock(folder)
    lock.acquire("Siti Aminah")
    began = 1_764_555_840
    os.utime(folder.lock, (began, began))
    assert fault_of(folder).values["since"] == folder_lock.show_since(began)
    assert re.fullmatch(r"(30 November|1 Desember) 2025 \d\d\.24", folder_lock.show_since(began))
    lock.release()


def test_that_the_folder_is_free_when_the_program_has_ended(folder: OfficePaths) -> None:
    with another_program(folder):
        assert fault_of(folder).code == "folder_held"
    lock = FolderLock(folder)
    lock.acquire("Budi")
    lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_that_a_killed_program_holds_nothing(folder: OfficePaths) -> None:
    with another_program(folder) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        lock = FolderLock(folder)
        lock.acquire("Budi")
        assert fault_of(folder).values["who"] == "Budi"
        lock.release()


def test_that_a_lock_file_left_behind_holds_nothing(folder: OfficePaths) -> None:
    folder.lock.write_text('{"who": "Siti", "computer": "PC-1"}')
    lock = FolderLock(folder)
    lock.acquire("Budi")
    lock.release()
    assert folder.lock.read_bytes() == b""


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b'{"who": null}', b"x" * 9000])
def test_that_a_held_folder_with_an_unreadable_file_is_still_held(
    folder: OfficePaths, content: bytes
) -> None:
    lock = FolderLock(folder)
    lock.acquire("Siti")
    folder.lock.write_bytes(content)
    fault = fault_of(folder)
    assert (fault.code, fault.values["who"], fault.values["computer"]) == ("folder_held", "?", "?")
    lock.release()


def test_that_a_long_or_hostile_name_is_told_as_it_is(folder: OfficePaths) -> None:
    name = "<b>&\"'\x00{who}"
    lock = FolderLock(folder)
    lock.acquire(name)
    fault = fault_of(folder)
    assert fault.values["who"] == name
    assert name in unavailable_text(fault)
    lock.release()


def test_that_one_folder_does_not_hold_another(tmp_path: Path) -> None:
    locks = []
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        locks.append(FolderLock(OfficePaths(tmp_path / name)))
        locks[-1].acquire("Siti")
    for lock in locks:
        lock.release()


def test_that_releasing_twice_or_unheld_is_nothing(folder: OfficePaths) -> None:
    lock = FolderLock(folder)
    lock.release()
    lock.acquire("Siti")
    lock.release()
    lock.release()
    lock.acquire("Siti")
    lock.release()


def open_files() -> int:
    """How many files this process has open, where the system tells."""
    listed = Path("/proc/self/fd")
    return len(list(listed.iterdir())) if listed.exists() else 0


def test_that_a_refused_lock_keeps_no_file_open(folder: OfficePaths) -> None:
    lock = FolderLock(folder)
    lock.acquire("Siti")
    before = open_files()
    for _ in range(5):
        fault_of(folder)
    assert open_files() == before
    lock.release()


def test_that_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert fault_of(OfficePaths(tmp_path / "tidak-ada")).code == "folder_missing"
    assert not (tmp_path / "tidak-ada").exists()


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EROFS, "read_only"), (errno.EACCES, "read_only"), (errno.EIO, "disk_error")],
)
def test_that_a_disk_that_refuses_is_told(
    folder: OfficePaths, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    # The tests may run as root, whom no permission stops: the system's answer is given by hand.
    monkeypatch.setattr(folder_lock.os, "open", refuse)
    assert fault_of(folder).code == code


def test_that_a_full_disk_is_told_and_holds_nothing(
    folder: OfficePaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(folder_lock.os, "write", refuse)
        assert fault_of(folder).code == "disk_full"
    lock = FolderLock(folder)
    lock.acquire("Budi")
    lock.release()
