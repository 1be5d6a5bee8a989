"""The agenda as rows of words: step, village, document, due date, what is left."""

from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.agenda import Agenda, OpenEvaluation, OpenItem
from iku_desktop.domain.evaluation import EvaluationState
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.message_words import days_words
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One open document or evaluation in words; `look` is its icon and colour."""

    village_id: str
    document_type: str
    step: str
    village: str
    document: str
    due: str
    days: str
    basis: str
    look: tuple[str, str]


def agenda_rows(agenda: Agenda, only_pressing: bool) -> tuple[AgendaRow, ...]:
    """The rows by date, evaluations among them; without `only_pressing` also those far off."""
    items = [
        (each.due, each.village.code, _item(each))
        for each in agenda.items
        if each.is_pressing or not only_pressing
    ]
    evaluations = [
        (each.evaluation.until, each.village.code, _evaluation(each, agenda.today))
        for each in agenda.evaluations
    ]
    return tuple(row for _, _, row in sorted([*items, *evaluations], key=lambda each: each[:2]))


def _item(item: OpenItem) -> AgendaRow:
    step, look = _step(item)
    due = show_short(item.due)
    return AgendaRow(
        village_id=item.village.id,
        document_type=item.counted.document_type.code,
        step=step,
        village=item.village.name,
        document=counted_text(item.counted),
        due=t("agenda.exception", due=due) if item.has_exception else due,
        days=days_words(item),
        basis=item.counted.rule.legal_basis,
        look=look,
    )


def _step(item: OpenItem) -> tuple[str, tuple[str, str]]:
    if item.is_overdue:
        return t("agenda.step.overdue"), ("circle-x", "miss")
    if item.days_left == 0:
        return t("agenda.step.today"), ("clock-alert", "late")
    if item.step is None:
        return t("agenda.step.later"), ("circle-dashed", "wait")
    look = ("clock-alert", "late") if item.step <= 7 else ("circle-dashed", "wait")
    return t("agenda.step", days=item.step), look


def _evaluation(each: OpenEvaluation, today: date) -> AgendaRow:
    found = each.evaluation
    running = found.state is EvaluationState.RUNNING
    days = t("agenda.lapsed")
    if running:
        days = t("agenda.working_left", left=found.left) if found.left else t("agenda.working_last")
    step = t("agenda.step.overdue")
    if running:
        left = (found.until - today).days
        step = t("agenda.step", days=left) if left else t("agenda.step.today")
    return AgendaRow(
        village_id=each.village.id,
        document_type=each.counted.document_type.code,
        step=step,
        village=each.village.name,
        document=t("agenda.evaluation_row", document=counted_text(each.counted)),
        due=show_short(found.until),
        days=days,
        basis=found.legal_basis,
        look=("hourglass", "late") if running else ("circle-x", "miss"),
    )
