"""Every command that takes a file, given what is no such file: an exit code, words, and nothing changed."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.scans import a_pdf
from tests.services.copies import content_of

Made = Callable[[Path], None]


def absent(_path: Path) -> None:
    """Nothing is there."""


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def a_folder(path: Path) -> None:
    path.mkdir()


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def zeros(path: Path) -> None:
    path.write_bytes(b"\0" * 4096)


def some_words(path: Path) -> None:
    path.write_text("Ini surat biasa.\n" * 50, "utf-8")


def another_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("surat.txt", "halo")
        archive.writestr("../luar.txt", "halo")


def half_a_zip(path: Path) -> None:
    another_zip(path)
    path.write_bytes(path.read_bytes()[:40])


def a_paper(path: Path) -> None:
    path.write_bytes(a_pdf(1, "Bukan paket"))


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("tidak ada"))


MADE: dict[str, Made] = {
    "absent": absent,
    "nothing": nothing,
    "folder": a_folder,
    "noise": noise,
    "zeros": zeros,
    "words": some_words,
    "zip": another_zip,
    "half": half_a_zip,
    "paper": a_paper,
    "link": a_link_to_nowhere,
}
READING = {
    "import": ("import", "{file}.xlsx"),
    "import-check": ("import", "{file}.xlsx", "--check"),
    "restore": ("restore", "{file}.ikubak"),
    "merge": ("merge", "{file}.ikupak"),
    "receive": ("receive", "{file}.zip"),
    "receive-check": ("receive", "{file}.zip", "--check", "--json"),
}
# An empty folder, or any zip, was sent by somebody: nothing of it can be taken, and that is no fault.
ANSWERED = {("receive", "folder"), ("receive-check", "folder"), ("receive-check", "zip")}


@pytest.fixture
def office(command: Command, tmp_path: Path) -> Path:
    assert command("new", "--kecamatan", "35.08.20").code == 0
    return tmp_path / "kantor"


@pytest.mark.parametrize("name", READING)
@pytest.mark.parametrize("kind", MADE)
def test_that_a_file_of_another_kind_is_refused_in_words(
    command: Command, office: Path, tmp_path: Path, name: str, kind: str
) -> None:
    call = [part.format(file=tmp_path / "aneh") for part in READING[name]]
    file = Path(call[1])
    MADE[kind](file)
    before = content_of(office)
    said = command(*call)
    assert said.code == (0 if (name, kind) in ANSWERED else 1), said
    assert "Traceback" not in said.err
    assert "Error" not in said.err
    if said.code:
        assert len(said.err.splitlines()[0].split()) >= 4, "a sentence, not a code"
    after = content_of(office)
    assert after == before
    assert not (tmp_path / "luar.txt").exists()


WRITING = {
    "export": ("export", "{file}"),
    "backup": ("backup", "{file}"),
    "pack": ("pack", "{file}"),
    "report": ("report", "sheet", "--year", "2025", "--out", "{file}"),
}


@pytest.mark.parametrize("name", WRITING)
def test_that_what_can_not_be_written_is_said_by_its_name(
    command: Command, office: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "tidak ada" / "hasil"
    before = content_of(office)
    said = command(*[part.format(file=target) for part in WRITING[name]])
    assert (said.code, said.out) == (1, "")
    assert "hasil" in said.err or "tidak ada" in said.err
    assert not target.parent.exists()
    # A paper is registered before it is written, a key made when it is first needed.
    assert name in ("report", "pack") or content_of(office) == before


def test_that_a_package_that_was_not_written_takes_no_number(
    command: Command, office: Path, tmp_path: Path
) -> None:
    assert command("pack", str(tmp_path / "tidak ada" / "a.ikupak")).code == 1
    assert "Paket nomor 1 " in command("pack", str(tmp_path / "a.ikupak")).out


@pytest.mark.parametrize("name", ["export", "report", "pack"])
def test_that_a_file_that_was_there_is_replaced_whole(
    command: Command, office: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "hasil"
    target.write_bytes(b"lama" * 1000)
    said = command(*[part.format(file=target) for part in WRITING[name]])
    assert said.code == 0, said.err
    assert not target.read_bytes().startswith(b"lama")
    assert not list(tmp_path.glob("*.tmp"))
