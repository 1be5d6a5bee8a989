"""A sheet is taken as plain only where walking through its XML would find nothing but values."""

import io
import zipfile
from datetime import date

import pytest

from iku_desktop.exchange.archive import parts_of
from iku_desktop.exchange.marks import SheetMarks, marks_of, percent_styles, sheet_parts
from iku_desktop.exchange.quick_marks import is_plain, without_empty
from iku_desktop.exchange.reading import read_workbook
from iku_desktop.exchange.writing import WorkbookContent, write_workbook
from tests.services.desk import StoppedClock
from tests.workbooks import a_workbook

NONE: frozenset[str] = frozenset()
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def sheet(cells: str, before: str = HEAD, behind: str = "") -> bytes:
    return f"{before}<worksheet><sheetData>{cells}</sheetData>{behind}</worksheet>".encode()


PLAIN = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="Z199999" s="1"/></row>'


def test_that_values_and_empty_styled_cells_are_plain() -> None:
    assert is_plain(sheet(PLAIN), NONE)
    assert is_plain(sheet(""), NONE)
    assert is_plain(sheet(PLAIN, before=""), NONE)


def test_that_formulas_of_drop_down_lists_behind_the_cells_do_not_matter() -> None:
    assert is_plain(
        sheet(PLAIN, behind="<dataValidations><formula1>A1</formula1></dataValidations>"), NONE
    )


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>',
        '<row r="1"><c r="A1"><f t="shared" si="0"/><v>2</v></c></row>',
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>',
        '<row r="1"><c r="A1" t=\'e\'><v>#REF!</v></c></row>',
        '<row r="1"><c r="A1" t = "e"><v>#REF!</v></c></row>',
        '<row r="1"><c r="A1" t="&#101;"><v>#REF!</v></c></row>',
        '<row r="1"><c><v>1</v></c></row>',
        '<row r="1"><c s="1" r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="AA1"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row>',
        '<row r="1"><c r="A200000"><v>1</v></c></row>',
        '<row r="1"><c r="A1048576"><v>1</v></c></row>',
        '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>',
        '<row r="1"><!-- <c> --><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<f>]]></t></is></c></row>',
    ],
)
def test_that_anything_else_is_left_to_the_walk(cells: str) -> None:
    assert not is_plain(sheet(cells), NONE)


def test_that_another_encoding_or_a_document_type_is_left_to_the_walk() -> None:
    utf16 = sheet(PLAIN, before='<?xml version="1.0" encoding="UTF-16"?>')
    assert not is_plain(utf16.decode().encode("utf-16"), NONE)
    assert not is_plain(utf16, NONE)
    assert not is_plain(sheet(PLAIN, before="<!DOCTYPE worksheet>"), NONE)


def test_that_percents_are_left_to_the_walk_only_where_a_cell_has_their_style() -> None:
    assert not is_plain(sheet('<row r="1"><c r="A1" s="3"><v>0.85</v></c></row>'), frozenset({"3"}))
    assert is_plain(sheet('<row r="1"><c r="A1" s="2"><v>0.85</v></c></row>'), frozenset({"3"}))


def test_that_the_walk_finds_nothing_but_the_extent_in_sheets_that_are_plain() -> None:
    rows = [
        ("Kode Desa", "Nama Desa"),
        ("35.08.20.2001", "Jenggrong & <f> t='x'"),
        (7, date(2025, 1, 1)),
    ]
    for data in (a_workbook({"Desa": rows}), write_workbook(WorkbookContent(StoppedClock().now()))):
        parts = parts_of(data)
        for place in sheet_parts(parts).values():
            if is_plain(parts[place], percent_styles(parts)):
                found = marks_of(parts[place], percent_styles(parts))
                assert found == SheetMarks(found.rows, found.columns)


def test_that_empty_cells_are_left_out_before_a_walk_without_moving_others() -> None:
    empty = '<row r="1"><c r="A1" s="1"/><c r="B1" s="2"></c></row><row r="2" ht="15"/>'
    filled = '<row r="3"><c r="B3"><f>1</f><v>1</v></c></row>'
    assert without_empty(sheet(empty + filled)) == sheet(filled)
    counted = sheet('<row r="1"><c r="A1" s="1"/><c><v>1</v></c></row>')
    commented = sheet('<row r="1"><c r="A1" s="1"/><!-- --></row>')
    for kept in (counted, commented, b"<worksheet/>"):
        assert without_empty(kept) == kept


def test_that_a_million_empty_formatted_rows_are_read_as_nothing() -> None:
    rows = [("Kode Desa", "Nama Desa"), ("35.08.20.2001", "Jenggrong")]
    parts = dict(parts_of(a_workbook({"Desa": rows})))
    place = sheet_parts(parts)["Desa"]
    empty = b"".join(
        b'<row r="%d" s="1" customFormat="1" ht="15"><c r="A%d" s="1"/></row>' % (row, row)
        for row in range(3, 1_048_577)
    )
    parts[place] = parts[place].replace(b"</sheetData>", empty + b"</sheetData>")
    (found,) = read_workbook(packed_tightly(parts))
    assert [row.number for row in found.rows] == [2]
    assert not found.problems


def packed_tightly(parts: dict[str, bytes]) -> bytes:

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()
