"""Checks rows that came in a package as if they were typed here, and turns them into the office's own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileType
from iku_desktop.domain.locking import ClosedQuarter, change_problem, held
from iku_desktop.domain.merging import REMOVED, RowVersion
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.row_content import (
    ACTIVITY,
    DOCUMENT,
    activity_content,
    document_content,
    fields_of,
)
from iku_desktop.domain.typed_input import Typed, shortened
from iku_desktop.presentation.dates import show_short
from iku_desktop.services.activity_entry import ActivityEntry
from iku_desktop.services.document_entry import DocumentEntry, is_blank
from iku_desktop.services.evidence import shown_name
from iku_desktop.services.row_states import RowKey
from iku_desktop.services.snapshot import Snapshot

KINDS: Mapping[str, tuple[type, FileOwner]] = {
    ACTIVITY: (Activity, FileOwner.ACTIVITY),
    DOCUMENT: (VillageDocument, FileOwner.DOCUMENT),
}
TYPED_ACTIVITY = (
    *("date", "first_day", "description", "section", "place", "output", "follow_up_date", "note"),
)
TYPED_DOCUMENT = (
    *("date", "number", "cause", "cause_text", "note", "draft_received", "evaluated_on"),
)
LONGEST_SUBJECT = 90
Filing = Callable[[Sequence[EvidenceFile]], None]


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row as the office stores it (None: removed), with its files, and its content as it travels."""

    content: str
    row: Activity | VillageDocument | None
    files: tuple[EvidenceFile, ...] = ()


GONE = OwnRow(REMOVED, None)


class RowChecks:
    """What may come in, given the office's rows on a day; sections and villages are found by their codes.

    `filing` is given the files of a row and raises Refused where one can't be had.
    """

    def __init__(
        self,
        rows: Snapshot,
        today: date,
        closed: tuple[ClosedQuarter, ...],
        filing: Filing,
    ) -> None:
        self._sections = {each.code: each.id for each in rows.sections()}
        self._section_codes = {each.id: each.code for each in rows.sections()}
        self._section_names = {each.code: each.short_name or each.name for each in rows.sections()}
        self._villages = {each.code: each for each in rows.villages()}
        self._types = {each.code: each.name for each in rows.document_types()}
        self._activities = ActivityEntry(rows.sections(), today)
        self._documents = DocumentEntry(rows, today)
        self._closed, self._filing = closed, filing
        self._known: dict[tuple[str, str, str], OwnRow] = {}

    def taken(self, key: RowKey, version: RowVersion) -> RowVersion:
        """The version in the words of this office; Refused as typing it would be."""
        return replace(version, content=self.own(key, version.content).content)

    def own(self, key: RowKey, content: str) -> OwnRow:
        """The office's row of a content; Refused with all problems."""
        if content == REMOVED:
            return GONE
        place = (*key, content)
        if place not in self._known:
            table, name = key
            found = (
                self._activity(name, content)
                if table == ACTIVITY
                else self._document(name, content)
            )
            self._known[place] = self._known[*key, found.content] = found
        return self._known[place]

    def _activity(self, row_id: str, content: str) -> OwnRow:
        fields = fields_of(content)
        typed: dict[str, Typed] = {name: _typed(fields[name]) for name in TYPED_ACTIVITY}
        # By the code alone: another office may call another section by that name.
        section = str(fields["section"])
        if section not in self._sections:
            values = {"typed": shortened(section)}
            raise Refused(Problem("unknown_section", "section", values))
        typed["section"] = self._sections[section]
        typed["evidence"] = tuple(map(_evidence, _lists(fields["evidence"])))
        activity = replace(self._activities.activity(None, typed), id=row_id)
        files = _checked(_files(FileOwner.ACTIVITY, fields))
        self._filing(files)
        return OwnRow(activity_content(activity, section, files), activity, files)

    def _document(self, key: str, content: str) -> OwnRow:
        code, kind, year = key.split("/")
        village = self._villages.get(code)
        if village is None:
            raise Refused(Problem("unknown_village", "village", {"typed": shortened(code)}))
        if not (year.isascii() and year.isdigit() and len(year) == len("2025")):
            values = {"year": shortened(year)}
            raise Refused(Problem("year_out_of_range", "fiscal_year", values))
        fields = fields_of(content)
        place = self._documents.place(village.id, kind, int(year))
        typed: dict[str, Typed] = {name: _typed(fields[name]) for name in TYPED_DOCUMENT}
        document = self._documents.recorded(place, None, typed)
        files = _checked(_files(FileOwner.DOCUMENT, fields))
        if is_blank(document) and not files:
            return GONE
        self._filing(files)
        return OwnRow(document_content(document, files), document, files)

    def closed_problem(self, key: RowKey, before: str, after: str) -> Problem | None:
        """Why a closed quarter forbids that the one content becomes the other; None where none does."""
        if not self._closed or before == after:
            return None
        kind = KINDS[key[0]][0]
        for closed in self._closed:
            then, now = (self._held(key, content, closed) for content in (before, after))
            problem = change_problem(kind, then, now, closed)
            if problem is not None:
                return problem
        return None

    def is_held(self, key: RowKey, content: str) -> bool:
        """Whether a closed quarter holds anything of a content."""
        return any(self._held(key, content, closed) for closed in self._closed)

    def _held(self, key: RowKey, content: str, closed: ClosedQuarter) -> Mapping[str, object]:
        if content == REMOVED:
            return {}
        # What stands was accepted once; it is looked at, not judged again.
        table, name = key
        fields = fields_of(content)
        files = [each.sha256 for each in _files(KINDS[table][1], fields)]
        row = (
            _as_it_stands(name, fields)
            if table == ACTIVITY
            else _document_as_it_stands(name, fields)
        )
        return held(row, closed, files)

    def subject(self, key: RowKey, content: str) -> str:
        """`12/08/2025 Rapat koordinasi (Pemerintahan)` or `APBDesa 2026 Desa Jenggrong`."""
        table, name = key
        if table == DOCUMENT:
            code, kind, year = (*name.split("/"), "", "")[:3]
            village = self._villages.get(code)
            return f"{self._types.get(kind, kind)} {year} {village.name if village else code}"
        fields = fields_of(content)
        if not fields:
            return shortened(name)
        day = date.fromisoformat(str(fields["date"])) if fields["date"] else None
        section = str(fields["section"])
        words = " ".join(str(fields["description"]).split())
        if len(words) > LONGEST_SUBJECT:
            words = words[: LONGEST_SUBJECT - 1] + "…"
        shown = show_short(day) if day else "–"
        return f"{shown} {words} ({self._section_names.get(section, section)})"


def _typed(value: object) -> Typed:
    return value if isinstance(value, str) else None


def _lists(value: object) -> list[list[object]]:
    assert isinstance(value, list)
    return value


def _evidence(pair: list[object]) -> Evidence:
    kind, number = pair
    try:
        return Evidence(EvidenceKind(str(kind)), str(number))
    except ValueError:
        values = {"typed": shortened(str(kind))}
        raise Refused(Problem("unknown_evidence_kind", "evidence", values)) from None


def _files(owner: FileOwner, fields: Mapping[str, object]) -> tuple[EvidenceFile, ...]:
    return tuple(
        EvidenceFile(
            *(owner, "", str(sha256), FileType(str(kind)), str(name)),
            *(int(str(size)), int(str(pages)), str(shows)),
        )
        for sha256, kind, name, size, pages, shows in _lists(fields["files"])
    )


def _checked(files: Sequence[EvidenceFile]) -> tuple[EvidenceFile, ...]:
    """The files under names that can be shown; Refused where one shows a kind that there is not."""
    known = {"", *(each.value for each in EvidenceKind)}
    for file in files:
        if file.kind not in known:
            values = {"typed": shortened(file.kind)}
            raise Refused(Problem("unknown_evidence_kind", "files", values))
    return tuple(replace(each, name=shown_name(each.name)) for each in files)


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _as_it_stands(row_id: str, fields: Mapping[str, object]) -> Activity:
    return Activity(
        id=row_id,
        day=_day(fields["date"]) or date.min,
        description=str(fields["description"]),
        section_id=str(fields["section"]),
        first_day=_day(fields["first_day"]),
        place=str(fields["place"]),
        evidence=tuple(map(_evidence, _lists(fields["evidence"]))),
        output=str(fields["output"]),
        follow_up_date=_day(fields["follow_up_date"]),
        note=str(fields["note"]),
    )


def _document_as_it_stands(key: str, fields: Mapping[str, object]) -> VillageDocument:
    code, kind, year = key.split("/")
    return VillageDocument(
        code, kind, int(year), dated=_day(fields["date"]), number=str(fields["number"])
    )
