"""What a killed program left half made is taken away; everything else stays."""

from pathlib import Path

import pytest

from iku_desktop.paths import OfficePaths
from iku_desktop.storage.leftovers import remove_unfinished_files

HALF_MADE = (
    *("iku-cadangan.tmp", "iku-cadangan-periksa.tmp-journal", "iku-pulih.tmp", "iku-0004.tmp-wal"),
    *("bukti/.iku-0123456789abcdef.pdf", "laporan/.iku-0123456789abcdef.pdf"),
    *("cadangan/.iku-cadangan-0123abcd.tmp", "cadangan/.iku-0123456789abcdef.json"),
)
NOT_OURS = (
    *("iku.sqlite3", "iku.sqlite3-journal", "iku.lock", "iku-catatan.txt", "catatan.tmp"),
    *("bukti/" + "0" * 64 + ".pdf", "laporan/.iku-rapat.pdf", "laporan/iku-pulih.tmp"),
    *("cadangan/IKU_Ranuyoso_000001_20251201-1024_tutup.ikubak", "cadangan/tempat-kedua.json"),
    *("cadangan/rusak-1/iku-pulih.tmp", "lain/.iku-0123456789abcdef.pdf"),
)


def filled(folder: Path) -> OfficePaths:
    for name in (*HALF_MADE, *NOT_OURS):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return OfficePaths(folder)


def test_that_what_is_half_made_goes_and_the_rest_stays(tmp_path: Path) -> None:
    paths = filled(tmp_path)
    assert sorted(remove_unfinished_files(paths)) == sorted(Path(each).name for each in HALF_MADE)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == set(NOT_OURS)
    assert remove_unfinished_files(paths) == ()


def test_that_a_folder_or_a_link_of_such_a_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "iku-pulih.tmp").mkdir()
    (tmp_path / "asli").write_bytes(b"x")
    (tmp_path / "iku-baru.tmp").symlink_to(tmp_path / "asli")
    assert remove_unfinished_files(OfficePaths(tmp_path)) == ()
    assert (tmp_path / "iku-baru.tmp").is_symlink()


def test_that_what_can_not_be_removed_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = filled(tmp_path)

    def held(_path: Path) -> None:
        raise PermissionError(13, "held")

    with monkeypatch.context() as holding:
        holding.setattr(Path, "unlink", held)
        assert remove_unfinished_files(paths) == ()
    assert len(remove_unfinished_files(paths)) == len(HALF_MADE)


def test_that_a_folder_that_is_gone_has_none(tmp_path: Path) -> None:
    assert remove_unfinished_files(OfficePaths(tmp_path / "tidak-ada")) == ()
