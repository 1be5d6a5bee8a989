"""The dialog that tells how an indicator's targets of a year were revised, by which letter and when."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.target_history import TargetHistory, TargetStep
from iku_desktop.presentation.home_words import code_text
from iku_desktop.presentation.target_words import (
    letter_text,
    place_text,
    reason_text,
    since_text,
    step_title,
    typed_text,
)
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import label, rule
from iku_desktop.ui.widgets.icon_label import IconLabel

WIDTH, HEIGHT = 560, 460


class TargetHistoryDialog(QDialog):
    """A card for each target, its newest value first."""

    def __init__(self, theme: Theme, history: TargetHistory, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._unit = theme, history.indicator.unit
        named = code_text(history.indicator.code)
        self.setWindowTitle(t("targets.history_title", indicator=named, year=history.year))
        self.finished.connect(self.deleteLater)
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 8, 0)
        cards.setSpacing(10)
        cards.addWidget(label(_about(history), "text2", wraps=True))
        # What was revised is what is looked for.
        for quarter, steps in sorted(history.places, key=lambda place: len(place[1]) < 2):
            cards.addWidget(self._card(place_text(quarter), steps))
        cards.addStretch(1)
        self.area = scrolled(inside)
        # Nothing inside takes the focus, so the arrow keys scroll the cards themselves.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.windowTitle())
        self.close_button = QPushButton(t("forms.close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(self.area, 1)
        column.addLayout(buttons)
        self.resize(min(theme.px(WIDTH), 1000), min(theme.px(HEIGHT), 560))

    def _card(self, title: str, steps: tuple[TargetStep, ...]) -> QFrame:
        card = QFrame()
        set_mark(card, "role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(5)
        column.addWidget(label(title, "card-title"))
        for step in reversed(steps):
            if step is not steps[-1]:
                column.addWidget(rule())
            self._add(column, step)
        return card

    def _add(self, column: QVBoxLayout, step: TargetStep) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        if step.before is not None:
            head.addWidget(IconLabel(self._theme, "history", "exception"))
        head.addWidget(label(step_title(step, self._unit), "strong", wraps=True), 1)
        column.addLayout(head)
        if step.before is not None:
            for words in (since_text(step.target), letter_text(step.target)):
                column.addWidget(label(words, wraps=True))
            column.addWidget(label(reason_text(step.target), wraps=True))
        column.addWidget(label(typed_text(step), "hint", wraps=True))


def _about(history: TargetHistory) -> str:
    if not history.places:
        return t("targets.history_none", year=history.year)
    return t("targets.history_about" if history.is_revised else "targets.history_unrevised")
