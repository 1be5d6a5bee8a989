"""Tries what the program needs of a disk: write, sync, read, lock, replace; leaves nothing behind."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_bytes, token_hex

from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.storage.faults import of_the_disk
from iku_desktop.storage.folder_lock import FolderLock
from iku_desktop.storage.replacing import replace

TRIAL_BYTES = 1024 * 1024


def nearest_folder(folder: Path) -> Path:
    """The folder itself, or the nearest one above it where it is still to be made."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), folder)


@contextmanager
def _trial(folder: Path) -> Iterator[Path]:
    """A folder of its own inside `folder`; faults of the disk inside are Unavailable."""
    place = folder / f".iku-uji-{token_hex(6)}"
    with of_the_disk():
        place.mkdir()
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)


def try_writing(folder: Path) -> float:
    """Writes a megabyte, brings it to the disk, reads it again; the seconds it took.

    Unavailable as faults of the disk, `disk_differs` where it reads other than was written.
    """
    written = token_bytes(TRIAL_BYTES)
    with _trial(folder) as place:
        began = time.perf_counter()
        with (place / "tulis").open("xb") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        read = (place / "tulis").read_bytes()
        taken = time.perf_counter() - began
    if read != written:
        raise Unavailable("disk_differs", damaged=True)
    return taken


def is_lock_kept(folder: Path) -> bool:
    """Whether a folder that one program holds is refused to a second one."""
    with _trial(folder) as place:
        first, second = FolderLock(OfficePaths(place)), FolderLock(OfficePaths(place))
        first.acquire("uji")
        try:
            second.acquire("uji")
        except Unavailable as fault:
            if fault.code != "folder_held":
                raise
            return True
        finally:
            second.release()
            first.release()
    return False


def try_replacing(folder: Path) -> float:
    """Puts a file in the place of one that is being read, which Windows allows only afterwards; seconds."""
    with _trial(folder) as place:
        old, new = place / "lama", place / "baru"
        old.write_bytes(b"lama")
        new.write_bytes(b"baru")
        began = time.perf_counter()
        reader = old.open("rb")

        def let_go(seconds: float) -> None:
            reader.close()
            time.sleep(seconds)

        try:
            replace(new, old, let_go)
        finally:
            reader.close()
        taken = time.perf_counter() - began
        if old.read_bytes() != b"baru":
            raise Unavailable("disk_differs", damaged=True)
    return taken


def free_space(folder: Path) -> int:
    """The bytes that are free for this user on the disk of a folder."""
    with of_the_disk():
        return shutil.disk_usage(folder).free


def temporary_folder() -> Path:
    """Where the system puts temporary files; Unavailable where it has no usable place."""
    with of_the_disk():
        return Path(tempfile.gettempdir())
