"""Opens what a village sent, a folder or a zip, as a list of files; nothing is unpacked to the disk.

Names are shown and searched, never followed: what points elsewhere stands in the list with its reason.
"""

import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from iku_desktop.domain.evidence_files import MOST_BYTES
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.exchange.evidence_content import read_evidence

MOST_FILES = 5_000
MOST_ZIP_BYTES = 2 * 1024**3
MOST_UNPACKED = 4 * 1024**3
MOST_TIMES_SMALLER = 300
SMALL_ENTRY = 1024 * 1024
DEEPEST, LONGEST_PATH = 10, 500
CHUNK = 256 * 1024
ENCRYPTED_FLAG, UTF8_FLAG = 0x1, 0x800
UNIX = 3
NAMELESS = "?"
# What computers leave beside people's files; nobody sent these.
LITTER = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "__macosx", "$recycle.bin"})
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file: its path in the source with `/`, how its bytes are read, or why they are not.

    `read` gives at most one byte more than evidence may have; Refused with the reason.
    """

    path: str
    read: Callable[[], bytes]
    problem: Problem | None = None

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Sent:
    """The files of a source in the order of their paths, and the name it was sent under."""

    name: str
    files: tuple[SentFile, ...]


@contextmanager
def opened(source: Path) -> Iterator[Sent]:
    """The files of a folder or zip, readable while it is open.

    Refused: neither of the two, gone, broken, too many files, or one that swells beyond all measure.
    """
    if source.is_dir():
        yield Sent(source.resolve().name, tuple(_files_in(source)))
        return
    with _zip(source) as archive:
        yield Sent(source.stem, tuple(_entries(archive)))


def _too_many() -> Refused:
    return Refused(Problem("sent_too_many", "", {"most": MOST_FILES}))


# Folders


def _files_in(folder: Path) -> list[SentFile]:
    found: list[SentFile] = []
    try:
        for file in _walk(folder, "", 1):
            found.append(file)
            if len(found) > MOST_FILES:
                raise _too_many()
    except OSError as fault:
        values = {"file": folder.name, "reason": fault.strerror or str(fault)}
        raise Refused(Problem("sent_unreadable", "", values)) from fault
    return sorted(found, key=lambda each: each.path.casefold())


def _walk(folder: Path, before: str, depth: int) -> Iterator[SentFile]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{before}{_printable(entry.name)}"
            if _is_litter(entry.name):
                continue
            if entry.is_symlink() or _is_junction(entry):
                yield _unread(path, "sent_link")
            elif entry.is_dir(follow_symlinks=False):
                if depth >= DEEPEST:
                    yield _unread(path, "sent_too_deep")
                else:
                    yield from _walk(Path(entry.path), f"{path}/", depth + 1)
            else:
                yield SentFile(path, partial(read_evidence, Path(entry.path)))


def _is_junction(entry: "os.DirEntry[str]") -> bool:
    """Whether Windows leads elsewhere from there."""
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0))


def _unread(path: str, code: str) -> SentFile:
    problem = Problem(code, "file", {"file": path})

    def refuse() -> bytes:
        raise Refused(problem)

    return SentFile(path, refuse, problem)


def _is_litter(name: str) -> bool:
    return name.casefold() in LITTER or name.startswith(("~$", "._"))


def _printable(name: str) -> str:
    # A name on a Linux disk may be no text at all.
    return name.encode("utf-8", "replace").decode("utf-8")


# Zips


@contextmanager
def _zip(source: Path) -> Iterator[zipfile.ZipFile]:
    if not source.exists():
        raise Refused(Problem("sent_missing", "", {"file": source.name}))
    try:
        if source.stat().st_size > MOST_ZIP_BYTES:
            values = {"file": source.name, "most": MOST_ZIP_BYTES // 1024**3}
            raise Refused(Problem("sent_too_large", "", values))
        archive = zipfile.ZipFile(source)
    except BROKEN as fault:
        raise Refused(Problem("sent_no_zip", "", {"file": source.name})) from fault
    with archive:
        yield archive


def _entries(archive: zipfile.ZipFile) -> Iterator[SentFile]:
    # Not is_dir(), which fails on an entry without a name.
    entries = [each for each in archive.infolist() if not each.filename.endswith("/")]
    if len(entries) > MOST_FILES:
        raise _too_many()
    if sum(each.file_size for each in entries) > MOST_UNPACKED:
        raise Refused(Problem("sent_swells", "", {"most": MOST_UNPACKED // 1024**3}))
    named = [(_name_of(entry), entry) for entry in entries]
    seen: set[str] = set()
    for path, entry in sorted(named, key=lambda each: each[0].casefold()):
        if any(map(_is_litter, path.split("/"))):
            continue
        code = "sent_twice" if path in seen else _fault_of(path, entry)
        seen.add(path)
        if code:
            yield _unread(path, code)
        else:
            yield SentFile(path, partial(_content, archive, entry, path))


def _fault_of(path: str, entry: zipfile.ZipInfo) -> str:
    """Why an entry isn't read: the code of the problem, "" for nothing wrong."""
    parts = path.split("/")
    if ".." in parts or ":" in path or "" in parts or len(path) > LONGEST_PATH:
        return "sent_bad_name"
    if entry.create_system == UNIX and stat.S_ISLNK(entry.external_attr >> 16):
        return "sent_link"
    if entry.flag_bits & ENCRYPTED_FLAG:
        return "sent_encrypted"
    if len(parts) > DEEPEST:
        return "sent_too_deep"
    swells = entry.file_size > entry.compress_size * MOST_TIMES_SMALLER
    return "sent_entry_swells" if entry.file_size > SMALL_ENTRY and swells else ""


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The name that was meant: where a zip doesn't say that it is UTF-8, it often is all the same."""
    name = entry.filename
    if not entry.flag_bits & UTF8_FLAG:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = entry.filename
    return _printable(name.replace("\\", "/")) or NAMELESS


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str) -> bytes:
    content = bytearray()
    try:
        with archive.open(entry) as stream:
            # The size an archive declares may lie, so what comes out is counted.
            while len(content) <= MOST_BYTES and (chunk := stream.read(CHUNK)):
                content += chunk
    except (*BROKEN, RuntimeError) as fault:
        raise Refused(Problem("sent_entry_broken", "file", {"file": path})) from fault
    return bytes(content)
