"""The folder of evidence: kept once by hash, written whole, looked at byte by byte when read."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileState, FileType
from iku_desktop.domain.problems import Unavailable
from iku_desktop.storage.evidence_store import CHUNK, EvidenceStore, hash_of

SCAN = b"%PDF-1.7 pindaian"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "bukti"


@pytest.fixture
def store(folder: Path) -> EvidenceStore:
    return EvidenceStore(folder)


def a_file(data: bytes = SCAN, kind: FileType = FileType.PDF) -> EvidenceFile:
    return EvidenceFile(FileOwner.ACTIVITY, "a", hash_of(data), kind, "surat.pdf", len(data), 1)


def test_that_a_content_is_kept_under_its_hash_and_type(store: EvidenceStore, folder: Path) -> None:
    sha256 = store.put(SCAN, FileType.PDF)
    assert sha256 == hashlib.sha256(SCAN).hexdigest()
    assert [path.name for path in folder.iterdir()] == [f"{sha256}.pdf"]
    assert (folder / f"{sha256}.pdf").read_bytes() == SCAN


def test_that_the_folder_is_made_only_when_something_is_kept(
    store: EvidenceStore, folder: Path
) -> None:
    assert store.content("0" * 64) is None
    assert list(store.strays(set())) == []
    assert not folder.exists()


def test_that_the_same_content_is_written_once(store: EvidenceStore) -> None:
    store.put(SCAN, FileType.PDF)
    path = store.path(a_file())
    os.utime(path, (1, 1))
    store.put(SCAN, FileType.PDF)
    assert path.stat().st_mtime == 1


def test_that_a_spoiled_content_is_put_right_by_the_same_file(store: EvidenceStore) -> None:
    store.put(SCAN, FileType.PDF)
    path = store.path(a_file())
    path.write_bytes(SCAN + b"!")
    assert store.state(a_file()) is FileState.ALTERED
    store.put(SCAN, FileType.PDF)
    assert store.state(a_file()) is FileState.INTACT


def test_that_any_changed_byte_is_noticed(store: EvidenceStore) -> None:
    store.put(SCAN, FileType.PDF)
    path = store.path(a_file())
    for at in range(len(SCAN)):
        spoiled = bytearray(SCAN)
        spoiled[at] ^= 1
        path.write_bytes(spoiled)
        assert store.state(a_file()) is FileState.ALTERED
        assert store.content(hash_of(SCAN)) is None


def test_that_a_content_longer_than_a_chunk_is_hashed_whole(store: EvidenceStore) -> None:
    data = bytes(CHUNK) + b"ekor"
    store.put(data, FileType.PNG)
    file = a_file(data, FileType.PNG)
    assert store.state(file) is FileState.INTACT
    assert store.read(file) == data
    store.path(file).write_bytes(bytes(CHUNK) + b"lain")
    assert store.state(file) is FileState.ALTERED


def test_that_a_content_is_found_whatever_its_type(store: EvidenceStore) -> None:
    for kind in FileType:
        data = kind.value.encode()
        store.put(data, kind)
        assert store.content(hash_of(data)) == data


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.unlink(), "evidence_missing"),
        (lambda path: path.write_bytes(b"lain"), "evidence_altered"),
        (lambda path: (path.unlink(), path.mkdir()), "file_is_folder"),
    ],
)
def test_that_reading_what_is_not_as_it_was_says_so(
    store: EvidenceStore, spoil: object, code: str
) -> None:
    store.put(SCAN, FileType.PDF)
    spoil(store.path(a_file()))  # type: ignore[operator]
    with pytest.raises(Unavailable) as fault:
        store.read(a_file())
    assert fault.value.code == code


def test_that_a_missing_file_and_a_folder_in_its_place_are_missing(store: EvidenceStore) -> None:
    assert store.state(a_file()) is FileState.MISSING
    store.put(SCAN, FileType.PDF)
    path = store.path(a_file())
    path.unlink()
    path.mkdir()
    assert store.state(a_file()) is FileState.MISSING


def test_that_a_content_nobody_came_to_claim_is_taken_away(store: EvidenceStore) -> None:
    store.put(SCAN, FileType.PDF)
    store.discard(a_file())
    assert store.state(a_file()) is FileState.MISSING
    store.discard(a_file())


def test_that_what_nobody_claims_is_listed_with_its_size(
    store: EvidenceStore, folder: Path
) -> None:
    store.put(SCAN, FileType.PDF)
    (folder / "catatan.txt").write_bytes(b"1234")
    (folder / "folder").mkdir()
    claimed = {a_file().stored_name}
    found = list(store.strays(claimed))
    assert [each.name for each in found] == ["catatan.txt", "folder"]
    assert found[0].size == 4
    assert a_file().stored_name in {each.name for each in store.strays(set())}


def test_that_a_name_from_outside_never_becomes_a_path(store: EvidenceStore, folder: Path) -> None:
    hostile = replace(a_file(), name="../../etc/passwd")
    assert store.path(hostile).parent == folder


def test_that_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "bukti").write_text("sebuah berkas")
    with pytest.raises(Unavailable) as fault:
        EvidenceStore(tmp_path / "bukti").put(SCAN, FileType.PDF)
    assert fault.value.code.startswith("file_")
