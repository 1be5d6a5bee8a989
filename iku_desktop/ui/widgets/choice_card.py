"""A large choice: a card with a radio button, an icon, its name and what it means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QVBoxLayout

from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.icon_label import IconLabel


class ChoiceCard(QFrame):
    """Chosen by a click anywhere on it or by its radio button; `body` is the column under its words."""

    chosen = Signal()

    def __init__(self, theme: Theme, icon_name: str, name: str, about: str) -> None:
        super().__init__()
        set_mark(self, "role", "choice")
        self.radio = QRadioButton()
        self.radio.setAccessibleName(name)
        self.radio.setAccessibleDescription(about)
        self._icon = IconLabel(theme, icon_name, "text2", 22)
        self._icon_name = icon_name
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.radio)
        head.addWidget(self._icon)
        head.addWidget(label(name, "choice-title"), 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(8)
        self.body.addLayout(head)
        self.body.addWidget(label(about, "text2", wraps=True))
        self.radio.toggled.connect(self._show_chosen)

    def _show_chosen(self, is_chosen: bool) -> None:
        set_mark(self, "chosen", is_chosen)
        self._icon.show_icon(self._icon_name, "accent" if is_chosen else "text2")
        if is_chosen:
            self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.radio.setChecked(True)
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)
