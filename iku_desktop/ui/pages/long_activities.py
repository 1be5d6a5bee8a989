"""A long list of activities as the grid's rows: read as they are seen, and a little ahead of that."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from iku_desktop.domain.activity_query import ActivityQuery
from iku_desktop.domain.read_models import ActivityRow
from iku_desktop.services.activity_pages import ActivityPages
from iku_desktop.services.id_orders import IdOrder
from iku_desktop.ui import tasks
from iku_desktop.ui.grid.column import Column
from iku_desktop.ui.grid.row_source import ASCENDING, Arrangement, Take


class LongActivities:
    """The grid's source over pages of activities; what takes long is read beside the window."""

    def __init__(
        self, pages: ActivityPages, owner: QObject, fault: Callable[[Exception], object]
    ) -> None:
        self._pages = pages
        self._owner = owner
        self._fault = fault
        self._is_reading = False

    @property
    def ids(self) -> IdOrder:
        """All ids by day."""
        return self._pages.ids

    def row(self, row_id: str, place: int = -1) -> ActivityRow | None:
        """The row of that id."""
        row = self._pages.row(row_id, place)
        if place >= 0 and not self._is_reading:
            self._read_ahead()
        return row

    def show(self, order: IdOrder) -> None:
        """Rows are shown in this order from now on."""
        self._pages.show(order)

    def arranged(
        self, columns: Sequence[Column], wanted: Arrangement, take: Take
    ) -> IdOrder | None:
        """The ids of the wanted rows; the columns' keys are what filters and orders are known by."""
        query = self.query(columns, wanted)
        pages = self._pages
        order = pages.at_once(query)
        if order is None:
            tasks.run(
                lambda _progress: pages.in_time(query),
                lambda found: take(wanted, found) if isinstance(found, IdOrder) else None,
                self._fault,
                self._owner,
            )
        return order

    def query(self, columns: Sequence[Column], wanted: Arrangement) -> ActivityQuery:
        """What is wanted, as the list knows it."""
        key, order = wanted.sorted_by
        return self._pages.asked(
            filters=wanted.filters,
            search=wanted.search,
            sort=key,
            descending=order is not ASCENDING,
            columns=frozenset(column.key for column in columns),
        )

    def _read_ahead(self) -> None:
        """Read the pages beside the one that is seen, so that scrolling finds them."""
        pages, order = self._pages, self._pages.shown
        numbers = pages.ahead()
        if not numbers:
            return
        self._is_reading = True

        def done(found: object) -> None:
            self._is_reading = False
            if isinstance(found, dict):
                pages.take(order, found)

        def failed(fault: Exception) -> None:
            self._is_reading = False
            self._fault(fault)

        tasks.run(
            lambda _progress: pages.read_pages(numbers),
            done,
            failed,
            self._owner,
        )
