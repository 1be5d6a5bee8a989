"""Achievement of a target and its category (Permendagri 86/2017 as the default table)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from iku_desktop.domain.problems import Problem


class Direction(StrEnum):
    """Whether more or less of an indicator is better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Category:
    """One row of the category table: an achievement >= `bound` (percent) has this name.

    `bound` None is the last row, "else". `bars` is how many of five rising bars stand for it.
    """

    name: str
    bound: Fraction | None
    bars: int = 0


def achievement(
    actual: Fraction | None, target: Fraction | None, direction: Direction
) -> Fraction | None:
    """Achievement in percent, never capped above and never below 0 for "lower is better".

    None when the actual or the target is missing or the target is 0 (domain.md, "Other indicators").
    """
    if actual is None or target is None or target == 0:
        return None
    if direction is Direction.HIGHER:
        return actual / target * 100
    return max(Fraction(0), (2 * target - actual) / target * 100)


def category_of(value: Fraction | None, table: Sequence[Category]) -> Category | None:
    """The category of an unrounded achievement; the table is read from the highest bound down."""
    if value is None:
        return None
    bounded = sorted(
        ((row.bound, row) for row in table if row.bound is not None),
        key=lambda pair: pair[0],
        reverse=True,
    )
    for bound, row in bounded:
        if value >= bound:
            return row
    return next((row for row in table if row.bound is None), None)


def category_problems(table: Sequence[Category]) -> list[Problem]:
    """What is wrong with a category table: names and bounds must differ, exactly one row is "else"."""
    problems = []
    for code, values in (
        ("category_name_twice", [row.name.casefold() for row in table]),
        ("category_bound_twice", [row.bound for row in table if row.bound is not None]),
    ):
        if len(set(values)) < len(values):
            problems.append(Problem(code, code.split("_")[1]))
    if sum(row.bound is None for row in table) != 1:
        problems.append(Problem("category_else", "bound"))
    return problems
