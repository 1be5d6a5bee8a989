"""What this computer tells of a folder, also of one that isn't there yet."""

import sys
from pathlib import Path

import pytest

from iku_desktop.domain.folder_kinds import FolderKind, judge_folder
from iku_desktop.storage import folder_facts as module
from iku_desktop.storage.folder_facts import folder_facts


def test_that_a_folder_of_the_tests_is_local(tmp_path: Path) -> None:
    assert judge_folder(folder_facts(tmp_path / "belum" / "ada")).kind is FolderKind.LOCAL


def test_that_marks_above_the_folder_are_seen(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    folder = tmp_path / "Kantor" / "IKU"
    folder.mkdir(parents=True)
    facts = folder_facts(folder)
    assert ".stfolder" in facts.markers
    assert judge_folder(facts).by == "Syncthing"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_that_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "kantor").symlink_to(tmp_path / "Dropbox")
    assert judge_folder(folder_facts(tmp_path / "kantor" / "IKU")).by == "Dropbox"


def test_that_variables_of_the_services_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path))
    assert judge_folder(folder_facts(tmp_path / "IKU")).by == "OneDrive"


def test_that_a_system_without_a_table_of_mounts_is_local(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOUNTS", tmp_path / "tidak ada")
    assert folder_facts(tmp_path).mounts == ""


@pytest.mark.skipif(sys.platform == "win32", reason="two slashes name a computer there")
def test_that_needless_slashes_name_no_computer() -> None:
    assert judge_folder(folder_facts(Path("//tmp/x"))).kind is FolderKind.LOCAL
