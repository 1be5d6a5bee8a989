"""What long lists of activities are read by: pages in one statement, columns by id, and changed days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.activity_columns import KIND_BITS, OUTPUT_BIT
from iku_desktop.domain.activity_query import ActivityQuery
from iku_desktop.storage import activity_list
from iku_desktop.storage.reader import Reader
from iku_desktop.storage.store import Store
from tests.storage.office_content import LATER, WHO, an_activity
from tests.storage.test_query_plans import plans_of

DECREE, MEETING = EvidenceKind.DECREE, EvidenceKind.MEETING
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)


@pytest.fixture
def section(store: Store) -> str:
    with store.read() as reader:
        return reader.sections()[0].id


def put(store: Store, *objs: object) -> tuple[str, ...]:
    with store.write(WHO, LATER) as unit:
        return unit.put_all(objs)


def counter(store: Store) -> int:
    with store.read() as reader:
        return reader.change_counter()


def changed(store: Store, since: int, most: int = 99) -> frozenset[date] | None:
    with store.read() as reader:
        return reader.changed_activity_days(since, most)


def some(store: Store, section: str) -> tuple[str, ...]:
    """Five activities of 2025 and one of the year before."""
    return put(
        store,
        an_activity(section, date(2025, 3, 1), [DECREE, MEETING, MEETING], description="Satu"),
        an_activity(section, date(2025, 2, 1), [], description="Dua\nbaris", output="x"),
        an_activity(section, date(2024, 2, 1), [DECREE], description="Tahun lalu"),
        an_activity(section, date(2025, 2, 1), description="", follow_up_date=date(2025, 2, 9)),
        an_activity(section, date(2025, 12, 31), [MEETING], output="x", follow_up_date=LAST),
        an_activity(section, date(2025, 1, 1), [MEETING], description="Lima, enam"),
    )


def test_that_a_page_is_what_the_activities_and_their_stamps_are(
    store: Store, section: str
) -> None:
    ids = some(store, section)
    with store.read() as reader:
        listed = reader.listed_activities([*reversed(ids), "nobody"])
        stamps = reader.stamps(Activity, ids)
        known = {each.id: each for each in reader.activities_by_ids(ids)}
    assert [activity.id for activity, _ in listed] == list(reversed(ids))
    assert [activity for activity, _ in listed] == [known[each] for each in reversed(ids)]
    assert [stamp for _, stamp in listed] == [stamps[each] for each in reversed(ids)]


def test_that_the_first_rows_are_those_by_day_and_id(store: Store, section: str) -> None:
    ids = some(store, section)
    with store.read() as reader:
        assert reader.first_activity_ids(FIRST, LAST, 3) == (ids[5], ids[1], ids[3])


@pytest.mark.parametrize("most", [1, 2, 5, 99])
def test_that_columns_tell_each_row_however_many_are_read_at_once(
    store: Store, section: str, most: int
) -> None:
    ids = some(store, section)
    rows, after, more = [], "", True
    with store.read() as reader:
        known = {each.id: each for each in reader.activities(FIRST, LAST)}
        while more:
            read = reader.activity_columns(FIRST, LAST, after, most)
            rows += list(
                zip(
                    *(read.ids, read.days, read.sections, read.follow_ups),
                    *(read.flags, read.texts),
                    strict=True,
                )
            )
            after, more = read.last, bool(read.last)
    assert [row[0] for row in rows] == [each for each in ids if each in known]
    for row_id, day, of_section, follow_up, flags, words in rows:
        activity = known[row_id]
        shown = activity.follow_up_date.isoformat() if activity.follow_up_date else "0"
        assert (day, of_section) == (activity.day.isoformat(), section)
        assert follow_up == int(shown.replace("-", ""))
        bits = {KIND_BITS[each.kind] for each in activity.evidence}
        assert flags == sum(bits) + (OUTPUT_BIT if activity.output else 0)
        assert words == activity.description.replace("\n", "\v")


def test_that_the_columns_of_a_day_are_those_of_its_rows(store: Store, section: str) -> None:
    some(store, section)
    with store.read() as reader:
        whole = reader.activity_columns(date(2025, 2, 1), date(2025, 2, 1), "", 99)
        of_day = reader.activity_columns_of(date(2025, 2, 1))
        assert reader.activity_columns_of(date(2025, 2, 2)).ids == ()
    assert (whole.ids, whole.flags, whole.texts) == (of_day.ids, of_day.flags, of_day.texts)
    assert len(of_day.ids) == 2


def test_that_a_change_names_the_days_it_touched(store: Store, section: str) -> None:
    ids = some(store, section)
    before = counter(store)
    assert changed(store, before) == frozenset()
    with store.read() as reader:
        first = next(iter(reader.activities_by_ids([ids[0]])))
    put(store, replace(first, day=date(2025, 6, 1)))
    assert changed(store, before) == frozenset({date(2025, 3, 1), date(2025, 6, 1)})
    before = counter(store)
    put(store, replace(first, day=date(2025, 6, 1), evidence=(), note="lain"))
    assert changed(store, before) == frozenset({date(2025, 6, 1)})
    before = counter(store)
    with store.write(WHO, LATER) as unit:
        unit.remove(Activity, ids[4])
    assert changed(store, before) == frozenset({date(2025, 12, 31)})
    before = counter(store)
    put(store, an_activity(section, date(2025, 9, 9)))
    assert changed(store, before) == frozenset({date(2025, 9, 9)})
    assert changed(store, 0, most=2) is None


def test_that_evidence_alone_names_the_day_of_its_activity(store: Store, section: str) -> None:
    ids = some(store, section)
    with store.read() as reader:
        (stored,) = reader.activities_by_ids([ids[1]])
    before = counter(store)
    put(store, replace(stored, evidence=(Evidence(DECREE),)))
    assert changed(store, before) == frozenset({date(2025, 2, 1)})


@pytest.mark.parametrize("part", [1, 40, 100, 9999])
def test_that_ids_are_the_same_in_parts_of_any_length(
    store: Store, section: str, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = some(store, section)
    monkeypatch.setattr(activity_list, "PART", part)
    query = ActivityQuery(FIRST, LAST, LAST, sort="description", descending=True)
    with store.read() as reader:
        parts = list(reader.activity_ids_by_parts(query))
        assert [each for some in parts for each in some] == reader.activity_ids(query)
        assert set(reader.activity_ids(query)) == {*ids} - {ids[2]}
        assert reader.activity_ids(ActivityQuery(date(2020, 1, 1), date(2020, 1, 2), LAST)) == []
    assert len(parts) == {1: 5, 40: 3, 100: 2, 9999: 1}[part]


READS: dict[str, Callable[[Reader], object]] = {
    "a page": lambda reader: reader.listed_activities(["a"]),
    "the first": lambda reader: reader.first_activity_ids(FIRST, LAST, 3),
    "columns": lambda reader: reader.activity_columns(FIRST, LAST, "", 3),
    "columns of a day": lambda reader: reader.activity_columns_of(FIRST),
    "changed days": lambda reader: reader.changed_activity_days(0, 99),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_that_each_read_searches_by_an_index_of_the_office(
    store: Store, section: str, read: Callable[[Reader], object]
) -> None:
    some(store, section)
    lines = plans_of(store, read)
    # A subquery is walked through; it has found its own rows by an index.
    outer = [line for line in lines if "(subquery" not in line and "VIRTUAL TABLE" not in line]
    searches = [line for line in outer if line.startswith("SEARCH")]
    assert [line for line in outer if line.startswith("SCAN")] == []
    assert searches
    assert all("(office=?" in line for line in searches)
