"""Keeps the shelf of the year whose long list was seen last, and brings it up to date after a change."""

from datetime import date
from threading import Lock

from iku_desktop.domain.facts import ActivityFact
from iku_desktop.services.activity_filters import facts_of
from iku_desktop.services.activity_shelf import Shelf, ShelfMaker
from iku_desktop.services.context import Context
from iku_desktop.services.snapshot import Snapshot

# So many rows are read within one transaction: while it lasts, nobody's change can be written.
AT_ONCE = 20_000
# Up to so many changes, and days of so many rows together, are read again before the list is shown.
MOST_CHANGES, MOST_ROWS = 2_000, 10_000


class ActivityShelves:
    """At most one shelf, of one year; may be used from any thread."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kept: dict[int, Shelf] = {}
        self._filling = Lock()

    def of_year(self, rows: Snapshot, year: int) -> tuple[Shelf | None, bool]:
        """The shelf of a year, None where there is none, and whether it is up to date."""
        shelf = self._kept.get(year)
        if shelf is None:
            return None, False
        fresh = self._up_to_date(rows, shelf, MOST_ROWS)
        if fresh is None:
            return shelf, False
        self._keep(year, fresh)
        return fresh, True

    def fill(self, year: int) -> None:
        """Read all of a year's activities, in many small transactions so that entries get between."""
        # Whoever waited here for the same year finds it filled.
        with self._filling:
            with self._context.reading() as rows:
                _, is_filled = self.of_year(rows, year)
            if not is_filled:
                self._fill(year)

    def facts(self, rows: Snapshot, year: int) -> tuple[ActivityFact, ...] | None:
        """What the indicators need of a year's activities; None where its shelf is not up to date.

        Never asked within a transaction that writes: what it doesn't commit must not get on the shelf.
        """
        shelf, is_true = self.of_year(rows, year)
        is_of_rows = shelf is not None and shelf.counter == rows.reader.change_counter()
        return facts_of(shelf.leaves) if shelf is not None and is_true and is_of_rows else None

    def _fill(self, year: int) -> None:
        first, last = date(year, 1, 1), date(year, 12, 31)
        with self._context.reading() as rows:
            counter = rows.reader.change_counter()
        maker, after, more = ShelfMaker(year), "", True
        while more:
            with self._context.store.read() as reader:
                columns = reader.activity_columns(first, last, after, AT_ONCE)
            maker.add(columns)
            after, more = columns.last, bool(columns.last)
        read = maker.shelf(counter)
        # What was written meanwhile may have been read before or after.
        with self._context.reading() as rows:
            shelf = self._up_to_date(rows, read, None)
        self._keep(year, read if shelf is None else shelf)

    def _keep(self, year: int, shelf: Shelf) -> None:
        self._kept = {year: shelf}

    def _up_to_date(self, rows: Snapshot, shelf: Shelf, most: int | None) -> Shelf | None:
        """The shelf with the days read again that were changed; None where these are too much."""
        counter = rows.reader.change_counter()
        if counter <= shelf.counter:
            return shelf
        days = rows.reader.changed_activity_days(shelf.counter, MOST_CHANGES)
        if days is None:
            return None
        known = {leaf.day: len(leaf.ids) for leaf in shelf.leaves}
        if most is not None and sum(known.get(day, 0) for day in days) > most:
            return None
        year = shelf.year
        read = {day: rows.reader.activity_columns_of(day) for day in days if day.year == year}
        return shelf.with_days(read, counter)
