"""Activities as lists and reports show them: numbered, with section, what counts, and who changed them."""

from collections.abc import Callable, Sequence
from datetime import date

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import ActivityRow, Stamp
from iku_desktop.presentation.dates import show_short, show_time
from iku_desktop.services.snapshot import Snapshot


def activity_rows(
    rows: Snapshot, moment: Moment, first: date, last: date, stamped: bool = False
) -> tuple[ActivityRow, ...]:
    """The activities of some days, numbered by day.

    Only with `stamped` it is read who changed them and when.
    """
    activities = rows.reader.activities(first, last)
    numbers = {each.id: number for number, each in enumerate(activities, start=1)}
    return rows_of(rows, activities, moment.as_of, numbers.__getitem__, stamped=stamped)


def rows_of(
    rows: Snapshot,
    activities: Sequence[Activity],
    as_of: date,
    number_of: Callable[[str], int],
    *,
    stamped: bool,
) -> tuple[ActivityRow, ...]:
    """Some activities as rows; `number_of` gives the number of an id."""
    stamps = rows.reader.stamps(Activity, [each.id for each in activities]) if stamped else {}
    sections = {section.id: section for section in rows.sections()}
    return tuple(
        ActivityRow(
            number=number_of(each.id),
            activity=each,
            section=sections.get(each.section_id),
            counts=each.counts,
            followed_up=each.is_followed_up(as_of),
            changed_at=_when(stamps.get(each.id)),
            changed_by=stamps[each.id].changed_by if each.id in stamps else "",
        )
        for each in activities
    )


def _when(stamp: Stamp | None) -> str:
    if stamp is None:
        return ""
    return f"{show_short(stamp.changed_at.date())} {show_time(stamp.changed_at)}"
