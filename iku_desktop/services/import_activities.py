"""Takes the sheet Kegiatan in, each row by the checks of the activity form."""

from datetime import date

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.form_fields import read_choice
from iku_desktop.domain.import_models import RowKind
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed, shortened
from iku_desktop.exchange.layout import Cell, Record
from iku_desktop.exchange.reading import SheetRow, SheetRows
from iku_desktop.services.activity_entry import ActivityEntry, spellings_of
from iku_desktop.services.import_ledger import (
    Effect,
    ImportDesk,
    OnlyOnce,
    differing,
    gathered,
)
from iku_desktop.services.quick_activities import QuickActivities
from iku_desktop.services.workbook_records import activity_record, section_names

Key = tuple[date, str, str]
LONGEST_ID = 40
COLUMN_OF = {"first_day": "date", "day": "date"}


def import_activities(desk: ImportDesk, sheet: SheetRows) -> None:
    """Take the sheet's rows; one without an ID is known by its day, description and section."""
    importer = _ActivityImport(desk, sheet)
    desk.take_rows(sheet, importer.take, COLUMN_OF)
    importer.check_twins(sheet)


class _ActivityImport:
    def __init__(self, desk: ImportDesk, sheet: SheetRows) -> None:
        sections = desk.rows.sections()
        self._names = section_names(sections)
        self._spellings = spellings_of(sections)
        self._read_sections: dict[Cell, str | None] = {}
        self._entry = ActivityEntry(sections, desk.today)
        self._quick = QuickActivities(self._entry, desk.today)
        self._desk = desk
        self._once = OnlyOnce()
        self._keys = OnlyOnce()
        reader = desk.rows.reader
        # What is longer is none of ours; the database is not asked for whole pages of text.
        ids = {
            text
            for row in sheet.rows
            if len(text := str(row.cells.get("id") or "")) <= LONGEST_ID and text
        }
        days = [day for row in sheet.rows if isinstance(day := row.cells.get("date"), date)]
        by_day = reader.activities(min(days), max(days)) if days else ()
        self._by_id = {each.id: each for each in reader.activities_by_ids(ids)}
        self._by_key: dict[Key, Activity] = {}
        for each in by_day:
            self._by_key.setdefault(_key(each), each)
        self._becomes: dict[str, Key] = {}
        self._moved: list[tuple[SheetRow, Activity, RowKind]] = []

    def take(self, row: SheetRow) -> Effect:
        """One row: changes or makes one activity."""
        stored = self._stored(row)
        is_same = False
        activity = self._quick.made(row.cells) if stored is None else None
        if activity is None:
            typed = self._typed(row, stored)
            is_same = stored is not None and not typed
            activity = stored if stored and is_same else self._entry.activity(stored, typed)
        self._desk.check_lock(stored, activity)
        key = _key(activity)
        if stored is not None:
            self._once.check(stored.id, row, "id" if row.cells.get("id") else "description")
            self._becomes[stored.id] = key
        if is_same:
            self._keys.note(key, row)
        else:
            self._keys.check(key, row, "description")
        kind = self._desk.ledger.put(stored, activity)
        if not is_same:
            self._moved.append((row, activity, kind))
        return Effect(kind, lambda: (self._record(stored), self._record(activity)))

    def _record(self, activity: Activity | None) -> Record | None:
        return None if activity is None else activity_record(activity, self._names)

    def check_twins(self, sheet: SheetRows) -> None:
        """Refuses rows that would become the twin of an activity that the file leaves as it is."""
        for row, activity, kind in self._moved:
            key = _key(activity)
            twin = self._by_key.get(key)
            if twin is None or twin.id == activity.id:
                continue
            if self._becomes.get(twin.id, key) == key:
                problem = Problem("activity_twice", "description", {"date": activity.day})
                refused = sheet.refused(row, "description", problem)
                self._desk.ledger.take_back(sheet, row, kind, refused)

    def _stored(self, row: SheetRow) -> Activity | None:
        given = row.cells.get("id")
        if given is not None:
            if str(given) not in self._by_id:
                values = {"typed": shortened(str(given))}
                raise Refused(Problem("unknown_activity_id", "id", values))
            return self._by_id[str(given)]
        day, description = row.cells.get("date"), row.cells.get("description")
        section = self._section(row)
        if not isinstance(day, date) or description is None or section is None:
            return None
        return self._by_key.get((day, str(description), section))

    def _section(self, row: SheetRow) -> str | None:
        cell = row.cells.get("section")
        if cell not in self._read_sections:
            # One that isn't known is refused by the form's own check with the row's other problems.
            self._read_sections[cell] = gathered(
                [], lambda: read_choice(cell, "section", self._spellings)
            )
        return self._read_sections[cell]

    def _typed(self, row: SheetRow, stored: Activity | None) -> dict[str, Typed]:
        typed = differing(row, self._record(stored), ("id",))
        # Numbers stand for the kinds in their order, so new kinds are read with all of them.
        if "evidence" in typed and "evidence_numbers" in row.cells:
            typed["evidence_numbers"] = row.cells["evidence_numbers"]
        return typed


def _key(activity: Activity) -> Key:
    return activity.day, activity.description, activity.section_id
