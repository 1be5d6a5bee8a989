"""A target's revisions beside the values they replaced, as of any day."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from iku_desktop.domain.plan import target_on
from iku_desktop.domain.target_history import (
    TargetHistory,
    TargetStep,
    newest_targets,
    places_of,
    target_revisions,
)
from tests.builders import a_target, an_indicator

JULY = date(2025, 7, 1)
NOVEMBER = date(2025, 11, 28)
FIRST = a_target(90)
SECOND = a_target(85, revision=1, decided_on=JULY, reason="Renstra")
THIRD = a_target(80, revision=2, decided_on=NOVEMBER, reason="Pagu")


def test_that_each_revision_stands_beside_the_value_it_replaced() -> None:
    found = target_revisions([THIRD, FIRST, SECOND], "i", 2025)
    assert [(each.before, each.target.value) for each in found] == [(90, 85), (85, 80)]
    assert [each.target.reason for each in found] == ["Renstra", "Pagu"]


@pytest.mark.parametrize(
    ("day", "values"),
    [
        (date(2025, 6, 30), []),
        (JULY, [85]),
        (date(2025, 11, 27), [85]),
        (NOVEMBER, [85, 80]),
    ],
)
def test_that_only_what_was_decided_by_a_day_is_told_on_it(day: date, values: list[int]) -> None:
    targets = [FIRST, SECOND, THIRD]
    found = target_revisions(targets, "i", 2025, day)
    assert [each.target.value for each in found] == values
    newest = found[-1].target.value if found else FIRST.value
    assert target_on(targets, "i", 2025, 0, day) == newest, "what the report measures against"


def test_that_a_revision_without_a_day_was_always_valid() -> None:
    undated = a_target(70, revision=1, reason="Salah ketik di Renja")
    assert undated.is_valid_on(date.min)
    (found,) = target_revisions([FIRST, undated], "i", 2025, date(2025, 1, 1))
    assert found.before == 90
    assert found.target == undated


def test_that_other_indicators_years_and_quarters_are_not_mixed_in() -> None:
    others = [
        a_target(10, indicator_id="j"),
        a_target(11, revision=1, indicator_id="j"),
        a_target(12, year=2024),
        a_target(13, year=2024, revision=1),
        a_target(60, quarter=3),
        a_target(50, quarter=3, revision=1, decided_on=NOVEMBER),
        a_target(30, quarter=1),
    ]
    found = target_revisions([FIRST, SECOND, *others], "i", 2025)
    assert [(each.target.quarter, each.before, each.target.value) for each in found] == [
        (3, 60, 50),
        (0, 90, 85),
    ]


def test_that_targets_that_were_never_revised_have_no_revisions() -> None:
    assert target_revisions([FIRST, a_target(60, quarter=3)], "i", 2025) == ()
    assert target_revisions([], "i", 2025, JULY) == ()


def test_that_places_come_in_the_order_of_the_table_without_empty_ones() -> None:
    targets = [FIRST, a_target(60, quarter=3), SECOND, a_target(30, quarter=1)]
    assert [place for place, _ in places_of(targets)] == [1, 3, 0]
    assert dict(places_of(targets))[0] == (FIRST, SECOND)
    assert list(places_of([])) == []


def test_that_a_history_knows_whether_anything_was_revised() -> None:
    at = datetime.combine(date(2025, 12, 1), time(10, 24))
    first = TargetStep(None, FIRST, at, "Siti")
    second = TargetStep(FIRST.value, SECOND, at, "Siti")
    indicator = an_indicator()
    assert not TargetHistory(indicator, 2025, ((0, (first,)),)).is_revised
    assert TargetHistory(indicator, 2025, ((0, (first, second)),)).is_revised
    assert not TargetHistory(indicator, 2025, ()).is_revised


def test_that_the_newest_revision_of_each_target_is_what_typing_changes() -> None:
    others = [replace(FIRST, year=2024), replace(FIRST, indicator_id="lain")]
    quarter = a_target(60, quarter=3)
    found = newest_targets([THIRD, *others, quarter, FIRST, SECOND], "i", 2025)
    assert found == {0: THIRD, 3: quarter}
    assert newest_targets([], "i", 2025) == {}
