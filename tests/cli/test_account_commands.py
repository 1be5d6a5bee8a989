"""Commands in an office with accounts: each that opens it needs one, and restoring needs the right one."""

from datetime import date
from pathlib import Path

import pytest

from iku_desktop.cli import login
from iku_desktop.cli.commands import COMMANDS
from iku_desktop.domain.accounts import Role
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from tests.cli.conftest import Command, StoppedClock

SECRET = "rahasia sekali"
# What needs no office, or makes one; a verdict on a paper is for everybody who holds it.
WITHOUT = {"demo", "new", "sign", "verify", "restore"}
GIVEN: dict[str, tuple[str, ...]] = {
    "import": ("a.xlsx",),
    "export": ("a.xlsx",),
    "receive": ("kiriman",),
    "indicators": ("--year", "2025", "--json"),
    "report": ("sheet", "--year", "2025", "--out", "a.pdf"),
    "close": ("--year", "2025", "--quarter", "1"),
    "reopen": ("--year", "2025", "--quarter", "1", "--reason", "x"),
    "check": (),
    "backup": ("a.ikubak",),
    "pack": ("a.ikupak",),
    "merge": ("a.ikupak",),
    "senders": (),
}


@pytest.fixture
def office(tmp_path: Path, command: Command) -> Path:
    """An office with an admin, a Camat and an operator, who have one passphrase."""
    folder = tmp_path / "kantor"
    assert command("new", "--kecamatan", "35.08.20").code == 0
    opened = Offices(StoppedClock(date(2026, 2, 1)), "PC").open(OfficePaths(folder))
    accounts = opened.services.accounts
    section = opened.services.settings.sections()[0].code
    for name, role in (("Siti", Role.ADMIN), ("Adi", Role.CAMAT), ("Budi", Role.OPERATOR)):
        accounts.add(
            {
                **{"name": name, "role": role.value, "section": section},
                **{"passphrase": SECRET, "passphrase_again": SECRET},
            }
        )
    opened.close()
    (tmp_path / "sandi.txt").write_text(f"{SECRET}\r\nbaris kedua\n")
    return folder


def as_account(office: Path, name: str) -> tuple[str, ...]:
    return "--account", name, "--passphrase-file", str(office.parent / "sandi.txt")


def test_that_every_command_that_opens_an_office_is_tried_here() -> None:
    assert set(GIVEN) == set(COMMANDS) - WITHOUT


@pytest.mark.parametrize("name", GIVEN)
def test_that_a_command_without_an_account_does_and_tells_nothing(
    office: Path, command: Command, tmp_path: Path, name: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    said = command(name, *GIVEN[name])
    assert said.code == 1
    assert said.out == ""
    assert "--account NAMA" in said.err
    after = set(tmp_path.rglob("*")) - set(before)
    assert not [each for each in after if "log" not in each.parts and "log" not in each.name]


def test_that_an_account_does_what_its_role_may(office: Path, command: Command) -> None:
    close = ("close", "--year", "2025", "--quarter", "1")
    said = command(*as_account(office, "Budi"), *close)
    assert said.code == 1
    assert "hanya boleh oleh Kasi/Kasubbag atau Camat" in said.err
    assert "Budi (Operator Seksi)" in said.err
    assert command(*as_account(office, "adi"), *close).code == 0
    assert command(*as_account(office, "Budi"), "check").code == 0
    read = command(*as_account(office, "Budi"), "indicators", "--year", "2025", "--json")
    assert '"office": "35.08.20"' in read.out


def test_that_a_wrong_passphrase_is_refused_and_makes_the_next_wait(
    office: Path, command: Command
) -> None:
    (office.parent / "sandi.txt").write_text("bukan itu\n")
    first = command(*as_account(office, "Adi"), "check")
    assert (first.code, "tidak cocok" in first.err) == (1, True)
    (office.parent / "sandi.txt").write_text(SECRET)
    second = command(*as_account(office, "Adi"), "check")
    assert (second.code, "Tunggu 1 detik" in second.err) == (1, True)
    assert "bukan itu" not in first.err + second.err


def test_that_an_unknown_account_is_named(office: Path, command: Command) -> None:
    said = command(*as_account(office, "Orang"), "check")
    assert (said.code, "bernama Orang" in said.err) == (1, True)


def test_that_a_passphrase_is_asked_for_on_a_terminal_alone(
    office: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = command("--account", "Adi", "check")
    assert (refused.code, "--passphrase-file" in refused.err) == (1, True)
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(login, "getpass", lambda words: (asked.append(words), SECRET)[1])
    assert command("--account", "Adi", "check").code == 0
    assert asked == ["Kata sandi Adi: "]


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00", b"x" * 10_000])
def test_that_a_file_without_the_passphrase_is_refused_in_words(
    office: Path, command: Command, content: bytes | None
) -> None:
    path = office.parent / "lain.txt"
    if content is not None:
        path.write_bytes(content)
    said = command("--account", "Adi", "--passphrase-file", str(path), "check")
    assert said.code == 1
    assert said.err.strip()
    assert "Traceback" not in said.err


def test_that_an_account_is_no_matter_where_there_are_none(
    tmp_path: Path, command: Command
) -> None:
    command("new", "--kecamatan", "35.08.20")
    assert command("--account", "Siapa", "check").code == 0


@pytest.fixture
def copy(office: Path, command: Command) -> Path:
    path = office.parent / "salinan.ikubak"
    assert command(*as_account(office, "Siti"), "backup", str(path)).code == 0
    return path


def test_that_restoring_over_an_office_needs_its_camat_or_admin(
    office: Path, copy: Path, command: Command
) -> None:
    nobody = command("restore", str(copy))
    assert (nobody.code, "Camat atau Admin" in nobody.err) == (1, True)
    operator = command(*as_account(office, "Budi"), "restore", str(copy))
    assert (operator.code, "Budi (Operator Seksi)" in operator.err) == (1, True)
    assert not list((office / "cadangan").glob("*pulih*"))
    assert command(*as_account(office, "Adi"), "restore", str(copy)).code == 0
    assert command(*as_account(office, "Adi"), "check").code == 0


def test_that_a_wrong_passphrase_waits_at_the_restore_too(
    office: Path, copy: Path, command: Command
) -> None:
    (office.parent / "sandi.txt").write_text("bukan itu\n")
    command(*as_account(office, "Adi"), "check")
    (office.parent / "sandi.txt").write_text(SECRET)
    said = command(*as_account(office, "Adi"), "restore", str(copy))
    assert (said.code, "Tunggu 1 detik" in said.err) == (1, True)


def test_that_where_the_office_is_damaged_the_accounts_of_the_copy_are_asked(
    office: Path, copy: Path, command: Command
) -> None:
    (office / "iku.sqlite3").write_bytes(b"bukan basis data lagi" * 500)
    nobody = command("restore", str(copy))
    assert (nobody.code, "Camat atau Admin" in nobody.err) == (1, True)
    operator = command(*as_account(office, "Budi"), "restore", str(copy))
    assert (operator.code, "Budi (Operator Seksi)" in operator.err) == (1, True)
    unknown = command(*as_account(office, "Orang"), "restore", str(copy))
    assert (unknown.code, "bernama Orang" in unknown.err) == (1, True)
    (office.parent / "sandi.txt").write_text("bukan itu\n")
    wrong = command(*as_account(office, "Adi"), "restore", str(copy))
    assert (wrong.code, "tidak cocok" in wrong.err) == (1, True)
    assert (office / "iku.sqlite3").read_bytes().startswith(b"bukan basis")
    (office.parent / "sandi.txt").write_text(SECRET)
    assert command(*as_account(office, "Adi"), "restore", str(copy)).code == 0
    assert command(*as_account(office, "Adi"), "check").code == 0


def test_that_a_copy_goes_to_a_new_folder_freely_and_its_accounts_with_it(
    office: Path, copy: Path, command: Command
) -> None:
    elsewhere = office.parent / "pindah"
    assert command("restore", str(copy), folder=elsewhere).code == 0
    assert command("check", folder=elsewhere).code == 1
    assert command(*as_account(office, "Budi"), "check", folder=elsewhere).code == 0


def test_that_no_passphrase_stands_anywhere_but_as_its_hash(
    office: Path, copy: Path, command: Command
) -> None:
    command(*as_account(office, "Budi"), "pack", str(office.parent / "a.ikupak"))
    (office.parent / "sandi.txt").write_text("salah benar nian")
    command(*as_account(office, "Siti"), "check")
    (office.parent / "sandi.txt").unlink()
    found = [
        path
        for path in office.parent.rglob("*")
        if path.is_file()
        and any(each in path.read_bytes() for each in (SECRET.encode(), b"benar nian"))
    ]
    assert found == []
    assert b"argon2id" not in (office.parent / "a.ikupak").read_bytes()
    assert b"argon2id" in copy.read_bytes(), "copies carry the accounts"
