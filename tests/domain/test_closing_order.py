"""In which order quarters close and open again, and when the clock forbids it."""

from datetime import date, datetime

import pytest

from iku_desktop.domain.closing import (
    ClosingHead,
    clock_problem,
    closing_problems,
    held_closed,
    reopening_problems,
    revision_after,
)
from iku_desktop.domain.periods import Quarter

NOON = datetime(2025, 10, 9, 12, 0)  # noqa: DTZ001 - the PC's own time has no zone


def a_closing(
    year: int = 2025, quarter: int = 1, revision: int = 0, reopened: bool = False
) -> ClosingHead:
    at = NOON if reopened else None
    return ClosingHead(year, quarter, revision, "0" * 64, NOON, "Siti", at, "", "", "id")


def codes(closings: list[ClosingHead], year: int, quarter: int, today: date) -> list[str]:
    problems = closing_problems(closings, Quarter(year, quarter), today)
    return [problem.code for problem in problems]


LATER = date(2026, 2, 1)


def test_that_the_first_quarter_of_an_office_may_close_once_it_is_over() -> None:
    assert codes([], 2025, 1, date(2025, 4, 1)) == []


def test_that_a_quarter_does_not_close_on_its_last_day() -> None:
    assert codes([], 2025, 1, date(2025, 3, 31)) == ["quarter_not_over"]


def test_that_quarters_of_a_year_close_in_order() -> None:
    assert codes([], 2025, 2, LATER) == ["earlier_quarter_open"]
    assert codes([a_closing(quarter=1)], 2025, 2, LATER) == []
    assert codes([a_closing(quarter=1)], 2025, 3, LATER) == ["earlier_quarter_open"]


def test_that_a_reopened_quarter_counts_as_open() -> None:
    closings = [a_closing(quarter=1, reopened=True)]
    assert codes(closings, 2025, 2, LATER) == ["earlier_quarter_open"]
    assert codes(closings, 2025, 1, LATER) == []


def test_that_a_closed_quarter_does_not_close_again() -> None:
    assert codes([a_closing()], 2025, 1, LATER) == ["quarter_already_closed"]


def test_that_a_year_waits_for_the_year_before_only_where_that_one_was_begun_to_be_closed() -> None:
    assert codes([], 2026, 1, date(2026, 4, 1)) == []
    begun = [a_closing(2025, number) for number in (1, 2, 3)]
    assert codes(begun, 2026, 1, date(2026, 4, 1)) == ["earlier_quarter_open"]
    assert codes([*begun, a_closing(2025, 4)], 2026, 1, date(2026, 4, 1)) == []


def test_that_a_year_that_was_never_closed_holds_up_no_later_one() -> None:
    assert codes([a_closing(2023, 4)], 2025, 1, LATER) == []


def test_that_a_problem_names_the_quarter_to_close_first() -> None:
    (problem,) = closing_problems([a_closing(quarter=1)], Quarter(2025, 4), LATER)
    assert (problem.values["quarter"], problem.values["year"]) == ("II", 2025)


def test_that_only_the_newest_closed_quarter_opens_again() -> None:
    closings = [a_closing(quarter=1), a_closing(quarter=2)]
    (problem,) = reopening_problems(closings, Quarter(2025, 1))
    assert (problem.code, problem.values["quarter"]) == ("later_quarter_closed", "II")
    assert reopening_problems(closings, Quarter(2025, 2)) == []


def test_that_a_quarter_of_the_next_year_keeps_the_last_one_closed() -> None:
    closings = [a_closing(2025, 4), a_closing(2026, 1)]
    (problem,) = reopening_problems(closings, Quarter(2025, 4))
    assert (problem.values["quarter"], problem.values["year"]) == ("I", 2026)


def test_that_an_open_quarter_cannot_be_opened() -> None:
    for closings in ([], [a_closing(reopened=True)]):
        (problem,) = reopening_problems(closings, Quarter(2025, 1))
        assert problem.code == "quarter_not_closed"


def test_that_the_newest_closing_of_a_quarter_tells_whether_it_is_closed() -> None:
    closings = [a_closing(reopened=True), a_closing(revision=1)]
    held = held_closed(closings, Quarter(2025, 1))
    assert held is not None
    assert held.revision == 1
    assert held_closed(closings[:1], Quarter(2025, 1)) is None


@pytest.mark.parametrize(
    ("closings", "revision"),
    [
        ([], 0),
        ([a_closing()], 0),
        ([a_closing(reopened=True)], 1),
        ([a_closing(reopened=True), a_closing(revision=1)], 1),
        ([a_closing(reopened=True), a_closing(revision=1, reopened=True)], 2),
    ],
)
def test_that_each_reopening_makes_the_next_paper_a_revision(
    closings: list[ClosingHead], revision: int
) -> None:
    assert revision_after(closings, Quarter(2025, 1)) == revision


def test_that_a_clock_behind_the_last_seen_time_is_a_problem() -> None:
    problem = clock_problem(NOON, NOON.replace(hour=13))
    assert problem is not None
    assert problem.code == "clock_behind"
    assert (problem.values["now"], problem.values["seen"]) == (NOON, NOON.replace(hour=13))
    assert clock_problem(NOON, NOON) is None
    assert clock_problem(NOON, None) is None
