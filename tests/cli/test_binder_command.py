"""`report evidence`: written with its name, and a file that can't be bound is told."""

from pathlib import Path

import pytest

from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from tests.cli.conftest import Command, StoppedClock
from tests.reports.reading import MM, pages_of, text_of
from tests.scans import a_pdf

THIRD = ("--year", "2025", "--quarter", "3")


@pytest.fixture
def office(command: Command, tmp_path: Path) -> Command:
    """Ranuyoso with one meeting in TW III 2025 and its two pages of minutes."""
    assert command("new", "--kecamatan", "35.08.20").code == 0
    scan = tmp_path / "notulen.pdf"
    scan.write_bytes(a_pdf(2, "Notulen"))
    opened = Offices(StoppedClock(), "Siti Aminah").open(OfficePaths(tmp_path / "kantor"))
    services = opened.services
    typed = {
        "date": "7/8/2025",
        "description": "Rapat koordinasi",
        "section": services.settings.sections()[0].id,
        "evidence": "Rapat koordinasi",
    }
    activity = services.activities.add(typed).id
    services.evidence.add(FileOwner.ACTIVITY, activity, scan)
    opened.close()
    return command


@pytest.mark.parametrize(("paper", "sides"), [("f4", (215, 330)), ("a4", (210, 297))])
def test_that_the_binder_is_written_upright_on_each_paper(
    office: Command, tmp_path: Path, paper: str, sides: tuple[int, int]
) -> None:
    out = tmp_path / "bukti.pdf"
    said = office("report", "evidence", *THIRD, "--paper", paper, "--out", str(out))
    assert (said.code, said.out.strip(), said.err) == (0, str(out), "")
    pages = pages_of(out.read_bytes())
    assert [(round(page.width / MM), round(page.height / MM)) for page in pages] == [sides] * 4
    assert "Bukti 1/1 lembar 2/2, halaman 4/4" in text_of(out.read_bytes())


def test_that_a_lost_file_is_told_and_the_binder_written_all_the_same(
    office: Command, tmp_path: Path
) -> None:
    for path in (tmp_path / "kantor" / "bukti").iterdir():
        path.unlink()
    out = tmp_path / "bukti.pdf"
    said = office("report", "evidence", *THIRD, "--out", str(out))
    assert (said.code, said.out.strip()) == (0, str(out))
    assert said.err.startswith("Berkas bukti notulen.pdf tidak dapat dimuat.")
    assert "BUKTI 1 TIDAK DAPAT DIMUAT" in text_of(out.read_bytes())


def test_that_a_binder_needs_its_quarter(office: Command, tmp_path: Path) -> None:
    said = office("report", "evidence", "--year", "2025", "--out", str(tmp_path / "x.pdf"))
    assert (said.code, "triwulan" in said.err) == (1, True)
    assert not (tmp_path / "x.pdf").exists()


def test_that_a_closed_quarters_binder_is_the_same_on_any_day(
    office: Command, tmp_path: Path
) -> None:
    for number in ("1", "2", "3"):
        assert office("close", "--year", "2025", "--quarter", number).code == 0
    files = [tmp_path / "satu.pdf", tmp_path / "dua.pdf"]
    for file in files:
        assert office("report", "evidence", *THIRD, "--out", str(file)).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert "Keadaan laporan: Final" in text_of(files[0].read_bytes())
