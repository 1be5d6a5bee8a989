"""Runs commands in this process, on a folder of the test's own and on a stopped clock."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from iku_desktop.cli.arguments import parse
from iku_desktop.cli.commands import run
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices


@dataclass(frozen=True)
class StoppedClock:
    day: date = date(2026, 2, 1)

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime.combine(self.day, time(10, 24))


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Said]


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """`command("new", "--kecamatan", "35.08.20")`; `folder` and `today` may be named."""

    def call(*arguments: str, folder: Path | None = None, today: date = date(2026, 2, 1)) -> Said:
        capsys.readouterr()
        wanted = parse(arguments)
        if isinstance(wanted, int):
            return Said(wanted, *capsys.readouterr())
        paths = OfficePaths(folder or tmp_path / "kantor")
        code = run(wanted, paths, Offices(StoppedClock(today), "Siti Aminah"))
        return Said(code, *capsys.readouterr())

    return call
