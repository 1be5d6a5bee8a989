"""The audit trail tells the truth: every change of every row, in the same transaction, for ever."""

import dataclasses
import hashlib
import json
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.audit import link
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.villages import Village
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.words import problem_text
from iku_desktop.storage import audit_reader
from iku_desktop.storage.engine import connect
from iku_desktop.storage.store import Store
from iku_desktop.storage.tables import METADATA
from tests.builders import CATEGORIES, a_document, a_village
from tests.storage.conftest import Rows
from tests.storage.office_content import AT, CODE, LATER, WHO, an_activity

Line = dict[str, Any]


def trail(rows: Rows, after: int = 0) -> list[Line]:
    """The audit rows after a change counter, JSON read."""
    names = "office, created_at, created_by, action, table_name, row_id, old, new"
    query = f"SELECT {names} FROM audit WHERE sequence > ? ORDER BY sequence"
    lines = [dict(zip(names.split(", "), row, strict=True)) for row in rows(query, after)]
    for line in lines:
        line["old"], line["new"] = (json.loads(line[side] or "null") for side in ("old", "new"))
    return lines


def counter(store: Store) -> int:
    with store.read() as reader:
        return reader.change_counter()


def first_village(store: Store) -> Village:
    with store.read() as reader:
        return next(each for each in reader.villages() if each.name == "Alun-Alun")


def test_that_a_new_office_has_an_audit_row_for_each_row(store: Store, rows: Rows) -> None:
    lines = trail(rows)
    counted = Counter(line["table_name"] for line in lines)
    for name in METADATA.tables:
        if name != "audit":
            ((stored,),) = rows(f"SELECT count(*) FROM {name}")
            assert counted[name] == stored, name
    told = {(line["action"], line["created_by"], line["created_at"]) for line in lines}
    assert told == {("insert", WHO, AT.isoformat())}


def test_that_an_insert_tells_the_whole_row(store: Store, rows: Rows) -> None:
    before = counter(store)
    with store.write(WHO, LATER) as unit:
        key = unit.put(a_village("35.08.20.2003", id="", name="Wates", valid_from=date(2025, 1, 2)))
    (line,) = trail(rows, before)
    assert line == {
        **{"office": CODE, "created_at": LATER.isoformat(), "created_by": WHO},
        **{"action": "insert", "table_name": "village", "row_id": key, "old": None},
        "new": {
            **{"code": "35.08.20.2003", "name": "Wates", "head": "", "phone": ""},
            **{"valid_from": "2025-01-02", "valid_to": None},
        },
    }


def test_that_an_update_tells_old_and_new_of_the_changed_columns_only(
    store: Store, rows: Rows
) -> None:
    village, before = first_village(store), counter(store)
    with store.write("Orang Lain", LATER) as unit:
        unit.put(dataclasses.replace(village, phone="0899", valid_to=date(2025, 12, 31)))
    (line,) = trail(rows, before)
    assert (line["action"], line["row_id"], line["created_by"]) == (
        *("update", village.id, "Orang Lain"),
    )
    assert line["old"] == {"phone": "0812", "valid_to": None}
    assert line["new"] == {"phone": "0899", "valid_to": "2025-12-31"}


def test_that_a_removal_tells_what_was_there(store: Store, rows: Rows) -> None:
    village, before = first_village(store), counter(store)
    with store.write(WHO, LATER) as unit:
        unit.remove(Village, village.id)
    (line,) = trail(rows, before)
    assert (line["action"], line["row_id"], line["new"]) == ("delete", village.id, None)
    assert line["old"]["name"] == "Alun-Alun"


def test_that_evidence_has_audit_rows_of_its_own(store: Store, rows: Rows) -> None:
    with store.write(WHO, AT) as unit:
        key = unit.put(an_activity(unit.sections()[0].id))
        activity = unit.activities_by_ids([key])[0]
    before = counter(store)
    minutes = Evidence(EvidenceKind.MINUTES, "BA/1")
    with store.write(WHO, LATER) as unit:
        unit.put(dataclasses.replace(activity, evidence=(minutes, *activity.evidence)))
    moved, added = trail(rows, before)
    assert (moved["action"], moved["old"], moved["new"]) == (
        *("update", {"position": 0}, {"position": 1}),
    )
    assert (added["action"], added["table_name"]) == ("insert", "evidence")
    assert added["new"] == {
        **{"activity_id": key, "kind": "berita_acara", "number": "BA/1", "position": 0},
    }
    with store.write(WHO, LATER) as unit:
        unit.remove(Activity, key)
    removed = [(line["action"], line["table_name"]) for line in trail(rows, before)[2:]]
    assert removed == [("delete", "evidence")] * 2 + [("delete", "activity")]


def test_that_a_logo_is_told_by_its_hash(store: Store, rows: Rows) -> None:
    before = counter(store)
    for image in (b"satu", b"dua", None):
        with store.write(WHO, LATER) as unit:
            unit.put_logo(image)
    told = [(line["action"], line["old"], line["new"]) for line in trail(rows, before)]
    first, second = (
        {"image": {"bytes": len(image), "sha256": hashlib.sha256(image).hexdigest()}}
        for image in (b"satu", b"dua")
    )
    assert told == [("insert", None, first), ("update", first, second), ("delete", second, None)]


def test_that_hostile_text_stands_in_the_trail_as_it_was_typed(store: Store, rows: Rows) -> None:
    before, name = counter(store), "<b>&\"'\x00\u202e😀 ' OR 1=1 --"
    with store.write(name, LATER) as unit:
        unit.put(a_village("35.08.20.2003", id="", name=name))
    (line,) = trail(rows, before)
    assert line["new"]["name"] == line["created_by"] == name


def test_that_a_category_table_is_audited_row_by_row(store: Store, rows: Rows) -> None:
    before = counter(store)
    with store.write(WHO, LATER) as unit:
        unit.put_categories(CATEGORIES[:4])
    (line,) = trail(rows, before)
    assert (line["action"], line["old"]["name"]) == ("delete", "Sangat Rendah")


class Interrupted(Exception):
    """Something else that goes wrong within a transaction."""


def put_and_be_interrupted(store: Store) -> None:
    with store.write(WHO, LATER) as unit:
        before = unit.change_counter()
        unit.put(a_village("35.08.20.2003", id=""))
        assert unit.change_counter() > before
        raise Interrupted


def test_that_a_rollback_leaves_no_audit_row(store: Store) -> None:
    before = counter(store)
    with pytest.raises(Interrupted):
        put_and_be_interrupted(store)
    assert counter(store) == before
    with store.read() as reader:
        assert len(reader.villages()) == 3
        assert reader.last_change() == AT


def test_that_a_refused_write_leaves_no_audit_row(store: Store) -> None:
    before = counter(store)
    with pytest.raises(Refused), store.write(WHO, LATER) as unit:
        unit.put_all([a_village("35.08.20.2003", id=""), a_document("no-village")])
    assert counter(store) == before


def replayed(lines: list[Line]) -> dict[tuple[str, str], Line]:
    """Every row as the trail alone tells it."""
    state: dict[tuple[str, str], Line] = {}
    for line in lines:
        key = line["table_name"], line["row_id"]
        if line["action"] == "delete":
            assert state.pop(key) == line["old"]
        else:
            known = state.setdefault(key, {})
            assert line["old"] is None or line["old"].items() <= known.items()
            known |= line["new"]
    return state


def test_that_the_trail_alone_gives_every_row_as_it_is_now(store: Store, rows: Rows) -> None:
    with store.write(WHO, LATER) as unit:
        section = unit.sections()[0].id
        keys = unit.put_all(an_activity(section, description=f"K {n}") for n in range(4))
        village = unit.villages()[0]
        unit.put(a_document(village.id, dated=date(2025, 3, 1)))
    with store.write(WHO, LATER) as unit:
        first, second, *_ = unit.activities_by_ids(keys)
        unit.put(dataclasses.replace(first, evidence=(), output="Surat", note="x"))
        unit.remove(Activity, second.id)
        unit.put_causes({"bpd": "BPD", "lain": "Lainnya"})
        document = next(iter(unit.documents().values()))
        unit.put(dataclasses.replace(document, dated=None, cause="bpd"))
    stored = {}
    for name in set(METADATA.tables) - {"audit"}:
        columns = [row[1] for row in rows(f"PRAGMA table_info({name})")]
        for row in rows(f"SELECT * FROM {name}"):
            values = dict(zip(columns, row, strict=True))
            stored[name, values["id"]] = values
    told = replayed(trail(rows))
    assert told.keys() == stored.keys()
    for key, values in told.items():
        assert values.items() <= stored[key].items()


TAMPERING = {
    "changed": "UPDATE audit SET created_by = 'Bukan Saya'",
    "emptied": "DELETE FROM audit",
    "shortened": "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)",
    "replaced": (
        "REPLACE INTO audit SELECT sequence, office, id, created_at, 'Bukan Saya', action, "
        "table_name, row_id, old, new, step, hash FROM audit LIMIT 1"
    ),
}


@pytest.mark.parametrize("sql", TAMPERING.values(), ids=TAMPERING.keys())
def test_that_audit_rows_are_only_ever_added(paths: OfficePaths, rows: Rows, sql: str) -> None:
    before = trail(rows)
    never = pytest.raises(sqlite3.IntegrityError, match="audit rows are never")
    with closing(connect(paths.database)) as connection, never:
        connection.execute(sql)
    assert trail(rows) == before


def test_that_numbers_of_changes_are_never_used_again(store: Store, rows: Rows) -> None:
    before = counter(store)
    with pytest.raises(Interrupted):
        put_and_be_interrupted(store)
    with store.write(WHO, LATER) as unit:
        unit.put(a_village("35.08.20.2004", id=""))
    assert counter(store) > before
    assert len(trail(rows, before)) == 1


def test_that_each_entry_is_chained_to_the_one_before(store: Store) -> None:
    with store.write("Budi", LATER) as unit:
        unit.put_all(
            [a_village(code=f"35.08.20.20{at}", name=f"Desa {at}") for at in range(90, 99)]
        )
    with store.read() as reader:
        head = reader.audit_head()
        entries = reader.audit_between(0, reader.change_counter())
        assert reader.audit_break() is None
    assert head.count == len(entries)
    assert head.hash == entries[-1].hash
    assert len({each.hash for each in entries}) == len(entries)
    previous = ""
    for each in entries:
        values = (
            *(each.id, each.created_at.isoformat(), each.created_by, each.action.value),
            *(each.table_name, each.row_id, each.old, each.new, each.step),
        )
        assert link(previous, values) == each.hash
        previous = each.hash


def test_that_what_one_transaction_changes_is_one_step(store: Store) -> None:
    before = counter(store)
    village = first_village(store)
    for name in ("Satu", "Dua"):
        with store.write(WHO, LATER) as unit:
            unit.put(dataclasses.replace(village, name=name))
            unit.put(a_document(village.id, "LPPDES", 2024 + len(name)))
    with store.read() as reader:
        entries = reader.audit_between(before, reader.change_counter())
        first = reader.audit_of("village", village.id)
    assert [each.step for each in entries] == [entries[0].step] * 2 + [entries[2].step] * 2
    assert entries[0].step != entries[2].step
    assert [each.row_id for each in first] == [village.id] * 3


TAMPERED = {
    "a name": "UPDATE audit SET created_by = 'Bukan Saya' WHERE sequence = 5",
    "a value": "UPDATE audit SET new = replace(new, 'a', 'b') WHERE sequence = 9",
    "its hash": "UPDATE audit SET hash = upper(hash) WHERE sequence = 7",
    "its step": "UPDATE audit SET step = 'x' WHERE sequence = 3",
    "one gone": "DELETE FROM audit WHERE sequence = 4",
}


@pytest.mark.parametrize("change", TAMPERED)
def test_that_a_trail_that_was_changed_outside_is_found(
    store: Store, paths: OfficePaths, change: str
) -> None:
    place = int("".join(each for each in TAMPERED[change] if each.isdigit()))
    with closing(sqlite3.connect(paths.database)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(TAMPERED[change])
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()
    with store.read() as reader:
        assert reader.audit_break() == place - 1
    (problem,) = store.check()
    assert problem.code == "audit_broken"
    assert str(place) in problem_text(problem)


def test_that_a_long_trail_is_followed_in_parts(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_reader, "AT_ONCE", 7)
    monkeypatch.setattr(audit_reader, "CHAIN", audit_reader.CHAIN.limit(7))
    with store.read() as reader:
        assert reader.audit_head().count > 14
        assert reader.audit_break() is None
