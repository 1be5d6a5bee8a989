"""The card of a strategic indicator: its gauge, its table, what the target needs, and the what-if."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from iku_desktop.domain.assessment import Assessment
from iku_desktop.presentation.home_words import FigureWords
from iku_desktop.presentation.texts import t
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import LinkButton
from iku_desktop.ui.widgets.card import Card, label, rule
from iku_desktop.ui.widgets.figure_table import FigureTable
from iku_desktop.ui.widgets.gauge import Gauge, Reading
from iku_desktop.ui.widgets.icon_label import IconLabel
from iku_desktop.ui.widgets.what_if import WhatIf


class FigureCard(Card):
    """Shows one figure; `explanation_wanted` carries its code."""

    explanation_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._code = ""
        self._chip = label("", "code-chip")
        self.head.insertWidget(0, self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.explain = LinkButton(theme, "sigma", t("home.explain"))
        self.head.addWidget(self.explain)
        self.about = label("", "small", wraps=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.gauge = Gauge(theme)
        self.table = FigureTable(theme)
        self.need = label("", "text2", wraps=True)
        self.what_if = WhatIf(theme)
        self._lay_out()
        for button in (self.gauge, self.explain):
            button.clicked.connect(lambda: self.explanation_wanted.emit(self._code))
        theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        self.body.addLayout(self._named())
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.gauge, 1)
        self.table.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        middle.addWidget(self.table, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(middle, 1)
        need = QHBoxLayout()
        need.setSpacing(6)
        need.addWidget(IconLabel(self._theme, "flag", "text2", 15), 0, Qt.AlignmentFlag.AlignTop)
        need.addWidget(self.need, 1)
        self.body.addLayout(need)
        self._what_if_rule = rule()
        self.body.addWidget(self._what_if_rule)
        self.body.addWidget(self.what_if)

    def _named(self) -> QHBoxLayout:
        # Two lines for every card's long name, so that the gauges stand in one row.
        named = QHBoxLayout()
        named.setSpacing(0)
        self._two_lines = QWidget()
        named.addWidget(self._two_lines)
        named.addWidget(self.about, 1)
        return named

    def show_figure(self, assessment: Assessment, words: FigureWords) -> None:
        """Show another figure or the same one changed."""
        self._code = assessment.indicator.code
        self._chip.setText(words.code)
        self.title.setText(words.title)
        self.about.setText(words.about)
        self.about.setToolTip(words.about)
        self.explain.setAccessibleName(t("home.explain_named", indicator=words.code))
        found = assessment.measurement
        reading = Reading(
            actual=found.actual,
            attainable=found.attainable,
            target=assessment.target,
            value=words.value,
            terms=words.terms,
            missing=words.missing,
        )
        self.gauge.show_reading(reading, words.spoken)
        self.table.show_words(words, assessment.category)
        self.need.setText(words.need)
        self.what_if.show_assessment(assessment)
        for part in (self._what_if_rule, self.what_if):
            part.setVisible(found.actual is not None)

    def _dress(self) -> None:
        self._two_lines.setFixedSize(0, 2 * self._theme.px(17))
