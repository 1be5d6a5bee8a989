"""backup, restore and check: one file out, an office back from it, and everything looked at."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.periods import Quarter
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from tests.cli.conftest import Command, StoppedClock
from tests.scans import a_pdf
from tests.services.copies import PASSPHRASE

NEW = ("new", "--kecamatan", "35.08.20")


@pytest.fixture
def office(command: Command, tmp_path: Path) -> Path:
    """A new office's folder."""
    assert command(*NEW).code == 0
    return tmp_path / "kantor"


def rename(folder: Path, name: str) -> None:
    with closing(sqlite3.connect(folder / "iku.sqlite3")) as connection:
        connection.execute("UPDATE office SET address = ?", (name,))
        connection.commit()


def address(folder: Path) -> str:
    with closing(sqlite3.connect(folder / "iku.sqlite3")) as connection:
        return str(connection.execute("SELECT address FROM office").fetchone()[0])


def test_that_an_office_comes_back_as_it_was_copied(
    command: Command, office: Path, tmp_path: Path
) -> None:
    file = tmp_path / "satu.ikubak"
    before = address(office)
    said = command("backup", str(file))
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{file}: ")
    rename(office, "Jalan Salah 1")
    said = command("restore", str(file))
    assert (said.code, said.err) == (0, "")
    assert "Keadaan sebelumnya tersimpan sebagai cadangan IKU_Ranuyoso_" in said.out
    assert address(office) == before
    assert command("check").code == 0


def test_that_an_office_is_restored_into_an_empty_folder(
    command: Command, office: Path, tmp_path: Path
) -> None:
    file = tmp_path / "satu.ikubak"
    command("backup", str(file))
    said = command("restore", str(file), folder=tmp_path / "pc baru")
    assert said.code == 0
    assert address(tmp_path / "pc baru") == address(office)


def test_that_a_copy_can_be_sealed_by_a_variable(
    command: Command, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "aman.ikubak"
    monkeypatch.setenv("IKU_BACKUP_PASSPHRASE", PASSPHRASE)
    assert command("backup", str(file)).code == 0
    assert command("restore", str(file)).code == 0
    monkeypatch.setenv("IKU_BACKUP_PASSPHRASE", "bukan yang itu")
    said = command("restore", str(file))
    assert (said.code, said.out) == (1, "")
    assert "tidak cocok" in said.err
    monkeypatch.delenv("IKU_BACKUP_PASSPHRASE")
    said = command("restore", str(file))
    assert said.code == 1
    assert "dilindungi kata sandi" in said.err


def test_that_a_copy_that_was_cut_off_is_refused(
    command: Command, office: Path, tmp_path: Path
) -> None:
    file = tmp_path / "satu.ikubak"
    command("backup", str(file))
    file.write_bytes(file.read_bytes()[:-100])
    rename(office, "Jalan Sekarang 2")
    said = command("restore", str(file))
    assert (said.code, said.out) == (1, "")
    assert "rusak atau terpotong" in said.err
    assert address(office) == "Jalan Sekarang 2"


@pytest.mark.parametrize("name", ["tidak-ada.ikubak", "surat.pdf"])
def test_that_what_is_no_copy_is_refused(
    command: Command, office: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-1.4")
    said = command("restore", str(tmp_path / name))
    assert said.code == 1
    assert said.err


def test_that_a_copy_into_a_folder_that_is_not_there_is_refused(
    command: Command, office: Path, tmp_path: Path
) -> None:
    said = command("backup", str(tmp_path / "E" / "x.ikubak"))
    assert said.code == 1
    assert "tidak ditemukan" in said.err
    assert not (tmp_path / "E").exists()


def test_that_the_file_must_be_named(command: Command, office: Path) -> None:
    assert command("backup").code == 2
    assert command("restore").code == 2


@pytest.fixture
def full_office(office: Path, tmp_path: Path) -> OfficePaths:
    """The office with evidence, a closed quarter and a copy."""
    opened = Offices(StoppedClock(), "Siti Aminah").open(OfficePaths(office))
    services = opened.services
    section = services.settings.sections()[0].id
    typed = {"date": "2025-02-03", "description": "Rapat", "section": section}
    activity = services.activities.add({**typed, "evidence": "Rapat koordinasi"}).id
    services.evidence.store_bytes(FileOwner.ACTIVITY, activity, a_pdf(), "Notulen.pdf")
    services.closings.close(Quarter(2025, 1))
    services.backups.make(BackupReason.MANUAL)
    opened.close()
    return opened.paths


def test_that_check_counts_what_is_whole(command: Command, full_office: OfficePaths) -> None:
    said = command("check")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "Data kantor utuh.",
        "Berkas bukti: 1 utuh.",
        "Penutupan triwulan: 1 utuh.",
        "Cadangan: 1 utuh.",
    ]


def test_that_check_names_evidence_that_changed_or_is_gone(
    command: Command, full_office: OfficePaths
) -> None:
    (path,) = full_office.evidence.iterdir()
    path.write_bytes(b"lain")
    said = command("check")
    assert said.code == 3
    assert "Berkas bukti berubah: Notulen.pdf (Rapat" in said.err
    path.unlink()
    assert "Berkas bukti hilang: Notulen.pdf" in command("check").err


def test_that_check_names_a_copy_that_can_not_be_read(
    command: Command, full_office: OfficePaths
) -> None:
    (path,) = full_office.backups.glob("*.ikubak")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 16
    path.write_bytes(data)
    said = command("check")
    assert said.code == 3
    assert f"Cadangan {path.name}: " in said.err
    assert "Cadangan: 0 utuh." in said.out


def test_that_check_names_a_closing_that_was_changed(
    command: Command, full_office: OfficePaths
) -> None:
    with closing(sqlite3.connect(full_office.database)) as connection:
        connection.execute("UPDATE closing SET snapshot = replace(snapshot, '2025', '2026')")
        connection.commit()
    said = command("check")
    assert said.code == 3
    assert "Rekaman penutupan Triwulan I 2025" in said.err
    assert "Penutupan triwulan: 0 utuh." in said.out
