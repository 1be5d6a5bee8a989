"""The section of changes since the quarter before: its words, and that it is only there when it may."""

from dataclasses import replace
from datetime import date

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.documents import DocumentStatus, StatusOnDate
from iku_desktop.domain.later_changes import ChangeKind, LaterChange
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.read_models import QuarterReport
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS
from tests.builders import LPP, RULES
from tests.reports.models import a_report
from tests.reports.reading import text_of

HEADING = "Perubahan terhadap triwulan sebelumnya (Triwulan II 2025, sudah ditutup)"
DOCUMENT = LaterChange(
    *(ChangeKind.DOCUMENT, "Meninjo <b>", date(2025, 3, 31), date(2025, 7, 4)),
    CountedDocument(LPP, 2024, RULES[2]),
    StatusOnDate(DocumentStatus.MISSING, 91),
    StatusOnDate(DocumentStatus.LATE, 95),
)
FOLLOW_UP = LaterChange(ChangeKind.FOLLOW_UP, "Rapat", date(2025, 5, 6), date(2025, 8, 1))


def printed(model: QuarterReport) -> str:
    return text_of(REPORTS["quarterly"].render(model, Paper.F4))


def test_that_each_change_is_told_with_what_was_and_what_is(ranuyoso: OfficeContent) -> None:
    report = replace(
        a_report(ranuyoso), compared_with=Quarter(2025, 2), changes=(DOCUMENT, FOLLOW_UP)
    )
    text = printed(report)
    assert f"{HEADING} No Dokumen atau kegiatan Saat ditutup Sekarang" in text
    assert (
        "1 LPPDesa 2024, Desa Meninjo <b> Belum, lewat 91 hari Terlambat 95 hari (04/07/2025) "
        "2 Kegiatan 06/05/2025: Rapat Belum ditindaklanjuti Ditindaklanjuti 01/08/2025"
    ) in text


def test_that_a_document_moved_by_an_exception_has_no_date(ranuyoso: OfficeContent) -> None:
    moved = replace(DOCUMENT, dated=None, after=StatusOnDate(DocumentStatus.WAITING, 10))
    report = replace(a_report(ranuyoso), compared_with=Quarter(2025, 2), changes=(moved,))
    assert "Belum, lewat 91 hari Belum, 10 hari lagi" in printed(report)


def test_that_no_change_is_told_too(ranuyoso: OfficeContent) -> None:
    report = replace(a_report(ranuyoso), compared_with=Quarter(2025, 2))
    assert f"{HEADING} Tidak ada perubahan." in printed(report)


def test_that_nothing_is_said_while_the_quarter_before_is_open(ranuyoso: OfficeContent) -> None:
    assert "Perubahan terhadap" not in printed(a_report(ranuyoso))
