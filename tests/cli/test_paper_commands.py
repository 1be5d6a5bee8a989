"""`report annual|matrix|village_card|reminders`: which paper, which villages, and letters with numbers."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.reports.reading import MM, pages_of, text_of

RANUYOSO = ("new", "--kecamatan", "35.08.20")
YEAR = ("--year", "2025")


@pytest.fixture
def office(command: Command) -> Command:
    assert command(*RANUYOSO).code == 0
    return command


@pytest.mark.parametrize(
    ("kind", "period", "upright"),
    [
        ("annual", (), False),
        ("matrix", ("--quarter", "3"), False),
        ("village_card", (), True),
        ("reminders", (), True),
    ],
)
@pytest.mark.parametrize(("paper", "short"), [("f4", 215), ("a4", 210)])
def test_that_each_paper_is_written_in_its_own_orientation(
    office: Command,
    tmp_path: Path,
    kind: str,
    period: tuple[str, ...],
    upright: bool,
    paper: str,
    short: int,
) -> None:
    out = tmp_path / "x.pdf"
    said = office("report", kind, *YEAR, *period, "--paper", paper, "--out", str(out))
    assert (said.code, said.out.strip(), said.err) == (0, str(out), "")
    page = pages_of(out.read_bytes())[0]
    assert round(min(page.width, page.height) / MM) == short
    assert (page.height > page.width) is upright


def test_that_letters_asked_for_as_a_file_have_numbers_and_keep_them(
    office: Command, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for out in (first, second):
        assert office("report", "reminders", *YEAR, "--out", str(out)).code == 0
    assert first.read_bytes() == second.read_bytes()
    text = text_of(first.read_bytes())
    assert "Nomor : 1/II/2026" in text
    assert "Nomor : 11/II/2026" in text


def test_that_one_village_can_be_asked_for_by_its_code(office: Command, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    village = ("--village", "35.08.20.2002")
    assert office("report", "reminders", *YEAR, *village, "--out", str(out)).code == 0
    assert "Kepala Desa Meninjo" in text_of(out.read_bytes())
    more = (*village, "--village", "35.08.20.2003")
    assert office("report", "village_card", *YEAR, *more, "--out", str(out)).code == 0
    assert len(pages_of(out.read_bytes())) == 2


def test_that_an_unknown_village_is_refused_with_its_code(office: Command, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    said = office("report", "reminders", *YEAR, "--village", "35.08.20.2999", "--out", str(out))
    assert said.code == 1
    assert "35.08.20.2999" in said.err
    assert not out.exists()


def test_that_a_year_with_nothing_to_remind_of_is_refused_with_the_reason(
    office: Command, tmp_path: Path
) -> None:
    out = tmp_path / "x.pdf"
    said = office("report", "reminders", *YEAR, "--out", str(out), today=date(2025, 1, 5))
    assert said.code == 1
    assert "Tidak ada surat yang perlu dibuat" in said.err
    assert not out.exists()


def test_that_a_matrix_needs_its_quarter(office: Command, tmp_path: Path) -> None:
    said = office("report", "matrix", *YEAR, "--out", str(tmp_path / "x.pdf"))
    assert (said.code, "triwulan" in said.err) == (1, True)


def test_that_a_day_on_which_a_quarter_ends_is_meant_by_itself(
    office: Command, tmp_path: Path
) -> None:
    out = tmp_path / "x.pdf"
    said = office("report", "annual", *YEAR, "--as-of", "2025-09-30", "--out", str(out))
    assert said.code == 0
    text = text_of(out.read_bytes())
    assert "data per 30 September 2025" in text
    assert "Tahun 2025 belum berakhir pada tanggal data (30 September 2025)" in text
