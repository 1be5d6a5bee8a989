"""What pages with a grid share: the clerk begins in the table when the page is shown."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication

from iku_desktop.domain.tables import TableContent
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.buttons import IconOnlyButton
from iku_desktop.ui.grid.as_table import grid_table
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.page import Page
from iku_desktop.ui.page_context import PageContext


class GridPage(Page):
    """A page around one grid."""

    grid: Grid

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        words = t("tables.export_tip")
        self.export_button = IconOnlyButton(context.theme, "file-spreadsheet", words)
        self.export_button.clicked.connect(lambda: context.export_tables(self.tables()))

    def tables(self) -> tuple[TableContent, ...]:
        """The grid as it is seen."""
        grid = self.grid
        title, lines = t(f"page.{self.key}"), self.table_lines()
        return (grid_table(grid.model, grid.header.groups, title, lines),)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the table, once Qt has given the focus to anything on the page."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        focused = QApplication.focusWidget()
        # Who walks along the tabs by arrow keys stays there.
        if self.isVisible() and (focused is None or self.isAncestorOf(focused)):
            self.grid.table.setFocus()
