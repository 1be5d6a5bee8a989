"""Sheets and columns found by name, rows typed, and every cell that can't be one named."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from iku_desktop.domain.problems import Refused
from iku_desktop.exchange import reading
from iku_desktop.exchange.archive import packed, parts_of
from iku_desktop.exchange.reading import SheetRows, read_workbook
from iku_desktop.presentation.words import row_problem_text
from tests.workbooks import a_workbook, saved_book

HEAD = ("Kode Desa", "Nama Desa")
ROW = ("35.08.20.2001", "Jenggrong")


@contextmanager
def suppress_refusal(codes: set[str]) -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        codes.update(problem.code for problem in refused.problems)


def one_sheet(*rows: tuple[object, ...], name: str = "Desa") -> SheetRows:
    (sheet,) = read_workbook(a_workbook({name: rows}))
    return sheet


def complaints(sheet: SheetRows) -> list[tuple[int, str, str]]:
    found = [*sheet.problems, *(each for row in sheet.rows for each in row.problems)]
    for each in found:
        assert "{" not in row_problem_text(each)
    return [(each.row, each.column, each.problem.code) for each in found]


def test_that_rows_are_typed_by_column_and_numbered_as_in_excel() -> None:
    sheet = one_sheet((*HEAD, "Berlaku Sejak"), (*ROW, "1/1/2020"), (*ROW, date(2021, 1, 1)))
    assert [(row.number, row.cells["valid_from"]) for row in sheet.rows] == [
        (2, date(2020, 1, 1)),
        (3, date(2021, 1, 1)),
    ]
    assert sheet.rows[0].cells["code"] == "35.08.20.2001"


def test_that_columns_stand_in_any_order_and_spelling_beside_others() -> None:
    sheet = one_sheet(
        ("Catatan", " nama  DESA ", None, "KODE DESA"), ("milik saya", "Jenggrong", 7, ROW[0])
    )
    assert sheet.rows[0].cells == {"code": ROW[0], "name": "Jenggrong"}
    assert sheet.titles == {"code": "KODE DESA", "name": "nama DESA"}


def test_that_sheets_are_found_in_upper_or_lower_case() -> None:
    assert one_sheet(HEAD, ROW, name="DESA").name == "DESA"


def test_that_a_slash_in_a_title_may_have_spaces() -> None:
    head = ("tanggal", "uraian kegiatan", "Seksi / Subbagian", "Hasil / Tindak Lanjut")
    sheet = one_sheet(head, ("1/2/2025", "Rapat", "Pemerintahan", "Selesai"), name="kegiatan")
    assert sheet.rows[0].cells["section"] == "Pemerintahan"
    assert sheet.rows[0].cells["output"] == "Selesai"


def test_that_sheets_come_in_the_order_in_which_they_build_on_each_other() -> None:
    data = a_workbook({"Target": [], "Catatan": [], "Kegiatan": [], "Dokumen Desa": [], "Desa": []})
    assert [sheet.name for sheet in read_workbook(data)] == [
        *("Desa", "Dokumen Desa", "Kegiatan", "Target")
    ]


def test_that_a_column_that_is_not_there_has_no_cell() -> None:
    assert "head" not in one_sheet(HEAD, ROW).rows[0].cells
    assert one_sheet((*HEAD, "Kepala Desa"), ROW).rows[0].cells["head"] is None


def test_that_empty_rows_are_skipped_and_still_counted() -> None:
    sheet = one_sheet(HEAD, (None, None), ROW, ("  ", None), (None, None, "catatan"), ROW)
    assert [row.number for row in sheet.rows] == [3, 6]


def test_that_a_heading_may_stand_above_the_titles() -> None:
    sheet = one_sheet(("DAFTAR DESA",), (), (None, *HEAD), (None, *ROW))
    assert [(row.number, row.cells["name"]) for row in sheet.rows] == [(4, "Jenggrong")]


def test_that_a_sheet_without_any_cell_has_nothing_to_import() -> None:
    (sheet,) = read_workbook(a_workbook({"Desa": []}))
    assert (sheet.rows, sheet.problems) == ((), ())


def test_that_a_missing_column_is_named() -> None:
    sheet = one_sheet(("Kode Desa", "Kepala Desa"), ROW)
    assert complaints(sheet) == [(0, "Nama Desa", "column_missing")]
    assert row_problem_text(sheet.problems[0]).startswith("Desa, Nama Desa: Kolom ini tidak ada")


def test_that_all_missing_columns_are_named() -> None:
    sheet = one_sheet(("Nomor", "Tanggal"), ("1", "2"), name="Dokumen Desa")
    assert [column for _, column, _ in complaints(sheet)] == [
        *("Jenis", "Tahun Anggaran", "Kode Desa")
    ]


def test_that_the_village_of_a_document_may_be_given_by_name_alone() -> None:
    head = ("Nama Desa", "Jenis", "Tahun Anggaran")
    assert not complaints(one_sheet(head, ("Jenggrong", "LPPD", 2024), name="Dokumen Desa"))


def test_that_a_column_that_is_there_twice_is_refused() -> None:
    sheet = one_sheet((*HEAD, "nama desa"), (*ROW, "Meninjo"))
    assert complaints(sheet) == [(0, "Nama Desa", "column_twice")]


def test_that_two_sheets_of_one_name_are_refused() -> None:
    (sheet,) = read_workbook(a_workbook({"Desa": [HEAD], "DESA ": [HEAD]}))
    assert complaints(sheet) == [(0, "", "sheet_twice")]


def test_that_a_workbook_without_our_sheets_is_refused_by_name() -> None:
    with pytest.raises(Refused) as caught:
        read_workbook(a_workbook({"Sheet1": [HEAD, ROW]}))
    (problem,) = caught.value.problems
    assert problem.code == "workbook_without_sheets"
    assert problem.values["sheets"] == "Desa, Dokumen Desa, Kegiatan, Target"


def a_sheet_of_cells(**cells: object) -> SheetRows:
    book = Workbook()
    sheet = book.active
    sheet.title = "Desa"
    sheet.append((*HEAD, "Kepala Desa"))
    sheet.append((*ROW, "Siti"))
    for place, value in cells.items():
        sheet[place] = value
    (read,) = read_workbook(saved_book(book))
    return read


def test_that_a_formula_in_a_key_column_is_refused() -> None:
    assert complaints(a_sheet_of_cells(A2='="35.08."&"20.2001"')) == [
        (2, "Kode Desa", "cell_formula")
    ]


def test_that_a_range_formula_over_a_key_column_is_refused() -> None:
    filled = a_sheet_of_cells(E2=ArrayFormula("A2:A3", "=X1:X2"))
    assert complaints(filled) == [(2, "Kode Desa", "cell_formula")]


def test_that_a_formula_no_program_has_reckoned_is_refused() -> None:
    assert complaints(a_sheet_of_cells(C2='="Siti"')) == [(2, "Kepala Desa", "cell_not_reckoned")]


def test_that_a_formula_beside_the_keys_gives_its_value() -> None:
    parts = dict(parts_of(a_workbook({"Desa": [(*HEAD, "Kepala Desa"), (*ROW, "Siti")]})))
    cell = b'<c r="C2" t="inlineStr"><is><t>Siti</t></is></c>'
    reckoned = b'<c r="C2" t="str"><f>UPPER("siti")</f><v>SITI</v></c>'
    assert cell in parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(cell, reckoned)
    (sheet,) = read_workbook(packed(parts))
    assert sheet.rows[0].cells["head"] == "SITI"


def test_that_an_error_is_not_taken_for_an_empty_cell() -> None:
    assert complaints(a_sheet_of_cells(C2="#N/A")) == [(2, "Kepala Desa", "cell_error")]


def test_that_a_number_excel_made_a_date_of_is_refused() -> None:
    assert complaints(a_sheet_of_cells(C2=date(2025, 3, 1))) == [(2, "Kepala Desa", "cell_is_date")]


def test_that_all_cells_of_a_row_are_named() -> None:
    sheet = a_sheet_of_cells(A2="=1", C2=True)
    assert [column for _, column, _ in complaints(sheet)] == ["Kode Desa", "Kepala Desa"]


def test_that_a_target_formatted_in_percent_is_what_the_clerk_sees() -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Target"
    sheet.append(("Indikator", "Tahun", "TW I", "Tahunan"))
    sheet.append(("IKU-1", 2025, 0.85, 90))
    sheet["C2"].number_format = "0%"
    (read,) = read_workbook(saved_book(book))
    assert read.rows[0].cells == {
        "indicator": "IKU-1",
        "year": 2025,
        "quarter_1": 85,
        "quarter_0": 90,
    }


def test_that_a_cell_far_away_makes_no_huge_table() -> None:
    sheet = a_sheet_of_cells(XFD1048576="x")
    assert complaints(sheet) == [(0, "", "sheet_too_large")]
    wide = a_sheet_of_cells(XFD2="x")
    assert [row.number for row in wide.rows] == [2]


def test_that_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 3)
    assert not complaints(one_sheet(HEAD, ROW, ROW))
    assert complaints(one_sheet(HEAD, ROW, ROW, ROW)) == [(0, "", "sheet_too_large")]


def test_that_a_part_spoiled_inside_is_refused_not_raised() -> None:
    parts = dict(parts_of(a_workbook({"Desa": [HEAD, ROW]})))
    spoiled_books = [
        packed({**parts, name: spoiled})
        for name, content in parts.items()
        for spoiled in (b"", b"<a>", content[:-20], content.replace(b"<", b"<<", 1))
    ]
    codes: set[str] = set()
    for data in spoiled_books:
        with suppress_refusal(codes):
            read_workbook(data)
    assert codes == {"workbook_not_xlsx"}


def test_that_a_shared_text_that_is_not_there_is_refused() -> None:
    parts = dict(parts_of(a_workbook({"Desa": [HEAD, ROW]})))
    sheet = parts["xl/worksheets/sheet1.xml"]
    cell = b'<c r="B2" t="inlineStr"><is><t>Jenggrong</t></is></c>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(cell, b'<c r="B2" t="s"><v>99</v></c>')
    with pytest.raises(Refused):
        read_workbook(packed(parts))


def test_that_a_workbook_opened_by_others_reads_the_same() -> None:
    from openpyxl import load_workbook

    data = a_workbook({"Desa": [(*HEAD, "Berlaku Sejak"), (*ROW, date(2020, 2, 29))]})
    again = saved_book(load_workbook(io.BytesIO(data)))
    assert read_workbook(again) == read_workbook(data)
