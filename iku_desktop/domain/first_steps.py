"""The first steps of a new office, from its villages to the first report: which are done, which is next."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from iku_desktop.domain.office import Office, Official
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import Indicator, Target

# What a letterhead can't do without; an e-mail address and a postal line it can.
LETTERHEAD = ("government_line", "office_line", "address")


class FirstStep(StrEnum):
    """The steps in the order in which they are offered."""

    VILLAGES = "villages"
    LETTERHEAD = "letterhead"
    OFFICIALS = "officials"
    TARGETS = "targets"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What of the first steps is done; `hidden` where the clerk put them away."""

    done: frozenset[FirstStep]
    hidden: bool = False

    @property
    def next(self) -> FirstStep | None:
        """The first step that is not done; None when all are."""
        return next((each for each in FirstStep if each not in self.done), None)

    @property
    def is_offered(self) -> bool:
        """Whether Beranda leads to them: until the first report is out, or the clerk put them away."""
        return not self.hidden and FirstStep.REPORT not in self.done


@dataclass(frozen=True, slots=True)
class FirstTargets:
    """The targets of one strategic indicator in a year by quarter, the year (0) last; None: not entered."""

    indicator: Indicator
    values: Mapping[int, Fraction | None]


def has_letterhead(office: Office) -> bool:
    """Whether a letter of the office would say whose it is and where to answer."""
    return all(getattr(office, name) for name in LETTERHEAD)


def has_signer(official: Official | None) -> bool:
    """Whether somebody signs, with name and post."""
    return official is not None and bool(official.name and official.post)


def proposed_place(office: Office) -> str:
    """Where papers are signed: the place that is entered, else the kecamatan's name, to be looked at."""
    return office.place or office.name


def has_targets(targets: tuple[Target, ...], ids: tuple[str, ...], quarter: Quarter) -> bool:
    """Whether every strategic indicator (by its id) has a target in the quarter."""
    entered = {each.indicator_id for each in targets if each.quarter == quarter.number}
    return bool(ids) and set(ids) <= entered
