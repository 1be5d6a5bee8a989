"""The set-up script: its choice of quarter, its lock file, and what the README promises of it."""

import importlib.util
import re
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
assert SPEC is not None
assert SPEC.loader is not None
dev = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(dev)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 25), (2026, 3)),
        (date(2026, 1, 1), (2025, 4)),
        (date(2026, 4, 1), (2026, 1)),
        (date(2026, 3, 31), (2025, 4)),
        (date(2028, 7, 9), (2026, 4)),
    ],
)
def test_that_the_demo_prints_the_last_full_quarter(today: date, expected: tuple[int, int]) -> None:
    assert dev.last_full_quarter(today) == expected


def test_that_every_locked_package_is_pinned_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    packages = re.findall(r"^[a-z0-9][\w.\-]*(==\S+)?", lock, re.MULTILINE)
    assert packages
    assert all(packages)
    assert lock.count("--hash=sha256:") >= len(packages)


def test_that_the_lock_also_resolves_for_windows() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "sys_platform == 'win32'" in lock


def test_that_the_lock_names_no_package_index() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text("utf-8")


def test_that_every_dependency_of_the_project_is_in_the_lock() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[<>=\[; ]", each)[0].lower().replace("_", "-") for each in wanted}
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = set(re.findall(r"^([a-z0-9][\w.\-]*)==", lock, re.MULTILINE))
    assert sorted(names - locked) == []


def test_that_ci_runs_the_command_of_the_readme() -> None:
    command = "python3 dev.py test"
    assert command in (ROOT / ".ci" / "run").read_text("utf-8")
    first_screen = "\n".join((ROOT / "README.md").read_text("utf-8").splitlines()[:40])
    assert command in first_screen
    assert "python3 dev.py demo" in first_screen


def test_that_the_package_and_the_project_file_name_one_version() -> None:
    import tomllib

    from iku_desktop import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_that_a_missing_compiler_is_installed_before_the_tests(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted: list[list[str]] = []
    monkeypatch.setattr(dev, "_install", lambda _what, packages: wanted.append(packages))
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    dev.install_compiler()
    assert wanted == []
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    dev.install_compiler()
    assert wanted == [["gcc", "libc6-dev"]]
