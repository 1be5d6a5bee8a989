"""Activities as lists and reports show them: numbered, with section, what counts, and who changed them."""

from collections.abc import Mapping
from datetime import date

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.office import Section
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
    stamps = rows.reader.stamps(Activity, [each.id for each in activities]) if stamped else {}
    sections = {section.id: section for section in rows.sections()}
    return tuple(
        activity_row(number, each, sections, moment.as_of, stamps.get(each.id))
        for number, each in enumerate(activities, start=1)
    )


def activity_row(
    number: int,
    activity: Activity,
    sections: Mapping[str, Section],
    as_of: date,
    stamp: Stamp | None,
) -> ActivityRow:
    """One activity as a row; sections by id."""
    return ActivityRow(
        number=number,
        activity=activity,
        section=sections.get(activity.section_id),
        counts=activity.counts,
        followed_up=activity.is_followed_up(as_of),
        changed_at=_when(stamp),
        changed_by="" if stamp is None else stamp.changed_by,
    )


def _when(stamp: Stamp | None) -> str:
    if stamp is None:
        return ""
    return f"{show_short(stamp.changed_at.date())} {show_time(stamp.changed_at)}"
