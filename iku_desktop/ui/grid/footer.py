"""The footer of the grid: totals under their columns, in words and as bars of statuses."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter

from iku_desktop.ui.grid.band import Band
from iku_desktop.ui.grid.fitted import PADDING
from iku_desktop.ui.grid.table import TableView
from iku_desktop.ui.theme import Theme

PLAIN_HEIGHT, BAR_HEIGHT = 30, 42
BAR = 6
Align = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar: its amount and its colour token; solid, hatched or hollow."""

    amount: int
    token: str
    pattern: str = "solid"


@dataclass(frozen=True, slots=True)
class FooterCell:
    """A total under the columns from `first` to `last`: words, words at the right, perhaps a bar."""

    first: str
    last: str
    text: str
    hint: str = ""
    bar: tuple[BarPart, ...] = ()
    right: bool = False


class FooterBand(Band):
    """Shows totals that the page's read-model gives."""

    def __init__(self, theme: Theme, table: TableView) -> None:
        super().__init__(theme, table)
        self.cells: tuple[FooterCell, ...] = ()
        self.hide()

    def show_cells(self, cells: Sequence[FooterCell]) -> None:
        """Show totals; none hides the footer."""
        self.cells = tuple(cells)
        self.setVisible(bool(cells))
        words = (f"{cell.text} {cell.hint}".strip() for cell in cells)
        self.setAccessibleName("; ".join(words))
        self.updateGeometry()
        self.update()

    def _has_bars(self) -> bool:
        return any(cell.bar for cell in self.cells)

    def sizeHint(self) -> QSize:
        """One line, or one line and a bar."""
        return QSize(200, self.theme.px(BAR_HEIGHT if self._has_bars() else PLAIN_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As tall as it wants to be."""
        return QSize(0, self.sizeHint().height())

    def paint_columns(self, painter: QPainter, stays: bool) -> None:
        """Totals of the columns that stay, or of those that scroll."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        keys = [column.key for column in self.model.columns]
        for cell in self.cells:
            if cell.first not in keys or cell.last not in keys:
                continue
            first, last = keys.index(cell.first), keys.index(cell.last)
            if (first < self.table.frozen_count) is stays:
                self._paint_cell(painter, cell, *self.span(first, last), last == len(keys) - 1)
        painter.setPen(self.theme.color("line2"))
        painter.drawLine(0, 0, self.width(), 0)

    def _paint_cell(
        self, painter: QPainter, cell: FooterCell, left: int, width: int, is_last: bool
    ) -> None:
        theme = self.theme
        if not is_last and self._has_bars():
            painter.setPen(theme.color("line"))
            painter.drawLine(left + width - 1, 0, left + width - 1, self.height())
        padding = theme.px(PADDING)
        place = QRect(left + padding, 0, width - 2 * padding, self.height())
        if cell.bar:
            bar = QRectF(place.left(), theme.px(27), place.width(), theme.px(BAR))
            place.setHeight(theme.px(28))
            self._paint_bar(painter, bar, cell.bar)
        font = theme.font(strong=True)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        side = Align.AlignRight if cell.right else Align.AlignLeft
        painter.drawText(place, side | Align.AlignVCenter, cell.text)
        if cell.hint:
            place.setLeft(
                place.left() + QFontMetrics(font).horizontalAdvance(cell.text) + theme.px(6)
            )
            hint = theme.font(0.92)
            painter.setFont(hint)
            painter.setPen(theme.color("text2"))
            words = QFontMetrics(hint).elidedText(
                cell.hint, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, Align.AlignRight | Align.AlignVCenter, words)

    def _paint_bar(self, painter: QPainter, place: QRectF, parts: Sequence[BarPart]) -> None:
        theme, whole = self.theme, sum(part.amount for part in parts)
        painter.fillRect(place, theme.color("line"))
        left = place.left()
        for part in parts:
            if not part.amount or not whole:
                continue
            width = place.width() * part.amount / whole
            box = QRectF(left, place.top(), width, place.height())
            left += width
            color = theme.color(part.token)
            if part.pattern == "solid":
                painter.fillRect(box.adjusted(0, 0, -1, 0), color)
                continue
            if part.pattern == "empty":
                continue
            painter.fillRect(box, theme.color("surface2"))
            box = box.adjusted(1.5, 0.75, -1.5, -0.75)
            brush = QBrush(color, Qt.BrushStyle.BDiagPattern)
            painter.setBrush(brush if part.pattern == "hatched" else Qt.BrushStyle.NoBrush)
            painter.setPen(color)
            painter.drawRect(box)
