"""Many activities entered at once, changed or new: each checked as a single entry is."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.blocks import RefusedCell, TypedRow, judged
from iku_desktop.domain.locking import lock_problem
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.services.activity_entry import ActivityEntry
from iku_desktop.services.locks import closed_quarters
from iku_desktop.services.snapshot import Snapshot

# The key of a row that is to become a new activity begins so.
NEW = "+"
Twin = tuple[date, str, str]


@dataclass(frozen=True, slots=True)
class ActivityBlock:
    """What a block makes of activities, and its refused cells by the rows' keys."""

    activities: Mapping[str, Activity]
    refused: tuple[RefusedCell, ...]
    warnings: tuple[Problem, ...]


def activity_block(rows: Snapshot, today: date, typed: Mapping[str, TypedRow]) -> ActivityBlock:
    """Checks the fields typed of each activity (by id) or new row (key `+…`)."""
    made, refused = judged(typed, _Judge(rows, today, typed), _is_new)
    years = sorted({each.day.year for each in made.values()})
    warnings = tuple(
        Problem("year_without_plan", "date", {"year": year})
        for year in years
        if rows.plan(year) is None
    )
    return ActivityBlock(made, tuple(refused), warnings)


def _is_new(key: Hashable) -> bool:
    return str(key).startswith(NEW)


class _Judge:
    """Makes one activity after the other; each knows what those before it became."""

    def __init__(self, rows: Snapshot, today: date, typed: Mapping[str, TypedRow]) -> None:
        self._reader = rows.reader
        self._entry = ActivityEntry(rows.sections(), today)
        self._closed = closed_quarters(rows)
        stored = self._reader.activities_by_ids(key for key in typed if not _is_new(key))
        self._stored = {each.id: each for each in stored}
        self._becomes: dict[Twin, str] = {}

    def __call__(self, key: str, fields: TypedRow) -> Activity:
        stored = self._stored.get(key)
        if stored is None and not _is_new(key):
            raise Refused(Problem("unknown_activity"))
        activity = self._entry.activity(stored, fields)
        lock = lock_problem(self._closed, stored, activity)
        if lock is not None:
            raise Refused(lock)
        twin = _twin(activity)
        if self._has_twin(key, activity, stored):
            raise Refused(Problem("activity_twice", "description", {"date": activity.day}))
        self._becomes[twin] = key
        return activity

    def _has_twin(self, key: str, activity: Activity, stored: Activity | None) -> bool:
        twin = _twin(activity)
        if self._becomes.get(twin, key) != key:
            return True
        if stored is not None and _twin(stored) == twin:
            return False
        found = self._reader.find_activity(*twin)
        # A row of the same block may be about to become another.
        return found is not None and found.id != activity.id and found.id not in self._stored


def _twin(activity: Activity) -> Twin:
    return activity.day, activity.description, activity.section_id
