"""What the clerk calls a stored row: its kind and what tells it from others, from the audit trail."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from iku_desktop.domain.periods import Quarter
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t
from iku_desktop.services.snapshot import Snapshot

LONGEST = 120
Values = Mapping[str, Any]


class RowNames:
    """Names rows by their columns, also of rows that are gone."""

    def __init__(self, rows: Snapshot) -> None:
        self._rows = rows
        self._villages = {each.id: each.name for each in rows.villages()}
        self._types = {each.code: each.name for each in rows.document_types()}
        self._indicators = {each.id: each.code for plan in rows.plans() for each in plan.indicators}

    def of_row(self, table: str, row_id: str) -> str:
        """The name of a row by all that the trail tells of it."""
        told: dict[str, Any] = {}
        for entry in self._rows.reader.audit_of(table, row_id):
            told |= json.loads(entry.new or entry.old or "{}")
        if "activity_id" in told:
            # Evidence has no name of its own.
            return self.of_row("activity", str(told["activity_id"]))
        return self.name(table, told)

    def name(self, table: str, values: Values) -> str:
        """`Kegiatan 03/10/2025 Rapat koordinasi`, `APBDesa 2026 Desa Jenggrong`."""
        kind = t(f"step.table.{table}").capitalize()
        rest = self._rest(table, values)
        return _shortened(f"{kind}: {rest}" if rest else kind)

    def _rest(self, table: str, values: Values) -> str:
        if table == "activity":
            return f"{_day(values.get('day'))} {values.get('description', '')}".strip()
        if "document_type" in values and "village_id" in values:
            kind = self._types.get(values["document_type"], str(values["document_type"]))
            village = self._village(values["village_id"])
            return f"{kind} {values.get('fiscal_year', '')} {village}"
        if "indicator_id" in values:
            code = self._indicators.get(values["indicator_id"], "")
            return " ".join(filter(None, (code, _period(values))))
        for name in ("name", "file_name", "original_name", "title", "short_name", "words", "code"):
            if values.get(name):
                return str(values[name])
        return ""

    def _village(self, village_id: str) -> str:
        if village_id not in self._villages:
            self._villages[village_id] = self._gone_village(village_id)
        return self._villages[village_id]

    def _gone_village(self, village_id: str) -> str:
        told = [
            json.loads(text)
            for entry in self._rows.reader.audit_of("village", village_id)
            for text in (entry.old, entry.new)
            if text
        ]
        return next((str(each["name"]) for each in reversed(told) if "name" in each), "")


def _period(values: Values) -> str:
    quarter, year = values.get("quarter") or 0, values.get("year", "")
    if not quarter:
        return str(year)
    roman = Quarter(int(year), int(quarter)).roman
    return f"{t('common.quarter_short', roman=roman)} {year}"


def _day(text: object) -> str:
    return show_short(date.fromisoformat(text)) if isinstance(text, str) else ""


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
