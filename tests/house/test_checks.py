"""Lint, format, types and the import contract are part of the test suite, so one command runs all."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = Path(sys.executable).parent


def run(*command: str) -> None:
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def tool(name: str) -> str:
    return str(SCRIPTS / name)


def test_that_the_linter_finds_nothing() -> None:
    run(tool("ruff"), "check", ".")


def test_that_every_file_is_formatted() -> None:
    run(tool("ruff"), "format", "--check", ".")


@pytest.mark.timeout(600)
def test_that_the_types_hold() -> None:
    run(tool("mypy"))


def test_that_imports_go_one_way() -> None:
    run(tool("lint-imports"))
