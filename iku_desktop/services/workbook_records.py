"""Says what is stored as rows of the workbook: written on export, compared with on import."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.documents import DocumentType, VillageDocument
from iku_desktop.domain.form_fields import read_choice
from iku_desktop.domain.office import Section
from iku_desktop.domain.periods import QUARTERS
from iku_desktop.domain.plan import WHOLE_YEAR, Indicator, Target
from iku_desktop.domain.target_history import newest_targets
from iku_desktop.domain.villages import Village
from iku_desktop.exchange.layout import ACTIVITIES, DOCUMENTS, TARGETS, VILLAGES, Record
from iku_desktop.exchange.writing import written_number
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.presentation.words import evidence_text
from iku_desktop.services.activity_entry import spellings_of
from iku_desktop.services.evidence_entry import SEPARATOR
from iku_desktop.services.snapshot import Snapshot

CAUSE_SEPARATOR = ": "
TARGET_KEYS: Mapping[str, int] = {
    f"quarter_{quarter}": quarter for quarter in (*QUARTERS, WHOLE_YEAR)
}


def office_records(rows: Snapshot) -> dict[str, list[Record]]:
    """Everything that the workbook holds of an office, by the sheets' keys."""
    villages = {village.id: village for village in rows.villages()}
    types = {kind.code: kind for kind in rows.document_types()}
    sections = section_names(rows.sections())
    documents = sorted(
        rows.reader.documents().values(),
        key=lambda each: (
            each.fiscal_year,
            villages[each.village_id].code,
            types[each.document_type].position,
        ),
    )
    return {
        VILLAGES.key: [village_record(village) for village in rows.villages()],
        DOCUMENTS.key: [
            document_record(
                each, villages[each.village_id], types[each.document_type], rows.causes()
            )
            for each in documents
        ],
        ACTIVITIES.key: [
            activity_record(each, sections) for each in rows.reader.activities(date.min, date.max)
        ],
        TARGETS.key: _target_records(rows),
    }


def village_record(village: Village) -> Record:
    """A row of Desa."""
    return {
        "code": village.code,
        "name": village.name,
        "head": village.head or None,
        "phone": village.phone or None,
        "valid_from": village.valid_from,
        "valid_to": village.valid_to,
    }


def document_record(
    document: VillageDocument, village: Village, kind: DocumentType, causes: Mapping[str, str]
) -> Record:
    """A row of Dokumen Desa."""
    return {
        "code": village.code,
        "name": village.name,
        "document_type": kind.name,
        "fiscal_year": document.fiscal_year,
        "number": document.number or None,
        "date": document.dated,
        "cause": cause_shown(document, causes) or None,
        "note": document.note or None,
    }


def cause_shown(document: VillageDocument, causes: Mapping[str, str]) -> str:
    """The cause's words and the text beside them in one cell: `Sebab lain: jalan longsor`."""
    words = causes.get(document.cause, document.cause)
    return CAUSE_SEPARATOR.join(filter(None, (words, document.cause_text)))


def activity_record(activity: Activity, sections: Mapping[str, str]) -> Record:
    """A row of Kegiatan; `sections` as from `section_names`."""
    return {
        "id": activity.id,
        "date": activity.day,
        "description": activity.description,
        "section": sections[activity.section_id],
        "place": activity.place or None,
        "evidence": _kinds_shown(tuple([each.kind for each in activity.evidence])),
        "evidence_numbers": _joined(_numbers(activity.evidence)),
        "output": activity.output or None,
        "follow_up_date": activity.follow_up_date,
        "note": activity.note or None,
    }


@lru_cache(1000)  # a hundred thousand activities have the same few kinds of evidence
@speaking(Language.INDONESIAN)
def _kinds_shown(kinds: tuple[EvidenceKind, ...]) -> str | None:
    return _joined(map(evidence_text, kinds))


def section_names(sections: tuple[Section, ...]) -> Mapping[str, str]:
    """What each section is called so that reading the name finds it again: id to name."""
    spellings = spellings_of(sections)
    return {
        section.id: next(
            name
            for name in (section.name, section.short_name, section.code, section.id)
            if name and read_choice(name, "section", spellings) == section.id
        )
        for section in sections
    }


def target_record(indicator: Indicator, year: int, newest: Mapping[int, Target]) -> Record:
    """A row of Target; `newest` are the targets that stand now, by quarter (0 = the year)."""
    values = {
        key: written_number(newest[quarter].value) if quarter in newest else None
        for key, quarter in TARGET_KEYS.items()
    }
    return {"indicator": indicator.code, "year": year, **values}


def _target_records(rows: Snapshot) -> list[Record]:
    targets = rows.reader.targets()
    records = []
    for year in sorted({target.year for target in targets}):
        plan = rows.plan(year)
        for indicator in plan.indicators if plan else ():
            newest = newest_targets(targets, indicator.id, year)
            if newest:
                records.append(target_record(indicator, year, newest))
    return records


def _numbers(evidence: tuple[Evidence, ...]) -> list[str]:
    numbers = [each.number for each in evidence]
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers


def _joined(parts: Iterable[str]) -> str | None:
    return f"{SEPARATOR} ".join(parts).strip() or None
