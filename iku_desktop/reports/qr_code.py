"""The square code in the footer, drawn from the modules that ReportLab's encoder gives."""

from functools import lru_cache

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas


@lru_cache(maxsize=4)
def modules(content: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of dark and light modules, from above."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(content)
    code.make()
    side = range(code.getModuleCount())
    return tuple(tuple(bool(code.isDark(row, column)) for column in side) for row in side)


def draw_qr(canvas: Canvas, content: str, x: float, y: float, size: float) -> None:
    """Draw the code as a square of `size` with its lower left corner at `x`, `y`."""
    rows = modules(content)
    step = size / len(rows)
    shape = canvas.beginPath()
    for number, row in enumerate(rows, start=1):
        column = 0
        while column < len(row):
            end = column
            while end < len(row) and row[end] == row[column]:
                end += 1
            if row[column]:
                shape.rect(x + column * step, y + size - number * step, (end - column) * step, step)
            column = end
    canvas.setFillGray(0)
    canvas.drawPath(shape, stroke=0, fill=1)
