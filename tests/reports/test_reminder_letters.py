"""The reminder letters: their official form, what they say of each document, and any number of them."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.office import Acting, OnBehalf
from iku_desktop.domain.report_models import ReminderLetters
from iku_desktop.reports.check_code import check_code
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS
from tests.builders import a_village, an_exception
from tests.reports.models import CAMAT, some_villages
from tests.reports.paper_models import open_documents, some_letters
from tests.reports.reading import MM, faults, pages_of, squeezed, text_of

LONG_NAME = "Sindangbarangkalonganselatanjayasejahtera {number}"
HOSTILE = "<b>&\"'<img src=x>{}%s\\ ≥ é"
PAPERS = REPORTS["reminders"].papers


def drawn(model: ReminderLetters, paper: Paper = Paper.F4_PORTRAIT) -> bytes:
    return REPORTS["reminders"].render(model, paper)


@pytest.fixture(scope="module")
def letter(ranuyoso: OfficeContent) -> str:
    return text_of(drawn(some_letters(ranuyoso)))


def test_that_a_letter_has_the_parts_of_an_official_letter_in_their_order(letter: str) -> None:
    parts = (
        "PEMERINTAH KABUPATEN LUMAJANG KECAMATAN RANUYOSO",
        "Lumajang, 11 Desember 2025",
        "Nomor : 140/1/XII/2025 Sifat : Penting Lampiran : – Hal : Pengingat dokumen administrasi",
        "Yth. Kepala Desa Desa 1 di tempat",
        "menurut catatan kami sampai dengan tanggal 11 Desember 2025 dokumen administrasi Pemerintahan",
        "No Dokumen Tahun anggaran Dasar hukum Tenggat Keterangan",
        "Sehubungan dengan hal tersebut, diminta kepada Saudara",
        "kami ucapkan terima kasih. CAMAT RANUYOSO IWAN HADI PURNOMO, S.STP, M.M. NIP. 19750921 199602 1 002",
    )
    at = [letter.index(part.replace(" : ", " : ")) for part in parts]
    assert at == sorted(at)
    assert letter.count("11 Desember 2025") == 3, (
        "place and date stand at the head, not above the post"
    )


def test_that_place_and_date_stand_at_the_right(ranuyoso: OfficeContent) -> None:
    (page,) = pages_of(drawn(some_letters(ranuyoso)))
    start = squeezed(page.text).index("Lumajang,11")
    assert page.letters[start].left > page.width / 2
    assert page.letters[squeezed(page.text).index("Nomor")].left < 21 * MM


def test_that_a_date_after_a_long_place_is_not_broken(ranuyoso: OfficeContent) -> None:
    office = replace(ranuyoso.office, place="Sumbersekarwangi Pasirputih Timur Laut")
    (page,) = pages_of(drawn(some_letters(ranuyoso, office=office)))
    assert "Timur Laut,\r\n11 Desember 2025" in page.text


@pytest.mark.parametrize(
    "row",
    [
        "1 LPPDesa (Laporan Penyelenggaraan Pemerintahan Desa) 2024 PP 43/2014 disampaikan",
        "paling lambat 31 Maret 2025 Lewat 255 hari",
        "2 RKPDesa (Rencana Kerja Pemerintah Desa) 2026 Permendagri 114/2014 ditetapkan",
        "paling lambat 30 September 2025 Lewat 72 hari",
        "3 APBDesa (Anggaran Pendapatan dan Belanja Desa) 2026 Permendagri 20/2018 ditetapkan",
        "paling lambat 31 Desember 2025 20 hari lagi",
    ],
)
def test_that_each_document_stands_with_its_year_law_due_date_and_days(
    letter: str, row: str
) -> None:
    assert row in letter


@pytest.mark.parametrize(
    ("kinds", "wanted", "unwanted"),
    [
        (
            (0, 1),
            "segera menyelesaikan dokumen yang sudah melewati tenggat serta",
            "dokumen lainnya",
        ),
        ((2,), "menyelesaikan dokumen dimaksud paling lambat pada tanggal tenggatnya", "melewati"),
        ((0, 2), "menyelesaikan dokumen lainnya paling lambat pada tanggal tenggatnya", "dimaksud"),
    ],
)
def test_that_the_request_fits_what_is_overdue_or_still_coming(
    ranuyoso: OfficeContent, kinds: tuple[int, ...], wanted: str, unwanted: str
) -> None:
    text = text_of(drawn(some_letters(ranuyoso, documents=open_documents(kinds=kinds))))
    assert wanted in text
    assert unwanted not in text


def test_that_a_deadline_of_today_or_yesterday_needs_no_number_of_days(
    ranuyoso: OfficeContent,
) -> None:
    last = date(2025, 12, 31)
    text = text_of(drawn(some_letters(ranuyoso, documents=open_documents(last, (2,)))))
    assert "31 Desember 2025 Jatuh tempo hari ini" in text


def test_that_an_extended_deadline_says_so(ranuyoso: OfficeContent) -> None:
    (document,) = open_documents(kinds=(0,))
    extended = replace(document, exception=an_exception())
    text = text_of(drawn(some_letters(ranuyoso, documents=(extended,))))
    assert "31 Maret 2025, sesuai pengecualian Camat" in text


def test_that_a_letter_without_a_number_is_a_draft_to_write_on(ranuyoso: OfficeContent) -> None:
    model = some_letters(ranuyoso)
    letters = tuple(replace(each, number="") for each in model.letters)
    text = text_of(drawn(replace(model, letters=letters)))
    assert "Nomor : ………" in text
    assert "| Konsep |" in text
    assert "Konsep" not in text_of(drawn(model))


def test_that_each_village_has_a_page_of_its_own_that_can_be_sent_alone(
    ranuyoso: OfficeContent,
) -> None:
    model = some_letters(ranuyoso, some_villages(11))
    data = drawn(model)
    pages = pages_of(data)
    assert len(pages) == 11
    code = check_code("reminders", model)
    for number, page in enumerate(pages, start=1):
        text = " ".join(page.text.split())
        assert f"Kepala Desa Desa {number} di tempat" in text
        assert f"140/{number}/XII/2025" in text
        assert "Halaman 1 dari 1" in text
        assert squeezed(code) in squeezed(text)
    document = pypdfium2.PdfDocument(data)
    titles = [each.get_title() for each in document.get_toc()]
    document.close()
    assert len(titles) == 11
    assert titles[1] == "Surat pengingat dokumen Desa Desa 2, 11 Desember 2025"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", [1, 108])
def test_that_letters_to_villages_of_long_names_fit_a_page_each(
    ranuyoso: OfficeContent, paper: Paper, count: int
) -> None:
    villages = some_villages(count, LONG_NAME)
    pages = pages_of(drawn(some_letters(ranuyoso, villages), paper))
    assert len(pages) == count
    assert [fault for page in pages for fault in faults(page)] == []
    for village, page in zip(villages, pages, strict=True):
        assert f"KepalaDesa{squeezed(village.name)}ditempat" in squeezed(page.text)


def test_that_hostile_words_print_as_they_stand(ranuyoso: OfficeContent) -> None:
    official = replace(CAMAT, name=HOSTILE, post=HOSTILE, rank=HOSTILE)
    model = some_letters(ranuyoso, (a_village(name=HOSTILE),), official=official, nature=HOSTILE)
    pages = pages_of(drawn(model))
    assert [fault for page in pages for fault in faults(page)] == []
    assert squeezed("".join(page.text for page in pages)).count(squeezed(HOSTILE)) >= 6


def test_that_a_letter_of_many_documents_goes_on_over_its_pages(ranuyoso: OfficeContent) -> None:
    documents = open_documents() * 30
    pages = pages_of(drawn(some_letters(ranuyoso, some_villages(2), documents)))
    assert [fault for page in pages for fault in faults(page)] == []
    assert len(pages) % 2 == 0
    half = len(pages) // 2
    assert f"Halaman {half} dari {half}" in " ".join(pages[half - 1].text.split())
    assert all("Dasar hukum" in page.text for page in pages[: half - 1])


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"acting": Acting.PLT}, "kasih. Plt. CAMAT RANUYOSO IWAN"),
        ({"acting": Acting.PLH}, "kasih. Plh. CAMAT RANUYOSO IWAN"),
        (
            {"on_behalf": OnBehalf.UB, "on_behalf_of": "CAMAT", "post": "KASI"},
            "kasih. a.n. CAMAT u.b. KASI IWAN",
        ),
    ],
)
def test_that_a_letter_is_signed_in_the_form_of_the_post(
    ranuyoso: OfficeContent, changes: dict[str, object], wanted: str
) -> None:
    official = replace(CAMAT, **changes)  # type: ignore[arg-type]
    assert wanted in text_of(drawn(some_letters(ranuyoso, official=official)))


def test_that_copies_stand_at_the_left_under_the_signature(ranuyoso: OfficeContent) -> None:
    (page,) = pages_of(drawn(some_letters(ranuyoso, copies=("Bupati Lumajang", "Inspektur"))))
    text = " ".join(page.text.split())
    assert "NIP. 19750921 199602 1 002 Tembusan: 1. Bupati Lumajang 2. Inspektur" in text
    assert page.letters[squeezed(page.text).index("Tembusan")].left < 21 * MM
    assert "Tembusan" not in text_of(drawn(some_letters(ranuyoso)))


def test_that_a_single_copy_has_no_number(ranuyoso: OfficeContent) -> None:
    text = text_of(drawn(some_letters(ranuyoso, copies=("Bupati Lumajang",))))
    assert "Tembusan: Bupati Lumajang Kecamatan Ranuyoso |" in text


@pytest.mark.parametrize("count", range(8, 22, 2))
def test_that_copies_stay_with_the_signature_and_the_last_words(
    ranuyoso: OfficeContent, count: int
) -> None:
    letters = some_letters(
        ranuyoso, documents=open_documents() * (count // 3), copies=(HOSTILE,) * count
    )
    pages = pages_of(drawn(letters, Paper.A4_PORTRAIT))
    assert [fault for page in pages for fault in faults(page)] == []
    (last,) = [page for page in pages if "Tembusan" in page.text]
    assert "CAMAT RANUYOSO" in last.text
    assert "kami ucapkan terima kasih" in " ".join(last.text.split())
    assert f"{count}." in last.text


def test_that_two_prints_of_the_same_letters_are_equal(ranuyoso: OfficeContent) -> None:
    model = some_letters(ranuyoso, some_villages(3))
    assert drawn(model) == drawn(model)
    assert drawn(model) != drawn(replace(model, nature="Biasa"))


def test_that_long_names_of_office_and_village_still_fit_a_page_of_a4(
    ranuyoso: OfficeContent,
) -> None:
    name = LONG_NAME.format(number="")[:44]
    office = replace(ranuyoso.office, name=name, place=name)
    model = some_letters(ranuyoso, (a_village(name=name),), office=office)
    (page,) = pages_of(drawn(model, Paper.A4_PORTRAIT))
    assert [*faults(page)] == []
