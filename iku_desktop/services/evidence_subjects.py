"""What files prove, in the office's own words: the activity, the village's document, the indicator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.domain.plan import ManualValue
from iku_desktop.services.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Subjects:
    """The rows that some files belong to, by their ids, and the names these need."""

    activities: dict[str, Activity]
    documents: dict[str, VillageDocument]
    values: dict[str, ManualValue]
    villages: dict[str, str]
    types: dict[str, str]
    indicators: dict[str, str]

    @classmethod
    def of(cls, rows: Snapshot, files: Iterable[EvidenceFile]) -> "Subjects":
        """Those of these files."""
        ids: dict[FileOwner, list[str]] = {owner: [] for owner in FileOwner}
        for file in files:
            ids[file.owner].append(file.owner_id)
        reader = rows.reader
        return cls(
            {each.id: each for each in reader.activities_by_ids(ids[FileOwner.ACTIVITY])},
            {each.id: each for each in reader.documents_by_ids(ids[FileOwner.DOCUMENT])},
            {each.id: each for each in reader.manual_values_by_ids(ids[FileOwner.MANUAL_VALUE])},
            {each.id: each.name for each in rows.villages()},
            {each.code: each.name for each in rows.document_types()},
            {each.id: each.short_title for plan in rows.plans() for each in plan.indicators},
        )

    def subject_and_day(self, file: EvidenceFile) -> tuple[str, date | None]:
        """`Rapat koordinasi …` or `LPPDesa 2024 Meninjo`, and the row's day; "" where it is gone."""
        if activity := self.activities.get(file.owner_id):
            return activity.description, activity.day
        if document := self.documents.get(file.owner_id):
            kind = self.types.get(document.document_type, document.document_type)
            village = self.villages.get(document.village_id, "")
            return f"{kind} {document.fiscal_year} {village}".strip(), document.dated
        if value := self.values.get(file.owner_id):
            return (
                f"{self.indicators.get(value.indicator_id, '')} {value.year}".strip(),
                value.dated,
            )
        return "", None
