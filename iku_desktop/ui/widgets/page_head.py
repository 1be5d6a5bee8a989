"""The head of a page: its title, what it shows, and a note that moves below where it is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from iku_desktop.ui.widgets.card import label

GAP = 14


class PageHead(QWidget):
    """Three texts in one line, or in as many lines as the width asks for; none is cut."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = 0
        self.title, self.about = label("", "page-title"), label("", "page-about")
        self.note = label("", "small")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.setMinimumWidth(0)
        self._arrange(1)

    def show_words(self, title: str, about: str, note: str) -> None:
        """Show other texts."""
        self.title.setText(title)
        self.about.setText(about)
        self.note.setText(note)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the width asks for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        title, about, note = (
            each.sizeHint().width() for each in (self.title, self.about, self.note)
        )
        if title + about + note + 2 * GAP <= self.width():
            self._arrange(1)
        elif title + about + GAP <= self.width():
            self._arrange(2)
        else:
            self._arrange(3)

    def _arrange(self, lines: int) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        base = Qt.AlignmentFlag.AlignBaseline
        places = {
            1: ((0, 0, 1), (0, 1, 1), (0, 2, 1)),
            2: ((0, 0, 1), (0, 1, 2), (1, 0, 3)),
            3: ((0, 0, 3), (1, 0, 3), (2, 0, 3)),
        }
        texts = (self.title, self.about, self.note)
        for widget, (row, column, span) in zip(texts, places[lines], strict=True):
            self._grid.addWidget(widget, row, column, 1, span, base)
            # A text that stands in a line of its own may not widen the window.
            widget.setMinimumWidth(1 if lines > 1 else 0)
