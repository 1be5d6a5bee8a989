"""Sets a formula like a printer: words, real fractions in brackets, broken over lines where it is narrow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF

from iku_desktop.domain.measurement import Term

BAR_GAP = 0.42
BRACKET_ARM = 0.5
LINE_GAP = 0.35


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one size and colour token; with a `term` they are a link to its rows."""

    text: str
    size: float = 1.0
    bold: bool = False
    color: str = "text"
    term: Term | None = None


Group = tuple[Piece, ...]
Measure = Callable[[Piece], QSizeF]


@dataclass(frozen=True, slots=True)
class Line:
    """Groups of pieces that stay together, one after the other."""

    groups: Sequence[Group]


@dataclass(frozen=True, slots=True)
class FractionBlock:
    """A real fraction; `bracketed` puts it between square brackets."""

    above: Line
    below: Line
    bracketed: bool = False


Block = Line | FractionBlock


@dataclass(slots=True)
class Drawing:
    """Where everything goes, in pixels: pieces in their boxes, fraction bars, bracket boxes."""

    pieces: list[tuple[Piece, QRectF]] = field(default_factory=list)
    bars: list[QLineF] = field(default_factory=list)
    brackets: list[QRectF] = field(default_factory=list)
    size: QSizeF = field(default_factory=QSizeF)

    def take(self, other: "Drawing", at: QPointF) -> None:
        """Add another drawing, moved to a place."""
        self.pieces += [(piece, box.translated(at)) for piece, box in other.pieces]
        self.bars += [bar.translated(at) for bar in other.bars]
        self.brackets += [box.translated(at) for box in other.brackets]


class Typesetter:
    """Sets blocks within a width; `measure` gives a piece's box, `em` the height of plain text."""

    def __init__(self, measure: Measure, em: float) -> None:
        self._measure = measure
        self._em = em
        self._space = em * 0.35

    def set_blocks(self, blocks: Sequence[Block], width: float) -> Drawing:
        """The blocks in lines, each centred on its line's middle; nothing is wider than it must be."""
        drawing = Drawing()
        top = 0.0
        for line in self._broken([self._set(block, width) for block in blocks], width):
            height = max(each.size.height() for each in line)
            left = 0.0
            for each in line:
                drawing.take(each, QPointF(left, top + (height - each.size.height()) / 2))
                left += each.size.width() + self._space * 1.6
            drawing.size.setWidth(max(drawing.size.width(), left - self._space * 1.6))
            top += height + self._em * LINE_GAP
        drawing.size.setHeight(max(0.0, top - self._em * LINE_GAP))
        return drawing

    def _broken(self, drawings: Sequence[Drawing], width: float) -> list[list[Drawing]]:
        lines: list[list[Drawing]] = []
        used = 0.0
        for each in drawings:
            needed = each.size.width() + self._space * 1.6
            if not lines or used + each.size.width() > width:
                lines.append([])
                used = 0.0
            lines[-1].append(each)
            used += needed
        return lines

    def _set(self, block: Block, width: float) -> Drawing:
        if isinstance(block, Line):
            return self._set_line(block, width)
        arm = self._em * BRACKET_ARM if block.bracketed else 0.0
        inner = width - 4 * arm
        above, below = self._set_line(block.above, inner), self._set_line(block.below, inner)
        wide = max(above.size.width(), below.size.width()) + self._space
        gap = self._em * BAR_GAP
        drawing = Drawing()
        left = 1.5 * arm
        pad = gap if block.bracketed else 0.0
        drawing.take(above, QPointF(left + (wide - above.size.width()) / 2, pad))
        middle = pad + above.size.height() + gap
        drawing.bars.append(QLineF(left, middle, left + wide, middle))
        drawing.take(below, QPointF(left + (wide - below.size.width()) / 2, middle + gap))
        height = middle + gap + below.size.height() + pad
        drawing.size = QSizeF(wide + 2 * left, height)
        if block.bracketed:
            drawing.brackets.append(QRectF(0, 0, drawing.size.width(), height))
        return drawing

    def _set_line(self, line: Line, width: float) -> Drawing:
        rows: list[list[Piece]] = []
        used = 0.0
        for group in line.groups:
            needed = sum(self._measure(piece).width() + self._space for piece in group)
            if not rows or used + needed - self._space > width:
                rows.append([])
                used = 0.0
            rows[-1] += group
            used += needed
        return self._stacked([self._set_row(row) for row in rows])

    def _set_row(self, row: Sequence[Piece]) -> Drawing:
        boxes = [self._measure(piece) for piece in row]
        height = max((box.height() for box in boxes), default=0.0)
        drawing, left = Drawing(), 0.0
        for piece, box in zip(row, boxes, strict=True):
            drawing.pieces.append((piece, QRectF(left, 0, box.width(), height)))
            left += box.width() + self._space
        drawing.size = QSizeF(max(0.0, left - self._space), height)
        return drawing

    def _stacked(self, rows: Sequence[Drawing]) -> Drawing:
        drawing = Drawing()
        width = max((row.size.width() for row in rows), default=0.0)
        top = 0.0
        for row in rows:
            drawing.take(row, QPointF((width - row.size.width()) / 2, top))
            top += row.size.height() + self._em * 0.15
        drawing.size = QSizeF(width, max(0.0, top - self._em * 0.15))
        return drawing
