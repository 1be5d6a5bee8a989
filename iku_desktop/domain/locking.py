"""What a closed quarter holds fast: of each row that part which the quarter has counted and printed.

A row is looked at as of the quarter's last day D, so that a follow-up or a document dated later may still
be recorded; it shows in the next quarter (domain.md, "Closing a quarter").
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import ManualValue, Narrative, Target
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.villages import Village

Projection = Mapping[str, object]
NOTHING: Projection = {}


@dataclass(frozen=True, slots=True)
class ClosedQuarter:
    """A quarter that is closed, by which closing, and the documents its year counts.

    `counted` gives their due dates by type and fiscal year.
    """

    quarter: Quarter
    head: ClosingHead
    counted: Mapping[tuple[str, int], date] = field(default_factory=dict)

    def problem(self, field_name: str = "") -> Problem:
        """Why something can't be changed: which quarter holds it, since when and by whom."""
        values = {
            "quarter": self.quarter.roman,
            "year": self.quarter.year,
            "closed_at": self.head.closed_at,
            "closed_by": self.head.closed_by,
        }
        return Problem("quarter_closed", field_name, values)


def document_held(document: VillageDocument, closed: ClosedQuarter) -> Projection:
    """Date and number of a document that the quarter counts and that was dated by its end."""
    if (document.document_type, document.fiscal_year) not in closed.counted:
        return NOTHING
    if document.dated is None or document.dated > closed.quarter.end:
        return NOTHING
    return {"date": document.dated, "number": document.number}


def activity_held(
    activity: Activity, closed: ClosedQuarter, files: Iterable[str] = ()
) -> Projection:
    """An activity of the year by the quarter's end, with the hashes of its files.

    Output and follow-up are held only once the activity was followed up by then.
    """
    if activity.day.year != closed.quarter.year or activity.day > closed.quarter.end:
        return NOTHING
    followed_up = activity.is_followed_up(closed.quarter.end)
    return {
        "date": activity.day,
        "first_day": activity.first_day,
        "description": activity.description,
        "section": activity.section_id,
        "place": activity.place,
        "evidence": tuple((each.kind.value, each.number) for each in activity.evidence),
        "files": tuple(sorted(files)),
        "follow_up_date": activity.follow_up_date if followed_up else None,
        "output": activity.output if followed_up else "",
    }


def target_held(target: Target, closed: ClosedQuarter) -> Projection:
    """A target of the year, or of a quarter up to this one, that was valid at the quarter's end."""
    if target.year != closed.quarter.year or target.quarter > closed.quarter.number:
        return NOTHING
    if target.decided_on is not None and target.decided_on > closed.quarter.end:
        return NOTHING
    return {"value": target.value, "revision": target.revision}


def manual_held(entered: ManualValue, closed: ClosedQuarter) -> Projection:
    """A value of the year that was entered by hand."""
    if entered.year != closed.quarter.year:
        return NOTHING
    return {
        "value": entered.value,
        "numerator": entered.numerator,
        "denominator": entered.denominator,
        "dated": entered.dated,
    }


def narrative_held(narrative: Narrative, closed: ClosedQuarter) -> Projection:
    """A narrative of the quarter itself."""
    if (narrative.year, narrative.quarter) != (closed.quarter.year, closed.quarter.number):
        return NOTHING
    return {"text": narrative.text}


def village_held(village: Village, closed: ClosedQuarter) -> Projection:
    """For which of the year's documents a village counts, by either end of its validity."""
    if not any(village.counts_on(due) for due in closed.counted.values()):
        return NOTHING
    return {
        "valid_from": frozenset(
            key
            for key, due in closed.counted.items()
            if village.valid_from is None or village.valid_from <= due
        ),
        "valid_to": frozenset(
            key
            for key, due in closed.counted.items()
            if village.valid_to is None or due <= village.valid_to
        ),
    }


HELD: Mapping[type, Callable[..., Projection]] = {
    VillageDocument: document_held,
    Activity: activity_held,
    Target: target_held,
    ManualValue: manual_held,
    Narrative: narrative_held,
    Village: village_held,
}
# Targets and values of a year may be entered first after its early quarters were closed: those have been
# printed without them. Whatever was there may not become another.
MAY_COME_LATER = (Target, ManualValue)


def held(row: object, closed: ClosedQuarter, files: Iterable[str] = ()) -> Projection:
    """What a closed quarter holds of a row; nothing of None or of a row it doesn't know."""
    holding = HELD.get(type(row))
    if holding is None:
        return NOTHING
    return holding(row, closed, files) if isinstance(row, Activity) else holding(row, closed)


# A follow-up that the quarter did not see yet may still be recorded with a later date.
OPEN_WHILE_EMPTY = ("follow_up_date", "output")


@dataclass(frozen=True, slots=True)
class Locked:
    """What closed quarters hold, asked field by field by whoever shows the rows; the earliest first."""

    quarters: tuple[ClosedQuarter, ...] = ()

    def problem(self, row: object, field_name: str) -> Problem | None:
        """Why that field of the row can't be changed as it stands; None where it can."""
        for closed in self.quarters:
            fields = held(row, closed)
            if fields.get(field_name) or (
                field_name in fields and field_name not in OPEN_WHILE_EMPTY
            ):
                return closed.problem(field_name)
        return None


def change_problem(
    kind: type, before: Projection, after: Projection, closed: ClosedQuarter
) -> Problem | None:
    """Why one closed quarter forbids a change of what it holds; it stands at the field that changed."""
    if before == after:
        return None
    if kind in MAY_COME_LATER and not before and after.get("revision", 0) == 0:
        return None
    names = list(after or before)
    if before and after:
        names = [name for name in after if before.get(name) != after[name]]
    return closed.problem("decided_on" if names[0] == "revision" else names[0])


def lock_problem(
    closed_quarters: Iterable[ClosedQuarter], before: object | None, after: object | None
) -> Problem | None:
    """Why a row can't change so: the first closed quarter that holds it; None stands for no row."""
    kind = type(before if before is not None else after)
    for closed in closed_quarters:
        problem = change_problem(kind, held(before, closed), held(after, closed), closed)
        if problem is not None:
            return problem
    return None
