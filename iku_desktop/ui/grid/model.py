"""The one table model: rows of a page by its columns, their filters and order, and refused entries."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal

from iku_desktop.presentation.texts import t
from iku_desktop.services.id_orders import IdOrder, ListedIds
from iku_desktop.ui.grid.column import PLAIN, CellLook, Column, EntryKind, NewRow, Row, always
from iku_desktop.ui.grid.held_entries import NEW_ID, ROOT, HeldEntries, Index, Place, Refusal
from iku_desktop.ui.grid.row_source import ASCENDING, Arrangement, HeldRows, RowSource

__all__ = ["ASCENDING", "NEW_ID", "ROOT", "GridModel", "Index", "Place", "Refusal"]
LONG_TEXT = 24
# Joined once: Qt asks twice for every cell it draws, and Python joins flags slowly.
REACHED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
TYPABLE = REACHED | Qt.ItemFlag.ItemIsEditable
WAITING = CellLook(corner="accent", ground="accent_soft")


@dataclass(frozen=True, slots=True)
class CellView:
    """All a cell shows: its words and look, and whether it stands refused or is only a placeholder."""

    text: str
    look: CellLook = PLAIN
    refusal: Refusal | None = None
    placeholder: bool = False


class GridModel(HeldEntries):
    """Rows in the order and selection shown; an empty last row where the page lets rows be typed."""

    arranged = Signal()

    def __init__(self, row_id: Callable[[Row], str], row_name: Callable[[Row], str]) -> None:
        super().__init__()
        self.columns: tuple[Column, ...] = ()
        self.filters: dict[str, str] = {}
        self.search = ""
        self.sorted_by: tuple[str, Qt.SortOrder] = ("", ASCENDING)
        # What is written over several columns; a title alone may stand in the table more than once.
        self.bands: dict[str, str] = {}
        self._row_id = row_id
        self._row_name = row_name
        self._source: RowSource = HeldRows({})
        self._ids: IdOrder = ListedIds()
        self._shown: IdOrder = self._ids
        self.is_arranging = False

    # What is shown

    def set_columns(self, columns: Sequence[Column], new_row: NewRow | None = None) -> None:
        """Show other columns; filters of columns that are gone go with them."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.new_row = new_row
        keys = {column.key for column in columns}
        self.filters = {key: text for key, text in self.filters.items() if key in keys}
        self._arrange()
        self.endResetModel()

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show the rows as they are now."""
        self.set_source(HeldRows({self._row_id(row): row for row in rows}))

    def set_source(self, source: RowSource) -> None:
        """Show the rows of a source as they are now.

        While the same rows stay, so do their places: a changed cell must not jump away from the clerk.
        """
        fresh = source.ids
        is_settled = not self.is_arranging and bool(len(self._shown) or not len(fresh))
        same = is_settled and fresh.has_the_rows_of(self._ids)
        if not same:
            self.beginResetModel()
        self._source, self._ids = source, fresh
        if self.refusals or self.waiting:
            self.drop_refusals_of_gone(fresh)
        if same:
            source.show(self._shown)
            self.tell_all()
        else:
            self._arrange()
            self.endResetModel()
        self.arranged.emit()

    def arrange(self) -> None:
        """Filter and order anew."""
        self.beginResetModel()
        self._arrange()
        self.endResetModel()
        self.arranged.emit()

    def _wanted(self) -> Arrangement:
        return Arrangement(dict(self.filters), self.search, self.sorted_by)

    def _arrange(self) -> None:
        take = partial(self._take, self._source)
        order = self._source.arranged(self.columns, self._wanted(), take)
        self.is_arranging = order is None
        # Until the order is known, rows stand as they did.
        if order is None:
            order = self._shown if len(self._shown) else self._ids
        self._shown = order
        self._source.show(order)

    def _take(self, source: RowSource, wanted: Arrangement, order: IdOrder) -> None:
        """Show an order that took long to find, where it is still the one that is wanted."""
        if source is not self._source or not self.is_arranging or wanted != self._wanted():
            return
        self.beginResetModel()
        self.is_arranging = False
        self._shown = order
        self._source.show(order)
        self.endResetModel()
        self.arranged.emit()

    # Places

    def column(self, key: str) -> Column:
        """The column of that key."""
        return self.columns[self.column_number(key)]

    def column_number(self, key: str) -> int:
        """Where the column of that key stands; ValueError when there is none."""
        return [column.key for column in self.columns].index(key)

    def id_at(self, row: int) -> str:
        """The id of a row, NEW_ID for the empty one, "" for none."""
        if 0 <= row < len(self._shown):
            return self._shown.at(row)
        extra = row - len(self._shown)
        if 0 <= extra < len(self.extra_rows):
            return self.extra_rows[extra]
        is_last = self.new_row is not None and extra == len(self.extra_rows)
        return NEW_ID if is_last else ""

    def row_of(self, row_id: str) -> int:
        """Where a row is shown, -1 when a filter hides it or it is gone."""
        if row_id == NEW_ID:
            return len(self._shown) + len(self.extra_rows) if self.new_row is not None else -1
        if row_id in self.extra_rows:
            return len(self._shown) + self.extra_rows.index(row_id)
        if not row_id:
            return -1
        return self._shown.place(row_id)

    def row_at(self, row: int) -> Row | None:
        """The page's row shown there; None for the empty one and for new ones that wait."""
        return self._source.row(self._shown.at(row), row) if 0 <= row < len(self._shown) else None

    def row_by_id(self, row_id: str) -> Row | None:
        """The page's row of that id, shown or not."""
        return self._source.row(row_id)

    def index_of(self, row_id: str, key: str) -> QModelIndex:
        """The cell of a row and column; invalid when it is not shown."""
        row = self.row_of(row_id)
        keys = [column.key for column in self.columns]
        return self.index(row, keys.index(key)) if row >= 0 and key in keys else ROOT

    def place_of(self, index: Index) -> Place:
        """Row id and column key of a cell."""
        return self.id_at(index.row()), self.columns[index.column()].key

    @property
    def shown_count(self) -> int:
        """How many rows are shown, without the empty one."""
        return len(self._shown)

    @property
    def filled_count(self) -> int:
        """How many rows hold something: those shown, and new ones that wait below them."""
        return len(self._shown) + len(self.extra_rows)

    @property
    def total_count(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._ids)

    @property
    def is_filtered(self) -> bool:
        """Whether a filter or the search hides rows."""
        return bool(self.search) or any(self.filters.values())

    # Cells

    def cell(self, index: Index) -> CellView:
        """All that a cell shows."""
        column = self.columns[index.column()]
        place = self.place_of(index)
        refusal = self.refusals.get(place)
        if refusal is not None and place[0] != NEW_ID:
            return CellView(refusal.typed, refusal=refusal)
        if place in self.waiting:
            look = replace(WAITING, hint=t("grid.waits"))
            return CellView(self.waiting[place], look)
        row = self.row_at(index.row())
        if row is not None:
            return CellView(column.text(row), column.look(row))
        typed = refusal.typed if refusal else self.drafts.get(column.key, "")
        if place[0] != NEW_ID:
            return CellView("", WAITING)
        if typed or refusal:
            return CellView(typed, refusal=refusal)
        return CellView(column.placeholder, placeholder=True)

    def typed_text(self, index: Index) -> str:
        """What an editor begins with."""
        place = self.place_of(index)
        if place in self.refusals:
            return self.refusals[place].typed
        if place in self.waiting:
            return self.waiting[place]
        if place[0] == NEW_ID:
            return self.drafts.get(place[1], "")
        entry, row = self.columns[index.column()].entry, self.row_at(index.row())
        return entry.typed(row) if entry is not None and row is not None else ""

    def can_type(self, index: Index) -> bool:
        """Whether the cell may be typed into."""
        if not index.isValid():
            return False
        entry = self.columns[index.column()].entry
        if entry is None or entry.can is always:
            return entry is not None
        row = self.row_at(index.row())
        return row is None or entry.can(row)

    def is_date(self, index: Index) -> bool:
        """Whether a date is typed there."""
        entry = self.columns[index.column()].entry if index.isValid() else None
        return entry is not None and entry.kind is EntryKind.DATE

    def row_words(self, row_id: str) -> str:
        """What a row is called, also a new one that waits."""
        row = self.row_by_id(row_id)
        if row is not None:
            return self._row_name(row)
        return t("grid.row_number", number=self.row_of(row_id) + 1)

    def column_words(self, key: str) -> str:
        """The title of a column."""
        return self.column(key).title

    def spoken_title(self, column: Column) -> str:
        """What a screen reader calls a column: its title after that of the band it stands under."""
        return f"{self.bands.get(column.key, '')} {column.title}".strip()

    def cell_name(self, index: Index) -> str:
        """What a screen reader says of a cell."""
        column, view = self.columns[index.column()], self.cell(index)
        row = self.row_at(index.row())
        new_name = self.new_row.name if self.new_row else ""
        row_name = self._row_name(row) if row is not None else new_name
        text = ", ".join(part for part in (view.text, *view.look.chips, view.look.hint) if part)
        if view.placeholder or not text:
            text = t("grid.empty_cell")
        title = self.spoken_title(column)
        name = t("grid.cell_name", row=row_name, column=title, text=text)
        if view.refusal is None:
            return name
        reason = " ".join(view.refusal.sentences)
        return t("grid.refused_name", cell=name, reason=reason)

    # Qt's side

    def rowCount(self, parent: Index = ROOT) -> int:
        """Rows shown and the empty one."""
        if parent.isValid():
            return 0
        return len(self._shown) + len(self.extra_rows) + (self.new_row is not None)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, the editor's text, and what a screen reader says; drawing asks `cell`."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text
        if role == Qt.ItemDataRole.EditRole:
            return self.typed_text(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.cell_name(index)
        return None

    def _tip(self, index: Index) -> str | None:
        view = self.cell(index)
        words = view.text if len(view.text) > LONG_TEXT else ""
        return "\n".join(filter(None, (words, view.look.hint))) or None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Column titles and row numbers."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        known = 0 <= section < len(self.columns)
        return self.spoken_title(self.columns[section]) if known else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be reached; those with an entry can be typed into."""
        return TYPABLE if self.can_type(index) else REACHED
