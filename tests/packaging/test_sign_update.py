"""The script of whoever releases: what it signs is taken by the program, and no private key is let go."""

import importlib.util
import stat
import sys
from pathlib import Path
from types import ModuleType

import pytest

from iku_desktop.services.logbook import Logbook
from iku_desktop.services.updates import Here, Updates

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "sign_update.py"


@pytest.fixture
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sign_update", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def key(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "kunci.txt"
    public = script.new_key(place)
    monkeypatch.setattr(script, "release_keys", lambda: (public,))
    return place


@pytest.fixture
def installer(tmp_path: Path) -> Path:
    path = tmp_path / "IKU-Desktop-9.0.1-setup.exe"
    path.write_bytes(b"MZ" * 5000)
    return path


def test_that_what_it_signs_is_taken(script: ModuleType, key: Path, installer: Path) -> None:
    assert script.main([str(installer), "--key", str(key), "--notes", "Perbaikan"]) == 0
    updates = Updates(Here(script.release_keys(), "0.1.0", can_run=False), Logbook())
    prepared = updates.prepare(installer, lambda _count, _total: None)
    assert (prepared.update.version, prepared.update.notes) == ("9.0.1", "Perbaikan")
    prepared.discard()


def test_that_a_private_key_is_for_its_owner_and_never_written_over(
    script: ModuleType, key: Path
) -> None:
    if sys.platform != "win32":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_text()
    with pytest.raises(FileExistsError):
        script.main(["--make-key", str(key)])
    assert key.read_text() == before


def test_that_a_key_no_program_knows_signs_nothing(
    script: ModuleType, key: Path, installer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "release_keys", lambda: ("00" * 32,))
    assert script.main([str(installer), "--key", str(key)]) == 1
    assert not installer.with_name("update.json").exists()


def test_that_a_file_of_another_name_is_not_signed(
    script: ModuleType, key: Path, tmp_path: Path
) -> None:
    other = tmp_path / "setup.exe"
    other.write_bytes(b"MZ")
    with pytest.raises(ValueError, match=r"IKU-Desktop-VERSION-setup\.exe"):
        script.main([str(other), "--key", str(key)])
    empty = tmp_path / "IKU-Desktop-9.0.1-setup.exe"
    empty.write_bytes(b"")
    with pytest.raises(ValueError, match="0 bytes"):
        script.main([str(empty), "--key", str(key)])
