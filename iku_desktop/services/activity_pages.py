"""Long lists of activities: their order at once, the rows a page at a time as they come into sight."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.activity_query import ActivityQuery, ActivityTotals
from iku_desktop.domain.office import Section
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import ActivityRow
from iku_desktop.services.activity_filters import ShelfFilter
from iku_desktop.services.activity_rows import activity_row
from iku_desktop.services.activity_shelf import ByDay, Shelf
from iku_desktop.services.context import Context
from iku_desktop.services.id_orders import IdOrder, id_order, one_order
from iku_desktop.services.snapshot import Snapshot

PAGE = 25
MOST_PAGES = 200
# So many rows are listed while the shelf of the year is not filled yet.
HEAD = 200
Page = Mapping[str, ActivityRow]


class ActivityPages:
    """The activities of some days; at most MOST_PAGES pages of them are held.

    Pages are cut from the order that is shown, so that what is seen together is read together. Without a
    `shelf` only the first rows are listed; `is_whole` tells that all are, as they are now.
    """

    def __init__(
        self,
        context: Context,
        moment: Moment,
        query: ActivityQuery,
        rows: Snapshot,
        shelf: Shelf | None,
        is_whole: bool,
    ) -> None:
        self._context = context
        self._moment = moment
        self._query = query
        self._sections: Sequence[Section] = rows.sections()
        self._by_id = {each.id: each for each in self._sections}
        self.is_whole = is_whole
        self.ids: IdOrder
        self._filter: ShelfFilter | None = None
        if shelf is None:
            self.ids = id_order(rows.reader.first_activity_ids(query.first, query.last, HEAD))
        else:
            self.ids = by_day = ByDay(shelf.between(query.first, query.last))
            self._filter = ShelfFilter(by_day, shelf.sections, self._sections)
        self._shown = self.ids
        self._pages: OrderedDict[int, Page] = OrderedDict()
        self._newest = -1

    def show(self, order: IdOrder) -> None:
        """Cut pages from this order from now on."""
        if order is not self._shown:
            self._shown = order
            self._pages.clear()
            self._newest = -1

    def row(self, activity_id: str, place: int = -1) -> ActivityRow | None:
        """One row; the page around it is read where it isn't held. None where there is no such row.

        `place` is where it stands in the order that is shown, where that is known.
        """
        if 0 <= place < len(self._shown) and self._shown.at(place) == activity_id:
            return self._page(place // PAGE).get(activity_id)
        for page in self._pages.values():
            if activity_id in page:
                return page[activity_id]
        return self._read([activity_id]).get(activity_id)

    # Which rows are wanted

    def asked(self, **wanted: object) -> ActivityQuery:
        """The list's own query with filters, search, sort … of another."""
        return replace(self._query, **wanted)  # type: ignore[arg-type]

    def at_once(self, query: ActivityQuery) -> IdOrder | None:
        """The ids of what is wanted, in its order; None where the database must be asked."""
        if self._filter is not None:
            return self._filter.order(query)
        is_plain = query.sort in ("", "date") and not (query.descending or query.search)
        return self.ids if is_plain and not any(query.filters.values()) else None

    def in_time(self, query: ActivityQuery) -> IdOrder:
        """The same by the database; may be called from any thread."""
        with self._context.store.read() as reader:
            return one_order([id_order(part) for part in reader.activity_ids_by_parts(query)])

    def totals(self) -> ActivityTotals:
        """The totals of the days, whatever is filtered; of nothing while the list is not whole."""
        if self._filter is None:
            return ActivityTotals(0, 0, 0)
        return self._filter.totals(self._query.as_of)

    # Pages

    def _page(self, number: int) -> Page:
        self._newest = number
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        # What is seen at once seldom ends where a page does.
        wanted = [number, number + 1] if number + 1 not in self._pages else [number]
        for each, page in self.read_pages(wanted).items():
            self._hold(each, page)
        return self._pages[number]

    def _hold(self, number: int, page: Page) -> None:
        self._pages[number] = page
        if len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)

    def ahead(self) -> tuple[int, ...]:
        """The numbers of the pages beside the one that was asked for last, where they aren't held."""
        last = (len(self._shown) - 1) // PAGE
        beside = (self._newest + 1, self._newest + 2, self._newest - 1)
        wanted = (each for each in beside if 0 <= each <= last and each not in self._pages)
        return tuple(sorted(wanted))

    @property
    def shown(self) -> IdOrder:
        """The order pages are cut from."""
        return self._shown

    def read_pages(self, numbers: Sequence[int]) -> Mapping[int, Page]:
        """Pages of the order that is shown, in one read; may be called from any thread."""
        order = self._shown
        places = {
            number: range(number * PAGE, min((number + 1) * PAGE, len(order))) for number in numbers
        }
        ids = {number: [order.at(place) for place in some] for number, some in places.items()}
        found = self._read([each for some in ids.values() for each in some])
        return {
            number: {each: found[each] for each in some if each in found}
            for number, some in ids.items()
        }

    def take(self, order: IdOrder, pages: Mapping[int, Page]) -> None:
        """Hold pages that were read ahead, unless another order is shown by now."""
        if order is self._shown:
            for number, page in pages.items():
                self._hold(number, page)

    def _read(self, ids: Sequence[str]) -> Page:
        """The rows of some ids."""
        with self._context.store.read() as reader:
            listed = reader.listed_activities(ids)
        days, as_of = self._query, self._moment.as_of
        return {
            activity.id: activity_row(self._number(activity), activity, self._by_id, as_of, stamp)
            for activity, stamp in listed
            if days.first <= activity.day <= days.last
        }

    def _number(self, activity: Activity) -> int:
        """The number of a row by day, 0 for one that wasn't there when the list was made."""
        if isinstance(self.ids, ByDay):
            return self.ids.place_on(activity.id, activity.day) + 1
        return self.ids.place(activity.id) + 1
