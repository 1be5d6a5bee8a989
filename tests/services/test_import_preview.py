"""What a check shows before anything is written: rows by kind, old → new per cell, what was left aside."""

import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.import_models import CellChange, ImportPreview, RowChange, RowKind
from iku_desktop.domain.outcomes import ImportOutcome
from iku_desktop.services import import_preview
from tests.services.desk import Desk
from tests.workbooks import ACTIVITY_HEAD, DOCUMENT_HEAD, TARGET_HEAD, Rows, a_workbook

JENGGRONG = "35.08.20.2001"


def checked(desk: Desk, tmp_path: Path, sheets: Mapping[str, Rows]) -> ImportOutcome:
    path = tmp_path / "isian.xlsx"
    path.write_bytes(a_workbook(sheets))
    before = desk.counter()
    outcome = desk.services.workbook.check(path)
    assert desk.counter() == before
    assert not outcome.written
    return outcome


def preview(desk: Desk, tmp_path: Path, sheets: Mapping[str, Rows]) -> ImportPreview:
    found = checked(desk, tmp_path, sheets).preview
    assert found is not None
    return found


def lines(found: ImportPreview, kind: RowKind) -> list[RowChange]:
    return [each for each in found.lines if each.kind is kind]


def test_that_a_changed_cell_is_shown_as_it_was_and_will_be(desk: Desk, tmp_path: Path) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, date="2025-03-31", number="1/2025")
    row = (JENGGRONG, "LPPDesa", 2024, "2/2025", date(2025, 4, 4), "BPD belum menyepakati")
    found = preview(desk, tmp_path, {"Dokumen Desa": [DOCUMENT_HEAD, row]})
    (line,) = found.lines
    assert (line.kind, line.sheet, line.row) == (RowKind.CHANGED, "Dokumen Desa", 2)
    assert line.name == "LPPDesa 2024 Jenggrong"
    assert line.cells == (
        CellChange("Nomor", "1/2025", "2/2025"),
        CellChange("Tanggal", "31/03/2025", "04/04/2025"),
        CellChange("Sebab Keterlambatan", "", "BPD belum menyepakati"),
    )


def test_that_a_new_row_shows_all_it_brings(desk: Desk, tmp_path: Path) -> None:
    row = (None, date(2025, 2, 1), "Musyawarah", "Seksi Pemerintahan", None, "Rapat koordinasi")
    found = preview(desk, tmp_path, {"Kegiatan": [ACTIVITY_HEAD, row]})
    (line,) = lines(found, RowKind.NEW)
    assert line.name == "Musyawarah"
    assert [(each.column, each.new) for each in line.cells] == [
        ("Tanggal", "01/02/2025"),
        ("Uraian Kegiatan", "Musyawarah"),
        ("Seksi/Subbagian", "Seksi Pemerintahan"),
        ("Jenis Bukti", "Rapat koordinasi"),
    ]


def test_that_an_emptied_document_shows_what_goes(desk: Desk, tmp_path: Path) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, number="1/2025")
    rows = [DOCUMENT_HEAD, (JENGGRONG, "LPPDesa", 2024)]
    (line,) = preview(desk, tmp_path, {"Dokumen Desa": rows}).lines
    assert line.kind is RowKind.CHANGED
    assert CellChange("Nomor", "1/2025", "") in line.cells


def test_that_targets_show_only_the_quarters_that_change(desk: Desk, tmp_path: Path) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, 1, value="80")
    desk.services.indicators.set_target("IKU-2", 2025, 2, value="85")
    rows = [TARGET_HEAD, ("IKU-2", 2025, 80, 87.5, None, None, 90)]
    (line,) = preview(desk, tmp_path, {"Target": rows}).lines
    assert line.name == "IKU-2 2025"
    assert line.cells == (CellChange("TW II", "85", "87,5"), CellChange("Tahunan", "", "90"))


def test_that_rows_are_counted_and_listed_beside_refused_ones(desk: Desk, tmp_path: Path) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, number="1")
    rows = [
        DOCUMENT_HEAD,
        (JENGGRONG, "LPPDesa", 2024, "1"),
        (JENGGRONG, "RKPDesa", 2026, "2"),
        (JENGGRONG, "APBDesa", 2026, None, "31/09/2025"),
    ]
    outcome = checked(desk, tmp_path, {"Dokumen Desa": rows})
    assert len(outcome.refused) == 1
    assert outcome.preview is not None
    assert outcome.preview.counts == {RowKind.UNCHANGED: 1, RowKind.NEW: 1}
    assert [(each.row, each.kind) for each in outcome.preview.lines] == [
        (2, RowKind.UNCHANGED),
        (3, RowKind.NEW),
    ]
    assert not outcome.preview.changes_nothing


def test_that_a_row_refused_as_a_twin_is_not_shown_as_accepted(desk: Desk, tmp_path: Path) -> None:
    desk.activity(description="Rapat pertama", date=date(2025, 10, 3))
    other = desk.activity(description="Rapat kedua", date=date(2025, 10, 3)).id
    section = desk.services.settings.sections()[0].name
    rows = [ACTIVITY_HEAD[:4], (other, date(2025, 10, 3), "Rapat pertama", section)]
    outcome = checked(desk, tmp_path, {"Kegiatan": rows})
    assert [each.problem.code for each in outcome.refused] == ["activity_twice"]
    assert outcome.preview is not None
    assert outcome.preview.lines == ()
    assert outcome.preview.changes_nothing


def test_that_lists_end_where_nobody_reads_on_but_counts_are_of_all(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_preview, "MOST_LISTED", 2)
    codes = [f"35.08.20.2{number:03d}" for number in range(21, 26)]
    rows = [("Kode Desa", "Nama Desa"), *((code, f"Desa {code}") for code in codes)]
    found = preview(desk, tmp_path, {"Desa": rows})
    assert found.counts == {RowKind.NEW: 5}
    assert [each.row for each in found.lines] == [2, 3]


def test_that_an_import_itself_keeps_no_list(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    path.write_bytes(a_workbook({"Desa": [("Kode Desa", "Nama Desa"), (JENGGRONG, "Jenggrong")]}))
    assert desk.services.workbook.import_file(path).preview is None


def test_that_a_copy_of_the_office_is_made_before_anything_is_written(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "isian.xlsx"
    rows = [("Kode Desa", "Nama Desa"), ("35.08.20.2012", "Sumber Baru")]
    path.write_bytes(a_workbook({"Desa": rows}))
    assert desk.services.workbook.check(path).new == 1
    assert desk.services.backups.copies() == ()
    assert desk.services.workbook.import_file(path).written
    (copy,) = desk.services.backups.copies()
    assert copy.reason is BackupReason.IMPORT


def test_that_a_file_with_a_sheet_that_is_refused_makes_no_copy(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    path.write_bytes(a_workbook({"Desa": [("Nama Desa",), ("Sumber Baru",)]}))
    assert desk.services.workbook.import_file(path).refused
    assert desk.services.backups.copies() == ()


def test_that_an_import_is_one_step_that_can_be_undone(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    rows = [("Kode Desa", "Nama Desa"), ("35.08.20.2012", "A"), ("35.08.20.2013", "B")]
    path.write_bytes(a_workbook({"Desa": rows}))
    desk.services.workbook.import_file(path)
    assert len(desk.services.villages.rows()) == 13
    desk.services.history.undo(desk.moment())
    assert len(desk.services.villages.rows()) == 11


def test_that_macros_are_left_aside_and_told_of(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsm"
    path.write_bytes(a_workbook({"Desa": [("Kode Desa", "Nama Desa"), (JENGGRONG, "Jenggrong")]}))
    assert desk.services.workbook.check(path).notes == ()
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    for outcome in (desk.services.workbook.check(path), desk.services.workbook.import_file(path)):
        assert [each.code for each in outcome.notes] == ["workbook_macros"]
        assert outcome.unchanged == 1


def test_that_refused_rows_are_saved_with_the_reasons_beside_them(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [
        ("Kode Desa", "Jenis", "Tahun Anggaran", "Tanggal", "Nomor"),
        (JENGGRONG, "LPPDesa", 2024, "31/09/2025", "1"),
        (JENGGRONG, "RKPDesa", 2026, None, "2"),
        ("35.08.20.2999", "LPPDes", 1, None, "3"),
    ]
    path, target = tmp_path / "isian.xlsx", tmp_path / "ditolak.xlsx"
    path.write_bytes(a_workbook({"Dokumen Desa": rows}))
    workbook = desk.services.workbook
    refused = workbook.check(path).refused
    workbook.save_refused(target, refused, path)
    listed = sheet_rows(target, "Ditolak")
    assert listed[0] == ["Lembar", "Baris", "Kolom", "Isi sel", "Alasan"]
    assert listed[1][:4] == ["Dokumen Desa", 2, "Tanggal", "31/09/2025"]
    beside = sheet_rows(target, "Dokumen Desa")
    assert beside[0] == [
        *("Baris", "Kode Desa", "Jenis", "Tahun Anggaran", "Nomor", "Tanggal", "Alasan"),
    ]
    assert [row[0] for row in beside[1:]] == [2, 4]
    assert beside[1][5] == "31/09/2025"
    assert str(beside[1][6]).startswith("Tanggal: ")


def sheet_rows(path: Path, sheet: str) -> list[list[object]]:
    """The rows of a written table from its head on."""
    values: list[list[object]] = [
        list(row) for row in load_workbook(path)[sheet].iter_rows(values_only=True)
    ]
    return values[2:]


def test_that_a_file_that_can_not_be_read_still_gives_its_list(desk: Desk, tmp_path: Path) -> None:
    path, target = tmp_path / "isian.csv", tmp_path / "ditolak.xlsx"
    path.write_bytes(b"Kode Desa;Nama Desa\n")
    workbook = desk.services.workbook
    workbook.save_refused(target, workbook.check(path).refused, path)
    (_, row) = sheet_rows(target, "Ditolak")
    assert "CSV" in str(row[4])


def test_that_what_the_saved_list_holds_can_be_put_right_and_imported(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [("Kode Desa", "Jenis", "Tahun Anggaran", "Tanggal"), (JENGGRONG, "LPPDesa", 2024, "x")]
    path, target = tmp_path / "isian.xlsx", tmp_path / "ditolak.xlsx"
    path.write_bytes(a_workbook({"Dokumen Desa": rows}))
    workbook = desk.services.workbook
    workbook.save_refused(target, workbook.check(path).refused, path)
    assert [each.row for each in workbook.check(target).refused] == [4]
