"""The manual as a file: whole where the clerk wants it, or a sentence and nothing."""

from pathlib import Path

import pytest

from iku_desktop.domain.problems import Unavailable
from iku_desktop.services.manual import manual_pdf, save_manual


def test_that_the_manual_is_written_whole(tmp_path: Path) -> None:
    path = save_manual(tmp_path / "panduan.pdf")
    assert path.read_bytes() == manual_pdf()
    assert [each.name for each in tmp_path.iterdir()] == ["panduan.pdf"]


def test_that_a_folder_that_is_gone_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as fault:
        save_manual(tmp_path / "tidak ada" / "panduan.pdf")
    assert fault.value.code == "file_folder_missing"
    assert not list(tmp_path.iterdir())
