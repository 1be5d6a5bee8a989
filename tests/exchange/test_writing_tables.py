"""Tables for people: real dates and numbers, text that is never a formula, names that spreadsheets take."""

import io
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from openpyxl import load_workbook

from iku_desktop.domain.tables import TableCell, TableColumn, TableContent
from iku_desktop.exchange.table_writing import write_tables
from tests.services.desk import StoppedClock

NOW = StoppedClock().now()


def a_table(*rows: tuple[TableCell, ...], title: str = "Kegiatan", sheet: str = "") -> TableContent:
    width = len(rows[0]) if rows else 2
    columns = [TableColumn(f"Kolom {number}", number > 1) for number in range(1, width + 1)]
    return TableContent(
        title, columns, rows, ("Kecamatan Ranuyoso", "TW IV 2025"), ("Akhir",), sheet
    )


def opened(*tables: TableContent) -> Any:
    return load_workbook(io.BytesIO(write_tables(tables, NOW)))


def test_that_title_lines_head_rows_and_notes_stand_under_each_other() -> None:
    page = opened(a_table(("Rapat", 3))).active
    values = [[cell.value for cell in row] for row in page.iter_rows()]
    assert values == [
        *(["Kegiatan", None], ["Kecamatan Ranuyoso", None], ["TW IV 2025", None], [None, None]),
        *(["Kolom 1", "Kolom 2"], ["Rapat", 3], [None, None], ["Akhir", None]),
    ]
    assert page.freeze_panes == "A6"
    assert page.auto_filter.ref == "A5:B6"
    assert page.print_title_rows == "$5:$5"


def test_that_dates_and_numbers_are_real() -> None:
    page = opened(a_table((date(2025, 3, 31), 7, Fraction(200, 3), None, ""))).active
    day, whole, figure, nothing, blank = page[6]
    assert day.value.date() == date(2025, 3, 31)
    assert day.number_format == "dd/mm/yyyy"
    assert (whole.value, whole.number_format) == (7, "#,##0")
    assert figure.value == pytest.approx(66.6666666667)
    assert figure.number_format == "#,##0.00"
    assert (nothing.value, blank.value) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+62812", "-5", "@SUM(A1)", "3/2025", "007", "http://ranuyoso.go.id", "<r>x</r>"),
        *("a\nb", "_x0041_x0042_", "{=1}", "35.08.20.2001"),
    ],
)
def test_that_text_is_written_as_it_stands(text: str) -> None:
    cell = opened(a_table((text, 1), title=text)).active["A6"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None


def test_that_every_table_has_a_sheet_with_a_name_of_its_own() -> None:
    long = "Dokumen desa: [semua] / tahun 2025 dan sesudahnya"
    book = opened(
        a_table(title=long), a_table(title=long), a_table(title="history"), a_table(title="*")
    )
    names = book.sheetnames
    assert names[0] == "Dokumen desa semua tahun 2025 d"
    assert names[1] == "Dokumen desa semua tahun 2025 2"
    assert names[2:] == ["history 2", "Tabel"]
    assert len({each.casefold() for each in names}) == 4


def test_that_a_table_without_rows_is_written_too() -> None:
    assert opened(a_table()).active["A5"].value == "Kolom 1"
    assert opened(TableContent("Kosong", (), ())).active["A1"].value == "Kosong"


def test_that_the_sheet_can_be_named_apart_from_the_title() -> None:
    assert opened(a_table(title="Baris yang ditolak", sheet="Kegiatan")).sheetnames == ["Kegiatan"]
