"""The small table beside a gauge: value, attainable, target, achievement with its category, side figures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from iku_desktop.domain.achievement import Category
from iku_desktop.presentation.home_words import FigureRow, FigureWords
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import label, rule
from iku_desktop.ui.widgets.category_bars import WEAK, CategoryBars
from iku_desktop.ui.widgets.swatch import Mark, Swatch

MOST_SIDES = 2


class FigureTable(QWidget):
    """Shows the rows of a figure; a row with nothing to say is hidden."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[str, tuple[QWidget | None, QLabel, QLabel]] = {}
        for key, mark in (
            *(("actual", Mark.REACHED), ("attainable", Mark.ATTAINABLE)),
            ("target", Mark.TARGET),
        ):
            self._add(key, Swatch(theme, mark), strong=key == "actual")
        self._rule()
        self._add("achievement", strong=True)
        self._grid.addWidget(self._category_row(), self._grid.rowCount(), 0, 1, 3)
        self._rule()
        for key in ("side0", "side1"):
            self._add(key)
        self._add("since", value_from=1)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _add(
        self, key: str, mark: QWidget | None = None, strong: bool = False, value_from: int = 2
    ) -> None:
        row = self._grid.rowCount()
        name, value = label("", "small"), label("", "strong" if strong else "")
        name.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        if mark is not None:
            self._grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(name, row, 1)
        self._grid.addWidget(value, row, value_from, 1, 3 - value_from, Qt.AlignmentFlag.AlignRight)
        self._rows[key] = (mark, name, value)

    def _rule(self) -> None:
        around = QWidget()
        line = QHBoxLayout(around)
        line.setContentsMargins(0, 4, 0, 3)
        line.addWidget(rule())
        self._grid.addWidget(around, self._grid.rowCount(), 0, 1, 3)

    def _category_row(self) -> QWidget:
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        self._bars = CategoryBars(self._theme, 0)
        self._category = label("", "status")
        row.addStretch(1)
        row.addWidget(self._bars)
        row.addWidget(self._category)
        return around

    def show_words(self, words: FigureWords, category: Category | None) -> None:
        """Show the rows of another figure."""
        self._show("actual", words.actual)
        self._show("attainable", words.attainable)
        self._show("target", words.target)
        self._show("achievement", words.achievement)
        sides = words.sides[:MOST_SIDES]
        for at in range(MOST_SIDES):
            self._show(f"side{at}", sides[at] if at < len(sides) else None)
        self._show("since", words.since)
        self._bars.setVisible(category is not None)
        self._category.setText(t("home.no_category") if category is None else category.name)
        weak = category is not None and category.bars <= WEAK
        set_mark(self._category, "status", "late" if weak else "plain")
        if category is not None:
            self._bars.show_filled(category.bars)

    def _show(self, key: str, row: FigureRow | None) -> None:
        mark, name, value = self._rows[key]
        for widget in (mark, name, value):
            if widget is not None:
                widget.setVisible(row is not None)
        if row is not None:
            name.setText(row.label)
            value.setText(row.value)
