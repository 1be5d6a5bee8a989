"""Where the office lies when nobody names a folder: in the documents, unless a service shares those."""

from pathlib import Path

import pytest

from iku_desktop import bootstrap
from iku_desktop.paths import FOLDER_NAME
from tests.cli.conftest import Command


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose documents a service synchronises, as Windows sets it up by itself."""
    monkeypatch.delenv("IKU_DATA", raising=False)
    documents = tmp_path / "siti" / "OneDrive" / "Documents"
    documents.mkdir(parents=True)
    monkeypatch.setattr(bootstrap, "default_folder", lambda: documents / FOLDER_NAME)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "siti")
    return tmp_path / "siti"


def test_that_documents_that_are_synchronised_are_passed_by(home: Path) -> None:
    assert bootstrap.office_paths("").folder == home / FOLDER_NAME


def test_that_an_office_that_lies_there_already_is_still_found(home: Path) -> None:
    folder = home / "OneDrive" / "Documents" / FOLDER_NAME
    folder.mkdir()
    (folder / "iku.sqlite3").write_bytes(b"")
    assert bootstrap.office_paths("").folder == folder


def test_that_a_folder_that_is_named_is_taken_as_it_is(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = home / "OneDrive" / "kantor"
    assert bootstrap.office_paths(str(named)).folder == named
    monkeypatch.setenv("IKU_DATA", str(named))
    monkeypatch.setattr(bootstrap, "default_folder", lambda: named)
    assert bootstrap.office_paths("").folder == named


def test_that_plain_documents_stay_the_usual_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("IKU_DATA", raising=False)
    monkeypatch.setattr(bootstrap, "default_folder", lambda: tmp_path / "Dokumen" / FOLDER_NAME)
    assert bootstrap.office_paths("").folder == tmp_path / "Dokumen" / FOLDER_NAME


def test_that_a_command_refuses_a_synchronised_folder_with_the_reason(
    command: Command, tmp_path: Path
) -> None:
    said = command("new", "--kecamatan", "35.08.20", folder=tmp_path / "Dropbox" / "IKU")
    assert (said.code, said.out) == (1, "")
    assert "disinkronkan oleh Dropbox" in said.err
    assert not (tmp_path / "Dropbox").exists()
