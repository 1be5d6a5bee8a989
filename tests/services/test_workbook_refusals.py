"""A workbook refused: every row by sheet, row, column and reason, and nothing written."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.outcomes import RowProblem
from iku_desktop.presentation.words import row_problem_text
from tests.services.desk import Desk
from tests.workbooks import ACTIVITY_HEAD, DOCUMENT_HEAD, TARGET_HEAD, Rows, a_workbook

JENGGRONG = "35.08.20.2001"
VILLAGE_HEAD = (
    "Kode Desa",
    "Nama Desa",
    "Kepala Desa",
    "No. HP",
    "Berlaku Sejak",
    "Berlaku Sampai",
)


def refusals(
    desk: Desk, tmp_path: Path, sheets: Mapping[str, Rows] | bytes
) -> tuple[RowProblem, ...]:
    path = tmp_path / "isian.xlsx"
    path.write_bytes(sheets if isinstance(sheets, bytes) else a_workbook(sheets))
    before = desk.counter()
    outcome = desk.services.workbook.import_file(path)
    assert not outcome.written
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 0, 0)
    assert desk.counter() == before, "a refused import wrote something"
    assert desk.services.workbook.check(path) == outcome
    for refused in outcome.refused:
        assert "{" not in row_problem_text(refused)
    return outcome.refused


def places(refused: tuple[RowProblem, ...]) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.problem.code) for each in refused]


def document(*cells: object) -> dict[str, Rows]:
    return {"Dokumen Desa": [DOCUMENT_HEAD, cells]}


def activity(**cells: object) -> dict[str, Rows]:
    typed = {"Tanggal": "12/3/2025", "Uraian Kegiatan": "Rapat", "Seksi/Subbagian": "Pemerintahan"}
    given = typed | {title.replace("_", " "): value for title, value in cells.items()}
    return {"Kegiatan": [tuple(given), tuple(given.values())]}


def test_that_a_refused_row_is_named_as_the_formats_say(desk: Desk, tmp_path: Path) -> None:
    good = [(JENGGRONG, "LPPDesa", year, None, None) for year in range(2020, 2025)]
    rows = [DOCUMENT_HEAD, *good, (JENGGRONG, "RKPDesa", 2026, "1", "31/09/2025")]
    (refused,) = refusals(desk, tmp_path, {"Dokumen Desa": rows})
    assert row_problem_text(refused).startswith(
        "Dokumen Desa baris 7, Tanggal: 31/09/2025 tidak ada dalam kalender"
    )
    assert (refused.sheet, refused.row, refused.column) == ("Dokumen Desa", 7, "Tanggal")
    assert refused.value == "31/09/2025"


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ((JENGGRONG, "RKPDesa", 2026, "1", "31/09/2025"), "Tanggal", "date_past_month_end"),
        ((JENGGRONG, "RKPDesa", 2026, "1", "1/13/2025"), "Tanggal", "date_not_in_calendar"),
        ((JENGGRONG, "RKPDesa", 2026, "1", "kemarin"), "Tanggal", "not_a_date"),
        ((JENGGRONG, "RKPDesa", 2026, "1", 45930), "Tanggal", "not_a_date"),
        ((JENGGRONG, "RKPDesa", 2026, "1", date(2025, 12, 2)), "Tanggal", "date_in_future"),
        ((JENGGRONG, "RKPDesa", 2026, "1", "1/1/2024"), "Tanggal", "date_too_early"),
        (("35.08.20.2099", "RKPDesa", 2026), "Kode Desa", "unknown_village"),
        (("35.08.19.2001", "RKPDesa", 2026), "Kode Desa", "village_of_other_kecamatan"),
        (("Jenggrong", "RKPDesa", 2026), "Kode Desa", "village_code"),
        ((None, "RKPDesa", 2026), "Kode Desa", "needed"),
        ((JENGGRONG, "RPJMDesa", 2026), "Jenis", "unknown_document_type"),
        ((JENGGRONG, None, 2026), "Jenis", "needed"),
        ((JENGGRONG, "RKPDesa", None), "Tahun Anggaran", "needed"),
        ((JENGGRONG, "RKPDesa", "dua ribu"), "Tahun Anggaran", "not_a_number"),
        ((JENGGRONG, "RKPDesa", 2026.5), "Tahun Anggaran", "not_whole"),
        ((JENGGRONG, "RKPDesa", 20260), "Tahun Anggaran", "year_out_of_range"),
        ((JENGGRONG, "RKPDesa", 2026, "9" * 10_000), "Nomor", "text_too_long"),
        ((JENGGRONG, "RKPDesa", 2026, "\u202e1"), "Nomor", "text_character"),
        ((JENGGRONG, "RKPDesa", 2026, "_x0000_1"), "Nomor", "text_character"),
        ((JENGGRONG, "RKPDesa", 2026, date(2025, 3, 1)), "Nomor", "cell_is_date"),
        ((JENGGRONG, "=1+1", 2026), "Jenis", "cell_formula"),
        (
            (JENGGRONG, "RKPDesa", 2026, None, None, "x" * 600),
            *("Sebab Keterlambatan", "text_too_long"),
        ),
    ],
)
def test_that_a_document_is_refused_at_its_column(
    desk: Desk, tmp_path: Path, cells: tuple[object, ...], column: str, code: str
) -> None:
    assert places(refusals(desk, tmp_path, document(*cells))) == [(2, column, code)]


def test_that_every_key_that_is_wrong_is_named(desk: Desk, tmp_path: Path) -> None:
    assert places(refusals(desk, tmp_path, document("35.08.20.2099", "RPJM", "x"))) == [
        (2, "Kode Desa", "unknown_village"),
        (2, "Jenis", "unknown_document_type"),
        (2, "Tahun Anggaran", "not_a_number"),
    ]


def test_that_a_kelurahan_has_no_documents(desk: Desk, tmp_path: Path) -> None:
    desk.services.villages.add({"code": "35.08.20.1001", "name": "Kota Ranu"})
    sheets = document("35.08.20.1001", "RKPDesa", 2026, None, "1/9/2025")
    assert places(refusals(desk, tmp_path, sheets)) == [
        (2, "Kode Desa", "kelurahan_has_no_documents")
    ]
    by_name = {
        "Dokumen Desa": [("Nama Desa", "Jenis", "Tahun Anggaran"), ("kota ranu", "LPPD", 2024)]
    }
    assert places(refusals(desk, tmp_path, by_name)) == [
        (2, "Nama Desa", "kelurahan_has_no_documents")
    ]


def test_that_a_name_two_villages_bear_needs_the_code(desk: Desk, tmp_path: Path) -> None:
    head = ("Kode Desa", "Nama Desa", "Jenis", "Tahun Anggaran")
    sheets = {
        "Desa": [VILLAGE_HEAD[:2], ("35.08.20.2012", "Ranuyoso")],
        "Dokumen Desa": [head, (None, "Ranuyoso", "LPPD", 2024), (None, "Wonosari", "LPPD", 2024)],
    }
    assert places(refusals(desk, tmp_path, sheets)) == [
        (2, "Nama Desa", "village_name_ambiguous"),
        (3, "Nama Desa", "unknown_village"),
    ]


def test_that_a_code_with_another_villages_name_is_refused(desk: Desk, tmp_path: Path) -> None:
    head = ("Kode Desa", "Nama Desa", "Jenis", "Tahun Anggaran")
    rows = [head, (JENGGRONG, "Meninjo", "LPPD", 2024)]
    assert places(refusals(desk, tmp_path, {"Dokumen Desa": rows})) == [
        (2, "Nama Desa", "village_name_differs")
    ]


def test_that_a_document_twice_in_a_file_names_both_rows(desk: Desk, tmp_path: Path) -> None:
    rows = [
        DOCUMENT_HEAD,
        (JENGGRONG, "LPPDesa", 2024, "1", "1/3/2025"),
        (),
        ("3508202001", "LPPD", "2024", "2", "2/3/2025"),
    ]
    (refused,) = refusals(desk, tmp_path, {"Dokumen Desa": rows})
    assert (refused.row, refused.problem.code) == (4, "row_twice")
    assert "Baris 4 sama dengan baris 2" in row_problem_text(refused)


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"Tanggal": "31/6/2025"}, "Tanggal", "date_past_month_end"),
        ({"Tanggal": None}, "Tanggal", "needed"),
        ({"Tanggal": "2/12/2025"}, "Tanggal", "date_in_future"),
        ({"Uraian_Kegiatan": "   "}, "Uraian Kegiatan", "needed"),
        ({"Uraian_Kegiatan": "x" * 10_000}, "Uraian Kegiatan", "text_too_long"),
        ({"Uraian_Kegiatan": "Rapat\u202e"}, "Uraian Kegiatan", "text_character"),
        ({"Seksi/Subbagian": "Perhubungan"}, "Seksi/Subbagian", "unknown_section"),
        ({"Jenis_Bukti": "Rapat; Foto"}, "Jenis Bukti", "unknown_evidence"),
        ({"Jenis_Bukti": "Rapat", "Nomor_Bukti": "1;2"}, "Nomor Bukti", "too_many_numbers"),
        *(
            ({"Tanggal_Tindak_Lanjut": day}, "Tanggal Tindak Lanjut", code)
            for day, code in (
                ("11/3/2025", "follow_up_before_activity"),
                ("2/12/2025", "date_in_future"),
            )
        ),
        ({"ID": "tidak-ada"}, "ID", "unknown_activity_id"),
        ({"ID": "=A1"}, "ID", "cell_formula"),
    ],
)
def test_that_an_activity_is_refused_at_its_column(
    desk: Desk, tmp_path: Path, cells: dict[str, object], column: str, code: str
) -> None:
    assert places(refusals(desk, tmp_path, activity(**cells))) == [(2, column, code)]


def test_that_all_problems_of_all_rows_are_named_by_sheet(desk: Desk, tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Target": [TARGET_HEAD, ("IKU-9", 2025, 1), ("IKU-1", 2025, "banyak", -1, None, None, 101)],
        "kegiatan": [
            ACTIVITY_HEAD,
            (None, "32/1/2025", "", "Perhubungan"),
            (None, "1/2/2025", "Baik", "Pemerintahan"),
        ],
        "Desa": [VILLAGE_HEAD, ("35.08.19.2001", None, None, None, "2/1/2025", "1/1/2025")],
    }
    refused = refusals(desk, tmp_path, sheets)
    assert [(each.sheet, *place) for each, place in zip(refused, places(refused), strict=True)] == [
        ("Desa", 2, "Kode Desa", "village_of_other_kecamatan"),
        ("Desa", 2, "Nama Desa", "needed"),
        ("Desa", 2, "Berlaku Sampai", "validity_reversed"),
        ("kegiatan", 2, "Tanggal", "date_past_month_end"),
        ("kegiatan", 2, "Uraian Kegiatan", "needed"),
        ("kegiatan", 2, "Seksi/Subbagian", "unknown_section"),
        ("Target", 2, "Indikator", "unknown_indicator"),
        ("Target", 3, "TW I", "not_a_number"),
        ("Target", 3, "TW II", "target_negative"),
        ("Target", 3, "Tahunan", "target_above_100"),
    ]


def test_that_a_village_refused_in_its_sheet_is_not_called_unknown(
    desk: Desk, tmp_path: Path
) -> None:
    sheets = {
        "Desa": [VILLAGE_HEAD, ("35.08.20.2012", "Baru", None, None, "31/2/2025", None)],
        "Dokumen Desa": [DOCUMENT_HEAD, ("35.08.20.2012", "LPPD", 2024)],
    }
    assert places(refusals(desk, tmp_path, sheets)) == [(2, "Berlaku Sejak", "date_past_month_end")]


@pytest.mark.parametrize(
    ("sheet", "rows", "column"),
    [
        ("Desa", [VILLAGE_HEAD, ("35.08.20.2012", "A"), ("3508202012", "B")], "Kode Desa"),
        (
            "Kegiatan",
            [ACTIVITY_HEAD[1:4], *[("1/2/2025", "A", "Pemerintahan")] * 2],
            "Uraian Kegiatan",
        ),
        ("Target", [TARGET_HEAD, ("IKU-1", 2025, 1), ("iku-1", 2025.0, 2)], "Indikator"),
    ],
)
def test_that_a_key_twice_in_a_sheet_is_refused(
    desk: Desk, tmp_path: Path, sheet: str, rows: Rows, column: str
) -> None:
    (refused,) = refusals(desk, tmp_path, {sheet: rows})
    assert (refused.row, refused.column, refused.problem.code) == (3, column, "row_twice")
    assert refused.problem.values == {"first": 2, "second": 3}


def test_that_an_activity_given_twice_by_id_is_refused(desk: Desk, tmp_path: Path) -> None:
    row_id = desk.activity().id
    rows = [ACTIVITY_HEAD[:4], *[(row_id, "3/10/2025", text, "Pemerintahan") for text in "AB"]]
    assert places(refusals(desk, tmp_path, {"Kegiatan": rows})) == [(3, "ID", "row_twice")]


def test_that_an_activity_can_not_become_the_twin_of_another(desk: Desk, tmp_path: Path) -> None:
    section = desk.services.settings.sections()[0].name
    desk.activity(description="Rapat A")
    moved = desk.activity(description="Rapat B").id
    rows = [ACTIVITY_HEAD[:4], (moved, "3/10/2025", "Rapat A", section)]
    assert places(refusals(desk, tmp_path, {"Kegiatan": rows})) == [
        (2, "Uraian Kegiatan", "activity_twice")
    ]


def test_that_a_year_without_a_plan_has_no_targets(desk: Desk, tmp_path: Path) -> None:
    sheets = {"Target": [TARGET_HEAD, ("IKU-1", 2040, 1), ("IKU-1", None, 1), (None, 2025, 1)]}
    assert places(refusals(desk, tmp_path, sheets)) == [
        (2, "Tahun", "year_without_plan"),
        (3, "Tahun", "needed"),
        (4, "Indikator", "needed"),
    ]


def test_that_one_bad_sheet_keeps_the_others_out(desk: Desk, tmp_path: Path) -> None:
    sheets = {**activity(), "Dokumen Desa": [("Kode Desa", "Jenis"), (JENGGRONG, "LPPD")]}
    (refused,) = refusals(desk, tmp_path, sheets)
    assert row_problem_text(refused).startswith("Dokumen Desa, Tahun Anggaran: Kolom ini tidak ada")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Kode Desa;Nama Desa", "workbook_is_text"),
        (b"", "workbook_empty"),
        (a_workbook({"Sheet1": [("Kode Desa",)]}), "workbook_without_sheets"),
    ],
)
def test_that_a_file_that_is_no_workbook_of_ours_is_refused_whole(
    desk: Desk, tmp_path: Path, data: bytes, code: str
) -> None:
    assert places(refusals(desk, tmp_path, data)) == [(0, "", code)]


def test_that_a_file_that_can_not_be_read_is_named(desk: Desk, tmp_path: Path) -> None:
    for path in (tmp_path / "tidak-ada.xlsx", tmp_path):
        (refused,) = desk.services.workbook.import_file(path).refused
        assert refused.problem.code == "workbook_missing"
        assert path.name in row_problem_text(refused)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only where a path can be a pipe")
def test_that_a_pipe_is_not_waited_for(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.xlsx")
    (refused,) = desk.services.workbook.check(tmp_path / "pipa.xlsx").refused
    assert refused.problem.code == "workbook_missing"
