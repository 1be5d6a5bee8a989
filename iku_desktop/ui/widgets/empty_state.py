"""What stands where rows would be while there are none: why, and the button that helps."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.icon_label import IconLabel


class EmptyState(QFrame):
    """Icon, title, two sentences and, where something can be done, a button."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._act: Callable[[], object] = lambda: None
        set_mark(self, "role", "card")
        self._icon = IconLabel(theme, icon, "text3", 32)
        self.title = label("", "card-title")
        self.text = label("", "text2")
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setFixedWidth(theme.px(460))
        self.button = QPushButton()
        set_mark(self.button, "role", "primary")
        self.button.clicked.connect(self._run)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (self._icon, self.title, self.text, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(
        self, title: str, text: str, verb: str = "", act: Callable[[], object] = lambda: None
    ) -> None:
        """Why there is nothing and what to do; without a verb there is no button."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setMinimumHeight(self.text.heightForWidth(self.text.width()))
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
        self._act = act

    def _run(self) -> None:
        self._act()
