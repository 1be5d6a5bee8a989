"""The commands of formats.md: what they answer and with which exit code."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from iku_desktop.services.offices import Offices
from tests.cli.conftest import Command

ROOT = Path(__file__).resolve().parents[2]
RANUYOSO = ("new", "--kecamatan", "35.08.20")


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "iku_desktop", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_that_a_new_office_has_its_villages(command: Command) -> None:
    said = command(*RANUYOSO)
    assert said.code == 0
    assert "11 desa" in said.out
    assert said.err == ""


def test_that_an_unknown_kecamatan_is_refused_and_leaves_no_office(
    command: Command, tmp_path: Path
) -> None:
    said = command("new", "--kecamatan", "99.99.99")
    assert said.code == 1
    assert "99.99.99" in said.err
    assert command("check").code == 1
    assert not (tmp_path / "kantor" / "iku.sqlite3").exists()


def test_that_a_second_office_in_one_folder_is_refused(command: Command) -> None:
    command(*RANUYOSO)
    said = command(*RANUYOSO)
    assert said.code == 1
    assert said.out == ""
    assert said.err


def test_that_a_folder_without_an_office_is_refused_in_words(
    command: Command, tmp_path: Path
) -> None:
    said = command("indicators", "--year", "2025", "--json", folder=tmp_path / "kosong")
    assert (said.code, said.out) == (1, "")
    assert "kosong" in said.err
    assert not (tmp_path / "kosong").exists()


def test_that_indicators_answer_in_the_form_of_formats(command: Command) -> None:
    command(*RANUYOSO)
    answer = command("indicators", "--year", "2025", "--quarter", "3", "--json").answer
    assert {key: answer[key] for key in ("office", "year", "quarter", "as_of", "closed")} == {
        "office": "35.08.20",
        "year": 2025,
        "quarter": 3,
        "as_of": "2025-09-30",
        "closed": False,
    }
    first, second, *others = answer["indicators"]
    assert first == {
        "code": "IKU-1",
        "numerator": 0,
        "denominator": 0,
        "actual": None,
        "uncounted": 0,
        "quarter_numerator": 0,
        "quarter_denominator": 0,
        "quarter_actual": None,
        "attainable": None,
        "target": None,
        "achievement": None,
        "category": None,
    }
    assert second["code"] == "IKU-2"
    assert (second["numerator"], second["denominator"], second["actual"]) == (0, 33, "0.00")
    assert (second["due"], second["actual_due"], second["late"]) == (22, "0.00", 22)
    assert second["attainable"] == "33.33"
    assert second["documents"] == {
        "LPPDES": {"fiscal_year": 2024, "on_time": 0, "expected": 11},
        "RKPDES": {"fiscal_year": 2026, "on_time": 0, "expected": 11},
        "APBDES": {"fiscal_year": 2026, "on_time": 0, "expected": 11},
    }
    assert len(others) == 1
    assert others[0]["actual"] is None


@pytest.mark.parametrize(
    ("arguments", "quarter", "as_of"),
    [
        (("--year", "2025"), 4, "2025-12-31"),
        (("--year", "2026"), 1, "2026-02-01"),
        (("--year", "2025", "--as-of", "30/6/2025"), 2, "2025-06-30"),
        (("--year", "2025", "--quarter", "1", "--as-of", "2025-02-28"), 1, "2025-02-28"),
    ],
)
def test_that_without_a_quarter_the_last_one_begun_is_meant(
    command: Command, arguments: tuple[str, ...], quarter: int, as_of: str
) -> None:
    command(*RANUYOSO)
    answer = command("indicators", *arguments, "--json").answer
    assert (answer["quarter"], answer["as_of"]) == (quarter, as_of)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--year", "2025", "--as-of", "2025-02-30"), "2025-02-30"),
        (("--year", "2025", "--as-of", "besok"), "besok"),
        (("--year", "99999"), "99999"),
    ],
)
def test_that_an_impossible_moment_is_refused_and_named(
    command: Command, arguments: tuple[str, ...], named: str
) -> None:
    command(*RANUYOSO)
    said = command("indicators", *arguments, "--json")
    assert (said.code, said.out) == (1, "")
    assert named in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("tutup",),
        ("indicators", "--json"),
        ("indicators", "--year", "dua ribu", "--json"),
        ("indicators", "--year", "2025", "--quarter", "5", "--json"),
        ("report", "novel", "--year", "2025", "--out", "x.pdf"),
        ("report", "sheet", "--year", "2025"),
        ("new",),
    ],
)
def test_that_wrong_usage_has_its_own_exit_code(
    command: Command, arguments: tuple[str, ...]
) -> None:
    said = command(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "Perintah tidak dimengerti" in said.err


def test_that_both_reports_are_written_whole(command: Command, tmp_path: Path) -> None:
    command(*RANUYOSO)
    for kind, period in (("sheet", ()), ("quarterly", ("--quarter", "3"))):
        out = tmp_path / f"{kind}.pdf"
        said = command("report", kind, "--year", "2025", *period, "--out", str(out))
        assert (said.code, said.err) == (0, "")
        assert out.read_bytes().startswith(b"%PDF-")
        assert out.read_bytes().rstrip().endswith(b"%%EOF")
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["quarterly.pdf", "sheet.pdf"]


def test_that_a_report_into_a_missing_folder_is_refused_in_words(
    command: Command, tmp_path: Path
) -> None:
    command(*RANUYOSO)
    out = tmp_path / "tidak" / "ada.pdf"
    said = command("report", "sheet", "--year", "2025", "--out", str(out))
    assert said.code == 1
    assert "ada.pdf" in said.err


def test_that_a_quarterly_report_needs_its_quarter(command: Command, tmp_path: Path) -> None:
    command(*RANUYOSO)
    said = command("report", "quarterly", "--year", "2025", "--out", str(tmp_path / "x.pdf"))
    assert said.code == 1
    assert "triwulan" in said.err.lower()


def test_that_a_workbook_is_checked_without_writing_and_then_imported(
    command: Command, tmp_path: Path
) -> None:
    command(*RANUYOSO)
    head = ["Kode Desa", "Jenis", "Tahun Anggaran", "Tanggal"]
    rows = [["35.08.20.2001", "LPPDesa", 2024, date(2025, 3, 31)]]
    book = str(workbook(tmp_path / "isi.xlsx", Dokumen_Desa=[head, *rows]))
    period = ("indicators", "--year", "2025", "--quarter", "1", "--json")
    assert "1 baru" in command("import", book, "--check").out
    assert command(*period).answer["indicators"][1]["numerator"] == 0
    assert "1 baru" in command("import", book).out
    assert command(*period).answer["indicators"][1]["numerator"] == 1
    assert "1 tetap" in command("import", book).out


def test_that_every_refused_row_is_named_and_nothing_is_written(
    command: Command, tmp_path: Path
) -> None:
    command(*RANUYOSO)
    head = ["Kode Desa", "Jenis", "Tahun Anggaran", "Tanggal"]
    rows: list[list[object]] = [
        ["35.08.20.2001", "LPPDesa", 2024, "31/03/2025"],
        ["35.08.20.2002", "LPPDesa", 2024, "31/09/2025"],
        ["35.08.20.2999", "LPPDesa", 2024, "31/03/2025"],
    ]
    book = str(workbook(tmp_path / "isi.xlsx", Dokumen_Desa=[head, *rows]))
    said = command("import", book)
    assert (said.code, said.out) == (1, "")
    assert "Dokumen Desa baris 3, Tanggal: 31/09/2025 tidak ada dalam kalender" in said.err
    assert "Dokumen Desa baris 4" in said.err
    answer = command("indicators", "--year", "2025", "--quarter", "1", "--json").answer
    assert answer["indicators"][1]["numerator"] == 0


@pytest.mark.parametrize("content", [b"", b"bukan buku kerja", b"PK\x03\x04rusak", b"%PDF-1.4"])
def test_that_a_workbook_that_is_no_workbook_is_refused(
    command: Command, tmp_path: Path, content: bytes
) -> None:
    command(*RANUYOSO)
    book = tmp_path / "aneh.xlsx"
    book.write_bytes(content)
    said = command("import", str(book))
    assert said.code == 1
    assert said.err
    assert "Traceback" not in said.err


def test_that_an_export_reads_back_without_a_change(command: Command, tmp_path: Path) -> None:
    command(*RANUYOSO)
    book = str(tmp_path / "semua.xlsx")
    assert command("export", book).code == 0
    said = command("import", book)
    assert said.code == 0
    assert "0 baru, 0 berubah" in said.out


def test_that_check_says_that_a_new_office_is_whole(command: Command) -> None:
    command(*RANUYOSO)
    said = command("check")
    assert (said.code, said.err) == (0, "")


def test_that_a_damaged_database_has_its_own_exit_code(command: Command, tmp_path: Path) -> None:
    command(*RANUYOSO)
    database = tmp_path / "kantor" / "iku.sqlite3"
    content = bytearray(database.read_bytes())
    content[100:4000] = b"\xa5" * 3900
    database.write_bytes(content)
    said = command("check")
    assert said.code == 3
    assert "Traceback" not in said.err


def test_that_indicators_start_neither_qt_nor_reportlab(command: Command, tmp_path: Path) -> None:
    command(*RANUYOSO)
    code = (
        "import sys; from iku_desktop.__main__ import main; "
        f"code = main(['--data', {str(tmp_path / 'kantor')!r}, 'indicators', '--year', '2025', '--json']); "
        "heavy = {'PySide6', 'reportlab', 'alembic', 'xlsxwriter'} & set(sys.modules); "
        "assert not heavy, heavy; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_that_the_version_needs_neither_qt_nor_sql() -> None:
    code = (
        "import sys; from iku_desktop.__main__ import main; code = main(['--version']); "
        "heavy = {'PySide6', 'sqlalchemy', 'sqlmodel', 'reportlab'} & set(sys.modules); "
        "assert not heavy, heavy; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("IKU Desktop ")


def test_that_words_are_utf_8_whatever_the_console_speaks(tmp_path: Path) -> None:
    done = program("--data", str(tmp_path / "é"), "check", PYTHONIOENCODING="cp1252")
    assert done.returncode == 1
    assert "é" in done.stderr


def test_that_a_mistake_of_the_program_is_told_in_words(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("salah hitung")

    monkeypatch.setattr(Offices, "create", fail)
    said = command(*RANUYOSO)
    assert (said.code, said.out) == (1, "")
    assert "ZeroDivisionError: salah hitung" in said.err
    assert "Traceback" not in said.err
