"""A data folder copied to another place, with a name of any letters: every command works there as before."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.scans import a_pdf
from tests.workbooks import a_workbook

HEAD = ("Tanggal", "Uraian Kegiatan", "Seksi/Subbagian", "Jenis Bukti")
ROWS = [("03/02/2025", "Rapat A", "Pemerintahan", "Rapat koordinasi")]
ASKED = ("indicators", "--year", "2025", "--json")
NAMES = ("Kantor Camat Ränuyosö é", "a'b & c; d%20e", "東京 \u202fdata", "x" * 120)
MEMORY = Path("/dev/shm")


@pytest.fixture
def office(command: Command, tmp_path: Path) -> Path:
    """An office with an activity, evidence, a copy and a number for its packages."""
    assert command("new", "--kecamatan", "35.08.20").code == 0
    book = tmp_path / "kegiatan.xlsx"
    book.write_bytes(a_workbook({"Kegiatan": (HEAD, *ROWS)}))
    assert command("import", str(book)).code == 0
    sent = tmp_path / "kiriman" / "Jenggrong" / "2024"
    sent.mkdir(parents=True)
    (sent / "LPPD.pdf").write_bytes(a_pdf(1, "LPPD Jenggrong"))
    assert command("receive", str(tmp_path / "kiriman")).code == 0
    assert command("pack", str(tmp_path / "satu.ikupak")).code == 0
    return tmp_path / "kantor"


@pytest.fixture
def other_disk() -> Iterator[Path]:
    """A folder on another file system, where this computer has one."""
    if not os.access(MEMORY, os.W_OK):
        pytest.skip("no other file system here")
    with tempfile.TemporaryDirectory(dir=MEMORY, prefix="iku pindah ") as folder:
        yield Path(folder)


def check_moved(command: Command, office: Path, moved: Path) -> None:
    """Fails unless everything that was there is there, and can be gone on with."""
    figures = command(*ASKED).out
    key = command("pack", str(office.parent / "dua.ikupak")).err
    shutil.copytree(office, moved)
    office.rename(office.with_name("lama"))
    said = command("check", folder=moved)
    assert (said.code, said.err) == (0, "")
    assert "Berkas bukti: 1 utuh." in said.out
    assert command(*ASKED, folder=moved).out == figures
    assert command("pack", str(moved.parent / "tiga.ikupak"), folder=moved).err == key, (
        "its own key"
    )
    again = command("receive", str(office.parent / "kiriman"), folder=moved)
    assert (again.code, "0 berkas menjadi bukti, 1 sudah ada" in again.out) == (0, True)
    book = moved.parent / "semua.xlsx"
    assert command("export", str(book), folder=moved).code == 0
    assert "0 baru, 0 berubah" in command("import", str(book), folder=moved).out
    paper = moved.parent / "lembar.pdf"
    assert command("report", "sheet", "--year", "2025", "--out", str(paper), folder=moved).code == 0
    copy = moved.parent / "salinan.ikubak"
    assert command("backup", str(copy), folder=moved).code == 0
    assert command("restore", str(copy), folder=moved).code == 0
    assert command("check", folder=moved).code == 0
    assert command("check", folder=office).code == 1, "nothing speaks of the old place"
    assert not office.exists()


@pytest.mark.parametrize("name", NAMES, ids=["accents", "signs", "other-letters", "long"])
def test_that_a_folder_of_any_name_goes_on_where_it_was_copied_to(
    command: Command, office: Path, tmp_path: Path, name: str
) -> None:
    check_moved(command, office, tmp_path / "pindah" / name / "IKU Desktop")


def test_that_a_folder_on_another_disk_goes_on_there(
    command: Command, office: Path, other_disk: Path
) -> None:
    check_moved(command, office, other_disk / "Kantor é" / "IKU")
