"""Whatever is entered after a closing, the closed quarter's own figures and paper never move."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.problems import Refused
from iku_desktop.paths import OfficePaths
from iku_desktop.services.facts import assess_year, year_facts
from iku_desktop.storage.store import Store
from tests.services.desk import VILLAGES, Desk

SECOND = Quarter(2025, 2)
DAYS = st.integers(0, 364).map(lambda number: date(2025, 1, 1) + timedelta(days=number))
DAY_OR_NOTHING = DAYS | st.just("")
KINDS = st.sampled_from([("LPPDES", 2024), ("RKPDES", 2026), ("APBDES", 2026), ("APBDES", 2025)])
Entry = Callable[[Desk], object]


@pytest.fixture(scope="module")
def closed(blank_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A year of which the first two quarters are closed, on 1 February 2026."""
    folder = tmp_path_factory.mktemp("tertutup") / "IKU"
    shutil.copytree(blank_office, folder)
    store = Store.open(OfficePaths(folder))
    desk = Desk(store)
    desk.clock.day = date(2026, 2, 1)
    for number, village in enumerate(VILLAGES[:8]):
        desk.record(village, "LPPDES", 2024, date=date(2025, 3, 24) + timedelta(days=number))
    for number in range(6):
        desk.activity(date=date(2025, 1 + number, 7), description=f"Kegiatan {number}")
    desk.services.indicators.set_target("IKU-2", 2025, 1, "30")
    for quarter in (Quarter(2025, 1), SECOND):
        desk.services.closings.close(quarter)
    yield desk
    store.close()


def reckoned(desk: Desk) -> list[tuple[object, ...]]:
    """The figures of both closed quarters from the rows as they are, not from the snapshots."""
    found: list[Assessment] = []
    with desk.context.reading() as rows:
        facts = year_facts(rows, 2025)
        for number in (1, 2):
            found += assess_year(rows, desk.moment(number), facts)
    return [(each.indicator.code, each.moment.quarter, *_terms(each)) for each in found]


def _terms(assessment: Assessment) -> tuple[object, ...]:
    figure = assessment.measurement
    return figure.numerator, figure.denominator, figure.actual, figure.attainable


def activities(desk: Desk) -> list[str]:
    return [row.activity.id for row in desk.services.activities.list(desk.moment(1), True).rows]


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """One thing a clerk may enter, most of it sensible, some of it into closed quarters."""
    village, (kind, year) = draw(st.sampled_from(VILLAGES)), draw(KINDS)
    day, other, at = draw(DAY_OR_NOTHING), draw(DAY_OR_NOTHING), draw(st.integers(0, 30))
    words = draw(st.sampled_from(["", "Baru", "<b>", "9/2025"]))

    def change(desk: Desk) -> object:
        every = activities(desk)
        typed = {"date": day, "output": words, "follow_up_date": other}
        return desk.services.activities.change(every[at % len(every)], typed)

    def remove(desk: Desk) -> object:
        every = activities(desk)
        return desk.services.activities.remove([every[at % len(every)]])

    return draw(
        st.sampled_from(
            [
                lambda desk: desk.record(village, kind, year, date=day, number=words),
                lambda desk: desk.record(village, kind, year, cause_text=words, note=words),
                lambda desk: desk.activity(date=day, description=f"{words} {at}", output=words),
                change,
                remove,
                lambda desk: desk.services.villages.change(
                    desk.village(village), {"valid_from": day, "valid_to": other}
                ),
                lambda desk: desk.services.documents.grant_exception(
                    *(desk.village(village), kind, year),
                    {"new_due": day, "decided_on": other, "reason": words},
                ),
                lambda desk: desk.services.indicators.set_target("IKU-2", 2025, at % 5, str(at)),
                lambda desk: desk.services.indicators.write_narrative(
                    "IKU-1", Quarter(2025, at % 4 + 1), NarrativeKind.DRIVING, words
                ),
            ]
        )
    )


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(made=st.lists(entries(), min_size=1, max_size=6))
def test_that_no_entry_moves_a_closed_figure(closed: Desk, made: list[Entry]) -> None:
    before = reckoned(closed)
    for entry in made:
        with suppress(Refused):
            entry(closed)
    assert reckoned(closed) == before


def test_that_after_all_that_the_closed_paper_is_the_same(closed: Desk) -> None:
    first = closed.services.reports.make("quarterly", closed.moment(2))
    closed.activity(
        date="2/7/2025", description="Sesudahnya", output="x", follow_up_date="3/7/2025"
    )
    assert closed.services.reports.make("quarterly", closed.moment(2)) == first
    entered = closed.services.activities.list(closed.moment(3)).rows
    assert entered, "entries of open quarters were taken"
