"""Whatever lies on the clipboard is a rectangle of texts; nothing else ever comes of it."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.typed_input import read_date, read_number
from iku_desktop.exchange.clipboard import read_block
from iku_desktop.exchange.clipboard_html import DAY_ZERO, write_html
from iku_desktop.exchange.clipboard_sheet import read_sheet
from iku_desktop.exchange.clipboard_text import write_text

PIECES = (
    *("<table>", "</table>", "<tr>", "<td>", "</td>", "<td rowspan=3>", "<td colspan=2 sdval=7>"),
    *('<td sdval="46093" sdnum="1033;0;M/D/YYYY">', "<br>", "<style>", "</style>", "<!--", "-->"),
    *(
        "a",
        "3/12/2026",
        "1.125",
        "\t",
        "\n",
        "\r\n",
        '"',
        "\0",
        "&amp;",
        "&#0;",
        "<Table>",
        "<Row>",
    ),
    *("</Row>", "</Table>", '<Cell ss:Index="9">', "</Cell>", '<Data ss:Type="Number">', "</Data>"),
    *("Version:1.0", "<!DOCTYPE a>", "\ud800", "é", "\u202e"),
)
ANY = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)
DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 31))
ENGLISH = st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 4))


@given(plain=ANY, html=ANY, sheet=ANY)
def test_that_whatever_lies_there_is_a_rectangle_of_texts(
    plain: str, html: str, sheet: str
) -> None:
    block = read_block(plain, html, sheet)
    assert len({len(row) for row in block}) <= 1
    assert all(isinstance(cell, str) for row in block for cell in row)


@given(ANY)
def test_that_whatever_calls_itself_a_sheet_is_one_or_none(xml: str) -> None:
    found = read_sheet(xml)
    assert found is None or not found.cells


@given(st.lists(st.tuples(WORDS, DAYS), min_size=1, max_size=5))
def test_that_what_we_copy_is_what_we_paste(rows: list[tuple[str, date]]) -> None:
    shown = [[words.strip(), f"{day:%d/%m/}{day.year:04d}"] for words, day in rows]
    days = {(at, 1): day for at, (_, day) in enumerate(rows)}
    block = read_block(write_text(shown), write_html(shown, days))
    assert [row[1] for row in block] == [row[1] for row in shown]
    assert [row[0].split() for row in block] == [row[0].split() for row in shown]


@given(DAYS)
def test_that_a_day_of_calc_is_that_day_in_any_language(day: date) -> None:
    american = f"{day.month}/{day.day}/{day.year}"
    serial = (day - DAY_ZERO) // timedelta(days=1)
    html = f'<table><tr><td sdval="{serial}" sdnum="1033;0;M/D/YYYY">{american}</td></tr></table>'
    ((cell,),) = read_block(american, html)
    assert read_date(cell) == day


@given(DAYS)
def test_that_a_day_of_an_english_excel_is_that_day(day: date) -> None:
    data = f'<Data ss:Type="DateTime">{day.isoformat()}T00:00:00.000</Data>'
    space = 'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    sheet = f"<Table {space}><Row><Cell>{data}</Cell></Row></Table>"
    for shown in (f"{day.month}/{day.day}/{day.year}", "########", f"{day.month}/{day.day}"):
        ((cell,),) = read_block(shown, "", sheet)
        assert read_date(cell) == day, shown


@given(ENGLISH)
def test_that_a_number_of_an_english_calc_is_that_number(number: tuple[int, int]) -> None:
    digits, places = number
    exact = Fraction(digits, 10**places)
    sign, whole = "-" if digits < 0 else "", abs(digits) // 10**places
    part = f".{abs(digits) % 10**places:0{places}d}" if places else ""
    plain = f"{sign}{whole}{part}"
    for shown in (plain, f"{sign}{whole:,}{part}"):
        html = f'<table><tr><td sdval="{plain}" sdnum="1033;">{shown}</td></tr></table>'
        ((cell,),) = read_block(shown, html)
        assert read_number(cell) == exact, (shown, cell)
