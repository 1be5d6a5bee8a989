"""Ties a file to its row within one change: the row must be there, open, and not have the file already."""

from dataclasses import dataclass, replace

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileType
from iku_desktop.domain.facts import DocumentKey
from iku_desktop.domain.issued import ReportProgress
from iku_desktop.domain.plan import ManualValue
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import shortened
from iku_desktop.services.document_entry import DocumentEntry, is_blank
from iku_desktop.services.snapshot import Change

ROWS_OF: dict[FileOwner, type] = {
    FileOwner.ACTIVITY: Activity,
    FileOwner.DOCUMENT: VillageDocument,
    FileOwner.MANUAL_VALUE: ManualValue,
    FileOwner.REPORT: ReportProgress,
}


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that was recognised and is to be added; `kind` as it was asked for."""

    sha256: str
    type: FileType
    name: str
    size: int
    pages: int
    kind: str


def attach(change: Change, owner: FileOwner, owner_id: str, new: NewFile) -> str:
    """Write the file's row, and the evidence an activity lacks for it; gives the row's id.

    Refused: `unknown_owner`, `unknown_evidence_kind`, `file_twice`, and what the lock says.
    """
    if not change.work.has(ROWS_OF[owner], owner_id):
        raise Refused(Problem("unknown_owner", "file"))
    there = change.work.evidence_files(owner, [owner_id]).get(owner_id, ())
    twin = next((each for each in there if each.sha256 == new.sha256), None)
    if twin is not None:
        raise Refused(Problem("file_twice", "file", {"file": new.name, "other": twin.name}))
    kind = _shown_evidence(change, owner_id, new.kind) if owner is FileOwner.ACTIVITY else ""
    file = EvidenceFile(
        *(owner, owner_id, new.sha256, new.type, new.name, new.size, new.pages, kind),
        position=max((each.position + 1 for each in there), default=0),
    )
    return change.work.put(file)


def detach(change: Change, file: EvidenceFile) -> None:
    """Remove the file's row, and a village document of which nothing is left."""
    change.work.remove(EvidenceFile, file.id)
    if file.owner is FileOwner.DOCUMENT:
        left = change.work.evidence_files(file.owner, [file.owner_id])
        for document in change.work.documents_by_ids([file.owner_id]):
            if is_blank(document) and not left:
                change.work.remove(VillageDocument, document.id)


def document_row(change: Change, place: DocumentKey) -> str:
    """The id of a village document, made where nothing is recorded of it; Refused where none can be."""
    stored = change.rows.documents([place[2]]).get(place)
    if stored is not None:
        return stored.id
    entry = DocumentEntry(change.rows, change.today)
    return change.work.put(VillageDocument(*entry.place(*place).key))


def _shown_evidence(change: Change, activity_id: str, wanted: str) -> str:
    activity = change.work.activity(activity_id)
    assert activity is not None
    kinds = [each.kind for each in activity.evidence]
    if not wanted:
        wanted = kinds[0].value if kinds else EvidenceKind.DOCUMENT.value
    try:
        kind = EvidenceKind(wanted)
    except ValueError:
        values = {"typed": shortened(wanted)}
        raise Refused(Problem("unknown_evidence_kind", "kind", values)) from None
    if kind not in kinds:
        change.work.put(replace(activity, evidence=(*activity.evidence, Evidence(kind))))
    return kind.value
