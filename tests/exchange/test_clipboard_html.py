"""Tables of the clipboard's HTML as Excel, Calc and Word write them, and which format is taken."""

from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Refused
from iku_desktop.exchange.clipboard import MOST_CELLS, read_block
from iku_desktop.exchange.clipboard_html import TooLarge, read_html_table, write_html

KEPT = Path(__file__).resolve().parents[1] / "ui" / "clipboard"


def kept(name: str) -> str:
    return (KEPT / name).read_bytes().decode()


def cells(html: str) -> tuple[tuple[str, ...], ...]:
    found = read_html_table(html, MOST_CELLS)
    assert found is not None
    return found.cells


def test_that_excels_html_is_read_with_its_header_and_without_its_hidden_row() -> None:
    assert cells(kept("excel_activities.html")) == (
        (
            *("03/11/2025", 'Rapat "APBDesa" & pajak', "Pemerintahan"),
            "Jadwal disepakati\ndi kantor camat",
        ),
        ("04/11/2025", "Pembinaan  Trantib", "", ""),
    )


def test_that_excels_text_and_html_give_the_same_block() -> None:
    text, html = kept("excel_activities.txt"), kept("excel_activities.html")
    block = read_block(text, html)
    assert block == read_block(text, "")
    assert block[0][3] == "Jadwal disepakati\ndi kantor camat"
    assert read_block("", html)[1][1].split() == ["Pembinaan", "Trantib"]


def test_that_calcs_html_tells_days_that_its_text_shortens() -> None:
    found = read_html_table(kept("calc_activities.html"), MOST_CELLS)
    assert found is not None
    assert found.days == {(1, 0): date(2025, 11, 28), (2, 0): date(2025, 10, 3)}
    block = read_block(kept("calc_activities.txt"), kept("calc_activities.html"))
    assert [row[0] for row in block] == ["Tanggal", "28/11/2025", "03/10/2025", ""]


def test_that_calcs_html_keeps_the_lines_that_its_text_joins() -> None:
    block = read_block(kept("calc_activities.txt"), kept("calc_activities.html"))
    assert block[1][1:] == (
        *('Rapat "APBDesa"', "Pemerintahan", "baris satu\nbaris dua"),
        "005/1/2025",
    )
    assert block[2] == ("03/10/2025", "Pembinaan <b> & lain", "Trantib", "", "0123")


def test_that_a_merged_cell_has_its_text_in_the_first() -> None:
    block = read_block(kept("calc_activities.txt"), kept("calc_activities.html"))
    assert block[3][1:3] == ("merged di sini", "")
    assert cells("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>") == (("a", "b"), ("", "c"))


def test_that_a_table_of_word_is_read_by_its_html_for_its_text_breaks_cells_into_lines() -> None:
    block = read_block(kept("word_table.txt"), kept("word_table.html"))
    assert block == (
        ("28 November 2025", "141/29/2025\n(salinan)"),
        ("29 November 2025", ""),
        ("", "7"),
    )


def test_that_a_number_that_is_no_day_stays_as_it_is_shown() -> None:
    html = '<table><tr><td sdval="12.5" sdnum="1033;0;0.00">12,50</td></tr></table>'
    assert read_block("12,50", html) == (("12,50",),)
    named = '<table><tr><td sdval="3" sdnum="1033;0;0 &quot;DAY&quot;">3 DAY</td></tr></table>'
    assert read_block("3 DAY", named) == (("3 DAY",),)
    far = '<table><tr><td sdval="99999999" sdnum="1033;0;DD/MM/YYYY">###</td></tr></table>'
    assert read_block("###", far) == (("###",),)


def test_that_html_without_a_table_or_with_several_leaves_it_to_the_text() -> None:
    assert read_html_table("<p>halo</p>", 10) is None
    several = "<table><tr><td>a</table><table><tr><td>b</table>"
    assert read_block("a\tb", several) == (("a", "b"),)


def test_that_a_table_within_a_cell_is_that_cells_text() -> None:
    html = "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>"
    assert cells(html) == (("ab", "c"),)


def test_that_styles_and_scripts_are_no_text() -> None:
    html = "<table><tr><td><style>x{}</style><script>y()</script>a&nbsp;b</td></tr></table>"
    assert cells(html) == (("a b",),)


@pytest.mark.parametrize("span", ["0", "-3", "x", "", "99999999999", "²"])
def test_that_an_odd_span_does_no_harm(span: str) -> None:
    assert cells(f'<table><tr><td colspan="{span}">a<td>b</table>') == (("a", "b"),)


def test_that_a_block_beyond_all_measure_is_refused() -> None:
    bomb = "<table>" + "<tr><td rowspan=1000 colspan=1000>a</td></tr>" * 3 + "</table>"
    with pytest.raises(TooLarge):
        read_html_table(bomb, MOST_CELLS)
    for plain, html in (("", bomb), ("\t" * (MOST_CELLS + 1), ""), ("a" * 21_000_000, "")):
        with pytest.raises(Refused) as caught:
            read_block(plain, html)
        assert [each.code for each in caught.value.problems] == ["block_too_large"]
    ragged = "\n" * 1000 + "\t" * 1000
    with pytest.raises(Refused):
        read_block(ragged, "")


def test_that_the_html_we_write_is_read_again_with_its_days() -> None:
    rows = [['a <b> & "c"', "satu\ndua"], ["", "03/11/2025"]]
    html = write_html(rows, {(1, 1): date(2025, 11, 3)})
    assert read_block("", html) == tuple(map(tuple, rows))


def test_that_a_text_stays_a_text_and_a_day_a_day_in_any_spreadsheet() -> None:
    html = write_html([["005/1", "x"]], {(0, 1): date(2025, 11, 28)})
    assert "mso-number-format:'\\@'\">005/1<" in html
    assert 'sdval="45989"' in html
    assert ">2025-11-28<" in html
