"""Says which version of each activity and village document stands here, and which are kept beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.domain.merging import REMOVED, RowVersion
from iku_desktop.domain.packages import Presence, RowBase, RowVariant, VariantState
from iku_desktop.domain.row_content import (
    ACTIVITY,
    DOCUMENT,
    activity_content,
    document_content,
)
from iku_desktop.domain.row_trails import RowTrail, document_key
from iku_desktop.services.snapshot import Snapshot

RowKey = tuple[str, str]
# Of a row that the audit trail says nothing of.
NEVER = datetime.fromisoformat("1900-01-01T00:00")


@dataclass(frozen=True, slots=True)
class LocalRow:
    """A row as this office has it: the version that stands (None: there is none), and those beside it.

    `stored` says that the row is in its table; `base` is what the last merge left of it.
    """

    version: RowVersion | None
    variants: tuple[RowVariant, ...] = ()
    base: RowBase | None = None
    stored: bool = False
    trail: RowTrail | None = None

    @property
    def pool(self) -> frozenset[RowVersion]:
        """All versions that are known."""
        kept = {version_of(each) for each in self.variants}
        return frozenset(kept | ({self.version} if self.version else set()))


def version_of(variant: RowVariant) -> RowVersion:
    """The version that a kept row tells."""
    events = frozenset(variant.events)
    return RowVersion(events, variant.content, variant.version_at, variant.version_by)


class RowStates:
    """The local rows of both kinds; what they are made of is read once."""

    def __init__(self, rows: Snapshot) -> None:
        self._reader = rows.reader
        self.section_codes = {each.id: each.code for each in rows.sections()}
        self._village_codes = {each.id: each.code for each in rows.villages()}
        self.bases: dict[RowKey, RowBase] = {
            (each.table_name, each.row_key): each for each in rows.reader.row_bases()
        }
        self.variants: dict[RowKey, list[RowVariant]] = {}
        for each in rows.row_variants():
            self.variants.setdefault((each.table_name, each.row_key), []).append(each)
        self._trails: dict[RowKey, RowTrail] = {}
        for (table, key), trail in rows.reader.row_trails().rows.items():
            known = key if table == ACTIVITY else self._public(key)
            if known:
                self._trails[table, known] = trail
        self.documents: dict[str, VillageDocument] = {
            self._public(document_key(*key)): each for key, each in rows.reader.documents().items()
        }

    def _public(self, key: str) -> str:
        """A document's key with the village's code instead of its id; "" for a village that is gone."""
        village, _, rest = key.partition("/")
        code = self._village_codes.get(village)
        return f"{code}/{rest}" if code else ""

    def known(self) -> Iterable[RowKey]:
        """All rows that stand, stood, or are kept."""
        return dict.fromkeys((*self._trails, *self.bases, *self.variants))

    def trail(self, key: RowKey) -> RowTrail:
        """What the audit trail tells of a row."""
        return self._trails.get(key) or RowTrail()

    def of(self, keys: Iterable[RowKey]) -> dict[RowKey, LocalRow]:
        """These rows as they stand now."""
        wanted = list(keys)
        contents = self._contents(wanted)
        return {key: self._local(key, contents.get(key)) for key in wanted}

    def _local(self, key: RowKey, content: str | None) -> LocalRow:
        base, trail = self.bases.get(key), self.trail(key)
        variants = tuple(self.variants.get(key, ()))
        own = trail.events(base.until if base else 0)
        stored = content is not None
        version: RowVersion | None = None
        if own:
            before = frozenset(base.events) if base else frozenset()
            # Whoever changes a row has seen what others wrote in the same words.
            seen = _union(variants, VariantState.SAME)
            by = (trail.changed_at, trail.by)
            version = RowVersion(before | seen | own, content or REMOVED, *by)
        elif base is None:
            version = RowVersion(frozenset(), content, NEVER, "") if content is not None else None
        elif base.presence is not Presence.ABSENT:
            by = (base.version_at, base.version_by)
            version = RowVersion(frozenset(base.events), content or REMOVED, *by)
        if version is None and (gone := self._taken_over(key, variants)):
            version = gone
            variants = tuple(each for each in variants if each.state is not VariantState.TWIN)
        return LocalRow(version, variants, base, stored, trail)

    def _taken_over(self, key: RowKey, variants: Iterable[RowVariant]) -> RowVersion | None:
        """A row that stood under another id is gone for good once that other one was changed here."""
        twins = [each for each in variants if each.state is VariantState.TWIN]
        if not twins:
            return None
        rival = (key[0], twins[0].rival)
        base, trail = self.bases.get(rival), self.trail(rival)
        own = trail.events(base.until if base else 0)
        if not own:
            return None
        text = "\n".join((key[1], rival[1], *sorted(own)))
        event = f"sama:{sha256(text.encode()).hexdigest()[:32]}"
        events = _union(twins, VariantState.TWIN) | {event}
        return RowVersion(events, REMOVED, trail.changed_at, trail.by)

    def _contents(self, keys: Iterable[RowKey]) -> dict[RowKey, str]:
        """What stands of these rows, as it travels."""
        activity_ids = [key for table, key in keys if table == ACTIVITY]
        documents = {
            key: self.documents[key]
            for table, key in keys
            if table == DOCUMENT and key in self.documents
        }
        found: dict[RowKey, str] = {}
        activities = self._reader.activities_by_ids(activity_ids) if activity_ids else ()
        files = self._files(FileOwner.ACTIVITY, [each.id for each in activities])
        for each in activities:
            section = self.section_codes[each.section_id]
            found[ACTIVITY, each.id] = activity_content(each, section, files.get(each.id, ()))
        files = self._files(FileOwner.DOCUMENT, [each.id for each in documents.values()])
        for key, document in documents.items():
            found[DOCUMENT, key] = document_content(document, files.get(document.id, ()))
        return found

    def _files(self, owner: FileOwner, ids: list[str]) -> Mapping[str, tuple[EvidenceFile, ...]]:
        return self._reader.evidence_files(owner, ids) if ids else {}

    def same_activities(self, days: Iterable[date]) -> dict[tuple[str, str, str], list[str]]:
        """The ids of the activities of a span of days, by day, description and section's code."""
        every = list(days)
        found: dict[tuple[str, str, str], list[str]] = {}
        for each in self._reader.activities(min(every), max(every)) if every else ():
            section = self.section_codes[each.section_id]
            name = (each.day.isoformat(), each.description, section)
            found.setdefault(name, []).append(each.id)
        return found


def _union(variants: Iterable[RowVariant], state: VariantState) -> frozenset[str]:
    events: set[str] = set()
    for each in variants:
        if each.state is state:
            events |= set(each.events)
    return frozenset(events)
