"""The rows of the agenda's dialog: step, due date, what is left, and how each looks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from iku_desktop.domain.agenda import Agenda, OpenEvaluation, OpenItem
from iku_desktop.domain.evaluation import Evaluation, EvaluationState
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.office import Office
from iku_desktop.presentation.agenda_rows import AgendaRow, agenda_rows
from tests.builders import APB, RULES, a_village

TODAY = date(2025, 12, 1)
OFFICE = Office("35.08.20", "Ranuyoso", "Kabupaten Lumajang", "Jawa Timur", "", "")
APB_2026 = CountedDocument(APB, 2026, RULES[1])
JENGGRONG = a_village(name="Jenggrong")
CLOCK = Evaluation(EvaluationState.RUNNING, date(2025, 11, 14), date(2025, 12, 12), 9, "Pasal 35")


def rows(*items: OpenItem, all_of_them: bool = True, **values: object) -> tuple[AgendaRow, ...]:
    given = {"evaluations": ()} | values
    agenda = Agenda(OFFICE, TODAY, items, **given)  # type: ignore[arg-type]
    return agenda_rows(agenda, only_pressing=not all_of_them)


def item(days: int, **values: object) -> OpenItem:
    made = OpenItem(JENGGRONG, APB_2026, TODAY + timedelta(days=days), days)
    return replace(made, **values)  # type: ignore[arg-type]


def evaluated(**values: object) -> OpenEvaluation:
    return OpenEvaluation(JENGGRONG, APB_2026, replace(CLOCK, **values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "step", "left", "token"),
    [
        (-4, "Lewat", "lewat 4 hari", "miss"),
        (0, "Hari ini", "hari ini", "late"),
        (1, "H-1", "1 hari lagi", "late"),
        (5, "H-7", "5 hari lagi", "late"),
        (10, "H-14", "10 hari lagi", "wait"),
        (30, "H-30", "30 hari lagi", "wait"),
        (31, "Lebih dari 30 hari", "31 hari lagi", "wait"),
    ],
)
def test_that_each_step_has_its_words_and_its_colour(
    days: int, step: str, left: str, token: str
) -> None:
    (row,) = rows(item(days))
    assert (row.step, row.days, row.look[1]) == (step, left, token)
    assert (row.village, row.document, row.basis) == (
        "Jenggrong",
        "APBDesa 2026",
        "Permendagri 20/2018",
    )


def test_that_an_exception_is_named_at_its_date() -> None:
    (row,) = rows(item(14, has_exception=True))
    assert row.due == "15/12/2025 (pengecualian)"


def test_that_only_what_presses_is_shown_unless_all_is_asked_for() -> None:
    items = (item(-1), item(30), item(31), item(200))
    assert len(rows(*items, all_of_them=False)) == 2
    assert len(rows(*items)) == 4


def test_that_an_evaluation_stands_among_the_documents_by_its_last_day() -> None:
    found = rows(item(5), item(20), evaluations=(evaluated(),))
    assert [each.document for each in found] == [
        "APBDesa 2026",
        "Evaluasi APBDesa 2026",
        "APBDesa 2026",
    ]
    assert (found[1].step, found[1].days, found[1].due) == (
        "H-11",
        "sisa 9 hari kerja",
        "12/12/2025",
    )


def test_that_the_last_working_day_and_a_lapsed_draft_are_told_apart() -> None:
    (last,) = rows(evaluations=(evaluated(until=TODAY, left=0),))
    assert (last.step, last.days) == ("Hari ini", "hari kerja terakhir")
    (lapsed,) = rows(evaluations=(evaluated(state=EvaluationState.LAPSED, left=0),))
    assert (lapsed.step, lapsed.days, lapsed.look[1]) == ("Lewat", "lewat, dianggap sah", "miss")


def test_that_an_empty_agenda_has_no_rows() -> None:
    assert rows() == ()
