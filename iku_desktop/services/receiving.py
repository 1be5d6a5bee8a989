"""Takes in what villages send: proposals first, then each accepted file becomes evidence of its document."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.facts import DocumentKey
from iku_desktop.domain.locking import ClosedQuarter, lock_problem
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.received import AcceptedFile, Received, ReceivedFile, ReceiveOutcome
from iku_desktop.domain.typed_input import Typed, read_whole
from iku_desktop.services.context import Context
from iku_desktop.services.document_entry import DocumentEntry
from iku_desktop.services.evidence_attaching import NewFile, attach
from iku_desktop.services.locks import closed_quarters
from iku_desktop.services.snapshot import Change

if TYPE_CHECKING:  # loaded when something is received
    from iku_desktop.services.evidence import EvidenceFiles
    from iku_desktop.services.received_proposals import Desk

Progress = Callable[[int, int], None]


def _unseen(_count: int, _total: int) -> None:
    """Nobody watches the progress."""


@dataclass(slots=True)
class _Tray:
    """The files that were read for one acceptance, and what is refused of which."""

    kept: dict[str, NewFile] = field(default_factory=dict)
    fresh: list[NewFile] = field(default_factory=list)
    refused: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    attached: int = 0
    dated: int = 0
    known: int = 0

    @contextmanager
    def of(self, accepted: AcceptedFile) -> Iterator[None]:
        """Notes what is refused of a file; the others go on."""
        try:
            yield
        except Refused as refused:
            self.refused[accepted.file] = refused.problems


class Receiving:
    """A folder `Desa/Tahun/…pdf`, or the zip that OpenSID makes for OpenDK (formats.md).

    `progress` is told how many of all files were looked at; an exception it raises ends the work with
    nothing written.
    """

    def __init__(self, context: Context, evidence: "Callable[[], EvidenceFiles]") -> None:
        self._context = context
        self._evidence = evidence

    def look(self, source: Path, progress: Progress = _unseen) -> Received:
        """What was sent, each file with the document it seems to be; nothing is written.

        Refused where the source as a whole can't be read.
        """
        from iku_desktop.services.received_proposals import proposals

        return proposals(self._desk(), source, progress)

    def placed(
        self, file: ReceivedFile, village_id: str, document_type: str, fiscal_year: Typed
    ) -> ReceivedFile:
        """The file as another document, with what is wrong with that."""
        return self._desk().placed(file, village_id, document_type, fiscal_year)

    def copy_to_view(self, source: Path, file: str) -> Path:
        """A copy of one of the source's files to look at; Refused where it can't be read."""
        from iku_desktop.exchange.evidence_content import recognise
        from iku_desktop.exchange.sent_files import opened

        with opened(source) as sent:
            found = next((each for each in sent.files if each.path == file), None)
            if found is None:
                raise Refused(Problem("sent_changed", "file", {"file": file}))
            data = found.read()
            return self._evidence().copy_of(data, found.name, recognise(data, found.name).type)

    def accept(
        self, source: Path, accepted: Sequence[AcceptedFile], progress: Progress = _unseen
    ) -> ReceiveOutcome:
        """Make files evidence of their documents, and record the dates that were given, in one step.

        A file that was attached before is left as it is. What is refused of one file keeps that one out
        alone. Refused where the source can't be read any more.
        """
        tray = _Tray()
        try:
            self._keep(source, accepted, tray, progress)
            with self._context.writing() as change:
                clerk = _Clerk(change, tray, closed_quarters(change.rows))
                for each in accepted:
                    if each.file not in tray.refused:
                        with tray.of(each):
                            clerk.take(each)
        finally:
            self._evidence().forget(tray.fresh)
        counts = (tray.attached, tray.dated, tray.known)
        return ReceiveOutcome(self._context.clock.now(), *counts, tray.refused)

    def _keep(
        self, source: Path, accepted: Sequence[AcceptedFile], tray: _Tray, progress: Progress
    ) -> None:
        """Read each accepted file once more and put it into the folder of evidence."""
        from iku_desktop.exchange.sent_files import opened

        evidence = self._evidence()
        with opened(source) as sent:
            files = {each.path: each for each in sent.files}
            for number, each in enumerate(accepted):
                progress(number, len(accepted))
                changed = Problem("sent_changed", "file", {"file": each.file})
                with tray.of(each):
                    if each.file not in files:
                        raise Refused(changed)
                    new, is_fresh = evidence.keep(files[each.file].read(), files[each.file].name)
                    if is_fresh:
                        tray.fresh.append(new)
                    if new.sha256 != each.sha256:
                        raise Refused(changed)
                    tray.kept[each.file] = new
        progress(len(accepted), len(accepted))

    def _desk(self) -> "Desk":
        from iku_desktop.services.received_proposals import Desk

        with self._context.reading() as rows:
            return Desk.of(rows, DocumentEntry(rows, self._context.today))


class _Clerk:
    """Writes accepted files and dates within one transaction, each checked before anything of it is put."""

    def __init__(self, change: Change, tray: _Tray, closed: tuple[ClosedQuarter, ...]) -> None:
        self._change, self._tray, self._closed = change, tray, closed
        self._entry = DocumentEntry(change.rows, change.today)
        self._stored: dict[DocumentKey, VillageDocument] = dict(change.work.documents())

    def take(self, accepted: AcceptedFile) -> None:
        """One file; Refused with all that is wrong with its place or date."""
        year = read_whole(accepted.fiscal_year, "fiscal_year") or 0
        place = self._entry.place(accepted.village_id, accepted.document_type, year)
        stored = self._stored.get(place.key)
        typed: Mapping[str, Typed] = {}
        if accepted.dated not in (None, ""):
            typed = {"date": accepted.dated}
        document = self._entry.recorded(place, stored, typed)
        problem = lock_problem(self._closed, stored, document)
        if problem is not None:
            raise Refused(problem)
        self._write(accepted, stored, document)

    def _write(
        self, accepted: AcceptedFile, stored: VillageDocument | None, document: VillageDocument
    ) -> None:
        work, new = self._change.work, self._tray.kept[accepted.file]
        row_id = stored.id if stored is not None else ""
        if document != stored:
            row_id = work.put(document)
            key = (document.village_id, document.document_type, document.fiscal_year)
            self._stored[key] = next(iter(work.documents_by_ids([row_id])))
            self._tray.dated += (stored.dated if stored else None) != document.dated
        there = work.evidence_files(FileOwner.DOCUMENT, [row_id]).get(row_id, ())
        if any(each.sha256 == new.sha256 for each in there):
            self._tray.known += 1
        else:
            attach(self._change, FileOwner.DOCUMENT, row_id, new)
            self._tray.attached += 1
