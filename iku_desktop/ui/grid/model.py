"""The one table model: rows of a page by its columns, their filters and order, and refused entries."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from iku_desktop.domain.problems import Problem
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.grid.column import PLAIN, CellLook, Column, EntryKind, NewRow, Row

Index = QModelIndex | QPersistentModelIndex
Place = tuple[str, str]
ROOT = QModelIndex()
NEW_ID = "+"
LONG_TEXT = 24
ASCENDING = Qt.SortOrder.AscendingOrder


@dataclass(frozen=True, slots=True)
class Refusal:
    """An entry that was not saved: what was typed and why it was refused."""

    typed: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """All a cell shows: its words and look, and whether it stands refused or is only a placeholder."""

    text: str
    look: CellLook = PLAIN
    refusal: Refusal | None = None
    placeholder: bool = False


class GridModel(QAbstractTableModel):
    """Rows in the order and selection shown; an empty last row where the page lets rows be typed.

    What was refused, and what stands in the empty row, is kept until it is accepted or dropped.
    """

    refusals_changed = Signal()
    arranged = Signal()

    def __init__(self, row_id: Callable[[Row], str], row_name: Callable[[Row], str]) -> None:
        super().__init__()
        self.columns: tuple[Column, ...] = ()
        self.new_row: NewRow | None = None
        self.refusals: dict[Place, Refusal] = {}
        self.drafts: dict[str, str] = {}
        self.filters: dict[str, str] = {}
        self.search = ""
        self.sorted_by: tuple[str, Qt.SortOrder] = ("", ASCENDING)
        self._row_id = row_id
        self._row_name = row_name
        self._rows: dict[str, Row] = {}
        self._shown: list[str] = []

    # What is shown

    def set_columns(self, columns: Sequence[Column], new_row: NewRow | None = None) -> None:
        """Show other columns; filters of columns that are gone go with them."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.new_row = new_row
        keys = {column.key for column in columns}
        self.filters = {key: text for key, text in self.filters.items() if key in keys}
        self._shown = self._arrangement()
        self.endResetModel()

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show the rows as they are now.

        While the same rows stay, so do their places: a changed cell must not jump away from the clerk.
        """
        fresh = {self._row_id(row): row for row in rows}
        same = fresh.keys() == self._rows.keys() and bool(self._shown or not fresh)
        if not same:
            self.beginResetModel()
        self._rows = fresh
        gone = [place for place in self.refusals if place[0] not in fresh and place[0] != NEW_ID]
        for place in gone:
            del self.refusals[place]
        if gone:
            self.refusals_changed.emit()
        if same:
            self._tell_all()
        else:
            self._shown = self._arrangement()
            self.endResetModel()
        self.arranged.emit()

    def arrange(self) -> None:
        """Filter and order anew."""
        self.beginResetModel()
        self._shown = self._arrangement()
        self.endResetModel()
        self.arranged.emit()

    def _arrangement(self) -> list[str]:
        wanted = [(self.column(key), text) for key, text in self.filters.items() if text]
        word = self.search.casefold()
        kept = [
            row_id
            for row_id, row in self._rows.items()
            if all(column.keeps(row, text) for column, text in wanted)
            and (not word or any(word in each.text(row).casefold() for each in self.columns))
        ]
        key, order = self.sorted_by
        if any(column.key == key for column in self.columns):
            column = self.column(key)
            descending = order is not ASCENDING
            kept.sort(key=lambda row_id: column.order(self._rows[row_id]), reverse=descending)
        return kept

    def _tell_all(self) -> None:
        if self.rowCount() and self.columns:
            self.dataChanged.emit(
                self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1)
            )

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
            return self._shown[row]
        return NEW_ID if self.new_row is not None and row == len(self._shown) else ""

    def row_of(self, row_id: str) -> int:
        """Where a row is shown, -1 when a filter hides it or it is gone."""
        if row_id == NEW_ID:
            return len(self._shown) if self.new_row is not None else -1
        return self._shown.index(row_id) if row_id in self._shown else -1

    def row_at(self, row: int) -> Row | None:
        """The page's row shown there; None for the empty one."""
        return self._rows.get(self.id_at(row))

    def row_by_id(self, row_id: str) -> Row | None:
        """The page's row of that id, shown or not."""
        return self._rows.get(row_id)

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
    def total_count(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

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
        if place[0] == NEW_ID:
            typed = refusal.typed if refusal else self.drafts.get(column.key, "")
            if typed or refusal:
                return CellView(typed, refusal=refusal)
            return CellView(column.placeholder, placeholder=True)
        row = self._rows[place[0]]
        if refusal is not None:
            return CellView(refusal.typed, refusal=refusal)
        return CellView(column.text(row), column.look(row))

    def typed_text(self, index: Index) -> str:
        """What an editor begins with."""
        place = self.place_of(index)
        if place in self.refusals:
            return self.refusals[place].typed
        if place[0] == NEW_ID:
            return self.drafts.get(place[1], "")
        entry = self.columns[index.column()].entry
        return entry.typed(self._rows[place[0]]) if entry is not None else ""

    def can_type(self, index: Index) -> bool:
        """Whether the cell may be typed into."""
        if not index.isValid():
            return False
        entry = self.columns[index.column()].entry
        if entry is None:
            return False
        row = self.row_at(index.row())
        return row is None or entry.can(row)

    def is_date(self, index: Index) -> bool:
        """Whether a date is typed there."""
        entry = self.columns[index.column()].entry if index.isValid() else None
        return entry is not None and entry.kind is EntryKind.DATE

    def cell_name(self, index: Index) -> str:
        """What a screen reader says of a cell."""
        column, view = self.columns[index.column()], self.cell(index)
        row = self.row_at(index.row())
        new_name = self.new_row.name if self.new_row else ""
        row_name = self._row_name(row) if row is not None else new_name
        text = ", ".join(part for part in (view.text, *view.look.chips, view.look.hint) if part)
        if view.placeholder or not text:
            text = t("grid.empty_cell")
        name = t("grid.cell_name", row=row_name, column=column.title, text=text)
        if view.refusal is None:
            return name
        reason = " ".join(view.refusal.sentences)
        return t("grid.refused_name", cell=name, reason=reason)

    # Refused entries

    def refuse(self, place: Place, typed: str, problems: Sequence[Problem]) -> None:
        """Keep what was typed in its cell with the reasons why it is not saved."""
        sentences = tuple(dict.fromkeys(problem_text(problem) for problem in problems))
        self.refusals[place] = Refusal(typed, sentences or (t("grid.not_written"),))
        self._tell_all()
        self.refusals_changed.emit()

    def drop_refusal(self, place: Place) -> bool:
        """Show again what is saved; tells whether there was anything refused."""
        if self.refusals.pop(place, None) is None:
            return False
        if place[0] == NEW_ID:
            self.drafts.pop(place[1], None)
        self._tell_all()
        self.refusals_changed.emit()
        return True

    def set_draft(self, key: str, typed: str) -> bool:
        """Put typed text into the empty row; tells whether all it needs is there now."""
        self.drafts[key] = typed
        self._tell_all()
        needed: tuple[str, ...] = self.new_row.needed if self.new_row else ()
        return all(self.drafts.get(each, "").strip() for each in needed)

    def clear_drafts(self) -> None:
        """Empty the last row."""
        self.drafts = {}
        for place in [place for place in self.refusals if place[0] == NEW_ID]:
            del self.refusals[place]
        self._tell_all()
        self.refusals_changed.emit()

    @property
    def typed_drafts(self) -> Mapping[str, str]:
        """What stands in the empty row, by column."""
        return dict(self.drafts)

    # Qt's side

    def rowCount(self, parent: Index = ROOT) -> int:
        """Rows shown and the empty one."""
        return 0 if parent.isValid() else len(self._shown) + (self.new_row is not None)

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
        return self.columns[section].title if 0 <= section < len(self.columns) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be reached; those with an entry can be typed into."""
        reached = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return reached | Qt.ItemFlag.ItemIsEditable if self.can_type(index) else reached
