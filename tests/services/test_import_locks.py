"""An import into a closed quarter is refused row by row, checked or written, and late rows are taken."""

from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.outcomes import ImportOutcome
from iku_desktop.domain.periods import Quarter
from iku_desktop.presentation.words import row_problem_text
from tests.services.desk import Desk
from tests.workbooks import ACTIVITY_HEAD, DOCUMENT_HEAD, TARGET_HEAD, a_workbook

FIRST = Quarter(2025, 1)
JENGGRONG, MENINJO = "35.08.20.2001", "35.08.20.2002"
ON_TIME, LATE = date(2025, 3, 20), date(2025, 4, 4)


@pytest.fixture
def closed(desk: Desk) -> Desk:
    desk.activity(date="5/2/2025", description="Rapat awal tahun")
    desk.services.indicators.set_target("IKU-2", 2025, 1, "30")
    desk.services.closings.close(FIRST)
    return desk


def refused(desk: Desk, path: Path, **sheets: list[tuple[object, ...]]) -> list[str]:
    """What an import of the sheets is refused with, the same when it is only checked."""
    names = {
        "documents": "Dokumen Desa",
        "activities": "Kegiatan",
        "targets": "Target",
        "villages": "Desa",
    }
    path.write_bytes(a_workbook({names[key]: rows for key, rows in sheets.items()}))
    before = desk.counter()
    outcomes: list[ImportOutcome] = [
        desk.services.workbook.check(path),
        desk.services.workbook.import_file(path),
    ]
    told = [[row_problem_text(each) for each in outcome.refused] for outcome in outcomes]
    assert told[0] == told[1]
    if told[0]:
        assert desk.counter() == before
    return told[0]


def test_that_every_row_of_a_closed_quarter_is_named(closed: Desk, tmp_path: Path) -> None:
    section = closed.services.settings.sections()[0].name
    told = refused(
        closed,
        tmp_path / "isi.xlsx",
        documents=[
            DOCUMENT_HEAD,
            (JENGGRONG, "LPPDesa", 2024, "1", ON_TIME, None),
            (MENINJO, "LPPDesa", 2024, "2", LATE, None),
            (MENINJO, "RKPDesa", 2026, "3", date(2025, 9, 30), None),
        ],
        activities=[
            ACTIVITY_HEAD,
            (None, date(2025, 2, 7), "Baru", section, None, "Rapat koordinasi", *[None] * 4),
            (None, date(2025, 4, 7), "Baru", section, None, "Rapat koordinasi", *[None] * 4),
        ],
        targets=[TARGET_HEAD, ("IKU-2", 2025, 40, 50, None, None, 90)],
    )
    assert [text.split(": ")[0] for text in told] == [
        "Dokumen Desa baris 2, Tanggal",
        "Kegiatan baris 2, Tanggal",
        "Target baris 2, TW I",
    ]
    assert all(
        "Triwulan I 2025 sudah ditutup 01/12/2025 10.24 oleh Siti Aminah" in text for text in told
    )


def test_that_a_row_that_says_what_is_stored_is_no_change(closed: Desk, tmp_path: Path) -> None:
    path = tmp_path / "semua.xlsx"
    closed.services.workbook.export(path)
    outcome = closed.services.workbook.import_file(path)
    assert (outcome.refused, outcome.new, outcome.changed) == ((), 0, 0)


def test_that_late_documents_and_follow_ups_are_imported(closed: Desk, tmp_path: Path) -> None:
    section = closed.services.settings.sections()[0].name
    stored = closed.services.activities.list(closed.moment(1)).rows[0].activity
    follow_up = (stored.id, stored.day, stored.description, section, None, "Rapat koordinasi", None)
    told = refused(
        closed,
        tmp_path / "isi.xlsx",
        documents=[DOCUMENT_HEAD, (MENINJO, "LPPDesa", 2024, "2", LATE, None)],
        activities=[ACTIVITY_HEAD, (*follow_up, "BA", date(2025, 4, 1), None)],
        targets=[TARGET_HEAD, ("IKU-2", 2025, 30, 50, None, None, 90)],
    )
    assert told == []
    assert closed.figures(closed.moment(2), "IKU-1").measurement.numerator == 1
    assert closed.figures(closed.moment(1), "IKU-1").measurement.numerator == 0


def test_that_a_village_of_the_past_is_not_imported_into_a_closed_year(
    closed: Desk, tmp_path: Path
) -> None:
    head = ("Kode Desa", "Nama Desa", "Kepala Desa", "No. HP", "Berlaku Sejak", "Berlaku Sampai")
    rows = [
        head,
        ("35.08.20.2050", "Desa Baru", None, None, None, None),
        ("35.08.20.2051", "Desa Nanti", None, None, date(2026, 1, 1), None),
    ]
    told = refused(closed, tmp_path / "isi.xlsx", villages=rows)  # type: ignore[arg-type]
    assert [text.split(": ")[0] for text in told] == ["Desa baris 2, Berlaku Sejak"]
