"""Evidence binders made through the services: from the files in `bukti/`, whole, spoiled, stopped."""

import tempfile
from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.periods import Quarter
from tests.reports.binders import bookmarks_of
from tests.reports.reading import pages_of, text_of
from tests.scans import a_pdf, a_picture, an_encrypted_pdf
from tests.services.desk import Desk

NAMES = ("notulen.pdf", "foto.jpg", "denah.png")
FOURTH = Quarter(2025, 4)


@pytest.fixture
def shelf(desk: Desk, tmp_path: Path) -> Desk:
    """Three activities of TW IV 2025, each with a file."""
    contents = (a_pdf(2, "Notulen"), a_picture("JPEG"), a_picture("PNG"))
    for day, (name, data) in enumerate(zip(NAMES, contents, strict=True), start=1):
        (tmp_path / name).write_bytes(data)
        activity = desk.activity(date=f"{day}/10/2025", description=f"Kegiatan {day}").id
        desk.services.evidence.add(FileOwner.ACTIVITY, activity, tmp_path / name)
    return desk


def made(desk: Desk, paper: str = "f4") -> PdfDocument:
    return desk.services.reports.make("evidence", desk.moment(4), paper)


def stored(desk: Desk, name: str) -> Path:
    """Where the content of a file lies."""
    return desk.services.evidence.path(file_named(desk, name))


def file_named(desk: Desk, name: str) -> EvidenceFile:
    with desk.store.read() as reader:
        return next(each for each in reader.all_evidence_files() if each.name == name)


def close(desk: Desk) -> None:
    """Close all of 2025, early in 2026."""
    desk.clock.day = date(2026, 1, 9)
    for indicator in ("IKU-1", "IKU-2"):
        desk.services.indicators.set_target(indicator, 2025, 0, "80")
    for number in (1, 2, 3, 4):
        desk.services.closings.close(Quarter(2025, number))


def test_that_a_binder_is_a_pdf_with_every_page_of_every_file(shelf: Desk) -> None:
    document = made(shelf)
    assert document.name == "IKU_2025_TW4_Bukti_Ranuyoso_konsep.pdf"
    assert (document.kind, document.quarter, document.paper) == ("evidence", 4, "f4_portrait")
    assert document.lacks == ()
    assert len(pages_of(document.data)) == 2 + 4
    assert [title for _, title, _ in bookmarks_of(document.data)][3:] == [
        f"Bukti {number}: {name}" for number, name in enumerate(NAMES, start=1)
    ]


def test_that_the_same_files_give_the_same_bytes_on_each_paper(shelf: Desk) -> None:
    assert made(shelf) == made(shelf)
    assert made(shelf, "a4") == made(shelf, "a4")
    assert made(shelf, "a4").data != made(shelf).data


def test_that_a_binder_is_final_once_its_quarter_is_closed(shelf: Desk) -> None:
    close(shelf)
    document = made(shelf)
    assert (document.final, document.name) == (True, "IKU_2025_TW4_Bukti_Ranuyoso.pdf")
    assert "Keadaan laporan: Final" in text_of(document.data)
    shelf.clock.day = date(2026, 6, 1)
    assert made(shelf) == document


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "tidak ada lagi di folder bukti"),
        (b"", "berubah sejak dilampirkan"),
        (an_encrypted_pdf(), "berubah sejak dilampirkan"),
        (a_pdf(2, "Palsu"), "berubah sejak dilampirkan"),
    ],
)
def test_that_a_file_that_was_lost_or_changed_by_hand_is_named_and_not_bound(
    shelf: Desk, content: bytes | None, reason: str
) -> None:
    path = stored(shelf, "notulen.pdf")
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    document = made(shelf)
    assert document.lacks == ("notulen.pdf",)
    text = text_of(document.data)
    assert "BUKTI 1 TIDAK DAPAT DIMUAT" in text
    assert reason in text
    assert "Palsu" not in text
    assert "Bukti 3/3 halaman 5/5" in text


def test_that_a_folder_in_the_place_of_a_file_is_named_too(shelf: Desk) -> None:
    path = stored(shelf, "foto.jpg")
    path.unlink()
    path.mkdir()
    assert made(shelf).lacks == ("foto.jpg",)


def test_that_an_encrypted_pdf_under_its_own_hash_is_told_as_locked(
    shelf: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    evidence = shelf.services.reports._evidence
    monkeypatch.setattr(evidence, "read", lambda _file: an_encrypted_pdf())
    document = made(shelf)
    assert document.lacks == NAMES
    text = text_of(document.data)
    assert "PDF notulen.pdf terkunci kata sandi" in text
    assert "Gambar foto.jpg rusak atau terpotong" in text


def test_that_a_restored_file_is_bound_again(shelf: Desk, tmp_path: Path) -> None:
    whole = made(shelf)
    stored(shelf, "notulen.pdf").unlink()
    assert made(shelf).data != whole.data
    shelf.services.evidence.restore(tmp_path / "notulen.pdf")
    assert made(shelf) == whole


# Kept bytes


def test_that_the_bytes_of_a_whole_final_binder_are_kept(shelf: Desk) -> None:
    close(shelf)
    document = made(shelf)
    shelf.services.reports.issue(document)
    stored(shelf, "notulen.pdf").unlink()
    assert made(shelf) == document, "what was issued is what is printed again"


def test_that_a_binder_that_lacks_a_file_is_registered_but_made_again(
    shelf: Desk, tmp_path: Path
) -> None:
    close(shelf)
    stored(shelf, "notulen.pdf").unlink()
    spoiled = made(shelf)
    shelf.services.reports.issue(spoiled)
    shelf.services.evidence.restore(tmp_path / "notulen.pdf")
    whole = made(shelf)
    assert (spoiled.lacks, whole.lacks) == (("notulen.pdf",), ())
    assert "TIDAK DAPAT DIMUAT 0" not in text_of(whole.data)
    with shelf.store.read() as reader:
        (issued,) = reader.issued_of("evidence", 2025)
        assert reader.issued_content(issued.sha256) is None


def test_that_a_large_binder_is_not_kept(shelf: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iku_desktop.services.reports.MOST_KEPT", 1000)
    close(shelf)
    shelf.services.reports.issue(made(shelf))
    with shelf.store.read() as reader:
        (issued,) = reader.issued_of("evidence", 2025)
        assert reader.issued_content(issued.sha256) is None


def test_that_a_final_binder_is_followed_from_printing_to_sending(shelf: Desk) -> None:
    close(shelf)
    moment = shelf.moment(4)
    shelf.services.progress.printed("evidence", moment)
    state = shelf.services.progress.state("evidence", moment)
    assert state is not None
    assert state.printed_at is not None


# Being made


def test_that_progress_tells_each_file(shelf: Desk) -> None:
    told: list[tuple[int, int]] = []
    shelf.services.reports.make(
        "evidence", shelf.moment(4), progress=lambda count, total: told.append((count, total))
    )
    assert told[:4] == [(0, 6), (1, 6), (2, 6), (3, 6)]
    assert told[-1] == (6, 6)


def test_that_a_binder_can_be_stopped_and_leaves_nothing(
    shelf: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "sementara"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))

    def stop(count: int, _total: int) -> None:
        if count == 2:
            raise InterruptedError

    before = shelf.counter()
    with pytest.raises(InterruptedError):
        shelf.services.reports.make("evidence", shelf.moment(4), progress=stop)
    assert list(place.iterdir()) == []
    assert shelf.counter() == before
    assert made(shelf).lacks == ()


def test_that_a_binder_of_no_files_tells_no_progress(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    document = desk.services.reports.make(
        "evidence", desk.moment(4), progress=lambda count, total: told.append((count, total))
    )
    assert told == []
    assert "Belum ada berkas bukti untuk triwulan ini." in text_of(document.data)
