"""The folder of evidence: files by the hash of their content, written whole, checked when they are read."""

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from iku_desktop.domain.evidence_files import EvidenceFile, FileState, FileType, StrayFile
from iku_desktop.domain.problems import Unavailable
from iku_desktop.storage.files import unavailable_file, write_whole

CHUNK = 1024 * 1024


def hash_of(data: bytes) -> str:
    """The SHA-256 under which a content is kept, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class EvidenceStore:
    """Reads and writes `bukti/`; names come from hashes alone, never from what people typed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, file: EvidenceFile) -> Path:
        """Where the file's content is kept."""
        return self._folder / file.stored_name

    def put(self, data: bytes, kind: FileType) -> str:
        """Keep a content, whole or not at all; gives its hash. What is there intact stays as it is.

        Unavailable when the disk refuses.
        """
        sha256 = hash_of(data)
        path = self._folder / f"{sha256}.{kind.value}"
        if _state(path, sha256) is FileState.INTACT:
            return sha256
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError as fault:
            raise unavailable_file(path, fault) from fault
        write_whole(path, data)
        return sha256

    def discard(self, file: EvidenceFile) -> None:
        """Take away a content that no row came to speak of, where the disk allows."""
        with contextlib.suppress(OSError):
            self.path(file).unlink()

    def state(self, file: EvidenceFile) -> FileState:
        """Whether the file is there and has the content that was added."""
        return _state(self.path(file), file.sha256)

    def read(self, file: EvidenceFile) -> bytes:
        """The content as it was added; Unavailable (`evidence_…`) when it is gone, changed or unreadable."""
        path = self.path(file)
        try:
            data = path.read_bytes()
        except FileNotFoundError as fault:
            raise Unavailable("evidence_missing", file=file.name) from fault
        except OSError as fault:
            raise unavailable_file(path, fault) from fault
        if hash_of(data) != file.sha256:
            raise Unavailable("evidence_altered", damaged=True, file=file.name)
        return data

    def content(self, sha256: str) -> bytes | None:
        """The content of a hash, None where it is gone or changed."""
        for kind in FileType:
            try:
                data = (self._folder / f"{sha256}.{kind.value}").read_bytes()
            except OSError:
                continue
            if hash_of(data) == sha256:
                return data
        return None

    def strays(self, claimed: set[str]) -> Iterator[StrayFile]:
        """What lies in the folder under none of these names, by name."""
        try:
            names = sorted(path.name for path in self._folder.iterdir())
        except OSError:
            return
        for name in names:
            if name not in claimed:
                yield StrayFile(name, _size(self._folder / name))


def _state(path: Path, sha256: str) -> FileState:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except FileNotFoundError:
        return FileState.MISSING
    except OSError:
        return FileState.MISSING if not path.is_file() else FileState.UNREADABLE
    return FileState.INTACT if digest.hexdigest() == sha256 else FileState.ALTERED


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
