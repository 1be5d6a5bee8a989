"""Recognises evidence by its content, whatever its name says: PDF, JPEG and PNG that open and are whole."""

import errno
import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iku_desktop.domain.evidence_files import MOST_BYTES, MOST_PAGES, MOST_PIXELS, FileType
from iku_desktop.domain.problems import Problem, Refused

if TYPE_CHECKING:  # both are loaded when a file is looked at
    import pikepdf
    from PIL.ImageFile import ImageFile

FIELD = "file"
JPEG_START, PNG_START, PDF_START = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-"
# Readers accept some bytes of a mail or web server before a PDF's beginning.
PDF_WITHIN = 1024
# The instructions of the densest drawings of a page have a few megabytes.
MOST_INSTRUCTIONS = 32 * 1024**2
INFLATED = ("/FlateDecode", "/Fl")
JPEG_SHRINK = 8
LOCKED = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY)
GONE = (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO)
# What else people take for evidence, by its first bytes, and what is then to be said.
OTHERS = (
    (b"MZ", "file_is_program"),
    (b"\x7fELF", "file_is_program"),
    (b"#!", "file_is_program"),
    (b"PK\x03\x04", "file_is_office"),
    (b"\xd0\xcf\x11\xe0", "file_is_office"),
    (b"{\\rtf", "file_is_office"),
    (b"GIF8", "file_is_other_image"),
    (b"BM", "file_is_other_image"),
    (b"II*\x00", "file_is_other_image"),
    (b"MM\x00*", "file_is_other_image"),
    (b"RIFF", "file_is_other_image"),
    (b"\x00\x00\x00", "file_is_other_image"),
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file is, and how many pages it has (1 for an image)."""

    type: FileType
    pages: int


def read_evidence(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file that is to be added, or one more than `most` where it has more.

    Refused with the reason: a folder or no plain file, gone, held by another program, empty, over 50 MB.
    """
    name = path.name
    try:
        if path.is_dir():
            raise Refused(Problem("file_is_folder", FIELD, {"file": name}))
        if path.exists() and not path.is_file():
            raise Refused(Problem("file_not_plain", FIELD, {"file": name}))
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as fault:
        raise Refused(_unread(name, fault)) from fault
    return data


def _unread(name: str, fault: OSError) -> Problem:
    if fault.errno in GONE:
        return Problem("file_gone", FIELD, {"file": name})
    if fault.errno in LOCKED:
        return Problem("file_locked", FIELD, {"file": name})
    return Problem("file_unreadable", FIELD, {"file": name, "reason": fault.strerror or str(fault)})


def recognise(data: bytes, name: str) -> Recognised:
    """What the bytes are; `name` only for the sentence.

    Refused with the reason and what to do: empty, too large, another kind, encrypted, broken, no page,
    more pixels than can be printed. An image is refused by its size before it is decoded.
    """
    if not data:
        raise Refused(Problem("file_empty", FIELD, {"file": name}))
    if len(data) > MOST_BYTES:
        values = {"file": name, "most": MOST_BYTES // 1024**2}
        raise Refused(Problem("file_too_large", FIELD, values))
    if data.startswith(JPEG_START):
        return _image(data, name, FileType.JPEG)
    if data.startswith(PNG_START):
        return _image(data, name, FileType.PNG)
    other = next((code for start, code in OTHERS if data.startswith(start)), None)
    if other is None and PDF_START in data[:PDF_WITHIN]:
        return Recognised(FileType.PDF, _pdf_pages(data, name))
    raise Refused(Problem(other or "file_not_evidence", FIELD, {"file": name}))


def _image(data: bytes, name: str, kind: FileType) -> Recognised:
    try:
        image = _opened(data, kind)
        wide, high = image.size
        if wide * high > MOST_PIXELS:
            values = {"file": name, "wide": wide, "high": high, "most": MOST_PIXELS // 10**6}
            raise Refused(Problem("picture_too_large", FIELD, values))
        if kind is FileType.PNG:
            _opened(data, kind).verify()
        else:
            # The whole stream is read either way; an eighth of the picture takes a 64th of the memory.
            image.draft("L", (wide // JPEG_SHRINK, high // JPEG_SHRINK))
        image.load()
    except _no_image() as fault:
        raise Refused(Problem("image_broken", FIELD, {"file": name})) from fault
    return Recognised(kind, 1)


def _opened(data: bytes, kind: FileType) -> "ImageFile":
    """The picture with its head read; not by Image.open, which warns of sizes we take."""
    if kind is FileType.PNG:
        from PIL.PngImagePlugin import PngImageFile

        return PngImageFile(io.BytesIO(data))
    from PIL.JpegImagePlugin import JpegImageFile

    return JpegImageFile(io.BytesIO(data))


def _no_image() -> tuple[type[Exception], ...]:
    """What Pillow raises for bytes that are no image, or a damaged one."""
    return (
        *(OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError),
        *(struct.error, zlib.error, ZeroDivisionError, OverflowError, MemoryError),
    )


def _pdf_pages(data: bytes, name: str) -> int:
    import pikepdf

    broken = Refused(Problem("pdf_broken", FIELD, {"file": name}))
    try:
        with _opened_pdf(data) as pdf:
            pages = len(pdf.pages)
            if pages > MOST_PAGES:
                values = {"file": name, "count": pages, "most": MOST_PAGES}
                raise Refused(Problem("pdf_too_many_pages", FIELD, values))
            if pdf.get_warnings() and not all(map(_is_whole, pdf.pages)):
                raise broken
            if any(map(_swells, pdf.pages)):
                raise broken
    except pikepdf.PasswordError as fault:
        raise Refused(Problem("pdf_encrypted", FIELD, {"file": name})) from fault
    except _no_pdf() as fault:
        raise broken from fault
    if not pages:
        raise Refused(Problem("pdf_no_pages", FIELD, {"file": name}))
    return pages


def _opened_pdf(data: bytes) -> "pikepdf.Pdf":
    import pikepdf

    return pikepdf.open(io.BytesIO(data), suppress_warnings=True)


def _is_whole(page: Any) -> bool:
    """Whether a page of a repaired file still has its contents and all pictures these speak of."""
    import pikepdf

    if "/Contents" not in page.obj:
        return False
    known = page.resources.get("/XObject", {})
    drawn = pikepdf.parse_content_stream(page, "Do")
    return all(str(each.operands[0]) in known for each in drawn if each.operands)


def _swells(page: Any) -> bool:
    """Whether the instructions of a page unpack to more than any paper has: a bomb for whoever binds it."""
    import pikepdf

    contents = page.obj.get("/Contents", ())
    streams = [contents] if isinstance(contents, pikepdf.Stream) else list(contents)
    return sum(map(_unpacked_size, streams)) > MOST_INSTRUCTIONS


def _unpacked_size(stream: Any) -> int:
    """How many bytes a stream has when it is inflated, as often as it says; counted as far as needed."""
    import pikepdf

    if not isinstance(stream, pikepdf.Stream):
        return 0
    filters = stream.get("/Filter", ())
    names = [str(filters)] if isinstance(filters, pikepdf.Name) else list(map(str, filters))
    data = stream.read_raw_bytes()
    for name in names:
        if name not in INFLATED or len(data) > MOST_INSTRUCTIONS:
            break
        try:
            data = zlib.decompressobj().decompress(data, MOST_INSTRUCTIONS + 1)
        except zlib.error:
            break
    return len(data)


def _no_pdf() -> tuple[type[Exception], ...]:
    """What qpdf raises for bytes that are no PDF, or one that can't be repaired."""
    import pikepdf

    return (
        *(pikepdf.PdfError, pikepdf.DataDecodingError, pikepdf.ForeignObjectError),
        *(RuntimeError, ValueError, TypeError, KeyError, AttributeError, IndexError),
        *(RecursionError, MemoryError, OverflowError, NotImplementedError),
    )
