"""Reminder letters that leave the office: their numbers, and recording them as activities with evidence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from iku_desktop.domain.activities import Evidence, EvidenceKind
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.domain.form_fields import read_between
from iku_desktop.domain.letters import (
    FIRST_NUMBER,
    LAST_FIRST_NUMBER,
    Letter,
    letter_number,
    next_sequence,
    read_pattern,
)
from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.preferences import PreferenceName
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.report_models import ReminderLetters
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text
from iku_desktop.reports.registry import REPORTS
from iku_desktop.services.activity_entry import DESCRIPTION_LENGTH, ActivityEntry, spellings_of
from iku_desktop.services.context import Context, saved
from iku_desktop.services.reminders import documents_of, issued_letters, reminder_letters
from iku_desktop.services.report_sources import Request
from iku_desktop.services.reports import file_name, for_a_file, paper_of, plan_of_year, scope_of
from iku_desktop.services.snapshot import Change, Snapshot

KIND = "reminders"
DOCUMENTS = "documents_on_time"


class EvidenceKeeper(Protocol):
    """Keeps files of evidence; what this service needs of services.evidence."""

    def files(
        self, owner: FileOwner, owner_ids: Iterable[str]
    ) -> Mapping[str, tuple[EvidenceFile, ...]]:
        """The files of some rows, by the row's id."""

    def store_bytes(
        self, owner: FileOwner, owner_id: str, data: bytes, name: str, kind: str = ""
    ) -> Saved:
        """Keep a file that the program made itself."""


class Letters:
    """The office's own counter of letters, and what was issued with it."""

    def __init__(self, context: Context, evidence: Callable[[], EvidenceKeeper]) -> None:
        self._context = context
        self._evidence = evidence

    def issue(
        self, moment: Moment, village_ids: Sequence[str] = (), paper: str = "f4"
    ) -> PdfDocument:
        """Letters with numbers to all villages that have something open, or to some of them (ids).

        A village that was written to of the same documents on the same day gets that letter again.
        Refused as for a preview; nothing is numbered then.
        """
        definition = REPORTS[KIND]
        chosen = paper_of(definition, paper)
        with self._context.writing() as change:
            request = Request(plan_of_year(change.rows, moment.year), moment, tuple(village_ids))
            letters = numbered(change, reminder_letters(change.rows, moment, village_ids))
            name = file_name(KIND, change.rows, request, final=True, revision=0)
            scope = scope_of(change.rows, request)
        # Drawn after the numbers are on disk: the window must not wait for a hundred pages to write.
        data = definition.render(letters, chosen)
        return PdfDocument(
            *(data, name, KIND, moment.year, 0, scope, 0, chosen.value),
            *(definition.code(letters), True),
        )

    def issued(self, year: int) -> tuple[Letter, ...]:
        """The letters of a year's counter, by their number."""
        with self._context.reading() as rows:
            return rows.letters(year)

    def record_as_activity(self, letter_ids: Sequence[str], section_id: str = "") -> Saved:
        """Record each letter as an activity of a section, with its number and its PDF as evidence.

        Without a section it is the one that the sheet names as the source of the villages' documents.
        One that was recorded keeps its activity and only gets what it lacks. The answer's id is that
        of the first letter's activity.
        """
        with self._context.writing() as change:
            letters = _letters(change, letter_ids)
            activities = [_recorded(change, each, section_id) for each in letters]
            papers = [issued_letters(change.rows, [each]) for each in letters]
            answer = saved(change, activities[0])
        for activity_id, paper in zip(activities, papers, strict=True):
            self._attach(activity_id, paper)
        return answer

    def _attach(self, activity_id: str, paper: ReminderLetters) -> None:
        """The letter's PDF as a file of the activity; a file of that name stays as it is."""
        (letter,) = paper.letters
        number, village = for_a_file(letter.number), for_a_file(letter.village.name)
        name = t("letters.file_name", number=number, village=village)
        evidence = self._evidence()
        known = evidence.files(FileOwner.ACTIVITY, [activity_id]).get(activity_id, ())
        if any(each.name == name for each in known):
            return
        kind = EvidenceKind.DOCUMENT.value
        data = REPORTS[KIND].render(paper, REPORTS[KIND].papers[0])
        evidence.store_bytes(FileOwner.ACTIVITY, activity_id, data, name, kind)


def numbered(change: Change, model: ReminderLetters) -> ReminderLetters:
    """The letters with their numbers: those of the day again, new ones from the counter."""
    year = model.dated.year
    stored = list(change.work.letters(year))
    known = {(each.village_id, each.documents, each.dated, each.as_of): each for each in stored}
    pattern, first = _counter(change.rows)
    numbers = []
    for letter in model.letters:
        key = (letter.village.id, documents_of(letter), model.dated, model.as_of)
        if key not in known:
            sequence = next_sequence(stored, year, first)
            number = letter_number(pattern, sequence, model.dated)
            new = Letter(
                year=year,
                sequence=sequence,
                number=number,
                dated=model.dated,
                village_id=letter.village.id,
                documents=key[1],
                as_of=model.as_of,
                subject=t("letters.subject"),
            )
            change.work.put(new)
            stored.append(new)
            known[key] = new
        numbers.append(known[key].number)
    return with_numbers(model, numbers)


def with_numbers(model: ReminderLetters, numbers: Iterable[str]) -> ReminderLetters:
    """The letters, each with the number of its place."""
    letters = tuple(
        replace(each, number=number) for each, number in zip(model.letters, numbers, strict=True)
    )
    return replace(model, letters=letters)


def _counter(rows: Snapshot) -> tuple[str, int]:
    """The pattern and the first number of a year; Refused where the settings are no use."""
    settings = rows.preferences()
    pattern = read_pattern(settings.get(PreferenceName.LETTER_PATTERN, ""), "letter_pattern")
    typed = settings.get(PreferenceName.LETTER_FIRST, "")
    first = read_between(typed or None, "letter_first", FIRST_NUMBER, LAST_FIRST_NUMBER)
    return pattern, first or FIRST_NUMBER


def _letters(change: Change, ids: Sequence[str]) -> tuple[Letter, ...]:
    """The letters of these ids by their numbers; Refused where there is none, or one is unknown."""
    if not ids:
        raise Refused(Problem("no_letters"))
    letters = change.work.letters_by_ids(ids)
    if set(ids) - {each.id for each in letters}:
        raise Refused(Problem("unknown_letter"))
    return letters


def _recorded(change: Change, letter: Letter, section_id: str) -> str:
    """The id of the letter's activity, made where there is none (any more)."""
    if letter.activity_id and change.work.activity(letter.activity_id) is not None:
        return letter.activity_id
    entry = ActivityEntry(change.rows.sections(), change.today)
    typed: dict[str, Typed] = {
        "date": letter.dated,
        "description": _description(change.rows, letter),
        "section": section_id or _responsible_section(change.rows, letter.dated.year),
        "evidence": (Evidence(EvidenceKind.DOCUMENT, letter.number),),
    }
    activity_id = change.work.put(entry.activity(None, typed))
    change.work.put(replace(letter, activity_id=activity_id))
    return activity_id


def _description(rows: Snapshot, letter: Letter) -> str:
    (remade,) = issued_letters(rows, [letter]).letters
    documents = t("letters.comma").join(counted_text(each.counted) for each in remade.documents)
    values = {"number": letter.number, "village": remade.village.name}
    words = t("letters.activity", documents=documents, **values)
    if len(words) <= DESCRIPTION_LENGTH:
        return words
    return t("letters.activity_short", **values)


def _responsible_section(rows: Snapshot, year: int) -> str:
    """The section that the sheet names as the source of the villages' documents."""
    plan = rows.plan(year)
    spellings = {name.casefold(): each for name, each in spellings_of(rows.sections()).items()}
    for indicator in plan.indicators if plan else ():
        section_id = spellings.get(indicator.source.strip().casefold())
        if indicator.calculator == DOCUMENTS and section_id:
            return section_id
    raise Refused(Problem("letter_section", "section"))
