"""Checks what is typed of a village document: place, date, cause; composes the domain's rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.documents import (
    DeadlineException,
    DeadlineRule,
    DocumentType,
    VillageDocument,
    date_problem,
    exception_problems,
    order_flag,
    rule_for,
)
from iku_desktop.domain.evaluation import evaluation_problems, evaluation_rule
from iku_desktop.domain.facts import DocumentKey
from iku_desktop.domain.form_fields import choice_field, date_field, text_field
from iku_desktop.domain.forms import Field, changed, read_fields, refuse
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import YEARS, Typed, shortened
from iku_desktop.domain.villages import Village, expected_problem
from iku_desktop.presentation.words import counted_text
from iku_desktop.services.snapshot import Snapshot

# A due date up to nine years off must still lie in the calendar.
FISCAL_YEARS = range(YEARS.start + 10, YEARS.stop - 10)
EXCEPTION_FIELDS = (
    date_field("new_due", needed=True),
    date_field("decided_on", needed=True),
    text_field("reason", 1000, needed=True, lines=True),
    text_field("letter_number", 100),
)
# The fields as they are typed, each with the document's own name for it and what empties it.
STORED_AS = {"date": "dated"} | {
    name: name
    for name in ("number", "cause", "cause_text", "note", "draft_received", "evaluated_on")
}
DATES = ("date", "draft_received", "evaluated_on")
NOTHING: Mapping[str, object] = {name: None if name in DATES else "" for name in STORED_AS}
EVALUATED = ("draft_received", "evaluated_on")


@dataclass(frozen=True, slots=True)
class Place:
    """One village's document of one fiscal year that can be recorded."""

    village: Village
    counted: CountedDocument

    @property
    def key(self) -> DocumentKey:
        """Village id, document type and fiscal year."""
        return self.village.id, self.counted.document_type.code, self.counted.fiscal_year


class DocumentEntry:
    """What may be recorded of documents, given the office's rows on a day."""

    def __init__(self, rows: Snapshot, today: date) -> None:
        self.today = today
        self.villages: Mapping[str, Village] = {each.id: each for each in rows.villages()}
        self.types: Mapping[str, DocumentType] = {each.code: each for each in rows.document_types()}
        self._rules: tuple[DeadlineRule, ...] = rows.rules()
        self._evaluations = rows.evaluation_rules()
        self._fields = _document_fields(rows.causes())

    def place(self, village_id: str, document_type: str, fiscal_year: int) -> Place:
        """The place of that name; Refused when there is no such place, with every reason."""
        problems = []
        village = self.villages.get(village_id)
        if village is None:
            typed = {"typed": shortened(village_id)}
            problems.append(Problem("unknown_village", "village", typed))
        kind = self.types.get(document_type)
        if kind is None:
            typed = {"typed": shortened(document_type)}
            problems.append(Problem("unknown_document_type", "document_type", typed))
        if fiscal_year not in FISCAL_YEARS:
            problems.append(Problem("year_out_of_range", "fiscal_year", {"year": fiscal_year}))
        if problems or village is None or kind is None:
            raise Refused(problems)
        rule = rule_for(self._rules, kind.code, fiscal_year)
        if rule is None:
            values = {"document": kind.name, "year": fiscal_year}
            raise Refused(Problem("no_rule", "fiscal_year", values))
        counted = CountedDocument(kind, fiscal_year, rule)
        problem = expected_problem(village, counted.due, counted_text(counted))
        if problem is not None:
            raise Refused(problem)
        return Place(village, counted)

    def check_date(self, place: Place, dated: date) -> None:
        """Refused when the document can't bear that date."""
        problem = date_problem(dated, place.counted.due, self.today)
        if problem is not None:
            raise Refused(problem)

    def recorded(
        self, place: Place, stored: VillageDocument | None, typed: Mapping[str, Typed]
    ) -> VillageDocument:
        """The document with the typed fields changed; Refused with all problems of the form."""
        values, problems = read_fields(self._fields, typed)
        if "date" in values:
            values["dated"] = dated = values.pop("date")
            if isinstance(dated, date):
                problem = date_problem(dated, place.counted.due, self.today)
                problems = [problem, *problems] if problem else problems
        document = changed(stored or VillageDocument(*place.key), values)
        refuse([*problems, *self._evaluation_problems(place, document, values)])
        return document

    def _evaluation_problems(
        self, place: Place, document: VillageDocument, values: Mapping[str, object]
    ) -> list[Problem]:
        typed = [name for name in EVALUATED if values.get(name) is not None]
        kind = place.counted.document_type
        if typed and evaluation_rule(self._evaluations, kind.code) is None:
            return [Problem("not_evaluated", name, {"document": kind.name}) for name in typed]
        if not any(name in values for name in EVALUATED):
            return []
        return evaluation_problems(document.draft_received, document.evaluated_on, self.today)

    def excepted(
        self, place: Place, stored: DeadlineException | None, typed: Mapping[str, Typed]
    ) -> DeadlineException:
        """The exception as typed, over a stored one; Refused with all problems of the form."""
        values, problems = read_fields(EXCEPTION_FIELDS, typed, whole=stored is None)
        blank = DeadlineException(*place.key, date.max, self.today, "")
        exception = changed(stored or blank, values)
        problems += exception_problems(
            place.counted.due, exception.new_due, exception.decided_on, self.today
        )
        refuse(problems)
        return exception

    def order_flags(
        self, key: DocumentKey, documents: Mapping[DocumentKey, VillageDocument]
    ) -> Iterator[Problem]:
        """The flags between this document and those it should precede or follow."""
        village_id, code, fiscal_year = key
        for kind in self.types.values():
            if kind.not_after is None or code not in (kind.code, kind.not_after):
                continue
            dated, other = (
                found.dated if (found := documents.get((village_id, each, fiscal_year))) else None
                for each in (kind.code, kind.not_after)
            )
            successor = self.types.get(kind.not_after)
            flag = order_flag(kind, dated, other, successor.name if successor else "")
            if flag is not None:
                yield flag


def emptied(stored: VillageDocument | None, typed: Mapping[str, Typed]) -> VillageDocument | None:
    """A recorded document with the typed fields emptied, None when something else was typed.

    Emptying is possible also where nothing new may be recorded, as after a village was merged. Refused
    where an answer would be left without its draft.
    """
    if stored is None or any(value not in (None, "") for value in typed.values()):
        return None
    document = changed(
        stored, {STORED_AS[name]: NOTHING[name] for name in typed if name in NOTHING}
    )
    if document.evaluated_on is not None and document.draft_received is None:
        raise Refused(Problem("evaluated_without_draft", "evaluated_on"))
    return document


def is_blank(document: VillageDocument) -> bool:
    """Whether nothing is recorded in it."""
    return all(getattr(document, STORED_AS[name]) == empty for name, empty in NOTHING.items())


def _document_fields(causes: Mapping[str, str]) -> tuple[Field, ...]:
    spellings = {code: code for code in causes} | {words: code for code, words in causes.items()}
    return (
        date_field("date"),
        text_field("number", 100),
        choice_field("cause", spellings),
        text_field("cause_text", 500),
        text_field("note", 1000, lines=True),
        *(date_field(name) for name in EVALUATED),
    )
