"""The strip over Beranda that leads a new office on to its next first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from iku_desktop.domain.first_steps import FirstStep, FirstSteps
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import IconButton, LinkButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.icon_label import IconLabel


class FirstStepsStrip(QWidget):
    """Hidden unless steps are offered; `wanted` to go on with them, `away` to put them away."""

    wanted = Signal()
    away = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_mark(self, "role", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = label("", "strong", wraps=True)
        self.go_on = IconButton(theme, "arrow-right", t("first_steps.go_on"))
        self.hide_button = LinkButton(theme, "", t("first_steps.hide"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "flag", "accent"))
        row.addWidget(self.words, 1)
        row.addWidget(self.hide_button)
        row.addWidget(self.go_on)
        self.go_on.clicked.connect(self.wanted)
        self.hide_button.clicked.connect(self.away)
        self.hide()

    def show_steps(self, steps: FirstSteps) -> None:
        """Say how far the first steps are and which is next."""
        if steps.is_offered and steps.next is not None:
            following = t(f"first_steps.{steps.next.value}")
            done, count = len(steps.done), len(FirstStep)
            self.words.setText(t("first_steps.strip", done=done, count=count, next=following))
        self.setVisible(steps.is_offered)
