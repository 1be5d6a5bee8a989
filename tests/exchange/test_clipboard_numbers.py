"""Days and numbers of the clipboard as spreadsheets of other languages show them."""

from fractions import Fraction
from pathlib import Path

import pytest

from iku_desktop.domain.typed_input import read_date, read_number
from iku_desktop.exchange.clipboard import MOST_CELLS, read_block
from iku_desktop.exchange.clipboard_html import read_html_table
from iku_desktop.exchange.clipboard_sheet import read_sheet

KEPT = Path(__file__).resolve().parents[1] / "ui" / "clipboard"


def kept(name: str) -> str:
    return (KEPT / name).read_bytes().decode()


def calc(language: str) -> tuple[tuple[str, ...], ...]:
    """What the window of LibreOffice 7.4 left, copied from one sheet in two languages."""
    name = f"calc_window_{language}"
    return read_block(kept(f"{name}.txt"), kept(f"{name}.html"))


def test_that_one_sheet_of_calc_gives_one_block_whatever_its_language() -> None:
    indonesian, english = calc("id"), calc("en")
    assert english[1][:6] == (
        *("12/03/2026", "Sosialisasi\nRKPDesa", "Balai Desa; Jenggrong"),
        *("12/03/2026", "1.234,50", "141"),
    )
    assert "3/12/2026" in kept("calc_window_en.txt")
    words = {"TRUE": "BENAR", "FALSE": "SALAH"}
    assert tuple(tuple(words.get(cell, cell) for cell in row) for row in english) == indonesian


def test_that_every_day_of_calc_is_read_whatever_its_format() -> None:
    days = [read_date(row[0]) for row in calc("en")[:4]]
    assert [str(day) for day in days] == ["2026-03-02", "2026-03-12", "2026-04-05", "2026-11-09"]
    assert days == [read_date(row[3]) for row in calc("id")[:4]]


def test_that_merged_cells_of_calc_have_their_words_in_the_first() -> None:
    block = calc("id")
    assert block[5][:4] == ("gabung tiga kolom", "", "", "gabung dua baris")
    assert block[6][:4] == ("kiri", "  spasi  depan", "'kutip", "")
    assert block[5][5] == "#DIV/0!"


@pytest.mark.parametrize(
    ("shown", "exact", "told"),
    [
        ("1.125", "1.125", "1,125"),
        ("1.125", "1125", "1.125"),
        ("1,125", "1,125", "1,125"),
        ("1,234,567", "1234567", "1.234.567"),
        ("-0.5", "-0.5", "-0,5"),
        ("90.91", "90.9090909", "90,91"),
        ("85.50%", "0.855", "85,50%"),
        ("1.125%", "11.25", "1.125%"),
        ("140", "140", "140"),
        ("Rp 1.5", "1.5", "Rp 1.5"),
        ("1.2.3,4,5", "12", "1.2.3,4,5"),
    ],
)
def test_that_a_number_keeps_its_worth_in_our_marks(shown: str, exact: str, told: str) -> None:
    shape = "1033;0;0.00%" if shown.endswith("%") else "1033;"
    html = f'<table><tr><td sdval="{exact}" sdnum="{shape}">{shown}</td></tr></table>'
    assert read_block(shown, html) == ((told,),)


def test_that_the_sheet_of_an_english_excel_tells_days_and_numbers_apart() -> None:
    block = read_block(kept("excel_english.txt"), "", kept("excel_english.xml"))
    assert block == (
        ("12/03/2026", "1,125", "17/08/2026", "3/12", "Rapat"),
        ("04/11/2026", "1.234,50", "85,50%", "2/1", "Lain"),
    )
    assert read_number(block[0][1]) == read_number("1,125")


def test_that_a_sheet_that_is_shifted_against_the_text_changes_no_day() -> None:
    sheet = kept("excel_english.xml")
    assert read_block("5/6/2026\tx\r\nRapat\ty", "", sheet) == (("5/6/2026", "x"), ("Rapat", "y"))


def test_that_ends_of_the_windows_clipboard_are_no_part_of_the_sheet() -> None:
    sheet = read_sheet(kept("excel_english.xml") + "\0\0\0")
    assert sheet is not None
    assert len(sheet.days) == 3


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<a>",
        "halo",
        "<Workbook/>",
        '<!DOCTYPE a [<!ENTITY b "c">]><Table><Row><Cell><Data>&b;</Data></Cell></Row></Table>',
        "<a><Table/><Table/></a>",
    ],
)
def test_that_what_is_no_sheet_leaves_it_to_the_text(xml: str) -> None:
    assert read_sheet(xml) is None
    assert read_block("3/12/2026", "", xml) == (("3/12/2026",),)


def test_that_merged_cells_of_excel_push_the_next_ones_on() -> None:
    cell = '<Cell ss:MergeAcross="1"><Data ss:Type="String">a</Data></Cell>'
    day = '<Cell><Data ss:Type="DateTime">2026-03-12T00:00:00.000</Data></Cell>'
    odd = '<Cell><Data ss:Type="DateTime">2026-99-12T00:00:00.000</Data></Cell>'
    late = '<Cell><Data ss:Type="DateTime">2026-03-12T07:30:00.000</Data></Cell>'
    space = 'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    sheet = read_sheet(f"<Table {space}><Row>{cell}{day}{odd}{late}</Row></Table>")
    assert sheet is not None
    assert list(sheet.days) == [(0, 2)]


def test_that_a_time_is_no_day_of_calc() -> None:
    html = '<table><tr><td sdval="0,5" sdnum="1057;0;0%">50%</td><td>x</td></tr></table>'
    found = read_html_table(html, MOST_CELLS)
    assert found is not None
    assert not found.days
    assert found.numbers == {(0, 0): Fraction(1, 2)}


@pytest.mark.parametrize("encoding", ["EBCDIC", "Shift_JIS", "UTF-16"])
def test_that_a_word_about_the_encoding_of_what_is_text_already_is_passed_over(
    encoding: str,
) -> None:
    cell = '<Cell><Data ss:Type="Number">7</Data></Cell>'
    space = 'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    xml = f'<?xml version="1.0" encoding="{encoding}"?><Table {space}><Row>{cell}</Row></Table>'
    sheet = read_sheet(xml)
    assert sheet is not None
    assert sheet.numbers == {(0, 0): 7}
