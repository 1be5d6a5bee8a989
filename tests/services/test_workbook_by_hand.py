"""A workbook made by hand gives the figures that a pencil gives (domain.md, the worked example)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from iku_desktop.domain.assessment import Assessment
from iku_desktop.presentation.numbers import show_decimal
from iku_desktop.presentation.words import row_problem_text
from tests.services.desk import Desk

CODES = tuple(f"35.08.20.{number}" for number in range(2001, 2012))

# LPPDesa 2024: nine by 31 March 2025 (three of them by 28 February), one on 4 April, one never.
HANDED_IN = (
    *("14/2/2025", date(2025, 2, 27), "28 Februari 2025", date(2025, 3, 3), "2025-03-10"),
    *("31/3/2025", "31-03-2025", date(2025, 3, 31), "31 Maret 2025", date(2025, 4, 4), None),
)
# Six activities of 2025: day, evidence, output, follow-up; one has no evidence, one no output.
DONE = (
    *(("15/1/2025", "Rapat koordinasi", "Disepakati", "20/1/2025"),),
    *(("20/2/2025", "SK Camat; BA", "Terbit", date(2025, 4, 2)),),
    *((date(2025, 3, 5), None, "Tanpa bukti", "6/3/2025"),),
    *(("10/4/2025", "Berita Acara", "Selesai", "10/4/2025"),),
    *(("11/4/2025", "Rekomendasi", None, "12/4/2025"),),
    *((date(2025, 6, 30), "Dokumen/Laporan", "Diserahkan", date(2025, 7, 1)),),
)


@pytest.fixture
def by_hand(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """The office after its first import, looked at in 2026."""
    book = Workbook()
    documents = book.active
    documents.title = "dokumen desa"
    documents.append(("TANGGAL", "Jenis", "Catatan kami", "Tahun Anggaran", "kode desa"))
    for at, code in enumerate(CODES):
        documents.append((HANDED_IN[at], "LPPD", "x", 2024, code))
        documents.append((None if at == 9 else date(2025, 9, 30), "RKPDes", "", "2026", code))
        documents.append(("31 Desember 2025", "APBDesa", None, 2026, code))
    activities = book.create_sheet("Kegiatan")
    last = ("Hasil/Tindak Lanjut", "Tanggal Tindak Lanjut", "Seksi/Subbagian")
    activities.append(("Uraian Kegiatan", "Tanggal", "Jenis Bukti", *last))
    for at, (day, *rest) in enumerate(DONE):
        activities.append((f"Kegiatan {at}", day, *rest, "Pemerintahan"))
    targets = book.create_sheet("Target")
    targets.append(("Indikator", "Tahun", "Tahunan", "TW III"))
    targets.append(("IKU-1", 2025, 85, None))
    targets.append(("IKU-2", 2025, "100", "60%"))
    path = tmp_path / "dari_desa.xlsx"
    book.save(path)
    desk.clock.day = date(2026, 2, 1)
    outcome = desk.services.workbook.import_file(path)
    assert [row_problem_text(each) for each in outcome.refused] == []
    # 31 documents have a date, two have none and leave nothing; six activities, two rows of targets.
    assert (outcome.new, outcome.changed, outcome.unchanged) == (39, 0, 2)
    yield desk
    again = desk.services.workbook.import_file(path)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 41)


def shown(assessment: Assessment) -> tuple[str, ...]:
    found = assessment.measurement
    values = (found.actual, found.side_figures[0].value, found.attainable)
    return tuple(map(show_decimal, values))


@pytest.mark.parametrize(
    ("quarter", "as_of", "figures"),
    [
        (1, date(2025, 2, 28), ("9,09", "100,00", "100,00")),
        (1, None, ("27,27", "81,82", "93,94")),
        (2, None, ("27,27", "81,82", "93,94")),
        (3, None, ("57,58", "86,36", "90,91")),
        (4, None, ("90,91", "90,91", "90,91")),
    ],
)
def test_that_documents_by_hand_give_the_worked_example(
    by_hand: Desk, quarter: int, as_of: date | None, figures: tuple[str, ...]
) -> None:
    assert shown(by_hand.figures(by_hand.moment(quarter, as_of=as_of))) == figures


@pytest.mark.parametrize(
    ("quarter", "numerator", "denominator"), [(1, 1, 2), (2, 3, 5), (3, 4, 5), (4, 4, 5)]
)
def test_that_activities_by_hand_give_the_counted_figures(
    by_hand: Desk, quarter: int, numerator: int, denominator: int
) -> None:
    found = by_hand.figures(by_hand.moment(quarter), "IKU-1").measurement
    assert (found.numerator, found.denominator) == (numerator, denominator)


def test_that_targets_by_hand_are_what_figures_are_held_against(by_hand: Desk) -> None:
    third = by_hand.figures(by_hand.moment(3))
    assert (third.target, show_decimal(third.achievement)) == (60, "95,96")
    assert third.category is not None
    assert third.category.name == "Sangat Tinggi"
    fourth = by_hand.figures(by_hand.moment(4), "IKU-1")
    assert (fourth.target, show_decimal(fourth.achievement)) == (85, "94,12")
