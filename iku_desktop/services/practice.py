"""Makes the practice office: Ranuyoso with made-up data, the same every time, up to today."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

from iku_desktop.domain.form_fields import text_field
from iku_desktop.domain.forms import read_form
from iku_desktop.domain.periods import QUARTERS, Quarter
from iku_desktop.domain.plan import (
    NARRATIVE_LENGTH,
    WHOLE_YEAR,
    Indicator,
    ManualValue,
    Narrative,
    NarrativeKind,
    Target,
)
from iku_desktop.domain.villages import Village
from iku_desktop.paths import OfficePaths
from iku_desktop.services.activity_entry import ActivityEntry
from iku_desktop.services.context import Clock, Context
from iku_desktop.services.indicators import indicator_of
from iku_desktop.services.manual_entry import manual_value
from iku_desktop.services.practice_activities import practice_activities
from iku_desktop.services.practice_documents import practice_documents
from iku_desktop.services.snapshot import Snapshot
from iku_desktop.services.target_entry import TargetEntry
from iku_desktop.services.village_entry import VillageEntry

if TYPE_CHECKING:  # storage loads SQLModel, which the window must not wait for
    from iku_desktop.storage.practice_material import PracticeMaterial
    from iku_desktop.storage.store import Store

Table = Mapping[str, Any]


def create_practice_office(paths: OfficePaths, clock: Clock, user: str) -> "Store":
    """A practice office, open and filled through the checks of every entry; Unavailable as for a new one.

    Nothing in it is dated after the clock's day. Where filling fails no office is left behind.
    """
    from iku_desktop.storage.catalog import office_content
    from iku_desktop.storage.database_file import remove_leftovers
    from iku_desktop.storage.practice_material import practice_material
    from iku_desktop.storage.store import Store

    material = practice_material()
    content = office_content(material.office["kecamatan"])
    office = replace(content.office, practice=True)
    store = Store.create(paths, replace(content, office=office), user, clock.now())
    try:
        with Context(store, clock, user).writing() as change:
            change.work.put_all(_rows(change.rows, material, change.today))
    except BaseException:
        store.close()
        remove_leftovers(paths.database)
        raise
    return store


def _rows(rows: Snapshot, material: "PracticeMaterial", today: date) -> Iterator[object]:
    villages = _villages(rows, material.office)
    yield from villages
    yield from practice_documents(rows, material.documents, villages, today)
    yield from _targets(rows, material.office, today)
    yield from _manual_values(rows, material.office, today)
    yield from _narratives(rows, material, today)
    chance = Random(material.office["seed"])  # noqa: S311 - made-up data, no secret
    entry = ActivityEntry(rows.sections(), today)
    names = [village.name for village in villages]
    for typed in practice_activities(material.activities, names, chance, today):
        yield entry.activity(None, typed)


def _villages(rows: Snapshot, office: Table) -> list[Village]:
    entry = VillageEntry(rows)
    people = zip(rows.villages(), office["heads"], strict=True)
    return [
        entry.village(village, {"head": head, "phone": office["phone"].format(number=number)})
        for number, (village, head) in enumerate(people, start=1)
    ]


def _targets(rows: Snapshot, office: Table, today: date) -> Iterable[Target]:
    targets: list[Target] = []
    for table in office["targets"]:
        year = table["year"]
        indicator = indicator_of(rows, table["indicator"], year)
        for quarter, value in zip((WHOLE_YEAR, *QUARTERS), table["values"], strict=False):
            targets.append(_target(targets, indicator, year, quarter, {"value": value}, today))
    for table in office["revisions"]:
        if table["decided_on"] <= today:
            year, quarter = table["year"], table["quarter"]
            indicator = indicator_of(rows, table["indicator"], year)
            keys = ("value", "decided_on", "letter_number", "reason")
            typed = {key: table[key] for key in keys}
            targets.append(_target(targets, indicator, year, quarter, typed, today))
    return targets


def _target(
    targets: list[Target], indicator: Indicator, year: int, quarter: int, typed: Table, today: date
) -> Target:
    target, _ = TargetEntry(targets, today).target(indicator, year, quarter, typed)
    if target is None:
        raise ValueError(f"no value: {typed}")
    return target


def _manual_values(rows: Snapshot, office: Table, today: date) -> Iterator[ManualValue]:
    for table in office["manual"]:
        if table["dated"] <= today:
            indicator = indicator_of(rows, table["indicator"], table["year"])
            typed = {key: table[key] for key in ("value", "dated", "evidence")}
            entered, _ = manual_value(indicator, table["year"], None, typed, today)
            yield entered


def _narratives(rows: Snapshot, material: "PracticeMaterial", today: date) -> Iterator[Narrative]:
    field = text_field("text", NARRATIVE_LENGTH, needed=True, lines=True)
    for year in material.activities["years"]:
        years = {"last_year": year - 1, "year": year, "next_year": year + 1}
        over = [number for number in QUARTERS if Quarter(year, number).end < today]
        for code, kinds in material.office["narratives"].items():
            indicator = indicator_of(rows, code, year)
            for kind, texts in kinds.items():
                for number in over:
                    text = texts[number - 1].format(**years)
                    written = str(read_form((field,), {"text": text}, whole=True)["text"])
                    yield Narrative(indicator.id, year, number, NarrativeKind(kind), written)
