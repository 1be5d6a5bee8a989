"""Many rows put in at once read the same as those that are written cell by cell."""

import io
from datetime import date
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from iku_desktop.exchange import quick_rows, writing
from iku_desktop.exchange.layout import ACTIVITIES, Record
from iku_desktop.exchange.quick_rows import is_plain
from iku_desktop.exchange.reading import read_workbook
from iku_desktop.exchange.writing import WorkbookContent, write_workbook
from tests.services.desk import StoppedClock

RECORDS: list[Record] = [
    {"id": "a", "date": date(2025, 3, 31), "description": "=1+1 <b> & 'x' \"y\"", "section": "A"},
    {"id": "b", "date": date(1900, 3, 1), "description": "  dua\nbaris  ", "note": "x" * 300},
    {"id": "007", "date": date(9999, 12, 31), "description": "😀 é", "output": None},
]
TARGETS: list[Record] = [
    {"indicator": "IKU-1", "year": 2025, "quarter_1": Fraction(175, 2), "quarter_0": Fraction(0)},
]


def written(quick_from: int, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(writing, "QUICK_FROM", quick_from)
    content = WorkbookContent(
        StoppedClock().now(),
        {"activities": RECORDS, "targets": TARGETS},
        {"sections": ["A", "B"], "indicators": ["IKU-1"]},
    )
    return write_workbook(content)


def test_that_both_ways_are_read_back_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    slow, quick = written(10_000, monkeypatch), written(1, monkeypatch)
    assert slow != quick
    assert read_workbook(quick) == read_workbook(slow)


def test_that_another_reader_sees_the_same_cells_styles_and_heights(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    books = [load_workbook(io.BytesIO(written(each, monkeypatch))) for each in (10_000, 1)]
    for name in ("Kegiatan", "Target"):
        slow, quick = (book[name] for book in books)
        assert slow.dimensions == quick.dimensions
        assert slow.freeze_panes == quick.freeze_panes
        assert slow.auto_filter.ref == quick.auto_filter.ref
        assert len(slow.data_validations.dataValidation) == len(
            quick.data_validations.dataValidation
        )
        for row in slow.iter_rows():
            height = slow.row_dimensions[row[0].row].height
            assert quick.row_dimensions[row[0].row].height == height
            for cell in row:
                twin = quick.cell(cell.row, cell.column)
                if cell.value is not None:
                    assert (twin.value, twin.data_type) == (cell.value, cell.data_type)
                    assert twin.number_format == cell.number_format


@pytest.mark.parametrize(
    "record",
    [
        {"description": "_x0041_"},
        {"description": "a\x01b"},
        {"description": "a\rb"},
        {"description": "\ud83d"},
        {"date": date(1900, 2, 28)},
    ],
)
def test_that_what_needs_care_is_left_to_the_careful_way(record: Record) -> None:
    assert not is_plain([*RECORDS, record])
    assert is_plain(RECORDS)


def test_that_a_code_in_one_text_still_reads_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "QUICK_FROM", 1)
    record: Record = {"date": date(2025, 1, 1), "description": "_x0041__x0042_", "section": "A"}
    content = WorkbookContent(StoppedClock().now(), {"activities": [record]})
    (sheet,) = (
        each for each in read_workbook(write_workbook(content)) if each.layout is ACTIVITIES
    )
    assert sheet.rows[0].cells["description"] == "_x0041__x0042_"


def test_that_words_kept_and_not_kept_are_written_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = written(1, monkeypatch)
    monkeypatch.setattr(quick_rows, "MOST_KEPT", 0)
    assert written(1, monkeypatch) == kept


def test_that_the_tallest_cell_makes_the_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "QUICK_FROM", 1)
    records: list[Record] = [
        {"id": "x" * 400, "description": "a" * 100, "note": "b" * 73},
        {"id": "c", "description": "a" * 48, "note": "satu\ndua"},
        {"id": "d" * 50},
    ]
    content = WorkbookContent(StoppedClock().now(), {"activities": records})
    sheet = load_workbook(io.BytesIO(write_workbook(content)))["Kegiatan"]
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [45, 30, None]
