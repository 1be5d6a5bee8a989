"""The pages of the window: a new page is one file and one line in PAGES."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from iku_desktop.ui.page import Page
from iku_desktop.ui.page_context import PageContext


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A tab: its key, its icon, and where its page is found when it is first shown."""

    key: str
    icon: str
    module: str
    name: str

    def build(self, context: PageContext) -> Page:
        """Make the page; its module is imported only now."""
        make: Callable[[PageContext], Page] = getattr(import_module(self.module), self.name)
        return make(context)


PAGES = (
    PageEntry("home", "layout-dashboard", "iku_desktop.ui.pages.home", "HomePage"),
    PageEntry("documents", "table-2", "iku_desktop.ui.pages.documents", "DocumentsPage"),
    PageEntry("activities", "clipboard-list", "iku_desktop.ui.pages.activities", "ActivitiesPage"),
    PageEntry("villages", "map-pin", "iku_desktop.ui.pages.villages", "VillagesPage"),
    PageEntry("indicators", "target", "iku_desktop.ui.pages.indicators", "IndicatorsPage"),
    PageEntry("reports", "printer", "iku_desktop.ui.pages.reports", "ReportsPage"),
)
