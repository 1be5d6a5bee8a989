"""Putting back what a transaction changed, from its audit entries alone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileType
from iku_desktop.domain.office import Office
from iku_desktop.domain.plan import Target
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.steps import StepMark, mark_of
from iku_desktop.domain.villages import Village
from iku_desktop.storage.store import Store
from iku_desktop.storage.unit_of_work import UnitOfWork
from tests.storage.office_content import LATER, WHO

DAY = date(2025, 10, 3)


def step(store: Store, work: Callable[[UnitOfWork], object]) -> tuple[int, int]:
    """Do something in one transaction; where its entries stand in the trail."""
    with store.write(WHO, LATER) as unit:
        before = unit.change_counter()
        work(unit)
        return before, unit.change_counter()


def revert(store: Store, place: tuple[int, int], mark: StepMark = StepMark.UNDO) -> tuple[int, int]:
    def work(unit: UnitOfWork) -> None:
        unit.mark_step(mark)
        unit.revert(unit.audit_between(*place))

    return step(store, work)


def rows_now(store: Store) -> tuple[object, ...]:
    with store.read() as reader:
        return (
            *(reader.villages(), reader.documents(), reader.targets(), reader.office()),
            *(reader.activities(date(2000, 1, 1), date(2100, 1, 1)), reader.categories()),
            *(reader.presets(), reader.causes(), reader.plans(), reader.all_evidence_files()),
        )


def village_id(store: Store) -> str:
    with store.read() as reader:
        return reader.villages()[0].id


def an_activity(store: Store, **values: object) -> Activity:
    with store.read() as reader:
        section = reader.sections()[0].id
    given: dict[str, object] = {
        **{"id": "", "day": DAY, "description": "Rapat", "section_id": section},
        "evidence": (
            Evidence(EvidenceKind.MEETING, "1"),
            Evidence(EvidenceKind.DECREE),
        ),
    }
    return Activity(**(given | values))  # type: ignore[arg-type]


def a_file(owner: str) -> EvidenceFile:
    return EvidenceFile(FileOwner.ACTIVITY, owner, "a" * 64, FileType.PDF, "notulen.pdf", 10, 1)


def works(store: Store) -> dict[str, Callable[[UnitOfWork], object]]:
    """A transaction of every shape: new, changed, removed, parts, sets, several tables."""
    village = village_id(store)
    document = VillageDocument(village, "RKPDES", 2026, date(2025, 9, 20), "1")
    with store.read() as reader:
        indicator = reader.plans()[0].indicators[0].id
        office: Office = reader.office()
        categories, causes, villages = reader.categories(), reader.causes(), reader.villages()
    changed = replace(villages[0], head="Bu Rini")
    return {
        "insert": lambda unit: unit.put(document),
        "update": lambda unit: unit.put(changed),
        "insert with parts": lambda unit: unit.put(an_activity(store)),
        "several kinds": lambda unit: unit.put_all([document, an_activity(store), changed]),
        "target": lambda unit: unit.put(Target(indicator, 2025, 3, Fraction(170, 2))),
        "office": lambda unit: unit.put(replace(office, address="Jalan 1")),
        "categories": lambda unit: unit.put_categories(categories[1:]),
        "causes": lambda unit: unit.put_causes({**causes, "baru": "Sebab baru"}),
        "twice the same row": lambda unit: (
            unit.put(changed),
            unit.put(replace(changed, head="Pak Budi")),
        ),
    }


SHAPES = (
    *("insert", "update", "insert with parts", "several kinds", "target", "office"),
    *("categories", "causes", "twice the same row"),
)


@pytest.mark.parametrize("shape", SHAPES)
def test_that_a_step_is_put_back_and_done_again(store: Store, shape: str) -> None:
    before = rows_now(store)
    place = step(store, works(store)[shape])
    after = rows_now(store)
    assert after != before
    undone = revert(store, place)
    assert rows_now(store) == before
    revert(store, undone, StepMark.REDO)
    assert rows_now(store) == after
    assert not store.check()


def test_that_removed_rows_come_back_with_parts_and_files_under_their_ids(store: Store) -> None:
    ids: list[str] = []

    def make(unit: UnitOfWork) -> None:
        ids.append(unit.put(an_activity(store)))
        unit.put(a_file(ids[0]))

    step(store, make)
    before = rows_now(store)
    place = step(store, lambda unit: unit.remove(Activity, ids[0]))
    assert rows_now(store) != before
    revert(store, place)
    assert rows_now(store) == before


def test_that_changed_parts_are_put_back_in_their_order(store: Store) -> None:
    ids: list[str] = []
    step(store, lambda unit: ids.append(unit.put(an_activity(store))))
    before = rows_now(store)
    evidence = (Evidence(EvidenceKind.MINUTES, "9"), Evidence(EvidenceKind.MEETING, "2"))
    changed = an_activity(store, id=ids[0], evidence=evidence, place="Aula")
    place = step(store, lambda unit: unit.put(changed))
    revert(store, place)
    assert rows_now(store) == before


def test_that_the_entries_of_putting_back_say_so(store: Store) -> None:
    place = step(store, lambda unit: unit.put(an_activity(store)))
    undone = revert(store, place)
    with store.read() as reader:
        entries = reader.audit_between(*undone)
        assert reader.audit_break() is None
    assert {mark_of(each.step) for each in entries} == {StepMark.UNDO}
    assert {each.action.value for each in entries} == {"delete"}


def refused(store: Store, place: tuple[int, int]) -> list[str]:
    before = rows_now(store)
    with pytest.raises(Refused) as caught:
        revert(store, place)
    assert rows_now(store) == before
    return [each.code for each in caught.value.problems]


def test_that_a_row_that_went_on_is_not_put_back(store: Store) -> None:
    document = VillageDocument(village_id(store), "RKPDES", 2026, date(2025, 9, 20), "1")
    ids: list[str] = []
    made = step(store, lambda unit: ids.append(unit.put(document)))
    later = replace(document, id=ids[0], number="2")
    changed = step(store, lambda unit: unit.put(later))
    assert refused(store, made) == ["undo_overtaken"]
    gone = step(store, lambda unit: unit.remove(VillageDocument, ids[0]))
    assert refused(store, changed) == ["undo_overtaken"]
    assert refused(store, made) == ["undo_overtaken"]
    revert(store, gone)
    assert refused(store, gone) == ["undo_overtaken"]
    revert(store, changed)
    revert(store, made)


def test_that_other_columns_of_a_row_may_have_gone_on(store: Store) -> None:
    with store.read() as reader:
        village = reader.villages()[0]
    first = replace(village, head="Bu Rini")
    place = step(store, lambda unit: unit.put(first))
    step(store, lambda unit: unit.put(replace(first, phone="0899")))
    revert(store, place)
    with store.read() as reader:
        now = reader.villages()[0]
    assert (now.head, now.phone) == (village.head, "0899")


def test_that_what_the_trail_tells_by_its_hash_alone_is_not_put_back(store: Store) -> None:
    logo = step(store, lambda unit: unit.put_logo(b"\x89PNG"))
    assert refused(store, logo) == ["undo_not_kept"]
    long = VillageDocument(village_id(store), "RKPDES", 2026, note="x" * 30_000)
    ids: list[str] = []
    step(store, lambda unit: ids.append(unit.put(long)))
    gone = step(store, lambda unit: unit.remove(VillageDocument, ids[0]))
    assert refused(store, gone) == ["undo_not_kept"]


def test_that_nothing_comes_back_that_refers_to_what_is_gone(store: Store) -> None:
    made: list[str] = []
    step(store, lambda unit: made.append(unit.put(Village("", "35.08.20.2009", "Baru"))))
    document = VillageDocument(made[0], "RKPDES", 2026, date(2025, 9, 20))
    ids: list[str] = []
    step(store, lambda unit: ids.append(unit.put(document)))
    place = step(store, lambda unit: unit.remove(VillageDocument, ids[0]))
    step(store, lambda unit: unit.remove(Village, made[0]))
    assert refused(store, place) == ["refers_to_nothing"]


class Witness:
    """A watcher that writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[type, tuple[str, ...], int]] = []

    def before(self, kind: type, ids: Sequence[str], objs: Sequence[object]) -> None:
        self.told.append((kind, tuple(ids), len(objs)))

    def added(self, kind: type, ids: Sequence[str]) -> None:
        raise AssertionError


def told(store: Store, place: tuple[int, int]) -> list[tuple[type, tuple[str, ...], int]]:
    witness = Witness()

    def work(unit: UnitOfWork) -> None:
        unit.watcher = witness
        unit.revert(unit.audit_between(*place))

    step(store, work)
    return witness.told


def test_that_the_guard_is_told_of_rows_by_what_the_domain_knows_them_by(store: Store) -> None:
    ids: list[str] = []

    def make(unit: UnitOfWork) -> None:
        ids.append(unit.put(an_activity(store)))
        unit.put(a_file(ids[0]))

    step(store, make)
    gone = step(store, lambda unit: unit.remove(Activity, ids[0]))
    kinds = told(store, gone)
    assert [(kind, count) for kind, _, count in kinds] == [
        (Activity, 0),
        (EvidenceFile, 1),
        (Activity, 0),
    ]
    assert kinds[0][1] == kinds[2][1] == (ids[0],)


def test_that_the_guard_is_told_of_an_activity_whose_evidence_alone_changed(store: Store) -> None:
    ids: list[str] = []
    step(store, lambda unit: ids.append(unit.put(an_activity(store))))
    bare = an_activity(store, id=ids[0], evidence=(Evidence(EvidenceKind.MEETING, "7"),))
    place = step(store, lambda unit: unit.put(bare))
    assert {(kind, row) for kind, row, _ in told(store, place)} == {(Activity, (ids[0],))}


def test_that_sets_of_the_office_concern_no_row_of_the_domain(store: Store) -> None:
    with store.read() as reader:
        categories = reader.categories()
    place = step(store, lambda unit: unit.put_categories(categories[1:]))
    assert told(store, place) == []
