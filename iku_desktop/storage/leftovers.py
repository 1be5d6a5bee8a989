"""Takes away what a program that was killed left half made in its data folder."""

import os
import re
from contextlib import suppress
from pathlib import Path

from iku_desktop.paths import OfficePaths

# Databases on the way: a copy, a restored, a migrated or a new one, each with its journals.
DATABASE = re.compile(r"iku-[a-z0-9-]+\.tmp(-journal|-wal|-shm)?")
# Files beside their place (storage/files.py), and copies beside theirs.
FILE = re.compile(r"\.iku-(cadangan-[0-9a-f]{8}|[0-9a-f]{16})(\.[A-Za-z0-9]{1,8})?")


def remove_unfinished_files(paths: OfficePaths) -> tuple[str, ...]:
    """Remove them, where nobody else works in the folder; gives their names.

    What can't be removed stays: it is in nobody's way.
    """
    found = []
    for folder in (paths.folder, paths.evidence, paths.backups, paths.reports):
        for name in _names(folder):
            is_ours = FILE.fullmatch(name) or (folder == paths.folder and DATABASE.fullmatch(name))
            if is_ours and _removed(folder / name):
                found.append(name)
    return tuple(found)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - twenty thousand names, no objects
    except OSError:
        return []


def _removed(path: Path) -> bool:
    with suppress(OSError):
        if path.is_file() and not path.is_symlink():
            path.unlink()
            return True
    return False
