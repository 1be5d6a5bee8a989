"""What the Windows build takes from the one lock file, told from wheels made on the spot."""

from pathlib import Path

import pytest
from winbuild.faults import BuildFault
from winbuild.wheels import FETCH, Wheels, needs_of, read_lock

from tests.packaging.wheels_made import locked, wheel

ROOT = Path(__file__).resolve().parents[2]


def test_that_the_closure_holds_what_windows_needs_and_no_more(tmp_path: Path) -> None:
    made = [
        wheel(
            tmp_path,
            "program",
            needs=["zones; platform_system == 'Windows'", "posix; os_name == 'posix'"],
        ),
        wheel(tmp_path, "zones", needs=["deep"]),
        wheel(tmp_path, "deep"),
        wheel(tmp_path, "tester"),
    ]
    pins = read_lock(locked(*made))
    assert list(Wheels(pins, tmp_path).closure(["program"])) == ["deep", "program", "zones"]


def test_that_an_extra_is_followed_only_where_it_is_asked_for(tmp_path: Path) -> None:
    paper = wheel(tmp_path, "paper", needs=["speed; extra == 'accel'", "plain"])
    pins = read_lock(locked(paper, wheel(tmp_path, "speed"), wheel(tmp_path, "plain")))
    wheels = Wheels(pins, tmp_path)
    assert list(wheels.closure(["paper"])) == ["paper", "plain"]
    assert list(wheels.closure(["paper[accel]"])) == ["paper", "plain", "speed"]
    assert [each.name for each in needs_of(paper, "accel")] == ["speed"]


def test_that_two_packages_that_need_each_other_end(tmp_path: Path) -> None:
    made = [wheel(tmp_path, "one", needs=["other"]), wheel(tmp_path, "other", needs=["one"])]
    assert list(Wheels(read_lock(locked(*made)), tmp_path).closure(["one"])) == ["one", "other"]


def test_that_a_package_the_lock_has_not_for_windows_stops_the_build(tmp_path: Path) -> None:
    posix = locked(wheel(tmp_path, "posix"), marker="sys_platform == 'linux'")
    for pins in ({}, read_lock(posix)):
        with pytest.raises(BuildFault, match="pins no posix for Windows"):
            Wheels(pins, tmp_path).closure(["posix"])


def test_that_a_wheel_of_another_hash_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = wheel(tmp_path, "one")
    pins = read_lock(locked(path))
    path.write_bytes(path.read_bytes() + b"changed")
    monkeypatch.setattr(Wheels, "_fetch", lambda _self, _pins: None)
    with pytest.raises(BuildFault, match="did not arrive: one"):
        Wheels(pins, tmp_path).closure(["one"])


def test_that_a_pin_is_fetched_with_its_hashes_and_without_its_marker(tmp_path: Path) -> None:
    pin = read_lock(locked(wheel(tmp_path, "one"), marker="sys_platform == 'win32'"))["one"]
    assert pin.is_for_windows()
    assert pin.line() == f"one==1.0 --hash=sha256:{next(iter(pin.hashes))}"
    assert {"--require-hashes", "--only-binary=:all:", "--platform=win_amd64"} <= set(FETCH)


def test_that_the_lock_has_every_need_of_the_program_for_windows() -> None:
    import tomllib

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    pins = read_lock((ROOT / "requirements.lock").read_text("utf-8"))
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    for need in map(Requirement, needs):
        pin = pins[str(canonicalize_name(need.name))]
        assert pin.is_for_windows()
        assert need.specifier.contains(pin.version)
        assert pin.hashes
    assert pins["tzdata"].is_for_windows()
