"""The gauge's ring: 240 degrees from 0 at the lower left over the top to 100 at the lower right."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.presentation import gauge_geometry as gauge

percents = st.fractions(min_value=0, max_value=100)


@pytest.mark.parametrize(("percent", "angle"), [(0, 210), (25, 150), (50, 90), (100, -30)])
def test_that_the_ring_runs_clockwise_over_the_top(percent: int, angle: int) -> None:
    assert gauge.angle_of(Fraction(percent)) == angle


def test_that_values_beyond_the_scale_stand_at_its_end() -> None:
    assert gauge.angle_of(Fraction(140)) == gauge.angle_of(Fraction(100))
    assert gauge.angle_of(Fraction(-3)) == gauge.angle_of(Fraction(0))


def test_that_without_a_value_the_whole_ring_is_a_thin_track() -> None:
    assert gauge.arcs(None, None) == gauge.GaugeArcs(None, None, gauge.Arc(210, -240))


def test_that_the_worked_example_is_reached_attainable_and_lost() -> None:
    parts = gauge.arcs(Fraction(1900, 33), Fraction(3000, 33))
    assert parts.reached is not None
    assert parts.reached.sweep == pytest.approx(-240 * 19 / 33)
    assert parts.attainable is not None
    assert parts.attainable.sweep == pytest.approx(-240 * 11 / 33)
    assert parts.lost is not None
    assert parts.lost.sweep == pytest.approx(-240 * 3 / 33)


def test_that_a_value_without_anything_attainable_has_only_reached_and_lost() -> None:
    parts = gauge.arcs(Fraction(40), None)
    assert parts.attainable is None
    assert parts.lost == gauge.Arc(gauge.angle_of(40), -144)


@given(percents, percents)
def test_that_the_parts_always_fill_the_ring_without_overlap(
    one: Fraction, other: Fraction
) -> None:
    low, high = sorted((one, other))
    parts = gauge.arcs(low, high)
    shown = [part for part in (parts.reached, parts.attainable, parts.lost) if part]
    assert sum(part.sweep for part in shown) == pytest.approx(-240)
    at = gauge.START
    for part in shown:
        assert part.start == pytest.approx(at)
        assert part.sweep < 0
        at += part.sweep


@given(percents)
def test_that_the_target_mark_crosses_the_ring_and_its_number_stands_outside(
    target: Fraction,
) -> None:
    inner, outer = gauge.target_mark(target)
    assert math.hypot(*inner) == pytest.approx(gauge.INNER - 4)
    assert math.hypot(*outer) == pytest.approx(gauge.OUTER + 4)
    assert math.hypot(*gauge.target_label(target)) > math.hypot(*outer)


def test_that_nought_and_a_hundred_stand_level_under_the_ends() -> None:
    (left, left_y), (right, right_y) = gauge.end_labels()
    assert left == pytest.approx(-right)
    assert left_y == right_y < -gauge.OUTER / 2


@pytest.mark.parametrize(
    ("target", "wanted"),
    [(None, ["0", "100"]), (60, ["0", "100"]), (90, ["0", "100"]), (100, ["0"]), (0, ["100"])],
)
def test_that_a_number_the_targets_would_cover_is_left_out(
    target: int | None, wanted: list[str]
) -> None:
    exact = None if target is None else Fraction(target)
    assert [words for words, _ in gauge.end_numbers(exact)] == wanted


def test_that_hatching_lies_at_45_degrees_five_apart_and_covers_the_ring() -> None:
    lines = gauge.hatching()
    for (x1, y1), (x2, y2) in lines:
        assert x2 - x1 == y2 - y1
    offsets = [y1 - x1 for (x1, y1), _ in lines]
    assert offsets[1] - offsets[0] == pytest.approx(5 * math.sqrt(2))
    assert min(offsets) <= -2 * gauge.OUTER
    assert max(offsets) >= 2 * gauge.OUTER


@given(st.none() | percents)
def test_that_the_drawing_has_room_for_ring_and_target_number(target: Fraction | None) -> None:
    room = gauge.extent(target)
    assert min(room.left, room.right, room.above) > gauge.OUTER
    if target is not None:
        x, y = gauge.target_label(target)
        assert -room.left < x < room.right
        assert -room.below < y < room.above
