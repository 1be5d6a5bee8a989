"""The steps of a report after printing: only forward, on days that can be, one signature for a paper."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from iku_desktop.domain.issued import ProgressState, ReportProgress
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.progress import (
    NotFollowed,
    ReportStanding,
    off_problem,
    sending_problems,
    signing_problems,
)
from iku_desktop.presentation.words import problem_text

TODAY, CLOSED = date(2025, 10, 20), date(2025, 10, 9)
FRESH = ReportProgress("quarterly", 2025, 3, 0)
PRINTED = replace(FRESH, printed_at=datetime.fromisoformat("2025-10-09T08:50"))
SIGNED = replace(PRINTED, signed_on=date(2025, 10, 10), signed_by="Iwan Hadi Purnomo")
SENT = replace(SIGNED, sent_on=date(2025, 10, 12), sent_to="Bagian Organisasi")


def standing(progress: ReportProgress = FRESH, off: NotFollowed | None = None) -> ReportStanding:
    return ReportStanding(progress, off, CLOSED)


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    for problem in problems:
        assert problem_text(problem)
    return [(problem.field, problem.code) for problem in problems]


@pytest.mark.parametrize(
    ("progress", "state", "following"),
    [
        (FRESH, ProgressState.DRAFT, ProgressState.PRINTED),
        (PRINTED, ProgressState.PRINTED, ProgressState.SIGNED),
        (SIGNED, ProgressState.SIGNED, ProgressState.SENT),
        (SENT, ProgressState.SENT, None),
    ],
)
def test_that_each_step_is_followed_by_the_next_and_sending_is_the_last(
    progress: ReportProgress, state: ProgressState, following: ProgressState | None
) -> None:
    assert standing(progress).state is state
    assert standing(progress).next_step is following


def test_that_a_report_signed_without_a_recorded_print_is_signed() -> None:
    assert standing(replace(SIGNED, printed_at=None)).state is ProgressState.SIGNED


@pytest.mark.parametrize("off", NotFollowed)
def test_that_a_report_that_is_not_followed_is_a_draft_without_steps_and_says_why(
    off: NotFollowed,
) -> None:
    assert standing(SIGNED, off).state is ProgressState.DRAFT
    assert standing(PRINTED, off).next_step is None
    problem = off_problem(standing(FRESH, off))
    assert problem is not None
    assert problem_text(problem)
    assert off_problem(standing()) is None


def test_that_a_signature_may_bear_any_day_from_the_closing_to_today() -> None:
    for day in (CLOSED, date(2025, 10, 10), TODAY):
        assert codes(signing_problems(standing(PRINTED), day, TODAY)) == []


def test_that_a_signature_of_tomorrow_or_from_before_the_closing_is_refused() -> None:
    tomorrow, before = date(2025, 10, 21), date(2025, 10, 8)
    assert codes(signing_problems(standing(), tomorrow, TODAY)) == [("signed_on", "step_in_future")]
    assert codes(signing_problems(standing(), before, TODAY)) == [
        ("signed_on", "step_before_paper")
    ]


def test_that_a_paper_without_a_closing_may_have_been_signed_long_ago() -> None:
    sheet = ReportStanding(replace(FRESH, kind="sheet", quarter=0))
    assert signing_problems(sheet, date(2023, 6, 26), TODAY) == []


def test_that_a_signed_report_is_not_signed_again() -> None:
    assert codes(signing_problems(standing(SIGNED), TODAY, TODAY)) == [
        ("", "report_already_signed")
    ]


def test_that_only_a_signed_report_is_sent_and_only_once() -> None:
    assert codes(sending_problems(standing(PRINTED), TODAY, TODAY)) == [("", "report_not_signed")]
    assert codes(sending_problems(standing(SIGNED), TODAY, TODAY)) == []
    assert codes(sending_problems(standing(SENT), TODAY, TODAY)) == [("", "report_already_sent")]


def test_that_a_report_is_not_sent_before_it_was_signed_nor_tomorrow() -> None:
    early, late = date(2025, 10, 9), date(2025, 10, 21)
    assert codes(sending_problems(standing(SIGNED), early, TODAY)) == [
        ("sent_on", "sent_before_signed")
    ]
    assert codes(sending_problems(standing(SIGNED), late, TODAY)) == [("sent_on", "step_in_future")]


def test_that_a_day_that_was_not_given_is_no_problem_of_these_rules() -> None:
    assert signing_problems(standing(), None, TODAY) == []
    assert sending_problems(standing(SIGNED), None, TODAY) == []
