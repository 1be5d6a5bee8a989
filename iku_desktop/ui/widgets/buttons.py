"""Buttons with an icon that keeps its colour and distance to the words, and the row that ends a dialog."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.icons import pixmap
from iku_desktop.ui.theme import Theme

GAP = 6


def answer_row(*buttons: QPushButton) -> QHBoxLayout:
    """The buttons that end a dialog, at its right; the last one is its deed."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


class IconButton(QPushButton):
    """A push button in a role of the style sheet (`primary`, `tool`, `link`, "" for the plain one)."""

    def __init__(
        self, theme: Theme, name: str, words: str, role: str = "", color: str = "text"
    ) -> None:
        super().__init__(words)
        self._theme, self._name, self._color = theme, name, color
        self.setAutoDefault(False)
        if role:
            set_mark(self, "role", role)
        theme.changed.connect(self._dress)
        self._dress()

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self._dress()

    def _dress(self) -> None:
        if not self._name:
            return
        side, gap = self._theme.px(16), self._theme.px(GAP)
        ratio = self.devicePixelRatioF()
        # Under a style sheet Qt sets icon and words side by side without a gap; the icon brings its own.
        gapped = QIcon()
        for mode, token in ((QIcon.Mode.Normal, self._color), (QIcon.Mode.Disabled, "text3")):
            canvas = QPixmap(QSize(side + gap, side) * ratio)
            canvas.setDevicePixelRatio(ratio)
            canvas.fill(Qt.GlobalColor.transparent)
            painter = QPainter(canvas)
            painter.drawPixmap(0, 0, pixmap(self._name, token, self._theme, side, ratio))
            painter.end()
            gapped.addPixmap(canvas, mode)
        self.setIcon(gapped)
        self.setIconSize(QSize(side + gap, side))


class LinkButton(IconButton):
    """A link: words in the accent colour, with or without an icon."""

    def __init__(self, theme: Theme, name: str, words: str) -> None:
        super().__init__(theme, name, words, "link", "accent")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
