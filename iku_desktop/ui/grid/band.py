"""What stands above and below the table with its widths: shared geometry of header and footer."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iku_desktop.ui.grid.model import GridModel
from iku_desktop.ui.grid.table import TableView
from iku_desktop.ui.theme import Theme


class Band(QWidget):
    """A strip as wide as the table; its cells stay over their columns while the table scrolls."""

    def __init__(self, theme: Theme, table: TableView) -> None:
        super().__init__()
        self.theme = theme
        self.table = table
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        table.laid_out.connect(self.lay_out)

    @property
    def model(self) -> GridModel:
        """The table's model."""
        return self.table.grid_model

    def lay_out(self) -> None:
        """Follow the table's widths and place."""
        self.update()

    def still_width(self) -> int:
        """Width of the row numbers and the columns that stay."""
        return self.table.edge + self.table.frozen_width

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Left side and width of some columns; one that stays begins with the row numbers."""
        left, _ = self.table.place(first)
        right, width = self.table.place(last)
        return left, right + width - left

    def paintEvent(self, event: QPaintEvent) -> None:
        """First what scrolls, clipped, then what stays."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("surface2"))
        still = self.still_width()
        painter.save()
        painter.setClipRect(QRect(still, 0, self.width() - still, self.height()))
        self.paint_columns(painter, stays=False)
        painter.restore()
        painter.save()
        painter.setClipRect(QRect(0, 0, still, self.height()))
        self.paint_columns(painter, stays=True)
        painter.restore()

    def paint_columns(self, painter: QPainter, stays: bool) -> None:
        """Paint the cells of the columns that stay, or of those that scroll."""
        raise NotImplementedError
