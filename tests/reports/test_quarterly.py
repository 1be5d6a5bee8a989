"""The quarterly report's words: its title and state, sections A to E, and who signs."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.documents import DeadlineException
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.measurement import Measurement
from iku_desktop.domain.office import Acting, OnBehalf
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.read_models import NarrativeBlock, QuarterReport, QuarterState
from iku_desktop.reports.activity_list import activities_section
from iku_desktop.reports.boxes import Row
from iku_desktop.reports.flow import paginate
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS
from iku_desktop.reports.styles import BODY
from iku_desktop.reports.text import Text
from tests.builders import RKP, RULES, a_document, a_village
from tests.reports.models import CAMAT, a_report, some_activities, some_villages, worked_documents
from tests.reports.reading import lacking_in_order, pages_of, text_of, words_of


def printed(model: QuarterReport, paper: Paper = Paper.F4) -> str:
    return text_of(REPORTS["quarterly"].render(model, paper))


@pytest.fixture(scope="module")
def third_quarter(ranuyoso: OfficeContent) -> str:
    return printed(a_report(ranuyoso))


@pytest.mark.parametrize(
    "wanted",
    [
        "LAPORAN CAPAIAN INDIKATOR KINERJA UTAMA TRIWULAN III TAHUN 2025",
        "Kecamatan Ranuyoso, Kabupaten Lumajang · Keadaan laporan: Konsep · data per 30 September 2025",
        "Dokumen yang dihitung tahun 2025: LPPDesa 2024 (tenggat 31 Maret 2025), RKPDesa 2026",
        "(tenggat 30 September 2025), APBDesa 2026 (tenggat 31 Desember 2025)",
    ],
)
def test_that_the_title_says_office_state_day_and_the_years_counted(
    third_quarter: str, wanted: str
) -> None:
    assert wanted in third_quarter


@pytest.mark.parametrize(
    ("closed", "revision", "wanted"),
    [
        (False, 0, "Keadaan laporan: Konsep ·"),
        (True, 0, "Keadaan laporan: Final ·"),
        (True, 2, "Keadaan laporan: Revisi 2 ·"),
        (False, 1, "Keadaan laporan: Konsep Revisi 1 ·"),
    ],
)
def test_that_the_state_is_draft_final_or_a_revision(
    ranuyoso: OfficeContent, closed: bool, revision: int, wanted: str
) -> None:
    state = QuarterState.CLOSED if closed else QuarterState.OPEN
    text = printed(a_report(ranuyoso, state=state, revision=revision))
    assert wanted in text
    assert f"| {wanted[17:-2]} | Kode pemeriksaan" in text


def test_that_table_a_has_its_figures_in_the_order_of_its_numbered_columns(
    third_quarter: str,
) -> None:
    numbers = " ".join(f"({number})" for number in range(1, 16))
    assert numbers in third_quarter
    row = (
        "2 Meningkatnya akuntabilitas Pemerintahan Desa Rata-rata persentase Desa yang menyusun dokumen "
        "administrasi Pemerintahan Desa tepat waktu % 90,00 30,00 30,00 60,00 90,00 27,27 9/33 27,27 9/33 "
        "57,58 19/33 – sesudah TW III 95,96 Sangat Tinggi"
    )
    assert row in third_quarter


def test_that_each_figure_is_proved_with_its_terms(third_quarter: str) -> None:
    assert (
        "Bukti hitung 1: 39 kegiatan ditindaklanjuti ÷ 46 kegiatan yang memiliki bukti dukung × 100 = 84,78. "
        "Triwulan III saja: 15 ÷ 17 × 100 = 88,24. Masih dapat dicapai: 46 ÷ 46 × 100 = 100,00. "
        "Capaian: 84,78 ÷ 88,00 × 100 = 96,34."
    ) in third_quarter
    assert (
        "Bukti hitung 2: (10 RKPDesa 2026 + 0 APBDesa 2026 + 9 LPPDesa 2024) ÷ (11 desa × 3 dokumen) × 100 = "
        "19 ÷ 33 × 100 = 57,58. Dari yang sudah jatuh tempo: 19 ÷ 22 × 100 = 86,36. Masih dapat dicapai: "
        "30 ÷ 33 × 100 = 90,91. Capaian: 57,58 ÷ 60,00 × 100 = 95,96."
    ) in third_quarter


def test_that_what_has_no_value_says_why(ranuyoso: OfficeContent) -> None:
    text = printed(a_report(ranuyoso, villages=(), documents=(), facts=(), targets=False))
    assert "Bukti hitung 1: – (belum ada kegiatan)." in text
    assert "Triwulan III saja: – (tidak ada kegiatan)." in text
    assert "Bukti hitung 2: – (belum ada dokumen)." in text
    assert "Capaian: – (target belum diisi)." in text
    assert "Indeks Pelayanan Publik tahun 2025: belum diisi." in text


def test_that_quarters_after_the_reports_own_are_not_shown_as_not_begun(
    ranuyoso: OfficeContent,
) -> None:
    text = printed(a_report(ranuyoso, quarter=1, today=date(2025, 8, 1)))
    assert "27,27 9/33 – sesudah TW I – sesudah TW I – belum mulai 90,91 Tinggi" in text


def test_that_a_quarter_without_its_own_target_is_measured_against_the_years(
    ranuyoso: OfficeContent,
) -> None:
    report = a_report(ranuyoso)
    bare = tuple(
        replace(row, course=tuple(replace(point, target=None) for point in row.course))
        for row in report.rows
    )
    text = printed(replace(report, rows=bare))
    assert "= 95,96 (terhadap target tahun 2025)." in text
    assert "Target tahun 2025 60,00 %" in text


def test_that_the_gauges_say_value_terms_target_and_category(third_quarter: str) -> None:
    wanted = (
        "IKU 2, Dokumen desa tepat waktu 57,58 % 19 dari 33 dokumen 60 0 100 Realisasi 57,58 % "
        "Masih dapat dicapai 90,91 % Target TW III 60,00 % Capaian 95,96 % Kategori Sangat Tinggi"
    )
    assert wanted in third_quarter


def test_that_the_matrix_shows_date_number_and_days_late(ranuyoso: OfficeContent) -> None:
    text = printed(a_report(ranuyoso, villages=some_villages(11, "Desanya {number}")))
    assert (
        "10 Desanya 10 30/09/2025 5/2025 Tepat waktu – – Belum, 92 hari lagi 04/04/2025 – Terlambat 4 hari"
        in text
    )
    assert (
        "11 Desanya 11 – – Belum, lewat tenggat – – Belum, 92 hari lagi – – Belum, lewat 183 hari"
        in text
    )
    assert (
        "Tepat waktu 10 dari 11 (90,91 %) Terlambat 0, lewat tenggat 1, belum jatuh tempo 0" in text
    )
    assert (
        "Seluruh dokumen tepat waktu: 19 dari 33 (57,58 %). Status per 30 September 2025." in text
    )


def test_that_causes_are_summed_up_with_their_villages_and_the_unknown_ones_last(
    third_quarter: str,
) -> None:
    listed = "BPD belum menyepakati (1): Desa 2010"
    assert f"1. {listed} 2. Penyebab tidak dicatat (2): Desa 2011" in third_quarter
    assert (
        f"Penyebab keterlambatan: {listed}; Penyebab tidak dicatat (2): Desa 2011." in third_quarter
    )


def test_that_an_exception_is_listed_and_marked_at_its_cell(ranuyoso: OfficeContent) -> None:
    exception = DeadlineException(
        "35.08.20.2011", "LPPDES", 2024, date(2025, 10, 31), date(2025, 3, 20), "Banjir", "140/7"
    )
    text = printed(a_report(ranuyoso, exceptions=[exception]))
    assert "Belum, 31 hari lagi (tenggat 31/10/2025)" in text
    assert (
        "Pengecualian Camat: 1. Desa 2011, LPPDesa 2024: tenggat menjadi 31 Oktober 2025, diputuskan "
        "20 Maret 2025 dengan surat nomor 140/7. Alasan: Banjir"
    ) in text
    assert "Tidak ada pengecualian Camat." in printed(a_report(ranuyoso))


def test_that_a_plan_dated_after_its_budget_is_flagged(ranuyoso: OfficeContent) -> None:
    documents = [
        *worked_documents(),
        a_document("35.08.20.2001", "APBDES", 2026, date(2025, 8, 1)),
    ]
    text = printed(a_report(ranuyoso, documents=documents))
    assert (
        "Perlu diperiksa: 1. Desa 2001: RKPDesa 2026 bertanggal 30/09/2025, sesudah APBDesa" in text
    )


def test_that_a_kelurahan_is_named_but_has_no_row(ranuyoso: OfficeContent) -> None:
    villages = (*some_villages(1), a_village("35.08.20.1001", name="Kelurahannya"))
    text = printed(a_report(ranuyoso, villages=villages))
    assert text.count("Kelurahannya") == 1
    assert "Kelurahan, tidak termasuk indikator dokumen desa: Kelurahannya." in text


def test_that_activities_stand_by_section_with_subtotals(ranuyoso: OfficeContent) -> None:
    words = (
        "C. Kegiatan fasilitasi dan koordinasi Triwulan III (15 dihitung, 10 ditindaklanjuti)",
        "Subbagian Umum",
        "Jumlah Subbagian Umum 9 kegiatan: 7 dihitung, 5 ditindaklanjuti, 2 tidak dihitung",
        "Seksi Pemerintahan",
        "Jumlah Seksi Pemerintahan 10 kegiatan: 8 dihitung, 5 ditindaklanjuti, 2 tidak dihitung",
        "Jumlah seluruhnya 19 kegiatan: 15 dihitung, 10 ditindaklanjuti, 4 tidak dihitung",
    )
    given = words_of(REPORTS["quarterly"].render(a_report(ranuyoso), Paper.F4))
    assert lacking_in_order(" ".join(words).split(), given) == ""


@pytest.mark.parametrize("count", range(18, 32))
def test_that_the_sum_of_all_activities_never_stands_alone(
    ranuyoso: OfficeContent, count: int
) -> None:
    model = a_report(ranuyoso, activities=some_activities(count))
    # The ending binds what stands before it, so the list is followed by more than enough.
    after = [Text("Uraian", BODY).lay(800.0) for _ in range(30)]
    pages = paginate([*activities_section(model, 800.0), *after], 440.0)
    blocks = [block for page in pages for block in dict.fromkeys(piece.block for piece in page)]
    last_row, subtotal, total = [each for each in blocks if isinstance(each, Row)][-3:]
    (page,) = [page for page in pages if any(piece.block is total for piece in page)]
    assert {id(last_row), id(subtotal)} <= {id(piece.block) for piece in page}


def test_that_an_activity_prints_its_days_place_evidence_output_and_follow_up(
    ranuyoso: OfficeContent,
) -> None:
    (row,) = some_activities(2, first_day=date(2025, 6, 30), place="Balai Desa")[1:]
    assert (
        "1 30/06/2025 s.d. 02/07/2025 Kegiatan ke-2 (Balai Desa) Rapat koordinasi (005/1/2025) Notula "
        "02/07/2025 Ya"
    ) in printed(a_report(ranuyoso, activities=(row,)))


def test_that_an_activity_without_evidence_or_section_is_said_not_to_count(
    ranuyoso: OfficeContent,
) -> None:
    row = replace(some_activities(1)[0], section=None)
    text = printed(a_report(ranuyoso, activities=(row,)))
    assert "Tanpa seksi 1 01/07/2025 Kegiatan ke-1 belum ada bukti Notula belum Tidak" in text


def test_that_a_follow_up_after_the_as_of_date_is_not_shown(ranuyoso: OfficeContent) -> None:
    row = some_activities(2)[1]
    later = replace(row, activity=replace(row.activity, follow_up_date=date(2025, 10, 1)))
    text = printed(a_report(ranuyoso, activities=(later,)))
    assert "Notula belum Ya" in text
    assert "01/10/2025" not in text


def test_that_a_quarter_without_activities_says_so(ranuyoso: OfficeContent) -> None:
    assert "Tidak ada kegiatan pada triwulan ini." in printed(a_report(ranuyoso, activities=()))


def test_that_narratives_are_paragraphs_and_blank_ones_say_so(ranuyoso: OfficeContent) -> None:
    report = a_report(ranuyoso)
    texts = {NarrativeKind.FOLLOW_UP: "Baris satu.\n\nBaris dua."}
    block = NarrativeBlock(report.narratives[0].indicator, texts)
    assert (
        "IKU 1 Persentase hasil fasilitasi dan koordinasi yang ditindaklanjuti Faktor pendorong : "
        "belum diisi Faktor penghambat : belum diisi Tindak lanjut triwulan berikutnya : Baris satu. "
        "Baris dua. E. Kategori"
    ) in printed(replace(report, narratives=(block,)))


def test_that_the_categories_are_printed_from_the_highest_bound(third_quarter: str) -> None:
    assert (
        "E. Kategori capaian: ≥ 91 Sangat Tinggi; ≥ 76 Tinggi; ≥ 66 Sedang; ≥ 51 Rendah; selain itu "
        "Sangat Rendah. Nilai yang dibandingkan adalah nilai sebelum dibulatkan."
    ) in third_quarter


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, "Lumajang, 9 Oktober 2025 CAMAT RANUYOSO IWAN HADI"),
        ({"acting": Acting.PLT}, "2025 Plt. CAMAT RANUYOSO IWAN"),
        ({"acting": Acting.PLH, "rank": "Pembina"}, "M.M. Pembina NIP. 19750921 199602 1 002"),
        (
            {"on_behalf": OnBehalf.AN, "on_behalf_of": "BUPATI"},
            "2025 a.n. BUPATI CAMAT RANUYOSO IWAN",
        ),
        (
            {"on_behalf": OnBehalf.UB, "on_behalf_of": "CAMAT", "post": "KASI"},
            "2025 a.n. CAMAT u.b. KASI IWAN",
        ),
    ],
)
def test_that_whoever_signs_does_so_in_the_form_of_the_post(
    ranuyoso: OfficeContent, changes: dict[str, object], wanted: str
) -> None:
    official = replace(CAMAT, **changes)  # type: ignore[arg-type]
    assert wanted in printed(a_report(ranuyoso, official=official))


def test_that_blanks_print_as_dots_to_write_on(ranuyoso: OfficeContent) -> None:
    office = replace(ranuyoso.office, address="", email="", postal_line="", place="")
    pages = pages_of(
        REPORTS["quarterly"].render(a_report(ranuyoso, official=None, office=office), Paper.F4)
    )
    assert "email" not in pages[0].text
    assert pages[0].text.splitlines()[2].strip("…") == ""
    assert "……, 9 Oktober 2025" in pages[-1].text
    assert "NIP. ……" in pages[-1].text


def test_that_a_practice_office_prints_its_mark_on_every_page(ranuyoso: OfficeContent) -> None:
    office = replace(ranuyoso.office, practice=True)
    pages = pages_of(REPORTS["quarterly"].render(a_report(ranuyoso, office=office), Paper.F4))
    assert all("LATIHAN" in page.text for page in pages)
    assert "Keadaan laporan: Konsep, LATIHAN ·" in " ".join(pages[0].text.split())
    assert "LATIHAN" not in printed(a_report(ranuyoso))


def test_that_titles_of_narrow_columns_are_not_broken_on_a4(ranuyoso: OfficeContent) -> None:
    text = printed(a_report(ranuyoso), Paper.A4)
    for words in ("Satuan Target 2025 Target Realisasi", "Ditetapkan Nomor Status Disampaikan"):
        assert lacking_in_order(words.split(), text.split()) == ""


def test_that_more_than_three_documents_stand_in_a_second_table(ranuyoso: OfficeContent) -> None:
    kinds = tuple(replace(RKP, code=f"X{number}", name=f"Jenis{number}") for number in range(5))
    counted = tuple(CountedDocument(kind, 2026, RULES[0]) for kind in kinds)
    report = a_report(ranuyoso)
    row = report.matrix.rows[0]
    cells = tuple(replace(row.cells[0], document_type=kind.code) for kind in kinds)
    totals = tuple(replace(report.matrix.totals[0], counted=each) for each in counted)
    matrix = replace(
        report.matrix, counted=counted, rows=(replace(row, cells=cells),), totals=totals
    )
    text = printed(replace(report, matrix=matrix))
    assert text.count("1 Desa 2001 30/09/2025 5/2025 Tepat waktu") == 2
    assert (
        lacking_in_order(
            ["Jenis0", "Jenis1", "Jenis2", "(11)", "Jenis3", "Jenis4", "(8)"], text.split()
        )
        == ""
    )


def test_that_a_plan_without_documents_says_so(ranuyoso: OfficeContent) -> None:
    report = a_report(ranuyoso)
    matrix = replace(report.matrix, counted=(), rows=(), totals=(), causes=())
    text = printed(replace(report, matrix=matrix))
    assert text.count("Tidak ada dokumen desa yang dihitung pada tahun 2025") == 2


def test_that_a_village_is_shown_where_it_is_not_expected(ranuyoso: OfficeContent) -> None:
    villages = (a_village(name="Baru", valid_from=date(2025, 6, 1)),)
    text = printed(a_report(ranuyoso, villages=villages))
    assert (
        "1 Baru 30/09/2025 5/2025 Tepat waktu – – Belum, 92 hari lagi 31/03/2025 141 tidak dihitung"
        in text
    )


def test_that_only_a_percentage_has_a_gauge(ranuyoso: OfficeContent) -> None:
    report = a_report(ranuyoso)
    row = report.rows[0]
    other = replace(row, indicator=replace(row.indicator, unit="indeks"))
    text = printed(replace(report, rows=(other, report.rows[1])))
    assert "IKU 1, Fasilitasi ditindaklanjuti" not in text
    assert "IKU 2, Dokumen desa tepat waktu" in text


def test_that_the_goal_indicator_is_told_with_target_and_achievement(
    ranuyoso: OfficeContent,
) -> None:
    report = a_report(ranuyoso)
    (row,) = report.objectives
    assessment = replace(
        row.assessment,
        measurement=Measurement(actual=Fraction("3.45")),
        target=Fraction(4),
        achievement=Fraction("86.25"),
        category=report.categories[1],
    )
    text = printed(replace(report, objectives=(replace(row, assessment=assessment),)))
    assert (
        "Tujuan “Optimalnya penyelenggaraan Reformasi birokrasi”, Indeks Pelayanan Publik tahun 2025: "
        "3,45 indeks, target 4,00, capaian 86,25 % (Tinggi)."
    ) in text


def test_that_a_report_without_indicators_or_categories_says_so(ranuyoso: OfficeContent) -> None:
    text = printed(a_report(ranuyoso, rows=(), categories=(), narratives=()))
    assert "Lembar IKU belum memuat indikator sasaran strategis." in text
    assert "E. Kategori capaian: tabel kategori belum diisi." in text
    assert "Tidak ada indikator yang diuraikan." in text
