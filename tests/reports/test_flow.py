"""Spreading blocks over pages: cuts, what stays together, repeated heads, the ending's company."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from iku_desktop.reports.flow import Block, Cut, Hold, Piece, paginate

ROOM = 100.0


class Plain(Block):
    """A block of lines 10 high that draws nothing."""

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Nothing to draw."""


def lines(
    count: int, holds: Iterable[int] = (), before: float = 0.0, next_too: bool = False
) -> Plain:
    """A block of so many lines, those cuts named bound."""
    cuts = (
        Cut(10.0 * at, Hold.TOGETHER if at in set(holds) else Hold.FREE) for at in range(1, count)
    )
    block = Plain(10.0 * count, cuts, before)
    block.holds_next = Hold.TOGETHER if next_too else Hold.FREE
    return block


def shape(pages: list[list[Piece]]) -> list[list[tuple[float, float]]]:
    return [[(piece.start, piece.end) for piece in page] for page in pages]


def test_that_blocks_fill_a_page_and_go_on_to_the_next() -> None:
    assert shape(paginate([lines(6), lines(8), lines(1), lines(1)], ROOM)) == [
        [(0, 60), (0, 40)],
        [(40, 80), (0, 10), (0, 10)],
    ]


def test_that_no_blocks_make_no_page() -> None:
    assert paginate([], ROOM) == []


def test_that_the_space_before_a_block_is_dropped_at_the_top_of_a_page() -> None:
    _, second = paginate([lines(10), lines(6, before=5), lines(1, before=5)], ROOM)
    assert [piece.top for piece in second] == [0, 65]


def test_that_a_heading_goes_over_with_what_it_heads() -> None:
    heading = lines(1, next_too=True)
    body = lines(2, holds=(1,))
    pages = paginate([lines(8), heading, body, *(lines(1) for _ in range(9))], ROOM)
    assert len(pages[0]) == 1
    assert pages[1][0].block is heading


def test_that_lines_bound_together_are_not_parted() -> None:
    pages = paginate([lines(9), lines(4, holds=(1, 3)), *(lines(1) for _ in range(9))], ROOM)
    assert shape(pages)[0] == [(0, 90)]
    assert shape(pages)[1][0] == (0, 40)


def test_that_a_chain_longer_than_a_page_is_cut_all_the_same() -> None:
    pages = paginate([lines(25, holds=range(1, 25)), lines(1)], ROOM)
    assert [page[0].end - page[0].start for page in pages] == [100, 100, 50]


def test_that_a_long_chain_leaves_more_than_its_last_line_for_the_next_page() -> None:
    pages = paginate([lines(12, holds=range(1, 12)), *(lines(1) for _ in range(6))], ROOM)
    assert shape(pages)[0] == [(0, 70)]
    assert shape(pages)[1][0] == (70, 120)


def test_that_a_head_is_repeated_on_every_page_its_rows_go_on_to() -> None:
    head = lines(2, holds=(1,), next_too=True)
    rows = [lines(1) for _ in range(20)]
    for row in rows:
        row.head = head
    pages = paginate([head, *rows, lines(1)], ROOM)
    assert [page[0].block is head for page in pages] == [True, True, True]
    assert [len(page) for page in pages[:2]] == [9, 8]
    assert pages[1][1].top == head.height


def test_that_a_cut_block_gets_its_edge_on_either_side() -> None:
    block = lines(15)
    block.edge = 4.0
    first, second = paginate([block, *(lines(1) for _ in range(3))], ROOM)
    assert shape([first]) == [[(0, 90)]]
    assert second[1].top == 4.0 + 60.0


def test_that_the_slack_of_a_cut_is_room_on_the_next_page() -> None:
    block = Plain(150.0, [Cut(90.0, slack=7.0)])
    first, second = paginate([block, lines(1), lines(1), lines(1)], ROOM)
    assert shape([first]) == [[(0, 90)]]
    assert second[1].top == 67.0


@pytest.mark.parametrize("count", range(3, 14))
def test_that_an_ending_takes_five_lines_with_it(count: int) -> None:
    ending = lines(5, holds=range(1, 5))
    pages = paginate([*(lines(1) for _ in range(count)), ending], ROOM)
    *before, last = pages[-1]
    assert last.block is ending
    assert len(before) >= min(5, count)
    assert sum(len(page) for page in pages) == count + 1


@pytest.mark.parametrize("height", [20.0, 30.0])
def test_that_an_ending_takes_two_rows_of_a_table_with_it(height: float) -> None:
    rows = [Plain(height) for _ in range(4)]
    for row in rows:
        row.worth, row.line_worth = 2.5, 0.0
    ending = lines(3, holds=(1, 2))
    pages = paginate([*rows, ending], ROOM)
    assert len(pages) == 2
    assert [piece.block for piece in pages[1]] == [*rows[2:], ending]


def test_that_an_ending_keeps_what_company_fits_where_five_lines_do_not() -> None:
    ending = lines(8, holds=range(1, 8))
    pages = paginate([*(lines(1) for _ in range(10)), ending], ROOM)
    assert pages[-1][-1].block is ending
    assert sum(piece.end - piece.start for page in pages for piece in page) == 180


@st.composite
def documents(draw: st.DrawFn) -> list[Block]:
    """Any blocks, some of them rows of one table, the last an ending."""
    blocks: list[Block] = []
    head = lines(1, next_too=True)
    for kind in draw(
        st.lists(st.sampled_from(["text", "row", "heading"]), min_size=1, max_size=25)
    ):
        block = lines(
            draw(st.integers(1, 14)),
            holds=draw(st.sets(st.integers(1, 13))),
            before=draw(st.sampled_from([0.0, 5.0])),
            next_too=kind == "heading",
        )
        block.edge = draw(st.sampled_from([0.0, 2.0]))
        block.head = head if kind == "row" else None
        blocks.append(block)
    return blocks


@given(documents())
def test_that_every_block_is_printed_whole_in_order_and_no_page_is_overfull(
    blocks: list[Block],
) -> None:
    pages = paginate(blocks, ROOM)
    body = [piece for page in pages for piece in page if piece.block in blocks]
    assert list(dict.fromkeys(piece.block for piece in body)) == blocks
    for block in blocks:
        parts = [(piece.start, piece.end) for piece in body if piece.block is block]
        assert parts[0][0] == 0
        assert parts[-1][1] == block.height
        assert all(end == start for (_, end), (start, _) in pairwise(parts))
    for page in pages:
        edges = [(piece.top, piece.top + piece.end - piece.start) for piece in page]
        assert all(end <= top for (_, end), (top, _) in pairwise(edges))
        assert edges[-1][1] <= ROOM


@given(documents())
def test_that_a_page_that_begins_with_a_row_begins_with_its_head(blocks: list[Block]) -> None:
    for page in paginate(blocks, ROOM):
        first = next(piece for piece in page if piece.block in blocks)
        if first.block.head:
            assert page[0].block is first.block.head
            assert page[1] is first
        else:
            assert page[0] is first
