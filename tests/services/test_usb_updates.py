"""*Perbarui dari berkas*: a private copy is checked and run; whatever is wrong changes nothing."""

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.domain.updates import DESCRIPTION_NAME, installer_name
from iku_desktop.services.logbook import Logbook
from iku_desktop.services.updates import Here, Prepared, Updates, run_installer
from iku_desktop.signing.package_keys import make_key
from iku_desktop.storage import update_copy
from tests.services.sticks import CONTENT, Stick


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def stick(tmp_path: Path, temporary: Path) -> Stick:
    return Stick(tmp_path / "flash")


def untold(_count: int, _total: int) -> None:
    """Nobody watches."""


def updates(stick: Stick, can_run: bool = True) -> Updates:
    return Updates(stick.here(can_run), Logbook())


def refused(stick: Stick, path: Path) -> str:
    with pytest.raises(Refused) as caught:
        updates(stick).prepare(path, untold)
    return caught.value.problems[0].code


def test_that_a_genuine_newer_version_is_copied_checked_and_run(
    stick: Stick, temporary: Path
) -> None:
    told: list[tuple[int, int]] = []
    service = updates(stick)
    prepared = service.prepare(stick.put(), lambda *each: told.append(each))
    assert prepared.installer.is_relative_to(temporary)
    assert prepared.installer.name == "IKU-Desktop-9.1.0-setup.exe"
    assert told == sorted(told)
    assert told[-1] == (2 * len(CONTENT) // 1024,) * 2
    if sys.platform != "win32":
        assert stat.S_IMODE(prepared.installer.parent.stat().st_mode) == 0o700
    service.start(prepared)
    assert stick.ran == [CONTENT]


def test_that_the_description_may_be_chosen_instead(stick: Stick) -> None:
    stick.put()
    assert updates(stick).prepare(stick.folder / DESCRIPTION_NAME, untold).update.version == "9.1.0"


def test_that_a_stick_that_changes_after_the_copy_changes_nothing(stick: Stick) -> None:
    service = updates(stick)
    installer = stick.put()
    prepared = service.prepare(installer, untold)
    installer.write_bytes(b"jahat")
    service.start(prepared)
    assert stick.ran == [CONTENT]


def test_that_a_copy_that_changes_before_it_runs_is_refused(stick: Stick) -> None:
    service = updates(stick)
    prepared = service.prepare(stick.put(), untold)
    prepared.installer.write_bytes(CONTENT[:-1] + b"x")
    with pytest.raises(Refused) as caught:
        service.start(prepared)
    assert caught.value.problems[0].code == "update_damaged"
    assert stick.ran == []


def _same_size(content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1])


BAD: dict[str, tuple[Callable[[Stick], Path], str]] = {
    "one bit changed": (lambda stick: stick.put(_same_size(CONTENT)), "update_damaged"),
    "cut off": (lambda stick: stick.put(CONTENT[:-1]), "update_damaged"),
    "signed by another": (lambda stick: stick.put(key=make_key()[1]), "update_unsigned"),
    "another product": (lambda stick: stick.put(product="IKU-Lain"), "update_other_product"),
    "equal": (
        lambda stick: stick.put(version="0.1.0", file=installer_name("0.1.0")),
        "update_same",
    ),
    "older": (
        lambda stick: stick.put(version="0.0.9", file=installer_name("0.0.9")),
        "update_older",
    ),
    "too far ahead": (lambda stick: stick.put(minimum_schema=4), "update_too_far"),
    "too large": (lambda stick: stick.put(size=2**40), "update_too_large"),
    "a path for a name": (lambda stick: stick.put(file="x.exe"), "update_other_file"),
    "a name of its own": (
        lambda stick: stick.put().rename(stick.folder / "setup.exe"),
        "update_other_file",
    ),
}


@pytest.mark.parametrize("case", list(BAD))
def test_that_what_is_no_good_is_refused_and_leaves_nothing(
    case: str, stick: Stick, temporary: Path
) -> None:
    put, code = BAD[case]
    assert refused(stick, put(stick)) == code
    assert list(temporary.iterdir()) == []


def test_that_an_installer_without_its_description_is_refused(stick: Stick) -> None:
    installer = stick.put()
    (stick.folder / DESCRIPTION_NAME).unlink()
    assert refused(stick, installer) == "update_undescribed"
    (stick.folder / DESCRIPTION_NAME).write_bytes(b"{")
    assert refused(stick, installer) == "update_unreadable"


def test_that_a_description_whose_words_were_changed_is_refused(stick: Stick) -> None:
    installer = stick.put()
    path = stick.folder / DESCRIPTION_NAME
    path.write_bytes(path.read_bytes().replace(b"Perbaikan kecil", b"Perbaikan besar"))
    assert refused(stick, installer) == "update_unsigned"


def test_that_a_description_without_its_installer_is_refused(stick: Stick) -> None:
    stick.put().unlink()
    assert refused(stick, stick.folder / DESCRIPTION_NAME) == "update_installer_missing"


def test_that_batal_in_the_middle_leaves_nothing(stick: Stick, temporary: Path) -> None:
    for at in (1, 3):
        calls: list[int] = []

        def stop(_count: int, _total: int, at: int = at, calls: list[int] = calls) -> None:
            calls.append(1)
            if len(calls) == at:
                raise InterruptedError

        with pytest.raises(InterruptedError):
            updates(stick).prepare(stick.put(CONTENT), stop)
        assert list(temporary.iterdir()) == []


def test_that_what_an_earlier_update_left_is_taken_away(stick: Stick, temporary: Path) -> None:
    first = updates(stick).prepare(stick.put(), untold)
    (temporary / "milik-lain").mkdir()
    second = updates(stick).prepare(stick.put(), untold)
    assert not first.installer.exists()
    assert second.installer.exists()
    second.discard()
    assert [each.name for each in temporary.iterdir()] == ["milik-lain"]


@pytest.mark.parametrize(
    ("place", "code"),
    [("mkdtemp", "update_unwritten"), ("fsync", "update_unwritten"), ("_chunk", "update_unread")],
)
def test_that_a_disk_or_a_stick_that_fails_is_told_and_leaves_nothing(
    place: str, code: str, stick: Stick, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def pulled(read: Callable[[int], bytes]) -> bytes:
        raise update_copy._unread(OSError(errno.ENODEV, "No such device"))

    if place == "_chunk":
        monkeypatch.setattr(update_copy, place, pulled)
    else:
        monkeypatch.setattr({"mkdtemp": tempfile, "fsync": os}[place], place, fail)
    with pytest.raises(Unavailable) as caught:
        updates(stick).prepare(stick.put(), untold)
    assert caught.value.code == code
    assert list(temporary.iterdir()) == []


def test_that_a_full_disk_is_told_before_it_is_filled(
    stick: Stick, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = len(CONTENT)

    monkeypatch.setattr(update_copy.shutil, "disk_usage", lambda _folder: Usage)
    with pytest.raises(Unavailable) as caught:
        updates(stick).prepare(stick.put(), untold)
    assert caught.value.code == "update_no_room"
    assert list(temporary.iterdir()) == []


def test_that_on_other_systems_it_is_checked_and_not_run(stick: Stick) -> None:
    service = updates(stick, can_run=False)
    prepared = service.prepare(stick.put(), untold)
    with pytest.raises(Unavailable) as caught:
        service.start(prepared)
    assert caught.value.code == "update_only_windows"
    assert stick.ran == []


@pytest.mark.skipif(sys.platform == "win32", reason="would run it")
def test_that_the_runner_itself_refuses_other_systems(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        run_installer(tmp_path / "x.exe")
    assert caught.value.code == "update_only_windows"


def test_that_a_program_trusts_the_keys_it_was_shipped_with(stick: Stick) -> None:
    shipped = Here(run=stick.run, can_run=True)
    assert stick.public_key not in shipped.keys
    with pytest.raises(Refused) as caught:
        Updates(shipped, Logbook()).prepare(stick.put(), untold)
    assert caught.value.problems[0].code == "update_unsigned"


def test_that_taking_away_what_is_gone_is_no_fault(tmp_path: Path, stick: Stick) -> None:
    prepared = updates(stick).prepare(stick.put(), untold)
    Prepared(prepared.update, tmp_path / "tidak" / "ada.exe").discard()
