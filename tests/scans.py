"""Files as villages and scanners send them: PDFs, photographs and pictures, whole and spoiled."""

import io
import struct
import zlib
from collections.abc import Callable, Sequence

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


def a_changed_pdf(change: Callable[[pikepdf.Pdf], object], data: bytes | None = None) -> bytes:
    """A PDF (of one page unless given) after something was done to it."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data or a_pdf())) as pdf:
        change(pdf)
        pdf.save(written, static_id=True)
    return written.getvalue()


def a_striped_page(
    box: tuple[float, float, float, float] = (0, 0, 400, 600), **values: object
) -> bytes:
    """A PDF page of a box whose four quarters have greys of their own; `values` go into the page."""
    left, bottom, right, top = box
    wide, high = (right - left) / 2, (top - bottom) / 2
    quarters = ((0, 0, 0.1), (1, 0, 0.4), (0, 1, 0.7), (1, 1, 0.9))
    drawing = "\n".join(
        f"{grey} g {left + x * wide} {bottom + y * high} {wide} {high} re f"
        for x, y, grey in quarters
    )

    def fill(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.MediaBox = pikepdf.Array(list(box))
        page.Contents = pikepdf.Stream(pdf, drawing.encode())
        for name, value in values.items():
            page[f"/{name}"] = pikepdf.Array(value) if isinstance(value, list) else value

    return a_changed_pdf(fill)


def a_filled_form() -> bytes:
    """A PDF with a field that was filled in and a stamp beside it: both are annotations."""

    def fill(pdf: pikepdf.Pdf) -> None:
        looks = []
        for grey in (0.2, 0.6):
            look = pikepdf.Stream(pdf, f"{grey} g 0 0 100 40 re f".encode())
            look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            look.BBox = pikepdf.Array([0, 0, 100, 40])
            looks.append(look)
        shared = {"/Type": pikepdf.Name.Annot, "/F": 4}
        field = shared | {
            "/Subtype": pikepdf.Name.Widget,
            "/FT": pikepdf.Name.Tx,
            "/T": pikepdf.String("nama"),
            "/V": pikepdf.String("Siti"),
            "/Rect": pikepdf.Array([100, 700, 200, 740]),
            "/AP": pikepdf.Dictionary(N=looks[0]),
        }
        stamp = shared | {
            "/Subtype": pikepdf.Name.Stamp,
            "/Rect": pikepdf.Array([300, 700, 400, 740]),
            "/AP": pikepdf.Dictionary(N=looks[1]),
        }
        annotations = [pdf.make_indirect(pikepdf.Dictionary(each)) for each in (field, stamp)]
        pdf.pages[0].obj.Annots = pikepdf.Array(annotations)
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(annotations[:1]))

    return a_changed_pdf(fill)


def a_png(
    colour: int, depth: int, rows: Sequence[bytes], wide: int, *, interlaced: bool = False
) -> bytes:
    """A PNG written by hand; its rows are those of its passes, each with its filter's byte."""
    head = struct.pack(">IIBBBBB", wide, len(rows), depth, colour, 0, 0, interlaced)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )
