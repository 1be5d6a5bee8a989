"""Rows and heads: where a row may be cut, what its cells do there, and cells that span."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from iku_desktop.reports.boxes import Cell, Head, Look, Row, scaled, table
from iku_desktop.reports.flow import Block, Hold
from iku_desktop.reports.text import Style, Text

STYLE, SMALL = Style(8, 10), Style(6, 7)
BARE = Look(pad=0, pad_upright=2, whole_up_to=0)


class Solid(Block):
    """A block that can't be cut, and its own content."""

    def lay(self, room: float) -> Block:
        """The block itself."""
        return self

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Nothing to draw."""


def lines(count: int, style: Style = STYLE) -> Text:
    """So many lines of text."""
    return Text("\n".join("abcdefghijklmnopqrstuvwxyz"[:count]), style)


def row(*cells: Cell, look: Look = BARE) -> Row:
    return Row(cells, (100.0,) * len(cells), look)


def cuts(block: Block) -> list[tuple[float, str]]:
    return [(cut.at, cut.hold.name) for cut in block.cuts]


def test_that_a_row_is_as_high_as_its_highest_cell() -> None:
    assert row(Cell((lines(2),)), Cell((lines(3),)), Cell()).height == 34


def test_that_a_row_is_cut_where_all_its_cells_have_lines_ending() -> None:
    block = row(Cell((lines(6),)), Cell((lines(4),)))
    assert [at for at, _ in cuts(block)] == [12, 22, 32, 42, 52]
    assert cuts(block)[1] == (22, "FREE")
    # Below the shorter cell only the longer one has a say.
    assert cuts(block)[2:] == [(32, "TOGETHER"), (42, "FREE"), (52, "TOGETHER")]


def test_that_a_cell_whose_lines_end_elsewhere_is_cut_a_little_higher() -> None:
    block = row(Cell((lines(9),)), Cell((lines(13, SMALL),)))
    by_place = {cut.at: cut.slack for cut in block.cuts}
    # Under a padding of 2, the fourth line of 7 ends at 30; of the lines of 10 two are whole there.
    assert by_place[30.0] == pytest.approx(8.0)
    assert by_place[32.0] == pytest.approx(2.0)


def test_that_what_cannot_be_cut_forbids_a_cut_through_it() -> None:
    block = row(Cell((lines(9),)), Cell((Solid(45.0),)))
    assert [at for at, _ in cuts(block)] == [12, 52, 62, 72, 82]


def test_that_a_low_row_stays_whole_and_a_high_one_may_be_cut() -> None:
    look = Look(pad=0, pad_upright=2, whole_up_to=60)
    low, high = row(Cell((lines(5),)), look=look), row(Cell((lines(6),)), look=look)
    assert {hold for _, hold in cuts(low)} == {"TOGETHER"}
    assert "FREE" in {hold for _, hold in cuts(high)}
    assert (low.worth, low.line_worth, high.line_worth) == (2.5, 0.0, 1.0)


def test_that_a_cut_column_alone_lets_its_row_be_cut() -> None:
    look = Look(pad=0, pad_upright=2, whole_up_to=0, cut_column=1)
    block = row(Cell((lines(4),)), Cell((lines(8),)), look=look)
    held = dict(cuts(block))
    assert held[22.0] == "TOGETHER"
    assert held[52.0] == "FREE"


def test_that_contents_bound_to_the_next_are_not_parted() -> None:
    heading = Text("Penjelasan :", STYLE, keeps_next=True)
    block = row(Cell((lines(1), heading, lines(4))))
    assert dict(cuts(block))[12.0] == "FREE"
    assert dict(cuts(block))[22.0] == "TOGETHER"


def test_that_a_heads_cells_span_columns_and_rows() -> None:
    tall = Cell((lines(1),), rows=2)
    wide = Cell((lines(1),), span=2)
    head = Head(((tall, wide), (Cell((lines(1),)), Cell((lines(3),)))), (10, 20, 30), BARE)
    assert head.height == 14 + 34
    assert head.holds_next is Hold.TOGETHER
    places = [(line, laid.x, laid.width) for line, laid in head._placed]
    assert places == [(0, 0, 10), (0, 10, 50), (1, 10, 20), (1, 30, 30)]


def test_that_a_head_grows_for_a_tall_cell_over_two_rows() -> None:
    head = Head(
        ((Cell((lines(4),), rows=2), Cell((lines(1),))), (Cell((lines(1),)),)), (9, 9), BARE
    )
    assert head.height == 44


def test_that_every_row_of_a_table_knows_its_head() -> None:
    head = Head(((Cell((lines(1),)),),), (100.0,), BARE)
    rows = [row(Cell((lines(1),))) for _ in range(3)]
    assert table(head, rows) == [head, *rows]
    assert {each.head for each in rows} == {head}


def test_that_columns_are_scaled_to_the_room() -> None:
    assert scaled((1, 2, 1), 100.0) == (25.0, 50.0, 25.0)
