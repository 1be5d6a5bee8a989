"""Buttons that are only an icon; those with words are in ui/widgets/buttons.py."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QToolButton

from iku_desktop.ui.icons import icon
from iku_desktop.ui.theme import Theme

ICON = 16


class IconOnlyButton(QToolButton):
    """Its words are its tip and its spoken name; the icon is tinted anew when the look changes."""

    def __init__(self, theme: Theme, name: str, words: str) -> None:
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
