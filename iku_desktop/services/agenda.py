"""What falls due next: village documents that are still missing, and the end of the quarter."""

from collections.abc import Iterator
from datetime import date

from iku_desktop.domain.documents import DocumentType, effective_due, rule_for
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.read_models import AgendaKind, AgendaLine
from iku_desktop.services.snapshot import Snapshot

# A due date lies at most two years before or after its fiscal year; one more is still to come.
YEARS_AROUND = range(-3, 5)


def agenda(rows: Snapshot, today: date) -> tuple[AgendaLine, ...]:
    """The coming dates by day: of each document the next that a village has not set, the quarter's end."""
    lines = [line for kind in _kinds(rows, today) for line in _next_of(rows, kind, today)]
    quarter = Quarter.of(today)
    if quarter.number not in rows.closed(quarter.year):
        end = quarter.end
        lines.append(
            AgendaLine(AgendaKind.QUARTER_END, end, (end - today).days, quarter=quarter.number)
        )
    return tuple(sorted(lines, key=lambda line: (line.due, line.kind is AgendaKind.QUARTER_END)))


def _kinds(rows: Snapshot, today: date) -> tuple[DocumentType, ...]:
    plan = rows.plan(today.year)
    if plan is None:
        return ()
    return tuple(each for each in rows.document_types() if each.code in plan.offsets)


def _next_of(rows: Snapshot, kind: DocumentType, today: date) -> Iterator[AgendaLine]:
    """The next common due date of a document, and the exceptions that run out before it."""
    for fiscal_year in (today.year + offset for offset in YEARS_AROUND):
        rule = rule_for(rows.rules(), kind.code, fiscal_year)
        if rule is None:
            continue
        counted = CountedDocument(kind, fiscal_year, rule)
        missing = _missing_by_due(rows, counted, today)
        for due, names in sorted(missing.items()):
            if due >= today:
                days = (due - today).days
                yield AgendaLine(AgendaKind.DOCUMENT, due, days, counted, tuple(names))
        if counted.due >= today and counted.due in missing:
            return


def _missing_by_due(rows: Snapshot, counted: CountedDocument, today: date) -> dict[date, list[str]]:
    years = [today.year + offset for offset in YEARS_AROUND]
    documents, exceptions = rows.documents(years), rows.exceptions(years)
    missing: dict[date, list[str]] = {}
    for village in rows.villages():
        if not village.counts_on(counted.due):
            continue
        key = (village.id, counted.document_type.code, counted.fiscal_year)
        document = documents.get(key)
        if document is None or document.dated is None:
            due = effective_due(counted.due, exceptions.get(key), today)
            missing.setdefault(due, []).append(village.name)
    return missing
