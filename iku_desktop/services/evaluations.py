"""Evaluations of drafts: which clocks run, what is recorded of one, and which kinds are evaluated at all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.evaluation import (
    MOST_WORKING_DAYS,
    Evaluation,
    EvaluationRule,
    evaluation_of,
    evaluation_rule,
    rules_as_text,
)
from iku_desktop.domain.facts import DocumentKey
from iku_desktop.domain.form_fields import text_field, whole_field
from iku_desktop.domain.forms import read_fields, refuse
from iku_desktop.domain.preferences import Preference, PreferenceName
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.context import Context
from iku_desktop.services.snapshot import Change, Snapshot

DAYS, BASIS = "evaluation_days", "evaluation_basis"
FIELDS = (whole_field(DAYS, 1, MOST_WORKING_DAYS), text_field(BASIS, 200))


@dataclass(frozen=True, slots=True)
class RecordedDraft:
    """What is recorded of one draft, by which rule it is evaluated, and its clock (None: not received)."""

    rule: EvaluationRule
    received: date | None
    evaluated_on: date | None
    evaluation: Evaluation | None


class Evaluations:
    """The clocks of the drafts that villages handed in."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of_years(self, fiscal_years: Iterable[int]) -> Mapping[DocumentKey, Evaluation]:
        """The clocks of the documents of these fiscal years, as of today."""
        with self._context.reading() as rows:
            return dict(clocks(rows, fiscal_years, self._context.today))

    def draft(self, village_id: str, document_type: str, fiscal_year: int) -> RecordedDraft | None:
        """What is recorded of a document's draft; None where drafts of its kind are not evaluated."""
        with self._context.reading() as rows:
            rule = evaluation_rule(rows.evaluation_rules(), document_type)
            if rule is None:
                return None
            key = (village_id, document_type, fiscal_year)
            stored = rows.documents([fiscal_year]).get(key)
            days = {each.day for each in rows.holidays()}
            clock = evaluation_of(stored, rule, days, self._context.today)
            if stored is None:
                return RecordedDraft(rule, None, None, None)
            return RecordedDraft(rule, stored.draft_received, stored.evaluated_on, clock)

    def rules(self) -> tuple[EvaluationRule, ...]:
        """Which kinds of document are evaluated."""
        with self._context.reading() as rows:
            return rows.evaluation_rules()


def clocks(
    rows: Snapshot, fiscal_years: Iterable[int], today: date
) -> Iterator[tuple[DocumentKey, Evaluation]]:
    """The clock of every draft that was received."""
    rules, days = rows.evaluation_rules(), {each.day for each in rows.holidays()}
    for key, document in rows.documents(fiscal_years).items():
        if document.draft_received is not None:
            rule = evaluation_rule(rules, document.document_type)
            found = evaluation_of(document, rule, days, today)
            if found is not None:
                yield key, found


def put_rule(change: Change, document_type: str, typed: Mapping[str, Typed]) -> None:
    """Set within how many working days drafts of a kind are evaluated (evaluation_days, "" = not at all).

    Refused with the problems of both fields; nothing is written where neither was typed.
    """
    given = {name: typed[name] for name in (DAYS, BASIS) if name in typed}
    if not given:
        return
    rules = change.rows.evaluation_rules()
    stored = evaluation_rule(rules, document_type)
    values, problems = read_fields(FIELDS, given)
    days = values.get(DAYS, stored.working_days if stored else None)
    basis = str(values.get(BASIS, stored.legal_basis if stored else ""))
    if not problems and days is None and values.get(BASIS):
        problems.append(Problem("evaluation_basis", DAYS))
    refuse(problems)
    others = [each for each in rules if each is not stored]
    if isinstance(days, int):
        others.append(EvaluationRule(document_type, days, basis))
    name = PreferenceName.DRAFT_EVALUATION
    known = next((each for each in change.work.stored_preferences() if each.name is name), None)
    change.work.put(Preference(name, rules_as_text(others), known.id if known else ""))
