"""What of a row travels in a package: its fields in words that every office of the kecamatan knows."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import EvidenceFile

ACTIVITY, DOCUMENT = "activity", "village_document"
# The fields as they stand side by side; "files" are lists of (hash, type, name, size, pages, kind).
FIELDS: Mapping[str, tuple[str, ...]] = {
    ACTIVITY: (
        *("date", "first_day", "description", "section", "place", "evidence", "output"),
        *("follow_up_date", "note", "files"),
    ),
    DOCUMENT: (
        *("date", "number", "cause", "cause_text", "note", "draft_received", "evaluated_on"),
        "files",
    ),
}
DATES = frozenset({"date", "first_day", "follow_up_date", "draft_received", "evaluated_on"})
LISTS: Mapping[str, int] = {"evidence": 2, "files": 6}

Content = Mapping[str, object]


def canonical(content: Content) -> str:
    """The one text of these fields."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fields_of(text: str) -> dict[str, object]:
    """The fields of a canonical text, {} for a removed row."""
    found: dict[str, object] = json.loads(text) if text else {}
    return found


def activity_content(activity: Activity, section: str, files: Iterable[EvidenceFile]) -> str:
    """An activity with its section's code and its files."""
    return canonical(
        {
            "date": activity.day.isoformat(),
            "first_day": _iso(activity.first_day),
            "description": activity.description,
            "section": section,
            "place": activity.place,
            "evidence": [[each.kind.value, each.number] for each in activity.evidence],
            "output": activity.output,
            "follow_up_date": _iso(activity.follow_up_date),
            "note": activity.note,
            "files": _files(files),
        }
    )


def document_content(document: VillageDocument, files: Iterable[EvidenceFile]) -> str:
    """A village document and its files; village, kind and fiscal year are its key."""
    return canonical(
        {
            "date": _iso(document.dated),
            "number": document.number,
            "cause": document.cause,
            "cause_text": document.cause_text,
            "note": document.note,
            "draft_received": _iso(document.draft_received),
            "evaluated_on": _iso(document.evaluated_on),
            "files": _files(files),
        }
    )


def stored_names(text: str) -> tuple[str, ...]:
    """The names in `bukti/` of the files that a content speaks of."""
    files = fields_of(text).get("files")
    return tuple(f"{each[0]}.{each[1]}" for each in files) if isinstance(files, list) else ()


def twin_name(text: str) -> tuple[object, object, object]:
    """What makes two activities one: day, description and section."""
    fields = fields_of(text)
    return fields["date"], fields["description"], fields["section"]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _files(files: Iterable[EvidenceFile]) -> list[list[object]]:
    # By hash: the position of a file is the matter of each office.
    return [
        [each.sha256, each.type.value, each.name, each.size, each.pages, each.kind]
        for each in sorted(files, key=lambda each: each.sha256)
    ]
