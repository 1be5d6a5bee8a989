"""`close` and `reopen`: exit codes, what they say, and what they leave."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command

FIRST = ("--year", "2025", "--quarter", "1")


@pytest.fixture
def office(command: Command) -> Command:
    """Commands on a new office."""
    assert command("new", "--kecamatan", "35.08.20").code == 0
    return command


def test_that_a_quarter_is_closed_and_told(office: Command) -> None:
    said = office("close", *FIRST)
    assert said.code == 0
    assert said.out.startswith("Triwulan I 2025 ditutup. SHA-256 rekaman: ")
    assert said.err == ""
    answer = office("indicators", *FIRST, "--json").answer
    assert answer["closed"] is True
    second = office("indicators", "--year", "2025", "--quarter", "2", "--json").answer
    assert second["closed"] is False


def test_that_a_closed_quarter_prints_the_same_bytes(office: Command, tmp_path: Path) -> None:
    office("close", *FIRST)
    files = [tmp_path / "satu.pdf", tmp_path / "dua.pdf"]
    for day, file in zip((date(2026, 2, 1), date(2026, 3, 9)), files, strict=True):
        assert office("report", "quarterly", *FIRST, "--out", str(file), today=day).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("close", "--year", "2025", "--quarter", "2"), "Triwulan I 2025 belum ditutup"),
        (("close", "--year", "2026", "--quarter", "1"), "baru berakhir 31/03/2026"),
        (("close", "--year", "1999", "--quarter", "1"), "1999"),
        (("close", "--year", "0", "--quarter", "1"), "0"),
        (("reopen", *FIRST, "--reason", "salah"), "tidak sedang ditutup"),
        (("reopen", *FIRST, "--reason", "  "), "Isi"),
    ],
)
def test_that_what_can_not_be_closed_or_opened_is_refused(
    office: Command, arguments: tuple[str, ...], words: str
) -> None:
    said = office(*arguments)
    assert said.code == 1
    assert said.out == ""
    assert words in said.err


def test_that_a_clock_behind_the_data_closes_nothing(office: Command) -> None:
    said = office("close", *FIRST, today=date(2025, 12, 1))
    assert said.code == 1
    assert "01/12/2025 10.24" in said.err
    assert "01/02/2026 10.24" in said.err


def test_that_a_reopened_quarter_closes_as_a_revision(office: Command) -> None:
    office("close", *FIRST)
    said = office("reopen", *FIRST, "--reason", "Tanggal salah")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Triwulan I 2025 dibuka kembali.")
    assert "sebagai Revisi 1." in office("close", *FIRST).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("close", "--year", "2025"),
        ("close", "--year", "2025", "--quarter", "5"),
        ("reopen", *FIRST),
    ],
)
def test_that_a_call_without_its_parts_is_wrong_usage(
    office: Command, arguments: tuple[Any, ...]
) -> None:
    assert office(*arguments).code == 2
