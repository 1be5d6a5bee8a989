"""A private copy of an installer: what is checked and run is this copy, whatever becomes of the stick."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from iku_desktop.domain.problems import Unavailable

PREFIX = "iku-pembaruan-"
CHUNK = 1024 * 1024
ROOM_LEFT = 32 * CHUNK
Told = Callable[[int], object]


def copied_privately(source: Path, name: str, told: Told) -> Path:
    """Copies a file into a new folder that only this user may open, brought to the disk.

    `told` hears of the bytes copied and may raise; nothing is left then. Unavailable: `update_no_room`,
    `update_unread` (the stick), `update_unwritten` (this PC).
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    except OSError as fault:
        raise _unwritten(fault) from fault
    try:
        _copy(source, folder / name, told)
    except BaseException:
        remove(folder)
        raise
    return folder / name


def _copy(source: Path, target: Path, told: Told) -> None:
    try:
        size = source.stat().st_size
        incoming = source.open("rb")
    except OSError as fault:
        raise _unread(fault) from fault
    with incoming:
        _refuse_without_room(target.parent, size)
        try:
            outgoing = target.open("xb")
        except OSError as fault:
            raise _unwritten(fault) from fault
        with outgoing:
            while data := _chunk(incoming.read):
                try:
                    outgoing.write(data)
                except OSError as fault:
                    raise _unwritten(fault) from fault
                told(len(data))
            try:
                outgoing.flush()
                os.fsync(outgoing.fileno())
            except OSError as fault:
                raise _unwritten(fault) from fault


def _chunk(read: Callable[[int], bytes]) -> bytes:
    try:
        return read(CHUNK)
    except OSError as fault:
        raise _unread(fault) from fault


def _refuse_without_room(folder: Path, size: int) -> None:
    with suppress(OSError):
        if shutil.disk_usage(folder).free < size + ROOM_LEFT:
            raise Unavailable("update_no_room")


def hash_of(path: Path, told: Told) -> tuple[str, int]:
    """SHA-256 and size of a file as the disk has it; Unavailable `update_unread`."""
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while data := file.read(CHUNK):
                digest.update(data)
                size += len(data)
                told(len(data))
    except OSError as fault:
        raise _unread(fault) from fault
    return digest.hexdigest(), size


def remove(folder: Path) -> None:
    """Take a private folder away; one that a running installer holds goes another time."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Take away what earlier updates left in the folder of temporary files."""
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            remove(folder)


def _unread(fault: OSError) -> Unavailable:
    return Unavailable("update_unread", reason=fault.strerror or str(fault))


def _unwritten(fault: OSError) -> Unavailable:
    return Unavailable("update_unwritten", reason=fault.strerror or str(fault))
