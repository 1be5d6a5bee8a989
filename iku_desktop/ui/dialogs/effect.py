"""The question before a change of rule, preset or validity: the figures before and after, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.read_models import FigureChange
from iku_desktop.presentation.formula_words import value_text
from iku_desktop.presentation.home_words import code_text
from iku_desktop.presentation.numbers import show_number, show_percent
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import quarter_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.card import label, rule

WIDTH = 560
MOST_WITHOUT_SCROLLING = 4


class EffectDialog(QDialog):
    """Accepted when the clerk wants the change; Esc and the default button leave everything as it is."""

    def __init__(
        self, context: PageContext, changes: Sequence[FigureChange], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("effect.title"))
        question = label(t("effect.question", count=len(changes)), "card-title", wraps=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._add_heads()
        for change in changes:
            self._add(change)
        figures = QFrame()
        set_mark(figures, "role", "card")
        inside = QVBoxLayout(figures)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.addLayout(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(question)
        many = len(changes) > MOST_WITHOUT_SCROLLING
        column.addWidget(scrolled(figures) if many else figures, 1)
        column.addWidget(label(t("effect.about"), "hint", wraps=True))
        column.addLayout(self._buttons())
        self.setMinimumWidth(min(context.theme.px(WIDTH), 1000))

    def _buttons(self) -> QHBoxLayout:
        self.save_button = QPushButton(t("effect.save"))
        self.save_button.setAutoDefault(False)
        set_mark(self.save_button, "role", "primary")
        self.cancel_button = QPushButton(t("effect.cancel"))
        self.cancel_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        return row

    def _add_heads(self) -> None:
        for column, key in enumerate(("figure", "before", "after")):
            side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(label(t(f"effect.{key}"), "field-label"), 0, column, side)

    def _add(self, change: FigureChange) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(rule(), row, 0, 1, 3)
        indicator = change.after.indicator
        name = f"{code_text(indicator.code)} · {indicator.short_title or indicator.title}"
        quarter = quarter_text(change.after.moment.quarter)
        title = label(name, "strong", wraps=True)
        before, after = _figure(change.before), _figure(change.after)
        title.setAccessibleName(
            t(
                "effect.spoken",
                figure=name,
                quarter=quarter,
                before=" ".join(before),
                after=" ".join(after),
            )
        )
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(title)
        names.addWidget(label(quarter, "hint"))
        names.addStretch(1)
        self._grid.addLayout(names, row + 1, 0)
        for column, lines, role in ((1, before, "text2"), (2, after, "strong")):
            cell = QVBoxLayout()
            cell.setSpacing(1)
            for number, words in enumerate(lines):
                line = label(words, role if number == 0 else "hint")
                line.setAlignment(Qt.AlignmentFlag.AlignRight)
                cell.addWidget(line)
            cell.addStretch(1)
            self._grid.addLayout(cell, row + 1, column)


def _figure(assessment: Assessment) -> tuple[str, ...]:
    """Value, terms and achievement of one side."""
    found = assessment.measurement
    lines = [value_text(assessment)]
    if found.numerator is not None and found.denominator is not None:
        terms = {
            "numerator": show_number(found.numerator),
            "denominator": show_number(found.denominator),
        }
        lines.append(t("effect.terms", **terms))
    if assessment.achievement is not None:
        lines.append(t("effect.achievement", value=show_percent(assessment.achievement)))
    return tuple(lines)
