"""A small table: what a copy holds, line by line, beside what is here."""

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from iku_desktop.presentation.backup_words import FactRow
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.widgets.card import label


class ComparedFacts(QFrame):
    """Three columns; what differs is said in strong words on both sides."""

    def __init__(self) -> None:
        super().__init__()
        set_mark(self, "role", "card")
        self.rows: tuple[FactRow, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def compare(self, rows: tuple[FactRow, ...]) -> None:
        """Show these lines in place of those before."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        for column, key in enumerate(("backup.in_copy", "backup.here"), 1):
            self._grid.addWidget(label(t(key), "field-label"), 0, column)
        self.rows = rows
        for number, row in enumerate(self.rows, 1):
            role = "strong" if row.differs else ""
            self._grid.addWidget(label(row.name, "text2"), number, 0)
            self._grid.addWidget(label(row.there, role, wraps=True), number, 1)
            self._grid.addWidget(label(row.here, role, wraps=True), number, 2)
