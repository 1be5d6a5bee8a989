"""Files as villages and scanners send them: PDFs, photographs and pictures, whole and spoiled."""

import io
import struct
import zlib

import pikepdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)


def a_pdf(
    pages: int = 1, words: str = "Bukti", size: tuple[float, float] = A4, rotate: int = 0
) -> bytes:
    """A PDF with a line of words on each page."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=size, invariant=1)
    for number in range(1, pages + 1):
        canvas.drawString(60, size[1] / 2, f"{words} {number}")
        canvas.setPageRotation(rotate)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def an_encrypted_pdf(user: str = "rahasia") -> bytes:
    """A PDF that asks for a password, or, with none, one that only forbids things."""
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        pdf.save(data, encryption=pikepdf.Encryption(owner="pemilik", user=user))
    return data.getvalue()


def a_pdf_without_pages() -> bytes:
    """A PDF that opens and shows nothing."""
    data = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(data)
    return data.getvalue()


def a_picture(
    kind: str = "JPEG",
    size: tuple[int, int] = (120, 80),
    colour: object = (180, 40, 40),
    mode: str = "RGB",
    **options: object,
) -> bytes:
    """A picture of one colour with a dark upper left quarter, so that its direction can be seen."""
    image = Image.new(mode, size, colour)  # type: ignore[arg-type]
    dark = (0,) * (len(image.getbands()) - ("A" in mode)) + (255,) * ("A" in mode)
    quarter = (0, 0, size[0] // 2, size[1] // 2)
    image.paste(dark if len(dark) > 1 else dark[0], quarter)
    data = io.BytesIO()
    image.save(data, kind, **options)  # type: ignore[arg-type]
    return data.getvalue()


def a_turned_photograph(orientation: int = 6) -> bytes:
    """A photograph whose camera was held upright, as EXIF says."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return a_picture("JPEG", exif=exif)


def a_huge_png(wide: int = 20_000, high: int = 20_000) -> bytes:
    """A small file that promises 400 megapixels."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 64)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def a_huge_jpeg() -> bytes:
    """The same as a photograph: only the head was changed."""
    data = bytearray(a_picture("JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 20_000, 20_000)
    return bytes(data)
