"""Evidence files: added, opened, removed, and checked against what was added."""

import shutil
import tempfile
import unicodedata
import weakref
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.evidence_files import (
    EvidenceCheck,
    EvidenceFile,
    FileFinding,
    FileOwner,
    FileState,
    FileType,
)
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.row_content import stored_names
from iku_desktop.services.context import Context, saved
from iku_desktop.services.evidence_attaching import NewFile, attach, detach, document_row
from iku_desktop.services.evidence_subjects import Subjects

if TYPE_CHECKING:  # storage loads SQLModel, which the window must not wait for
    from iku_desktop.exchange.evidence_content import Recognised
    from iku_desktop.storage.evidence_store import EvidenceStore

LONGEST_NAME = 200
VIEWING_PREFIX = "iku-bukti-"
Progress = Callable[[int, int], None]


def _untold(_count: int, _total: int) -> None:
    """Nobody watches the progress."""


class EvidenceFiles:
    """Files of activities, village documents, hand-entered values and signed reports.

    A content is in `bukti/` before any row speaks of it, and stays there when the last row is gone.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    @cached_property
    def _store(self) -> "EvidenceStore":
        from iku_desktop.storage.evidence_store import EvidenceStore

        return EvidenceStore(self._context.store.paths.evidence)

    @cached_property
    def _viewing(self) -> Path:
        """A folder of this run for copies to look at; it goes with the program."""
        folder = Path(tempfile.mkdtemp(prefix=VIEWING_PREFIX))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return folder

    def add(self, owner: FileOwner, owner_id: str, path: Path, kind: str = "") -> Saved:
        """Add a file to a row; `kind` is the EvidenceKind it shows (of an activity; "" takes its first).

        An activity that lacks such evidence gets it, so that it counts. Refused with the reason and what
        to do for whatever can't be bound, for a file that the row has, and where a closed quarter holds
        the row; Unavailable when the disk refuses. A known file whose content was lost is put back.
        """
        from iku_desktop.exchange.evidence_content import read_evidence

        return self.store_bytes(owner, owner_id, read_evidence(path), path.name, kind)

    def store_bytes(
        self, owner: FileOwner, owner_id: str, data: bytes, name: str, kind: str = ""
    ) -> Saved:
        """The same for bytes that the program has already, such as a signed PDF or a letter."""
        new = self._recognised(data, name, kind)
        return self._add(data, new, lambda change: (owner, owner_id))

    def add_to_document(
        self, village_id: str, document_type: str, fiscal_year: int, path: Path
    ) -> Saved:
        """Add a file to a village document, also to one of which nothing else is recorded yet."""
        from iku_desktop.exchange.evidence_content import read_evidence

        data = read_evidence(path)
        place = (village_id, document_type, fiscal_year)
        new = self._recognised(data, path.name, "")
        return self._add(
            data, new, lambda change: (FileOwner.DOCUMENT, document_row(change, place))
        )

    def _recognised(self, data: bytes, name: str, kind: str) -> NewFile:
        from iku_desktop.exchange.evidence_content import recognise
        from iku_desktop.storage.evidence_store import hash_of

        shown = shown_name(name)
        found: Recognised = recognise(data, shown)
        return NewFile(hash_of(data), found.type, shown, len(data), found.pages, kind)

    def _add(
        self, data: bytes, new: NewFile, owner_of: Callable[..., tuple[FileOwner, str]]
    ) -> Saved:
        named = _unowned(new)
        was_there = self._store.state(named) is FileState.INTACT
        try:
            with self._context.writing() as change:
                owner, owner_id = owner_of(change)
                row_id = attach(change, owner, owner_id, new)
                self._store.put(data, new.type)
                return saved(change, row_id)
        except Exception as fault:
            if was_there:
                raise
            if not self._is_claimed(new.sha256):
                # The guard of closed quarters speaks last; what it refuses leaves nothing behind.
                self._store.discard(named)
                raise
            if not isinstance(fault, Refused) or fault.problems[0].code != "file_twice":
                raise
        self._store.put(data, new.type)
        return Saved(self._context.clock.now())

    def keep(self, data: bytes, name: str) -> tuple[NewFile, bool]:
        """Put a content into the folder before rows speak of it, and whether it was not there before.

        Refused and Unavailable as `add` is. New ones of which no row came to speak go by `forget`.
        """
        new = self._recognised(data, name, "")
        is_fresh = self._store.state(_unowned(new)) is not FileState.INTACT
        self._store.put(data, new.type)
        return new, is_fresh

    def forget(self, files: Iterable[NewFile]) -> None:
        """Take contents away again that no row speaks of."""
        with self._context.reading() as rows:
            claimed = {each.sha256 for each in rows.reader.all_evidence_files()}
        for new in files:
            if new.sha256 not in claimed:
                self._store.discard(_unowned(new))

    def _is_claimed(self, sha256: str) -> bool:
        with self._context.reading() as rows:
            return any(each.sha256 == sha256 for each in rows.reader.all_evidence_files())

    def remove(self, file_id: str) -> Saved:
        """Take a file from its row; its content stays in the folder."""
        with self._context.writing() as change:
            file = change.work.evidence_file(file_id)
            if file is None:
                raise Refused(Problem("unknown_file"))
            detach(change, file)
            return saved(change)

    def files(
        self, owner: FileOwner, owner_ids: Iterable[str]
    ) -> Mapping[str, tuple[EvidenceFile, ...]]:
        """The files of some rows of one kind, by the row's id."""
        with self._context.reading() as rows:
            return rows.reader.evidence_files(owner, owner_ids)

    def path(self, file: EvidenceFile) -> Path:
        """Where the content is kept; to show it to people take `copy_to_view`."""
        return self._store.path(file)

    def copy_to_view(self, file: EvidenceFile) -> Path:
        """A copy under the name the clerk knows, so that no other program changes the evidence itself.

        Unavailable when the content is gone or changed.
        """
        return self.copy_of(self._store.read(file), file.name, file.type)

    def copy_of(self, data: bytes, name: str, kind: FileType) -> Path:
        """A copy of some bytes to look at; it goes with the program."""
        from iku_desktop.storage.evidence_store import hash_of

        copy = self._viewing / hash_of(data)[:12] / _name_for_disk(name, kind)
        copy.parent.mkdir(exist_ok=True)
        if not copy.exists():
            copy.write_bytes(data)
        return copy

    def read(self, file: EvidenceFile) -> bytes:
        """The content as it was added; Unavailable where it is gone, changed or can't be read."""
        return self._store.read(file)

    def content(self, sha256: str) -> bytes | None:
        """The content of a hash as it was added, None where it is gone or changed."""
        return self._store.content(sha256)

    def check(self, progress: Progress | None = None) -> EvidenceCheck:
        """Look at every file: gone, changed, or claimed by nobody.

        `progress` is told how many of all files were looked at and may raise to stop.
        """
        with self._context.reading() as rows:
            every = rows.reader.all_evidence_files()
            # A version that waits for a choice speaks of its files too.
            waiting = {name for each in rows.row_variants() for name in stored_names(each.content)}
        tell = progress or _untold
        found: dict[FileState, list[EvidenceFile]] = {state: [] for state in FileState}
        states: dict[str, FileState] = {}
        for number, file in enumerate(every):
            tell(number, len(every))
            if file.stored_name not in states:
                states[file.stored_name] = self._store.state(file)
            found[states[file.stored_name]].append(file)
        tell(len(every), len(every))
        strays = tuple(self._store.strays(waiting | set(states)))
        altered = found[FileState.ALTERED] + found[FileState.UNREADABLE]
        with self._context.reading() as rows:
            subjects = Subjects.of(rows, found[FileState.MISSING] + altered)
        return EvidenceCheck(
            ok=len(found[FileState.INTACT]),
            missing=_findings(found[FileState.MISSING], states, subjects),
            altered=_findings(altered, states, subjects),
            unclaimed=strays,
        )

    def restore(self, path: Path) -> tuple[EvidenceFile, ...]:
        """Put a lost or changed content back from a file; the rows it proves again, none where none asks.

        Refused and Unavailable as `add` is.
        """
        from iku_desktop.exchange.evidence_content import read_evidence
        from iku_desktop.storage.evidence_store import hash_of

        data = read_evidence(path)
        sha256 = hash_of(data)
        with self._context.reading() as rows:
            every = rows.reader.all_evidence_files()
        mine = tuple(each for each in every if each.sha256 == sha256)
        if mine:
            self._store.put(data, mine[0].type)
        return mine


def _unowned(new: NewFile) -> EvidenceFile:
    """The file as the store asks for it, by its hash and type alone."""
    return EvidenceFile(FileOwner.REPORT, "", new.sha256, new.type, new.name, 0, 0)


def shown_name(name: str) -> str:
    """A file's name as it can be stored and printed; a long one keeps its extension."""
    normal = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())
    clean = "".join(each if each.isprintable() else "_" for each in normal).strip()
    if len(clean) > LONGEST_NAME:
        stem, dot, extension = clean.rpartition(".")
        kept = f"{dot}{extension}" if stem and len(extension) <= 8 else ""
        clean = clean[: LONGEST_NAME - len(kept) - 1] + "…" + kept
    return clean or "_"


def _name_for_disk(name: str, kind: FileType) -> str:
    """The known name as every disk takes it, with the extension of what it is."""
    stem = name.rpartition(".")[0] or name
    plain = "".join("_" if each in '<>:"/\\|?*' else each for each in stem)
    short = plain.encode("utf-8")[:150].decode("utf-8", "ignore").strip(" .") or "bukti"
    return f"{short}.{kind.value}"


def _findings(
    files: Iterable[EvidenceFile], states: Mapping[str, FileState], subjects: Subjects
) -> tuple[FileFinding, ...]:
    return tuple(
        FileFinding(file, states[file.stored_name], *subjects.subject_and_day(file))
        for file in files
    )
