"""Reads of closings and of what belongs to papers: evidence files, issued PDFs, letters, preferences."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from iku_desktop.domain.closing import Closing, ClosingHead
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.domain.holidays import Holiday
from iku_desktop.domain.issued import IssuedDocument, ReportProgress
from iku_desktop.domain.letters import Letter
from iku_desktop.domain.plan import ManualValue
from iku_desktop.domain.preferences import Preference, PreferenceName
from iku_desktop.storage import queries, registry
from iku_desktop.storage.row_reader import RowReader, as_list


class PaperReader(RowReader):
    """What was closed, printed, signed, sent and proved."""

    def closings(self, year: int) -> Mapping[int, Closing]:
        """The quarters of a year that are closed now, each with its newest closing."""
        every = self._of(registry.CLOSING, queries.CLOSINGS, year=year)
        newest = {each.quarter: each for each in every}
        return {number: each for number, each in newest.items() if each.reopened_at is None}

    def closing_heads(self) -> tuple[ClosingHead, ...]:
        """All closings of all years without their snapshots, by year, quarter and revision."""
        return tuple(map(registry.closing_head, self._rows(queries.CLOSING_HEADS)))

    def closing_snapshot(self, closing_id: str) -> str | None:
        """The snapshot of one closing as it was written, None where there is no such closing."""
        rows = self._rows(queries.SNAPSHOT, id=closing_id)
        return str(rows[0][0]) if rows else None

    def evidence_files(
        self, owner: FileOwner, owner_ids: Iterable[str]
    ) -> Mapping[str, tuple[EvidenceFile, ...]]:
        """The files of some rows of one kind, by the id of the row they belong to."""
        files = self._of(
            registry.EVIDENCE_FILE, queries.FILES_OF, owner=owner.value, ids=as_list(owner_ids)
        )
        found: dict[str, list[EvidenceFile]] = {}
        for each in files:
            found.setdefault(each.owner_id, []).append(each)
        return {owner_id: tuple(mine) for owner_id, mine in found.items()}

    def file_counts(self, owner: FileOwner) -> Mapping[str, int]:
        """How many files each row of one kind has, by its id; rows without any are not there."""
        rows = self._rows(queries.FILE_COUNTS, owner=owner.value)
        return {row[0]: row[1] for row in rows}

    def evidence_file(self, file_id: str) -> EvidenceFile | None:
        """One file by its id, None where there is none."""
        found = self._of(registry.EVIDENCE_FILE, queries.FILES_BY_ID, ids=as_list([file_id]))
        return found[0] if found else None

    def documents_by_ids(self, ids: Iterable[str]) -> tuple[VillageDocument, ...]:
        """The village documents of these ids that there are."""
        return self._of(registry.DOCUMENT, queries.DOCUMENTS_BY_ID, ids=as_list(ids))

    def manual_values_by_ids(self, ids: Iterable[str]) -> tuple[ManualValue, ...]:
        """The hand-entered values of these ids that there are."""
        return self._of(registry.MANUAL_VALUE, queries.MANUAL_VALUES_BY_ID, ids=as_list(ids))

    def all_evidence_files(self) -> tuple[EvidenceFile, ...]:
        """Every file that any row has."""
        return self._all(registry.EVIDENCE_FILE)

    def issued_by_hash(self, sha256: str) -> IssuedDocument | None:
        """The issued paper whose bytes have this hash."""
        found = self._of(registry.ISSUED, queries.ISSUED_BY_HASH, sha256=sha256)
        return found[0] if found else None

    def issued_by_code(self, code: str) -> tuple[IssuedDocument, ...]:
        """The papers that bear this code, the oldest first."""
        return self._of(registry.ISSUED, queries.ISSUED_BY_CODE, code=code)

    def issued_of(self, kind: str, year: int) -> tuple[IssuedDocument, ...]:
        """The papers of a kind that were issued for a year, the oldest first."""
        return self._of(registry.ISSUED, queries.ISSUED_OF_KIND, kind=kind, year=year)

    def has_issued(self, kind: str) -> bool:
        """Whether a paper of this kind was ever issued."""
        return bool(self._rows(queries.ANY_ISSUED, kind=kind))

    def issued_content(self, sha256: str) -> bytes | None:
        """The kept bytes of an issued paper."""
        rows = self._rows(queries.CONTENT, sha256=sha256)
        return bytes(rows[0][0]) if rows else None

    def progress(self, year: int) -> tuple[ReportProgress, ...]:
        """How far the reports of a year went."""
        return self._of(registry.PROGRESS, queries.PROGRESS, year=year)

    def letters(self, year: int) -> tuple[Letter, ...]:
        """The letters of a year's counter, by their number in it."""
        return self._of(registry.LETTER, queries.LETTERS, year=year)

    def letters_by_ids(self, ids: Iterable[str]) -> tuple[Letter, ...]:
        """The letters of these ids that exist, by year and number."""
        return self._of(registry.LETTER, queries.LETTERS_BY_ID, ids=as_list(ids))

    def preferences(self) -> Mapping[PreferenceName, str]:
        """The settings that were made, by name."""
        return {each.name: each.value for each in self.stored_preferences()}

    def stored_preferences(self) -> tuple[Preference, ...]:
        """The same with their ids, for one that is to be changed."""
        return self._all(registry.PREFERENCE)

    def holidays(self) -> tuple[Holiday, ...]:
        """The days on which the office doesn't work, in their order."""
        return self._all(registry.HOLIDAY)

    def last_seen(self) -> datetime | None:
        """The latest time at which anything was written since the clock was last confirmed."""
        rows = self._rows(queries.LAST_SEEN)
        return datetime.fromisoformat(rows[0][0]) if rows and rows[0][0] else None
