"""Activities of facilitation and coordination, their evidence, and when they count (indicator 1)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iku_desktop.domain.problems import Problem


class EvidenceKind(StrEnum):
    """The seed's five kinds of evidence; no other kind makes an activity count."""

    MEETING = "rapat_koordinasi"
    DOCUMENT = "dokumen_laporan"
    DECREE = "sk_camat"
    RECOMMENDATION = "rekomendasi"
    MINUTES = "berita_acara"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One proof of an activity: its kind and the number it bears, if any."""

    kind: EvidenceKind
    number: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of one section; `day` is its last, `first_day` set only when it took several."""

    id: str
    day: date
    description: str
    section_id: str
    first_day: date | None = None
    place: str = ""
    evidence: tuple[Evidence, ...] = ()
    output: str = ""
    follow_up_date: date | None = None
    note: str = ""

    @property
    def counts(self) -> bool:
        """Whether it has at least one evidence of the seed's kinds."""
        return bool(self.evidence)

    def is_followed_up(self, as_of: date) -> bool:
        """Whether it counts and has an output with a follow-up date by the as-of date."""
        return (
            self.counts
            and bool(self.output)
            and self.follow_up_date is not None
            and self.follow_up_date <= as_of
        )


def activity_problems(
    day: date | None, first_day: date | None, follow_up_date: date | None, today: date
) -> list[Problem]:
    """What is wrong with an activity's dates, each at its field."""
    problems = []
    dated = (("date", day), ("first_day", first_day), ("follow_up_date", follow_up_date))
    for name, value in dated:
        if value is not None and value > today:
            problems.append(Problem("date_in_future", name, {"date": value, "today": today}))
    if day is not None and first_day is not None and first_day > day:
        problems.append(
            Problem("first_day_after_last", "first_day", {"first": first_day, "last": day})
        )
    if day is not None and follow_up_date is not None and follow_up_date < day:
        values = {"follow_up": follow_up_date, "date": day}
        problems.append(Problem("follow_up_before_activity", "follow_up_date", values))
    return problems
