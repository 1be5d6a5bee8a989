"""The words of evidence files: what a file is, and what the check of all found."""

from dataclasses import replace
from datetime import date

import pytest

from iku_desktop.domain.evidence_files import (
    EvidenceCheck,
    EvidenceFile,
    FileFinding,
    FileOwner,
    FileState,
    FileType,
    StrayFile,
)
from iku_desktop.presentation.evidence_words import check_text, file_about, short_name, size_text

FILE = EvidenceFile(FileOwner.ACTIVITY, "a", "0" * 64, FileType.PDF, "surat.pdf", 119_001, 3)
LOST = FileFinding(FILE, FileState.MISSING, "Rapat koordinasi", date(2025, 10, 2))


def test_that_a_pdf_tells_its_pages_and_an_image_does_not() -> None:
    assert file_about(FILE) == "PDF, 3 halaman, 120 KB"
    image = replace(FILE, type=FileType.JPEG, size=1_500_000, pages=1)
    assert file_about(image) == "JPEG, 1,5 MB"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 KB"),
        (1, "1 KB"),
        (999_999, "1000 KB"),
        (1_234_567, "1,2 MB"),
        (1_000_000, "1 MB"),
        (50_000_000, "50 MB"),
    ],
)
def test_that_sizes_are_shown_in_steps(size: int, words: str) -> None:
    assert size_text(size) == words


def test_that_a_long_name_keeps_beginning_and_extension() -> None:
    assert short_name("surat.pdf") == "surat.pdf"
    short = short_name("Berita acara fasilitasi penyusunan APBDesa.pdf")
    assert len(short) == 28
    assert short.startswith("Berita acara f")
    assert short.endswith("APBDesa.pdf")


def test_that_a_check_of_whole_files_says_how_many() -> None:
    assert check_text(EvidenceCheck(3)) == "Semua 3 berkas bukti utuh."


def test_that_a_check_without_files_says_where_they_come_from() -> None:
    words = "Belum ada berkas bukti. Tambahkan di halaman Kegiatan atau Dokumen Desa."
    assert check_text(EvidenceCheck(0)) == words


def test_that_every_finding_is_named_with_what_to_do() -> None:
    altered = replace(LOST, state=FileState.ALTERED, subject="")
    found = EvidenceCheck(1, (LOST,), (altered,), (StrayFile("x.pdf", 9),))
    assert check_text(found).split("\n\n") == [
        "1 berkas bukti utuh.",
        "Hilang dari folder bukti: surat.pdf (Rapat koordinasi). Tambahkan lagi berkas yang sama.",
        "Tidak lagi sama dengan saat ditambahkan: surat.pdf. Tambahkan lagi berkas aslinya.",
        "1 berkas di folder bukti tidak dipakai isian mana pun.",
    ]


def test_that_a_long_list_of_findings_is_shortened() -> None:
    text = check_text(EvidenceCheck(0, (LOST,) * 11))
    assert text.count("surat.pdf") == 8
    assert "dan 3 lagi" in text
