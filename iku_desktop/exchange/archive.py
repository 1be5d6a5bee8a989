"""Limits before any parser: takes the parts of a workbook out of its zip, bounded and checked."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from iku_desktop.domain.problems import Problem, Refused

MEGABYTE = 1024 * 1024
MOST_BYTES = 30 * MEGABYTE
MOST_ENTRIES = 2000
# Ten years of a large kecamatan unpack to about half of it.
MOST_UNPACKED = 80 * MEGABYTE
MOST_TIMES_SMALLER = 300
SMALL_ENTRY = MEGABYTE
LARGE_PART = 8 * MEGABYTE
CHUNK = 256 * 1024
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED_FLAG = 0x1
WORKBOOK_PART = "xl/workbook.xml"
PARTS_READ = (".xml", ".rels")
BINARY_PART = "xl/workbook.bin"
MACROS_PART = "vbaproject.bin"
ODS_MARK = b"mimetypeapplication/vnd.oasis.opendocument"
ZIP_MARK = b"PK"
TEXT_LOOKED_AT = 4096

Parts = Mapping[str, bytes]


def parts_of(data: bytes) -> Parts:
    """The XML parts of an .xlsx by their names, unpacked; pictures and macros are left behind.

    Refused where it is something else, protected by a password, broken, or swells beyond the limits.
    """
    if len(data) > MOST_BYTES:
        raise too_large(len(data))
    if data.startswith(OLE_MARK):
        is_encrypted = ENCRYPTED_STREAM in data
        raise Refused(Problem("workbook_encrypted" if is_encrypted else "workbook_old_format"))
    if not data.strip(b"\0 \t\r\n"):
        raise Refused(Problem("workbook_empty"))
    if ODS_MARK in data[:200]:
        raise Refused(Problem("workbook_is_ods"))
    if not data.startswith(ZIP_MARK) and _is_text(data[:TEXT_LOOKED_AT]):
        raise Refused(Problem("workbook_is_text"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unpacked(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as fault:
        raise Refused(Problem("workbook_not_xlsx")) from fault
    if WORKBOOK_PART not in parts:
        raise Refused(Problem("workbook_not_xlsx"))
    return parts


def has_macros(data: bytes) -> bool:
    """Whether a workbook whose parts were read brings macros along; they are never looked at."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(name.lower().endswith(MACROS_PART) for name in archive.namelist())


def _is_text(start: bytes) -> bool:
    """Whether a file begins like CSV, HTML or plain text, in any of the usual encodings."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    controls = sum(byte < 32 and byte not in b"\t\r\n\f" for byte in start)
    return not controls


def too_large(size: int) -> Refused:
    """Why a file of `size` bytes isn't read."""
    values = {"size": -(-size // MEGABYTE), "most": MOST_BYTES // MEGABYTE}
    return Refused(Problem("workbook_too_large", "", values))


def packed(parts: Parts) -> bytes:
    """The parts as a plain zip again, so that the next reader sees exactly what was checked.

    Only large ones are packed, which takes time: otherwise they would lie in memory several times.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compresslevel=1) as archive:
        for name, content in parts.items():
            is_large = len(content) > LARGE_PART
            archive.writestr(
                name, content, zipfile.ZIP_DEFLATED if is_large else zipfile.ZIP_STORED
            )
    return target.getvalue()


def _unpacked(archive: zipfile.ZipFile) -> Parts:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Refused(Problem("workbook_swells"))
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for entry in entries:
        name = entry.filename.replace("\\", "/").lstrip("/")
        if ".." in name.split("/") or ":" in name:
            raise Refused(Problem("workbook_bad_names"))
        if name == BINARY_PART:
            raise Refused(Problem("workbook_is_binary"))
        if not name.lower().endswith(PARTS_READ):
            continue
        if entry.flag_bits & ENCRYPTED_FLAG:
            raise Refused(Problem("workbook_encrypted"))
        if name in parts:
            raise Refused(Problem("workbook_not_xlsx"))
        # The sizes an archive declares may lie, so what comes out is counted too.
        if entry.file_size > left or _swells(entry.file_size, entry.compress_size):
            raise Refused(Problem("workbook_swells"))
        parts[name] = _bounded(archive, entry, left)
        left -= len(parts[name])
    return parts


def _bounded(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    content = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            content += chunk
            if len(content) > left:
                raise Refused(Problem("workbook_swells"))
    return bytes(content)


def _swells(unpacked: int, packed_size: int) -> bool:
    return unpacked > SMALL_ENTRY and unpacked > packed_size * MOST_TIMES_SMALLER
