"""The facts of one office and one year that its indicators are computed from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from iku_desktop.domain.documents import DeadlineException, VillageDocument
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.plan import ManualValue, Target
from iku_desktop.domain.villages import Village

DocumentKey = tuple[str, str, int]


class ActivityFact(NamedTuple):
    """What indicator 1 needs of some that are alike; `followed_up_on` is None without output or date."""

    day: date
    counts: bool
    followed_up_on: date | None
    number: int = 1


@dataclass(frozen=True, slots=True)
class YearFacts:
    """All facts of a measured year; documents and exceptions are keyed (village id, type, fiscal year).

    `activities` holds the year's own, in any order.
    """

    year: int
    villages: Sequence[Village] = ()
    counted: Sequence[CountedDocument] = ()
    documents: Mapping[DocumentKey, VillageDocument] = field(default_factory=dict)
    exceptions: Mapping[DocumentKey, DeadlineException] = field(default_factory=dict)
    activities: Sequence[ActivityFact] = ()
    manual_values: Mapping[str, ManualValue] = field(default_factory=dict)
    targets: Sequence[Target] = ()
