"""The steps before a due date, and what the headline counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.agenda import STEPS, AgendaCounts, OpenItem, counts_of, step_of
from iku_desktop.domain.measured_year import CountedDocument
from tests.builders import APB, RULES, a_village

APB_2026 = CountedDocument(APB, 2026, RULES[1])


def an_item(days: int) -> OpenItem:
    return OpenItem(a_village(), APB_2026, date(2025, 12, 31), days)


@pytest.mark.parametrize(
    ("days", "step"),
    [(31, None), (30, 30), (15, 30), (14, 14), (8, 14), (7, 7), (2, 7), (1, 1), (0, 1), (-1, None)],
)
def test_that_a_step_holds_until_the_next_begins(days: int, step: int | None) -> None:
    assert step_of(days) == step


@given(st.integers(-400, 400))
def test_that_a_step_is_the_nearest_day_not_yet_passed(days: int) -> None:
    found = step_of(days)
    assert (found is None) == (days < 0 or days > max(STEPS))
    if found is not None:
        assert found >= days
        assert not any(days <= other < found for other in STEPS)


def test_that_overdue_is_never_a_step_and_always_presses() -> None:
    assert an_item(-1).is_overdue
    assert an_item(-1).is_pressing
    assert an_item(30).is_pressing
    assert not an_item(31).is_pressing
    assert not an_item(0).is_overdue


def test_that_the_headline_counts_overdue_and_the_coming_week() -> None:
    items = [an_item(days) for days in (-40, -1, 0, 1, 7, 8, 30)]
    assert counts_of(items, ()) == AgendaCounts(overdue=2, soon=3, evaluations=0)


@given(st.lists(st.integers(-100, 100), max_size=30))
def test_that_no_document_is_counted_twice(days: list[int]) -> None:
    counts = counts_of(map(an_item, days), ())
    assert counts.overdue + counts.soon == sum(each <= 7 for each in days)


def test_that_a_day_later_everything_is_a_day_nearer() -> None:
    today = date(2025, 12, 24)
    due = date(2025, 12, 31)
    for passed in range(9):
        day = today + timedelta(days=passed)
        assert step_of((due - day).days) == (7 if passed < 6 else 1 if passed < 8 else None)
