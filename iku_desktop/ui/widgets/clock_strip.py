"""The strip that warns of a PC clock that fell back, with what is held up and the way to confirm it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from iku_desktop.domain.problems import Problem
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import shown_values
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.icon_label import IconLabel


class ClockStrip(QWidget):
    """Hidden while the clock is right; `right_said` when somebody says that it is right all the same."""

    right_said = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_mark(self, "role", "strip")
        set_mark(self, "status", "late")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.problem: Problem | None = None
        self.words = label("", "warning", wraps=True)
        self.button = QPushButton(t("agenda.clock_right"))
        self.button.clicked.connect(self.right_said)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "clock-alert", "late"))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def show_problem(self, problem: Problem | None) -> None:
        """Warn of a clock that stands before a time already seen; None takes the warning away."""
        self.problem = problem
        if problem is not None:
            self.words.setText(t("agenda.clock", **shown_values(problem.values)))
        self.setVisible(problem is not None)
