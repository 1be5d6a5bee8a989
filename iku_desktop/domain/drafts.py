"""What the facts of a year say by a moment for its narratives: who is behind and why, what is still open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.documents import DocumentStatus
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.indicators.documents_on_time import ExpectedDocument, expected_documents
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.periods import Moment

Cause = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Behind:
    """A village whose document is late by, or overdue since, some days."""

    village: str
    days: int


@dataclass(frozen=True, slots=True)
class DocumentStanding:
    """How one document of the year stands: villages behind, those behind longest first.

    `waiting` maps a due date that has not passed to the villages that have no date yet; `causes` maps a
    recorded (code, text) to the villages behind for it, ("", "") to those without one.
    """

    counted: CountedDocument
    expected: int
    on_time: int
    late: tuple[Behind, ...]
    missing: tuple[Behind, ...]
    waiting: Mapping[date, tuple[str, ...]]
    causes: Mapping[Cause, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class OpenActivities:
    """Activities of the year by the moment, the oldest first: not followed up, and without evidence."""

    open: tuple[Activity, ...]
    without_evidence: tuple[Activity, ...]


def document_standings(facts: YearFacts, moment: Moment) -> tuple[DocumentStanding, ...]:
    """Every document the year counts as it stands at the moment, in the order of the due dates."""
    of_type: dict[CountedDocument, list[ExpectedDocument]] = {each: [] for each in facts.counted}
    for each in expected_documents(facts, moment):
        of_type[each.counted].append(each)
    in_order = sorted(facts.counted, key=lambda counted: counted.due)
    return tuple(_standing(counted, of_type[counted]) for counted in in_order)


def _standing(counted: CountedDocument, documents: Sequence[ExpectedDocument]) -> DocumentStanding:
    def behind(status: DocumentStatus) -> tuple[Behind, ...]:
        found = [
            Behind(each.village.name, each.state.days)
            for each in documents
            if each.state.status is status
        ]
        return tuple(sorted(found, key=lambda each: -each.days))

    return DocumentStanding(
        counted=counted,
        expected=len(documents),
        on_time=sum(each.is_on_time for each in documents),
        late=behind(DocumentStatus.LATE),
        missing=behind(DocumentStatus.MISSING),
        waiting=_waiting(documents),
        causes=_causes(documents),
    )


def _waiting(documents: Iterable[ExpectedDocument]) -> dict[date, tuple[str, ...]]:
    found: dict[date, list[str]] = {}
    for each in documents:
        if each.state.status is DocumentStatus.WAITING:
            found.setdefault(each.due, []).append(each.village.name)
    return {due: tuple(found[due]) for due in sorted(found)}


def _causes(documents: Iterable[ExpectedDocument]) -> dict[Cause, tuple[str, ...]]:
    """The commonest cause first, documents without a recorded one last."""
    found: dict[Cause, list[str]] = {}
    for each in documents:
        if each.state.status in (DocumentStatus.LATE, DocumentStatus.MISSING):
            recorded = each.document
            cause = (recorded.cause, recorded.cause_text) if recorded else ("", "")
            found.setdefault(cause, []).append(each.village.name)
    in_order = sorted(found, key=lambda cause: (not any(cause), -len(found[cause]), cause))
    return {cause: tuple(found[cause]) for cause in in_order}


def open_activities(activities: Iterable[Activity], moment: Moment) -> OpenActivities:
    """What is still to be done of the year's activities up to the moment."""
    begin = date(moment.year, 1, 1)
    end = min(moment.as_of, date(moment.year, 12, 31))
    mine = sorted(
        (each for each in activities if begin <= each.day <= end), key=lambda each: each.day
    )
    return OpenActivities(
        open=tuple(each for each in mine if each.counts and not each.is_followed_up(moment.as_of)),
        without_evidence=tuple(each for each in mine if not each.counts),
    )
