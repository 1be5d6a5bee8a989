"""What the trail tells was removed and is not there again."""

from datetime import date

import pytest

from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.villages import Village
from iku_desktop.storage import removed_reader
from iku_desktop.storage.store import Store
from tests.storage.office_content import LATER, WHO

TABLES = ("village", "village_document")


def put(store: Store, obj: object) -> str:
    with store.write(WHO, LATER) as unit:
        return unit.put(obj)


def remove(store: Store, kind: type, *ids: str) -> None:
    with store.write(WHO, LATER) as unit:
        for row_id in ids:
            unit.remove(kind, row_id)


def removed(store: Store, most: int = 100, tables: tuple[str, ...] = TABLES) -> list[str]:
    with store.read() as reader:
        return [entry.row_id for entry in reader.removed(tables, most)]


def a_village(number: int, row_id: str = "") -> Village:
    return Village(row_id, f"35.08.20.2{number:03d}", f"Desa {number}")


def test_that_nothing_was_removed_of_a_new_office(store: Store) -> None:
    assert removed(store) == []


def test_that_the_newest_removal_comes_first(store: Store) -> None:
    ids = [put(store, a_village(number)) for number in range(500, 503)]
    remove(store, Village, ids[1])
    remove(store, Village, ids[0], ids[2])
    assert removed(store) == [ids[2], ids[0], ids[1]]
    assert removed(store, most=2) == [ids[2], ids[0]]


def test_that_a_row_that_is_there_again_was_not_removed(store: Store) -> None:
    row_id = put(store, a_village(500))
    remove(store, Village, row_id)
    put(store, a_village(500, row_id))
    assert removed(store) == []
    remove(store, Village, row_id)
    assert removed(store) == [row_id]


def test_that_only_the_tables_asked_for_are_told(store: Store) -> None:
    village = put(store, a_village(500))
    document = put(store, VillageDocument(village, "RKPDES", 2026, date(2025, 9, 20)))
    remove(store, VillageDocument, document)
    remove(store, Village, village)
    assert removed(store, tables=("village_document",)) == [document]
    assert removed(store, tables=()) == []
    assert removed(store) == [village, document]


def test_that_a_long_trail_is_read_in_parts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(removed_reader, "AT_ONCE", 2)
    monkeypatch.setattr(removed_reader, "REMOVED", removed_reader.REMOVED.limit(2))
    ids = [put(store, a_village(number)) for number in range(500, 507)]
    for row_id in ids:
        remove(store, Village, row_id)
    # Those removed last are there again, so the reading goes on to older ones.
    for number in (503, 504, 505, 506):
        put(store, a_village(number, ids[number - 500]))
    assert removed(store) == [ids[2], ids[1], ids[0]]
    assert removed(store, most=1) == [ids[2]]


def test_that_the_entry_holds_all_that_the_row_was(store: Store) -> None:
    row_id = put(store, a_village(500))
    remove(store, Village, row_id)
    with store.read() as reader:
        (entry,) = reader.removed(TABLES, 10)
    assert entry.old is not None
    assert '"name":"Desa 500"' in entry.old
    assert entry.created_by == WHO
