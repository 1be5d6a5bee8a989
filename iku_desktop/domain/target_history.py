"""How a year's targets came to be what they are: each revision beside the value it replaced."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from itertools import pairwise

from iku_desktop.domain.periods import QUARTERS
from iku_desktop.domain.plan import WHOLE_YEAR, Indicator, Target

PLACES = (*QUARTERS, WHOLE_YEAR)


@dataclass(frozen=True, slots=True)
class TargetRevision:
    """A target that was revised, and the value it had before."""

    before: Fraction
    target: Target


@dataclass(frozen=True, slots=True)
class TargetStep:
    """One value of a target (`before` None: the first), when it was typed and by whom.

    `corrected_at` tells that it was put right later without a revision.
    """

    before: Fraction | None
    target: Target
    typed_at: datetime
    typed_by: str
    corrected_at: datetime | None = None
    corrected_by: str = ""


@dataclass(frozen=True, slots=True)
class TargetHistory:
    """All values of an indicator's targets of a year: by quarter (0 = the year, last), the oldest first."""

    indicator: Indicator
    year: int
    places: tuple[tuple[int, tuple[TargetStep, ...]], ...]

    @property
    def is_revised(self) -> bool:
        """Whether any target has a revision."""
        return any(len(steps) > 1 for _, steps in self.places)


def newest_targets(targets: Iterable[Target], indicator_id: str, year: int) -> dict[int, Target]:
    """The newest revision of each of an indicator's targets of a year, by quarter: what typing changes."""
    mine = [each for each in targets if (each.indicator_id, each.year) == (indicator_id, year)]
    return {each.quarter: each for each in sorted(mine, key=lambda each: each.revision)}


def target_revisions(
    targets: Iterable[Target], indicator_id: str, year: int, day: date | None = None
) -> tuple[TargetRevision, ...]:
    """The revisions of an indicator's targets of a year that are valid on a day (None: all there are).

    By quarter, those of the year last, the oldest first.
    """
    mine = [each for each in targets if (each.indicator_id, each.year) == (indicator_id, year)]
    valid = [each for each in mine if day is None or each.is_valid_on(day)]
    return tuple(
        TargetRevision(before.value, after)
        for place in PLACES
        for before, after in pairwise(_steps(valid, place))
    )


def places_of(targets: Iterable[Target]) -> Iterator[tuple[int, tuple[Target, ...]]]:
    """The targets of one indicator and year by quarter, those of the year last, the oldest first."""
    targets = tuple(targets)
    for place in PLACES:
        if steps := _steps(targets, place):
            yield place, steps


def _steps(targets: Iterable[Target], quarter: int) -> tuple[Target, ...]:
    mine = (each for each in targets if each.quarter == quarter)
    return tuple(sorted(mine, key=lambda each: each.revision))
