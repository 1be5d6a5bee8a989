"""Buttons with an icon: kept at a distance from the words, and tinted anew when the look changes."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPushButton, QToolButton

from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.icons import icon
from iku_desktop.ui.theme import Theme

ICON = 16
# A style sheet takes away the gap between icon and words; thin spaces put it back.
GAP = "\u2009\u2009"


class WordButton(QPushButton):
    """A button with icon and words; `role` is its mark for the style sheet."""

    def __init__(
        self, words: str, name: str, theme: Theme, role: str = "", tint: str = "text"
    ) -> None:
        super().__init__()
        self._look = (name, tint, theme)
        self.setAutoDefault(False)
        if role:
            set_mark(self, "role", role)
        self.say(words)
        self._tint()

    def say(self, words: str) -> None:
        """Show other words."""
        self.setText(GAP + words)
        self.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        name, tint, theme = self._look
        self.setIcon(icon(name, tint, theme))
        self.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))


class IconButton(QToolButton):
    """A button that is only an icon; its words are its tip and its spoken name."""

    def __init__(self, words: str, name: str, theme: Theme) -> None:
        super().__init__()
        self._look = (name, theme)
        self.setAutoRaise(True)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        name, theme = self._look
        self.setIcon(icon(name, "text", theme))
        self.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
