"""Reads: their order, their bounds, and that they don't send one statement per row."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import event

from iku_desktop.domain.activities import Activity, EvidenceKind
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.facts import ActivityFact
from iku_desktop.domain.office import Official, Section
from iku_desktop.domain.plan import Goal, GoalKind, ManualValue, Narrative, NarrativeKind, Target
from iku_desktop.domain.villages import Village
from iku_desktop.storage.reader import Reader
from iku_desktop.storage.store import Store
from tests.builders import a_document, a_village, an_exception
from tests.storage.office_content import AT, LATER, WHO, an_activity

DECREE, MEETING = EvidenceKind.DECREE, EvidenceKind.MEETING
DAY = date(2025, 3, 31)


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """The statements sent meanwhile, BEGIN left out."""
    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(store._engine, "before_cursor_execute", note)
    yield sent
    event.remove(store._engine, "before_cursor_execute", note)


def read(store: Store, ask: Callable[[Reader], object]) -> object:
    with store.read() as reader:
        return ask(reader)


@pytest.fixture
def section(store: Store) -> str:
    with store.read() as reader:
        return reader.sections()[0].id


@pytest.fixture
def village(store: Store) -> str:
    with store.read() as reader:
        return reader.villages()[1].id


def put(store: Store, *objs: object) -> tuple[str, ...]:
    with store.write(WHO, LATER) as unit:
        return unit.put_all(objs)


def test_that_villages_stand_in_the_order_of_their_codes(store: Store) -> None:
    put(store, a_village("35.08.20.2010", id=""), a_village("35.08.20.2009", id=""))
    codes = [each.code[-4:] for each in read(store, Reader.villages)]  # type: ignore[attr-defined]
    assert codes == ["1003", "2001", "2002", "2009", "2010"]


def test_that_sections_stand_in_their_position(store: Store) -> None:
    put(store, Section("", "A", "Seksi A", "A", 9), Section("", "Z", "Seksi Z", "Z", -1))
    codes = [each.code for each in read(store, Reader.sections)]  # type: ignore[attr-defined]
    assert codes == ["Z", "PEM", "UMUM", "A"]


def test_that_officials_stand_by_the_day_they_began(store: Store) -> None:
    put(store, Official("", "CICI", "CAMAT", valid_from=date(2024, 1, 1)))
    names = [each.name for each in read(store, Reader.officials)]  # type: ignore[attr-defined]
    assert names == ["ADI", "CICI", "BENI"]


def test_that_objectives_stand_before_strategic_goals(store: Store) -> None:
    with store.write(WHO, LATER) as unit:
        plan_id = unit.plans()[0].id
        unit.put(Goal("", GoalKind.STRATEGIC, "Nol", 0), plan_id=plan_id)
        unit.put(Goal("", GoalKind.OBJECTIVE, "Akhir", 9), plan_id=plan_id)
        texts = [goal.text for goal in unit.plans()[0].goals]
    assert texts == ["Meningkatnya pelayanan", "Akhir", "Nol", "Meningkatnya koordinasi"]


def test_that_documents_are_read_by_fiscal_year(store: Store, village: str) -> None:
    put(store, *(a_document(village, fiscal_year=year) for year in (2023, 2024, 2026)))
    put(store, an_exception(village, fiscal_year=2024))
    with store.read() as reader:
        assert [key[2] for key in reader.documents()] == [2023, 2024, 2026]
        assert [key[2] for key in reader.documents({2026, 2023})] == [2023, 2026]
        assert reader.documents([2025]) == {}
        assert list(reader.exceptions([2024])) == [(village, "LPPDES", 2024)]
        assert reader.exceptions(range(2000, 2020)) == {}


def test_that_activities_are_read_from_day_to_day_inclusive(store: Store, section: str) -> None:
    days = [DAY - timedelta(1), DAY, DAY + timedelta(1)]
    put(store, *(an_activity(section, day, description=str(day)) for day in reversed(days)))
    with store.read() as reader:
        assert [each.day for each in reader.activities(date.min, date.max)] == days
        assert [each.day for each in reader.activities(DAY, DAY)] == [DAY]
        assert reader.activities(DAY, DAY - timedelta(1)) == ()


def test_that_activities_of_a_day_stand_in_the_order_of_their_making(
    store: Store, section: str
) -> None:
    ids = put(store, *(an_activity(section, DAY, description=text) for text in "cab"))
    with store.read() as reader:
        assert tuple(each.id for each in reader.activities(DAY, DAY)) == ids
        assert tuple(each.id for each in reader.activities_by_ids(reversed(ids))) == ids


def test_that_an_unknown_activity_is_none(store: Store) -> None:
    with store.read() as reader:
        assert reader.activity("none") is None
        assert reader.activities_by_ids([]) == ()
        assert reader.find_activity(DAY, "Rapat", "none") is None


def test_that_the_same_activity_is_found_by_day_words_and_section(
    store: Store, section: str
) -> None:
    first, second = put(
        store,
        an_activity(section, DAY, description="Rapat"),
        an_activity(section, DAY, description="Rapat"),
    )
    with store.read() as reader:
        other = reader.sections()[1].id
        found = reader.find_activity(DAY, "Rapat", section)
        assert found is not None
        assert (found.id, found.evidence[0].kind) == (first, DECREE)
        assert first < second
        assert reader.find_activity(DAY, "rapat", section) is None
        assert reader.find_activity(DAY, "Rapat", other) is None
        assert reader.find_activity(DAY + timedelta(1), "Rapat", section) is None


def test_that_facts_tell_what_the_activities_themselves_tell(store: Store, section: str) -> None:
    after = DAY + timedelta(9)
    put(
        store,
        an_activity(section, date(2025, 1, 1), [DECREE, MEETING], output="SK", follow_up_date=DAY),
        an_activity(section, date(2025, 1, 2), [], output="SK", follow_up_date=after),
        an_activity(section, date(2025, 1, 3), [MEETING], output="", follow_up_date=after),
        an_activity(section, date(2025, 12, 31), [MEETING], output="SK"),
        an_activity(section, date(2024, 12, 31)),
        an_activity(section, date(2026, 1, 1)),
    )
    with store.read() as reader:
        facts = reader.activity_facts(2025)
        activities = reader.activities(date(2025, 1, 1), date(2025, 12, 31))
    assert facts == (
        ActivityFact(date(2025, 1, 1), True, DAY),
        ActivityFact(date(2025, 1, 2), False, after),
        ActivityFact(date(2025, 1, 3), True, None),
        ActivityFact(date(2025, 12, 31), True, None),
    )
    for as_of in (DAY - timedelta(1), DAY, after):
        by_fact = [
            fact.counts and fact.followed_up_on is not None and fact.followed_up_on <= as_of
            for fact in facts
        ]
        assert by_fact == [each.is_followed_up(as_of) for each in activities]


@pytest.mark.parametrize("count", [1, 60])
def test_that_reading_activities_takes_two_statements_however_many(
    store: Store, section: str, count: int
) -> None:
    put(store, *(an_activity(section, DAY, [DECREE, MEETING]) for _ in range(count)))
    with store.read() as reader, statements(store) as sent:
        assert len(reader.activities(DAY, DAY)) == count
        assert [each.number for each in reader.activity_facts(2025)] == [count]
    assert len(sent) == 3


@pytest.mark.parametrize(("count", "hundreds"), [(1, 1), (100, 1), (300, 3)])
def test_that_writing_activities_takes_a_statement_for_each_hundred(
    store: Store, section: str, count: int, hundreds: int
) -> None:
    new = [an_activity(section, DAY, description=f"K {n}", id=f"id-{n}") for n in range(count)]
    with statements(store) as sent, store.write(WHO, LATER) as unit:
        unit.put_all(new)
    # Look for the ids; activities, evidence, the end of the trail, and the audit rows of each.
    assert len(sent) == 2 + 4 * hundreds
    with statements(store) as sent, store.write(WHO, LATER) as unit:
        unit.put_all([replace(each, note="dicatat") for each in new])
    assert len(sent) == 4 + hundreds
    with statements(store) as sent, store.write(WHO, LATER) as unit:
        unit.put_all([replace(each, note="dicatat") for each in new])
    assert len(sent) == 2


def test_that_more_ids_than_fit_one_statement_are_all_found(store: Store, section: str) -> None:
    count = 5_200
    new = [Activity(f"a{n:05d}", DAY, "K", section) for n in range(count)]
    put(store, *new)
    before = read(store, Reader.change_counter)
    put(store, *new)
    with store.read() as reader:
        assert reader.change_counter() == before
        assert len(reader.activities_by_ids(each.id for each in new)) == count


def test_that_figures_are_read_by_year(store: Store) -> None:
    with store.write(WHO, LATER) as unit:
        first, second, _ = (each.id for each in unit.plans()[0].indicators)
        unit.put_all(
            [
                *(ManualValue(first, 2024, Fraction(3)), ManualValue(first, 2025, Fraction(4))),
                *(Target(first, 2026, 0, Fraction(9)), Target(first, 2026, 0, Fraction(8), 1)),
                Narrative(first, 2025, 3, NarrativeKind.HINDERING, "Banjir"),
                Narrative(second, 2025, 3, NarrativeKind.DRIVING, "Gotong royong"),
                Narrative(first, 2025, 2, NarrativeKind.DRIVING, "Lain"),
            ]
        )
        assert unit.manual_values(2025)[first].value == 4
        assert [each.revision for each in unit.targets(2026)] == [0, 1]
        assert len(unit.targets()) == 4
        assert {each.text for each in unit.narratives(2025, 3)} == {"Banjir", "Gotong royong"}
        assert unit.closings(2025) == {}


def test_that_stamps_tell_who_made_and_who_changed(store: Store, village: str) -> None:
    with store.read() as reader:
        known = next(each for each in reader.villages() if each.id == village)
    with store.write("Orang Lain", LATER) as unit:
        unit.put(replace(known, phone="0811"))
        (document,) = unit.put_all([VillageDocument(village, "LPPDES", 2024)])
    with store.read() as reader:
        stamps = reader.stamps(Village)
        assert set(stamps) == {each.id for each in reader.villages()}
        assert (stamps[village].created_by, stamps[village].created_at) == (WHO, AT)
        assert (stamps[village].changed_by, stamps[village].changed_at) == ("Orang Lain", LATER)
        assert reader.stamps(Village, [village, "none"]) == {village: stamps[village]}
        assert reader.stamps(Village, []) == {}
        assert reader.stamps(VillageDocument)[document].created_by == "Orang Lain"


def test_that_the_change_counter_grows_with_every_change_and_only_then(store: Store) -> None:
    first = read(store, Reader.change_counter)
    put(store, a_village("35.08.20.2003", id="v3"))
    with store.read() as reader:
        second = reader.change_counter()
        assert reader.changed_since(first) == {"village"}  # type: ignore[arg-type]
        assert reader.changed_since(second) == frozenset()
        assert reader.last_change() == LATER
    put(store, a_village("35.08.20.2003", id="v3"))
    assert read(store, Reader.change_counter) == second
    assert isinstance(first, int)
    assert second > first
