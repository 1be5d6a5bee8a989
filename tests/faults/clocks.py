"""Odd clocks and zones: figures depend on dates alone, and a clock that stands behind is noticed.

The clock is given to the program, as it is everywhere in it; the zone of the process is changed for real, so
that whatever asked the PC past the given clock would answer otherwise.
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path

from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.problems import Refused
from iku_desktop.services.office_services import OfficeServices
from iku_desktop.services.offices import Offices
from tests.faults.campaign import Campaign, Options, Stopwatch
from tests.faults.office import OPEN, Stand, make_base, workplace

QUICK, FULL = 40, 400
DAYS = (
    *(date(2028, 2, 29), date(2025, 9, 30), date(2025, 12, 31), date(2026, 1, 1), date(2009, 6, 1)),
    *(
        date(2099, 12, 31),
        date(2024, 2, 29),
        date(2025, 3, 31),
        date(2025, 12, 1),
        date(2038, 1, 19),
    ),
)
TIMES = ((0, 0, 0), (23, 59, 59), (10, 23, 59), (12, 0, 0), (16, 59, 59), (17, 0, 0))
ZONES = (
    *("Asia/Jakarta", "UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Pago_Pago"),
    *("Europe/London", "Asia/Kolkata"),
)
NEXT = Quarter(2025, 3)
BACK = (timedelta(seconds=1), timedelta(hours=1), timedelta(days=1), timedelta(days=4_000))


@dataclass
class SetClock:
    """A clock that shows what it was set to."""

    shown: datetime

    def today(self) -> date:
        return self.shown.date()

    def now(self) -> datetime:
        return self.shown


@contextmanager
def zone(name: str) -> Iterator[None]:
    """This process in another zone, as if somebody had set the PC so."""
    kept = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        if kept is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = kept
        time.tzset()


def figures(services: OfficeServices) -> list[str]:
    """What a year's quarters are measured as on the clock's day, and what the first page says is due."""
    today = services.context.today
    moments = [
        Moment.at(Quarter(year, number), today) for year in (2025, 2026) for number in QUARTERS
    ]
    found = [f"{moment} {services.indicators.assessments(moment)}" for moment in moments]
    return [*found, f"{services.agenda.agenda()}"]


def opened(stand: Stand, clock: SetClock) -> OfficeServices:
    """The office with that clock."""
    stand.office = Offices(clock, "Siti Aminah").open(stand.paths)
    return stand.services


def refusal(services: OfficeServices, quarter: Quarter) -> set[str]:
    """Why a quarter can't be closed, as codes; empty where it was."""
    try:
        services.closings.close(quarter)
    except Refused as refused:
        return {each.code for each in refused.problems}
    return set()


def tried(base: Stand, folder: Path, shown: datetime, in_zone: str, back: timedelta) -> list[str]:
    """What is wrong with an office at that time in that zone, whose clock falls back while it is open."""
    stand, harm = base.copied_to(folder), []
    noon = SetClock(datetime.combine(shown.date(), datetime.min.time()) + timedelta(hours=12))
    with zone("UTC"):
        expected = figures(opened(stand, noon))
        stand.close()
    clock = SetClock(shown)
    try:
        with zone(in_zone):
            services = opened(stand, clock)
            seen = services.context.store
            with seen.read() as reader:
                last = reader.last_seen()
            if figures(services) != expected:
                harm.append("the hour or the zone changes a figure")
            behind = last is not None and shown < last
            if ("clock_behind" in refusal(services, OPEN)) is not behind:
                harm.append("the guard speaks without reason, or not at all")
            if behind:
                services.closings.confirm_clock()
                harm += (
                    ["the guard speaks twice"] if "clock_behind" in refusal(services, OPEN) else []
                )
            clock.shown = shown - back
            if "clock_behind" not in refusal(services, NEXT):
                harm.append("a clock that fell back while the office was open is not noticed")
    finally:
        stand.close()
        shutil.rmtree(folder)
    return harm


def run(options: Options) -> Iterator[Campaign]:
    """Days, hours and zones in every mixture; the control is a clock that tells another day."""
    campaign = Campaign("clock", "day and zone", options.seed)
    every = list(product(DAYS, TIMES, ZONES))
    chosen = options.random("clock").sample(every, FULL if options.full else QUICK)
    with Stopwatch(campaign), workplace() as home:
        base = make_base(home / "asal")
        campaign.control_found = finds_another_day(base, home / "kendali")
        for number, (day, hour, in_zone) in enumerate(options.mine(chosen)):
            shown, back = datetime(*day.timetuple()[:3], *hour), BACK[number % len(BACK)]  # noqa: DTZ001
            harm = tried(base, home / f"{number}", shown, in_zone, back)
            campaign.tried({"shown": f"{shown}", "zone": in_zone, "back": f"{back}"}, harm)
    yield campaign


def finds_another_day(base: Stand, folder: Path) -> bool:
    """Whether figures of the day after a deadline are told apart from those of its last second."""
    stand = base.copied_to(folder)
    found = []
    for day in (date(2025, 12, 31), date(2026, 1, 1)):
        services = opened(stand, SetClock(datetime.combine(day, datetime.min.time())))
        moment = Moment.at(Quarter(2025, 4), day)
        found.append([each.measurement for each in services.indicators.assessments(moment)])
        stand.close()
    return found[0] != found[1]
