"""What a calculator answers: a figure with its terms, its side figures and why it is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from iku_desktop.domain.problems import Problem

JsonValue = int | str | None | Mapping[str, "JsonValue"]


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a formula: how many of what; `key` names the words, `values` fill them."""

    key: str
    count: Fraction | int
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SideFigure:
    """A figure shown beside the actual value, with its own two terms; `value` in percent or None."""

    key: str
    numerator: int
    denominator: int

    @property
    def value(self) -> Fraction | None:
        """Percent, None when there is nothing to divide by."""
        return percent(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True)
class Measurement:
    """An indicator's figure at a moment.

    `actual` and `attainable` are percent (or the indicator's unit), None where the rules give none;
    `missing` then says why. `numerator_terms` are summed, `denominator_terms` multiplied. `per_more`
    tells whether one more in the numerator can still be had, with `remaining` how many can.
    `extra` goes into the JSON of formats.md as it stands, percentages as Fractions of 100.
    """

    numerator: Fraction | int | None = None
    denominator: Fraction | int | None = None
    actual: Fraction | None = None
    attainable: Fraction | None = None
    missing: Problem | None = None
    counted_as: str = ""
    numerator_terms: tuple[Term, ...] = ()
    denominator_terms: tuple[Term, ...] = ()
    side_figures: tuple[SideFigure, ...] = ()
    remaining: int | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


def percent(numerator: Fraction | int, denominator: Fraction | int) -> Fraction | None:
    """numerator / denominator x 100, None when there is nothing to divide by."""
    return None if denominator == 0 else Fraction(numerator) / Fraction(denominator) * 100
