"""Where a figure comes from: its name, its formula with linked terms, and the rows behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from iku_desktop.domain.measurement import Term
from iku_desktop.domain.read_models import IndicatorView
from iku_desktop.domain.tables import TableContent
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import rule
from iku_desktop.ui.widgets.fact_rows import FactRows
from iku_desktop.ui.widgets.formula import FormulaView
from iku_desktop.ui.widgets.indicator_tables import fact_table


class FigurePanel(QWidget):
    """The page Indikator & Target shows it in its middle, the explanation dialog by itself."""

    row_opened = Signal(object)
    term_opened = Signal(object)
    export_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._code, self._name = QLabel(), QLabel()
        self._as_of, self._title = QLabel(), QLabel()
        self.formula = FormulaView(theme)
        self.rows = FactRows(theme)
        self._lay_out()
        self.formula.term_opened.connect(self._show_term)
        self.rows.row_opened.connect(self.row_opened)
        self.rows.export_button.clicked.connect(self.export_wanted)

    def _lay_out(self) -> None:
        set_mark(self._code, "role", "code-chip")
        set_mark(self._name, "role", "card-title")
        set_mark(self._as_of, "role", "hint")
        set_mark(self._title, "role", "hint")
        for label in (self._name, self._title):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(self._code, 0, middle)
        head.addWidget(self._name, 1)
        head.addWidget(self._as_of, 0, middle)
        top = QVBoxLayout()
        top.setContentsMargins(14, 10, 14, 8)
        top.setSpacing(4)
        top.addLayout(head)
        top.addWidget(self._title)
        formula = QVBoxLayout()
        formula.setContentsMargins(12, 8, 12, 8)
        formula.addWidget(self.formula)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule())
        column.addLayout(formula)
        column.addWidget(rule())
        column.addWidget(self.rows, 1)

    def show_view(self, view: IndicatorView, label: str) -> None:
        """Show an indicator at a moment; `label` is its code as the list says it."""
        found = view.assessment
        indicator, moment = found.indicator, found.moment
        self._code.setText(label)
        self._name.setText(indicator.short_title or indicator.title)
        self._title.setText(indicator.title)
        self._title.setVisible(indicator.short_title not in ("", indicator.title))
        as_of = t("indicators.as_of", roman=moment.quarter.roman, date=show_long(moment.as_of))
        self._as_of.setText(as_of)
        self.formula.show_assessment(found)
        by_hand = indicator.calculator.startswith("manual")
        kind = "by_hand" if by_hand else "computed"
        self.rows.show_lines(view.lines, t(f"indicators.no_rows.{kind}"))

    def table(self, lines: Sequence[str]) -> TableContent:
        """The rows behind the figure as they are seen; `lines` stand above them."""
        title = t("tables.rows_of", indicator=self._name.text(), rows=t("indicators.rows"))
        return fact_table(self.rows.model, title, (*lines, self._as_of.text()))

    def _show_term(self, term: Term) -> None:
        self.rows.show_term(term)
        self.term_opened.emit(term)
