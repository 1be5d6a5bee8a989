"""What was typed and is not on disk: refused entries, the empty last row, a block that waits."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Signal

from iku_desktop.domain.problems import Problem
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.grid.column import NewRow

Index = QModelIndex | QPersistentModelIndex
Place = tuple[str, str]
ROOT = QModelIndex()
NEW_ID = "+"


@dataclass(frozen=True, slots=True)
class Refusal:
    """An entry that was not saved: what was typed and why it was refused."""

    typed: str
    sentences: tuple[str, ...]


class HeldEntries(QAbstractTableModel):
    """Keeps entries by their places until they are accepted or dropped.

    `waiting` are cells of a block that would be accepted, `extra_rows` the ids (`+1` …) of its new rows.
    """

    refusals_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.new_row: NewRow | None = None
        self.refusals: dict[Place, Refusal] = {}
        self.drafts: dict[str, str] = {}
        self.waiting: dict[Place, str] = {}
        self.extra_rows: list[str] = []

    def tell_all(self) -> None:
        """Let every cell be drawn anew."""
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # Refused entries

    def refuse(self, place: Place, typed: str, problems: Sequence[Problem]) -> None:
        """Keep what was typed in its cell with the reasons why it is not saved."""
        self.refuse_all({place: (typed, problems)})

    def refuse_all(self, entries: Mapping[Place, tuple[str, Sequence[Problem]]]) -> None:
        """The same for many cells at once."""
        for place, (typed, problems) in entries.items():
            sentences = tuple(dict.fromkeys(problem_text(problem) for problem in problems))
            self.refusals[place] = Refusal(typed, sentences or (t("grid.not_written"),))
        self.tell_all()
        self.refusals_changed.emit()

    def drop_refusal(self, place: Place) -> bool:
        """Show again what is saved; tells whether there was anything refused."""
        return self.drop_refusals([place])

    def drop_refusals(self, places: Iterable[Place]) -> bool:
        """The same for many cells at once."""
        dropped = [place for place in places if self.refusals.pop(place, None) is not None]
        for row_id, key in dropped:
            if row_id == NEW_ID:
                self.drafts.pop(key, None)
        if dropped:
            self.tell_all()
            self.refusals_changed.emit()
        return bool(dropped)

    def drop_refusals_of_gone(self, present: Container[str]) -> None:
        """Leave out the entries of rows that are no more."""
        ids = {place[0] for place in (*self.refusals, *self.waiting)}
        kept = {NEW_ID, *self.extra_rows, *(row_id for row_id in ids if row_id in present)}
        gone = [place for place in self.refusals if place[0] not in kept]
        for place in gone:
            del self.refusals[place]
        self.waiting = {place: typed for place, typed in self.waiting.items() if place[0] in kept}
        if gone:
            self.refusals_changed.emit()

    # The empty last row

    def set_draft(self, key: str, typed: str) -> bool:
        """Put typed text into the empty row; tells whether all it needs is there now."""
        self.drafts[key] = typed
        self.tell_all()
        needed: tuple[str, ...] = self.new_row.needed if self.new_row else ()
        return all(self.drafts.get(each, "").strip() for each in needed)

    def clear_drafts(self) -> None:
        """Empty the last row."""
        self.drafts = {}
        for place in [place for place in self.refusals if place[0] == NEW_ID]:
            del self.refusals[place]
        self.tell_all()
        self.refusals_changed.emit()

    @property
    def typed_drafts(self) -> Mapping[str, str]:
        """What stands in the empty row, by column."""
        return dict(self.drafts)

    # A block that waits

    def hold(self, cells: Mapping[Place, str], extra_rows: Sequence[str]) -> None:
        """Show the cells of a block that waits; new rows of it stand before the empty last one."""
        if list(extra_rows) != self.extra_rows:
            self.beginResetModel()
            self.extra_rows = list(extra_rows)
            self.waiting = dict(cells)
            self.endResetModel()
            return
        self.waiting = dict(cells)
        self.tell_all()
