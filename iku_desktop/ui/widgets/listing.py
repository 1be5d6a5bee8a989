"""A plain table to read from: rows that never change in place, columns sharing the width, a row to open."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from iku_desktop.ui.icons import icon
from iku_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
MEASURED, AIR = 200, 18
ICON_ROOM = 24
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _plain(_row: Any) -> tuple[str, str]:
    return "", ""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: title, words of a row, its share of the spare width (0: as wide as its words).

    `look` gives an icon and a colour token, "" for none; `most` bounds the measured width in base pixels.
    """

    title: str
    text: Callable[[Any], str]
    stretch: int = 0
    look: Callable[[Any], tuple[str, str]] = _plain
    hint: Callable[[Any], str] | None = None
    most: int = 260


class ListModel(QAbstractTableModel):
    """Rows as they were given; more are asked for when the last ones come into view."""

    def __init__(self, theme: Theme, columns: Sequence[ListColumn]) -> None:
        super().__init__()
        self._theme, self.columns = theme, tuple(columns)
        self.rows: list[Any] = []
        self.more: Callable[[], tuple[Sequence[Any], bool]] | None = None

    def show_rows(
        self,
        rows: Iterable[Any],
        more: Callable[[], tuple[Sequence[Any], bool]] | None = None,
    ) -> None:
        """Show other rows; `more` gives the next ones and whether there are others after them."""
        self.beginResetModel()
        self.rows, self.more = list(rows), more
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """The rows there are by now."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are rows that were not read yet."""
        return not parent.isValid() and self.more is not None

    def fetchMore(self, parent: Index) -> None:
        """Read the next rows."""
        if parent.isValid() or self.more is None:
            return
        rows, goes_on = self.more()
        if not goes_on:
            self.more = None
        if rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' titles."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell's words, icon, colour and hint."""
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            # One line a row; what has several is read in full in the hint.
            return " ".join(column.text(row).split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return (column.hint or column.text)(row)
        name, token = column.look(row)
        if role == Qt.ItemDataRole.DecorationRole and name:
            return icon(name, token or "text2", self._theme)
        if role == Qt.ItemDataRole.ForegroundRole and token:
            return self._theme.color(token)
        return None


class Listing(QTableView):
    """Shows a ListModel; `row_chosen` carries the row the cursor is in, `row_opened` one by Enter."""

    row_chosen = Signal(object)
    row_opened = Signal(object)

    def __init__(self, theme: Theme, name: str, columns: Sequence[ListColumn]) -> None:
        super().__init__()
        self._theme = theme
        self.listed = ListModel(theme, columns)
        self.setModel(self.listed)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(lambda at, _before: self._choose(at))
        theme.changed.connect(self.fit)
        self.fit()

    def show_rows(
        self,
        rows: Iterable[Any],
        more: Callable[[], tuple[Sequence[Any], bool]] | None = None,
    ) -> None:
        """Show other rows from the first, which is chosen."""
        self.listed.show_rows(rows, more)
        self.fit()
        self.scrollToTop()
        if self.listed.rows:
            self.selectRow(0)
        else:
            self.row_chosen.emit(None)

    @property
    def chosen(self) -> Any:
        """The row the cursor is in, None for none."""
        at = self.currentIndex().row()
        return self.listed.rows[at] if 0 <= at < len(self.listed.rows) else None

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(self.listed.rows[index.row()])

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_opened.emit(self.listed.rows[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def fit(self) -> None:
        """Give each column the width of its words, and what is left to those that stretch."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(24))
        columns = self.listed.columns
        widths = [self._least(column) for column in columns]
        shares = sum(column.stretch for column in columns)
        spare = max(0, self.viewport().width() - sum(widths))
        for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
            more = spare * column.stretch // shares if shares else 0
            self.setColumnWidth(number, width + more)

    def _least(self, column: ListColumn) -> int:
        metrics = self.fontMetrics()
        head = QFontMetrics(self._theme.font(strong=True))
        title = head.horizontalAdvance(column.title) + AIR
        if column.stretch:
            return max(title, self._theme.px(90))
        rows = self.listed.rows[:MEASURED]
        has_icon = any(column.look(row)[0] for row in rows)
        words = max((metrics.horizontalAdvance(column.text(row)) for row in rows), default=0)
        wide = words + AIR + (ICON_ROOM if has_icon else 0)
        return max(title, min(wide, self._theme.px(column.most)))
