"""Evidence files through the service: what they may be tied to, what refuses them, and the check of all."""

import os
from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.activities import Activity, EvidenceKind
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileState
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Unavailable
from iku_desktop.services.evidence import EvidenceFiles, shown_name
from tests.scans import a_pdf, a_picture
from tests.services.desk import Desk

ACTIVITY = FileOwner.ACTIVITY


@pytest.fixture
def evidence(desk: Desk) -> EvidenceFiles:
    return desk.services.evidence


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Berita acara.pdf"
    path.write_bytes(a_pdf(2))
    return path


def an_activity(desk: Desk, **typed: object) -> str:
    return desk.activity(**typed).id


def stored(desk: Desk, activity_id: str) -> Activity:
    with desk.store.read() as reader:
        activity = reader.activity(activity_id)
    assert activity is not None
    return activity


def only_file(desk: Desk, owner: FileOwner, owner_id: str) -> EvidenceFile:
    (file,) = desk.services.evidence.files(owner, [owner_id])[owner_id]
    return file


def names_in_folder(desk: Desk) -> list[str]:
    folder = desk.store.paths.evidence
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_that_a_file_is_kept_by_hash_and_known_by_its_name(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    activity = an_activity(desk)
    evidence.add(ACTIVITY, activity, scan)
    file = only_file(desk, ACTIVITY, activity)
    assert (file.name, file.pages, file.size) == ("Berita acara.pdf", 2, scan.stat().st_size)
    assert names_in_folder(desk) == [file.stored_name]
    assert evidence.content(file.sha256) == scan.read_bytes()


def test_that_a_file_of_a_kind_the_activity_lacks_makes_it_count(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    activity = an_activity(desk, evidence="")
    assert not stored(desk, activity).counts
    evidence.add(ACTIVITY, activity, scan, EvidenceKind.MINUTES.value)
    assert [each.kind for each in stored(desk, activity).evidence] == [EvidenceKind.MINUTES]
    assert only_file(desk, ACTIVITY, activity).kind == EvidenceKind.MINUTES.value


def test_that_without_a_kind_the_first_one_there_is_meant(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    with_proof, without = an_activity(desk), an_activity(desk, description="Lain", evidence="")
    for each in (with_proof, without):
        evidence.add(ACTIVITY, each, scan)
    assert only_file(desk, ACTIVITY, with_proof).kind == EvidenceKind.MEETING.value
    assert only_file(desk, ACTIVITY, without).kind == EvidenceKind.DOCUMENT.value


def test_that_one_content_serves_two_rows_and_stays_while_one_speaks_of_it(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    one, two = an_activity(desk), an_activity(desk, description="Lain")
    for each in (one, two):
        evidence.add(ACTIVITY, each, scan)
    assert len(names_in_folder(desk)) == 1
    evidence.remove(only_file(desk, ACTIVITY, one).id)
    assert evidence.files(ACTIVITY, [one]) == {}
    assert evidence.content(only_file(desk, ACTIVITY, two).sha256) is not None


def test_that_a_row_takes_a_file_only_once(desk: Desk, evidence: EvidenceFiles, scan: Path) -> None:
    activity = an_activity(desk)
    evidence.add(ACTIVITY, activity, scan)
    refused = desk.refused(lambda: evidence.add(ACTIVITY, activity, scan))
    assert refused == {"file": "file_twice"}


def test_that_a_lost_content_is_put_back_by_adding_it_again(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    activity = an_activity(desk)
    evidence.add(ACTIVITY, activity, scan)
    file = only_file(desk, ACTIVITY, activity)
    evidence.path(file).unlink()
    evidence.add(ACTIVITY, activity, scan)
    assert evidence.content(file.sha256) == scan.read_bytes()
    assert evidence.files(ACTIVITY, [activity])[activity] == (file,)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "kosong.pdf"),
        (b"MZ\x90\x00" + bytes(300), "surat.pdf"),
        (b"%PDF-1.7 tapi rusak", "rusak.pdf"),
        (a_picture("JPEG")[:200], "terpotong.jpg"),
        (b"surat biasa", "surat.txt"),
    ],
)
def test_that_what_can_not_be_bound_is_refused_and_nothing_is_kept(
    desk: Desk, evidence: EvidenceFiles, tmp_path: Path, data: bytes, name: str
) -> None:
    activity = an_activity(desk)
    path = tmp_path / name
    path.write_bytes(data)
    desk.problems(lambda: evidence.add(ACTIVITY, activity, path))
    assert names_in_folder(desk) == []


def test_that_a_file_for_a_row_that_is_not_there_leaves_nothing(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    for owner in FileOwner:
        refused = desk.refused(lambda owner=owner: evidence.add(owner, "tidak-ada", scan))  # type: ignore[misc]
        assert refused == {"file": "unknown_owner"}
    assert names_in_folder(desk) == []


def test_that_a_kind_the_seed_does_not_know_is_refused(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    activity = an_activity(desk)
    refused = desk.refused(lambda: evidence.add(ACTIVITY, activity, scan, "foto"))
    assert refused == {"kind": "unknown_evidence_kind"}


def test_that_a_file_of_a_closed_quarter_is_refused_and_leaves_nothing(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    activity = an_activity(desk, date="5/2/2025")
    desk.services.closings.close(Quarter(2025, 1))
    refused = desk.refused(lambda: evidence.add(ACTIVITY, activity, scan))
    assert refused == {"files": "quarter_closed"}
    assert names_in_folder(desk) == []


def test_that_a_full_disk_leaves_no_row(
    desk: Desk, evidence: EvidenceFiles, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    activity = an_activity(desk)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable) as fault:
        evidence.add(ACTIVITY, activity, scan)
    monkeypatch.undo()
    assert fault.value.code == "file_disk_full"
    assert evidence.files(ACTIVITY, [activity]) == {}
    assert names_in_folder(desk) == []


def test_that_a_removed_activity_takes_its_file_rows_along(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    activity = an_activity(desk)
    evidence.add(ACTIVITY, activity, scan)
    desk.services.activities.remove([activity])
    assert evidence.files(ACTIVITY, [activity]) == {}
    assert [each.name for each in evidence.check().unclaimed] == names_in_folder(desk)


def test_that_a_document_without_a_date_can_have_its_file(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    village = desk.village()
    evidence.add_to_document(village, "LPPDES", 2024, scan)
    with desk.store.read() as reader:
        document = reader.documents([2024])[village, "LPPDES", 2024]
    assert document.dated is None
    file = only_file(desk, FileOwner.DOCUMENT, document.id)
    evidence.remove(file.id)
    with desk.store.read() as reader:
        assert reader.documents([2024]) == {}, "of a row that held the file alone nothing is left"


def test_that_a_document_that_is_more_than_its_file_stays(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, date="20/3/2025")
    village = desk.village()
    evidence.add_to_document(village, "LPPDES", 2024, scan)
    with desk.store.read() as reader:
        document = reader.documents([2024])[village, "LPPDES", 2024]
    evidence.remove(only_file(desk, FileOwner.DOCUMENT, document.id).id)
    with desk.store.read() as reader:
        kept = reader.documents([2024])[village, "LPPDES", 2024]
    assert kept.dated == date(2025, 3, 20)


def test_that_no_file_goes_to_a_document_that_can_not_be(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    place = (desk.village(), "SURAT", 2024)
    refused = desk.refused(lambda: evidence.add_to_document(*place, scan))
    assert refused == {"document_type": "unknown_document_type"}
    assert names_in_folder(desk) == []


def test_that_a_file_that_is_not_there_can_not_be_removed(
    desk: Desk, evidence: EvidenceFiles
) -> None:
    assert desk.refused(lambda: evidence.remove("tidak-ada")) == {"": "unknown_file"}


def test_that_the_check_finds_what_is_gone_changed_and_claimed_by_nobody(
    desk: Desk, evidence: EvidenceFiles, tmp_path: Path
) -> None:
    kept = {}
    for number, word in enumerate(("utuh", "hilang", "berubah")):
        activity = an_activity(desk, description=word, date=f"{number + 1}/10/2025")
        path = tmp_path / f"{word}.pdf"
        path.write_bytes(a_pdf(1, word))
        evidence.add(ACTIVITY, activity, path)
        kept[word] = only_file(desk, ACTIVITY, activity)
    evidence.path(kept["hilang"]).unlink()
    evidence.path(kept["berubah"]).write_bytes(a_pdf(1, "dipalsukan"))
    (desk.store.paths.evidence / "entah.pdf").write_bytes(b"x")
    found = evidence.check()
    assert found.ok == 1
    assert [(each.subject, each.day, each.state) for each in found.missing] == [
        ("hilang", date(2025, 10, 2), FileState.MISSING)
    ]
    assert [(each.subject, each.state) for each in found.altered] == [
        ("berubah", FileState.ALTERED)
    ]
    assert [each.name for each in found.unclaimed] == ["entah.pdf"]
    restored = evidence.restore(tmp_path / "hilang.pdf")
    assert [each.id for each in restored] == [kept["hilang"].id]
    assert evidence.restore(tmp_path / "berubah.pdf") != ()
    assert evidence.check().ok == 3


def test_that_the_check_names_documents_and_values_in_the_offices_words(
    desk: Desk, evidence: EvidenceFiles, tmp_path: Path
) -> None:
    with desk.store.read() as reader:
        goal = next(
            each for each in reader.plans()[0].indicators if each.calculator.startswith("manual")
        )
    entered = {"value": "85", "evidence": "Surat", "dated": "1/11/2025"}
    value = desk.services.indicators.record_manual(goal.code, 2025, entered).id
    for name in ("desa.pdf", "nilai.pdf"):
        (tmp_path / name).write_bytes(a_pdf(1, name))
    evidence.add_to_document(desk.village("Meninjo"), "LPPDES", 2024, tmp_path / "desa.pdf")
    evidence.add(FileOwner.MANUAL_VALUE, value, tmp_path / "nilai.pdf")
    for path in desk.store.paths.evidence.iterdir():
        path.unlink()
    found = {(each.subject, each.day) for each in evidence.check().missing}
    assert found == {
        ("LPPDesa 2024 Meninjo", None),
        (f"{goal.short_title} 2025", date(2025, 11, 1)),
    }


def test_that_a_file_nobody_lost_restores_nothing(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    assert evidence.restore(scan) == ()
    assert names_in_folder(desk) == []


def test_that_the_check_tells_how_far_it_is_and_can_be_stopped(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    evidence.add(ACTIVITY, an_activity(desk), scan)
    told: list[tuple[int, int]] = []
    evidence.check(lambda count, total: told.append((count, total)))
    assert told == [(0, 1), (1, 1)]

    def stop(_count: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        evidence.check(stop)


def test_that_what_is_looked_at_is_a_copy_under_the_known_name(
    desk: Desk, evidence: EvidenceFiles, scan: Path
) -> None:
    activity = an_activity(desk)
    evidence.add(ACTIVITY, activity, scan)
    file = only_file(desk, ACTIVITY, activity)
    copy = evidence.copy_to_view(file)
    assert copy.name == "Berita acara.pdf"
    copy.write_bytes(b"diubah program lain")
    assert evidence.content(file.sha256) == scan.read_bytes()
    evidence.path(file).unlink()
    with pytest.raises(Unavailable):
        evidence.copy_to_view(file)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("surat.pdf", "surat.pdf"),
        ("a\nb\x00.pdf", "a_b_.pdf"),
        ("  ", "_"),
        ("e\u0301.pdf", "é.pdf"),
        ("x" * 300 + ".pdf", "x" * 195 + "….pdf"),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_that_any_name_can_be_stored_and_printed(name: str, shown: str) -> None:
    assert shown_name(name) == shown
    assert len(shown_name(name)) <= 200
