"""One figure as a line: its formula with its result, and the link to its explanation."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from iku_desktop.domain.assessment import Assessment
from iku_desktop.presentation.formula_words import value_text
from iku_desktop.presentation.home_words import code_text
from iku_desktop.presentation.numbers import show_number
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import LinkButton
from iku_desktop.ui.widgets.card import label


class FigureLine(QWidget):
    """`IKU 2 = 19 / 33 × 100 = 57,58 %` of the indicator with a given calculator; hidden without one."""

    def __init__(self, context: PageContext, calculator: str) -> None:
        super().__init__()
        self._context = context
        self._calculator = calculator
        self.code = ""
        self._formula = label("", "text2")
        self._value = label("", "strong")
        self.extra = label("", "text2")
        self.link = LinkButton(context.theme, "sigma", t("documents.explain"))
        self.link.clicked.connect(lambda: context.explain(self.code))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for widget in (self._formula, self._value, self.extra, self.link):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def formula_text(self) -> str:
        """The line as it is read."""
        shown = [each for each in (self._formula, self._value) if not each.isHidden()]
        return " ".join(each.text() for each in shown)

    def show_figure(self) -> Assessment | None:
        """Read the figure of the context's moment and show it; None when the plan has no such indicator."""
        found = next(
            (
                each
                for each in self._context.services.indicators.assessments(self._context.moment)
                if each.indicator.calculator == self._calculator
            ),
            None,
        )
        self.setVisible(found is not None)
        if found is not None:
            self._show(found)
        return found

    def _show(self, found: Assessment) -> None:
        self.code = found.indicator.code
        name = code_text(self.code)
        measured = found.measurement
        self.link.setAccessibleName(t("documents.explain_name", code=name))
        self._value.setVisible(measured.missing is None)
        if measured.missing is not None:
            self._formula.setText(
                t("documents.no_figure", code=name, reason=problem_text(measured.missing))
            )
            return
        self._formula.setText(
            t(
                "documents.formula",
                code=name,
                numerator=show_number(measured.numerator),
                denominator=show_number(measured.denominator),
            )
        )
        self._value.setText(value_text(found))
