"""One program per data folder: a lock of the operating system, which a crash releases by itself."""

import json
import os
import socket
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.dates import show_long, show_time
from iku_desktop.storage.faults import of_the_disk

if sys.platform == "win32":
    import msvcrt

    # Windows locks bytes against reading too; this one lies behind what the second program reads.
    LOCKED_AT = 1 << 30

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, LOCKED_AT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, LOCKED_AT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


MOST_BYTES = 4096


class FolderLock:
    """The hold on one data folder; the file's text says who, its time since when."""

    def __init__(self, paths: OfficePaths) -> None:
        self._path = paths.lock
        self._descriptor: int | None = None

    def acquire(self, who: str) -> None:
        """Holds the folder until `release` or the end of the process.

        Unavailable: `folder_held` (with who, computer, since), `folder_missing`, `read_only`,
        `disk_full`, `disk_error`.
        """
        with of_the_disk():
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                self._take(descriptor, who)
            except BaseException:
                os.close(descriptor)
                raise
            self._descriptor = descriptor

    def _take(self, descriptor: int, who: str) -> None:
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError) as fault:
            who, computer, since = _holder(self._path)
            raise Unavailable("folder_held", who=who, computer=computer, since=since) from fault
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        holder = {"who": who, "computer": socket.gethostname()}
        os.write(descriptor, json.dumps(holder).encode())

    def release(self) -> None:
        """Lets the folder go; the file stays, for removing it could break another's lock."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            _unlock(descriptor)
        os.close(descriptor)


def _holder(path: Path) -> tuple[str, str, str]:
    """Who holds the folder, on which computer ("?" where the file doesn't tell), and since when."""
    holder: object = None
    with suppress(OSError, ValueError), path.open("rb") as file:
        # Without buffering ahead: on Windows a locked byte further on must not be touched.
        holder = json.loads(os.read(file.fileno(), MOST_BYTES))
    told = holder if isinstance(holder, dict) else {}
    since = show_since(path.stat().st_mtime)
    return str(told.get("who") or "?"), str(told.get("computer") or "?"), since


def show_since(seconds: float) -> str:
    """`26 Juni 2023 10.24` in the PC's own time, of a file's time in seconds since 1970."""
    began = datetime.fromtimestamp(seconds).astimezone()
    return f"{show_long(began.date())} {show_time(began)}"
