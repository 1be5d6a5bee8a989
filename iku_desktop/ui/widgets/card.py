"""A card: a framed surface with a title line, an optional chip before it and a link at its right."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.icons import icon
from iku_desktop.ui.theme import Theme


class WrappedLabel(QLabel):
    """Text over several lines that asks for just the height it needs at the width it got.

    Qt's own height-for-width makes every layout around ask for preferred instead of least heights.
    """

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setWordWrap(True)

    def hasHeightForWidth(self) -> bool:
        """The least height follows the width instead."""
        return False

    def setText(self, words: str) -> None:
        """Show other words at the height they need."""
        super().setText(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """As wide as Qt would have it, as high as fitted."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """May be narrow; the height is fitted."""
        return QSize(0, self.fontMetrics().height())

    def _fit(self) -> None:
        # Not heightForWidth(): Qt's label never answers less than its present minimum.
        room = QRect(0, 0, self.contentsRect().width(), 10_000)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        self.setMinimumHeight(words.height() if self.text() else 0)


def label(words: str = "", role: str = "", wraps: bool = False) -> QLabel:
    """Plain text in one of the style sheet's roles."""
    made = WrappedLabel(words) if wraps else QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        set_mark(made, "role", role)
    return made


class Card(QFrame):
    """A card to put widgets into; `body` is its column under the title."""

    def __init__(self, title: str = "", chip: str = "") -> None:
        super().__init__()
        set_mark(self, "role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 10, 14, 10)
        self.body.setSpacing(6)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title = label(title, "card-title")
        if chip:
            self.head.addWidget(label(chip, "code-chip"))
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.body.addLayout(self.head)

    def add_link(self, words: str, theme: Theme, icon_name: str = "") -> QPushButton:
        """A link at the right end of the title."""
        link = QPushButton(words)
        set_mark(link, "role", "link")
        if icon_name:
            link.setIcon(icon(icon_name, "accent", theme))
        self.head.addWidget(link)
        return link


def rule() -> QWidget:
    """A thin line between the parts of a card."""
    line = QFrame()
    line.setFixedHeight(1)
    set_mark(line, "role", "line")
    return line
