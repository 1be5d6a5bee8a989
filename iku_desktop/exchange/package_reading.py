"""Opens a package from a stick: limits, names and hashes are checked before anything in it is believed."""

import errno
import hashlib
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from iku_desktop.domain.package_models import Manifest, Member, PackageRow
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.exchange.json_shapes import BadShape
from iku_desktop.exchange.package_layout import (
    CHUNK,
    EVIDENCE_FOLDER,
    MANIFEST,
    MOST_ENTRIES,
    MOST_FILE,
    MOST_LINE,
    MOST_ROWS,
    MOST_TIMES_SMALLER,
    MOST_UNPACKED,
    QUARTER_FOLDER,
    ROWS_OF,
    SIGNATURE,
    SMALL_MEMBER,
    most_bytes,
)
from iku_desktop.exchange.package_manifest import read_manifest
from iku_desktop.exchange.package_rows import read_rows

Progress = Callable[[int, int], None]
ZIP_MARK = b"PK"
PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED_FLAG = 0x1
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError)
HEXADECIMAL = re.compile(r"[0-9a-f]{128}")


class Package:
    """An open package whose manifest was read; nothing of it stands before `check` found it whole."""

    def __init__(self, archive: zipfile.ZipFile, schema: int, file: str) -> None:
        self._archive, self._file = archive, file
        self._entries = _entries_of(archive, file)
        if MANIFEST not in self._entries or SIGNATURE not in self._entries:
            raise _refused("package_not_one", file)
        self.manifest_bytes = self._bytes(MANIFEST)
        self.manifest: Manifest = read_manifest(self.manifest_bytes, schema, file)
        self.signature = self._signature()

    def check(self, progress: Progress) -> None:
        """Refused unless members and manifest agree, name for name, size for size, hash for hash.

        `progress` is told the bytes read and those in all; what it raises ends the check.
        """
        members = self.manifest.members
        named = {each.name for each in members}
        if len(named) != len(members) or named | {MANIFEST, SIGNATURE} != set(self._entries):
            raise _refused("package_damaged", self._file)
        total = sum(each.size for each in members)
        done = 0
        for each in members:
            digest, size = hashlib.sha256(), 0
            for chunk in self._chunks(each.name):
                digest.update(chunk)
                size += len(chunk)
                progress(done + size, total)
            if (size, digest.hexdigest()) != (each.size, each.sha256):
                raise _refused("package_damaged", self._file)
            done += size

    def rows(self) -> Iterator[PackageRow]:
        """All rows, tables in the order of ROWS_OF; Refused for a line that is none."""
        for table, name in ROWS_OF.items():
            if name not in self._entries:
                continue
            try:
                yield from read_rows(table, self._lines(name))
            except BadShape as fault:
                values = {"file": self._file, "line": str(fault), "member": name}
                raise Refused(Problem("package_row_broken", "file", values)) from fault

    def evidence(self, stored_name: str) -> bytes | None:
        """An evidence file by its name in `bukti/`, None where the package has none."""
        name = EVIDENCE_FOLDER + stored_name
        return self._bytes(name) if name in self._entries else None

    def quarter_files(self) -> tuple[Member, ...]:
        """The files of the quarter that the kabupaten reads."""
        return tuple(each for each in self.manifest.members if each.name.startswith(QUARTER_FOLDER))

    def quarter_file(self, member: Member) -> bytes:
        """One of them."""
        return self._bytes(member.name)

    def _signature(self) -> bytes:
        found = self._bytes(SIGNATURE).decode("ascii", "replace").strip()
        if not HEXADECIMAL.fullmatch(found):
            raise _refused("package_signature", self._file)
        return bytes.fromhex(found)

    def _bytes(self, name: str) -> bytes:
        return b"".join(self._chunks(name))

    def _chunks(self, name: str) -> Iterator[bytes]:
        left = self._entries[name].file_size
        with _in_our_words(self._file), self._archive.open(self._entries[name]) as member:
            while chunk := member.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _refused("package_swells", self._file)
                yield chunk

    def _lines(self, name: str) -> Iterator[bytes]:
        with _in_our_words(self._file), self._archive.open(self._entries[name]) as member:
            for number in range(1, MOST_ROWS + 2):
                line = member.readline(MOST_LINE)
                if not line:
                    return
                if not line.endswith(b"\n") or number > MOST_ROWS:
                    raise BadShape(str(number))
                yield line


@contextmanager
def opened_package(path: Path, schema: int) -> Iterator[Package]:
    """A package file, open as long as the block.

    Refused: `package_missing`, `package_unreadable`, `package_not_one` (another kind of file),
    `package_damaged`, `package_swells`, `package_unsafe`, `package_newer`, `package_older`.
    """
    file = path.name
    with ExitStack() as stack:
        with _in_our_words(file):
            stream = stack.enter_context(_plain_file(path))
            if stream.read(len(ZIP_MARK)) != ZIP_MARK:
                raise _refused("package_not_one", file)
            archive = stack.enter_context(zipfile.ZipFile(stream))
            package = Package(archive, schema, file)
        # What whoever reads it does wrong is none of the package's faults.
        yield package


def _plain_file(path: Path) -> IO[bytes]:
    if not path.exists():
        raise _refused("package_missing", path.name)
    if not path.is_file():
        raise _refused("package_not_one", path.name)
    if path.stat().st_size > MOST_FILE:
        raise _refused("package_swells", path.name)
    return path.open("rb")


@contextmanager
def _in_our_words(file: str) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        if fault.errno == errno.EINVAL:  # sent to a place that no file has
            raise _refused("package_damaged", file) from fault
        values = {"file": file, "reason": fault.strerror or str(fault)}
        raise Refused(Problem("package_unreadable", "file", values)) from fault
    except BROKEN as fault:
        raise _refused("package_damaged", file) from fault


def _entries_of(archive: zipfile.ZipFile, file: str) -> dict[str, zipfile.ZipInfo]:
    """The members by name; Refused for one that no package has, or that would swell."""
    found: dict[str, zipfile.ZipInfo] = {}
    listed = archive.infolist()
    if len(listed) > MOST_ENTRIES or sum(each.file_size for each in listed) > MOST_UNPACKED:
        raise _refused("package_swells", file)
    names = [each.orig_filename for each in listed]
    if MANIFEST not in names:
        raise _refused("package_not_one", file)
    for entry in listed:
        most = most_bytes(entry.orig_filename)
        if most is None or entry.orig_filename in found or not _is_plain(entry):
            raise _refused("package_unsafe", file)
        if entry.file_size > most or _swells(entry):
            raise _refused("package_swells", file)
        found[entry.orig_filename] = entry
    return found


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    """Whether it is a file, neither link nor folder, that anybody may read."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return (
        kind in (0, stat.S_IFREG)
        and not entry.flag_bits & ENCRYPTED_FLAG
        and entry.compress_type in PACKING
    )


def _swells(entry: zipfile.ZipInfo) -> bool:
    large = entry.file_size > SMALL_MEMBER
    return large and entry.file_size > entry.compress_size * MOST_TIMES_SMALLER


def _refused(code: str, file: str) -> Refused:
    return Refused(Problem(code, "file", {"file": file}))
