"""Reads of the trail for people: pages through a filter, values of rows, also of those that are gone."""

from datetime import date, timedelta

import pytest

from iku_desktop.domain.audit import AuditAction, AuditFilter
from iku_desktop.domain.holidays import Holiday
from iku_desktop.storage.store import Store
from tests.storage.office_content import AT, WHO

CHRISTMAS, NEW_YEAR = date(2025, 12, 25), date(2026, 1, 1)


@pytest.fixture
def changed(store: Store) -> Store:
    """Two holidays added by Budi a day later, one renamed by Andi, one removed by Budi again."""
    day = AT + timedelta(days=1)
    with store.write("Budi", day) as work:
        first = work.put(Holiday(CHRISTMAS, "Natl"))
        other = work.put(Holiday(NEW_YEAR, "Tahun Baru"))
    with store.write("Andi", day + timedelta(days=1)) as work:
        work.put(Holiday(CHRISTMAS, "Natal", first))
    with store.write("Budi", day + timedelta(days=2)) as work:
        work.remove(Holiday, other)
    return store


def actions(store: Store, **wanted: object) -> list[str]:
    with store.read() as reader:
        found = reader.audit_page(AuditFilter(**wanted), 100)  # type: ignore[arg-type]
        return [entry.action.value for entry in found if entry.table_name == "holiday"]


def test_that_the_newest_comes_first(changed: Store) -> None:
    assert actions(changed) == ["delete", "update", "insert", "insert"]


def test_that_filters_narrow_together(changed: Store) -> None:
    day = (AT + timedelta(days=1)).date()
    assert actions(changed, who="Andi") == ["update"]
    assert actions(changed, tables=("holiday",), who="Budi") == ["delete", "insert", "insert"]
    assert actions(changed, first=day, last=day) == ["insert", "insert"]
    assert actions(changed, last=AT.date()) == []
    assert actions(changed, action=AuditAction.DELETE, who="Budi") == ["delete"]
    assert actions(changed, last=date.max) == actions(changed)


def test_that_a_page_begins_before_a_sequence_number(changed: Store) -> None:
    with changed.read() as reader:
        first = reader.audit_page(AuditFilter(tables=("holiday",)), 2)
        rest = reader.audit_page(AuditFilter(tables=("holiday",)), 100, first[-1].sequence)
        assert [entry.action.value for entry in (*first, *rest)] == [
            *("delete", "update"),
            *("insert", "insert"),
        ]


def test_that_some_rows_of_several_tables_are_found(changed: Store) -> None:
    with changed.read() as reader:
        (village, *_) = reader.villages()
        inserts = reader.audit_inserted("holiday", "Tahun Baru")
        rows = (("holiday", inserts[0].row_id), ("village", village.id))
        found = reader.audit_page(AuditFilter(rows=rows), 100)
        assert [(entry.table_name, entry.action.value) for entry in found] == [
            *(("holiday", "delete"), ("holiday", "insert")),
            ("village", "insert"),
        ]


def test_that_values_of_rows_are_those_of_now_or_of_the_end(changed: Store) -> None:
    with changed.read() as reader:
        first, other = reader.audit_inserted("holiday", "")
        rows = [("holiday", each.row_id) for each in (first, other)]
        found = reader.row_values([*rows, ("holiday", "nobody"), ("no_table", "x")])
    assert found[rows[0]] == {"day": "2025-12-25", "name": "Natal"}
    assert found[rows[1]] == {"day": "2026-01-01", "name": "Tahun Baru"}
    assert len(found) == 2


def test_that_everybody_and_every_table_is_listed_once(changed: Store) -> None:
    with changed.read() as reader:
        assert reader.audit_people() == tuple(sorted({"Andi", "Budi", WHO}))
        assert "holiday" in reader.audit_tables()


def test_that_the_head_stands_at_its_place_and_nothing_behind_it(changed: Store) -> None:
    with changed.read() as reader:
        head = reader.audit_head()
        assert reader.audit_hash(head.count - 1) == head.hash
        assert reader.audit_hash(0) == reader.audit_page(AuditFilter(), 10_000)[-1].hash
        assert reader.audit_hash(head.count) == ""
        assert reader.audit_hash(-1) == ""


def test_that_only_what_is_new_tells_the_latest_time(changed: Store) -> None:
    with changed.read() as reader:
        counter = reader.change_counter()
        assert reader.latest_since(0) == AT + timedelta(days=3)
        assert reader.latest_since(counter) is None
