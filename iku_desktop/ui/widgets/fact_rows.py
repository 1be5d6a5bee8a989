"""The rows behind a figure, with a chip per status that filters them and a door from each row."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.measurement import Term
from iku_desktop.domain.read_models import FactLine
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.buttons import IconOnlyButton
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.fact_model import CHIPS, LOOKS, FactModel
from iku_desktop.ui.widgets.flow_layout import FlowLayout

ALL = ""
SORT_MARK, MEASURED = 10, 200


class FactRows(QWidget):
    """Chips with counts above, the rows below, how many they are at the foot."""

    row_opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[FactLine, ...] = ()
        self._status = ALL
        self._item = ""
        self.model = FactModel(theme)
        self.chips: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._chip_row = QWidget()
        self._chip_layout = FlowLayout(self._chip_row)
        self.table = QTableView()
        words = t("tables.export_tip")
        self.export_button = IconOnlyButton(theme, "file-spreadsheet", words)
        self._empty = QLabel()
        self._count, self._sum = QLabel(), QLabel()
        self._lay_out()
        self._prepare_table()

    def _lay_out(self) -> None:
        title = QLabel(t("indicators.rows"))
        set_mark(title, "role", "strong")
        line = QHBoxLayout()
        line.addWidget(title, 1)
        line.addWidget(self.export_button)
        head = QVBoxLayout()
        head.setContentsMargins(14, 4, 10, 6)
        head.setSpacing(2)
        head.addLayout(line)
        head.addWidget(self._chip_row)
        self._empty.setWordWrap(True)
        self._empty.setMargin(14)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_mark(self._empty, "role", "hint")
        foot = QWidget()
        set_mark(foot, "role", "totals")
        row = QHBoxLayout(foot)
        row.setContentsMargins(10, 4, 10, 4)
        row.addWidget(self._count, 1)
        row.addWidget(self._sum)
        for label in (self._count, self._sum):
            set_mark(label, "role", "total")
        self._foot = foot
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._empty, 1)
        column.addWidget(self.table, 1)
        column.addWidget(foot)

    def _prepare_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(t("indicators.rows"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(True)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._sort)
        table.doubleClicked.connect(self._open)
        table.installEventFilter(self)

    def show_lines(self, lines: Iterable[FactLine], empty: str) -> None:
        """Show the rows of another figure (or the same after a change); `empty` is said for none.

        The filter stays where rows still pass it.
        """
        self._lines = tuple(lines)
        self.model.show_lines(self._lines)
        counts = Counter(line.status for line in self._lines)
        if self._status not in counts:
            self._status = ALL
        self._empty.setText(empty)
        self._empty.setVisible(not self._lines)
        for widget in (self.table, self._foot, self._chip_row, self.export_button):
            widget.setVisible(bool(self._lines))
        self._make_chips(counts)
        self._apply()
        self._fit()

    def show_term(self, term: Term) -> None:
        """Show the rows behind a term: those it counts, of its document where it names one."""
        adding = [line for line in self._lines if line.adds]
        counts_all = term.key not in ("document_on_time", "followed_up")
        self._status = ALL if counts_all or not adding else adding[0].status
        name, year = term.values.get("name"), term.values.get("fiscal_year")
        self._item = f"{name} {year}" if name else ""
        if self._status in self.chips:
            self.chips[self._status].setChecked(True)
        self._apply()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def filter_by(self, status: str) -> None:
        """Show the rows of one status, ALL for every row."""
        self._status, self._item = status, ""
        self.chips[status].setChecked(True)
        self._apply()

    def _make_chips(self, counts: Counter[str]) -> None:
        for chip in self.chips.values():
            self._group.removeButton(chip)
            self._chip_layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        self._add_chip(ALL, t("indicators.chip_all", count=len(self._lines)))
        for status in CHIPS:
            if counts[status]:
                self._add_chip(status, t(f"indicators.chip.{status}", count=counts[status]))
        self.chips[self._status].setChecked(True)

    def _add_chip(self, status: str, words: str) -> None:
        name, token = LOOKS.get(status, ("", "accent"))
        chip = IconButton(self._theme, name, words, "chip", token)
        chip.setCheckable(True)
        set_mark(chip, "status", token)
        chip.clicked.connect(lambda: self.filter_by(status))
        self._group.addButton(chip)
        self._chip_layout.addWidget(chip)
        self.chips[status] = chip

    def _apply(self) -> None:
        status, item = self._status, self._item

        def keep(line: FactLine) -> bool:
            return status in (ALL, line.status) and (not item or line.item == item)

        self.model.keep(keep)
        column, order = self.model.sorted_by
        self.table.horizontalHeader().setSortIndicator(column, order)
        shown = self.model.lines
        self._count.setText(t("indicators.row_count", count=len(shown)))
        self._sum.setText(t("indicators.row_sum", count=sum(line.adds for line in shown)))

    def _sort(self, column: int) -> None:
        before, order = self.model.sorted_by
        ascending = before != column or order is Qt.SortOrder.DescendingOrder
        order = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
        self.model.sort(column, order)
        self.table.horizontalHeader().setSortIndicator(column, order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font size with the height of rows and columns' widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        self.table.verticalHeader().setDefaultSectionSize(round(line * 1.4))
        self.table.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        least = [self._least(number) for number in range(len(self.model.columns))]
        bar = self.table.verticalScrollBar().sizeHint().width()
        spare = max(0, self.width() - bar - sum(least) - 2)
        shares = [column.stretch for column in self.model.columns]
        for number, width in enumerate(least):
            wide = width + spare * shares[number] // sum(shares)
            self.table.setColumnWidth(number, wide)

    def _least(self, number: int) -> int:
        """A width that cuts no word of the first rows, for a column that isn't free text."""
        column, metrics = self.model.columns[number], self.fontMetrics()
        title = str(self.model.headerData(number, Qt.Orientation.Horizontal))
        widths = [metrics.horizontalAdvance(title) + SORT_MARK]
        if column.key != "activity":
            lines = self.model.lines[:MEASURED]
            widths += [metrics.horizontalAdvance(column.text(line)) for line in lines]
        icon_room = 22 if column.key == "status" else 0
        return max(widths) + 15 + icon_room

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_opened.emit(self.model.lines[index.row()])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a row goes through its door."""
        if watched is self.table and isinstance(event, QKeyEvent) and _is_enter(event):
            self._open(self.table.currentIndex())
            return True
        return super().eventFilter(watched, event)


def _is_enter(event: QKeyEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress
    return pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
