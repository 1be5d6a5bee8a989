"""Versions of one row side by side, a column each: chosen whole at the head, or field by field below."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.package_models import DifferingRow, Side
from iku_desktop.presentation.package_words import field_name, field_text, side_title
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.widgets.card import label


class SideCell(QFrame):
    """A version of one field, or the head of a whole version: a button with words that wrap."""

    def __init__(self, words: str, spoken: str, detail: str = "", strong: bool = False) -> None:
        super().__init__()
        set_mark(self, "role", "card")
        self.button = QRadioButton()
        self.button.setAccessibleName(spoken)
        self.words = label(words, "strong" if strong else "", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(6)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.words)
        if detail:
            column.addWidget(label(detail, "hint", wraps=True))
        column.addStretch(1)
        row.addLayout(column, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The words choose as the button does."""
        if self.button.isEnabled():
            self.button.click()
        event.accept()


class SideBySide(QWidget):
    """Shows one row; `chosen` tells that something else was chosen."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row: DifferingRow | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self.heads: list[SideCell] = []
        self.cells: dict[str, list[SideCell]] = {}
        self._groups: list[QButtonGroup] = []

    def show_row(self, row: DifferingRow) -> None:
        """Show another row, with the version that stands chosen."""
        self._empty()
        self._row = row
        self.heads = [self._head(side) for side in row.sides]
        self._place(0, "", self.heads).idClicked.connect(self._choose_whole)
        for line, name in enumerate(row.names, start=1):
            self.cells[name] = [self._cell(name, side) for side in row.sides]
            self._place(line, field_name(name), self.cells[name])
        self._grid.setRowStretch(len(row.names) + 1, 1)
        self.heads[0].button.setChecked(True)
        self._choose_whole(0)

    def _empty(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in range(self._grid.rowCount()):
            self._grid.setRowStretch(line, 0)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self.heads, self.cells, self._groups = [], {}, []

    def _head(self, side: Side) -> SideCell:
        title = side_title(side)
        detail = t("packages.side_removed") if side.is_removed and side.state else ""
        if side.problem is not None:
            detail = "\n".join(filter(None, (detail, problem_text(side.problem))))
        return SideCell(title, title, detail, strong=True)

    def _cell(self, name: str, side: Side) -> SideCell:
        words = (
            t("packages.side_removed") if side.is_removed else field_text(name, side.fields[name])
        )
        spoken = t(
            "packages.spoken_field", field=field_name(name), text=words, side=side_title(side)
        )
        cell = SideCell(words, spoken)
        cell.setEnabled(not side.is_removed)
        return cell

    def _place(self, line: int, name: str, cells: list[SideCell]) -> QButtonGroup:
        title = label(name, "field-label", wraps=True)
        self._grid.addWidget(title, line, 0)
        group = QButtonGroup(self)
        for column, cell in enumerate(cells):
            group.addButton(cell.button, column)
            self._grid.addWidget(cell, line, column + 1)
            self._grid.setColumnStretch(column + 1, 3)
        self._grid.setColumnStretch(0, 1)
        self._groups.append(group)
        group.idClicked.connect(lambda _side: self.chosen.emit())
        return group

    def _choose_whole(self, place: int) -> None:
        """A whole version was chosen: its fields with it, or none where it says the row is gone."""
        assert self._row is not None
        gone = self._row.sides[place].is_removed
        for cells in self.cells.values():
            for side, cell in zip(self._row.sides, cells, strict=True):
                cell.button.setEnabled(not gone and not side.is_removed)
            if not gone:
                cells[place].button.setChecked(True)

    @property
    def picks(self) -> Mapping[str, str]:
        """The chosen version by field, "" for all others; as Packages.choose takes it."""
        assert self._row is not None
        sides = self._row.sides
        whole = next(place for place, each in enumerate(self.heads) if each.button.isChecked())
        found = {"": sides[whole].version}
        if sides[whole].is_removed:
            return found
        for name, cells in self.cells.items():
            place = next(at for at, each in enumerate(cells) if each.button.isChecked())
            if place != whole:
                found[name] = sides[place].version
        return found
