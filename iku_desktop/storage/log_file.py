"""The log on disk: lines appended to the first folder that takes them, kept small by turning over."""

import os
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from threading import Lock

from iku_desktop.storage.replacing import replace

NAME, OLDER = "iku.log", "iku-{number}.log"
MOST_BYTES, OLDER_KEPT = 256 * 1024, 4
# Beyond it a file that can't be turned over is written no further.
UTMOST_BYTES = 4 * MOST_BYTES


class LogFile:
    """Never raises: a log that can't be written must not keep anybody from working."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._home = self._folders = tuple(folders)
        self._lock = Lock()

    def use(self, folder: Path | None) -> None:
        """Write there from now on where it takes it; None: only where it began."""
        with self._lock:
            self._folders = self._home if folder is None else (folder, *self._home)

    def write(self, line: str) -> bool:
        """Append a line; False where no folder took it."""
        data = line.encode("utf-8") + b"\n"
        with self._lock:
            return any(self._append(folder, data) for folder in self._folders)

    def texts(self) -> dict[str, str]:
        """The log files there are by name, the newest first; of each folder that is written to."""
        names = (NAME, *(OLDER.format(number=number) for number in range(1, OLDER_KEPT + 1)))
        found: dict[str, str] = {}
        for folder in self._folders:
            for name in names:
                with suppress(OSError):
                    text = (folder / name).read_text("utf-8", "replace")
                    found.setdefault(name if name not in found else f"pengguna-{name}", text)
        return found

    def _append(self, folder: Path, data: bytes) -> bool:
        path = folder / NAME
        try:
            # The folder of an office on a stick that was pulled is not made anew without the office.
            folder.mkdir(exist_ok=True, parents=folder in self._home)
            with suppress(OSError):
                if path.stat().st_size + len(data) > MOST_BYTES:
                    _turn_over(folder)
            with path.open("ab") as file:
                if os.fstat(file.fileno()).st_size > UTMOST_BYTES:
                    return False
                file.write(data)
        except OSError:
            return False
        return True


def _turn_over(folder: Path) -> None:
    """`iku.log` becomes `iku-1.log`, that `iku-2.log`, and so on; the oldest goes."""
    names = [NAME, *(OLDER.format(number=number) for number in range(1, OLDER_KEPT + 1))]
    for newer, older in reversed(list(pairwise(names))):
        if (folder / newer).exists():
            replace(folder / newer, folder / older, pause=lambda _seconds: None)
