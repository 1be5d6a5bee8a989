"""The annual report's words and charts: sections A to G, its state, and who signs."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.measurement import Measurement
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.domain.report_models import AnnualReport, FigureSource, YearFigure
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS
from tests.builders import a_document, an_exception
from tests.reports.models import some_villages, worked_documents
from tests.reports.paper_models import an_annual_report, with_narrative
from tests.reports.reading import lacking_in_order, text_of, words_of


def drawn(model: AnnualReport, paper: Paper = Paper.F4) -> bytes:
    return REPORTS["annual"].render(model, paper)


def printed(model: AnnualReport, paper: Paper = Paper.F4) -> str:
    return text_of(drawn(model, paper))


@pytest.fixture(scope="module")
def annual(ranuyoso: OfficeContent) -> str:
    return printed(an_annual_report(ranuyoso))


def test_that_the_title_says_year_office_state_and_day(annual: str) -> None:
    assert "LAPORAN CAPAIAN INDIKATOR KINERJA UTAMA TAHUN 2025" in annual
    assert "Kabupaten Lumajang · Keadaan laporan: Konsep · data per 31 Desember 2025" in annual
    assert "Dokumen yang dihitung tahun 2025: LPPDesa 2024" in annual
    assert "belum berakhir" not in annual


@pytest.mark.parametrize(
    ("state", "revision", "wanted"),
    [
        (QuarterState.OPEN, 0, "Konsep"),
        (QuarterState.CLOSED, 0, "Final"),
        (QuarterState.CLOSED, 1, "Revisi 1"),
        (QuarterState.OPEN, 2, "Konsep Revisi 2"),
    ],
)
def test_that_the_state_is_draft_final_or_a_revision(
    ranuyoso: OfficeContent, state: QuarterState, revision: int, wanted: str
) -> None:
    text = printed(an_annual_report(ranuyoso, state=state, revision=revision))
    assert f"Keadaan laporan: {wanted} ·" in text
    assert f"| {wanted} | Kode pemeriksaan" in text


def test_that_a_year_that_is_not_over_says_so(ranuyoso: OfficeContent) -> None:
    model = an_annual_report(ranuyoso, today=date(2025, 11, 25), state=QuarterState.RUNNING)
    text = printed(model)
    assert (
        "Tahun 2025 belum berakhir pada tanggal data (25 November 2025); semua angka bersifat sementara."
    ) in text
    assert "2025 (sementara, s.d. 25 Nov 2025)" in text
    assert "Keadaan laporan: Konsep" in text


def test_that_table_a_holds_the_year_against_its_target(annual: str) -> None:
    assert (
        "2 Meningkatnya akuntabilitas Pemerintahan Desa Rata-rata persentase Desa yang menyusun dokumen "
        "administrasi Pemerintahan Desa tepat waktu % 90,00 90,91 30/33 101,01"
    ) in annual
    assert "Capaian: 90,91 ÷ 90,00 × 100 = 101,01" in annual


def test_that_the_goal_indicator_stands_under_its_own_band(annual: str) -> None:
    assert (
        "Tujuan 3 Optimalnya penyelenggaraan Reformasi birokrasi Indeks Pelayanan Publik indeks"
    ) in annual


def test_that_table_b_compares_the_years_and_tells_the_change(ranuyoso: OfficeContent) -> None:
    model = an_annual_report(ranuyoso)
    found = model.rows[1].figures.assessment
    before = replace(
        found,
        measurement=Measurement(8, 10, Fraction(80), numerator_terms=(), denominator_terms=()),
        target=Fraction(85),
        achievement=Fraction(8000, 85),
    )
    years = (YearFigure(2024, FigureSource.CLOSED, Fraction(85), before, 1),)
    text = printed(an_annual_report(ranuyoso, years=years))
    assert "2024 (terkunci, Revisi 1) 2025 (belum dikunci)" in text
    assert (
        "administrasi Pemerintahan Desa tepat waktu % 85,00 80,00 94,12 90,00 90,91 30/33 101,01 +10,91"
    ) in text


def test_that_closed_and_open_years_are_told_apart(ranuyoso: OfficeContent) -> None:
    assert "2024 (belum dikunci) 2025 (belum dikunci)" in printed(an_annual_report(ranuyoso))
    closed = an_annual_report(ranuyoso, state=QuarterState.CLOSED)
    assert "2024 (belum dikunci) 2025 (terkunci)" in printed(closed)


def test_that_the_first_year_of_a_plan_has_nothing_to_be_compared_with(
    ranuyoso: OfficeContent,
) -> None:
    model = an_annual_report(ranuyoso)
    plan = replace(model.plan, first_year=2025)
    rows = tuple(replace(row, years=row.years[1:]) for row in model.rows)
    text = printed(replace(model, plan=plan, rows=rows, objectives=()))
    assert "Tahun 2025 adalah tahun pertama IKU ini" in text
    assert "Perubahan realisasi" not in text


def test_that_table_c_tells_how_far_the_plan_has_come(annual: str) -> None:
    assert "C. Perbandingan dengan target akhir IKU (tahun 2026)" in annual
    assert "tepat waktu % 92,00 90,91 30/33 98,81" in annual


def test_that_section_d_holds_the_four_quarters_under_each_other(annual: str) -> None:
    assert (
        "Target 30,00 30,00 60,00 90,00 Realisasi (kumulatif) 27,27 9/33 27,27 9/33 57,58 19/33 90,91 30/33 "
        "Capaian (%) 90,91 90,91 95,96 101,01"
    ) in annual


def test_that_charts_show_quarters_and_years_with_their_targets(annual: str) -> None:
    words = (
        "Realisasi Realisasi sementara Target IKU 1",
        "Per triwulan 2025, kumulatif",
        "TW I target 30",
        "TW IV target 90",
        "Per tahun 2024–2026",
        "2024 target 90",
        "2026 target 92",
    )
    assert lacking_in_order(" ".join(words).split(), annual.split()) == ""


def test_that_the_goal_indicator_has_a_chart_of_years_only(annual: str) -> None:
    assert annual.count("Per tahun 2024–2026") == 3
    assert annual.count("Per triwulan 2025, kumulatif") == 2


def test_that_section_e_counts_the_documents_per_kind(annual: str) -> None:
    rows = (
        "LPPDesa 2024 31/03/2025 11 9 1 1 0 81,82",
        "RKPDesa 2026 30/09/2025 11 10 0 1 0 90,91",
        "APBDesa 2026 31/12/2025 11 11 0 0 0 100,00",
        "Jumlah 33 30 1 2 0 90,91",
    )
    assert " ".join(rows) in annual


def test_that_late_villages_stand_with_their_status_and_cause(annual: str) -> None:
    assert "belum menyelesaikan dokumennya (3 dokumen)" in annual
    assert (
        "1 Desa 2010 LPPDesa 2024 31/03/2025 04/04/2025 Terlambat 4 hari BPD belum menyepakati"
    ) in annual
    assert (
        "3 Desa 2011 LPPDesa 2024 31/03/2025 – Belum, lewat 275 hari sebab tidak dicatat" in annual
    )
    assert "Penyebab terlambat atau belum ada: 1. BPD belum menyepakati (1): Desa 2010" in annual


def test_that_a_year_without_late_villages_says_so(ranuyoso: OfficeContent) -> None:
    (village,) = some_villages(1)
    documents = [each for each in worked_documents() if each.village_id == village.id]
    text = printed(an_annual_report(ranuyoso, [village], documents))
    assert "Tidak ada dokumen yang terlambat atau lewat tenggat." in text


def test_that_the_analysis_goes_quarter_by_quarter(ranuyoso: OfficeContent) -> None:
    model = with_narrative(
        an_annual_report(ranuyoso), NarrativeKind.FOLLOW_UP, "Baris satu.\n\nBaris dua."
    )
    assert (
        "Faktor pendorong TW I belum diisi TW II Hasil rapat dibagi pada hari yang sama. TW III belum diisi "
        "TW IV belum diisi Faktor penghambat belum diisi Tindak lanjut TW I Baris satu. Baris dua. TW II "
        "belum diisi"
    ) in printed(model)


def test_that_no_budget_or_efficiency_is_invented(annual: str) -> None:
    assert (
        "Realisasi anggaran dan efisiensi penggunaan sumber daya tidak dimuat, karena tidak dicatat dalam "
        "program ini."
    ) in annual
    assert "Rp" not in annual


def test_that_the_categories_are_printed_from_the_highest_bound(annual: str) -> None:
    assert "Kategori capaian: ≥ 91 Sangat Tinggi; ≥ 76 Tinggi;" in annual


def test_that_the_report_ends_with_the_signature(annual: str) -> None:
    assert "Lumajang, 9 Januari 2026 CAMAT RANUYOSO IWAN HADI PURNOMO, S.STP, M.M. NIP." in annual


def test_that_a_year_without_anything_prints_its_blanks(ranuyoso: OfficeContent) -> None:
    model = an_annual_report(ranuyoso, villages=(), documents=())
    bare = replace(model, rows=(), objectives=(), narratives=(), categories=(), official=None)
    text = printed(bare)
    assert text.count("Lembar IKU belum memuat indikator sasaran strategis.") == 4
    assert "Tidak ada indikator yang diuraikan." in text
    assert "Kategori capaian: tabel kategori belum diisi." in text
    assert "NIP. ……" in text
    matrix = replace(model.matrix, counted=(), rows=(), totals=(), causes=())
    assert "Tidak ada dokumen desa yang dihitung pada tahun 2025" in printed(
        replace(model, matrix=matrix)
    )


def test_that_a_year_that_has_not_begun_has_no_figures(ranuyoso: OfficeContent) -> None:
    model = an_annual_report(ranuyoso, today=date(2024, 11, 1))
    rows = tuple(
        replace(row, years=(row.years[0], replace(row.years[1], assessment=None), row.years[2]))
        for row in model.rows
    )
    text = printed(replace(model, rows=rows))
    assert "tepat waktu % 90,00 – belum ada – –" in text


def test_that_a_practice_office_prints_its_mark_on_every_page(ranuyoso: OfficeContent) -> None:
    office = replace(ranuyoso.office, practice=True)
    text = printed(an_annual_report(ranuyoso, office=office))
    assert "Keadaan laporan: Konsep, LATIHAN ·" in text


def test_that_titles_of_narrow_columns_are_not_broken_upright(ranuyoso: OfficeContent) -> None:
    words = words_of(drawn(an_annual_report(ranuyoso), Paper.A4_PORTRAIT))
    wanted = "Satuan Target 2025 Realisasi 2025 Capaian (%) Kategori Terlambat Sebab"
    assert lacking_in_order(wanted.split(), words) == ""


def five_years(content: OfficeContent) -> AnnualReport:
    model = an_annual_report(content)
    found = model.rows[0].figures.assessment
    earlier = tuple(
        YearFigure(year, FigureSource.LIVE, found.target, found) for year in range(2021, 2025)
    )
    plan = replace(model.plan, first_year=2021)
    return an_annual_report(content, years=earlier, plan=plan)


@pytest.mark.parametrize("paper", REPORTS["annual"].papers)
def test_that_the_newest_year_stands_beside_the_one_before_it(
    ranuyoso: OfficeContent, paper: Paper
) -> None:
    text = printed(five_years(ranuyoso), paper)
    upright = paper in (Paper.F4_PORTRAIT, Paper.A4_PORTRAIT)
    tables = (
        ((2021,), (2022, 2023), (2024, 2025)) if upright else ((2021, 2022), (2023, 2024, 2025))
    )
    for years in tables:
        titles = " ".join(f"{year} (belum dikunci)" for year in years)
        assert f"Indikator Kinerja Utama Satuan {titles}" in text
        assert " ".join(["Target Realisasi Capaian (%)"] * len(years)) in text, "no broken title"


def test_that_a_document_of_an_exception_says_so(ranuyoso: OfficeContent) -> None:
    late = a_document("35.08.20.2001", "LPPDES", 2024, date(2025, 5, 2), cause_text="Banjir")
    model = an_annual_report(ranuyoso, some_villages(1), [late])
    row = model.matrix.rows[0]
    cells = tuple(
        replace(cell, exception=an_exception()) if cell.document_type == "LPPDES" else cell
        for cell in row.cells
    )
    text = printed(replace(model, matrix=replace(model.matrix, rows=(replace(row, cells=cells),))))
    assert "(pengecualian Camat) 02/05/2025 Terlambat 32 hari Banjir" in text


def test_that_two_prints_of_the_same_year_are_equal(ranuyoso: OfficeContent) -> None:
    model = an_annual_report(ranuyoso)
    assert drawn(model) == drawn(model)
    assert drawn(model) != drawn(replace(model, revision=1))
