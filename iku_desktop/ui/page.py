"""What every page of the window is, and the door that leads to a place on one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from iku_desktop.domain.periods import Moment
from iku_desktop.domain.tables import TableContent
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import quarter_text
from iku_desktop.ui.page_context import PageContext


@dataclass(frozen=True, slots=True)
class Door:
    """A place to go to: the page's key and hints that page understands (village, document, filter …)."""

    page: str
    hints: Mapping[str, object] = field(default_factory=dict)


class Page(QWidget):
    """One tab of the window: shows a read-model of a moment and sends intents to a service."""

    key = ""
    icon = ""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.setObjectName(f"page-{self.key}")
        self.setAccessibleName(t(f"page.{self.key}"))

    def show_moment(self, moment: Moment) -> None:
        """Read from the service and show; called when the page appears or period or data changed."""
        raise NotImplementedError

    def go_to(self, door: Door) -> None:
        """Select the place that a problem's line leads to; pages without places do nothing."""

    def tables(self) -> tuple[TableContent, ...]:
        """What the page shows as tables to write down; pages without one have none."""
        return ()

    def table_lines(self) -> tuple[str, ...]:
        """What stands above every table of this page: whose it is, of which quarter, and when."""
        services, moment = self.context.services, self.context.moment
        return (
            t("tables.office", office=services.settings.office().name),
            quarter_text(moment.quarter),
            t("tables.printed", day=show_short(services.context.today)),
        )

    def start_search(self) -> None:
        """Put the cursor into the page's search field; pages without one do nothing."""
