"""Five PCs work apart; whoever hears of all their versions, in any order and grouping, has one state."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iku_desktop.domain.merging import (
    REMOVED,
    RowState,
    RowVersion,
    hide_twins,
    newest,
    settled,
)
from iku_desktop.domain.packages import VariantState

START = datetime.fromisoformat("2025-01-01T08:00")
Pool = frozenset[RowVersion]
Rows = dict[str, Pool]


def a_version(
    events: Iterable[str] = ("e1",), content: str = "a", minute: int = 0, by: str = "Siti"
) -> RowVersion:
    return RowVersion(frozenset(events), content, START + timedelta(minutes=minute), by)


def settle(pool: Iterable[RowVersion], closed: str = "") -> RowState:
    return settled("row", pool, lambda each: not closed or each.content[:1] != closed)


def test_that_a_version_that_knows_all_of_another_came_after_it() -> None:
    first, second = a_version(["e1"], "a", 9), a_version(["e1", "e2"], "b", 0)
    assert newest([first, second]) == (second,)
    assert settle([first, second]) == RowState("row", second)


def test_that_versions_that_know_different_changes_are_both_kept() -> None:
    mine, theirs = a_version(["e1", "e2"], "b", 1), a_version(["e1", "e3"], "c", 2)
    state = settle([mine, theirs])
    assert state.standing == theirs
    assert state.variants == {mine: VariantState.OPEN}


def test_that_two_who_wrote_the_same_don_t_differ() -> None:
    mine, theirs = a_version(["e2"], "b", 1), a_version(["e3"], "b", 2)
    assert settle([mine, theirs]).variants == {mine: VariantState.SAME}


def test_that_a_changed_row_stands_before_a_removed_one_until_somebody_chooses() -> None:
    changed, removed = a_version(["e2"], "b", 1), a_version(["e3"], REMOVED, 5)
    state = settle([removed, changed])
    assert state.standing == changed
    assert state.variants == {removed: VariantState.OPEN}


def test_that_what_a_closed_quarter_forbids_is_kept_and_does_not_stand() -> None:
    here, forbidden = a_version(["e1"], "b"), a_version(["e1", "e2"], "xc")
    state = settle([here, forbidden], closed="x")
    assert state.standing == here
    assert state.variants == {forbidden: VariantState.HELD}
    assert settle([here, forbidden]).standing == forbidden


def test_that_a_forbidden_version_is_forgotten_once_a_later_one_is_allowed() -> None:
    forbidden, later = a_version(["e2"], "xc"), a_version(["e2", "e3"], "d")
    assert settle([forbidden, later], closed="x") == RowState("row", later)


def test_that_the_digest_tells_versions_apart_and_not_who_sent_them() -> None:
    assert a_version(["a", "b"]).digest == a_version(["b", "a"], minute=9, by="Budi").digest
    assert a_version(["a"]).digest != a_version(["b"]).digest != a_version(["b"], "z").digest


def an_activity(name: str, place: str = "") -> str:
    return json.dumps([name, place])


def twins(states: dict[str, RowState], fixed: str = "") -> None:
    hide_twins(states, lambda content: json.loads(content)[0], lambda row_id: row_id == fixed)


def test_that_of_the_same_activity_with_two_ids_the_first_stands() -> None:
    first, second = a_version(["e1"], an_activity("Rapat")), a_version(["e2"], an_activity("Rapat"))
    states = {"b": RowState("b", second), "a": RowState("a", first)}
    twins(states)
    assert states["a"] == RowState("a", first)
    assert states["b"] == RowState("b", None, {second: VariantState.TWIN}, "a")


def test_that_the_same_activity_with_other_words_has_to_be_looked_at() -> None:
    first = a_version(["e1"], an_activity("Rapat", "Aula"))
    second = a_version(["e2"], an_activity("Rapat", "Balai"))
    states = {"b": RowState("b", second), "a": RowState("a", first)}
    twins(states)
    assert states["b"].variants == {second: VariantState.RIVAL}


def test_that_an_activity_of_a_closed_quarter_stands_whatever_its_id() -> None:
    first, second = a_version(["e1"], an_activity("Rapat")), a_version(["e2"], an_activity("Rapat"))
    states = {"b": RowState("b", second), "a": RowState("a", first)}
    twins(states, fixed="b")
    assert states["b"].standing == second
    assert states["a"].rival == "b"


def test_that_activities_that_were_removed_are_no_twins() -> None:
    gone, here = a_version(["e1"], REMOVED), a_version(["e2"], an_activity("Rapat"))
    states = {"a": RowState("a", gone), "b": RowState("b", here)}
    twins(states)
    assert (states["a"].standing, states["b"].standing) == (gone, here)


@dataclass
class Computer:
    """One PC: what it knows of each row; its own change goes on from what stands there."""

    name: str
    rows: Rows = field(default_factory=dict)

    def change(self, row_id: str, content: str, event: str, minute: int) -> None:
        state = view(self.rows).get(row_id) or RowState(row_id)
        seen = state.standing.events if state.standing else frozenset()
        made = a_version([*seen, event], content, minute, self.name)
        self.rows[row_id] = self.rows.get(row_id, frozenset()) | {made}

    def choose(self, row_id: str, event: str, minute: int) -> None:
        pool = self.rows.get(row_id, frozenset())
        if pool:
            every = frozenset().union(*(each.events for each in pool))
            content = newest(pool)[-1].content
            chosen = a_version([*every, event], content, minute, self.name)
            self.rows[row_id] = pool | {chosen}

    def hear(self, package: Rows) -> None:
        self.rows = joined(self.rows, package)


def joined(one: Rows, other: Rows) -> Rows:
    """What is known after a package was merged; only versions that are kept go on."""
    every = {
        row_id: one.get(row_id, frozenset()) | other.get(row_id, frozenset())
        for row_id in one.keys() | other.keys()
    }
    return {row_id: kept(state) for row_id, state in view(every).items()}


def kept(state: RowState) -> Pool:
    return frozenset(state.variants) | ({state.standing} if state.standing else set())


def view(rows: Rows, closed: str = "c") -> dict[str, RowState]:
    """The rows as the office sees them; contents that begin with `closed` may not stand."""
    states = {
        row_id: settled(row_id, pool, lambda each: not each.content.startswith(f'["{closed}'))
        for row_id, pool in rows.items()
    }
    hide_twins(states, lambda content: json.loads(content)[0], lambda _: False)
    return states


ACTS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from(("change", "change", "remove", "choose", "hear")),
        st.sampled_from(("r1", "r2", "r3")),
        st.sampled_from(("Rapat", "Sosialisasi", "c-tutup")),
        st.sampled_from(("Aula", "Balai")),
        st.integers(0, 4),
        st.integers(0, 30),
    ),
    max_size=25,
)


def work(acts: list[tuple[int, str, str, str, str, int, int]]) -> list[Computer]:
    """Five PCs after these acts; minutes go back and forth as clocks of PCs do."""
    computers = [Computer(f"PC {number}") for number in range(5)]
    events = (f"e{number}" for number in count())
    for who, act, row_id, name, place, other, minute in acts:
        mine = computers[who]
        if act == "change":
            mine.change(row_id, an_activity(name, place), next(events), minute)
        elif act == "remove" and row_id in mine.rows:
            mine.change(row_id, REMOVED, next(events), minute)
        elif act == "choose":
            mine.choose(row_id, next(events), minute)
        elif act == "hear":
            mine.hear(computers[other].rows)
    return computers


def merged(packages: Iterable[Rows]) -> dict[str, RowState]:
    known: Rows = {}
    for package in packages:
        known = joined(known, package)
    return view(known)


@settings(max_examples=150, deadline=None)
@given(acts=ACTS, data=st.data())
def test_that_packages_of_five_senders_give_one_state_in_any_order_and_grouping(
    acts: list[tuple[int, str, str, str, str, int, int]], data: st.DataObject
) -> None:
    packages = [each.rows for each in work(acts)]
    expected = merged(packages)
    order = data.draw(st.permutations(packages))
    assert merged(order) == expected, "in any order"
    assert merged([*order, *packages]) == expected, "however often"
    cut = data.draw(st.integers(0, 5))
    left: Rows = {}
    right: Rows = {}
    for package in order[:cut]:
        left = joined(left, package)
    for package in order[cut:]:
        right = joined(right, package)
    assert view(joined(left, right)) == view(joined(right, left)) == expected, "in any grouping"


@settings(max_examples=60, deadline=None)
@given(acts=ACTS)
def test_that_no_version_that_somebody_left_is_lost_without_a_later_one(
    acts: list[tuple[int, str, str, str, str, int, int]],
) -> None:
    computers = work(acts)
    states = merged(each.rows for each in computers)
    for computer in computers:
        for row_id, pool in computer.rows.items():
            for version in pool:
                known = kept(states[row_id])
                assert any(version.events <= each.events for each in known)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_that_a_choice_ends_a_difference_wherever_it_is_heard(order: tuple[int, ...]) -> None:
    one, two, office = (Computer(name) for name in ("PC 1", "PC 2", "Kantor"))
    one.change("r", an_activity("Rapat", "Aula"), "e1", 1)
    two.hear(one.rows)
    one.change("r", an_activity("Rapat", "Balai"), "e2", 2)
    two.change("r", an_activity("Rapat", "Pendopo"), "e3", 3)
    office.hear(one.rows)
    office.hear(two.rows)
    assert VariantState.OPEN in view(office.rows)["r"].variants.values()
    office.choose("r", "e4", 4)
    packages = (one.rows, two.rows, office.rows)
    state = merged(packages[place] for place in order)["r"]
    assert state.standing is not None
    assert state.standing.by == "Kantor"
    assert state.variants == {}
