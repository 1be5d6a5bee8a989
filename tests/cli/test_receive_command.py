"""`receive`: what it proposes, what it takes, its JSON and its exit codes."""

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.scans import a_pdf
from tests.sendings import a_folder, a_list, a_zip

GOOD = {"Jenggrong/2025/APBDes.pdf": a_pdf(words="APBDes")}


@pytest.fixture
def office(command: Command) -> Command:
    """Commands on a new office."""
    assert command("new", "--kecamatan", "35.08.20").code == 0
    return command


def test_that_a_check_answers_the_list_of_formats_md(office: Command, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "kiriman", {**GOOD, "entah.pdf": a_pdf(2)})
    said = office("receive", str(folder), "--check", "--json")
    assert said.code == 0
    unknown, placed = said.answer
    assert placed == {
        "village": "35.08.20.2001",
        "kind": "APBDES",
        "fiscal_year": 2025,
        "file": "Jenggrong/2025/APBDes.pdf",
        "problem": None,
    }
    assert unknown["problem"]
    assert office("receive", str(folder), "--check").out.endswith("Belum disimpan.\n")


def test_that_files_are_taken_once(office: Command, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "kiriman", GOOD)
    assert "1 berkas siap diterima, 0 sudah ada" in office("receive", str(folder), "--check").out
    first, second = (office("receive", str(folder)) for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    assert "Jenggrong · APBDesa 2025 · Jenggrong/2025/APBDes.pdf" in first.out
    assert "1 berkas menjadi bukti, 0 sudah ada" in first.out
    assert "(sudah ada)" in second.out
    assert "0 berkas menjadi bukti, 1 sudah ada" in second.out


def test_that_what_can_not_be_placed_is_told_and_the_rest_is_taken(
    office: Command, tmp_path: Path
) -> None:
    folder = a_folder(tmp_path / "kiriman", {**GOOD, "entah.pdf": a_pdf(2)})
    said = office("receive", str(folder))
    assert said.code == 1
    assert said.err.startswith("entah.pdf: Desa tidak dikenal")
    assert "1 berkas menjadi bukti, 0 sudah ada, 1 tidak dapat ditempatkan." in said.out
    assert office("receive", str(folder), "--json").answer[1]["problem"] is None


def test_that_the_zip_of_opensid_is_taken(office: Command, tmp_path: Path) -> None:
    reports = [("APBDes", 2025, "lap.pdf", "35.08.20.2001")]
    source = a_zip(tmp_path / "dk.zip", {"l.xlsx": a_list(reports), "lap.pdf": a_pdf()})
    assert office("receive", str(source), "--json").code == 0
    assert "1 sudah ada" in office("receive", str(source)).out


def test_that_a_source_that_can_not_be_read_is_refused(office: Command, tmp_path: Path) -> None:
    said = office("receive", str(tmp_path / "tidak-ada.zip"), "--check", "--json")
    assert (said.code, said.out) == (1, "")
    assert "tidak-ada.zip tidak ditemukan" in said.err


def test_that_macros_in_an_imported_workbook_are_told(office: Command, tmp_path: Path) -> None:
    path = tmp_path / "isi.xlsm"
    assert office("export", str(path)).code == 0
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub")
    said = office("import", str(path), "--check")
    assert said.code == 0
    assert "makro" in said.err
