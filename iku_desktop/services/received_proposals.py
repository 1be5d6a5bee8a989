"""Proposes for each file that a village sent which document it is, and says why one can't be taken."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from iku_desktop.domain.documents import DocumentType
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.facts import DocumentKey
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.received import Received, ReceivedFile
from iku_desktop.domain.typed_input import Typed, read_whole, shortened
from iku_desktop.domain.villages import Village
from iku_desktop.exchange.evidence_content import recognise
from iku_desktop.exchange.opensid import ListedReport, find_list
from iku_desktop.exchange.sent_files import Sent, SentFile, opened
from iku_desktop.exchange.sent_names import NameReader, Placed
from iku_desktop.services.document_entry import DocumentEntry
from iku_desktop.services.snapshot import Snapshot
from iku_desktop.storage.evidence_store import hash_of

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Desk:
    """What files are held against: the office's villages, kinds and rules, and the evidence it has.

    `known` are the hashes of the files that documents have already.
    """

    entry: DocumentEntry
    names: NameReader
    known: Mapping[DocumentKey, frozenset[str]]

    @classmethod
    def of(cls, rows: Snapshot, entry: DocumentEntry) -> "Desk":
        """The office's own."""
        names = NameReader(entry.villages.values(), entry.types.values())
        documents = {each.id: key for key, each in rows.reader.documents().items()}
        files = rows.reader.evidence_files(FileOwner.DOCUMENT, documents)
        known = {
            documents[owner]: frozenset(each.sha256 for each in mine)
            for owner, mine in files.items()
        }
        return cls(entry, names, known)

    def placed(
        self, file: ReceivedFile, village_id: str, document_type: str, fiscal_year: Typed
    ) -> ReceivedFile:
        """The file as this document, with what is wrong with that; what is wrong with its bytes stays."""
        problems = [each for each in file.problems if each.field == "file"]
        year = None
        try:
            year = read_whole(fiscal_year, "fiscal_year")
        except Refused as refused:
            problems += refused.problems
        missing = (
            ("sent_no_village", "village", village_id),
            ("sent_no_kind", "document_type", document_type),
            ("sent_no_year", "fiscal_year", fiscal_year),
        )
        problems += [Problem(code, field) for code, field, typed in missing if typed in (None, "")]
        key = (village_id, document_type, year or 0)
        if not any(each.field != "file" for each in problems):
            problems += self._place_problems(key)
        village = self.entry.villages.get(village_id)
        return replace(
            file,
            village="" if village is None else village.code,
            village_id=village_id,
            document_type=document_type,
            fiscal_year=year,
            problems=tuple(problems),
            is_known=file.sha256 in self.known.get(key, ()),
        )

    def _place_problems(self, key: DocumentKey) -> tuple[Problem, ...]:
        try:
            self.entry.place(*key)
        except Refused as refused:
            return refused.problems
        return ()

    def proposed(self, file: ReceivedFile, placed: Placed) -> ReceivedFile:
        """The file as the document that names tell of."""
        place = (_id_of(placed.village), _code_of(placed.kind), placed.fiscal_year)
        found = self.placed(file, *place)
        # Names say more exactly why something isn't known than that it is missing.
        unknown = {each.field for each in placed.problems}
        kept = [each for each in found.problems if each.field not in unknown]
        return replace(found, problems=(*kept, *placed.problems))


def _id_of(village: Village | None) -> str:
    return "" if village is None else village.id


def _code_of(kind: DocumentType | None) -> str:
    return "" if kind is None else kind.code


def proposals(desk: Desk, source: Path, progress: Progress) -> Received:
    """What a folder or zip brought; Refused where the source as a whole can't be read.

    `progress` is told how many of all files were looked at and may raise to stop.
    """
    with opened(source) as sent:
        listed = find_list(sent)
        files = [file for file in sent.files if listed is None or file is not listed.file]
        looked = {}
        for number, file in enumerate(files):
            progress(number, len(files))
            looked[file.path] = _looked_at(file)
        progress(len(files), len(files))
        if listed is None:
            found = [_of_path(desk, sent, looked[each.path]) for each in files]
        else:
            folder = listed.file.path.rpartition("/")[0]
            found = list(_of_list(desk, sent, listed.reports, folder, looked))
    return Received(source.name or sent.name, tuple(_without_twins(found)))


def _looked_at(file: SentFile) -> ReceivedFile:
    """The file as its bytes tell: a PDF with its pages or a picture, or why it is none of them."""
    if file.problem is not None:
        return ReceivedFile(file.path, problems=(file.problem,))
    try:
        data = file.read()
        found = recognise(data, file.name)
    except Refused as refused:
        return ReceivedFile(file.path, problems=tuple(each.at("file") for each in refused.problems))
    return ReceivedFile(file.path, sha256=hash_of(data), size=len(data), pages=found.pages)


def _of_path(desk: Desk, sent: Sent, file: ReceivedFile) -> ReceivedFile:
    return desk.proposed(file, desk.names.of_path(file.file, sent.name))


def _of_list(
    desk: Desk,
    sent: Sent,
    reports: Iterable[ListedReport],
    folder: str,
    looked: Mapping[str, ReceivedFile],
) -> Iterator[ReceivedFile]:
    """A row for each report of the list, then one for each file that it doesn't name."""
    named = set()
    for report in reports:
        file = _file_of(report, folder, looked)
        named.add(file.file)
        placed = desk.names.of_listed(report.title, report.year, report.village, report.name)
        yield replace(desk.proposed(file, placed), title=report.title)
    for path, file in looked.items():
        if path not in named:
            found = _of_path(desk, sent, file)
            if not any(each.field == "file" for each in found.problems):
                problem = Problem("sent_not_listed", "village", {"file": path})
                found = replace(found, problems=(problem, *found.problems))
            yield found


def _file_of(report: ListedReport, folder: str, looked: Mapping[str, ReceivedFile]) -> ReceivedFile:
    """The file beside the list that a report names, else the only one of that name anywhere."""
    name = report.name.replace("\\", "/")
    if not name:
        problem = Problem("sent_no_name", "file", {"title": shortened(report.title)})
        return ReceivedFile(report.title, problems=(problem,))
    beside = f"{folder}/{name}".lstrip("/")
    if beside in looked:
        return looked[beside]
    wanted = name.casefold()
    same = [path for path in looked if path.rpartition("/")[2].casefold() == wanted]
    if len(same) == 1:
        return looked[same[0]]
    code = "sent_bad_name" if ".." in name.split("/") or ":" in name else "sent_lacks_file"
    return ReceivedFile(name, problems=(Problem(code, "file", {"file": shortened(name)}),))


def _without_twins(files: Iterable[ReceivedFile]) -> Iterator[ReceivedFile]:
    """The same content for the same document only once; the second says which one it repeats."""
    first: dict[object, str] = {}
    for file in files:
        key = (file.village_id, file.document_type, file.fiscal_year, file.sha256)
        before = first.setdefault(key, file.file)
        if file.can_be_placed and before != file.file:
            problem = Problem("sent_again", "file", {"file": before})
            yield replace(file, problems=(problem, *file.problems))
        else:
            yield file
