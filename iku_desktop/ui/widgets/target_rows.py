"""A year's targets as rows of a grid: each quarter and the year, what was reached, what is locked."""

from dataclasses import dataclass
from fractions import Fraction

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.locking import Locked
from iku_desktop.domain.plan import WHOLE_YEAR
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import IndicatorView
from iku_desktop.domain.target_history import newest_targets, target_revisions
from iku_desktop.presentation.target_words import revision_mark


@dataclass(frozen=True, slots=True)
class TargetRow:
    """The target of a quarter (0 = the year) and its value, achievement and category as far as known.

    `is_here` marks the quarter shown, `closed` says why its quarter is closed, `lock` why its target can't
    be changed, `revised` tells of its newest revision; `is_ahead` where that one is not valid yet.
    """

    number: int
    target: Fraction | None
    actual: Fraction | None = None
    achievement: Fraction | None = None
    category: Category | None = None
    is_here: bool = False
    closed: Problem | None = None
    lock: Problem | None = None
    revised: str = ""
    is_ahead: bool = False

    @property
    def id(self) -> str:
        """The row's id in a grid: its number."""
        return str(self.number)

    @property
    def is_year(self) -> bool:
        """Whether it is the year's own target."""
        return self.number == WHOLE_YEAR


def target_rows(view: IndicatorView, locked: Locked) -> list[TargetRow]:
    """The quarters in their order and the year; a target a closed quarter never had is not locked."""
    moment, indicator = view.assessment.moment, view.assessment.indicator
    newest = newest_targets(view.targets, indicator.id, moment.year)
    found = target_revisions(view.targets, indicator.id, moment.year)
    revisions = {each.target.quarter: each for each in found}
    closed = {each.quarter.number: each.problem() for each in locked.quarters}

    def row(number: int, target: Fraction | None, known: Assessment | None = None) -> TargetRow:
        revision, stored = revisions.get(number), newest.get(number)
        return TargetRow(
            number,
            target,
            known.measurement.actual if known else None,
            known.achievement if known else None,
            known.category if known else None,
            number == moment.quarter.number,
            closed.get(number),
            locked.problem(stored, "value") if stored else None,
            revision_mark(revision, indicator.unit, moment.as_of) if revision else "",
            revision is not None and not revision.target.is_valid_on(moment.as_of),
        )

    quarters = [row(each.quarter.number, each.target, each.assessment) for each in view.course]
    return [*quarters, row(WHOLE_YEAR, view.year_target)]
