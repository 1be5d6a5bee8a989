"""Reads of one office within one transaction; all answers are domain objects."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any, TypeVar

from sqlalchemy import Select

from iku_desktop.domain.accounts import Account
from iku_desktop.domain.achievement import Category
from iku_desktop.domain.activities import Activity
from iku_desktop.domain.documents import (
    DeadlineException,
    DeadlineRule,
    DocumentType,
    VillageDocument,
)
from iku_desktop.domain.facts import ActivityFact, DocumentKey
from iku_desktop.domain.office import Office, Official, Section
from iku_desktop.domain.plan import GoalKind, IkuPlan, ManualValue, Narrative, Target
from iku_desktop.domain.read_models import Stamp
from iku_desktop.domain.villages import Village
from iku_desktop.storage import queries, registry
from iku_desktop.storage.activity_list import ActivityListReader
from iku_desktop.storage.package_reader import PackageReader
from iku_desktop.storage.paper_reader import PaperReader
from iku_desktop.storage.registry import Mapped, mapped
from iku_desktop.storage.removed_reader import RemovedReader
from iku_desktop.storage.row_reader import Rows, as_list
from iku_desktop.storage.trail_reader import TrailReader

T = TypeVar("T")


class Reader(PaperReader, TrailReader, PackageReader, RemovedReader, ActivityListReader):
    """Everything stored of the office `office_code`, as of the transaction's first read."""

    def office(self) -> Office:
        """The profile."""
        return self._all(registry.OFFICE)[0]

    def logo(self) -> bytes | None:
        """The image of the letterhead."""
        rows = self._rows(queries.LOGO)
        return rows[0][0] if rows else None

    def villages(self) -> tuple[Village, ...]:
        """All villages and kelurahan, by code."""
        return self._all(registry.VILLAGE)

    def sections(self) -> tuple[Section, ...]:
        """All sections, by position."""
        return self._all(registry.SECTION)

    def accounts(self) -> tuple[Account, ...]:
        """Those who may log in, by name; empty in an office without accounts."""
        return self._all(registry.ACCOUNT)

    def officials(self) -> tuple[Official, ...]:
        """All officials, by the day their validity began."""
        return self._all(registry.OFFICIAL)

    def document_types(self) -> tuple[DocumentType, ...]:
        """All kinds of village documents, by position."""
        return self._all(registry.DOCUMENT_TYPE)

    def rules(self) -> tuple[DeadlineRule, ...]:
        """All deadline rules, by document type and the day they became law."""
        return self._all(registry.RULE)

    def plans(self) -> tuple[IkuPlan, ...]:
        """All plans whole, by first year; goals objectives first, indicators by position."""
        offsets = _by_owner(self._rows(queries.OFFSETS))
        goals = _by_owner(self._rows(queries.GOALS))
        indicators = _by_owner(self._rows(queries.INDICATORS))
        plans = []
        for row in self._rows(registry.PLAN.select):
            of_plan = [registry.GOAL.decode(each) for each in goals.get(row[0], ())]
            of_plan.sort(key=lambda goal: goal.kind is not GoalKind.OBJECTIVE)
            plans.append(
                registry.PLAN.decode(
                    row,
                    goals=tuple(of_plan),
                    indicators=tuple(map(registry.INDICATOR.decode, indicators.get(row[0], ()))),
                    offsets=registry.OFFSETS.together(offsets.get(row[0], ())),
                )
            )
        return tuple(plans)

    def categories(self) -> tuple[Category, ...]:
        """The category table in its order."""
        rows = self._rows(queries.CATEGORIES)
        return tuple(
            Category(name, None if bound is None else Fraction(bound), bars)
            for name, bound, bars, _ in rows
        )

    def presets(self) -> Mapping[str, Mapping[str, int]]:
        """Preset names with their offsets by document type."""
        presets: dict[str, dict[str, int]] = {}
        for name, code, years, _ in self._rows(queries.PRESETS):
            presets.setdefault(name, {})[code] = years
        return presets

    def causes(self) -> Mapping[str, str]:
        """Causes of lateness: code to words."""
        return {code: words for code, words, _ in self._rows(queries.CAUSES)}

    def documents(
        self, fiscal_years: Collection[int] | None = None
    ) -> Mapping[DocumentKey, VillageDocument]:
        """What is recorded of the documents of some fiscal years, or of all."""
        rows = self._of_fiscal_years(registry.DOCUMENT, queries.DOCUMENTS, fiscal_years)
        return {(each.village_id, each.document_type, each.fiscal_year): each for each in rows}

    def exceptions(
        self, fiscal_years: Collection[int] | None = None
    ) -> Mapping[DocumentKey, DeadlineException]:
        """The Camat's exceptions for documents of some fiscal years, or of all."""
        rows = self._of_fiscal_years(registry.EXCEPTION, queries.EXCEPTIONS, fiscal_years)
        return {(each.village_id, each.document_type, each.fiscal_year): each for each in rows}

    def activities(self, first: date, last: date) -> tuple[Activity, ...]:
        """The activities of these days with their evidence, by day and id."""
        days = {"first": first.isoformat(), "last": last.isoformat()}
        return self._activities(queries.ACTIVITIES, **days)

    def activity(self, activity_id: str) -> Activity | None:
        """The activity of that id."""
        return next(iter(self.activities_by_ids([activity_id])), None)

    def activities_by_ids(self, ids: Iterable[str]) -> tuple[Activity, ...]:
        """The activities of these ids that exist, by day and id."""
        return self._activities(queries.ACTIVITIES_BY_ID, ids=as_list(ids))

    def find_activity(self, day: date, description: str, section_id: str) -> Activity | None:
        """The first activity of exactly that day, description and section."""
        found = self._activities(
            queries.SAME_ACTIVITIES,
            day=day.isoformat(),
            description=description,
            section_id=section_id,
        )
        return found[0] if found else None

    def activity_facts(self, year: int) -> tuple[ActivityFact, ...]:
        """What indicator 1 needs of the year's activities, by day; those that are alike together."""
        days = {"first": f"{year:04d}-01-01", "last": f"{year:04d}-12-31"}
        day_of = date.fromisoformat
        return tuple(
            ActivityFact(day_of(day), bool(counts), day_of(followed) if followed else None, number)
            for day, counts, followed, number in self._rows(queries.ACTIVITY_FACTS, **days)
        )

    def targets(self, year: int | None = None) -> tuple[Target, ...]:
        """All revisions of the targets of a year, or of all years."""
        if year is None:
            return self._all(registry.TARGET)
        return self._of(registry.TARGET, queries.TARGETS, year=year)

    def manual_values(self, year: int) -> Mapping[str, ManualValue]:
        """The hand-entered values of a year by indicator."""
        values = self._of(registry.MANUAL_VALUE, queries.MANUAL_VALUES, year=year)
        return {each.indicator_id: each for each in values}

    def narratives(self, year: int, quarter: int) -> tuple[Narrative, ...]:
        """All narratives of a quarter."""
        return self._of(registry.NARRATIVE, queries.NARRATIVES, year=year, quarter=quarter)

    def stamps(self, kind: type, ids: Iterable[str] | None = None) -> Mapping[str, Stamp]:
        """When and by whom the rows of a kind were made and changed, by what the domain knows them by."""
        entry: Mapped[Any] = mapped(kind)
        statement = queries.stamps(entry, of_keys=ids is not None)
        keys = {} if ids is None else {"keys": as_list(ids)}
        time_of = datetime.fromisoformat
        return {
            key: Stamp(time_of(made), maker, time_of(changed), changer)
            for key, made, maker, changed, changer in self._rows(statement, **keys)
        }

    def by_ids(self, kind: type[T], ids: Iterable[str]) -> tuple[T, ...]:
        """The rows of a kind that has no parts, of these ids, in the kind's order."""
        entry = mapped(kind)
        return self._of(entry, queries.of_ids(entry), ids=as_list(ids))

    def last_change(self) -> datetime | None:
        """When anything was last written."""
        rows = self._rows(queries.LAST_CHANGE)
        return datetime.fromisoformat(rows[0][0]) if rows else None

    def change_counter(self) -> int:
        """A number that grows with every change of the office's rows."""
        return self._rows(queries.CHANGE_COUNTER)[0][0] or 0

    def changed_since(self, counter: int) -> frozenset[str]:
        """The names of the tables in which anything changed after that change counter."""
        rows = self._rows(queries.CHANGED_TABLES, counter=counter)
        return frozenset(name for (name,) in rows)

    def _of_fiscal_years(
        self, entry: Mapped[T], statement: Select[Any], years: Collection[int] | None
    ) -> tuple[T, ...]:
        if years is None:
            return self._all(entry)
        return self._of(entry, statement, years=json.dumps(sorted(years)))

    def _activities(self, statement: Select[Any], **values: object) -> tuple[Activity, ...]:
        rows = self._rows(statement, **values)
        ids = as_list(row[0] for row in rows)
        evidence = _by_owner(self._rows(queries.EVIDENCE_OF, ids=ids) if rows else [])
        together = registry.EVIDENCE.together
        return tuple(
            registry.ACTIVITY.decode(row, evidence=together(evidence.get(row[0], ())))
            for row in rows
        )


def _by_owner(rows: Rows) -> dict[str, Rows]:
    """The rows by their last column."""
    found: dict[str, Rows] = {}
    for row in rows:
        found.setdefault(row[-1], []).append(row)
    return found
