"""Where everything of a gauge lies, for screen and paper: a ring of 240 degrees open at the bottom.

Angles are degrees counter-clockwise from three o'clock; points have the ring's centre as origin, y up,
in the ring's own units (outer radius 92). Whoever draws scales and turns y as its canvas needs.
"""

import math
from dataclasses import dataclass
from fractions import Fraction

START, SWEEP = 210.0, 240.0
OUTER, THICKNESS = 92.0, 17.0
INNER = OUTER - THICKNESS
MIDDLE = OUTER - THICKNESS / 2
TRACK = 5.0
MARK, MARK_BEYOND, MARK_GAP = 3.0, 4.0, 6.0
HATCH_STEP, HATCH_LINE, OUTLINE = 5.0, 1.3, 1.0
LABEL_RADIUS = OUTER + 16.0
# The ring's ends lie half its radius below the centre; their numbers stand under them.
ENDS_BELOW = -OUTER / 2 - 11.0
# Half the size of a number beside the ring at base size, and what the ring needs around it.
NUMBER_WIDE, NUMBER_HIGH = 12.0, 9.0
MARGIN = 2.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Arc:
    """A part of the ring from `start` over `sweep` degrees; a negative sweep runs clockwise."""

    start: float
    sweep: float


@dataclass(frozen=True, slots=True)
class GaugeArcs:
    """The ring's parts in their order: reached, still attainable, lost; None where there is none."""

    reached: Arc | None
    attainable: Arc | None
    lost: Arc | None


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a drawing reaches from the ring's centre to each side."""

    left: float
    right: float
    above: float
    below: float


def extent(target: Fraction | None) -> Extent:
    """The room of the ring with its end numbers, and of the target's number where there is one."""
    side, below = OUTER + MARGIN, NUMBER_HIGH - ENDS_BELOW
    if target is None:
        return Extent(side, side, side, below)
    x, y = target_label(target)
    return Extent(
        max(side, NUMBER_WIDE - x),
        max(side, NUMBER_WIDE + x),
        max(side, NUMBER_HIGH + y),
        max(below, NUMBER_HIGH - y),
    )


def angle_of(percent: Fraction | float) -> float:
    """The angle of a value; what lies outside 0 to 100 stands at that end."""
    return START - SWEEP * min(max(float(percent), 0.0), 100.0) / 100


def arcs(actual: Fraction | None, attainable: Fraction | None) -> GaugeArcs:
    """The ring of a value and of what is still attainable (None: nothing beyond the value)."""
    if actual is None:
        return GaugeArcs(None, None, Arc(START, -SWEEP))
    reached, most = angle_of(actual), angle_of(max(actual, attainable or actual))
    return GaugeArcs(
        _between(START, reached), _between(reached, most), _between(most, START - SWEEP)
    )


def _between(start: float, end: float) -> Arc | None:
    return Arc(start, end - start) if start > end else None


def point(angle: float, radius: float) -> Point:
    """The point at an angle and a distance from the centre."""
    turned = math.radians(angle)
    return radius * math.cos(turned), radius * math.sin(turned)


def target_mark(target: Fraction) -> tuple[Point, Point]:
    """The mark across the ring, a little longer than it is thick: its inner and outer end."""
    angle = angle_of(target)
    return point(angle, INNER - MARK_BEYOND), point(angle, OUTER + MARK_BEYOND)


def target_label(target: Fraction) -> Point:
    """The middle of the target's number, outside the ring."""
    return point(angle_of(target), LABEL_RADIUS)


def end_labels() -> tuple[Point, Point]:
    """The middles of the numbers 0 and 100, under the ring's ends."""
    left, _ = point(START, MIDDLE)
    right, _ = point(START - SWEEP, MIDDLE)
    return (left, ENDS_BELOW), (right, ENDS_BELOW)


def end_numbers(target: Fraction | None) -> tuple[tuple[str, Point], ...]:
    """The numbers 0 and 100 with their places, but none that the target's number would cover."""
    numbers = tuple(zip(("0", "100"), end_labels(), strict=True))
    if target is None:
        return numbers
    x, y = target_label(target)
    return tuple(
        (words, place)
        for words, place in numbers
        if abs(place[0] - x) > 2 * NUMBER_WIDE or abs(place[1] - y) > 2 * NUMBER_HIGH
    )


def hatching(reach: float = OUTER) -> tuple[tuple[Point, Point], ...]:
    """Lines at 45 degrees over the square around the ring, to be clipped by what is hatched."""
    apart = HATCH_STEP * math.sqrt(2)
    count = math.ceil(2 * reach / apart)
    return tuple(
        ((-reach, at - reach), (reach, at + reach))
        for at in (number * apart for number in range(-count, count + 1))
    )
