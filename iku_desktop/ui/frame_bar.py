"""The bar above the pages: tabs and period in one line, in two where the width or the font asks for it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QTabBar, QWidget

from iku_desktop.ui.forms.marks import set_mark


class FrameBar(QWidget):
    """Holds the tabs at the left and the period at the right; neither is ever cut."""

    def __init__(self, tabs: QTabBar, period: QWidget) -> None:
        super().__init__()
        self._tabs, self._period = tabs, period
        self._lines = 0
        set_mark(self, "role", "frame-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(6, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the second line where the first is too short."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again when tabs or period have another size, as with another font."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        needed = self._tabs.sizeHint().width() + self._period.sizeHint().width() + 12
        self._arrange(1 if needed <= self.width() else 2)

    def _arrange(self, lines: int) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        right = Qt.AlignmentFlag.AlignRight
        if lines == 1:
            self._grid.addWidget(self._tabs, 0, 0)
            self._grid.addWidget(self._period, 0, 1, right)
        else:
            self._grid.addWidget(self._tabs, 0, 0, 1, 2)
            self._grid.addWidget(self._period, 1, 0, 1, 2, right)
