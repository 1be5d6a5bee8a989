"""The pictures of the installer's pages, drawn from the program's icon: shapes alone, ever the same."""

import os
import struct
from pathlib import Path

FINISH, HEAD = "selesai.bmp", "kepala.bmp"
# As NSIS's Modern UI wants them, in pixels.
FINISH_SIZE, HEAD_SIZE = (164, 314), (150, 57)
ACCENT, WHITE = "#0F5EA8", "#FFFFFF"
# The icon's own colour in resources/icons/program.svg.
ICON_COLOR = b"#0F5EA8"
LARGE, SMALL = 84, 38
# How strongly the second, larger icon shines through at the foot of the page.
FAINT = 0.16


def pictures(svg: Path) -> dict[str, bytes]:
    """Both pictures as bitmaps of 24 bits, by their file names."""
    return {FINISH: finish(svg), HEAD: head(svg)}


def finish(svg: Path) -> bytes:
    """The left of the last page: the icon in white on the program's blue, and a large one faintly below."""
    marks = (((FINISH_SIZE[0] - LARGE) / 2, 44.0, LARGE, 1.0), (18.0, 196.0, 220, FAINT))
    return _drawn(svg.read_bytes().replace(ICON_COLOR, WHITE.encode()), FINISH_SIZE, ACCENT, marks)


def head(svg: Path) -> bytes:
    """The right of the other pages' head: the icon on white, as the head itself is."""
    wide, high = HEAD_SIZE
    at = (high - SMALL) / 2
    return _drawn(svg.read_bytes(), HEAD_SIZE, WHITE, ((wide - SMALL - at, at, SMALL, 1.0),))


Mark = tuple[float, float, int, float]


def _drawn(svg: bytes, size: tuple[int, int], ground: str, marks: tuple[Mark, ...]) -> bytes:
    """The ground with the icon at each (left, top, side, strength)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(*size, QImage.Format.Format_RGB888)
    image.fill(QColor(ground))
    painter = QPainter(image)
    renderer = QSvgRenderer(svg)
    for left, top, side, strength in marks:
        painter.setOpacity(strength)
        renderer.render(painter, QRectF(left, top, side, side))
    painter.end()
    return bitmap(bytes(image.constBits()), size, image.bytesPerLine())


def bitmap(pixels: bytes, size: tuple[int, int], line: int) -> bytes:
    """Lines of red, green, blue, each `line` bytes long, as a Windows bitmap: from below, blue first."""
    wide, high = size
    padding = bytes(-3 * wide % 4)
    rows = []
    for y in reversed(range(high)):
        row = bytearray(pixels[y * line : y * line + 3 * wide])
        row[0::3], row[2::3] = row[2::3], row[0::3]
        rows.append(bytes(row) + padding)
    body = b"".join(rows)
    head = struct.pack("<2sIHHI", b"BM", 54 + len(body), 0, 0, 54)
    return (
        head + struct.pack("<IiiHHIIiiII", 40, wide, high, 1, 24, 0, len(body), 0, 0, 0, 0) + body
    )
