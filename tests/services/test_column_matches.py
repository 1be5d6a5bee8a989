"""The clerk's own headings: matched once, remembered for the same headings, proposed where names are near."""

from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.import_models import ColumnMatch, SheetHead
from iku_desktop.domain.preferences import PreferenceName
from iku_desktop.services.column_matches import MOST_REMEMBERED, matches_of, text_of
from tests.services.desk import Desk
from tests.workbooks import Rows, a_workbook

OWN = ("No", "Tgl", "Kegiatan", "Bidang", "Ket")
ROW = (1, date(2025, 2, 1), "Musyawarah", "Seksi Pemerintahan", "ramai")
MATCH = ColumnMatch(
    "activities",
    OWN,
    {"date": "tgl", "description": "Kegiatan", "section": "Bidang", "note": "Ket"},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return saved(tmp_path / "daftar.xlsx", [("Daftar kegiatan",), (), OWN, ROW])


def saved(path: Path, rows: Rows) -> Path:
    path.write_bytes(a_workbook({"Kegiatan": rows}))
    return path


def activities(desk: Desk) -> list[Activity]:
    with desk.store.read() as reader:
        return list(reader.activities(date.min, date.max))


def head_of(desk: Desk, path: Path) -> SheetHead:
    preview = desk.services.workbook.check(path).preview
    assert preview is not None
    (head,) = preview.heads
    return head


def test_that_headings_of_ones_own_are_named_with_what_is_missing(desk: Desk, path: Path) -> None:
    head = head_of(desk, path)
    assert head.headings == OWN
    assert not head.is_complete
    assert [each.title for each in head.missing if each.needed] == [
        *("Tanggal", "Uraian Kegiatan", "Seksi/Subbagian"),
    ]
    assert head.left == OWN


def test_that_near_names_are_proposed_each_once(desk: Desk, path: Path) -> None:
    proposed = desk.services.workbook.proposed_columns(head_of(desk, path))
    assert proposed["date"] == "Tgl"
    assert proposed["description"] == "Kegiatan"
    assert proposed["section"] == "Bidang"
    assert proposed["note"] == "Ket"
    assert len(set(proposed.values())) == len(proposed)
    assert "No" not in proposed.values()


def test_that_matched_headings_are_read_as_the_columns(desk: Desk, path: Path) -> None:
    workbook = desk.services.workbook
    outcome = workbook.check(path, matches=(MATCH,))
    assert (outcome.new, outcome.refused) == (1, ())
    assert outcome.preview is not None
    assert [each.column for each in outcome.preview.lines[0].cells] == [
        *("Tgl", "Kegiatan", "Bidang", "Ket"),
    ]
    assert workbook.import_file(path, matches=(MATCH,)).written
    assert [each.note for each in activities(desk)] == ["ramai"]


def test_that_a_match_is_remembered_for_the_same_headings_in_any_order(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    workbook = desk.services.workbook
    workbook.import_file(path, matches=(MATCH,))
    turned = saved(tmp_path / "b.xlsx", [OWN[::-1], (*ROW[::-1][:2], "Rapat", *ROW[::-1][3:])])
    assert workbook.check(turned).new == 1
    more = saved(tmp_path / "c.xlsx", [(*OWN, "Sumber"), (*ROW, "x")])
    assert workbook.check(more).refused


def test_that_the_same_file_with_its_matches_changes_nothing_the_second_time(
    desk: Desk, path: Path
) -> None:
    workbook = desk.services.workbook
    workbook.import_file(path, matches=(MATCH,))
    before = desk.counter()
    outcome = workbook.import_file(path, matches=(MATCH,))
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 0, 1)
    assert desk.counter() == before


def test_that_a_refused_import_remembers_nothing(desk: Desk, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [OWN, (1, "31/2/2025", "Rapat", "Seksi Pemerintahan", "")])
    assert desk.services.workbook.import_file(path, matches=(MATCH,)).refused
    with desk.context.reading() as rows:
        assert PreferenceName.COLUMN_MATCHES not in rows.preferences()


def test_that_a_columns_own_name_goes_before_what_was_matched(desk: Desk, tmp_path: Path) -> None:
    head = ("Tanggal", "Tgl", "Uraian Kegiatan", "Seksi/Subbagian")
    rows = [head, (date(2025, 2, 1), date(2025, 3, 1), "Rapat", "Seksi Pemerintahan")]
    path = saved(tmp_path / "a.xlsx", rows)
    match = ColumnMatch("activities", head, {"date": "Tgl"})
    desk.services.workbook.import_file(path, matches=(match,))
    assert [each.day for each in activities(desk)] == [date(2025, 2, 1)]


def test_that_a_matched_heading_that_is_there_twice_is_refused(desk: Desk, tmp_path: Path) -> None:
    head = (*OWN, "Tgl")
    path = saved(tmp_path / "a.xlsx", [head, (*ROW, date(2025, 3, 1))])
    match = ColumnMatch("activities", head, MATCH.columns)
    refused = desk.services.workbook.check(path, matches=(match,)).refused
    assert [(each.column, each.problem.code) for each in refused] == [("Tgl", "column_twice")]


def test_that_matches_survive_as_text() -> None:
    assert matches_of(text_of((MATCH,))) == (MATCH,)
    assert text_of(()) == ""


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "null", "3", "{}", "[1]", '["a"]', '[{"sheet": "activities"}]'),
        '[{"sheet": 1, "headings": [], "columns": {}}]',
        '[{"sheet": "a", "headings": [1], "columns": {}}]',
        '[{"sheet": "a", "headings": [], "columns": {"date": null}}]',
    ],
)
def test_that_a_damaged_memory_costs_no_import(text: str) -> None:
    assert matches_of(text) == ()


def test_that_only_so_many_matches_are_remembered(desk: Desk, path: Path) -> None:
    many = tuple(
        ColumnMatch("activities", (*OWN, str(number)), MATCH.columns)
        for number in range(MOST_REMEMBERED + 5)
    )
    desk.services.workbook.import_file(path, matches=(MATCH, *many))
    with desk.context.reading() as rows:
        kept = matches_of(rows.preferences()[PreferenceName.COLUMN_MATCHES])
    assert len(kept) == MOST_REMEMBERED
    assert kept[0] == MATCH
