"""Figures through services and database against the domain's own reckoning and a plain recount."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from iku_desktop.domain.assessment import assess_plan
from iku_desktop.domain.facts import ActivityFact, YearFacts
from iku_desktop.domain.measured_year import counted_documents
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.problems import Refused
from iku_desktop.paths import OfficePaths
from iku_desktop.storage.store import Store
from tests.services.desk import VILLAGES, Desk

TODAY = date(2026, 6, 30)
DAYS = st.dates(date(2024, 1, 1), TODAY)
TYPES = ("RKPDES", "APBDES", "LPPDES")


@dataclass(frozen=True)
class Entries:
    """What a clerk enters: documents by village, activities (day, evidence, follow-up), villages' ends."""

    documents: list[tuple[int, str, int, date]]
    activities: list[tuple[date, bool, date | None]]
    ends: dict[int, date]


ENTRIES = st.builds(
    Entries,
    st.lists(
        st.tuples(
            st.integers(0, 10), st.sampled_from(TYPES), st.sampled_from((2024, 2025, 2026)), DAYS
        ),
        max_size=12,
    ),
    st.lists(
        st.tuples(st.dates(date(2024, 12, 1), TODAY), st.booleans(), st.none() | DAYS), max_size=6
    ),
    st.dictionaries(st.integers(0, 10), DAYS, max_size=2),
)


@contextmanager
def an_office(folder: Path) -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "IKU"
        shutil.copytree(folder, copy)
        desk = Desk(Store.open(OfficePaths(copy)))
        desk.clock.day = TODAY
        try:
            yield desk
        finally:
            desk.store.close()


def enter(
    desk: Desk, entries: Entries
) -> tuple[dict[tuple[str, str, int], date], list[ActivityFact]]:
    """Enters all that is accepted and gives it back."""
    documents: dict[tuple[str, str, int], date] = {}
    for at, kind, year, day in entries.documents:
        try:
            desk.record(VILLAGES[at], kind, year, date=day)
        except Refused:
            continue
        documents[VILLAGES[at], kind, year] = day
    for at, day in entries.ends.items():
        desk.services.villages.change(desk.village(VILLAGES[at]), {"valid_to": day})
    activities = []
    for number, (day, proven, done) in enumerate(entries.activities):
        typed = {"date": day, "description": f"Kegiatan {number}", "output": "Hasil"}
        typed |= {"evidence": "BA" if proven else "", "follow_up_date": done}
        try:
            desk.activity(**typed)
        except Refused:
            continue
        activities.append(ActivityFact(day, proven, done))
    return documents, activities


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(entries=ENTRIES, quarter=st.integers(1, 4), as_of=st.none() | DAYS)
@example(Entries([], [], {}), 1, None)
@example(
    Entries(
        [(0, "RKPDES", 2026, date(2025, 9, 30)), (0, "RKPDES", 2026, date(2025, 10, 1))],
        [(date(2025, 3, 31), True, date(2025, 4, 1)), (date(2025, 3, 31), False, None)],
        {1: date(2025, 6, 30)},
    ),
    4,
    None,
)
def test_that_figures_through_the_services_are_those_of_the_domain_and_of_a_recount(
    blank_office: Path, entries: Entries, quarter: int, as_of: date | None
) -> None:
    with an_office(blank_office) as desk:
        moment = Moment.at(Quarter(2025, quarter), TODAY, as_of)
        desk.services.indicators.assessments(moment)
        documents, activities = enter(desk, entries)
        through_services = desk.services.indicators.assessments(moment)
        assert through_services == from_the_domain(desk, moment, activities)
        assert through_services[1].measurement.numerator == recount(entries, documents, moment)
        for each in through_services[:2]:
            measurement = each.measurement
            if measurement.denominator:
                share = Fraction(100 * measurement.numerator, measurement.denominator)  # type: ignore[arg-type]
                assert measurement.actual == share


def from_the_domain(desk: Desk, moment: Moment, activities: list[ActivityFact]) -> object:
    """The domain's answer over everything that is stored, read whole and without the services."""
    with desk.store.read() as reader:
        (plan,) = reader.plans()
        facts = YearFacts(
            year=2025,
            villages=reader.villages(),
            counted=counted_documents(2025, reader.document_types(), plan.offsets, reader.rules()),
            documents=reader.documents(),
            exceptions=reader.exceptions(),
            activities=activities,
            targets=reader.targets(),
        )
        return assess_plan(facts, plan, moment, reader.categories())


def recount(entries: Entries, documents: dict[tuple[str, str, int], date], moment: Moment) -> int:
    """How many are on time, counted by hand from what was entered."""
    counted = (
        ("LPPDES", 2024, date(2025, 3, 31)),
        ("RKPDES", 2026, date(2025, 9, 30)),
        ("APBDES", 2026, date(2025, 12, 31)),
    )
    found = 0
    for at, village in enumerate(VILLAGES):
        for kind, year, due in counted:
            exists = at not in entries.ends or entries.ends[at] >= due
            day = documents.get((village, kind, year))
            found += bool(exists and day and day <= due and day <= moment.as_of)
    return found
