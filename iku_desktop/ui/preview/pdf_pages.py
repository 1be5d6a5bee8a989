"""The pages of a finished PDF as images; PDFium is loaded on first use and called by one thread at a time."""

import math
from dataclasses import dataclass
from threading import Lock

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

# PDFium keeps state of its own; two threads inside it at once would crash the program.
_ONE_AT_A_TIME = Lock()
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PdfPages:
    """A PDF with the sizes of its pages in points (1/72 inch)."""

    data: bytes
    sizes: tuple[QSizeF, ...]

    @classmethod
    def of(cls, data: bytes) -> "PdfPages":
        """Open the PDF once to learn its pages."""
        import pypdfium2

        with _ONE_AT_A_TIME:
            document = pypdfium2.PdfDocument(data)
            try:
                sizes = tuple(QSizeF(*document.get_page_size(i)) for i in range(len(document)))
            finally:
                document.close()
        return cls(data, sizes)

    def rows_at(self, number: int, scale: float) -> int:
        """How many rows of pixels page `number` has at that scale."""
        return math.ceil(self.sizes[number].height() * scale)

    def image(self, number: int, scale: float, rows: tuple[int, int] | None = None) -> QImage:
        """Page `number` (from 0) as an image of `scale` pixels a point, or its `rows` (from, to) only."""
        import pypdfium2

        first, last = rows or (0, self.rows_at(number, scale))
        above, below = first, self.rows_at(number, scale) - last
        with _ONE_AT_A_TIME:
            document = pypdfium2.PdfDocument(self.data)
            try:
                bitmap = document[number].render(
                    scale=scale,
                    crop=(0, _points(below, scale), 0, _points(above, scale)),
                    prefer_bgrx=True,
                    may_draw_forms=False,
                )
                image = QImage(
                    bytes(bitmap.buffer),
                    bitmap.width,
                    bitmap.height,
                    bitmap.stride,
                    QImage.Format.Format_RGB32,
                )
                return image.copy()
            finally:
                document.close()


def _points(pixels: int, scale: float) -> float:
    # PDFium rounds up to whole pixels; half a pixel less survives the floating point.
    return (pixels - 0.5) / scale if pixels else 0.0
