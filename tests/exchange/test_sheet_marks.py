"""What a sheet's XML tells beside its values: formulas, errors, percents, extent."""

import pytest

from iku_desktop.domain.problems import Refused
from iku_desktop.exchange.archive import parts_of
from iku_desktop.exchange.marks import SheetMarks, marks_of, percent_styles, sheet_parts
from tests.workbooks import a_workbook

NONE: frozenset[str] = frozenset()


def marks(rows: str, percents: frozenset[str] = NONE, behind: str = "") -> SheetMarks:
    sheet = f"<worksheet><sheetData>{rows}</sheetData>{behind}</worksheet>"
    return marks_of(sheet.encode(), percents)


def test_that_a_formula_is_found_where_it_stands() -> None:
    found = marks('<row r="2"><c r="B2"><f>1+1</f><v>2</v></c><c r="C2"><v>2</v></c></row>')
    assert found.is_formula((2, 2))
    assert not found.is_formula((2, 3))


def test_that_an_empty_text_of_a_formula_is_a_result() -> None:
    found = marks(
        '<row r="1"><c r="A1" t="str"><f>X</f><v></v></c><c r="B1" t="str"><v></v><f>X</f></c>'
        '<c r="C1"><f>X</f><v/></c><c r="D1" t="str"><f>X</f></c></row>'
    )
    assert found.numeric_formulas() == {(1, 3), (1, 4)}


def test_that_a_formula_for_a_range_fills_all_of_it() -> None:
    found = marks('<row r="1"><c r="A1"><f t="array" ref="A1:B3">X</f><v>1</v></c></row>')
    assert found.is_formula((3, 2))
    assert not found.is_formula((4, 2))
    assert not found.is_formula((3, 3))


def test_that_cells_without_a_name_follow_each_other() -> None:
    found = marks(
        "<row><c><v>1</v></c><c><f>A1</f></c></row><row><c/><c t='e'><v>#REF!</v></c></row>"
    )
    assert found.formulas == {(1, 2)}
    assert found.errors == {(2, 2)}


def test_that_the_extent_counts_filled_cells_only() -> None:
    found = marks(
        '<row r="5"><c r="AA5"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    )
    assert (found.rows, found.columns) == (5, 27)


def test_that_text_written_into_the_cell_counts_as_filled() -> None:
    found = marks('<row r="3"><c r="B3" t="inlineStr"><is><t>Ranuyoso</t></is></c></row>')
    assert (found.rows, found.columns) == (3, 2)


def test_that_prefixed_names_are_read_too() -> None:
    cell = '<x:row r="1"><x:c r="A1"><x:f>1</x:f></x:c></x:row>'
    content = f'<x:worksheet xmlns:x="m"><x:sheetData>{cell}</x:sheetData></x:worksheet>'
    assert marks_of(content.encode(), NONE).formulas == {(1, 1)}


def test_that_formulas_behind_the_cells_are_none_of_them() -> None:
    behind = '<extLst><ext><f xmlns="xm">Pilihan!A1</f><v>1</v></ext></extLst>'
    found = marks('<row r="1"><c r="A1"><v>1</v></c></row>', behind=behind)
    assert found.formulas == set()


def test_that_a_number_shown_in_percent_is_marked() -> None:
    found = marks(
        '<row r="1"><c r="A1" s="3"><v>0.85</v></c><c r="B1"><v>0.85</v></c>'
        '<c r="C1" s="3" t="s"><v>0</v></c></row>',
        frozenset({"3"}),
    )
    assert found.percents == {(1, 1)}


def test_that_styles_in_percent_are_known_by_their_format() -> None:
    styles = b"""<styleSheet><numFmts>
        <numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode='0 "%"'/>
      </numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
    </styleSheet>"""
    assert percent_styles({"xl/styles.xml": styles}) == {"1", "2"}
    assert percent_styles({}) == frozenset()


def test_that_sheets_are_found_by_name() -> None:
    parts = parts_of(a_workbook({"A & B": [], "Desa": []}))
    assert sheet_parts(parts) == {
        "A & B": "xl/worksheets/sheet1.xml",
        "Desa": "xl/worksheets/sheet2.xml",
    }


@pytest.mark.parametrize(
    "content",
    [
        b"<worksheet><sheetData>",
        b'<!DOCTYPE a [<!ENTITY x "xxxx">]><worksheet>&x;</worksheet>',
        b'<worksheet><sheetData><row><c r="A0x"><v>1</v></c></row></sheetData></worksheet>',
        b'<?xml version="1.0" encoding="EBCDIC"?><worksheet/>',
        b'<?xml version="1.0" encoding="Shift_JIS"?><worksheet/>',
        b"",
    ],
)
def test_that_xml_no_spreadsheet_writes_is_refused(content: bytes) -> None:
    with pytest.raises(Refused) as caught:
        marks_of(content, NONE)
    assert caught.value.problems[0].code == "workbook_not_xlsx"
