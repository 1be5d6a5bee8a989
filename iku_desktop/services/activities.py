"""Activities of facilitation and coordination with their evidence."""

from collections.abc import Mapping, Sequence
from datetime import date

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.blocks import RefusedCell, TypedRow, refuse_cells
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import ActivityList, ActivityRow, Saved, Stamp
from iku_desktop.domain.steps import StepName
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.dates import show_short, show_time
from iku_desktop.services.activity_block import activity_block
from iku_desktop.services.activity_entry import ActivityEntry
from iku_desktop.services.context import Context, saved
from iku_desktop.services.snapshot import Change, Snapshot


class Activities:
    """What the office's sections did.

    Keys of a form: date, first_day, description, section (id, code, name or alias), place, evidence
    (tuple[Evidence, ...] or text `Rapat koordinasi; SK Camat`), evidence_numbers (text with `;`),
    output, follow_up_date, note.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self, moment: Moment, whole_year: bool = False) -> ActivityList:
        """The activities of the moment's quarter, or of its whole year, by day.

        They are those that are recorded, also after the as-of date, so that each can be corrected;
        followed up means by the as-of date.
        """
        year = moment.year
        first = date(year, 1, 1) if whole_year else moment.quarter.start
        last = date(year, 12, 31) if whole_year else moment.quarter.end
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


def activity_rows(
    rows: Snapshot, moment: Moment, first: date, last: date, stamped: bool = False
) -> tuple[ActivityRow, ...]:
    """The activities of some days as lists and reports show them, numbered by day.

    Only with `stamped` it is read who changed them and when.
    """
    activities = rows.reader.activities(first, last)
    stamps = rows.reader.stamps(Activity, [each.id for each in activities]) if stamped else {}
    sections = {section.id: section for section in rows.sections()}
    return tuple(
        ActivityRow(
            number=number,
            activity=each,
            section=sections.get(each.section_id),
            counts=each.counts,
            followed_up=each.is_followed_up(moment.as_of),
            changed_at=_when(stamps.get(each.id)),
            changed_by=stamps[each.id].changed_by if each.id in stamps else "",
        )
        for number, each in enumerate(activities, start=1)
    )


def _put(change: Change, activity: Activity) -> Saved:
    twin = change.work.find_activity(activity.day, activity.description, activity.section_id)
    if twin is not None and twin.id != activity.id:
        raise Refused(Problem("activity_twice", "description", {"date": activity.day}))
    row_id = change.work.put(activity)
    if change.rows.plan(activity.day.year) is None:
        values = {"year": activity.day.year}
        return saved(change, row_id, Problem("year_without_plan", "date", values))
    return saved(change, row_id)


def _when(stamp: Stamp | None) -> str:
    if stamp is None:
        return ""
    return f"{show_short(stamp.changed_at.date())} {show_time(stamp.changed_at)}"
