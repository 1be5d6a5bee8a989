"""Evidence binders of lost and broken files, and how a binder is made: progress, Batal, disk."""

import io
import tempfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from iku_desktop.domain.binder_models import BinderSection, EvidenceBinder
from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.reports.binder_spool import Spool
from iku_desktop.reports.evidence_leaves import leaves_of
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS, Making
from tests.reports.binders import (
    ALL_FILES,
    Shelf,
    a_binder,
    a_file,
    a_full_binder,
    an_activity_item,
    bind,
    links_of,
    texts_of,
)
from tests.reports.reading import MM, faults, pages_of, squeezed, text_of
from tests.scans import a_pdf

PAPERS = REPORTS["evidence"].papers
LONG = "Rapat koordinasi fasilitasi penyusunan dokumen perencanaan pembangunan Desa " * 6
HOSTILE = "<b>&\"'<img src=x>{}%s\\ ≥ é"
UNBROKEN = "Sindangbarangkalonganselatanjayasejahtera" * 3


@pytest.fixture(scope="module")
def model(ranuyoso: OfficeContent) -> EvidenceBinder:
    return a_full_binder(ranuyoso)


@pytest.fixture(scope="module")
def spoiled(model: EvidenceBinder) -> tuple[bytes, list[EvidenceFile]]:
    """The binder after the photograph was lost and the LPPDesa was put under a password."""
    shelf = Shelf.of(ALL_FILES)
    files = {file.name: file for _, _, file in model.bound()}
    del shelf.content[files["Foto.jpg"].sha256]
    shelf.content[files["LPPDesa.pdf"].sha256] = b"%PDF-1.7 rusak"
    making = Making(content=shelf)
    return REPORTS["evidence"].render(model, PAPERS[0], making), making.unbound


def test_that_a_file_that_can_not_be_bound_has_a_page_that_names_it_and_says_why(
    spoiled: tuple[bytes, list[EvidenceFile]],
) -> None:
    lost, broken = texts_of(spoiled[0])[5], texts_of(spoiled[0])[7]
    for part in (
        "BUKTI 2 TIDAK DAPAT DIMUAT",
        "Nama berkas : Foto.jpg Bukti untuk : 03/10/2025, Kegiatan 2",
        "Jenis bukti : Rapat koordinasi (005/1/2025) Indikator : IKU 1 Fasilitasi ditindaklanjuti",
        "Sebab : Isi berkas bukti Foto.jpg tidak ada lagi di folder bukti.",
        "Bukti 2/5 halaman 6/9",
    ):
        assert part in lost
    assert "BUKTI 4 TIDAK DAPAT DIMUAT" in broken
    assert "Sebab : PDF LPPDesa.pdf rusak atau terpotong" in broken


def test_that_cover_and_index_mark_what_is_not_there(
    spoiled: tuple[bytes, list[EvidenceFile]],
) -> None:
    cover, index = texts_of(spoiled[0])[:2]
    assert "2 berkas tidak dapat dimuat, yaitu Bukti 2, 4." in cover
    assert "IKU 1 Fasilitasi ditindaklanjuti 4 kegiatan 3 1 3 4 1" in cover
    assert "Jumlah 5 5 2" in cover
    assert "Foto.jpg TIDAK DAPAT DIMUAT 0 6" in index
    assert index.count("TIDAK DAPAT DIMUAT") == 2


def test_that_whoever_asked_is_told_which_files_are_left_out(
    spoiled: tuple[bytes, list[EvidenceFile]],
) -> None:
    assert [file.name for file in spoiled[1]] == ["Foto.jpg", "LPPDesa.pdf"]


def test_that_all_other_files_are_bound_nevertheless(
    spoiled: tuple[bytes, list[EvidenceFile]],
) -> None:
    found = texts_of(spoiled[0])
    assert "Notulen 3" in found[4]
    assert "Bukti 3/5 halaman 7/9" in found[6]
    assert "Indeks 1" in found[8]
    assert links_of(spoiled[0]) == [(2, 3), (2, 6), (2, 7), (2, 8), (2, 9)]


def test_that_a_binder_of_nothing_but_lost_files_still_prints(model: EvidenceBinder) -> None:
    found = texts_of(bind(model, {}))
    assert len(found) == 2 + 5
    assert all("TIDAK DAPAT DIMUAT" in text for text in found[2:])


@pytest.mark.parametrize("paper", PAPERS)
def test_that_the_page_of_a_lost_file_holds_any_words(
    ranuyoso: OfficeContent, paper: Paper
) -> None:
    file = a_file(f"{UNBROKEN}.pdf", b"x")
    section = BinderSection(
        "IKU-1", LONG, FileOwner.ACTIVITY, (an_activity_item(HOSTILE + LONG * 9, [file]),)
    )
    page = pages_of(bind(a_binder(ranuyoso, [section]), {}, paper))[-1]
    below = tuple(each for each in page.letters if each.top < page.height - 12 * MM)
    assert [*faults(replace(page, letters=below))] == []
    assert "tidak ada lagi di folder bukti" in " ".join(page.text.split())
    assert "Halaman ini menggantikan berkas tersebut." in " ".join(page.text.split())
    assert squeezed(HOSTILE) in squeezed(page.text)


# Being made


def test_that_progress_is_told_for_each_file_and_goes_only_forward(model: EvidenceBinder) -> None:
    told: list[tuple[int, int]] = []
    bind(model, ALL_FILES, progress=lambda count, total: told.append((count, total)))
    assert {total for _, total in told} == {10}
    counts = [count for count, _ in told]
    assert counts == sorted(counts)
    assert {0, 1, 2, 3, 4, 5, 10} <= set(counts)


@pytest.mark.parametrize("stop_at", [0, 1, 5, 12])
def test_that_a_stopped_binder_leaves_nothing_behind(
    model: EvidenceBinder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stop_at: int
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("iku_desktop.reports.binder.Spool", lambda: Spool(most=1))
    calls = iter(range(10_000))

    def stop(_count: int, _total: int) -> None:
        if next(calls) == stop_at:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        bind(model, ALL_FILES, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_that_what_is_too_much_for_memory_waits_on_disk_and_gives_the_same_binder(
    model: EvidenceBinder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    in_memory = bind(model, ALL_FILES)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    found: list[int] = []
    monkeypatch.setattr("iku_desktop.reports.binder.Spool", lambda: Spool(most=3000))

    def look(_count: int, _total: int) -> None:
        found.append(len(list(tmp_path.rglob("*.pdf"))))

    on_disk = bind(model, ALL_FILES, progress=look)
    assert max(found) >= 2
    assert list(tmp_path.iterdir()) == []
    assert texts_of(on_disk) == texts_of(in_memory)
    assert bind(model, ALL_FILES) == on_disk


def test_that_a_full_disk_is_no_reason_to_have_no_binder(
    model: EvidenceBinder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = bind(model, ALL_FILES)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tidak ada"))
    monkeypatch.setattr("iku_desktop.reports.binder.Spool", lambda: Spool(most=1))
    assert bind(model, ALL_FILES) == whole


def test_that_a_disk_that_was_full_for_a_while_spoils_no_leaf(
    model: EvidenceBinder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = bind(model, ALL_FILES)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tidak ada"))
    monkeypatch.setattr("iku_desktop.reports.binder.Spool", lambda: Spool(most=1))

    def free(count: int, _total: int) -> None:
        if count == 3:
            monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    assert bind(model, ALL_FILES, progress=free) == whole
    assert list(tmp_path.iterdir()) == []


def test_that_a_spool_numbers_leaves_across_batches(tmp_path: Path) -> None:
    with Spool(most=1) as spool:
        ranges = [spool.add(leaves_of(a_pdf(count), FILE_TYPE)) for count in (2, 1, 3)]
    assert [list(each) for each in ranges] == [[0, 1], [2], [3, 4, 5]]


FILE_TYPE = a_file("x.pdf", b"").type


def test_that_without_an_office_every_file_counts_as_missing(model: EvidenceBinder) -> None:
    text = text_of(REPORTS["evidence"].render(model))
    assert "tidak ada lagi di folder bukti" in text


def test_that_a_reader_opens_the_binder_without_repairing_it(model: EvidenceBinder) -> None:
    data = bind(model, ALL_FILES)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 10
    document.close()
