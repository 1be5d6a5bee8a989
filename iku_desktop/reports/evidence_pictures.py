"""Photographs and scans as PDF images, their own bytes kept wherever a PDF can hold them."""

import io
import zlib
from dataclasses import dataclass

import pikepdf
from PIL import Image
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from iku_desktop.domain.evidence_files import MOST_PIXELS, FileType
from iku_desktop.reports.evidence_png import PngRows, png_rows
from iku_desktop.reports.letterhead import NO_IMAGE

NO_PICTURE = (*NO_IMAGE, zlib.error)
SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
# Adobe writes the inks of a CMYK photograph inverted, and everyone reads them so.
INVERTED = (1, 0) * 4
ORIENTATION = 0x0112
# Where an EXIF orientation puts the picture's right and upper edge, as a matrix on the unit square.
TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


class NoPicture(Exception):
    """The bytes are no picture that can be drawn."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture within a PDF: its size as it is looked at, in pixels, and how it is turned to stand so."""

    image: pikepdf.Stream
    width: int
    height: int
    turn: tuple[int, ...]


def picture(pdf: pikepdf.Pdf, data: bytes, kind: FileType) -> Picture:
    """The picture as an image of that PDF; NoPicture where it can't be read."""
    try:
        opened = _opened(data, kind)
        wide, high = opened.size
        if wide * high > MOST_PIXELS:
            raise NoPicture("too large")
        turn = _turn(opened)
        stream = _jpeg(pdf, data, opened) if kind is FileType.JPEG else _png(pdf, data, opened)
    except NO_PICTURE as fault:
        raise NoPicture(str(fault)) from fault
    upright = TURNS[turn][0] != 0
    return Picture(stream, *((wide, high) if upright else (high, wide)), TURNS[turn])


def _opened(data: bytes, kind: FileType) -> ImageFile:
    """The picture with its head read; not by Image.open, which warns of sizes we take."""
    if kind is FileType.PNG:
        return PngImageFile(io.BytesIO(data))
    return JpegImageFile(io.BytesIO(data))


def _turn(image: ImageFile) -> int:
    """The EXIF orientation; a picture whose EXIF can't be read stands as it is."""
    if image.format == "PNG" and "exif" not in image.info:
        # Asked for its EXIF, a PNG is read whole: there might be some after the picture.
        return 1
    try:
        turn = image.getexif().get(ORIENTATION, 1)
    except NO_PICTURE:
        return 1
    return turn if turn in TURNS else 1


def _jpeg(pdf: pikepdf.Pdf, data: bytes, image: ImageFile) -> pikepdf.Stream:
    """The photograph's own bytes: no loss, no work."""
    components = len(image.getbands())
    values: dict[str, object] = {"/Filter": "/DCTDecode"}
    if components == len(INVERTED) // 2 and "adobe" in image.info:
        values["/Decode"] = INVERTED
    return _image(pdf, data, image.size, SPACES[components], 8, values)


def _png(pdf: pikepdf.Pdf, data: bytes, image: ImageFile) -> pikepdf.Stream:
    """The PNG's own compressed rows; what a PDF can't hold so is written anew on white."""
    rows = png_rows(data) or png_rows(_on_white(image))
    assert rows is not None
    space: object = SPACES[rows.channels]
    if rows.palette:
        space = pikepdf.Array(
            [
                *(pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, len(rows.palette) // 3 - 1),
                pikepdf.String(rows.palette),
            ]
        )
    values = _filtered(rows, rows.channels)
    if rows.alpha:
        values["/SMask"] = _of_rows(pdf, rows, rows.alpha, SPACES[1], _filtered(rows, 1))
    elif rows.clear:
        values["/Mask"] = rows.clear
    return _of_rows(pdf, rows, rows.data, space, values)


def _filtered(rows: PngRows, channels: int) -> dict[str, object]:
    """How the rows of so many channels were filtered and compressed."""
    how = {
        "/Predictor": 15,
        "/Colors": channels,
        "/BitsPerComponent": rows.depth,
        "/Columns": rows.width,
    }
    return {"/Filter": "/FlateDecode", "/DecodeParms": how}


def _of_rows(
    pdf: pikepdf.Pdf, rows: PngRows, data: bytes, space: object, values: dict[str, object]
) -> pikepdf.Stream:
    return _image(pdf, data, (rows.width, rows.height), space, rows.depth, values)


def _on_white(image: ImageFile) -> bytes:
    """The picture as a plain PNG, on white where one can see through."""
    image.load()
    plain: Image.Image = image
    if image.info.get("transparency") is not None or "A" in image.getbands():
        seen = image.convert("RGBA")
        plain = Image.new("RGB", seen.size, "white")
        plain.paste(seen, mask=seen.getchannel("A"))
        if image.mode in ("L", "LA", "I;16", "1"):
            plain = plain.convert("L")
    plain.info.clear()
    written = io.BytesIO()
    # A smaller file isn't worth the seconds that a large photograph would take.
    plain.save(written, "PNG", compress_level=1)
    return written.getvalue()


def _image(
    pdf: pikepdf.Pdf,
    data: bytes,
    size: tuple[int, int],
    space: object,
    depth: int,
    values: dict[str, object],
) -> pikepdf.Stream:
    named = {
        "/Type": pikepdf.Name.XObject,
        "/Subtype": pikepdf.Name.Image,
        "/Width": size[0],
        "/Height": size[1],
        "/ColorSpace": pikepdf.Name(space) if isinstance(space, str) else space,
        "/BitsPerComponent": depth,
    }
    stream = pikepdf.Stream(pdf, data)
    for key, value in (named | values).items():
        if isinstance(value, dict):
            stream[key] = pikepdf.Dictionary(value)
        elif isinstance(value, tuple):
            stream[key] = pikepdf.Array(list(value))
        else:
            stream[key] = pikepdf.Name(value) if isinstance(value, str) else value
    return stream
