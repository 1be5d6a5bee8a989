"""A long list of activities as the grid's rows: filtered and sorted by the database, read as it is seen."""

from collections.abc import Sequence

from iku_desktop.domain.read_models import ActivityRow
from iku_desktop.services.activity_pages import ActivityPages
from iku_desktop.ui.grid.column import Column
from iku_desktop.ui.grid.row_source import ASCENDING, Arrangement


class LongActivities:
    """The grid's source over pages of activities."""

    def __init__(self, pages: ActivityPages) -> None:
        self._pages = pages

    @property
    def ids(self) -> Sequence[str]:
        """All ids by day."""
        return self._pages.ids

    def row(self, row_id: str, place: int = -1) -> ActivityRow | None:
        """The row of that id."""
        return self._pages.row(row_id, place)

    def arranged(self, columns: Sequence[Column], wanted: Arrangement) -> list[str]:
        """The ids of the wanted rows; the columns' keys are what the database knows them by."""
        key, order = wanted.sorted_by
        descending = order is not ASCENDING
        keys = [column.key for column in columns]
        return self._pages.wanted(
            wanted.filters, wanted.search, key, descending=descending, columns=keys
        )
