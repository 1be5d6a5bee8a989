"""The card of a hand-entered indicator: its value or that it is missing, and the way to fill it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel

from iku_desktop.domain.assessment import Assessment
from iku_desktop.presentation.home_words import code_text, target_text, value_of_year
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import Card, label
from iku_desktop.ui.widgets.category_bars import CategoryBars
from iku_desktop.ui.widgets.icon_label import IconLabel


class ValueCard(Card):
    """Shows the value, its target and the year before; `fill_wanted` carries the indicator's code."""

    fill_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._code = ""
        self._chip = label("", "code-chip")
        self.head.insertWidget(0, self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.head.removeWidget(self.title)
        self.title.hide()
        self.name = label("", "card-title", wraps=True)
        self._sign = IconLabel(theme, "circle-dashed", "wait", 18)
        self._bars = CategoryBars(theme, 0)
        self.value, self._about = label("", "strong", wraps=True), label("", "small", wraps=True)
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        self.fill = IconButton(theme, "pencil", "")
        self._lay_out()
        self.fill.clicked.connect(lambda: self.fill_wanted.emit(self._code))

    def _lay_out(self) -> None:
        self.body.addWidget(self.name)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self._sign)
        state.addWidget(self._bars)
        state.addWidget(self.value, 1)
        self.body.addLayout(state)
        self.body.addWidget(self._about)
        grid = QGridLayout()
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for at, key in enumerate(("target", "achievement", "previous")):
            name, value = label("", "small"), label()
            grid.addWidget(name, at, 0)
            grid.addWidget(value, at, 1, Qt.AlignmentFlag.AlignRight)
            self._rows[key] = (name, value)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.body.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(
        self, assessment: Assessment, previous: Assessment | None, is_objective: bool
    ) -> None:
        """Show another indicator, or the same one changed; `previous` is the whole year before."""
        indicator, year = assessment.indicator, assessment.moment.year
        self._code = indicator.code
        self._chip.setText(t("home.objective") if is_objective else code_text(indicator.code))
        self.name.setText(indicator.short_title or indicator.title)
        missing, category = assessment.measurement.missing, assessment.category
        self.value.setText(value_of_year(assessment) if missing is None else t("home.missing"))
        self._sign.setVisible(missing is not None)
        self._bars.setVisible(category is not None)
        if category is not None:
            self._bars.show_filled(category.bars)
        why = [] if missing is None else [problem_text(missing), t("home.fill_about")]
        self._about.setText(" ".join(why) or (category.name if category else ""))
        self._about.setVisible(bool(self._about.text()))
        self._show("target", t("home.target_of", year=year), target_text(assessment))
        achieved = value_of_achievement(assessment)
        self._show("achievement", t("home.row.achievement"), achieved)
        for widget in self._rows["achievement"]:
            widget.setVisible(bool(achieved))
        self._show("previous", t("home.value_of", year=year - 1), value_of_year(previous))
        self.fill.setText(t("home.fill" if missing else "home.change_value", year=year))

    def _show(self, key: str, name: str, value: str) -> None:
        for widget, words in zip(self._rows[key], (name, value), strict=True):
            widget.setText(words)


def value_of_achievement(assessment: Assessment) -> str:
    """The achievement, "" where there is none."""
    from iku_desktop.presentation.numbers import show_percent

    return "" if assessment.achievement is None else show_percent(assessment.achievement)
