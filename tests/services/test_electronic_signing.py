"""Signing the office's papers: official and second signer, steps of the report, and what is refused."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from iku_desktop.domain.issued import IssuedDocument, IssuedState, ProgressState
from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.preferences import Preference, PreferenceName
from iku_desktop.domain.problems import Unavailable
from iku_desktop.domain.progress import ReportStanding
from iku_desktop.domain.proof import MAIN_PLACE, SECOND_PLACE, Result, SignatureMark
from iku_desktop.reports.signature_mark import render
from iku_desktop.services.electronic import SignedPaper
from iku_desktop.signing.inspection import inspect
from tests.services.desk import Desk
from tests.signing.authority import an_authority
from tests.signing.keys import CAMAT, KASI, NIP, PASSPHRASE, a_p12, a_root, under_a_root

SCAN = {"signed_on": "2/12/2025", "signed_by": "Iwan Hadi Purnomo"}
LONG = (-3000, 3000)


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """TW I of 2025 is closed, and the Camat of the test keys is in office."""
    typed = {"name": CAMAT, "post": "CAMAT RANUYOSO", "nip": NIP}
    desk.services.settings.add_official(typed)
    desk.services.closings.close(Quarter(2025, 1))
    return desk


@pytest.fixture
def camat(tmp_path: Path) -> Path:
    path = tmp_path / "camat.p12"
    path.write_bytes(a_p12(CAMAT, valid=LONG))
    return path


@pytest.fixture
def kasi(tmp_path: Path) -> Path:
    path = tmp_path / "kasi.p12"
    path.write_bytes(a_p12(KASI, nip="198203142006041007", curve=True, valid=LONG))
    return path


def report(desk: Desk, kind: str = "quarterly") -> PdfDocument:
    return desk.services.reports.make(kind, desk.moment(1))


def sign(
    desk: Desk, key: Path, document: PdfDocument | None = None, place: str = ""
) -> SignedPaper:
    paper = document or report(desk)
    return desk.services.signing.sign(paper, desk.moment(1), (key, PASSPHRASE), place)


def standing(desk: Desk, kind: str = "quarterly") -> ReportStanding:
    return desk.services.progress.standing(kind, desk.moment(1))


def entries(desk: Desk, kind: str = "quarterly") -> list[IssuedDocument]:
    with desk.store.read() as reader:
        return list(reader.issued_of(kind, 2025))


def test_that_the_officials_signature_completes_the_step(closed: Desk, camat: Path) -> None:
    document = report(closed)
    made = sign(closed, camat, document)
    assert made.signed.place == MAIN_PLACE, "the name in the key is the printed official's"
    assert made.path.parent == closed.store.paths.reports
    assert made.path.name == "IKU_2025_TW1_Ranuyoso_ttd.pdf"
    assert made.path.read_bytes() == made.signed.data
    assert made.signed.data.startswith(document.data)
    now = standing(closed)
    assert now.state is ProgressState.SIGNED
    assert now.progress.electronic
    assert (now.progress.signed_by, now.progress.signed_on) == (CAMAT, date(2025, 12, 1))
    assert [each.name for each in now.files] == [made.path.name]


def test_that_the_signed_paper_is_registered_beside_its_origin(closed: Desk, camat: Path) -> None:
    made = sign(closed, camat)
    origin, copy = entries(closed)
    assert (origin.state, copy.state) == (IssuedState.FINAL, IssuedState.SIGNED)
    assert copy.base_sha256 == origin.sha256
    assert (copy.code, copy.revision, copy.size) == (origin.code, 0, len(made.signed.data))
    verdict = closed.services.proof.verify(made.path)
    assert (verdict.result, verdict.reason.code) == (Result.GENUINE, "proof_signed_here")


def test_that_the_second_signer_stands_beside_the_first_whoever_begins(
    closed: Desk, camat: Path, kasi: Path
) -> None:
    first = sign(closed, kasi)
    assert first.signed.place == SECOND_PLACE
    assert standing(closed).state is ProgressState.DRAFT, "the official has not signed yet"
    second = sign(closed, camat)
    assert second.signed.data.startswith(first.signed.data)
    assert standing(closed).state is ProgressState.SIGNED
    assert [each.signer for each in inspect(second.signed.data).signatures] == [KASI, CAMAT]
    verdict = closed.services.proof.verify(second.path)
    assert verdict.result is Result.GENUINE
    assert all(each.intact and each.covers_whole for each in verdict.signatures)


def test_that_a_countersignature_may_follow_the_officials(
    closed: Desk, camat: Path, kasi: Path
) -> None:
    sign(closed, camat)
    second = sign(closed, kasi)
    assert len(inspect(second.signed.data).signatures) == 2
    assert standing(closed).progress.signed_by == CAMAT
    assert len(standing(closed).files) == 2


def test_that_nobody_signs_twice_in_one_place(closed: Desk, camat: Path, kasi: Path) -> None:
    sign(closed, camat)
    assert closed.refused(lambda: sign(closed, camat)) == {"place": "place_taken"}
    assert closed.refused(lambda: sign(closed, kasi, place=MAIN_PLACE)) == {"place": "place_taken"}
    sign(closed, kasi)
    assert closed.refused(lambda: sign(closed, kasi)) == {"place": "no_place_to_sign"}


def test_that_the_place_can_be_chosen_by_hand(closed: Desk, kasi: Path) -> None:
    made = sign(closed, kasi, place=MAIN_PLACE)
    assert made.signed.place == MAIN_PLACE
    assert standing(closed).progress.signed_by == KASI


def test_that_another_papers_size_of_a_signed_report_is_not_signed_again(
    closed: Desk, camat: Path
) -> None:
    sign(closed, camat)
    other = closed.services.reports.make("quarterly", closed.moment(1), "a4")
    problems = closed.problems(lambda: sign(closed, camat, other))
    assert [each.code for each in problems] == ["report_already_signed"]


def test_that_a_report_signed_in_ink_is_not_signed_again(
    closed: Desk, camat: Path, tmp_path: Path
) -> None:
    scan = tmp_path / "pindaian.pdf"
    scan.write_bytes(report(closed).data)
    closed.clock.day = date(2025, 12, 4)
    closed.services.progress.signed("quarterly", closed.moment(1), SCAN, scan)
    assert closed.refused(lambda: sign(closed, camat)) == {"": "report_already_signed"}


def test_that_a_sent_report_is_signed_no_more(closed: Desk, camat: Path, kasi: Path) -> None:
    sign(closed, camat)
    sent = {"sent_on": "1/12/2025", "sent_to": "Bagian Organisasi", "receipt": ""}
    closed.services.progress.sent("quarterly", closed.moment(1), sent)
    assert closed.refused(lambda: sign(closed, kasi)) == {"": "report_already_sent"}


def test_that_a_draft_is_not_signed(closed: Desk, camat: Path) -> None:
    draft = closed.services.reports.make("quarterly", closed.moment(3))
    problems = closed.problems(
        lambda: closed.services.signing.sign(draft, closed.moment(3), (camat, PASSPHRASE))
    )
    assert [each.code for each in problems] == ["sign_draft"]


def test_that_nothing_is_signed_while_the_clock_is_behind(closed: Desk, camat: Path) -> None:
    document = report(closed)
    closed.clock.day += timedelta(days=9)
    closed.activity()
    closed.clock.day -= timedelta(days=2)
    assert closed.refused(lambda: sign(closed, camat, document)) == {"": "clock_behind"}
    closed.services.closings.confirm_clock()
    assert sign(closed, camat, document).signed.place == MAIN_PLACE


def test_that_a_wrong_passphrase_records_nothing(closed: Desk, camat: Path) -> None:
    document = report(closed)
    key = (camat, "salah")
    refused = closed.refused(lambda: closed.services.signing.sign(document, closed.moment(1), key))
    assert refused == {"passphrase": "key_wrong_passphrase"}
    assert closed.services.signing.describe(camat, PASSPHRASE).name == CAMAT
    assert entries(closed) == []


def test_that_a_full_disk_records_nothing(
    closed: Desk, camat: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise Unavailable("file_disk_full", file=path.name)

    monkeypatch.setattr("iku_desktop.storage.files.write_whole", full)
    with pytest.raises(Unavailable):
        sign(closed, camat)
    assert entries(closed) == []
    assert standing(closed).files == ()


def test_that_a_lost_signed_copy_is_told_and_not_begun_anew(
    closed: Desk, camat: Path, kasi: Path
) -> None:
    sign(closed, kasi)
    for file in closed.store.paths.evidence.iterdir():
        file.unlink()
    assert closed.refused(lambda: sign(closed, camat)) == {"": "signed_copy_lost"}


def test_that_a_revision_is_signed_from_the_beginning(closed: Desk, camat: Path) -> None:
    sign(closed, camat)
    closed.services.closings.reopen(Quarter(2025, 1), "salah tanggal")
    closed.services.closings.close(Quarter(2025, 1))
    made = sign(closed, camat)
    assert made.path.name == "IKU_2025_TW1_Ranuyoso_rev1_ttd.pdf"
    assert len(inspect(made.signed.data).signatures) == 1
    assert standing(closed).progress.revision == 1


def test_that_a_letter_without_steps_is_signed_and_kept(
    closed: Desk, camat: Path, kasi: Path
) -> None:
    letter = closed.services.letters.issue(closed.moment(4))
    signing = closed.services.signing
    first = signing.sign(letter, closed.moment(4), (camat, PASSPHRASE))
    second = signing.sign(letter, closed.moment(4), (kasi, PASSPHRASE))
    assert second.signed.data.startswith(first.signed.data)
    with closed.store.read() as reader:
        kept = [reader.issued_content(each.sha256) for each in reader.issued_of("reminders", 2025)]
    assert kept[1:] == [first.signed.data, second.signed.data]


def test_that_the_kept_report_stays_without_signature(closed: Desk, camat: Path) -> None:
    before = report(closed).data
    sign(closed, camat)
    assert report(closed).data == before


def test_that_a_paper_is_saved_with_an_empty_field_and_known_afterwards(
    closed: Desk, tmp_path: Path
) -> None:
    document = report(closed)
    path = tmp_path / "untuk_ttd.pdf"
    closed.services.signing.save_with_empty_field(document, path)
    assert path.read_bytes().startswith(document.data)
    verdict = closed.services.proof.verify(path)
    assert (verdict.result, verdict.reason.code) == (Result.GENUINE, "proof_final")
    assert report(closed).data == document.data, "what waits for a signature is not the report"
    draft = closed.services.reports.make("quarterly", closed.moment(3))
    refused = closed.refused(lambda: closed.services.signing.save_with_empty_field(draft, path))
    assert refused == {"": "sign_draft"}


def trust_the_root(desk: Desk) -> None:
    pem = a_root()[0].public_bytes(Encoding.PEM).decode()
    with desk.context.writing() as change:
        change.work.put(Preference(PreferenceName.SIGNING_ROOTS, pem))


def test_that_the_bsre_sentence_stands_only_on_a_trusted_chain(
    closed: Desk, tmp_path: Path, camat: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks: list[SignatureMark] = []

    def seen(mark: SignatureMark) -> bytes:
        marks.append(mark)
        return render(mark)

    monkeypatch.setattr("iku_desktop.reports.signature_mark.render", seen)
    closed.clock.day = datetime.now().date()  # noqa: DTZ005 - the keys of the chain are valid now
    key = tmp_path / "bsre.p12"
    key.write_bytes(under_a_root())
    signing = closed.services.signing
    assert not signing.describe(key, PASSPHRASE).is_bsre
    trust_the_root(closed)
    assert signing.describe(key, PASSPHRASE).is_bsre
    assert not signing.describe(camat, PASSPHRASE).is_bsre, "it stands under nobody"
    sign(closed, key)
    sign(closed, camat, place=SECOND_PLACE)
    assert [each.is_bsre for each in marks] == [True, False]
    document = report(closed)
    assert {each.qr for each in marks} == {document.code}


def test_that_the_authority_of_the_settings_stamps_the_time(closed: Desk, camat: Path) -> None:
    with an_authority() as url:
        with closed.context.writing() as change:
            change.work.put(Preference(PreferenceName.TIMESTAMP_URL, url))
        made = sign(closed, camat)
    assert made.signed.timestamped
    (found,) = inspect(made.signed.data).signatures
    assert found.timestamped
    assert not sign(closed, camat, report(closed, "matrix")).signed.timestamped, "it is gone now"


def test_that_a_signature_is_recorded_whole_or_not_at_all(
    closed: Desk, camat: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the paper is entered as signed and its file is nowhere: it could never be signed again."""
    closed.services.reports.issue(report(closed))
    shelf = closed.store.paths.evidence

    def broken(*_: object) -> None:
        raise Unavailable("disk_error", reason="EIO")

    before, there = closed.counter(), sorted(shelf.iterdir())
    for name in ("sign_within", "_attach"):
        with monkeypatch.context() as breaking:
            breaking.setattr(type(closed.services.progress), name, broken)
            with pytest.raises(Unavailable):
                sign(closed, camat)
        assert closed.counter() == before
        assert sorted(shelf.iterdir()) == there
    sign(closed, camat)
    assert standing(closed).state is ProgressState.SIGNED
    undoable = closed.services.history.undoable
    assert undoable is None or undoable.until <= before, "it happened, nobody takes it back"
