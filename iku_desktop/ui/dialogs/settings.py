"""The settings dialog: its pages at the left, the chosen one at the right; leaving asks only about typing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages.accounts import AccountsPage
from iku_desktop.ui.dialogs.settings_pages.categories import CategoriesPage
from iku_desktop.ui.dialogs.settings_pages.counting import CountingPage
from iku_desktop.ui.dialogs.settings_pages.document_types import DocumentTypesPage
from iku_desktop.ui.dialogs.settings_pages.holidays import HolidaysPage
from iku_desktop.ui.dialogs.settings_pages.letterhead import LetterheadPage
from iku_desktop.ui.dialogs.settings_pages.letters import LettersPage
from iku_desktop.ui.dialogs.settings_pages.office import OfficePage
from iku_desktop.ui.dialogs.settings_pages.officials import OfficialsPage
from iku_desktop.ui.dialogs.settings_pages.plan import PlanPage
from iku_desktop.ui.dialogs.settings_pages.rules import RulesPage
from iku_desktop.ui.dialogs.settings_pages.sections import SectionsPage
from iku_desktop.ui.dialogs.settings_pages.settings_page import SettingsPage
from iku_desktop.ui.dialogs.settings_pages.signing import SigningPage
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.questions import ask_loss
from iku_desktop.ui.forms.rows_list import ListedRow, RowsList
from iku_desktop.ui.page_context import PageContext

SETTINGS_PAGES: tuple[type[SettingsPage], ...] = (
    *(OfficePage, LetterheadPage, OfficialsPage, SectionsPage, LettersPage, SigningPage),
    *(PlanPage, CountingPage, RulesPage, DocumentTypesPage, HolidaysPage, CategoriesPage),
    AccountsPage,
)
WIDTH, HEIGHT = 980, 640


class SettingsDialog(QDialog):
    """All settings of the office; a page is made when it is first shown."""

    def __init__(self, context: PageContext, parent: QWidget | None, page: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(t("settings.title"))
        self._context = context
        self._kinds = {kind.key: kind for kind in SETTINGS_PAGES}
        self.pages: dict[str, SettingsPage] = {}
        self.list = RowsList(context.theme, t("settings.pages"))
        self._stack = QStackedWidget()
        self.close_button = QPushButton(t("forms.close"))
        self.close_button.setDefault(True)
        self._lay_out()
        self.list.show_rows(_rows(SETTINGS_PAGES), page)
        self.show_page(self.list.chosen)
        self.list.row_chosen.connect(self.show_page)
        self.close_button.clicked.connect(self.reject)
        context.data_changed.connect(self._reload)
        self.finished.connect(self.deleteLater)
        self._fit()

    def _lay_out(self) -> None:
        set_mark(self.list, "role", "navigation")
        self.list.setMinimumWidth(15 * self.fontMetrics().averageCharWidth() * 2)
        self.list.setMaximumWidth(self.list.minimumWidth())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 10, 14, 12)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addLayout(foot)

    def _fit(self) -> None:
        # A dialog taller than the screen would hide its own buttons.
        room = self.screen().availableGeometry() if self.screen() else None
        scale = self.fontMetrics().height() / 17
        width, height = round(WIDTH * scale), round(HEIGHT * scale)
        if room is not None:
            width, height = min(width, room.width() - 40), min(height, room.height() - 60)
        self.resize(width, height)

    def show_page(self, key: str) -> None:
        """Show a page by its key; it keeps what is being typed on it."""
        if key not in self.pages:
            page = self._kinds[key](self._context)
            _keep_enter(page)
            self.pages[key] = page
            self._stack.addWidget(page)
            page.reload()
        self._stack.setCurrentWidget(self.pages[key])

    @property
    def dirty_pages(self) -> tuple[SettingsPage, ...]:
        """The pages on which something typed is not saved."""
        return tuple(page for page in self.pages.values() if page.is_dirty)

    def reject(self) -> None:
        """Leave; ask first where something typed would be lost."""
        dirty = self.dirty_pages
        where = ", ".join(t(f"settings.page.{page.key}") for page in dirty)
        ask_loss(self._context, self, bool(dirty), where, super().reject)

    def _reload(self) -> None:
        for page in self.pages.values():
            page.reload()


def _rows(kinds: Sequence[type[SettingsPage]]) -> list[ListedRow]:
    return [ListedRow(kind.key, t(f"settings.page.{kind.key}")) for kind in kinds]


def _keep_enter(page: QWidget) -> None:
    # Enter in a field must not press whichever button Qt finds first.
    for button in page.findChildren(
        QPushButton, options=Qt.FindChildOption.FindChildrenRecursively
    ):
        button.setAutoDefault(False)
