"""What pages with a grid share: the clerk begins in the table when the page is shown."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication

from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.page import Page


class GridPage(Page):
    """A page around one grid."""

    grid: Grid

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the table, once Qt has given the focus to anything on the page."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        focused = QApplication.focusWidget()
        # Who walks along the tabs by arrow keys stays there.
        if self.isVisible() and (focused is None or self.isAncestorOf(focused)):
            self.grid.table.setFocus()
