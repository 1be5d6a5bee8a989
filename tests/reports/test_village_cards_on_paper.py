"""The words of village cards and of the matrix alone."""

from dataclasses import replace
from datetime import date

import pytest

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.domain.report_models import VillageCards
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS
from tests.builders import a_document, a_village, an_exception
from tests.reports.models import some_villages
from tests.reports.paper_models import a_matrix, some_cards
from tests.reports.reading import text_of


def printed(model: VillageCards) -> str:
    return text_of(REPORTS["village_card"].render(model, Paper.F4_PORTRAIT))


def test_that_a_card_tells_its_village_and_the_documents_of_each_year(
    ranuyoso: OfficeContent,
) -> None:
    village = a_village(name="Meninjo", head="Sri Wahyuni", phone="0800")
    documents = [
        a_document(village.id, "LPPDES", 2024, date(2025, 4, 4), number="141/5", cause="bpd"),
        a_document(village.id, "RKPDES", 2026, date(2025, 9, 29), number="5/2025", note="Lengkap"),
    ]
    text = printed(some_cards(ranuyoso, [village], documents))
    assert "LEMBAR DOKUMEN ADMINISTRASI PEMERINTAHAN DESA DESA MENINJO" in text
    assert "Kode Desa : 35.08.20.2001 Kepala Desa : Sri Wahyuni Nomor HP : 0800" in text
    assert "Tahun 2024: 1 dari 3 tepat waktu (33,33 %)" in text
    assert "Tahun 2025: 1 dari 3 tepat waktu (33,33 %)" in text
    assert (
        "RKPDesa 2026 30/09/2025 29/09/2025 ditetapkan 5/2025 Tepat waktu Lengkap APBDesa 2026 "
        "31/12/2025 – – Belum, lewat tenggat sebab tidak dicatat LPPDesa 2024 31/03/2025 04/04/2025 "
        "disampaikan 141/5 Terlambat 4 hari BPD belum menyepakati"
    ) in text
    assert "Tahun 2024 sampai dengan 2025: 2 dari 6 dokumen tepat waktu (33,33 %)." in text
    assert "Status per 31 Desember 2025." in text


def test_that_an_exception_stands_with_its_reason(ranuyoso: OfficeContent) -> None:
    model = some_cards(ranuyoso, some_villages(1), [], years=1)
    (card,) = model.cards
    (year,) = card.years
    granted = replace(an_exception(), letter_number="140/9")
    cells = (*year.cells[:2], replace(year.cells[2], exception=granted, due=granted.new_due))
    text = printed(replace(model, cards=(replace(card, years=(replace(year, cells=cells),)),)))
    assert "LPPDesa 2024 30/04/2025 (pengecualian Camat)" in text
    assert (
        "Pengecualian Camat untuk LPPDesa 2024: tenggat menjadi 30 April 2025, diputuskan 20 Maret 2025 "
        "dengan surat nomor 140/9. Alasan: Banjir"
    ) in text


@pytest.mark.parametrize(
    ("validity", "wanted"),
    [
        ({"valid_from": date(2024, 6, 1)}, "Masa berlaku : sejak 1 Juni 2024"),
        ({"valid_to": date(2026, 6, 1)}, "Masa berlaku : sampai dengan 1 Juni 2026"),
        (
            {"valid_from": date(2024, 6, 1), "valid_to": date(2026, 6, 1)},
            "Masa berlaku : 1 Juni 2024 sampai dengan 1 Juni 2026",
        ),
    ],
)
def test_that_a_village_that_was_not_always_there_says_so(
    ranuyoso: OfficeContent, validity: dict[str, object], wanted: str
) -> None:
    assert wanted in printed(some_cards(ranuyoso, [a_village(**validity)]))
    assert "Masa berlaku" not in printed(some_cards(ranuyoso, some_villages(1)))


def test_that_a_document_not_expected_of_a_village_is_said_not_to_count(
    ranuyoso: OfficeContent,
) -> None:
    village = a_village(valid_from=date(2025, 6, 1))
    text = printed(some_cards(ranuyoso, [village], [], years=1))
    assert "LPPDesa 2024 31/03/2025 – – tidak dihitung" in text
    assert "Tahun 2025: 0 dari 2 tepat waktu (0,00 %)" in text


def test_that_a_village_without_documents_has_a_card_that_says_so(ranuyoso: OfficeContent) -> None:
    model = some_cards(ranuyoso, some_villages(1))
    bare = replace(model, cards=(replace(model.cards[0], years=()),))
    assert "Belum ada dokumen yang dihitung untuk desa ini." in printed(bare)


def test_that_a_card_of_a_closed_year_is_final(ranuyoso: OfficeContent) -> None:
    closed = some_cards(ranuyoso, some_villages(1), state=QuarterState.CLOSED)
    assert "| Final | Kode pemeriksaan" in printed(closed)
    assert "| Konsep | Kode pemeriksaan" in printed(some_cards(ranuyoso, some_villages(1)))


def test_that_each_card_is_a_paper_of_its_own_village(ranuyoso: OfficeContent) -> None:
    text = printed(some_cards(ranuyoso, some_villages(11)))
    for number in range(1, 12):
        assert f"| Lembar dokumen Desa Desa {number} sampai dengan Tahun 2025 |" in text
    assert text.count("Halaman 1 dari 1") == 11


def test_that_the_matrix_alone_has_title_state_totals_causes_and_signature(
    ranuyoso: OfficeContent,
) -> None:
    text = text_of(REPORTS["matrix"].render(a_matrix(ranuyoso), Paper.F4))
    parts = (
        "REKAPITULASI DOKUMEN ADMINISTRASI PEMERINTAHAN DESA TRIWULAN III TAHUN 2025",
        "Keadaan laporan: Konsep · data per 30 September 2025",
        "Dokumen yang dihitung tahun 2025:",
        "1 Desa 2001 30/09/2025 5/2025 Tepat waktu",
        "Seluruh dokumen tepat waktu: 19 dari 33 (57,58 %).",
        "1. BPD belum menyepakati (1): Desa 2010",
        "Lumajang, 9 Oktober 2025 CAMAT RANUYOSO",
    )
    at = [text.index(part) for part in parts]
    assert at == sorted(at)
    assert "B. Dokumen" not in text
