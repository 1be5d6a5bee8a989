"""The village x document matrix of a measured year, built from its facts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from iku_desktop.domain.documents import (
    DeadlineException,
    DocumentStatus,
    VillageDocument,
    order_flag,
)
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.indicators.documents_on_time import (
    ExpectedDocument,
    expected_document,
)
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.measurement import percent
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import (
    CauseCount,
    DocumentCell,
    DocumentMatrix,
    MatrixRow,
    MatrixTotal,
)
from iku_desktop.domain.villages import Village
from iku_desktop.services.snapshot import Snapshot

NOTHING = VillageDocument("", "", 0)
BEHIND = (DocumentStatus.LATE, DocumentStatus.MISSING)


def document_matrix(
    rows: Snapshot, facts: YearFacts, moment: Moment, as_printed: bool = False
) -> DocumentMatrix:
    """The matrix at a moment; `as_printed` leaves out what was dated after the as-of date."""
    names = type_names(rows)
    lines = tuple(
        line
        for village in facts.villages
        if village.sets_documents
        and _belongs(line := village_row(facts, moment, village, names, as_printed), facts)
    )
    return DocumentMatrix(
        moment=moment,
        counted=tuple(facts.counted),
        rows=lines,
        totals=tuple(_total(counted, lines, at) for at, counted in enumerate(facts.counted)),
        causes=_causes(lines),
        exceptions=tuple(_exceptions(facts, moment)),
        kelurahan=tuple(each for each in facts.villages if not each.sets_documents),
    )


def village_row(
    facts: YearFacts,
    moment: Moment,
    village: Village,
    names: Mapping[str, str],
    as_printed: bool = False,
) -> MatrixRow:
    """One village's documents of the year; `names` are the document types' by code."""
    cells = []
    for counted in facts.counted:
        expected = expected_document(facts, moment, counted, village)
        document = _shown(expected.document, moment, as_printed)
        flag = _flag(facts, counted, village, document, names)
        cells.append(_cell(expected, document, flag))
    return MatrixRow(village, tuple(cells))


def type_names(rows: Snapshot) -> dict[str, str]:
    """The document types' names by code."""
    return {kind.code: kind.name for kind in rows.document_types()}


def _belongs(row: MatrixRow, facts: YearFacts) -> bool:
    # A village merged away years ago has no row, unless something is recorded for it all the same.
    recorded = any(cell.state is not None or cell.dated or cell.number for cell in row.cells)
    return recorded or not facts.counted


def _shown(document: VillageDocument | None, moment: Moment, as_printed: bool) -> VillageDocument:
    if document is None:
        return NOTHING
    if as_printed and document.dated is not None and document.dated > moment.as_of:
        return replace(document, dated=None, number="", note="")
    return document


def _cell(
    expected: ExpectedDocument, document: VillageDocument, flag: Problem | None
) -> DocumentCell:
    village, counted = expected.village, expected.counted
    return DocumentCell(
        village_id=village.id,
        document_type=counted.document_type.code,
        fiscal_year=counted.fiscal_year,
        due=expected.due,
        state=expected.state if village.counts_on(counted.due) else None,
        dated=document.dated,
        number=document.number,
        cause=document.cause,
        cause_text=document.cause_text,
        note=document.note,
        exception=expected.exception,
        flag=flag,
    )


def _flag(
    facts: YearFacts,
    counted: CountedDocument,
    village: Village,
    document: VillageDocument,
    names: Mapping[str, str],
) -> Problem | None:
    kind = counted.document_type
    if kind.not_after is None:
        return None
    successor = facts.documents.get((village.id, kind.not_after, counted.fiscal_year))
    dated = successor.dated if successor else None
    return order_flag(kind, document.dated, dated, names.get(kind.not_after, kind.not_after))


def _total(counted: CountedDocument, rows: Iterable[MatrixRow], at: int) -> MatrixTotal:
    states = (row.cells[at].state for row in rows)
    statuses = Counter(state.status for state in states if state is not None)
    expected = sum(statuses.values())
    return MatrixTotal(
        counted=counted,
        expected=expected,
        on_time=statuses[DocumentStatus.ON_TIME],
        late=statuses[DocumentStatus.LATE],
        missing=statuses[DocumentStatus.MISSING],
        waiting=statuses[DocumentStatus.WAITING],
        share=percent(statuses[DocumentStatus.ON_TIME], expected),
    )


def _causes(rows: Iterable[MatrixRow]) -> tuple[CauseCount, ...]:
    villages: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.state is None or cell.state.status not in BEHIND:
                continue
            if cell.cause or cell.cause_text:
                villages.setdefault((cell.cause, cell.cause_text), []).append(row.village.name)
    counts = (
        CauseCount(cause, text, len(names), tuple(dict.fromkeys(names)))
        for (cause, text), names in villages.items()
    )
    return tuple(sorted(counts, key=lambda each: (-each.count, each.cause, each.cause_text)))


def _exceptions(
    facts: YearFacts, moment: Moment
) -> Iterator[tuple[Village, CountedDocument, DeadlineException]]:
    for counted in facts.counted:
        for village in facts.villages:
            key = (village.id, counted.document_type.code, counted.fiscal_year)
            exception = facts.exceptions.get(key)
            if exception is not None and exception.decided_on <= moment.as_of:
                yield village, counted, exception
