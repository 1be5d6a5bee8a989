"""The IKU plan of some years: goals, indicators with their formula, targets and hand-entered values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from iku_desktop.domain.achievement import Direction
from iku_desktop.domain.problems import Problem

WHOLE_YEAR = 0
PERCENT = "%"
MOST_PLAN_YEARS = 20
NARRATIVE_LENGTH = 4000


class GoalKind(StrEnum):
    """A tujuan (objective) or one of the sasaran strategis under it."""

    OBJECTIVE = "tujuan"
    STRATEGIC = "sasaran"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as printed: one line of `text`, or a fraction in brackets followed by `factor`."""

    text: str = ""
    numerator: str = ""
    denominator: str = ""
    factor: str = ""

    @property
    def is_fraction(self) -> bool:
        """Whether it is printed as a real fraction."""
        return bool(self.numerator and self.denominator)


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of a plan; `calculator` names its line in CALCULATORS, `explanation` the Penjelasan.

    The explanation is lines of text; a line that begins with "1. " is an item of a numbered list.
    """

    id: str
    code: str
    title: str
    short_title: str
    goal_id: str
    calculator: str
    unit: str = "%"
    direction: Direction = Direction.HIGHER
    formula: Formula = field(default_factory=Formula)
    explanation: str = ""
    source: str = ""
    in_charge: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """A tujuan or sasaran strategis with its number on the sheet."""

    id: str
    kind: GoalKind
    text: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class IkuPlan:
    """One version of the IKU for the years `first_year` to `last_year`; `offsets` as in measured_year."""

    id: str
    first_year: int
    last_year: int
    title: str
    organisation_lines: tuple[str, ...]
    goals: tuple[Goal, ...]
    indicators: tuple[Indicator, ...]
    offsets: Mapping[str, int]
    place: str = ""
    set_on: date | None = None
    signatory_name: str = ""
    signatory_nip: str = ""
    signatory_rank: str = ""
    signatory_post: str = ""
    shows_post: bool = False

    def of_kind(self, kind: GoalKind) -> tuple[Indicator, ...]:
        """The indicators under goals of one kind, in the sheet's order."""
        goals = {goal.id: goal.position for goal in self.goals if goal.kind is kind}
        chosen = [each for each in self.indicators if each.goal_id in goals]
        return tuple(sorted(chosen, key=lambda each: (goals[each.goal_id], each.position)))


@dataclass(frozen=True, slots=True)
class Target:
    """A target's revision for an indicator, year and quarter (0 = the year); percent or the unit."""

    indicator_id: str
    year: int
    quarter: int
    value: Fraction
    revision: int = 0
    decided_on: date | None = None
    reason: str = ""
    letter_number: str = ""
    id: str = ""

    def is_valid_on(self, day: date) -> bool:
        """Whether it had been decided by that day; one without a date always was."""
        return self.decided_on is None or self.decided_on <= day


@dataclass(frozen=True, slots=True)
class ManualValue:
    """A hand-entered value of a year with its evidence; a ratio has numerator and denominator."""

    indicator_id: str
    year: int
    value: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    evidence: str = ""
    dated: date | None = None
    id: str = ""


class NarrativeKind(StrEnum):
    """The three narratives of an indicator and quarter."""

    DRIVING = "faktor_pendorong"
    HINDERING = "faktor_penghambat"
    FOLLOW_UP = "tindak_lanjut"


@dataclass(frozen=True, slots=True)
class Narrative:
    """One narrative text of an indicator in a quarter."""

    indicator_id: str
    year: int
    quarter: int
    kind: NarrativeKind
    text: str
    id: str = ""


def target_problem(value: Fraction, unit: str) -> Problem | None:
    """Why a value can't be a target: a share lies between 0 and 100 percent, nothing is negative."""
    if value < 0:
        return Problem("target_negative", "value", {"typed": value})
    if unit == PERCENT and value > 100:
        return Problem("target_above_100", "value", {"typed": value})
    return None


def revision_problems(revision: Target, newest: Target | None, today: date) -> list[Problem]:
    """What is wrong with a target's revision: it is decided already, with a reason, in order of time."""
    problems = []
    decided_on = revision.decided_on
    if newest is not None and (revision.letter_number or decided_on) and not revision.reason:
        problems.append(Problem("needed", "reason"))
    if decided_on is not None and decided_on > today:
        values = {"date": decided_on, "today": today}
        problems.append(Problem("date_in_future", "decided_on", values))
    if decided_on and newest and newest.decided_on and decided_on < newest.decided_on:
        values = {"date": decided_on, "other": newest.decided_on}
        problems.append(Problem("revision_before_previous", "decided_on", values))
    return problems


def manual_problems(entered: ManualValue, today: date) -> list[Problem]:
    """What is wrong with a hand-entered value: a ratio is whole, and any value has its evidence."""
    problems = []
    ratio = {"numerator": entered.numerator, "denominator": entered.denominator}
    filled = [name for name, value in ratio.items() if value is not None]
    if len(filled) == 1:
        problems += [Problem("needed", name) for name in ratio if name not in filled]
    if entered.denominator == 0:
        problems.append(Problem("denominator_zero", "denominator"))
    if (filled or entered.value is not None) and not entered.evidence:
        problems.append(Problem("needed", "evidence"))
    if entered.dated is not None and entered.dated > today:
        values = {"date": entered.dated, "today": today}
        problems.append(Problem("date_in_future", "dated", values))
    return problems


def years_problem(first_year: int, last_year: int) -> Problem | None:
    """Why a plan can't hold these years: it can't end before it begins, nor run for ever."""
    if last_year < first_year:
        return Problem("years_reversed", "last_year", {"first": first_year, "last": last_year})
    if last_year - first_year >= MOST_PLAN_YEARS:
        return Problem("too_many_years", "last_year", {"most": MOST_PLAN_YEARS})
    return None


def plan_of(plans: Iterable[IkuPlan], year: int) -> IkuPlan | None:
    """The plan a year is measured by; the one that began last where several hold the year."""
    fitting = [plan for plan in plans if plan.first_year <= year <= plan.last_year]
    return max(fitting, key=lambda plan: (plan.first_year, plan.id), default=None)


def target_on(
    targets: Iterable[Target], indicator_id: str, year: int, quarter: int, day: date
) -> Fraction | None:
    """The target of exactly that quarter (0 = the year) which was valid on a day: its newest revision."""
    valid = [
        target
        for target in targets
        if (target.indicator_id, target.year, target.quarter) == (indicator_id, year, quarter)
        and target.is_valid_on(day)
    ]
    newest = max(valid, key=lambda target: target.revision, default=None)
    return None if newest is None else newest.value


def measuring_target(
    targets: Iterable[Target], indicator_id: str, year: int, quarter: int, day: date
) -> Fraction | None:
    """What a quarter is measured against: its own target when there is one, else the year's."""
    targets = tuple(targets)
    of_quarter = target_on(targets, indicator_id, year, quarter, day)
    if of_quarter is not None:
        return of_quarter
    return target_on(targets, indicator_id, year, WHOLE_YEAR, day)
