"""The view under the grid: widths that fill the room and columns that stay while the others scroll."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from iku_desktop.ui.grid.column import Column
from iku_desktop.ui.grid.delegate import CellDelegate, Today
from iku_desktop.ui.grid.model import GridModel, Index
from iku_desktop.ui.grid.row_header import WIDTH, RowHeader
from iku_desktop.ui.theme import Theme

NARROWEST = 36
PADDING, TITLE_SIZE = 8, 0.96
# Where fewer rows than this would be seen, they stand closer.
FEW = 7
ScrollMode = QAbstractItemView.ScrollMode
OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class FittedView(QTableView):
    """A table over the grid's model; its first `frozen_count` columns stay. `laid_out`: new widths."""

    laid_out = Signal()

    def __init__(self, theme: Theme, model: GridModel, today: Today, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid_model = model
        self.frozen_count = 0
        self.row_height = 24
        self.least_height = 24
        self._theme = theme
        self._widths: dict[str, int] = {}
        self._numbers = RowHeader(theme, self)
        self.frozen = QTableView(self)
        self.setModel(model)
        self.delegate = CellDelegate(theme, model, today)
        self._frozen_delegate = CellDelegate(theme, model, today)
        for view, delegate in ((self, self.delegate), (self.frozen, self._frozen_delegate)):
            delegate.current = self.currentIndex
            view.setItemDelegate(delegate)
            _set_up(view)
        self.setVerticalHeader(self._numbers)
        self._set_up_frozen()

    def _set_up_frozen(self) -> None:
        frozen = self.frozen
        frozen.setModel(self.grid_model)
        frozen.setSelectionModel(self.selectionModel())
        frozen.verticalHeader().hide()
        frozen.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frozen.setAutoScroll(False)
        frozen.setHorizontalScrollBarPolicy(OFF)
        frozen.setVerticalScrollBarPolicy(OFF)
        frozen.hide()
        self.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    # Geometry, told to the bands above and below

    @property
    def edge(self) -> int:
        """Width of the row numbers."""
        return self._numbers.width() if not self._numbers.isHidden() else 0

    @property
    def frozen_width(self) -> int:
        """Width of the columns that stay."""
        return sum(self.columnWidth(number) for number in range(self.frozen_count))

    def place(self, column: int) -> tuple[int, int]:
        """Left side and width of a column in this widget."""
        left = self.edge + sum(self.columnWidth(number) for number in range(column))
        if column >= self.frozen_count:
            left -= self.horizontalScrollBar().value()
        return left, self.columnWidth(column)

    def cell_rect(self, index: Index) -> QRect:
        """Where a cell stands in this widget, empty when it is scrolled out of sight."""
        rect = self.visualRect(index)
        viewport = self.viewport()
        if index.column() < self.frozen_count:
            rect.moveLeft(self.place(index.column())[0] - self.edge)
        elif rect.left() < self.frozen_width and self.horizontalScrollBar().value():
            return QRect()
        if not viewport.rect().contains(rect.center()):
            return QRect()
        return QRect(viewport.mapTo(self, rect.topLeft()), rect.size())

    def fit(self) -> None:
        """Take the theme's sizes and share spare width among the columns."""
        height = self._fitting_height()
        for view in (self, self.frozen):
            view.verticalHeader().setMinimumSectionSize(height)
            view.verticalHeader().setDefaultSectionSize(height)
        self._numbers.setFixedWidth(self._theme.px(WIDTH))
        self.updateGeometries()
        columns = self.grid_model.columns
        widths = [self._widths.get(each.key) or self._least_width(each) for each in columns]
        spare = max(0, self.viewport().width() - sum(widths))
        shares = [0 if each.key in self._widths else each.stretch for each in columns]
        whole = sum(shares)
        given = 0
        for number in range(len(shares)):
            upto = spare * sum(shares[: number + 1]) // whole if whole else 0
            self.setColumnWidth(number, widths[number] + upto - given)
            given = upto
        self._lay_frozen()
        self.laid_out.emit()

    def _least_width(self, column: Column) -> int:
        # Small fonts shrink less than their point size says: a title is never cut by its own column.
        metrics = QFontMetrics(self._theme.font(TITLE_SIZE, strong=True))
        title = metrics.horizontalAdvance(column.title) + 2 * self._theme.px(PADDING) + 1
        return max(self._theme.px(column.width), title)

    def _fitting_height(self) -> int:
        """The rows' height, a little less where that lets all rows be seen without scrolling."""
        height, least = self._theme.px(self.row_height), self._theme.px(self.least_height)
        rows = self.grid_model.rowCount()
        if not rows or rows * height <= self.viewport().height():
            return height
        fitting = self.viewport().height() // rows
        if fitting >= least:
            return fitting
        return least if self.viewport().height() < FEW * height else height

    def choose_width(self, column: int, width: int) -> None:
        """Give a column the width that the clerk dragged it to."""
        self._widths[self.grid_model.columns[column].key] = max(NARROWEST, width)
        self.fit()

    def _lay_frozen(self) -> None:
        for number in range(len(self.grid_model.columns)):
            stays = number < self.frozen_count
            self.frozen.setColumnHidden(number, not stays)
            if stays:
                self.frozen.setColumnWidth(number, self.columnWidth(number))
        self.frozen.setGeometry(self.edge, 0, self.frozen_width, self.viewport().height())
        self.frozen.setVisible(bool(self.frozen_count and self.horizontalScrollBar().value()))

    def _scrolled(self) -> None:
        self._lay_frozen()
        self.laid_out.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self.fit()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, clear of the columns that stay."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if not index.isValid():
            return
        if index.column() < self.frozen_count:
            bar.setValue(before)
            return
        hidden = self.frozen_width - self.visualRect(index).left()
        if hidden > 0 and bar.value():
            bar.setValue(bar.value() - hidden)


def _set_up(view: QTableView) -> None:
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.horizontalHeader().hide()
    view.horizontalHeader().setMinimumSectionSize(NARROWEST)
    view.setHorizontalScrollMode(ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(ScrollMode.ScrollPerPixel)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setTabKeyNavigation(False)
