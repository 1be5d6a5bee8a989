"""Shows a long list of activities: its first rows at once, all of it and its sums once they are read."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer

from iku_desktop.domain.activity_query import ActivityTotals
from iku_desktop.domain.cell_marks import CellMarks
from iku_desktop.domain.periods import Moment
from iku_desktop.services.activity_pages import ActivityPages
from iku_desktop.ui import tasks
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activity_columns import cell_words
from iku_desktop.ui.pages.long_activities import LongActivities

# Milliseconds until more of a long list is read; its first rows are on screen by then.
AFTER_THE_ROWS = 30


class LongList:
    """`is_shown` tells whether the list of a moment (and of its whole year) still is; `summed` shows sums."""

    def __init__(
        self,
        context: PageContext,
        grid: Grid,
        is_shown: Callable[[Moment, bool], bool],
        summed: Callable[[ActivityTotals, CellMarks], None],
    ) -> None:
        self._context = context
        self._grid = grid
        self._is_shown = is_shown
        self._summed = summed
        self._newest: ActivityPages | None = None

    def show(self, pages: ActivityPages, moment: Moment, whole_year: bool) -> None:
        """Show what there is of a list at once, all of it once it was read beside the window."""
        self._newest = pages
        self._grid.set_source(LongActivities(pages, self._grid, self._context.notifier.fault))
        self._grid.go_to_first()
        if pages.is_whole:
            self._sum_up(pages, moment, whole_year)
            return
        activities = self._context.services.activities

        def show(_read: object) -> None:
            whole = activities.pages(moment, whole_year, cell_words())
            if whole is not None:
                self.show(whole, moment, whole_year)

        self._beside(pages, lambda: activities.shelve(moment), show, moment, whole_year)

    def _sum_up(self, pages: ActivityPages, moment: Moment, whole_year: bool) -> None:
        services = self._context.services

        def work() -> tuple[ActivityTotals, CellMarks]:
            # What the figure needs is found here too, so that the window need not.
            services.indicators.assessments(moment)
            return pages.totals(), services.marks.activities(moment.year)

        def show(result: object) -> None:
            assert isinstance(result, tuple)
            self._summed(*result)

        self._beside(pages, work, show, moment, whole_year)

    def _beside(
        self,
        pages: ActivityPages,
        work: Callable[[], object],
        show: Callable[[object], None],
        moment: Moment,
        whole_year: bool,
    ) -> None:
        """Work beside the window, and show what came of it where the same list is still wanted."""

        def done(result: object) -> None:
            # After a change there is another list, and what is told of this one is old.
            if self._newest is pages and self._is_shown(moment, whole_year):
                show(result)

        fault, owner = self._context.notifier.fault, self._grid
        run = partial(tasks.run, lambda _progress: work(), done, fault, owner)
        QTimer.singleShot(AFTER_THE_ROWS, owner, run)
