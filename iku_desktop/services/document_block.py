"""Many village documents entered at once: each checked as a single entry is, then written together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.blocks import RefusedCell, TypedRow, judged
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.facts import DocumentKey
from iku_desktop.domain.locking import lock_problem
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.services.document_entry import FISCAL_YEARS, DocumentEntry, emptied, is_blank
from iku_desktop.services.locks import closed_quarters
from iku_desktop.services.snapshot import Change, Snapshot


@dataclass(frozen=True, slots=True)
class DocumentBlock:
    """What a block makes of the documents, and its refused cells; their row is the document's key."""

    documents: Mapping[DocumentKey, VillageDocument]
    refused: tuple[RefusedCell, ...]
    flags: tuple[Problem, ...]

    def write(self, change: Change) -> None:
        """Write all documents; one of which nothing is left is removed."""
        blank = [each for each in self.documents.values() if is_blank(each)]
        stored = [each.id for each in blank if each.id]
        with_files = change.work.evidence_files(FileOwner.DOCUMENT, stored)
        for row_id in stored:
            if row_id not in with_files:
                change.work.remove(VillageDocument, row_id)
        change.work.put_all(
            each for each in self.documents.values() if not is_blank(each) or each.id in with_files
        )


def document_block(
    rows: Snapshot, today: date, typed: Mapping[DocumentKey, TypedRow]
) -> DocumentBlock:
    """Checks the fields typed of each document by the form's checks and the closed quarters."""
    entry = DocumentEntry(rows, today)
    years = {year for _, _, year in typed if year in FISCAL_YEARS}
    stored, closed = rows.documents(years), closed_quarters(rows)

    def judge(key: DocumentKey, fields: TypedRow) -> VillageDocument:
        before = stored.get(key)
        document = emptied(before, fields)
        if document is None:
            document = entry.recorded(entry.place(*key), before, fields)
        lock = lock_problem(closed, before, document)
        if lock is not None:
            raise Refused(lock)
        return document

    made, refused = judged(typed, judge)
    flags = _flags(entry, made, {**stored, **made})
    return DocumentBlock(made, tuple(refused), flags)


def _flags(
    entry: DocumentEntry,
    keys: Iterable[DocumentKey],
    documents: Mapping[DocumentKey, VillageDocument],
) -> tuple[Problem, ...]:
    """What is odd about the documents' order, each said once."""
    found: dict[str, Problem] = {}
    for key in keys:
        for flag in entry.order_flags(key, documents):
            found.setdefault(f"{key[0]} {key[2]} {flag.code} {dict(flag.values)}", flag)
    return tuple(found.values())
