"""Activities of facilitation and coordination with their evidence."""

from collections.abc import Mapping, Sequence
from datetime import date

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.activity_query import ActivityQuery
from iku_desktop.domain.blocks import RefusedCell, TypedRow, refuse_cells
from iku_desktop.domain.office import Section
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import ActivityList, Saved
from iku_desktop.domain.steps import StepName
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.activity_block import activity_block
from iku_desktop.services.activity_entry import ActivityEntry
from iku_desktop.services.activity_pages import ActivityPages
from iku_desktop.services.activity_rows import activity_rows
from iku_desktop.services.activity_shelves import ActivityShelves
from iku_desktop.services.context import Context, saved
from iku_desktop.services.snapshot import Change

# Lists up to this long are read whole: they are there at once, and nothing is read while they scroll.
MOST_HELD = 2_000


class Activities:
    """What the office's sections did.

    Keys of a form: date, first_day, description, section (id, code, name or alias), place, evidence
    (tuple[Evidence, ...] or text `Rapat koordinasi; SK Camat`), evidence_numbers (text with `;`),
    output, follow_up_date, note.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._shelves = ActivityShelves(context)
        # Whoever needs the year's figures finds them there, not in all its rows.
        context.know_facts(self._shelves.facts)

    def list(self, moment: Moment, whole_year: bool = False) -> ActivityList:
        """The activities of the moment's quarter, or of its whole year, by day.

        They are those that are recorded, also after the as-of date, so that each can be corrected;
        followed up means by the as-of date.
        """
        first, last = _days(moment, whole_year)
        with self._context.reading() as rows:
            lines = activity_rows(rows, moment, first, last, stamped=True)
            return ActivityList(
                moment=moment,
                whole_year=whole_year,
                rows=lines,
                sections=rows.sections(),
                counted=sum(line.counts for line in lines),
                uncounted=sum(not line.counts for line in lines),
                followed_up=sum(line.followed_up for line in lines),
            )

    def pages(
        self, moment: Moment, whole_year: bool = False, words: Mapping[str, str] | None = None
    ) -> ActivityPages | None:
        """The same activities, read as they come into sight; None where there are few enough to hold.

        `words` are what cells show that have no value (domain.activity_query).
        """
        query = ActivityQuery(*_days(moment, whole_year), moment.as_of, words=words or {})
        with self._context.reading() as rows:
            if not rows.reader.has_more_activities(query, MOST_HELD):
                return None
            shelf, is_whole = self._shelves.of_year(rows, moment.year)
            return ActivityPages(self._context, moment, query, rows, shelf, is_whole)

    def shelve(self, moment: Moment) -> None:
        """Read what long lists of the moment's year are ordered and filtered by; from any thread.

        Until then they show their first rows alone.
        """
        self._shelves.fill(moment.year)

    def sections(self) -> tuple[Section, ...]:
        """The sections to choose from."""
        with self._context.reading() as rows:
            return rows.sections()

    def add(self, typed: Mapping[str, Typed]) -> Saved:
        """Record a new activity."""
        with self._context.writing() as change:
            entry = ActivityEntry(change.rows.sections(), change.today)
            return _put(change, entry.activity(None, typed))

    def change(self, activity_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of one activity."""
        with self._context.writing() as change:
            stored = change.work.activity(activity_id)
            if stored is None:
                raise Refused(Problem("unknown_activity"))
            entry = ActivityEntry(change.rows.sections(), change.today)
            return _put(change, entry.activity(stored, typed))

    def check_block(self, typed: Mapping[str, TypedRow]) -> tuple[RefusedCell, ...]:
        """The cells that `enter_block` would refuse, by the activity's id or the new row's key `+…`."""
        with self._context.reading() as rows:
            return activity_block(rows, self._context.today, typed).refused

    def enter_block(self, typed: Mapping[str, TypedRow], name: StepName) -> Saved:
        """Change fields of many activities, and add the rows of keys `+…`, in one step.

        The id is that of the first. RefusedBlock where any cell is refused.
        """
        with self._context.writing(name) as change:
            block = activity_block(change.rows, change.today, typed)
            refuse_cells(block.refused)
            ids = change.work.put_all(block.activities.values())
            return saved(change, next(iter(ids), ""), *block.warnings)

    def remove(self, ids: Sequence[str]) -> Saved:
        """Remove activities with their evidence, all or none."""
        with self._context.writing() as change:
            known = {each.id for each in change.work.activities_by_ids(ids)}
            if set(ids) - known:
                raise Refused(Problem("unknown_activity"))
            for activity_id in known:
                change.work.remove(Activity, activity_id)
            return saved(change)


def _days(moment: Moment, whole_year: bool) -> tuple[date, date]:
    """The first and last day of the moment's quarter, or of its whole year."""
    if whole_year:
        return date(moment.year, 1, 1), date(moment.year, 12, 31)
    return moment.quarter.start, moment.quarter.end


def _put(change: Change, activity: Activity) -> Saved:
    twin = change.work.find_activity(activity.day, activity.description, activity.section_id)
    if twin is not None and twin.id != activity.id:
        raise Refused(Problem("activity_twice", "description", {"date": activity.day}))
    row_id = change.work.put(activity)
    if change.rows.plan(activity.day.year) is None:
        values = {"year": activity.day.year}
        return saved(change, row_id, Problem("year_without_plan", "date", values))
    return saved(change, row_id)
