"""Makes up the practice office's activities: about 180 a year, most with evidence and followed up."""

import calendar
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from iku_desktop.domain.activities import Evidence, EvidenceKind
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.dates import MONTH_NAMES

ROTATING_A_MONTH = 6
FRIDAY = 4
SOON, LATE = range(1, 22), range(30, 61)
LATE_SHARE = 10

Table = Mapping[str, Any]


class _Planned(NamedTuple):
    day: date
    kind: Table
    village: str


class _Fate(NamedTuple):
    """What chance decided for one activity, whether or not today already knows."""

    has_evidence: bool
    followed_up: bool
    days: int
    place: int


def practice_activities(
    material: Table, villages: Sequence[str], chance: Random, today: date
) -> Iterator[Mapping[str, Typed]]:
    """The forms of all activities by today, by day; what lies ahead does not change what is past."""
    for year, followed_up in zip(material["years"], material["shares"]["followed_up"], strict=True):
        numbers: Counter[str] = Counter()
        for planned in sorted(_year(material, villages, year, chance), key=lambda each: each.day):
            fate = _fate(material, followed_up, chance)
            if planned.day <= today:
                yield _form(material, planned, fate, numbers, today)


def _year(
    material: Table, villages: Sequence[str], year: int, chance: Random
) -> Iterator[_Planned]:
    pairs = [(kind, village) for kind in material["rotating"] for village in villages]
    chance.shuffle(pairs)
    for month in range(1, 13):
        kinds = [(kind, chance.choice(villages)) for kind in material["monthly"]]
        kinds += [pairs.pop() for _ in range(ROTATING_A_MONTH)]
        yearly = (kind for kind in material["yearly"] if kind["month"] == month)
        kinds += [(kind, chance.choice(villages)) for kind in yearly]
        for kind, village in kinds:
            yield _Planned(_workday(year, month, kind.get("days", 1), chance), kind, village)


def _workday(year: int, month: int, days: int, chance: Random) -> date:
    """A last day whose whole activity lies in one working week of the month."""
    last = calendar.monthrange(year, month)[1]
    every = (date(year, month, day) for day in range(days, last + 1))
    return chance.choice([day for day in every if days - 1 <= day.weekday() <= FRIDAY])


def _fate(material: Table, followed_up: int, chance: Random) -> _Fate:
    span = LATE if chance.randrange(100) < LATE_SHARE else SOON
    return _Fate(
        has_evidence=chance.randrange(100) >= material["shares"]["without_evidence"],
        followed_up=chance.randrange(100) < followed_up,
        days=chance.choice(span),
        place=chance.randrange(100),
    )


def _form(
    material: Table, planned: _Planned, fate: _Fate, numbers: Counter[str], today: date
) -> dict[str, Typed]:
    day, kind, village = planned
    words = {
        "desa": village,
        "bulan": f"{MONTH_NAMES[day.month - 1]} {day.year}",
        "tahun": day.year,
        "tahun_lalu": day.year - 1,
        "tahun_depan": day.year + 1,
    }
    places = material["village_places" if "{desa}" in kind["description"] else "places"]
    form: dict[str, Typed] = {
        "date": day,
        "description": kind["description"].format(**words),
        "section": kind["section"],
        "place": places[fate.place % len(places)].format(**words),
    }
    if kind.get("days", 1) > 1:
        form["first_day"] = day - timedelta(days=kind["days"] - 1)
    if fate.has_evidence:
        form["evidence"] = tuple(
            _evidence(material, name, numbers, day.year) for name in kind["evidence"]
        )
    follow_up = day + timedelta(days=fate.days)
    if fate.has_evidence and fate.followed_up and follow_up <= today:
        form |= {"output": kind["output"], "follow_up_date": follow_up}
    return form


def _evidence(material: Table, name: str, numbers: Counter[str], year: int) -> Evidence:
    numbers[name] += 1
    pattern = material["numbers"][name]
    return Evidence(EvidenceKind(name), pattern.format(n=numbers[name], tahun=year))
