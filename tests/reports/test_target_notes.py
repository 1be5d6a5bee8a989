"""Notes of revised targets on paper: under the tables they concern, whatever was typed as the reason."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.plan import Target
from iku_desktop.domain.read_models import QuarterReport
from iku_desktop.domain.target_history import TargetRevision
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS
from tests.builders import a_target
from tests.reports.models import a_report
from tests.reports.paper_models import an_annual_report
from tests.reports.reading import faults, pages_of, text_of


def a_revision(quarter: int = 3, **values: object) -> TargetRevision:
    given = {"revision": 1, "decided_on": date(2025, 8, 1), "reason": "Pagu turun"} | values
    return TargetRevision(Fraction(70), a_target(60, quarter, **given))


def revised(content: OfficeContent, *revisions: TargetRevision, at: int = 1) -> QuarterReport:
    report = a_report(content)
    rows = list(report.rows)
    rows[at] = replace(rows[at], revisions=revisions)
    return replace(report, rows=tuple(rows))


def printed(model: QuarterReport) -> str:
    return text_of(REPORTS["quarterly"].render(model))


def test_that_the_note_stands_under_table_a_with_the_code_of_its_indicator(
    ranuyoso: OfficeContent,
) -> None:
    text = printed(revised(ranuyoso, a_revision(), a_revision(0)))
    first = text.index(
        "IKU 2: target TW III direvisi dari 70,00 % menjadi 60,00 %, berlaku sejak 1 Agustus 2025. Alasan: "
        "Pagu turun."
    )
    second = text.index("IKU 2: target tahun 2025 direvisi dari 70,00 % menjadi 60,00 %")
    assert text.index("Keterangan") < first < second < text.index("B. Dokumen administrasi")


def test_that_a_report_without_revisions_has_no_note(ranuyoso: OfficeContent) -> None:
    assert "direvisi" not in printed(a_report(ranuyoso))


@pytest.mark.parametrize("paper", list(REPORTS["quarterly"].papers))
def test_that_a_long_reason_with_markup_is_printed_whole(
    ranuyoso: OfficeContent, paper: Paper
) -> None:
    reason = "Alasan <b>panjang</b> & lain\n" * 30
    model = revised(ranuyoso, *[a_revision(reason=reason, letter_number="1/" * 49)] * 4)
    pages = pages_of(REPORTS["quarterly"].render(model, paper))
    assert [fault for page in pages for fault in faults(page)] == []
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert text.count("direvisi dari") == 4
    assert "Alasan <b>panjang</b> & lain Alasan" in text


def test_that_revisions_are_part_of_the_check_code(ranuyoso: OfficeContent) -> None:
    code = REPORTS["quarterly"].code
    assert code(revised(ranuyoso, a_revision())) != code(a_report(ranuyoso))
    assert code(revised(ranuyoso)) == code(a_report(ranuyoso))


def test_that_the_annual_report_parts_the_years_notes_from_the_quarters(
    ranuyoso: OfficeContent,
) -> None:
    model = an_annual_report(ranuyoso)
    row = model.rows[0]
    figures = replace(row.figures, revisions=(a_revision(2), a_revision(0)))
    model = replace(model, rows=(replace(row, figures=figures), *model.rows[1:]))
    text = text_of(REPORTS["annual"].render(model))
    of_year, of_quarter = (
        text.index("target tahun 2025 direvisi"),
        text.index("target TW II direvisi"),
    )
    assert of_year < text.index("B. Perbandingan") < text.index("D. Perkembangan") < of_quarter
    assert isinstance(figures.revisions[0].target, Target)
