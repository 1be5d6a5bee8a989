"""Takes the evidence of packages into `bukti/` before any row speaks of it, and back out where none does."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from iku_desktop.domain.evidence_files import EvidenceFile, FileState
from iku_desktop.domain.problems import Problem, Refused, Unavailable

if TYPE_CHECKING:  # storage loads SQLModel, which the window must not wait for
    from iku_desktop.exchange.package_reading import Package
    from iku_desktop.storage.evidence_store import EvidenceStore


class EvidenceIntake:
    """The files that open packages bring, recognised by their content whatever they are called."""

    def __init__(self, store: "EvidenceStore", packages: Sequence["Package"]) -> None:
        self._store, self._packages = store, packages
        self._lacking = {sha256 for each in packages for sha256 in each.manifest.lacking}
        self._had: set[str] = set()
        self.brought: dict[str, EvidenceFile] = {}

    def take(self, files: Sequence[EvidenceFile]) -> None:
        """Keep the contents of a row's files; one that its sender had lost already stays lost.

        Refused: `package_file_missing`, and as a file that is added by hand.
        """
        for file in files:
            name = file.stored_name
            if name not in self._had:
                self._take(file)
                self._had.add(name)

    def _take(self, file: EvidenceFile) -> None:
        from iku_desktop.exchange.evidence_content import recognise
        from iku_desktop.storage.evidence_store import hash_of

        if self._store.state(file) is FileState.INTACT:
            return
        data = self._brought(file)
        if data is None:
            if file.sha256 in self._lacking:
                return
            raise Refused(Problem("package_file_missing", "file", {"file": file.name}))
        found = recognise(data, file.name)
        told = (file.sha256, file.type, file.pages, file.size)
        if (hash_of(data), found.type, found.pages, len(data)) != told:
            raise Refused(Problem("file_not_evidence", "file", {"file": file.name}))
        self._store.put(data, file.type)
        self.brought[file.stored_name] = file

    def _brought(self, file: EvidenceFile) -> bytes | None:
        """The content in one of the packages; Unavailable where a stick was pulled meanwhile."""
        try:
            every = (each.evidence(file.stored_name) for each in self._packages)
            return next(filter(None, every), None)
        except Refused as fault:
            name = fault.problems[0].values.get("file", "")
            raise Unavailable("package_gone", file=name) from fault

    def give_back(self, claimed: Collection[str]) -> None:
        """Take away what was brought and no row (`claimed` stored names) came to speak of."""
        for name, file in self.brought.items():
            if name not in claimed:
                self._store.discard(file)
