"""Long lists of activities: their order at once, the rows a page at a time as they come into sight."""

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from iku_desktop.domain.activity_query import ActivityQuery, ActivityTotals
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import ActivityRow
from iku_desktop.services.activity_rows import rows_of
from iku_desktop.services.context import Context

PAGE = 50
MOST_PAGES = 100


class _Order:
    """Ids in an order, and where each stands in it."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.ids = ids
        self._places: dict[str, int] | None = None

    def place(self, row_id: str) -> int | None:
        """Where an id stands, None where it doesn't."""
        if self._places is None:
            self._places = {each: number for number, each in enumerate(self.ids)}
        return self._places.get(row_id)


class ActivityPages:
    """The activities of some days as of when it was made; at most MOST_PAGES pages are held.

    Pages are cut from the order that was asked for last, so that what is seen together is read together.
    """

    def __init__(self, context: Context, moment: Moment, query: ActivityQuery) -> None:
        self._context = context
        self._moment = moment
        self._query = query
        with context.reading() as rows:
            self._by_day = _Order(rows.reader.activity_ids(query))
        self._shown = self._by_day
        self._pages: OrderedDict[int, Mapping[str, ActivityRow]] = OrderedDict()

    @property
    def ids(self) -> Sequence[str]:
        """All ids by day."""
        return self._by_day.ids

    def row(self, activity_id: str, place: int = -1) -> ActivityRow | None:
        """One row; the page around it is read where it isn't held. None where there is no such row.

        `place` is where it stands in the order asked for last, where that is known.
        """
        if place >= 0:
            return self._page(place // PAGE).get(activity_id)
        for page in self._pages.values():
            if activity_id in page:
                return page[activity_id]
        found = self._shown.place(activity_id)
        if found is not None:
            return self._page(found // PAGE).get(activity_id)
        if self._by_day.place(activity_id) is None:
            return None
        return self._read([activity_id], -1).get(activity_id)

    def wanted(
        self,
        filters: Mapping[str, str],
        search: str,
        sort: str,
        *,
        descending: bool,
        columns: Collection[str] = (),
    ) -> list[str]:
        """The ids of what is wanted, in its order; filters, search and columns as in ActivityQuery."""
        is_plain = not any(filters.values()) and not search and not descending
        if is_plain and sort in ("", "date"):
            order = self._by_day
        else:
            query = replace(
                self._query,
                filters=filters,
                search=search,
                sort=sort,
                descending=descending,
                columns=frozenset(columns),
            )
            with self._context.reading() as rows:
                order = _Order(rows.reader.activity_ids(query))
        if order is not self._shown:
            self._shown = order
            self._pages.clear()
        return list(order.ids)

    def totals(self) -> ActivityTotals:
        """The totals of the days, whatever is filtered."""
        with self._context.reading() as rows:
            return rows.reader.activity_totals(self._query)

    def _page(self, number: int) -> Mapping[str, ActivityRow]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        first = number * PAGE
        self._pages[number] = page = self._read(self._shown.ids[first : first + PAGE], first)
        if len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        return page

    def _read(self, ids: Sequence[str], first: int) -> Mapping[str, ActivityRow]:
        """The rows of some ids, which stand from `first` on in the order that is shown."""
        if self._shown is self._by_day and first >= 0:
            numbers = {each: number for number, each in enumerate(ids, start=first + 1)}
        else:
            numbers = {each: (self._by_day.place(each) or 0) + 1 for each in ids}
        with self._context.reading() as rows:
            found = rows.reader.activities_by_ids(ids)
            lines = rows_of(rows, found, self._moment.as_of, numbers.__getitem__, stamped=True)
        return {line.activity.id: line for line in lines}
