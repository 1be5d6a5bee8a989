"""Puts the clock of an evaluation into words: `Evaluasi: sisa 6 hari kerja (sampai 12/12/2026)`."""

from iku_desktop.domain.evaluation import Evaluation, EvaluationState
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t

MARKS = {
    EvaluationState.RUNNING: ("hourglass", "late"),
    EvaluationState.LAPSED: ("clock-alert", "miss"),
}


def evaluation_text(evaluation: Evaluation) -> str:
    """The whole sentence, with its legal basis where silence has agreed."""
    state = evaluation.state
    key = "last_day" if state is EvaluationState.RUNNING and not evaluation.left else state.value
    if state is EvaluationState.LAPSED and not evaluation.legal_basis:
        key = "lapsed_plain"
    return t(
        f"agenda.evaluation.{key}",
        left=evaluation.left,
        until=show_short(evaluation.until),
        received=show_short(evaluation.received),
        evaluated=show_short(evaluation.evaluated_on),
        basis=evaluation.legal_basis,
    )
