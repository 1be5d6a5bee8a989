"""`sign` without an office: the passphrase from the environment, and every reason in words."""

import io
import sys
from pathlib import Path

import pytest

from iku_desktop.cli.signing_commands import PASSPHRASE as VARIABLE
from tests.cli.conftest import Command
from tests.scans import a_pdf
from tests.signing.keys import CAMAT, PASSPHRASE, a_p12


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a report and a key; the passphrase stands in the environment."""
    (tmp_path / "laporan.pdf").write_bytes(a_pdf(2))
    (tmp_path / "kunci.p12").write_bytes(a_p12(valid=(-3000, 3000)))
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    return tmp_path


def call(files: Path, **names: str) -> list[str]:
    given = {"file": "laporan.pdf", "p12": "kunci.p12", "out": "hasil.pdf"} | names
    paths = {key: str(files / name) for key, name in given.items()}
    return ["sign", paths["file"], "--p12", paths["p12"], "--out", paths["out"]]


def test_that_a_pdf_is_signed_and_told_by_whom_and_whose_time(
    command: Command, files: Path
) -> None:
    said = command(*call(files))
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Ditandatangani oleh {CAMAT} (penerbit {CAMAT}, berlaku sampai ")
    assert "waktu PC ini" in said.out
    result = (files / "hasil.pdf").read_bytes()
    assert result.startswith((files / "laporan.pdf").read_bytes())
    assert not (files / "kantor").exists(), "signing makes no office"


def test_that_a_second_signature_goes_to_the_other_place(command: Command, files: Path) -> None:
    command(*call(files))
    said = command(*call(files, file="hasil.pdf", out="dua.pdf"))
    assert said.code == 0
    said = command(*call(files, file="dua.pdf", out="tiga.pdf"))
    assert said.code == 1
    assert "sudah terisi" in said.err
    assert not (files / "tiga.pdf").exists()


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ({"file": "tidak-ada.pdf"}, "tidak-ada.pdf"),
        ({"p12": "tidak-ada.p12"}, "tidak-ada.p12"),
        ({"p12": "laporan.pdf"}, "bukan kunci .p12"),
        ({"file": "kunci.p12"}, "bukan PDF"),
        ({"out": "tidak/ada/hasil.pdf"}, "hasil.pdf"),
    ],
)
def test_that_wrong_files_are_refused_by_name(
    command: Command, files: Path, names: dict[str, str], words: str
) -> None:
    said = command(*call(files, **names))
    assert said.code == 1
    assert said.out == ""
    assert words in said.err
    assert not (files / "hasil.pdf").exists()


def test_that_a_wrong_passphrase_is_told_and_never_shown(
    command: Command, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "sandi-yang-salah")
    said = command(*call(files))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Kata sandi kunci tidak cocok.")
    assert "sandi-yang-salah" not in said.err


def test_that_nobody_is_asked_where_nobody_sits(
    command: Command, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr(sys, "stdin", io.StringIO("rahasia\n"))
    said = command(*call(files))
    assert said.code == 1
    assert VARIABLE in said.err


def test_that_a_call_without_key_or_result_is_wrong_usage(command: Command, files: Path) -> None:
    assert command("sign", str(files / "laporan.pdf")).code == 2
