"""Files written for people: whole or not at all, faults of the disk in the house's words."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from iku_desktop.domain.problems import Unavailable
from iku_desktop.storage.replacing import replace

CODE_BY_ERRNO = {
    errno.ENOSPC: "file_disk_full",
    errno.EDQUOT: "file_disk_full",
    errno.EFBIG: "file_disk_full",
    errno.EROFS: "file_not_allowed",
    errno.EACCES: "file_not_allowed",
    errno.EPERM: "file_not_allowed",
    errno.ENOENT: "file_folder_missing",
    errno.ENOTDIR: "file_folder_missing",
    errno.EISDIR: "file_is_folder",
    errno.ENAMETOOLONG: "file_name_too_long",
}


def write_whole(path: Path, data: bytes) -> None:
    """Write the file beside its place and put it there when it is whole; what was there stays till then.

    Raises Unavailable with the file's name when the disk refuses.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        _write(path, data)
    except OSError as fault:
        raise unavailable_file(path, fault) from fault


def _write(path: Path, data: bytes) -> None:
    # Made by open(), so that whoever may read the folder may read the report.
    beside = path.with_name(f".iku-{token_hex(8)}{path.suffix}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A file beside `path` to write into; at the block's end it takes the place of what was there.

    Any exception leaves what was there, and nothing beside it. Unavailable as write_whole.
    """
    beside = path.with_name(f".iku-{token_hex(8)}{path.suffix}")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        replace(beside, path)
    except OSError as fault:
        raise unavailable_file(path, fault) from fault
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def unavailable_file(path: Path, fault: OSError) -> Unavailable:
    """A fault of the disk at one file, in the house's words."""
    code = CODE_BY_ERRNO.get(fault.errno or 0, "file_disk_error")
    # Windows calls a folder that is opened as a file denied access.
    if code == "file_not_allowed" and path.is_dir():
        code = "file_is_folder"
    return Unavailable(code, file=path.name, folder=str(path.parent), reason=fault.strerror or "")
