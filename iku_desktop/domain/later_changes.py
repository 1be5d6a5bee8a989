"""What changed of earlier quarters after the last one was closed: late documents, later follow-ups.

domain.md, "Closing a quarter": what is recorded afterwards shows in the next quarter with a line
"perubahan terhadap triwulan sebelumnya".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.documents import DocumentStatus, StatusOnDate
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.indicators.documents_on_time import expected_document
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.periods import Moment


class ChangeKind(StrEnum):
    """What changed: a village's document, or whether an activity was followed up."""

    DOCUMENT = "document"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class LaterChange:
    """One item that stands otherwise than when the quarter before was closed.

    A document: `subject` the village, `counted` which one, its two statuses, `since` its due date,
    `dated` its date (None where an exception moved the due date). A follow-up: `subject` what was done on
    the day `since`, `dated` the day of the follow-up.
    """

    kind: ChangeKind
    subject: str
    since: date
    dated: date | None = None
    counted: CountedDocument | None = None
    before: StatusOnDate | None = None
    after: StatusOnDate | None = None


def documents_changed(facts: YearFacts, before: Moment, after: Moment) -> list[LaterChange]:
    """Documents that were overdue or late at the moment before and have another status now."""
    changes = []
    for counted in facts.counted:
        for village in facts.villages:
            if not village.counts_on(counted.due):
                continue
            then = expected_document(facts, before, counted, village)
            now = expected_document(facts, after, counted, village)
            if then.due <= before.as_of and _differs(then.state, now.state):
                document = now.document
                dated = document.dated if document else None
                changes.append(
                    LaterChange(
                        ChangeKind.DOCUMENT,
                        village.name,
                        now.due,
                        dated,
                        counted,
                        then.state,
                        now.state,
                    )
                )
    return changes


def _differs(then: StatusOnDate, now: StatusOnDate) -> bool:
    # Days overdue grow by themselves; a late document's days change only with its due date.
    if then.status is DocumentStatus.MISSING:
        return now.status is not DocumentStatus.MISSING
    return then != now


def follow_ups_done(activities: Iterable[Activity], before: date, after: date) -> list[LaterChange]:
    """Activities that were not followed up by the day before and are by the day after."""
    return [
        LaterChange(ChangeKind.FOLLOW_UP, each.description, each.day, each.follow_up_date)
        for each in activities
        if each.day <= before and not each.is_followed_up(before) and each.is_followed_up(after)
    ]
