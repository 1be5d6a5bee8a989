"""The audit trail to be read by people: pages in words, a row's history, whether it is whole, on paper."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from iku_desktop.domain.audit import AuditEntry, AuditFilter, AuditHead, Row
from iku_desktop.domain.forms import refuse
from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.trail import (
    AuditReport,
    TrailLine,
    TrailNames,
    TrailPage,
    TrailScope,
    TrailState,
    references,
)
from iku_desktop.domain.typed_input import read_date
from iku_desktop.presentation.audit_words import subject_text, trail_line
from iku_desktop.presentation.texts import t
from iku_desktop.reports.registry import REPORTS
from iku_desktop.services.context import Context
from iku_desktop.services.snapshot import Snapshot

AT_ONCE = 200
MOST_PRINTED = 2_000
LEAST_OF_A_NAME = 3
EVERYTHING = AuditFilter()
DOCUMENT, EXCEPTION, FILE = "village_document", "deadline_exception", "evidence_file"
# Rows that belong to another row, with the column that names it.
PARTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "activity": (("evidence", "activity_id"), (FILE, "owner_id")),
    DOCUMENT: ((FILE, "owner_id"),),
    "manual_value": ((FILE, "owner_id"),),
    "report_progress": ((FILE, "owner_id"),),
}


class Trail:
    """Who changed what, when, from what to what."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def page(
        self,
        wanted: AuditFilter = EVERYTHING,
        before: int | None = None,
    ) -> TrailPage:
        """The newest lines that a filter lets through, before a sequence number."""
        with self._context.reading() as rows:
            entries = rows.reader.audit_page(_spelled(wanted, rows), AT_ONCE + 1, before)
            lines = lines_of(rows, entries[:AT_ONCE])
        return TrailPage(lines, len(entries) > AT_ONCE)

    def people(self) -> tuple[str, ...]:
        """Everybody who ever changed anything."""
        with self._context.reading() as rows:
            return rows.reader.audit_people()

    def tables(self) -> tuple[str, ...]:
        """The tables in which anything was ever changed."""
        with self._context.reading() as rows:
            return rows.reader.audit_tables()

    def head(self) -> AuditHead:
        """How long the trail is, and the hash of its last entry."""
        with self._context.reading() as rows:
            return rows.reader.audit_head()

    def check(self) -> TrailState:
        """Whether every entry follows from those before it; reads the whole trail."""
        with self._context.reading() as rows:
            count, place = rows.reader.audit_head().count, rows.reader.audit_break()
        return TrailState(count, None if place is None else place + 1)

    def of_row(self, table: str, row_id: str) -> TrailScope:
        """The history of one row, with what belongs to it: evidence, files."""
        with self._context.reading() as rows:
            every = ((table, row_id), *_parts(rows, (table, row_id)))
            return TrailScope(_title(rows, (table, row_id)), AuditFilter(rows=every))

    def of_document(self, village_id: str, document_type: str, fiscal_year: int) -> TrailScope:
        """The history of a village's document, its exception and files, also of those removed since."""
        key = {"village_id": village_id, "document_type": document_type, "fiscal_year": fiscal_year}
        with self._context.reading() as rows:
            found: list[Row] = []
            for table in (DOCUMENT, EXCEPTION):
                found += [
                    (table, each.row_id)
                    for each in rows.reader.audit_inserted(table, village_id)
                    if key.items() <= json.loads(each.new or "{}").items()
                ]
            parts = [part for row in found for part in _parts(rows, row)]
            values = rows.reader.row_values([("village", village_id)])
            title = subject_text(DOCUMENT, key, _names(rows, values))
        # Without any row yet, the filter must not let everything through.
        wanted = AuditFilter(rows=(*found, *parts) or ((DOCUMENT, ""),))
        return TrailScope(title, wanted)

    def paper(self, wanted: AuditFilter, about: str) -> PdfDocument:
        """The lines of a filter as a PDF; Refused where they are too many to be read on paper."""
        from iku_desktop.reports.audit import KEY, render
        from iku_desktop.reports.check_code import check_code
        from iku_desktop.reports.paper import Paper

        report = self.report(wanted, about)
        name = t(
            "audit.file_name",
            office=report.office.name.replace(" ", "_"),
            date=self._context.today.isoformat(),
        )
        return PdfDocument(
            data=render(report, Paper.F4),
            name=name,
            kind=KEY,
            year=self._context.today.year,
            paper=Paper.F4.value,
            code=check_code(KEY, report),
            final=True,
        )

    def report(self, wanted: AuditFilter, about: str) -> AuditReport:
        """What the paper prints; `about` says in words which lines were asked for."""
        state = self.check()
        with self._context.reading() as rows:
            entries = rows.reader.audit_page(_spelled(wanted, rows), MOST_PRINTED + 1)
            if len(entries) > MOST_PRINTED:
                refuse([Problem("trail_too_long", "", {"most": MOST_PRINTED})])
            return AuditReport(
                office=rows.office(),
                about=about,
                printed_at=self._context.clock.now(),
                printed_by=self._context.user,
                state=state,
                lines=lines_of(rows, entries),
                logo=rows.reader.logo(),
            )


def _spelled(wanted: AuditFilter, rows: Snapshot) -> AuditFilter:
    """The filter with what its text is in rows: a day in their order, a kind of document as its code."""
    text = wanted.text.strip()
    also = []
    with suppress(Refused):
        day = read_date(text)
        also += [day.isoformat()] if day is not None else []
    if len(text) >= LEAST_OF_A_NAME:
        kinds = rows.document_types()
        also += [each.code for each in kinds if text.casefold() in each.name.casefold()]
    return replace(wanted, text=text, also=tuple(also))


def lines_of(rows: Snapshot, entries: Iterable[AuditEntry]) -> tuple[TrailLine, ...]:
    """Entries in words, every row and every id in them named with a few set-based reads."""
    entries = tuple(entries)
    known = dict(rows.reader.row_values((each.table_name, each.row_id) for each in entries))
    # Two rounds: an evidence names its activity, a file its document, that one its village.
    asked = _spoken_of(entries, known)
    for _ in range(2):
        more = rows.reader.row_values(row for row in asked if row not in known)
        known |= more
        asked = {ref for values in more.values() for ref in references(values)}
    names = _names(rows, known)
    return tuple(trail_line(entry, names) for entry in entries)


def _spoken_of(
    entries: Iterable[AuditEntry], known: Mapping[Row, Mapping[str, object]]
) -> set[Row]:
    found: set[Row] = set()
    for entry in entries:
        found |= set(references(known.get((entry.table_name, entry.row_id), {})))
        for text in (entry.old, entry.new):
            found |= set(references(json.loads(text))) if text else set()
    return found


def _names(rows: Snapshot, known: Mapping[Row, Mapping[str, object]]) -> TrailNames:
    return TrailNames(
        rows=known,
        types={each.code: each.name for each in rows.document_types()},
        causes=rows.causes(),
        reports={
            "audit": t("audit.title"),
            **{key: definition.title for key, definition in REPORTS.items()},
        },
    )


def _title(rows: Snapshot, row: Row) -> str:
    known = dict(rows.reader.row_values([row]))
    values = known.get(row, {})
    known |= rows.reader.row_values(references(values))
    return subject_text(row[0], values, _names(rows, known))


def _parts(rows: Snapshot, row: Row) -> list[Row]:
    """The rows that were ever added to a row as its own."""
    table, row_id = row
    return [
        (part, each.row_id)
        for part, column in PARTS.get(table, ())
        for each in rows.reader.audit_inserted(part, row_id)
        if json.loads(each.new or "{}").get(column) == row_id
    ]
