"""The program's picture as a Windows icon, drawn in every size from the SVG of the resources."""

import os
import struct
from collections.abc import Sequence
from pathlib import Path

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
# Windows reads large pictures as PNG; older shells want the small ones as plain bitmaps.
AS_PNG = 256
BITS = 32


def icon(svg: Path) -> bytes:
    """An .ico with the picture in all sizes."""
    return packed([(size, drawn(svg, size)) for size in SIZES])


def packed(pictures: Sequence[tuple[int, bytes]]) -> bytes:
    """The container: a directory of (side in pixels, picture), then the pictures."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries, bodies = [], []
    for size, body in pictures:
        side = size % 256  # 0 says 256
        entries.append(struct.pack("<BBBBHHII", side, side, 0, 0, 1, BITS, len(body), offset))
        bodies.append(body)
        offset += len(body)
    return head + b"".join(entries) + b"".join(bodies)


def drawn(svg: Path, size: int) -> bytes:
    """One picture of the icon, as PNG or as the bitmap Windows expects inside an .ico."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    if size < AS_PNG:
        return _bitmap(bytes(image.constBits()), size)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt takes the word
    return bytes(buffer.data().data())


def _bitmap(pixels: bytes, size: int) -> bytes:
    # Twice as high as it is: colours, then a mask of one bit a pixel that alpha makes needless.
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, BITS, 0, 0, 0, 0, 0, 0)
    row = size * 4
    upside_down = b"".join(pixels[y * row : (y + 1) * row] for y in reversed(range(size)))
    mask = bytes((size + 31) // 32 * 4 * size)
    return head + upside_down + mask
