"""`verify`: its answers and exit codes, with an office, with none, and with one that can't be read."""

from pathlib import Path

import pytest

from iku_desktop.cli.signing_commands import PASSPHRASE as VARIABLE
from tests.cli.conftest import Command
from tests.scans import a_pdf
from tests.signing.keys import CAMAT, NIP, PASSPHRASE, a_p12

QUARTER = ("--year", "2025", "--quarter", "1")


@pytest.fixture
def files(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed quarter's report, plain and signed."""
    assert command("new", "--kecamatan", "35.08.20").code == 0
    command("close", *QUARTER)
    assert command("report", "quarterly", *QUARTER, "--out", str(tmp_path / "a.pdf")).code == 0
    (tmp_path / "kunci.p12").write_bytes(a_p12(valid=(-3000, 3000)))
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    key, out = str(tmp_path / "kunci.p12"), str(tmp_path / "s.pdf")
    assert command("sign", str(tmp_path / "a.pdf"), "--p12", key, "--out", out).code == 0
    return tmp_path


def changed(files: Path, name: str, data: bytes) -> str:
    path = files / name
    path.write_bytes(data)
    return str(path)


def test_that_a_report_and_its_signed_copy_are_genuine(command: Command, files: Path) -> None:
    plain = command("verify", str(files / "a.pdf"))
    assert (plain.code, plain.err) == (0, "")
    assert plain.out.startswith("Asli: Isi berkas sama persis dengan IKU_2025_TW1_Ranuyoso.pdf")
    signed = command("verify", str(files / "s.pdf"))
    assert signed.code == 0
    assert signed.out.startswith("Asli: Tanda tangan elektronik utuh")
    assert f"Ditandatangani {CAMAT}" in signed.out


def test_that_the_json_tells_result_code_and_signatures(command: Command, files: Path) -> None:
    found = command("verify", "--json", str(files / "s.pdf")).answer
    assert found["result"] == "genuine"
    assert [(each["signer"], each["nip"], each["intact"]) for each in found["signatures"]] == [
        (CAMAT, NIP, True)
    ]
    assert found["document"]["kind"] == "quarterly"
    assert len(found["code"]) == 14


def test_that_a_changed_file_is_altered_and_ends_with_one(command: Command, files: Path) -> None:
    data = (files / "s.pdf").read_bytes()
    for name, other in {"t.pdf": data + b" ", "u.pdf": data[:900] + b"!" + data[901:]}.items():
        said = command("verify", "--json", changed(files, name, other))
        assert (said.code, said.answer["result"]) == (1, "altered")
    plain = (files / "a.pdf").read_bytes()
    assert command("verify", changed(files, "b.pdf", plain + b" ")).code == 1


def test_that_a_reopened_quarters_report_is_revised(command: Command, files: Path) -> None:
    command("reopen", *QUARTER, "--reason", "salah tanggal")
    for name in ("a.pdf", "s.pdf"):
        said = command("verify", "--json", str(files / name))
        assert (said.code, said.answer["result"]) == (0, "revised")


def test_that_a_file_can_be_verified_where_no_office_is(command: Command, files: Path) -> None:
    nowhere = files / "tidak-ada"
    said = command("verify", str(files / "s.pdf"), folder=nowhere)
    assert said.code == 0
    assert "Register kantor tidak diperiksa" in said.out
    assert not nowhere.exists(), "looking makes no office"
    said = command("verify", "--json", str(files / "a.pdf"), folder=nowhere)
    assert (said.code, said.answer["result"]) == (1, "unknown")


def test_that_an_office_in_use_is_asked_all_the_same(command: Command, files: Path) -> None:
    from iku_desktop.paths import OfficePaths
    from iku_desktop.storage.folder_lock import FolderLock

    lock = FolderLock(OfficePaths(files / "kantor"))
    lock.acquire("Siti Aminah")
    try:
        assert command("verify", str(files / "a.pdf")).out.startswith("Asli: Isi berkas")
    finally:
        lock.release()


def test_that_a_register_that_cant_be_read_is_told(command: Command, files: Path) -> None:
    database = files / "kantor" / "iku.sqlite3"
    database.write_bytes(b"bukan basis data" * 100)
    said = command("verify", "--json", str(files / "s.pdf"))
    assert said.err.startswith("Register kantor tidak dapat dibaca")
    assert (said.code, said.answer["reason_code"]) == (0, "proof_signed_alone")
    assert database.read_bytes().startswith(b"bukan basis data"), "nothing of it is changed"


def test_that_looking_changes_no_byte_of_the_office(command: Command, files: Path) -> None:
    office = files / "kantor"
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    command("verify", str(files / "s.pdf"))
    assert {path: path.read_bytes() for path in office.rglob("*") if path.is_file()} == before


def test_that_what_is_no_file_of_ours_is_unknown_or_refused(command: Command, files: Path) -> None:
    foreign = command("verify", "--json", changed(files, "f.pdf", a_pdf()))
    assert (foreign.code, foreign.answer["result"]) == (1, "unknown")
    key = command("verify", "--json", str(files / "kunci.p12"))
    assert (key.code, key.answer["reason_code"]) == (1, "proof_no_pdf")
    gone = command("verify", str(files / "hilang.pdf"))
    assert (gone.code, gone.out) == (1, "")
    assert "hilang.pdf" in gone.err
    assert command("verify").code == 2
