"""Tests of rows written many at a time: their ids, their JSON in the trail, and what stands afterwards."""

import json
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.audit import Linker, link
from iku_desktop.domain.problems import Refused
from iku_desktop.paths import OfficePaths
from iku_desktop.storage import bulk_rows, engine, unit_of_work
from iku_desktop.storage.audit import LONGEST_TEXT, all_as_json, as_json
from iku_desktop.storage.row_ids import AT_ONCE, RowIds
from iku_desktop.storage.store import Store
from tests.storage.office_content import AT, WHO

DAY = date(2025, 3, 1)
TEXT = st.text(max_size=40)
VALUES = st.one_of(TEXT, st.integers(-(2**40), 2**40), st.none())


def an_activity(section: str, number: int, **fields: object) -> Activity:
    evidence = (Evidence(EvidenceKind.MEETING, f"005/{number}"), Evidence(EvidenceKind.DECREE))
    made = Activity("", DAY, f'Rapat "{number}"', section, None, "Aula", evidence)
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.fixture
def section(store: Store) -> str:
    with store.read() as reader:
        return reader.sections()[0].id


def test_that_ids_are_version_7_and_grow_within_a_series() -> None:
    ids = RowIds()
    made = [ids.new() for _ in range(3 * AT_ONCE)]
    assert made == sorted(set(made))
    assert {(UUID(each).version, str(UUID(each))) for each in made} == {(7, each) for each in made}
    assert {UUID(each).variant for each in made} == {"specified in RFC 4122"}


def test_that_ids_of_a_later_transaction_are_greater() -> None:
    firsts = [RowIds().new() for _ in range(200)]
    assert firsts == sorted(firsts)


def test_that_two_series_share_no_id() -> None:
    one, other = RowIds(), RowIds()
    assert not {one.new() for _ in range(500)} & {other.new() for _ in range(500)}


@given(TEXT, st.lists(st.one_of(TEXT, st.none()), max_size=9))
def test_that_a_link_is_the_hash_of_a_json_list(previous: str, values: list[str | None]) -> None:
    from hashlib import sha256

    parts = json.dumps([previous, *values], ensure_ascii=False)
    assert link(previous, values) == sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


@given(st.dictionaries(st.sampled_from(["day", "note", "position"]), VALUES))
def test_that_a_row_in_the_trail_is_plain_json(row: dict[str, str | int | None]) -> None:
    assert as_json(row) == json.dumps(row, ensure_ascii=False, separators=(",", ":"))


@given(st.lists(TEXT, min_size=8, max_size=8), st.tuples(TEXT, *[st.none() | TEXT] * 2))
def test_that_links_of_many_entries_are_those_of_each(
    texts: list[str], states: tuple[str, str | None, str | None]
) -> None:
    previous, entry_id, *shared, step, row_id = texts
    linker = Linker(shared, step)
    for state in (states[1:], (None, None)):
        expected = link(previous, (entry_id, *shared, row_id, *state, step))
        assert linker.link(previous, entry_id, row_id, *state) == expected


@given(st.lists(st.tuples(VALUES, TEXT, st.binary(max_size=9) | VALUES), max_size=5))
def test_that_many_rows_in_the_trail_are_told_as_each(
    rows: list[tuple[str | int | bytes | None, ...]],
) -> None:
    names = ("day", "note", "image")
    told = all_as_json(names, list(zip(*rows, strict=True)) or [(), (), ()])
    assert told == [as_json(dict(zip(names, row, strict=True))) for row in rows]


def test_that_a_text_too_long_for_the_trail_is_told_by_its_hash_among_many() -> None:
    column = ("a", "b" * (LONGEST_TEXT + 1), "c" * LONGEST_TEXT)
    told = all_as_json(("text",), [column])
    assert told == [as_json({"text": each}) for each in column]
    assert "sha256" in told[1]
    assert "sha256" not in told[2]


@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_that_rows_in_small_lots_stand_as_rows_at_once(
    store: Store, section: str, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(bulk_rows, "ROWS_AT_ONCE", at_once)
    monkeypatch.setattr(unit_of_work, "OBJECTS_AT_ONCE", at_once)
    wanted = [an_activity(section, number) for number in range(7)]
    with store.write(WHO, AT) as unit:
        ids = unit.put_all(wanted)
    changed = [
        replace(each, id=row_id, note="lain") for each, row_id in zip(wanted, ids, strict=True)
    ]
    with store.write(WHO, AT) as unit:
        assert unit.put_all([*changed[:4], an_activity(section, 9), *changed[4:]])[0] == ids[0]
    with store.read() as reader:
        stood = reader.activities(DAY, DAY)
        assert [each for each in stood if each.id in ids] == sorted(changed, key=lambda a: a.id)
        assert len(stood) == 8
        trails = [reader.audit_of("activity", row_id) for row_id in ids]
        assert [[str(each.action) for each in trail] for trail in trails] == [
            ["insert", "update"]
        ] * 7
        assert json.loads(trails[0][1].new or "") == {"note": "lain"}
    assert store.check() == ()


def test_that_the_same_row_twice_in_one_put_is_written_and_then_changed(
    store: Store, section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unit_of_work, "OBJECTS_AT_ONCE", 1)
    first = an_activity(section, 1, id="satu")
    with store.write(WHO, AT) as unit:
        unit.put_all([first, replace(first, place="Balai")])
    with store.read() as reader:
        assert reader.activities(DAY, DAY) == (replace(first, place="Balai"),)


def test_that_one_bad_row_among_many_leaves_nothing_behind(
    store: Store, section: str, paths: OfficePaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unit_of_work, "OBJECTS_AT_ONCE", 3)
    rows = [an_activity(section, number) for number in range(8)]
    rows[7] = replace(rows[7], section_id="tidak ada")
    with store.read() as reader:
        before = reader.audit_head()
    with pytest.raises(Refused) as caught, store.write(WHO, AT) as unit:
        unit.put_all(rows)
    assert [each.code for each in caught.value.problems] == ["refers_to_nothing"]
    with store.read() as reader:
        assert reader.activities(DAY, DAY) == ()
        assert reader.audit_head() == before


def told_by(store: Store, ids: tuple[str, ...]) -> list[list[tuple[str, str | None]]]:
    """The trail of each row, without the ids that differ by themselves."""
    with store.read() as reader:
        return [
            [(str(each.action), each.new) for each in reader.audit_of("activity", row_id)]
            for row_id in ids
        ]


def test_that_rows_written_at_once_leave_the_trail_of_rows_written_one_by_one(
    store: Store, section: str
) -> None:
    rows = [an_activity(section, number, note=f"catatan {number}\n") for number in range(5)]
    with store.write(WHO, AT) as unit:
        at_once = unit.put_all(rows)
    singly = []
    for each in rows:
        with store.write(WHO, AT) as unit:
            singly.append(unit.put(each))
    assert told_by(store, at_once) == told_by(store, tuple(singly))
    with store.read() as reader:
        entries = reader.audit_between(0, 10**6)
        newest = [each for each in entries if each.table_name == "activity"][-10:]
        assert [json.loads(each.new or "")["note"] for each in newest[:5]] == [
            each.note for each in rows
        ]
        stored = reader.activities_by_ids([*at_once, *singly])
    assert len({replace(each, id="") for each in stored}) == 5
    assert store.check() == ()


def test_that_rows_with_and_without_an_id_stand_together(store: Store, section: str) -> None:
    named, new = an_activity(section, 1, id="satu"), an_activity(section, 2)
    with store.write(WHO, AT) as unit:
        ids = unit.put_all([new, named])
    assert ids[1] == "satu"
    with store.read() as reader:
        stood = {each.id: each for each in reader.activities(DAY, DAY)}
    assert stood == {ids[0]: replace(new, id=ids[0]), "satu": named}


def test_that_a_long_write_has_room_and_leaves_none_behind(store: Store, section: str) -> None:
    def room() -> int:
        with store._engine.connect() as connection:
            return int(connection.exec_driver_sql("PRAGMA cache_size").scalar() or 0)

    usual = room()
    with store.write(WHO, AT) as unit:
        within = unit._connection.exec_driver_sql("PRAGMA cache_size").scalar()
        assert within == -engine.PAGES_OF_A_WRITE
    assert room() == usual
