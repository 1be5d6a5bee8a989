"""Builds the preload shim and arms it: the n-th change below a folder fails, or the process dies there."""

import ctypes
import os
import shutil
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
VARIABLE = "LD_PRELOAD"
NEVER = 1 << 60


class How(IntEnum):
    """What happens at the chosen change; the order is that of shim.c."""

    FAIL = 0
    KILL_BEFORE = 1
    KILL_HALFWAY = 2
    KILL_AFTER = 3


KILLS = (How.KILL_BEFORE, How.KILL_HALFWAY, How.KILL_AFTER)


def compiler() -> str:
    """The C compiler of this computer; ends the run plainly where there is none."""
    found = shutil.which("cc") or shutil.which("gcc")
    if found is None:
        sys.exit("The fault campaign needs a C compiler. On Debian: apt-get install gcc libc6-dev")
    return found


def build(folder: Path) -> Path:
    """The shim as a shared library in a folder."""
    library = folder / "shim.so"
    options = ("-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", str(library))
    subprocess.run([compiler(), *options, str(SOURCE), "-ldl", "-lpthread"], check=True)
    return library


def environment(library: Path | None) -> dict[str, str]:
    """The environment of a process that is run with the shim, or without one."""
    root = str(Path(__file__).resolve().parents[2])
    loaded = {} if library is None else {VARIABLE: str(library)}
    return {**os.environ, **loaded, "PYTHONPATH": root}


class Shim:
    """The shim of this process, which was started with it."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.iku_arm.argtypes = [ctypes.c_char_p, ctypes.c_long, *[ctypes.c_int] * 3]
        self._library.iku_disarm.restype = ctypes.c_long
        self._library.iku_told.restype = ctypes.c_char_p

    def arm(
        self, folder: Path, at: int, *, how: How = How.FAIL, error: int = 0, forever: bool = False
    ) -> None:
        """Let something happen at the `at`-th change below a folder, counted from 1 and from now."""
        self._library.iku_arm(os.fsencode(folder), at, error, int(forever), int(how))

    def count(self, folder: Path) -> None:
        """Only count from now."""
        self.arm(folder, NEVER)

    def disarm(self) -> int:
        """Let everything be again; gives how many changes there were."""
        return int(self._library.iku_disarm())

    def told(self) -> str:
        """Which call was met, and at which file: `rename IKU/iku.sqlite3`; "" where none was."""
        return os.fsdecode(self._library.iku_told())
