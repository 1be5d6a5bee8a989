"""Orders of ids in little room: what they hold, where each stands, and whether two hold the same rows."""

from array import array
from collections.abc import Sequence
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.services.id_orders import (
    IdOrder,
    Joined,
    ListedIds,
    PackedIds,
    Picked,
    Pieces,
    id_order,
    one_order,
)

UUIDS = st.lists(st.uuids().map(str), unique=True, max_size=12)
# UUIDs written otherwise, ids of other lengths, and what could be taken for one of them when joined.
ODD = st.sampled_from(
    [
        *("a", "", "x" * 36, "00000000-0000-7000-8000-00000000000G", "é" * 36),
        *("00000000-0000-7000-8000-0000000000AB", "00000000-0000-7000-8000-0000000000 1"),
        *("00000000-0000-7000-8000-00000000000", "0" * 37, "00000000000000000000000000000000----"),
    ]
)
IDS = st.one_of(UUIDS, st.lists(st.one_of(ODD, st.uuids().map(str)), unique=True, max_size=8))


def of(ids: Sequence[str]) -> list[IdOrder]:
    """The same ids in every kind of order."""
    half = len(ids) // 2
    parts = [id_order(ids[:half]), id_order([]), id_order(ids[half:])]
    turned = id_order(ids[::-1])
    places = array("I", range(len(ids)))[::-1]
    pieces = Pieces(ids)
    return [
        *(ListedIds(ids), id_order(ids), Joined(parts), Picked(turned, places)),
        *(one_order(parts), pieces.picked(range(len(ids)))),
    ]


@given(IDS)
def test_that_every_kind_of_order_is_the_list_it_was_made_of(ids: list[str]) -> None:
    for order in of(ids):
        assert list(order) == ids
        assert len(order) == len(ids)
        assert [order.place(each) for each in ids] == list(range(len(ids)))
        assert order[1:3] == ids[1:3]
        assert order[::-1] == ids[::-1]
        assert order.place("nobody") == -1
        assert "nobody" not in order
        assert all(each in order for each in ids)
        with pytest.raises(IndexError):
            order[len(ids)]
        if ids:
            assert order[-1] == ids[-1]


@given(UUIDS)
def test_that_uuids_take_sixteen_bytes_each(ids: list[str]) -> None:
    order = id_order(ids)
    assert isinstance(order, PackedIds)
    assert len(order.packed) == 16 * len(ids)


def test_that_an_id_is_not_found_across_two_others() -> None:
    first = UUID(int=0x1111_2222_3333_4444_5555_6666_7777_8888)
    second = UUID(int=0x9999_AAAA_BBBB_CCCC_DDDD_EEEE_FFFF_0000)
    across = UUID(bytes=(first.bytes + second.bytes)[8:24])
    order = id_order([str(first), str(second)])
    assert order.place(str(across)) == -1
    assert id_order([str(first), str(second), str(across)]).place(str(across)) == 2


@given(UUIDS, UUIDS)
def test_that_two_orders_are_of_the_same_rows_whatever_their_order(
    ids: list[str], others: list[str]
) -> None:
    for order in of(ids):
        for same in of(ids[::-1]):
            assert order.has_the_rows_of(same)
        for other in of(others):
            assert order.has_the_rows_of(other) == (set(ids) == set(others))


def test_that_parts_that_both_share_are_not_compared() -> None:
    class Never(ListedIds):
        def __iter__(self) -> "Never":  # type: ignore[override]
            raise AssertionError

    shared = Never(["a", "b"])
    before = Joined([shared, ListedIds(["c", "d"])])
    assert Joined([shared, ListedIds(["d", "c"])]).has_the_rows_of(before)
    assert not Joined([shared, ListedIds(["d", "e"])]).has_the_rows_of(before)


def test_that_a_row_may_move_from_one_part_to_another() -> None:
    before = Joined([ListedIds(["a", "b"]), ListedIds(["c"])])
    assert Joined([ListedIds(["a"]), ListedIds(["c", "b"])]).has_the_rows_of(before)
