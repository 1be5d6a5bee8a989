"""Checks what is typed of an activity: dates, section, evidence; composes the domain's rules."""

from collections.abc import Mapping
from datetime import date

from iku_desktop.domain.activities import Activity, Evidence, activity_problems
from iku_desktop.domain.form_fields import date_field, read_choice, text_field
from iku_desktop.domain.forms import Field, changed, read_fields, refuse
from iku_desktop.domain.office import Section
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.evidence_entry import (
    numbered,
    read_evidence,
    read_numbers,
    with_known_numbers,
)

DESCRIPTION_LENGTH = 500
STORED_NAMES = {"date": "day", "section": "section_id"}


class ActivityEntry:
    """What may be recorded of activities, given the sections on a day."""

    def __init__(self, sections: tuple[Section, ...], today: date) -> None:
        self._today = today
        self._spellings = spellings_of(sections)
        self._sections: dict[str, str] = {}
        self.fields = (
            date_field("date", needed=True),
            date_field("first_day"),
            text_field("description", DESCRIPTION_LENGTH, needed=True),
            Field("section", self._section, needed=True),
            text_field("place", 200),
            Field("evidence", read_evidence),
            Field("evidence_numbers", read_numbers),
            text_field("output", 2000, lines=True),
            date_field("follow_up_date"),
            text_field("note", 1000, lines=True),
        )

    def activity(self, stored: Activity | None, typed: Mapping[str, Typed]) -> Activity:
        """The activity with the typed fields changed; Refused with all problems of the form."""
        values, problems = read_fields(self.fields, typed, whole=stored is None)
        old = stored or Activity("", self._today, "", "")
        day, first_day, follow_up = (
            _date(values, typed, name, None if stored is None else getattr(old, known))
            for name, known in (
                *(("date", "day"), ("first_day", "first_day")),
                ("follow_up_date", "follow_up_date"),
            )
        )
        problems += activity_problems(day, first_day, follow_up, self._today)
        try:
            evidence = _evidence(old.evidence, values)
        except Refused as refused:
            problems += refused.problems
        refuse(problems)
        named = {STORED_NAMES.get(name, name): value for name, value in values.items()}
        named.pop("evidence_numbers", None)
        return changed(old, named | {"evidence": evidence})

    def _section(self, typed: Typed, field: str) -> str:
        if not isinstance(typed, str):
            return self._read_section(typed, field)
        # An import asks for the same few sections a hundred thousand times.
        if typed not in self._sections:
            self._sections[typed] = self._read_section(typed, field)
        return self._sections[typed]

    def _read_section(self, typed: Typed, field: str) -> str:
        try:
            return read_choice(typed, field, self._spellings) or ""
        except Refused as refused:
            raise Refused(
                Problem("unknown_section", problem.field, problem.values)
                if problem.code == "unknown_choice"
                else problem
                for problem in refused.problems
            ) from None


def spellings_of(sections: tuple[Section, ...]) -> dict[str, str]:
    """Every spelling of a section to its id; a name goes before another's alias."""
    spellings: dict[str, str] = {}
    for section in sections:
        spellings |= dict.fromkeys(section.aliases, section.id)
    for section in sections:
        names = (section.short_name, section.name, section.code, section.id)
        spellings |= {name: section.id for name in names if name}
    return spellings


def _date(
    values: Mapping[str, object], typed: Mapping[str, Typed], name: str, stored: date | None
) -> date | None:
    # A date that could not be read is already a problem; the stored one must not judge the others.
    if name in typed:
        value = values.get(name)
        return value if isinstance(value, date) else None
    return stored


def _evidence(stored: tuple[Evidence, ...], values: Mapping[str, object]) -> tuple[Evidence, ...]:
    evidence, numbers = values.get("evidence"), values.get("evidence_numbers")
    chosen = stored
    if isinstance(evidence, tuple):
        chosen = with_known_numbers(evidence, stored)
    if isinstance(numbers, tuple):
        chosen = numbered(chosen, numbers)
    return tuple(dict.fromkeys(chosen))
