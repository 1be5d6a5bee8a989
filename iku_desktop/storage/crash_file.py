"""The file into which Python writes while it crashes: one a process, gone where the process ended well."""

import faulthandler
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

NAME = re.compile(r"mogok-(\d+)\.txt")
KEPT = re.compile(r"galat-\d{8}-\d{6}(-\d+)?\.txt")
MOST_BYTES, MOST_KEPT = 256 * 1024, 5


class CrashFile:
    """Watches this process from `begin` to `end`; never raises, a PC that refuses is worked on unwatched."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"mogok-{os.getpid()}.txt"
        self._file: BinaryIO | None = None

    def begin(self) -> None:
        """Have Python write its frames here when it crashes."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("wb", buffering=0)
            faulthandler.enable(self._file, all_threads=True)

    def end(self) -> None:
        """The process ends as it should; what Windows told of faults it got over goes as well."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        with suppress(OSError):
            self._path.unlink()

    def left_behind(self) -> list[str]:
        """What processes wrote that crashed, each told once; their files are taken away."""
        told = []
        for path in self._others():
            try:
                with path.open("rb") as file:
                    text = file.read(MOST_BYTES).decode("utf-8", "replace")
                # Windows doesn't let go of the file of a process that still runs.
                path.unlink()
            except OSError:
                continue
            if text.strip():
                told.append(text)
        return told

    def _others(self) -> list[Path]:
        try:
            every = sorted(self._folder.iterdir())
        except OSError:
            return []
        found = [(each, NAME.fullmatch(each.name)) for each in every]
        return [
            path
            for path, name in found
            if name is not None and path != self._path and not _runs(int(name[1]))
        ]


def _runs(process: int) -> bool:
    """Whether a process of that number runs; on Windows its file can't be removed then, so it is tried."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def keep_report(folder: Path, stamp: str, text: str) -> None:
    """Keep the report of a crash, as it may be sent; the oldest beyond a few go."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        number, path = 1, folder / f"galat-{stamp}.txt"
        while path.exists():
            number += 1
            path = folder / f"galat-{stamp}-{number}.txt"
        path.write_text(text + "\n", "utf-8")
        for old in _kept_in(folder)[:-MOST_KEPT]:
            old.unlink()


def kept_reports(folder: Path) -> dict[str, str]:
    """The reports of crashes that are kept, by name."""
    found = {}
    for path in _kept_in(folder):
        with suppress(OSError):
            found[path.name] = path.read_text("utf-8", "replace")
    return found


def _kept_in(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if KEPT.fullmatch(each.name))
    except OSError:
        return []
