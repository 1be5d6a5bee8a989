"""The clock of a draft's evaluation: so many working days from its receipt, after which silence agrees.

Permendagri 20/2018 Pasal 35: the result is handed over within 20 working days of the receipt of the draft,
otherwise the draft comes into force by itself. Which documents are evaluated, within how many days and by
which law is data (`EvaluationRule`). The day of receipt is not counted.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.holidays import working_day_after, working_days_until
from iku_desktop.domain.problems import Problem

MOST_WORKING_DAYS = 250


@dataclass(frozen=True, slots=True)
class EvaluationRule:
    """The drafts of a kind of document are evaluated within `working_days` of their receipt."""

    document_type: str
    working_days: int
    legal_basis: str


class EvaluationState(StrEnum):
    """Where it stands: running, answered in time or too late, silent for too long, or the document is set."""

    RUNNING = "running"
    DONE = "done"
    DONE_LATE = "done_late"
    LAPSED = "lapsed"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One draft's clock as of a day; `left` are the working days after that day, up to `until`."""

    state: EvaluationState
    received: date
    until: date
    left: int
    legal_basis: str
    evaluated_on: date | None = None


def evaluation_rule(rules: Iterable[EvaluationRule], document_type: str) -> EvaluationRule | None:
    """The rule for a kind of document, None for one whose drafts nobody evaluates."""
    return next((each for each in rules if each.document_type == document_type), None)


def evaluation_of(
    document: VillageDocument | None,
    rule: EvaluationRule | None,
    holidays: Collection[date],
    today: date,
) -> Evaluation | None:
    """The clock of a document's draft, None where none was received or its kind has no rule."""
    if rule is None or document is None or document.draft_received is None:
        return None
    received = document.draft_received
    until = working_day_after(received, rule.working_days, holidays)
    state, left = EvaluationState.RUNNING, 0
    if document.evaluated_on is not None:
        in_time = document.evaluated_on <= until
        state = EvaluationState.DONE if in_time else EvaluationState.DONE_LATE
    elif document.dated is not None:
        state = EvaluationState.SET
    elif today > until:
        state = EvaluationState.LAPSED
    else:
        left = working_days_until(max(today, received), until, holidays)
    return Evaluation(state, received, until, left, rule.legal_basis, document.evaluated_on)


def evaluation_problems(
    draft_received: date | None, evaluated_on: date | None, today: date
) -> list[Problem]:
    """What is wrong with the dates of an evaluation, each at its field."""
    problems = []
    for name, value in (("draft_received", draft_received), ("evaluated_on", evaluated_on)):
        if value is not None and value > today:
            problems.append(Problem("date_in_future", name, {"date": value, "today": today}))
    if evaluated_on is not None and draft_received is None:
        problems.append(Problem("evaluated_without_draft", "evaluated_on"))
    elif evaluated_on is not None and draft_received is not None and evaluated_on < draft_received:
        values = {"evaluated": evaluated_on, "received": draft_received}
        problems.append(Problem("evaluated_before_receipt", "evaluated_on", values))
    return problems


def rules_as_text(rules: Iterable[EvaluationRule]) -> str:
    """The rules as one text of the settings; never "", so that none at all can be told from not set."""
    return json.dumps([[each.document_type, each.working_days, each.legal_basis] for each in rules])


def rules_from_text(text: str) -> tuple[EvaluationRule, ...]:
    """The rules of a text that rules_as_text made."""
    return tuple(
        EvaluationRule(str(code), int(days), str(basis)) for code, days, basis in json.loads(text)
    )
