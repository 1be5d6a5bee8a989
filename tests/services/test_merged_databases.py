"""Five sections' packages, old and new, once and again: the database itself is the same in every order."""

import random
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date
from itertools import permutations
from pathlib import Path

from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.packages import VariantState
from iku_desktop.domain.periods import Quarter
from tests.scans import a_pdf
from tests.services.desk import Desk
from tests.services.senders import Town

SENDERS = tuple(f"Seksi {number}" for number in range(1, 6))
ORDERS = tuple(permutations(range(5)))
# The tables that merging writes, each with the columns in which offices may differ beside OWN.
TABLES = {
    "activity": (),
    "village_document": (),
    "evidence": ("id",),
    "evidence_file": ("id",),
    "row_variant": ("id",),
    "row_base": ("id", "until"),
    "known_sender": ("id",),
    "merged_package": ("id",),
}
# When and by whom a row was written here.
OWN = ("created_at", "created_by", "changed_at", "changed_by")
Bundle = tuple[Path, ...]


def dump(desk: Desk) -> dict[str, list[str]]:
    """The tables that merging writes, as their file holds them, in an order of their own."""
    found = {}
    with closing(sqlite3.connect(desk.store.paths.database)) as connection:
        connection.row_factory = sqlite3.Row
        for table, but in TABLES.items():
            rows = map(dict, connection.execute(f"SELECT * FROM {table}"))
            found[table] = sorted(
                repr({name: row[name] for name in row if name not in (*OWN, *but)}) for row in rows
            )
    found["bukti"] = sorted(each.name for each in desk.store.paths.evidence.iterdir())
    return found


def counts(desk: Desk) -> tuple[int, ...]:
    """How many rows of each kind of state wait."""
    with desk.store.read() as reader:
        kept = reader.row_variants()
    return tuple(sum(each.state is state for each in kept) for state in VariantState)


def first_work(desk: Desk, number: int, common: Sequence[str]) -> None:
    """What each section does before its first package: its own, the common, and what all type alike."""
    section = desk.section(number % len(desk.services.settings.sections()))
    own = desk.activity(description=f"Kegiatan seksi {number}", section=section).id
    desk.services.evidence.store_bytes(
        FileOwner.ACTIVITY, own, a_pdf(words=f"Seksi {number}"), "notulen.pdf"
    )
    desk.activity(description="Apel bersama", place=("Aula", "Pendopo")[number % 2])
    desk.services.activities.change(common[0], {"place": f"Ruang {number % 3}"})
    desk.record("Meninjo", "APBDES", 2026, number=f"140/{number % 2}", date="20/11/2025")


def second_work(desk: Desk, number: int, common: Sequence[str]) -> None:
    """What comes after it: some remove what others change, and change again what was sent."""
    if number == 1:
        desk.services.activities.remove([common[1]])
    if number == 2:
        desk.services.activities.change(common[1], {"note": "masih jalan"})
    if number in (2, 3):
        desk.services.activities.change(common[0], {"output": f"Hasil {number}"})
    if number == 4:
        desk.services.activities.change(common[2], {"evidence": ""})
    desk.activity(description=f"Lanjutan {number}", evidence="")


def five(town: Town) -> list[Bundle]:
    """Two packages of each section; the office has closed the quarter of one common row since."""
    first = town.desk("Awal")
    rows = [first.activity(description=f"Rapat {name}").id for name in ("besar", "batal")]
    rows.append(first.activity(description="Rapat lama", date=date(2025, 2, 3)).id)
    bundles: list[Bundle] = []
    for number, name in enumerate(SENDERS):
        desk = town.desk(name, like="Awal")
        desk.clock.day = date(2025, 12, 2 + number)
        first_work(desk, number, rows)
        old = town.pack(name)
        desk.clock.day = date(2025, 12, 12 + number)
        second_work(desk, number, rows)
        bundles.append((old, town.pack(name)))
    first.services.closings.close(Quarter(2025, 1))
    return bundles


def merged(town: Town, name: str, bundles: Sequence[Bundle], order: Sequence[int]) -> Desk:
    """An office that merges the bundles in an order, some the newer before the older, some twice."""
    desk = town.desk(name, like="Awal")
    desk.clock.day = date(2025, 12, 30)
    for place, at in enumerate(order):
        old, new = bundles[at]
        for package in ((old, new), (new, old), (new, old, new), (old, old, new))[place % 4]:
            town.merge(name, package)
    return desk


def check_orders(town: Town, orders: Iterable[Sequence[int]]) -> None:
    """Fails with the first order that gives another database."""
    bundles = five(town)
    expected: dict[str, list[str]] = {}
    for number, order in enumerate(orders):
        desk = merged(town, f"Kantor {number}", bundles, order)
        found = dump(desk)
        expected = expected or found
        for table, rows in expected.items():
            assert found[table] == rows, (order, table)
        before = desk.counter()
        for bundle in bundles:
            town.merge(f"Kantor {number}", *bundle)
        assert desk.counter() == before, "a replay writes nothing"
        if number == 0:
            open_, held = counts(desk)[0], dict(zip(VariantState, counts(desk), strict=True))
            assert held[VariantState.HELD] == 1, "the closed quarter's row waits"
            assert open_ >= 2
            assert len(found["bukti"]) == 5
            assert sum("Apel bersama" in row for row in found["activity"]) == 1


def test_that_packages_in_any_order_give_one_and_the_same_database(town: Town) -> None:
    sample = random.Random(35_08_20).sample(ORDERS, 2)
    check_orders(town, [ORDERS[0], ORDERS[-1], *sample])


def test_that_all_packages_at_once_give_that_database_too(town: Town) -> None:
    bundles = five(town)
    one = merged(town, "Satu-satu", bundles, ORDERS[17])
    together = town.desk("Sekaligus", like="Awal")
    together.clock.day = date(2025, 12, 30)
    town.merge("Sekaligus", *[package for bundle in bundles[::-1] for package in bundle])
    assert dump(together) == dump(one)
