"""*Periksa dokumen* over the office's register: what it says of papers, signed and plain, old and forged."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.preferences import Preference, PreferenceName
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.proof import MAIN_PLACE, Result, Verdict
from iku_desktop.presentation.words import problem_text
from iku_desktop.services.proof import read_code, verify_alone
from iku_desktop.services.signing import (
    KeyFile,
    open_signer,
    place_free,
    sign_with,
    with_empty_field,
)
from tests.scans import a_pdf
from tests.services.desk import Desk
from tests.signing.keys import PASSPHRASE, a_root, under_a_root
from tests.signing.papers import with_an_addition

REASON = "Tanggal RKPDesa Jenggrong salah"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "kunci.p12"
    path.write_bytes(under_a_root())
    return path


def on_disk(folder: Path, data: bytes) -> Path:
    path = folder / "periksa.pdf"
    path.write_bytes(data)
    return path


def verdict(desk: Desk, tmp_path: Path, data: bytes) -> Verdict:
    found = desk.services.proof.verify(on_disk(tmp_path, data))
    assert "{" not in problem_text(found.reason)
    return found


def said(desk: Desk, tmp_path: Path, data: bytes) -> tuple[Result, str]:
    found = verdict(desk, tmp_path, data)
    return found.result, found.reason.code


def issued(desk: Desk, quarter: int = 1) -> PdfDocument:
    """The final report of a quarter that is closed now."""
    document = desk.services.reports.make("quarterly", desk.moment(quarter))
    assert document.final
    desk.services.reports.issue(document)
    return document


def signed(data: bytes, key: Path) -> bytes:
    from datetime import datetime

    now = datetime.now()  # noqa: DTZ005 - the PC's own time
    signer = open_signer(KeyFile(key, PASSPHRASE, now))
    return sign_with(signer, data, place_free(data, MAIN_PLACE)).data


@pytest.fixture
def closed(desk: Desk) -> Desk:
    desk.services.closings.close(Quarter(2025, 1))
    return desk


def test_that_an_issued_report_is_genuine_and_named(closed: Desk, tmp_path: Path) -> None:
    document = issued(closed)
    found = verdict(closed, tmp_path, document.data)
    assert (found.result, found.reason.code) == (Result.GENUINE, "proof_final")
    assert found.code == document.code
    assert found.document is not None
    assert found.document.name == document.name
    assert found.newer is None


def test_that_a_draft_is_called_a_draft(desk: Desk, tmp_path: Path) -> None:
    draft = desk.services.reports.make("quarterly", desk.moment(3))
    assert said(desk, tmp_path, draft.data) == (Result.UNKNOWN, "proof_not_known")
    desk.services.reports.issue(draft)
    assert said(desk, tmp_path, draft.data) == (Result.GENUINE, "proof_draft")


def test_that_a_changed_copy_of_an_unsigned_report_is_altered(closed: Desk, tmp_path: Path) -> None:
    document = issued(closed)
    for data in (document.data + b"\n", with_an_addition(document.data)):
        found = verdict(closed, tmp_path, data)
        assert (found.result, found.reason.code) == (Result.ALTERED, "proof_other_content")
        assert found.document is not None
        assert document.code in problem_text(found.reason)


def test_that_a_signed_copy_is_genuine_by_the_report_it_began_as(
    closed: Desk, tmp_path: Path, key: Path
) -> None:
    document = issued(closed)
    copy = signed(document.data, key)
    found = verdict(closed, tmp_path, copy)
    assert (found.result, found.reason.code) == (Result.GENUINE, "proof_signed_known")
    assert found.document is not None
    assert found.document.name == document.name
    assert len(found.signatures) == 1
    assert said(closed, tmp_path, copy + b"\n") == (Result.ALTERED, "proof_added")


def test_that_a_strangers_signature_makes_no_forgery_genuine(
    closed: Desk, tmp_path: Path, key: Path
) -> None:
    forged = signed(with_an_addition(issued(closed).data), key)
    # It begins with the issued report and the signature is whole, but it was added to before that.
    found = verdict(closed, tmp_path, forged)
    assert found.signatures[0].covers_whole
    assert (found.result, found.reason.code) == (Result.ALTERED, "proof_other_content")


def test_that_a_field_that_waited_to_be_signed_is_no_addition(
    closed: Desk, tmp_path: Path, key: Path
) -> None:
    waiting = with_empty_field(issued(closed).data)
    assert said(closed, tmp_path, signed(waiting, key)) == (Result.GENUINE, "proof_signed_known")
    twice = signed(signed(waiting, key), key)
    assert len(verdict(closed, tmp_path, twice).signatures) == 2
    assert said(closed, tmp_path, twice) == (Result.GENUINE, "proof_signed_known")


def test_that_a_reopened_and_a_revised_report_are_told_apart(closed: Desk, tmp_path: Path) -> None:
    first = issued(closed)
    closed.services.closings.reopen(Quarter(2025, 1), REASON)
    assert said(closed, tmp_path, first.data) == (Result.REVISED, "proof_reopened")
    closed.record("Jenggrong", "LPPDES", 2024, date="10/2/2025")
    closed.services.closings.close(Quarter(2025, 1))
    second = issued(closed)
    assert second.revision == 1
    found = verdict(closed, tmp_path, first.data)
    assert (found.result, found.reason.code) == (Result.REVISED, "proof_revised")
    assert found.newer is not None
    assert found.newer.name == second.name
    assert said(closed, tmp_path, second.data) == (Result.GENUINE, "proof_final")


def test_that_a_signed_report_is_revised_with_its_quarter(
    closed: Desk, tmp_path: Path, key: Path
) -> None:
    copy = signed(issued(closed).data, key)
    closed.services.closings.reopen(Quarter(2025, 1), REASON)
    found = verdict(closed, tmp_path, copy)
    assert (found.result, found.reason.code) == (Result.REVISED, "proof_reopened")
    assert found.signatures[0].intact


def test_that_a_letter_is_not_revised_by_the_next_one(desk: Desk, tmp_path: Path) -> None:
    first = desk.services.letters.issue(desk.moment(4))
    desk.clock.day = desk.clock.day.replace(day=20)
    second = desk.services.letters.issue(desk.moment(4))
    for each in (first, second):
        desk.services.reports.issue(each)
    assert first.data != second.data
    assert said(desk, tmp_path, first.data) == (Result.GENUINE, "proof_final")


def test_that_the_iku_sheet_needs_no_closing(desk: Desk, tmp_path: Path) -> None:
    sheet = desk.services.reports.make("sheet", desk.moment(3))
    desk.services.reports.issue(sheet)
    assert said(desk, tmp_path, sheet.data) == (Result.GENUINE, "proof_final")


def test_that_only_the_roots_of_the_settings_are_trusted(
    closed: Desk, tmp_path: Path, key: Path
) -> None:
    copy = signed(issued(closed).data, key)
    assert not verdict(closed, tmp_path, copy).signatures[0].trusted
    pem = a_root()[0].public_bytes(Encoding.PEM).decode()
    with closed.context.writing() as change:
        change.work.put(Preference(PreferenceName.SIGNING_ROOTS, pem))
    assert verdict(closed, tmp_path, copy).signatures[0].trusted


def test_that_without_an_office_signatures_speak_alone(
    closed: Desk, tmp_path: Path, key: Path
) -> None:
    document = issued(closed)
    plain = verify_alone(on_disk(tmp_path, document.data))
    assert (plain.result, plain.reason.code) == (Result.UNKNOWN, "proof_no_register")
    assert plain.code == document.code
    copy = verify_alone(on_disk(tmp_path, signed(document.data, key)))
    assert (copy.result, copy.reason.code) == (Result.GENUINE, "proof_signed_alone")


@pytest.mark.parametrize("data", [a_pdf(), b"", b"MZ\x90", b"%PDF-1.4 %%EOF" * 300])
def test_that_foreign_files_are_unknown(desk: Desk, tmp_path: Path, data: bytes) -> None:
    assert verdict(desk, tmp_path, data).result is Result.UNKNOWN


def test_that_a_file_that_is_gone_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        desk.services.proof.verify(tmp_path / "hilang.pdf")
    assert [each.field for each in refused.value.problems] == ["file"]


@pytest.mark.parametrize(
    "typed", ["7H3P-WK92-M5KD", " 7h3p wk92 m5kd ", "7H3PWK92M5KD", "7H3P - WK92 - M5KD"]
)
def test_that_a_code_may_be_typed_as_people_type(typed: str) -> None:
    assert read_code(typed) == "7H3P-WK92-M5KD"


def test_that_letters_no_code_has_are_read_as_digits() -> None:
    assert read_code("oilO-0000-1111") == "0110-0000-1111"


@pytest.mark.parametrize("typed", ["", "7H3P-WK92", "7H3P-WK92-M5KD-1", "7H3P-WK92-M5Kü", "U" * 12])
def test_that_what_is_no_code_is_refused_with_an_example(desk: Desk, typed: str) -> None:
    (problem,) = desk.problems(lambda: desk.services.proof.of_code(typed))
    assert (problem.field, problem.code) == ("code", "proof_code_form")


def test_that_a_code_from_paper_finds_its_papers(closed: Desk) -> None:
    document = issued(closed)
    found = closed.services.proof.of_code(document.code.lower())
    assert (found.code, [each.name for each in found.papers]) == (document.code, [document.name])
    assert (found.newer, found.reopened) == (None, False)
    closed.services.closings.reopen(Quarter(2025, 1), REASON)
    assert closed.services.proof.of_code(document.code).reopened
    assert closed.services.proof.of_code("0000-0000-0000").papers == ()
