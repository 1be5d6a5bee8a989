"""The grid that pages use: header, table and footer together, refused entries, menu, selection."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QVBoxLayout

from iku_desktop.domain.problems import Refused
from iku_desktop.domain.typed_input import read_date
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.grid.block_entry import BlockEntry
from iku_desktop.ui.grid.column import Column, EntryKind, Group, NewRow, Row
from iku_desktop.ui.grid.footer import FooterBand
from iku_desktop.ui.grid.grid_acts import GridActs
from iku_desktop.ui.grid.header import HeaderBand
from iku_desktop.ui.grid.menu import cell_menu
from iku_desktop.ui.grid.model import ASCENDING, NEW_ID, GridModel, Place
from iku_desktop.ui.grid.pending import PendingCell, PendingRow
from iku_desktop.ui.grid.refused import RefusedCells
from iku_desktop.ui.grid.row_source import RowSource
from iku_desktop.ui.grid.selection import selection_words
from iku_desktop.ui.grid.shown_columns import ShownColumns
from iku_desktop.ui.grid.table import TableView
from iku_desktop.ui.grid.waiting_bar import WaitingBar
from iku_desktop.ui.page_context import PageContext


class Grid(QFrame):
    """Rows of a page: `write` gets each ended entry, `add` the last row once it is filled.

    `menu_wanted(menu, row id, column key)` lets the page add its own lines to the right-click menu,
    `opened(row id, column key)` tells of a cell that shows more than it holds, `warned` of what is odd
    about a block that was accepted.
    """

    current_changed = Signal(str, str)
    warned = Signal(object)
    opened = Signal(str, str)
    menu_wanted = Signal(QMenu, str, str)

    def __init__(
        self,
        context: PageContext,
        name: str,
        row_id: Callable[[Row], str],
        row_name: Callable[[Row], str],
    ) -> None:
        super().__init__()
        self._context = context
        self.write: Callable[[PendingCell], None] = lambda cell: None
        self.add: Callable[[PendingRow], str] = lambda row: ""
        self.model = GridModel(row_id, row_name)
        self.table = TableView(context.theme, self.model, self._today, self)
        self.table.setAccessibleName(name)
        self.header = HeaderBand(context.theme, self.table)
        self.footer = FooterBand(context.theme, self.table)
        self.empty_hint = ""
        self._hint = QLabel("", self.table)
        self.refused = RefusedCells(self, context.theme)
        self.block = BlockEntry(self, context)
        self.acts = GridActs(self, context)
        self.choice = ShownColumns(self, context)
        self.waiting = WaitingBar(context.theme, self.model, self.block)
        self._place: Place = ("", "")
        set_mark(self, "role", "card")
        self.setFocusProxy(self.table)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.table, 1)
        column.addWidget(self.waiting)
        column.addWidget(self.footer)
        set_mark(self._hint, "role", "hint")
        self._hint.setWordWrap(True)
        self._hint.hide()

    def _connect(self) -> None:
        table, model = self.table, self.model
        table.typed.connect(self._take)
        table.opened.connect(lambda index: self.opened.emit(*model.place_of(index)))
        table.act_wanted.connect(self.acts.do)
        self.waiting.chosen.connect(self._go_and_work)
        self.waiting.decided.connect(self.enter)
        table.drop_wanted.connect(self._drop_current)
        table.laid_out.connect(self.refused.place)
        table.laid_out.connect(self._place_hint)
        table.editing_changed.connect(self.refused.place)
        table.verticalScrollBar().valueChanged.connect(self.refused.place)
        table.selectionModel().selectionChanged.connect(self._tell_selection)
        table.selectionModel().currentChanged.connect(self._current_changed)
        model.modelAboutToBeReset.connect(self._remember)
        model.arranged.connect(self._restore)
        model.refusals_changed.connect(self.refused.look)
        self.header.filtered.connect(model.arrange)
        self.header.sorted.connect(model.arrange)
        self.header.left_down.connect(self.enter)
        self.header.menu_wanted.connect(self.choice.open)
        self._context.theme.changed.connect(self._restyle)

    def _today(self) -> date:
        return self._context.moment.today

    # What the page shows

    def set_columns(
        self,
        columns: Sequence[Column],
        groups: Sequence[Group] = (),
        frozen: int = 0,
        new_row: NewRow | None = None,
    ) -> None:
        """Show other columns, those of them that are chosen; the first `frozen` stay while others scroll."""
        if self.block.is_waiting:
            # What waits belongs to the columns it was pasted into.
            self.block.drop()
            self._context.tell_notice(t("grid.block_left"))
        self.table.frozen_count = frozen
        self.model.set_columns(self.choice.of(columns, frozen, new_row), new_row)
        self.header.set_columns(list(groups))
        self.table.fit()

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show the rows as they are now."""
        self.model.set_rows(rows)

    def set_source(self, source: RowSource) -> None:
        """Show rows that are read as they come into sight."""
        self.model.set_source(source)

    def set_row_height(self, pixels: int, least: int = 0) -> None:
        """Height of a row at the base size; down to `least` where all rows then fit without scrolling."""
        self.table.row_height, self.table.least_height = pixels, least or pixels
        self.table.fit()

    def sort_by(self, key: str, order: Qt.SortOrder = ASCENDING) -> None:
        """Order by a column."""
        self.header.sort_by(key, order)

    def search(self, text: str) -> None:
        """Show only rows that hold the text in any column."""
        self.model.search = text.strip()
        self.model.arrange()

    # Where the clerk is

    @property
    def place(self) -> Place:
        """Row id and column key of the current cell, ("", "") for none."""
        index = self.table.currentIndex()
        return self.model.place_of(index) if index.isValid() else ("", "")

    def go_to(self, row_id: str, key: str = "") -> bool:
        """Make a cell the current one, clearing filters that hide it; tells whether there is such a row."""
        if self.model.row_of(row_id) < 0 and self.model.row_by_id(row_id) is not None:
            self.model.search = ""
            self.header.clear_filters()
        index = self.model.index_of(row_id, key or self.place[1] or self.model.columns[0].key)
        self.table.go_to(index)
        return index.isValid()

    def go_to_first(self) -> None:
        """Where no cell is the current one yet, begin with the first row's."""
        if not self.table.currentIndex().isValid() and self.model.shown_count:
            self.table.go_to(self.model.index(0, 0))

    def go_to_new_row(self) -> None:
        """Start typing into the empty last row."""
        first = next((column.key for column in self.model.columns if column.entry), "")
        index = self.model.index_of(NEW_ID, first)
        if index.isValid():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.table.scrollTo(index)
            self.table.start_typing(index)

    def go_to_refused(self) -> None:
        """Go to the next refused cell."""
        places = list(self.model.refusals)
        if not places:
            return
        at = places.index(self.place) + 1 if self.place in places else 0
        self._go_and_work(*places[at % len(places)])

    def _go_and_work(self, row_id: str, key: str) -> None:
        self.go_to(row_id, key)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Go on typing in the table, at its current or first cell."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.currentIndex().isValid():
            self.table.go_to(self.model.index(0, 0))

    def _remember(self) -> None:
        if self.table.currentIndex().isValid():
            self._place = self.place

    def _restore(self) -> None:
        index = self.model.index_of(*self._place)
        current = self.table.currentIndex()
        if index.isValid() and not current.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.table.fit()
        self._show_hint()
        self.header.lay_out()

    @property
    def hint_text(self) -> str:
        """What stands where rows would be, "" while there are rows."""
        return "" if self._hint.isHidden() else self._hint.text()

    def _show_hint(self) -> None:
        """Where no row is shown, say why or how to begin, below the empty last row."""
        hidden = self.model.total_count and not self.model.shown_count
        words = t("grid.no_match") if hidden else self.empty_hint
        self._hint.setVisible(bool(words) and not self.model.shown_count)
        self._hint.setText(words)
        self._place_hint()

    def _place_hint(self) -> None:
        left, top = self.table.edge + 12, self.table.verticalHeader().length() + 12
        room = min(self.table.width() - left - 24, self._context.theme.px(560))
        self._hint.setFixedWidth(max(room, 100))
        self._hint.adjustSize()
        self._hint.move(left, top)

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._place = self.model.place_of(current)
            self.refused.tell(self._place)
            self.current_changed.emit(*self._place)
        self.refused.place()

    def _tell_selection(self) -> None:
        selection = self.table.selectionModel().selection()
        self._context.tell_selection(selection_words(self.model, selection))

    # What the clerk types

    def _take(self, index: QModelIndex, text: str) -> None:
        row_id, key = self.model.place_of(index)
        if row_id == NEW_ID:
            self._take_draft(key, text)
            return
        if self.block.retype((row_id, key), text):
            return
        self.model.drop_refusal((row_id, key))
        self.write(PendingCell(self.model, row_id, key, text))

    def _take_draft(self, key: str, text: str) -> None:
        self.model.refusals.pop((NEW_ID, key), None)
        complete = self.model.set_draft(key, text)
        column = self.model.column(key)
        if column.entry is not None and column.entry.kind is EntryKind.DATE:
            try:
                read_date(text, key)
            except Refused as refused:
                self.model.refuse((NEW_ID, key), text, refused.problems)
                return
        self.model.refusals_changed.emit()
        if complete:
            row_id = self.add(PendingRow(self.model, key))
            if row_id:
                self.go_to(row_id, key)

    def _drop_current(self) -> None:
        place = self.place
        if self.block.forget(place):
            return
        if not self.model.drop_refusal(place) and place[0] == NEW_ID:
            self.model.set_draft(place[1], "")

    def fill_today(self, today: str) -> None:
        """Put today's date into the current cell where a date is typed there."""
        index = self.table.currentIndex()
        if self.model.is_date(index) and self.model.can_type(index):
            self._take(index, today)

    def clear_cell(self, row: int, column: int) -> None:
        """Empty one cell that holds something."""
        index = self.model.index(row, column)
        if self.model.can_type(index) and self.model.typed_text(index):
            self._take(index, "")

    # Menu, look

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the cell under the pointer, or of the current one when the menu key was pressed."""
        index = self.table.currentIndex()
        at = self.table.viewport().mapFromGlobal(event.globalPos())
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            under = self.table.indexAt(at)
            if under.isValid() and not self.table.selectionModel().isSelected(under):
                self.table.go_to(under)
            index = under
        if index.isValid():
            self.menu(index).popup(event.globalPos())

    def menu(self, index: QModelIndex) -> QMenu:
        """The right-click menu of a cell."""
        return cell_menu(self, index)

    def _restyle(self) -> None:
        self.table.fit()
        self.header.updateGeometry()
        self.footer.updateGeometry()
        self.table.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the widths once the sizes are known."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.table.fit)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def cell_point(self, row_id: str, key: str) -> QPoint:
        """The middle of a cell in the table's viewport, for the mouse."""
        return self.table.visualRect(self.model.index_of(row_id, key)).center()
