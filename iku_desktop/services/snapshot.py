"""Rows of the office as of one change, each part read at most once however many pages ask for it."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, cast

from iku_desktop.domain.accounts import Account
from iku_desktop.domain.achievement import Category
from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.documents import (
    DeadlineException,
    DeadlineRule,
    DocumentType,
    VillageDocument,
)
from iku_desktop.domain.evaluation import EvaluationRule, rules_from_text
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.facts import ActivityFact, DocumentKey
from iku_desktop.domain.holidays import Holiday
from iku_desktop.domain.issued import ReportProgress
from iku_desktop.domain.letters import Letter
from iku_desktop.domain.office import Office, Official, Section
from iku_desktop.domain.packages import RowVariant
from iku_desktop.domain.plan import IkuPlan, ManualValue, Narrative, Target, plan_of
from iku_desktop.domain.preferences import PreferenceName
from iku_desktop.domain.villages import Village

if TYPE_CHECKING:  # storage loads SQLModel, which the window must not wait for
    from iku_desktop.storage.reader import Reader
    from iku_desktop.storage.unit_of_work import UnitOfWork

Part = TypeVar("Part")
Parts = dict[Hashable, object]

# Which tables a part is read from; a table that stands nowhere here concerns every part.
TABLES_OF: Mapping[str, frozenset[str]] = {
    "office": frozenset({"office"}),
    "villages": frozenset({"village"}),
    "sections": frozenset({"section"}),
    "officials": frozenset({"official"}),
    "accounts": frozenset({"account"}),
    "document_types": frozenset({"document_type"}),
    "rules": frozenset({"deadline_rule"}),
    "plans": frozenset({"iku_plan", "plan_offset", "goal", "indicator"}),
    "categories": frozenset({"category"}),
    "presets": frozenset({"preset"}),
    "causes": frozenset({"cause"}),
    "documents": frozenset({"village_document"}),
    "exceptions": frozenset({"deadline_exception"}),
    "activity_facts": frozenset({"activity", "evidence"}),
    "manual_values": frozenset({"manual_value"}),
    "targets": frozenset({"target"}),
    "narratives": frozenset({"narrative"}),
    "closings": frozenset({"closing"}),
    "file_counts": frozenset({"evidence_file"}),
    "preferences": frozenset({"preference"}),
    "progress": frozenset({"report_progress"}),
    "letters": frozenset({"letter"}),
    "holidays": frozenset({"holiday"}),
    "evaluation_rules": frozenset({"preference"}),
    "row_variants": frozenset({"row_variant"}),
}
UNCACHED = (
    *("logo", "issued_document", "issued_content", "clock_confirmation", "office_key"),
    *("known_sender", "sent_package", "merged_package", "row_base"),
)
KNOWN_TABLES = frozenset(UNCACHED).union(*TABLES_OF.values())


class Snapshot:
    """The rows behind one reader; `parts` holds those that were read already, `kept` what never changes."""

    def __init__(
        self,
        reader: "Reader",
        parts: Parts,
        kept: Parts | None = None,
        facts: "FactsOfYear | None" = None,
    ) -> None:
        self.reader = reader
        self._parts = parts
        self._kept = {} if kept is None else kept
        self._facts = facts

    def part(self, key: Hashable, read: Callable[[], Part]) -> Part:
        """The part of that key, read only when nobody has read it since it changed."""
        if key not in self._parts:
            self._parts[key] = read()
        return cast("Part", self._parts[key])

    def unchanging(self, key: Hashable, read: Callable[[], Part]) -> Part:
        """Something of a row that is never written again, such as a closing, read only once."""
        if key not in self._kept:
            self._kept[key] = read()
        return cast("Part", self._kept[key])

    def apart(self) -> "Snapshot":
        """The same rows with a memory of its own."""
        return Snapshot(self.reader, dict(self._parts), self._kept)

    def with_closing(self, head: ClosingHead) -> "Snapshot":
        """The rows as they will be when this closing is written."""
        parts = {**self._parts, "closings": (*self.closings(), head)}
        return Snapshot(self.reader, parts, self._kept)

    def office(self) -> Office:
        """The profile."""
        return self.part("office", self.reader.office)

    def villages(self) -> tuple[Village, ...]:
        """All villages by code."""
        return self.part("villages", self.reader.villages)

    def sections(self) -> tuple[Section, ...]:
        """The sections in their order."""
        return self.part("sections", self.reader.sections)

    def accounts(self) -> tuple[Account, ...]:
        """Those who may log in; empty in an office without accounts."""
        return self.part("accounts", self.reader.accounts)

    def officials(self) -> tuple[Official, ...]:
        """All who sign or signed."""
        return self.part("officials", self.reader.officials)

    def document_types(self) -> tuple[DocumentType, ...]:
        """The kinds of village document in their order."""
        return self.part("document_types", self.reader.document_types)

    def rules(self) -> tuple[DeadlineRule, ...]:
        """The deadline rules of all times."""
        return self.part("rules", self.reader.rules)

    def plans(self) -> tuple[IkuPlan, ...]:
        """The IKU plans with goals, indicators and offsets."""
        return self.part("plans", self.reader.plans)

    def plan(self, year: int) -> IkuPlan | None:
        """The plan a year is measured by."""
        return plan_of(self.plans(), year)

    def categories(self) -> tuple[Category, ...]:
        """The category table."""
        return self.part("categories", self.reader.categories)

    def presets(self) -> Mapping[str, Mapping[str, int]]:
        """The named sets of offsets."""
        return self.part("presets", self.reader.presets)

    def causes(self) -> Mapping[str, str]:
        """The causes of lateness: code to words."""
        return self.part("causes", self.reader.causes)

    def documents(self, fiscal_years: Iterable[int]) -> Mapping[DocumentKey, VillageDocument]:
        """What is recorded of the documents of these fiscal years."""
        years = tuple(sorted(set(fiscal_years)))
        return self.part(("documents", years), lambda: self.reader.documents(years))

    def exceptions(self, fiscal_years: Iterable[int]) -> Mapping[DocumentKey, DeadlineException]:
        """The Camat's exceptions for documents of these fiscal years."""
        years = tuple(sorted(set(fiscal_years)))
        return self.part(("exceptions", years), lambda: self.reader.exceptions(years))

    def activity_facts(self, year: int) -> tuple[ActivityFact, ...]:
        """What indicator 1 needs of the year's activities."""
        return self.part(("activity_facts", year), lambda: self._activity_facts(year))

    def _activity_facts(self, year: int) -> tuple[ActivityFact, ...]:
        known = self._facts(self, year) if self._facts is not None else None
        return self.reader.activity_facts(year) if known is None else known

    def manual_values(self, year: int) -> Mapping[str, ManualValue]:
        """The year's hand-entered values by indicator id."""
        return self.part(("manual_values", year), lambda: self.reader.manual_values(year))

    def targets(self, year: int) -> tuple[Target, ...]:
        """The year's targets with all revisions."""
        return self.part(("targets", year), lambda: self.reader.targets(year))

    def narratives(self, year: int, quarter: int) -> tuple[Narrative, ...]:
        """The narratives of one quarter."""
        key = ("narratives", year, quarter)
        return self.part(key, lambda: self.reader.narratives(year, quarter))

    def closings(self) -> tuple[ClosingHead, ...]:
        """All closings of all years without their snapshots, by year, quarter and revision."""
        return self.part("closings", self.reader.closing_heads)

    def closed(self, year: int) -> Mapping[int, ClosingHead]:
        """The quarters of a year that are closed now, each with the closing that holds it."""
        newest = {each.quarter: each for each in self.closings() if each.year == year}
        return {number: each for number, each in newest.items() if not each.is_open_again}

    def file_counts(self, owner: FileOwner) -> Mapping[str, int]:
        """How many evidence files the rows of one kind have, by their ids."""
        return self.part(("file_counts", owner), lambda: self.reader.file_counts(owner))

    def preferences(self) -> Mapping[PreferenceName, str]:
        """The settings that are a name and a text."""
        return self.part("preferences", self.reader.preferences)

    def holidays(self) -> tuple[Holiday, ...]:
        """The days on which the office doesn't work."""
        return self.part("holidays", self.reader.holidays)

    def evaluation_rules(self) -> tuple[EvaluationRule, ...]:
        """Which drafts are evaluated, and within how many working days; the shipped ones until set."""
        return self.part("evaluation_rules", self._evaluation_rules)

    def _evaluation_rules(self) -> tuple[EvaluationRule, ...]:
        text = self.preferences().get(PreferenceName.DRAFT_EVALUATION, "")
        if text:
            return rules_from_text(text)
        from iku_desktop.storage.catalog import evaluation_rules

        return evaluation_rules()

    def row_variants(self) -> tuple[RowVariant, ...]:
        """The versions of rows that merges keep beside those that stand."""
        return self.part("row_variants", self.reader.row_variants)

    def progress(self, year: int) -> tuple[ReportProgress, ...]:
        """How far the reports of a year went."""
        return self.part(("progress", year), lambda: self.reader.progress(year))

    def letters(self, year: int) -> tuple[Letter, ...]:
        """The reminder letters of a year's counter."""
        return self.part(("letters", year), lambda: self.reader.letters(year))


def _concerns(changed: frozenset[str], key: Hashable) -> bool:
    name = str(key[0] if isinstance(key, tuple) else key)
    return not TABLES_OF[name].isdisjoint(changed)


# What somebody knows of a year's activities without reading all of them, None where nobody does.
FactsOfYear = Callable[[Snapshot, int], tuple[ActivityFact, ...] | None]


class SnapshotCache:
    """Keeps the parts that were read, until a change concerns them.

    Parts belong to one change counter. A reader that began earlier or in another thread gets parts of
    its own, so a slow page can never put old rows back.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._counter: int | None = None
        self._parts: Parts = {}
        self._kept: Parts = {}
        self.facts_of_year: FactsOfYear | None = None

    def over(self, reader: "Reader") -> Snapshot:
        """The snapshot of this reader, with every part that no change since has concerned."""
        counter = reader.change_counter()
        with self._lock:
            if self._counter is None or counter > self._counter:
                self._parts = self._still_true(reader)
                self._counter = counter
            parts = self._parts if counter == self._counter else {}
        return Snapshot(reader, parts, self._kept, self.facts_of_year)

    def before(self, work: "UnitOfWork") -> Snapshot:
        """The rows before a transaction's own changes; what it reads itself is not kept."""
        return self.over(work).apart()

    def _still_true(self, reader: "Reader") -> Parts:
        if self._counter is None:
            return {}
        changed = reader.changed_since(self._counter)
        if not changed <= KNOWN_TABLES:
            return {}
        return {key: part for key, part in self._parts.items() if not _concerns(changed, key)}


@dataclass(frozen=True, slots=True)
class Change:
    """A transaction under way: its unit of work, the rows before it, when and on which day."""

    work: "UnitOfWork"
    rows: Snapshot
    at: datetime
    today: date
