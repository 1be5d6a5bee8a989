"""What is written, read back by openpyxl and by our own reader."""

import io
from datetime import date, datetime, time
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from iku_desktop.exchange.layout import SHEETS, Record
from iku_desktop.exchange.reading import read_workbook
from iku_desktop.exchange.writing import (
    GuideLine,
    WorkbookContent,
    write_workbook,
    written_number,
)
from tests.workbooks import records_in

HOSTILE = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "'kutip", '"dua"', "<b>&\"'", "</t></is>"),
    *("http://x.id", "a\nb\tc", "_x0041_", "_x005F_x0041_", "#N/A", "TRUE", "007", "1/2/2025"),
    *(
        "\u200b\ufeffx",
        "😀",
        "é\u0301",
        "x" * 4000,
        "a  b",
        "]]>",
        "\ue000",
        "<r>x</r>",
        "<r>a & b</r>",
        "<r></r>",
        "_x0041_x0042_x0043_",
    ),
)


def written(**records: list[Record]) -> bytes:
    content = WorkbookContent(
        written_at=datetime.combine(date(2025, 12, 1), time(10, 24)),
        records=records,
        choices={"kinds": ["RKPDesa", "APBDesa"], "evidence": ["SK Camat"], "codes": []},
        guide=(GuideLine("Petunjuk pengisian", is_heading=True), GuideLine("Baca dulu.")),
    )
    return write_workbook(content)


def test_that_all_sheets_and_columns_are_there_even_without_records() -> None:
    book = load_workbook(io.BytesIO(written()))
    assert book.sheetnames == [
        *("Petunjuk", "Desa", "Dokumen Desa", "Kegiatan", "Target", "Pilihan")
    ]
    for layout in SHEETS:
        head = [cell.value for cell in book[layout.title][1]]
        assert head == [column.title for column in layout.columns]
    assert book["Pilihan"].sheet_state == "hidden"
    assert [row[0] for row in book["Petunjuk"].iter_rows(values_only=True)] == [
        *("Petunjuk pengisian", "Baca dulu.")
    ]


def test_that_an_empty_workbook_reads_as_nothing() -> None:
    sheets = read_workbook(written())
    assert [sheet.layout for sheet in sheets] == list(SHEETS)
    assert not any(sheet.rows or sheet.problems for sheet in sheets)


@pytest.mark.parametrize("text", HOSTILE)
def test_that_text_is_never_anything_but_text(text: str) -> None:
    data = written(villages=[{"code": "35.08.20.2001", "name": text}])
    cell = load_workbook(io.BytesIO(data))["Desa"]["B2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    # openpyxl looks for codes like _x0041_ across the pieces of a text, which Excel does not.
    assert cell.value == text or "_x" in text
    (row,) = read_workbook(data)[0].rows
    assert row.cells["name"] == text
    assert not row.problems


@pytest.mark.parametrize(
    "day", [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2024, 2, 29), date.max]
)
def test_that_dates_are_real_dates(day: date) -> None:
    data = written(villages=[{"code": "1", "name": "x", "valid_from": day}])
    assert read_workbook(data)[0].rows[0].cells["valid_from"] == day
    cell = load_workbook(io.BytesIO(data))["Desa"]["E2"]
    assert cell.is_date
    assert cell.number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("typed", ["85", "87.5", "0.01", "123456789012.345", "99.999"])
def test_that_a_target_comes_back_exactly(typed: str) -> None:
    value = written_number(Fraction(typed))
    assert value == Fraction(typed)
    data = written(targets=[{"indicator": "IKU-1", "year": 2025, "quarter_0": value}])
    cells = read_workbook(data)[3].rows[0].cells
    assert (cells["quarter_0"], cells["year"], cells["quarter_1"]) == (value, 2025, None)


def test_that_a_number_without_end_is_what_its_cell_gives_back() -> None:
    value = written_number(Fraction(200, 3))
    data = written(targets=[{"indicator": "IKU-1", "year": 2025, "quarter_0": value}])
    assert read_workbook(data)[3].rows[0].cells["quarter_0"] == value


def test_that_empty_fields_leave_empty_cells() -> None:
    data = written(villages=[{"code": "1", "name": "x", "head": None}])
    assert records_in(data, "Desa")[0]["Kepala Desa"] is None


def test_that_text_columns_keep_what_is_typed_into_them_later() -> None:
    sheet = load_workbook(io.BytesIO(written()))["Dokumen Desa"]
    formats = {
        sheet.cell(1, at + 1).value: sheet.column_dimensions[letter].width
        for at, letter in enumerate("ABCDEFGH")
    }
    assert all(width > 8 for width in formats.values())
    written_row = written(documents=[{"code": "1", "number": "3/2025"}])
    cell = load_workbook(io.BytesIO(written_row))["Dokumen Desa"]["E2"]
    assert (cell.value, cell.number_format) == ("3/2025", "@")


def test_that_lists_drop_down_also_below_the_last_row() -> None:
    sheet = load_workbook(io.BytesIO(written()))["Dokumen Desa"]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.type == "list"
    assert rule.formula1 == "Pilihan!$A$2:$A$3"
    assert str(rule.sqref) == "C2:C1001"


def test_that_a_list_of_several_only_offers() -> None:
    sheet = load_workbook(io.BytesIO(written()))["Kegiatan"]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == "Pilihan!$B$2:$B$2"
    assert not rule.showErrorMessage


def test_that_the_same_content_gives_the_same_bytes() -> None:
    assert written() == written()


def test_that_rows_make_room_for_their_lines_and_ids_do_not_wrap() -> None:
    wordy = {"id": "0" * 36, "description": "x" * 100, "note": "satu\ndua"}
    data = written(activities=[{"id": "0" * 36, "description": "x"}, wordy, {"output": "x\n" * 99}])
    sheet = load_workbook(io.BytesIO(data))["Kegiatan"]
    heights = [sheet.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights == [None, 45, 405]
    assert not sheet["A2"].alignment.wrap_text
    assert sheet["C2"].alignment.wrap_text
