"""The evidence binder: cover, index, stamps, bookmarks and links, with nothing, little and much in it."""

import io
from dataclasses import replace

import pikepdf
import pytest

from iku_desktop.domain.activities import Evidence, EvidenceKind
from iku_desktop.domain.binder_models import BinderSection, EvidenceBinder
from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.reports.check_code import check_code
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS, Making
from tests.reports.binders import (
    ALL_FILES,
    FILES,
    Shelf,
    a_binder,
    a_file,
    a_full_binder,
    an_activity_item,
    bind,
    bookmarks_of,
    differs,
    links_of,
    meetings,
    page_image,
    texts_of,
)
from tests.reports.models import CAMAT
from tests.reports.reading import MM, faults, fonts_of, pages_of, squeezed
from tests.scans import a_pdf, a_picture

PAPERS = REPORTS["evidence"].papers
DOCUMENT, VALUE = FileOwner.DOCUMENT, FileOwner.MANUAL_VALUE
LONG = "Rapat koordinasi fasilitasi penyusunan dokumen perencanaan pembangunan Desa " * 6
HOSTILE = "<b>&\"'<img src=x>{}%s\\ ≥ é"
UNBROKEN = "Sindangbarangkalonganselatanjayasejahtera" * 3


@pytest.fixture(scope="module")
def model(ranuyoso: OfficeContent) -> EvidenceBinder:
    return a_full_binder(ranuyoso)


@pytest.fixture(scope="module")
def data(model: EvidenceBinder) -> bytes:
    return bind(model, ALL_FILES)


def test_that_the_cover_names_office_quarter_and_state_and_is_signed(data: bytes) -> None:
    cover = texts_of(data)[0]
    parts = (
        "PEMERINTAH KABUPATEN LUMAJANG KECAMATAN RANUYOSO",
        "BERKAS BUKTI DUKUNG INDIKATOR KINERJA UTAMA TRIWULAN IV TAHUN 2025",
        "Kecamatan Ranuyoso, Kabupaten Lumajang · Keadaan laporan: Konsep · data per 31 Desember 2025",
        "Lumajang, 9 Januari 2026 CAMAT RANUYOSO IWAN HADI PURNOMO, S.STP, M.M.",
        "Halaman 1 dari 10",
    )
    at = [cover.index(part) for part in parts]
    assert at == sorted(at)


@pytest.mark.parametrize(
    "row",
    [
        "Yang dibuktikan Ada berkas Belum ada berkas Jumlah berkas Jumlah halaman Tidak dapat dimuat",
        "IKU 1 Fasilitasi ditindaklanjuti 4 kegiatan 3 1 3 5 0",
        "IKU 2 Dokumen desa tepat waktu 3 dokumen 1 2 1 2 0",
        "IPP Indeks Pelayanan Publik 1 nilai 1 0 1 1 0",
        "Jumlah 5 8 0",
    ],
)
def test_that_the_cover_counts_what_each_indicator_rests_on(data: bytes, row: str) -> None:
    assert row in texts_of(data)[0]


@pytest.mark.parametrize(
    "row",
    [
        "DAFTAR BUKTI TRIWULAN IV TAHUN 2025 Bukti Kegiatan / dokumen Jenis bukti dan nomor Nama berkas",
        "1 02/10/2025, Kegiatan 1 Rapat koordinasi (005/1/2025) Notulen.pdf 3 3",
        "2 03/10/2025, Kegiatan 2 Rapat koordinasi (005/1/2025) Foto.jpg 1 6",
        "IKU 2 Dokumen desa tepat waktu 4 LPPDesa 2024, Desa Meninjo (20/03/2025)",
        "Desa Meninjo (20/03/2025) Dokumen Desa (141/2025) LPPDesa.pdf 2 8",
        "IPP Indeks Pelayanan Publik 5 Indeks Pelayanan Publik 2025 (01/11/2025) Surat",
        "(01/11/2025) Surat 065/12/2025 Indeks.pdf 1 10",
    ],
)
def test_that_the_index_tells_of_each_file_what_it_proves_and_where_it_begins(
    data: bytes, row: str
) -> None:
    assert row in texts_of(data)[1]


def test_that_what_has_no_file_is_listed_after_the_index(data: bytes) -> None:
    index = texts_of(data)[1]
    for line in (
        "IKU 1 Fasilitasi ditindaklanjuti: 2 kegiatan",
        "1 05/11/2025 Tanpa berkas Rapat koordinasi (005/1/2025); Berita Acara",
        "2 06/11/2025 Tanpa bukti belum ada bukti, tidak dihitung",
        "IKU 2 Dokumen desa tepat waktu: 2 dokumen LPPDesa 2024: Jenggrong, Wates Kulon.",
    ):
        assert line in index
    assert "IPP Indeks Pelayanan Publik:" not in index


def test_that_every_page_of_every_file_bears_its_number(data: bytes) -> None:
    stamps = [
        "Bukti 1/5 lembar 1/3, halaman 3/10",
        "Bukti 1/5 lembar 2/3, halaman 4/10",
        "Bukti 1/5 lembar 3/3, halaman 5/10",
        "Bukti 2/5 halaman 6/10",
        "Bukti 3/5 halaman 7/10",
        "Bukti 4/5 lembar 1/2, halaman 8/10",
        "Bukti 4/5 lembar 2/2, halaman 9/10",
        "Bukti 5/5 halaman 10/10",
    ]
    found = texts_of(data)[2:]
    assert [stamp in text for stamp, text in zip(stamps, found, strict=True)] == [True] * 8
    assert [text.split(" Bukti")[0] for text in found[:2]] == ["Notulen 1", "Notulen 2"]


@pytest.mark.parametrize("paper", PAPERS)
def test_that_a_stamp_stands_in_the_upper_right_corner_above_what_is_bound(
    ranuyoso: OfficeContent, paper: Paper
) -> None:
    black = {f"{at}.png": a_picture("PNG", size, (9, 9, 9)) for at, size in enumerate(SIZES)}
    made = bind(a_binder(ranuyoso, [meetings(black)]), black, paper)
    for number, page in enumerate(pages_of(made)[2:], start=2):
        assert min(letter.left for letter in page.letters) > page.width / 2
        assert max(letter.right for letter in page.letters) < page.width - 5 * MM
        assert min(letter.bottom for letter in page.letters) > page.height - 11.5 * MM
        sheet = page_image(made, number)
        strip = sheet.crop((0, round(11.5 * MM), sheet.width, round(12.4 * MM)))
        assert strip.getextrema() == (255, 255), "the stamp and what is bound are apart"
        assert sheet.getpixel((sheet.width // 2, sheet.height // 2)) < 20


SIZES = ((2000, 3000), (3000, 2000), (2000, 2000))


@pytest.mark.parametrize(("paper", "short", "long"), [(PAPERS[0], 215, 330), (PAPERS[1], 210, 297)])
def test_that_every_sheet_has_the_chosen_paper_lying_as_its_leaf_does(
    model: EvidenceBinder, paper: Paper, short: int, long: int
) -> None:
    made = pages_of(bind(model, ALL_FILES, paper))
    sizes = [(round(page.width / MM), round(page.height / MM)) for page in made]
    assert sizes[5] == (long, short), "the photograph is wider than high"
    assert {size for at, size in enumerate(sizes) if at != 5} == {(short, long)}


def test_that_a_file_looks_the_same_in_the_binder(data: bytes) -> None:
    sheet = page_image(data, 5)
    ours = sheet.crop((0, round(12.5 * MM), sheet.width, sheet.height))
    assert ours.getextrema()[0] < 20, "the photograph's dark quarter is there"
    turned = ours.transpose(3)
    assert differs(ours, turned) > 10


def test_that_bookmarks_lead_to_indicators_and_files(data: bytes) -> None:
    assert bookmarks_of(data) == [
        (0, "Sampul", 1),
        (0, "Daftar bukti", 2),
        (0, "IKU 1 Fasilitasi ditindaklanjuti", 3),
        (1, "Bukti 1: Notulen.pdf", 3),
        (1, "Bukti 2: Foto.jpg", 6),
        (1, "Bukti 3: Denah.png", 7),
        (0, "IKU 2 Dokumen desa tepat waktu", 8),
        (1, "Bukti 4: LPPDesa.pdf", 8),
        (0, "IPP Indeks Pelayanan Publik", 10),
        (1, "Bukti 5: Indeks.pdf", 10),
    ]


def test_that_each_line_of_the_index_is_a_link_to_its_file(data: bytes) -> None:
    assert links_of(data) == [(2, 3), (2, 6), (2, 7), (2, 8), (2, 10)]


def test_that_the_places_to_sign_are_named(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for place in ("/ttd-1", "/ttd-2"):
            assert pdf.Root.Dests[place][0].objgen == pdf.pages[0].obj.objgen


def test_that_the_binder_bears_its_code_and_only_embedded_fonts(
    model: EvidenceBinder, data: bytes
) -> None:
    code = check_code("evidence", model)
    assert f"Kode pemeriksaan {code}" in texts_of(data)[0]
    assert f"Kode pemeriksaan {code}" in texts_of(data)[1]
    fonts = fonts_of(data)
    ours = [name for name in fonts if "Liberation" in name]
    assert ours
    assert all(fonts[name] for name in ours)


@pytest.mark.parametrize("paper", PAPERS)
def test_that_two_binders_of_the_same_files_are_equal(model: EvidenceBinder, paper: Paper) -> None:
    assert bind(model, ALL_FILES, paper) == bind(model, ALL_FILES, paper)
    assert bind(model, ALL_FILES, paper) != bind(model, FILES, paper)


def test_that_a_content_that_proves_two_things_is_read_and_bound_once(
    ranuyoso: OfficeContent,
) -> None:
    heavy = {"Foto.jpg": a_picture("JPEG", (1500, 1500), quality=100)}
    once = meetings(heavy)
    twice = replace(once, items=once.items * 2)
    shelf = Shelf.of(heavy)
    made = REPORTS["evidence"].render(a_binder(ranuyoso, [twice]), PAPERS[0], Making(content=shelf))
    assert shelf.read == 1
    assert len(made) < len(bind(a_binder(ranuyoso, [once]), heavy)) + len(heavy["Foto.jpg"]) // 2
    assert ["Bukti 1/2" in texts_of(made)[2], "Bukti 2/2" in texts_of(made)[3]] == [True, True]
    images = [page_image(made, number) for number in (2, 3)]
    assert differs(*images) < 1


# Nothing, little, much


def test_that_a_binder_without_any_file_teaches_what_to_do(ranuyoso: OfficeContent) -> None:
    nothing = (
        BinderSection("IKU-1", "Fasilitasi", FileOwner.ACTIVITY),
        BinderSection("IKU-2", "Dokumen", DOCUMENT),
    )
    cover, index = texts_of(bind(a_binder(ranuyoso, nothing)))
    assert "Belum ada berkas bukti untuk triwulan ini. Lampirkan PDF, JPEG atau PNG" in cover
    assert "IKU 1 Fasilitasi 0 kegiatan 0 0 0 0 0" in cover
    assert "Belum ada berkas bukti." in index


def test_that_an_office_without_indicators_still_has_a_binder(ranuyoso: OfficeContent) -> None:
    cover, index = texts_of(bind(a_binder(ranuyoso, ())))
    assert "Jumlah 0 0 0" in cover
    assert "Belum ada berkas bukti." in index


@pytest.mark.parametrize("paper", PAPERS)
def test_that_long_and_hostile_words_stay_within_the_margins(
    ranuyoso: OfficeContent, paper: Paper
) -> None:
    names = [f"{words}.pdf" for words in (UNBROKEN, LONG, HOSTILE)]
    files = {name: a_pdf(1, name[:5]) for name in names}
    evidence = (Evidence(EvidenceKind.MEETING, UNBROKEN),)
    items = [
        an_activity_item(words, [a_file(name, files[name])], evidence=evidence)
        for name, words in zip(names, (HOSTILE, UNBROKEN, LONG), strict=True)
    ]
    items += [an_activity_item(words, evidence=evidence) for words in (HOSTILE, UNBROKEN, LONG)]
    documents = [
        an_activity_item(HOSTILE, village=UNBROKEN, number=HOSTILE, evidence=()) for _ in range(40)
    ]
    model = a_binder(
        ranuyoso,
        [
            BinderSection("IKU-1", UNBROKEN, FileOwner.ACTIVITY, tuple(items)),
            BinderSection(HOSTILE, HOSTILE, DOCUMENT, tuple(documents)),
        ],
        official=replace(CAMAT, post=HOSTILE, name=HOSTILE),
    )
    made = bind(model, files, paper)
    front = pages_of(made)[:-3]
    assert [fault for page in front for fault in faults(page)] == []
    assert squeezed("".join(page.text for page in front)).count(squeezed(HOSTILE)) >= 6
    assert bookmarks_of(made)[3][1] == f"Bukti 1: {names[0]}"


@pytest.mark.parametrize("paper", PAPERS)
def test_that_an_index_of_hundreds_of_files_goes_on_over_its_pages(
    ranuyoso: OfficeContent, paper: Paper
) -> None:
    files = {f"Berkas {number}.pdf": a_pdf(1, f"Isi {number}") for number in range(1, 121)}
    made = bind(a_binder(ranuyoso, [meetings(files)]), files, paper)
    pages = pages_of(made)
    front = len(pages) - 120
    assert front >= 4
    assert [fault for page in pages[:front] for fault in faults(page)] == []
    assert all("Nama berkas" in page.text for page in pages[1:front])
    assert links_of(made) == [
        (source, front + number)
        for number, source in enumerate((link[0] for link in links_of(made)), start=1)
    ]
    assert f"Halaman {front} dari {front + 120}" in " ".join(pages[front - 1].text.split())
    for number in (1, 57, 120):
        text = " ".join(pages[front + number - 1].text.split())
        assert text == f"Isi {number} 1 Bukti {number}/120 halaman {front + number}/{front + 120}"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": QuarterState.CLOSED}, "Keadaan laporan: Final"),
        ({"state": QuarterState.CLOSED, "revision": 2}, "Keadaan laporan: Revisi 2"),
        ({"listed_later": True}, "Triwulan ini ditutup sebelum daftar berkasnya ikut dikunci"),
        ({"official": None}, "………"),
    ],
)
def test_that_the_cover_tells_how_the_quarter_stands(
    model: EvidenceBinder, changes: dict[str, object], words: str
) -> None:
    cover = texts_of(bind(replace(model, **changes), ALL_FILES))[0]  # type: ignore[arg-type]
    assert words in cover
    assert words not in texts_of(bind(model, ALL_FILES))[0]


def test_that_practice_is_marked_on_every_page(model: EvidenceBinder) -> None:
    practice = replace(model, office=replace(model.office, practice=True))
    found = texts_of(bind(practice, ALL_FILES))
    assert all("LATIHAN" in text for text in found)
    assert "Bukti 2/5 halaman 6/10, LATIHAN" in found[5]
