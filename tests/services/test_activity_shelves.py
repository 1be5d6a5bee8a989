"""The shelf of a year tells the same as the database, after whatever was changed, and while it is read."""

import random
from collections.abc import Callable
from datetime import date

import pytest

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.steps import Act, StepName
from iku_desktop.services import activities as service
from iku_desktop.services import activity_shelves
from iku_desktop.services.activity_pages import HEAD, ActivityPages
from iku_desktop.services.activity_shelves import ActivityShelves
from iku_desktop.storage.reader import Reader
from tests.services.desk import Desk

KINDS = ("", "Rapat koordinasi", "SK Camat; Berita Acara", "SK Camat; SK Camat")
FILTERS: tuple[dict[str, str], ...] = (
    *({}, {"counts": "no"}, {"evidence": "sk_camat"}, {"follow_up_date": "yes"}),
    *({"follow_up_date": "no"}, {"description": "rapat 1"}, {"date": "/03/"}),
)
SEARCHES = ("", "rapat", "1", "/02/2025", "belum", "ya")
SORTS = (("date", False), ("date", True), ("section", True), ("counts", False))
WORDS = {"no_evidence": "Belum ada bukti", "open": "belum", "no_follow_up": "–", "yes": "Ya"}


@pytest.fixture
def filled(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Forty activities on few days; read seven at a time."""
    monkeypatch.setattr(service, "MOST_HELD", 2)
    monkeypatch.setattr(activity_shelves, "AT_ONCE", 7)
    for number in range(40):
        desk.activity(**a_row(desk, random.Random(number), f"Rapat {number}"))
    return desk


def a_row(desk: Desk, chance: random.Random, description: str) -> dict[str, object]:
    row: dict[str, object] = {
        "date": date(2025, chance.randint(1, 3), chance.randint(1, 3)),
        "description": description,
        "section": desk.section(chance.randint(0, 2)),
        "evidence": chance.choice(KINDS),
    }
    if chance.random() < 0.5:
        row |= {"output": "Selesai", "follow_up_date": date(2025, chance.randint(4, 11), 1)}
    return row


def listed(desk: Desk) -> ActivityPages:
    found = desk.services.activities.pages(desk.moment(), True, WORDS)
    assert found is not None
    return found


def assert_true(desk: Desk) -> None:
    """What the shelf tells is what the database does, of every filter in every order."""
    found = listed(desk)
    assert found.is_whole
    held = desk.services.activities.list(desk.moment(), whole_year=True)
    assert list(found.ids) == [row.activity.id for row in held.rows]
    assert [found.row(each, place) for place, each in enumerate(found.ids)] == list(held.rows)
    totals = found.totals()
    assert (totals.total, totals.counted) == (len(held.rows), held.counted)
    assert totals.followed_up == held.followed_up
    with desk.services.context.store.read() as reader:
        facts = reader.activity_facts(2025)
    with desk.services.context.reading() as rows:
        assert rows.activity_facts(2025) == facts
        assert desk.services.activities._shelves.facts(rows, 2025) == facts
    sections = [{"section": desk.section(number)} for number in range(3)]
    for filters in (*FILTERS, *sections):
        for search in SEARCHES:
            for sort, descending in SORTS:
                query = found.asked(
                    filters=filters, search=search, sort=sort, descending=descending
                )
                order = found.at_once(query)
                assert order is not None
                assert list(order) == list(found.in_time(query)), query


def test_that_the_first_rows_are_listed_until_the_shelf_is_filled(filled: Desk) -> None:
    found = listed(filled)
    assert not found.is_whole
    assert list(found.ids) == list(found.in_time(found.asked()))[:HEAD]
    assert found.at_once(found.asked(sort="date")) is found.ids
    assert found.at_once(found.asked(search="rapat")) is None
    assert found.totals().total == 0
    filled.services.activities.shelve(filled.moment())
    assert_true(filled)


def test_that_the_shelf_stays_true_whatever_is_changed(filled: Desk) -> None:
    filled.services.activities.shelve(filled.moment())
    activities, chance = filled.services.activities, random.Random(8)
    acts: dict[str, Callable[[str], object]] = {
        "add": lambda _: filled.activity(**a_row(filled, chance, f"Baru {chance.random()}")),
        "remove": lambda row_id: activities.remove([row_id]),
        "move": lambda row_id: activities.change(row_id, {"date": date(2025, 3, 28)}),
        "leave": lambda row_id: activities.change(row_id, {"date": date(2024, 3, 1)}),
        "prove": lambda row_id: activities.change(row_id, {"evidence": chance.choice(KINDS)}),
        "name": lambda row_id: activities.change(row_id, {"description": f"X {row_id}"}),
        "undo": lambda _: filled.services.history.undo(filled.moment()),
        "redo": lambda _: filled.services.history.redo(filled.moment()),
        "block": lambda row_id: activities.enter_block(
            {row_id: {"description": "Blok"}, "+1": a_row(filled, chance, f"Baris {row_id}")},  # type: ignore[dict-item]
            StepName(Act.PASTE),
        ),
    }
    for number in range(14):
        for name in chance.sample(sorted(acts), 1 + number % 3):
            ids = listed(filled).ids
            if name not in ("undo", "redo") or can(filled, name):
                acts[name](chance.choice(list(ids)))
        found = listed(filled)
        assert found.is_whole
        if number % 5 == 4:
            assert_true(filled)
        else:
            assert list(found.ids) == list(found.in_time(found.asked()))
    assert_true(filled)


def can(desk: Desk, name: str) -> bool:
    history = desk.services.history
    return bool(history.undoable if name == "undo" else history.redoable)


def test_that_what_is_written_while_the_shelf_is_filled_is_on_it(
    filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows are moved, added and removed between the transactions that read the year."""
    ids = list(listed(filled).ids)
    activities, read = filled.services.activities, Reader.activity_columns
    acts = [
        lambda: activities.change(ids[0], {"date": date(2025, 3, 30)}),
        lambda: activities.change(ids[-1], {"date": date(2025, 1, 1)}),
        lambda: activities.remove([ids[5], ids[30]]),
        lambda: filled.activity(date=date(2025, 2, 2), description="Di tengah"),
        lambda: activities.change(ids[20], {"evidence": "SK Camat"}),
    ]
    shelves = ActivityShelves(filled.services.context)

    def reads(reader: Reader, *asked: object) -> object:
        waiting.append(1)
        return read(reader, *asked)  # type: ignore[arg-type]

    waiting: list[int] = []
    monkeypatch.setattr(Reader, "activity_columns", reads)
    original = shelves._context.store.read

    def then_written() -> object:
        if waiting and acts:
            acts.pop(0)()
        return original()

    monkeypatch.setattr(shelves._context.store, "read", then_written)
    shelves.fill(2025)
    monkeypatch.undo()
    monkeypatch.setattr(service, "MOST_HELD", 2)
    assert not acts
    activities._shelves = shelves
    assert_true(filled)


def test_that_too_many_changes_are_read_beside_the_window(
    filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.services.activities.shelve(filled.moment())
    before = list(listed(filled).ids)
    monkeypatch.setattr(activity_shelves, "MOST_ROWS", 0)
    filled.services.activities.change(before[0], {"date": date(2025, 3, 30)})
    stale = listed(filled)
    # Until it was read again, the list stands as it did.
    assert not stale.is_whole
    assert list(stale.ids) == before
    filled.services.activities.shelve(filled.moment())
    assert_true(filled)
    monkeypatch.setattr(activity_shelves, "MOST_CHANGES", 1)
    filled.services.activities.remove(before[:3])
    assert not listed(filled).is_whole


def test_that_the_shelf_of_another_year_takes_the_place_of_the_first(filled: Desk) -> None:
    shelves = ActivityShelves(filled.services.context)
    shelves.fill(2025)
    with filled.services.context.reading() as rows:
        assert shelves.of_year(rows, 2025)[1]
        assert shelves.of_year(rows, 2024) == (None, False)
    shelves.fill(2024)
    with filled.services.context.reading() as rows:
        assert shelves.of_year(rows, 2025) == (None, False)
        shelf, _ = shelves.of_year(rows, 2024)
    assert shelf is not None
    assert shelf.leaves == ()


def test_that_an_old_shelf_tells_no_facts(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.services.activities.shelve(filled.moment())
    monkeypatch.setattr(activity_shelves, "MOST_ROWS", 0)
    filled.services.activities.remove([listed(filled).ids[0]])
    with filled.services.context.reading() as rows:
        assert filled.services.activities._shelves.facts(rows, 2025) is None
        assert sum(each.number for each in rows.activity_facts(2025)) == 39


def test_that_the_year_is_not_read_again_for_its_figures(
    filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.services.activities.shelve(filled.moment())
    monkeypatch.setattr(Reader, "activity_facts", None)
    before = filled.figures(filled.moment(), "IKU-1").measurement.denominator
    filled.activity(description="Lagi")
    after = filled.figures(filled.moment(), "IKU-1").measurement.denominator
    assert (before, after) == (expected := proven(filled) - 1, expected + 1)


def proven(desk: Desk) -> int:
    return desk.services.activities.list(desk.moment(), whole_year=True).counted


def test_that_what_is_not_committed_never_gets_on_the_shelf(filled: Desk) -> None:
    filled.services.activities.shelve(filled.moment())
    moment, kept = filled.moment(), dict(filled.services.activities._shelves._kept)
    ids = list(listed(filled).ids)

    def broken_off() -> None:
        with filled.services.context.writing() as change:
            for each in ids[:5]:
                change.work.remove(Activity, each)
            change.rows.activity_facts(moment.year)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_off()
    assert filled.services.activities._shelves._kept == kept
    filled.activity(description="Sesudahnya")
    assert_true(filled)
