"""Finds what changed since the quarter before was closed, for the quarterly report."""

from typing import NamedTuple

from iku_desktop.domain.closing import held_closed
from iku_desktop.domain.later_changes import LaterChange, documents_changed, follow_ups_done
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.services.facts import year_facts
from iku_desktop.services.snapshot import Snapshot


class SinceClosing(NamedTuple):
    """The closed quarter that a report is compared with (None: it is not closed), and the changes."""

    quarter: Quarter | None
    changes: tuple[LaterChange, ...]


def since_closing(rows: Snapshot, moment: Moment) -> SinceClosing:
    """What stands otherwise at the moment than when the quarter before it was closed."""
    quarter = moment.quarter.preceding
    if held_closed(rows.closings(), quarter) is None:
        return SinceClosing(None, ())
    before = Moment.at(quarter, moment.today)
    after = Moment(quarter, moment.as_of, moment.today)
    activities = rows.reader.activities(Quarter(quarter.year, 1).start, quarter.end)
    changes = (
        *documents_changed(year_facts(rows, quarter.year), before, after),
        *follow_ups_done(activities, before.as_of, after.as_of),
    )
    return SinceClosing(quarter, changes)
