"""Village documents: the matrix, recording dates and causes, and the Camat's exceptions."""

from collections.abc import Mapping
from datetime import date

from iku_desktop.domain.blocks import RefusedCell, TypedRow, refuse_cells
from iku_desktop.domain.documents import (
    DeadlineException,
    StatusOnDate,
    VillageDocument,
    effective_due,
    status_on,
)
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.domain.facts import DocumentKey
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import DocumentMatrix, Saved
from iku_desktop.domain.steps import StepName
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.context import Context, saved
from iku_desktop.services.document_block import document_block
from iku_desktop.services.document_entry import DocumentEntry, emptied, is_blank
from iku_desktop.services.facts import year_facts
from iku_desktop.services.matrix import document_matrix
from iku_desktop.services.snapshot import Change


class Documents:
    """What the office records of its villages' documents."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def matrix(self, moment: Moment) -> DocumentMatrix:
        """The village x document matrix of the moment's year."""
        with self._context.reading() as rows:
            return document_matrix(rows, year_facts(rows, moment.year), moment)

    def causes(self) -> Mapping[str, str]:
        """The causes of lateness to choose from: code to words."""
        with self._context.reading() as rows:
            return rows.causes()

    def files(
        self, village_id: str, document_type: str, fiscal_year: int
    ) -> tuple[EvidenceFile, ...]:
        """The evidence files of one document; none where nothing is recorded of it."""
        with self._context.reading() as rows:
            stored = rows.documents([fiscal_year]).get((village_id, document_type, fiscal_year))
            if stored is None:
                return ()
            return rows.reader.evidence_files(FileOwner.DOCUMENT, [stored.id]).get(stored.id, ())

    def record(
        self, village_id: str, document_type: str, fiscal_year: int, typed: Mapping[str, Typed]
    ) -> Saved:
        """Change the given fields (date, number, cause, cause_text, note); all empty removes the row."""
        with self._context.writing() as change:
            entry = DocumentEntry(change.rows, change.today)
            documents = dict(change.rows.documents([fiscal_year]))
            key = (village_id, document_type, fiscal_year)
            stored = documents.get(key)
            document = emptied(stored, typed)
            if document is None:
                place = entry.place(village_id, document_type, fiscal_year)
                document = entry.recorded(place, stored, typed)
            if is_blank(document) and not _has_files(change, stored):
                if stored is not None:
                    change.work.remove(VillageDocument, stored.id)
                return saved(change)
            documents[key] = document
            row_id = change.work.put(document)
            return saved(change, row_id, *entry.order_flags(key, documents))

    def check_block(self, typed: Mapping[DocumentKey, TypedRow]) -> tuple[RefusedCell, ...]:
        """The cells that `enter_block` would refuse, each with its document's key."""
        with self._context.reading() as rows:
            return document_block(rows, self._context.today, typed).refused

    def enter_block(self, typed: Mapping[DocumentKey, TypedRow], name: StepName) -> Saved:
        """Change fields of many documents in one step; RefusedBlock where any cell is refused."""
        with self._context.writing(name) as change:
            block = document_block(change.rows, change.today, typed)
            refuse_cells(block.refused)
            block.write(change)
            return saved(change, "", *block.flags)

    def meaning(
        self, village_id: str, document_type: str, fiscal_year: int, day: date
    ) -> StatusOnDate:
        """What a date would mean if it were recorded; Refused with the reason when it can't be."""
        today = self._context.today
        with self._context.reading() as rows:
            entry = DocumentEntry(rows, today)
            place = entry.place(village_id, document_type, fiscal_year)
            entry.check_date(place, day)
            exception = rows.exceptions([fiscal_year]).get(place.key)
            due = effective_due(place.counted.due, exception, today)
            return status_on(due, day, Moment.at(Quarter.of(today), today))

    def grant_exception(
        self, village_id: str, document_type: str, fiscal_year: int, typed: Mapping[str, Typed]
    ) -> Saved:
        """Record the Camat's exception: new_due, decided_on, reason, letter_number."""
        with self._context.writing() as change:
            entry = DocumentEntry(change.rows, change.today)
            place = entry.place(village_id, document_type, fiscal_year)
            stored = change.rows.exceptions([fiscal_year]).get(place.key)
            return saved(change, change.work.put(entry.excepted(place, stored, typed)))

    def withdraw_exception(self, village_id: str, document_type: str, fiscal_year: int) -> Saved:
        """Take a recorded exception back; Refused when there is none."""
        with self._context.writing() as change:
            key = (village_id, document_type, fiscal_year)
            stored = change.rows.exceptions([fiscal_year]).get(key)
            if stored is None:
                raise Refused(Problem("no_exception"))
            change.work.remove(DeadlineException, stored.id)
            return saved(change)


def _has_files(change: Change, stored: VillageDocument | None) -> bool:
    """Whether evidence keeps the row of a document of which nothing else is recorded."""
    return stored is not None and bool(
        change.work.evidence_files(FileOwner.DOCUMENT, [stored.id]).get(stored.id)
    )
