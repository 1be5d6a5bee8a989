"""The head of a page with tools: title and words at the left, tools at the right or below them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from iku_desktop.ui.widgets.card import label

GAP = 10


class ToolHead(QWidget):
    """One line, or two where the width asks for it; nothing is cut and the page is never widened."""

    def __init__(self, title: str, words: Sequence[QWidget], tools: Sequence[QWidget]) -> None:
        super().__init__()
        self._below: bool | None = None
        self._left = _row((label(title, "page-title"), *words))
        self._right = _row(tools)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._arrange(below=False)

    def minimumSizeHint(self) -> QSize:
        """Never wider than the page."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the lines the width asks for."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Words and tools that come and go may need another line."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        needed = self._left.sizeHint().width() + self._right.sizeHint().width() + 2 * GAP
        self._arrange(below=needed > self.width() > 0)

    def _arrange(self, below: bool) -> None:
        if below == self._below:
            return
        self._below = below
        side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(self._left, 0, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self._right, int(below), int(not below), side)
        self.updateGeometry()


def _row(widgets: Sequence[QWidget]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    for widget in widgets:
        row.addWidget(widget)
    return holder
