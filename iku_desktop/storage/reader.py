"""Reads of one office within one transaction; all answers are domain objects."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, case, exists, func, literal, select

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.activities import Activity
from iku_desktop.domain.closing import Closing
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
from iku_desktop.storage import registry
from iku_desktop.storage.audit import AUDIT
from iku_desktop.storage.faults import of_a_statement
from iku_desktop.storage.registry import STAMPS, Mapped, Part, RowSet, light_table, mapped

T = TypeVar("T")
Rows = list[Any]

LOGO = light_table("logo", ("image",))
ACTIVITY = registry.ACTIVITY.table
EVIDENCE = registry.EVIDENCE.rows.table


class Reader:
    """Everything stored of the office `office_code`, as of the transaction's first read."""

    def __init__(self, connection: Connection, office_code: str) -> None:
        self._connection = connection
        self.office_code = office_code

    def office(self) -> Office:
        """The profile."""
        return self._all(registry.OFFICE)[0]

    def logo(self) -> bytes | None:
        """The image of the letterhead."""
        rows = self._rows(select(LOGO.c.image).where(LOGO.c.office == self.office_code))
        return rows[0][0] if rows else None

    def villages(self) -> tuple[Village, ...]:
        """All villages and kelurahan, by code."""
        return self._all(registry.VILLAGE)

    def sections(self) -> tuple[Section, ...]:
        """All sections, by position."""
        return self._all(registry.SECTION)

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
        offsets = self._parts(registry.OFFSETS)
        goals: dict[str, list[Any]] = {}
        for row in self._rows(registry.GOAL.selecting("plan_id")):
            goals.setdefault(row[-1], []).append(registry.GOAL.decode(row))
        indicators: dict[str, list[Any]] = {}
        for row in self._rows(registry.INDICATOR.selecting("plan_id")):
            indicators.setdefault(row[-1], []).append(registry.INDICATOR.decode(row))
        return tuple(
            registry.PLAN.decode(
                row,
                goals=tuple(
                    sorted(
                        goals.get(row[0], ()), key=lambda each: each.kind is not GoalKind.OBJECTIVE
                    )
                ),
                indicators=tuple(indicators.get(row[0], ())),
                offsets=registry.OFFSETS.together(offsets.get(row[0], ())),
            )
            for row in self._rows(registry.PLAN.select)
        )

    def categories(self) -> tuple[Category, ...]:
        """The category table in its order."""
        rows = self._set(registry.CATEGORIES)
        return tuple(
            Category(name, None if bound is None else Fraction(bound), bars)
            for name, bound, bars, _ in rows
        )

    def presets(self) -> Mapping[str, Mapping[str, int]]:
        """Preset names with their offsets by document type."""
        presets: dict[str, dict[str, int]] = {}
        for name, code, years, _ in self._set(registry.PRESETS):
            presets.setdefault(name, {})[code] = years
        return presets

    def causes(self) -> Mapping[str, str]:
        """Causes of lateness: code to words."""
        return {code: words for code, words, _ in self._set(registry.CAUSES)}

    def documents(
        self, fiscal_years: Collection[int] | None = None
    ) -> Mapping[DocumentKey, VillageDocument]:
        """What is recorded of the documents of some fiscal years, or of all."""
        return {
            (each.village_id, each.document_type, each.fiscal_year): each
            for each in self._of_years(registry.DOCUMENT, "fiscal_year", fiscal_years)
        }

    def exceptions(
        self, fiscal_years: Collection[int] | None = None
    ) -> Mapping[DocumentKey, DeadlineException]:
        """The Camat's exceptions for documents of some fiscal years, or of all."""
        return {
            (each.village_id, each.document_type, each.fiscal_year): each
            for each in self._of_years(registry.EXCEPTION, "fiscal_year", fiscal_years)
        }

    def activities(self, first: date, last: date) -> tuple[Activity, ...]:
        """The activities of these days with their evidence, by day and id."""
        is_within = ACTIVITY.c.day.between(first.isoformat(), last.isoformat())
        return self._activities(is_within)

    def activity(self, activity_id: str) -> Activity | None:
        """The activity of that id."""
        return next(iter(self.activities_by_ids([activity_id])), None)

    def activities_by_ids(self, ids: Iterable[str]) -> tuple[Activity, ...]:
        """The activities of these ids that exist, by day and id."""
        chosen = func.json_each(_json(ids)).table_valued("value")
        return self._activities(ACTIVITY.c.id.in_(select(chosen.c.value)))

    def find_activity(self, day: date, description: str, section_id: str) -> Activity | None:
        """The first activity of exactly that day, description and section."""
        found = self._activities(
            (ACTIVITY.c.day == day.isoformat())
            & (ACTIVITY.c.description == description)
            & (ACTIVITY.c.section_id == section_id)
        )
        return found[0] if found else None

    def activity_facts(self, year: int) -> tuple[ActivityFact, ...]:
        """What indicator 1 needs of the year's activities, by day and id."""
        row = ACTIVITY.c
        statement = (
            select(
                row.day,
                exists().where(EVIDENCE.c.office == row.office, EVIDENCE.c.activity_id == row.id),
                case((row.output != literal(""), row.follow_up_date)),
            )
            .where(
                row.office == self.office_code,
                row.day.between(f"{year:04d}-01-01", f"{year:04d}-12-31"),
            )
            .order_by(row.day, row.id)
        )
        day_of = date.fromisoformat
        return tuple(
            ActivityFact(day_of(day), bool(counts), day_of(followed) if followed else None)
            for day, counts, followed in self._rows(statement)
        )

    def targets(self, year: int | None = None) -> tuple[Target, ...]:
        """All revisions of the targets of a year, or of all years."""
        return self._of_years(registry.TARGET, "year", None if year is None else [year])

    def manual_values(self, year: int) -> Mapping[str, ManualValue]:
        """The hand-entered values of a year by indicator."""
        values = self._of_years(registry.MANUAL_VALUE, "year", [year])
        return {each.indicator_id: each for each in values}

    def narratives(self, year: int, quarter: int) -> tuple[Narrative, ...]:
        """All narratives of a quarter."""
        return self._of_years(registry.NARRATIVE, "year", [year], quarter=quarter)

    def closings(self, year: int) -> Mapping[int, Closing]:
        """The quarters of a year that are closed now, each with its newest closing."""
        newest = {each.quarter: each for each in self._of_years(registry.CLOSING, "year", [year])}
        return {number: each for number, each in newest.items() if each.reopened_at is None}

    def stamps(self, kind: type, ids: Iterable[str] | None = None) -> Mapping[str, Stamp]:
        """When and by whom the rows of a kind were made and changed, by what the domain knows them by."""
        entry: Mapped[Any] = mapped(kind)
        columns = entry.table.c
        statement = select(columns[entry.key], *(columns[name] for name in STAMPS)).where(
            columns.office == self.office_code
        )
        if ids is not None:
            chosen = func.json_each(_json(ids)).table_valued("value")
            statement = statement.where(columns[entry.key].in_(select(chosen.c.value)))
        time_of = datetime.fromisoformat
        return {
            key: Stamp(time_of(made), maker, time_of(changed), changer)
            for key, made, maker, changed, changer in self._rows(statement)
        }

    def last_change(self) -> datetime | None:
        """When anything was last written."""
        statement = (
            select(AUDIT.c.created_at)
            .where(AUDIT.c.office == self.office_code)
            .order_by(AUDIT.c.sequence.desc())
            .limit(1)
        )
        rows = self._rows(statement)
        return datetime.fromisoformat(rows[0][0]) if rows else None

    def change_counter(self) -> int:
        """A number that grows with every change of the office's rows."""
        statement = select(func.max(AUDIT.c.sequence)).where(AUDIT.c.office == self.office_code)
        return self._rows(statement)[0][0] or 0

    def changed_since(self, counter: int) -> frozenset[str]:
        """The names of the tables in which anything changed after that change counter."""
        statement = (
            select(AUDIT.c.table_name)
            .where(AUDIT.c.office == self.office_code, AUDIT.c.sequence > counter)
            .distinct()
        )
        return frozenset(name for (name,) in self._rows(statement))

    def _rows(self, statement: Select[Any], **values: object) -> Rows:
        with of_a_statement():
            answer = self._connection.execute(statement, {"office": self.office_code, **values})
            return list(answer)

    def _all(self, entry: Mapped[T]) -> tuple[T, ...]:
        return tuple(map(entry.decode, self._rows(entry.select)))

    def _of_years(
        self, entry: Mapped[T], column: str, years: Collection[int] | None, **equal: int
    ) -> tuple[T, ...]:
        statement = entry.select
        if years is not None:
            statement = statement.where(entry.table.c[column].in_(sorted(years)))
        for name, value in equal.items():
            statement = statement.where(entry.table.c[name] == value)
        return tuple(map(entry.decode, self._rows(statement)))

    def _activities(self, condition: Any) -> tuple[Activity, ...]:
        evidence = self._parts(registry.EVIDENCE, ACTIVITY, condition)
        return tuple(
            registry.ACTIVITY.decode(
                row, evidence=registry.EVIDENCE.together(evidence.get(row[0], ()))
            )
            for row in self._rows(registry.ACTIVITY.select.where(condition))
        )

    def _parts(self, part: Part, owners: Any = None, condition: Any = None) -> dict[str, Rows]:
        """The rows of a part by the id of the row they belong to, of those owners only."""
        columns = part.rows.table.c
        statement = (
            select(*(columns[name] for name in part.rows.columns), columns[part.rows.owner])
            .where(columns.office == self.office_code)
            .order_by(columns.position, columns.id)
        )
        if owners is not None:
            mine = columns[part.rows.owner] == owners.c.id
            of_them = (owners.c.office == columns.office) & mine & condition
            statement = statement.where(of_them)
        found: dict[str, Rows] = {}
        for row in self._rows(statement):
            found.setdefault(row[-1], []).append(row[:-1])
        return found

    def _set(self, rows: RowSet) -> Rows:
        columns = rows.table.c
        return self._rows(
            select(*(columns[name] for name in rows.columns))
            .where(columns.office == self.office_code)
            .order_by(columns.position)
        )


def _json(ids: Iterable[str]) -> str:
    return json.dumps(list(ids))
