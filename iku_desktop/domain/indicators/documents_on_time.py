"""Indicator 2: the share of village documents that were set on time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.documents import (
    DeadlineException,
    StatusOnDate,
    VillageDocument,
    effective_due,
    status_on,
)
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.measurement import Measurement, SideFigure, Term, percent
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import Indicator
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.villages import Village


@dataclass(frozen=True, slots=True)
class ExpectedDocument:
    """One cell of the matrix: a village's document of the year, with what binds it and where it stands.

    `due` is the binding due date, `exception` set only when it has moved it by the as-of date.
    """

    village: Village
    counted: CountedDocument
    due: date
    state: StatusOnDate
    document: VillageDocument | None
    exception: DeadlineException | None
    is_on_time: bool
    is_due: bool
    is_late: bool


@dataclass(slots=True)
class Tally:
    """Counts of one document type."""

    expected: int = 0
    on_time: int = 0
    due: int = 0
    late: int = 0


def expected_documents(facts: YearFacts, moment: Moment) -> Iterator[ExpectedDocument]:
    """Every document the year expects, type by type and village by village (domain.md, "Values")."""
    for counted in facts.counted:
        for village in facts.villages:
            if village.counts_on(counted.due):
                yield expected_document(facts, moment, counted, village)


def expected_document(
    facts: YearFacts, moment: Moment, counted: CountedDocument, village: Village
) -> ExpectedDocument:
    """One village's document as it stands at the moment."""
    key = (village.id, counted.document_type.code, counted.fiscal_year)
    document, exception = facts.documents.get(key), facts.exceptions.get(key)
    due = effective_due(counted.due, exception, moment.as_of)
    dated = document.dated if document else None
    on_time = dated is not None and dated <= due and dated <= moment.as_of
    return ExpectedDocument(
        village=village,
        counted=counted,
        due=due,
        state=status_on(due, dated, moment),
        document=document,
        exception=exception if exception and exception.decided_on <= moment.as_of else None,
        is_on_time=on_time,
        is_due=on_time or due <= moment.as_of,
        is_late=not on_time and moment.has_passed(due),
    )


def measure(facts: YearFacts, indicator: Indicator, moment: Moment) -> Measurement:
    """Documents on time by documents expected, with the shares due and still attainable."""
    tallies = {counted.document_type.code: Tally() for counted in facts.counted}
    for each in expected_documents(facts, moment):
        tally = tallies[each.counted.document_type.code]
        tally.expected += 1
        tally.on_time += each.is_on_time
        tally.due += each.is_due
        tally.late += each.is_late
    expected = sum(tally.expected for tally in tallies.values())
    on_time = sum(tally.on_time for tally in tallies.values())
    due = sum(tally.due for tally in tallies.values())
    late = sum(tally.late for tally in tallies.values())
    of_due = SideFigure("due", on_time, due)
    return Measurement(
        numerator=on_time,
        denominator=expected,
        actual=percent(on_time, expected),
        attainable=percent(expected - late, expected),
        missing=None if expected else Problem("no_documents_expected"),
        counted_as="document",
        numerator_terms=tuple(_on_time_term(each, tallies) for each in facts.counted),
        denominator_terms=_denominator(tallies, expected),
        side_figures=(of_due,),
        remaining=expected - late - on_time,
        extra={
            "due": due,
            "actual_due": of_due.value,
            "late": late,
            "documents": {each.document_type.code: _json(each, tallies) for each in facts.counted},
        },
    )


def _on_time_term(counted: CountedDocument, tallies: dict[str, Tally]) -> Term:
    words = {"name": counted.document_type.name, "fiscal_year": counted.fiscal_year}
    return Term("document_on_time", tallies[counted.document_type.code].on_time, words)


def _denominator(tallies: dict[str, Tally], expected: int) -> tuple[Term, ...]:
    # The seed's "villages x 3" holds only while every type expects the same villages.
    counts = {tally.expected for tally in tallies.values()}
    if len(counts) == 1:
        return (Term("village", counts.pop()), Term("document_type", len(tallies)))
    return (Term("document_expected", expected),)


def _json(counted: CountedDocument, tallies: dict[str, Tally]) -> dict[str, int]:
    tally = tallies[counted.document_type.code]
    return {
        "fiscal_year": counted.fiscal_year,
        "on_time": tally.on_time,
        "expected": tally.expected,
    }
