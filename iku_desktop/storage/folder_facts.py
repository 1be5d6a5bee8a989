"""Asks this computer what it knows of a folder: its drive and file system, marks of services."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from iku_desktop.domain.folder_kinds import SYNCED_VARIABLES, FolderFacts

MOUNTS = Path("/proc/self/mounts")
# Folders with many entries are not read to the end for a few hidden names.
MOST_NAMES = 2000
# What Windows can name without long paths, the last character for the end of the text.
WINDOWS_PATH = 259


def folder_facts(folder: Path) -> FolderFacts:
    """What is known of a folder, which need not exist yet."""
    path = os.path.realpath(folder)
    if sys.platform != "win32":
        path = "/" + path.lstrip("/")
    names = {name for _, name in SYNCED_VARIABLES}
    return FolderFacts(
        path=path,
        mounts=_mounts(),
        drive_type=_drive_type(path),
        environment={name: os.environ[name] for name in names if name in os.environ},
        markers=_markers(Path(path)),
    )


def _mounts() -> str:
    try:
        return MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _drive_type(path: str) -> int | None:
    if sys.platform != "win32":
        return None
    import ctypes

    drive = os.path.splitdrive(path)[0]
    return int(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")) if drive else None


def _markers(folder: Path) -> frozenset[str]:
    """The hidden names in the folder and in those above it."""
    found: set[str] = set()
    for each in (folder, *folder.parents):
        with suppress(OSError), os.scandir(each) as entries:
            for _, entry in zip(range(MOST_NAMES), entries, strict=False):
                if entry.name.startswith("."):
                    found.add(entry.name)
    return frozenset(found)


def path_limit() -> int | None:
    """How long a path may be; None where the system takes any that occurs."""
    if sys.platform != "win32":
        return None
    import ctypes

    try:
        takes_long = bool(ctypes.windll.ntdll.RtlAreLongPathsEnabled())
    except (AttributeError, OSError):
        takes_long = False
    return None if takes_long else WINDOWS_PATH
