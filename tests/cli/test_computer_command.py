"""check --computer: answers with and without an office, and tells by its code what must be put right."""

from datetime import date
from pathlib import Path

from tests.cli.conftest import Command


def test_that_the_computer_is_tried_without_an_office(command: Command, tmp_path: Path) -> None:
    said = command("check", "--computer")
    assert said.code == 0
    assert "Kunci folder: Baik. " in said.out
    assert "Pencetak: Belum diuji. " in said.out
    assert list(tmp_path.iterdir()) == []


def test_that_what_must_be_put_right_is_said_and_refused(command: Command) -> None:
    assert command("new", "--kecamatan", "35.08.20").code == 0
    said = command("check", "--computer", today=date(2026, 1, 31))
    assert said.code == 1
    assert said.err.startswith("Tanggal dan jam: Tidak baik. 31/01/2026")
    assert "Tanggal dan jam" not in said.out


def test_that_a_database_that_is_none_does_not_stop_the_trial(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "kantor").mkdir()
    (tmp_path / "kantor" / "iku.sqlite3").write_text("bukan basis data")
    assert command("check", "--computer").code == 0


def test_that_check_alone_is_what_it_was(command: Command) -> None:
    assert command("check").code == 1
    assert command("new", "--kecamatan", "35.08.20").code == 0
    assert "Berkas bukti" in command("check").out
