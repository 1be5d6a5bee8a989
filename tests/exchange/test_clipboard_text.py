"""Tab-separated text of the clipboard, as Excel writes and reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.exchange.clipboard_text import read_text_table, write_text


def test_that_cells_stand_between_tabs_and_rows_between_line_ends() -> None:
    assert read_text_table("a\tb\r\nc\td") == (("a", "b"), ("c", "d"))
    assert read_text_table("a\tb\nc\td") == (("a", "b"), ("c", "d"))


def test_that_the_line_end_after_the_last_row_makes_no_row() -> None:
    assert read_text_table("a\r\nb\r\n") == (("a",), ("b",))
    # A second one is an empty row that was copied.
    assert read_text_table("a\r\n\r\n") == (("a",), ("",))


def test_that_nothing_is_no_table_and_an_empty_cell_is_one() -> None:
    assert read_text_table("") == ()
    assert read_text_table("\r\n") == (("",),)


def test_that_a_cell_in_quotes_may_hold_line_ends_tabs_and_quotes() -> None:
    assert read_text_table('"satu\ndua"\tb\r\n"a ""b"" c"\t"x\ty"') == (
        ("satu\ndua", "b"),
        ('a "b" c', "x\ty"),
    )


@pytest.mark.parametrize(
    "typed", ['Rapat "APBDesa" & pajak', '"Gotong" royong', '5" pipa', '"tidak ditutup']
)
def test_that_a_quote_within_a_cell_is_a_letter(typed: str) -> None:
    assert read_text_table(f"{typed}\tb") == ((typed, "b"),)


def test_that_short_rows_are_filled_up() -> None:
    assert read_text_table("a\nb\tc\td") == (("a", "", ""), ("b", "c", "d"))


def test_that_cells_are_quoted_only_where_they_must_be() -> None:
    rows = [["Plum", "03/11/2025"], ["satu\ndua", 'kata "ini"'], ["a\tb", ""]]
    assert write_text(rows) == 'Plum\t03/11/2025\r\n"satu\ndua"\t"kata ""ini"""\r\n"a\tb"\t'


CELLS = st.text(st.sampled_from('ab "\t\n;é'), max_size=6)


@given(
    st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(*[CELLS] * n), min_size=1, max_size=4))
)
def test_that_what_was_written_is_read_again(rows: list[tuple[str, ...]]) -> None:
    # The very last cell of an empty single column is no line at all to any spreadsheet.
    if rows[-1] != ("",):
        assert read_text_table(write_text(rows)) == tuple(rows)
