"""Where the rows of a step are shown: which page, which row of it, and at which moment."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from iku_desktop.domain.audit import AuditEntry
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.steps import StepPlace
from iku_desktop.services.facts import counted_in
from iku_desktop.services.frame import years_of
from iku_desktop.services.snapshot import Snapshot

OF_AN_INDICATOR = ("target", "manual_value", "narrative")
OF_A_DOCUMENT = ("village_document", "deadline_exception")
PARTS = {"evidence": ("activity", "activity_id"), "evidence_file": ("activity", "owner_id")}


def place_of(rows: Snapshot, entries: Sequence[AuditEntry], moment: Moment) -> StepPlace | None:
    """The place of the first entry that a page shows, None where none does."""
    for entry in entries:
        place = _place(rows, entry, moment)
        if place is not None:
            return place
    return None


def _place(rows: Snapshot, entry: AuditEntry, moment: Moment) -> StepPlace | None:
    told: dict[str, Any] = {**json.loads(entry.old or "{}"), **json.loads(entry.new or "{}")}
    table, row_id = entry.table_name, entry.row_id
    if table in PARTS:
        table, owner = PARTS[table]
        row_id = str(told.get(owner, ""))
    if table == "activity":
        return _activity_place(rows, row_id, told, moment)
    if table in OF_A_DOCUMENT:
        return _document_place(rows, entry, told, moment)
    if table == "village":
        return StepPlace(table, row_id, {"village_id": row_id})
    if table in OF_AN_INDICATOR:
        return _indicator_place(rows, table, told, moment)
    return None


def _activity_place(
    rows: Snapshot, row_id: str, told: dict[str, Any], moment: Moment
) -> StepPlace | None:
    stored = next(iter(rows.reader.activities_by_ids([row_id])), None)
    day = stored.day if stored is not None else _day(told.get("day"))
    if day is None:
        return None
    hints = {"activity_id": row_id} if stored is not None else {}
    return StepPlace("activity", row_id, hints, _moment(Quarter.of(day), moment))


def _document_place(
    rows: Snapshot, entry: AuditEntry, told: dict[str, Any], moment: Moment
) -> StepPlace | None:
    if "fiscal_year" not in told:
        stored = rows.reader.by_ids(VillageDocument, [entry.row_id])
        if not stored:
            return None
        told = {
            "village_id": stored[0].village_id,
            "document_type": stored[0].document_type,
            "fiscal_year": stored[0].fiscal_year,
        }
    hints = {name: str(told[name]) for name in ("village_id", "document_type")}
    key = (hints["document_type"], told["fiscal_year"])
    years = (moment.year, *years_of(rows, moment.today))
    for year in dict.fromkeys(years):
        if any(
            (each.document_type.code, each.fiscal_year) == key for each in counted_in(rows, year)
        ):
            quarter = Quarter(year, moment.quarter.number)
            return StepPlace("village_document", entry.row_id, hints, _moment(quarter, moment))
    return None


def _indicator_place(
    rows: Snapshot, table: str, told: dict[str, Any], moment: Moment
) -> StepPlace | None:
    if "indicator_id" not in told:
        return StepPlace(table, "")
    plan = rows.plan(int(told["year"]))
    code = (
        next((i.code for i in plan.indicators if i.id == told["indicator_id"]), "") if plan else ""
    )
    number = int(told.get("quarter") or moment.quarter.number)
    quarter = Quarter(int(told["year"]), number)
    return StepPlace(table, "", {"indicator_code": code}, _moment(quarter, moment))


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None


def _moment(quarter: Quarter, moment: Moment) -> Moment:
    return moment if quarter == moment.quarter else Moment.at(quarter, moment.today)
