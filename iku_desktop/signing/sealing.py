"""Seals a stream under a passphrase (Argon2id, AES-256-GCM in chunks) and opens it again at any place.

A sealed file is a head and then chunks of a megabyte, each with its own tag. A chunk's nonce counts it
and says whether it is the last, so that chunks can't be left out, cut off or put in another order.
"""

import hashlib
import hmac
import io
import os
import struct
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from iku_desktop.domain.backups import SEAL_MARK
from iku_desktop.domain.problems import Problem, Refused

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

HEAD = struct.Struct(">8s16sIIII7s16s")
CHECKSUM = 32
HEAD_SIZE = HEAD.size + CHECKSUM
TAG = 16
KEY, CHECK = 32, 16
MEMORY_KIB, ITERATIONS, LANES = 64 * 1024, 3, 4
CHUNK = 1024 * 1024
CHUNKS_HELD = 4
# Whoever made the file chose these; a larger one would keep this computer busy for ever.
MOST_MEMORY_KIB, MOST_ITERATIONS, MOST_LANES, MOST_CHUNK = 1024 * 1024, 64, 64, 16 * CHUNK


@dataclass(frozen=True, slots=True)
class _Head:
    salt: bytes
    memory: int
    iterations: int
    lanes: int
    chunk: int
    prefix: bytes
    check: bytes

    def packed(self) -> bytes:
        """The head as it stands in the file, with its own checksum."""
        fields = (self.salt, self.memory, self.iterations, self.lanes, self.chunk, self.prefix)
        plain = HEAD.pack(SEAL_MARK, *fields, self.check)
        return plain + hashlib.sha256(plain).digest()

    def derived(self, passphrase: str) -> tuple[bytes, bytes]:
        """The key that a passphrase gives, and what tells that it is the right one."""
        # The same characters can be typed in two ways on two keyboards.
        secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
        kdf = Argon2id(
            salt=self.salt,
            length=KEY + CHECK,
            iterations=self.iterations,
            lanes=self.lanes,
            memory_cost=self.memory,
        )
        found = kdf.derive(secret)
        return found[:KEY], found[KEY:]


class SealedWriter(io.RawIOBase):
    """Seals what is written to it; `finish` writes the last chunk and leaves `target` open."""

    def __init__(self, target: BinaryIO, passphrase: str, chunk: int = CHUNK) -> None:
        self._target = target
        blank = _Head(
            os.urandom(16), MEMORY_KIB, ITERATIONS, LANES, chunk, os.urandom(7), bytes(CHECK)
        )
        key, check = blank.derived(passphrase)
        head = _Head(blank.salt, MEMORY_KIB, ITERATIONS, LANES, chunk, blank.prefix, check)
        self._head, self._cipher = head, AESGCM(key)
        self._packed = head.packed()
        self._waiting = bytearray()
        self._count = 0
        target.write(self._packed)

    def writable(self) -> bool:
        """It is only written to, from beginning to end."""
        return True

    def write(self, data: "ReadableBuffer") -> int:
        """Take bytes; whole chunks go to the target at once, one is always held back as the last."""
        self._waiting += data
        at, chunk = 0, self._head.chunk
        while len(self._waiting) - at > chunk:
            self._put(bytes(self._waiting[at : at + chunk]), is_last=False)
            at += chunk
        del self._waiting[:at]
        return memoryview(data).nbytes

    def finish(self) -> None:
        """Write the last chunk; without it the file counts as cut off."""
        self._put(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _put(self, plain: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._head.prefix, self._count, is_last=is_last)
        self._target.write(self._cipher.encrypt(nonce, plain, self._packed))
        self._count += 1


class SealedReader(io.RawIOBase):
    """The plain content of a sealed file, at any place.

    Refused: `backup_passphrase_wrong`, or `backup_damaged` where the file was cut off or changed.
    """

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        self._source = source
        self._packed = source.read(HEAD_SIZE)
        self._head = _read_head(self._packed)
        key, check = self._head.derived(passphrase)
        if not hmac.compare_digest(check, self._head.check):
            raise Refused(Problem("backup_passphrase_wrong", "passphrase"))
        self._cipher = AESGCM(key)
        body = source.seek(0, io.SEEK_END) - HEAD_SIZE
        sealed = self._head.chunk + TAG
        self._chunks = max(1, -(-body // sealed))
        self._size = body - self._chunks * TAG
        self._at = 0
        self._held: dict[int, bytes] = {}
        if self._size < 0:
            raise _damaged()
        # A file that was cut off ends in a chunk that doesn't say it is the last.
        self._plain(self._chunks - 1)

    def readable(self) -> bool:
        """It is read."""
        return True

    def seekable(self) -> bool:
        """At any place."""
        return True

    def tell(self) -> int:
        """The place in the plain content."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place of the plain content; ValueError before its beginning."""
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if origin + offset < 0:
            raise ValueError("before the beginning")
        self._at = origin + offset
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read at most to the end of the chunk."""
        view = memoryview(buffer)
        if self._at >= self._size:
            return 0
        number, place = divmod(self._at, self._head.chunk)
        part = self._plain(number)[place : place + len(view)]
        view[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _plain(self, number: int) -> bytes:
        if number in self._held:
            return self._held[number]
        sealed = self._head.chunk + TAG
        self._source.seek(HEAD_SIZE + number * sealed)
        data = self._source.read(sealed)
        is_last = number == self._chunks - 1
        try:
            plain = self._cipher.decrypt(
                _nonce(self._head.prefix, number, is_last=is_last), data, self._packed
            )
        except InvalidTag as fault:
            raise _damaged() from fault
        # Two who read at two places each go over the border of a chunk again and again.
        if len(self._held) >= CHUNKS_HELD:
            del self._held[next(iter(self._held))]
        self._held[number] = plain
        return plain


def unsealed(source: BinaryIO, passphrase: str) -> BinaryIO:
    """The plain content of a sealed file; Refused as SealedReader."""
    return io.BufferedReader(SealedReader(source, passphrase), CHUNK)


def _nonce(prefix: bytes, number: int, *, is_last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([is_last])


def _read_head(packed: bytes) -> _Head:
    plain, checksum = packed[: HEAD.size], packed[HEAD.size :]
    if len(packed) < HEAD_SIZE or hashlib.sha256(plain).digest() != checksum:
        raise _damaged()
    _, salt, memory, iterations, lanes, chunk, prefix, check = HEAD.unpack(plain)
    head = _Head(salt, memory, iterations, lanes, chunk, prefix, check)
    limits = (
        (head.memory, 8 * max(head.lanes, 1), MOST_MEMORY_KIB),
        (head.iterations, 1, MOST_ITERATIONS),
        (head.lanes, 1, MOST_LANES),
        (head.chunk, 1, MOST_CHUNK),
    )
    if not all(least <= value <= most for value, least, most in limits):
        raise _damaged()
    return head


def _damaged() -> Refused:
    return Refused(Problem("backup_damaged", "file", {"part": "segel"}))
