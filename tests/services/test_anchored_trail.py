"""The head of the audit trail in signed papers: told as long as it holds, and when it was lost."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from iku_desktop.domain.audit import AuditHead, anchor_of, anchor_text
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.proof import Result, Verdict
from iku_desktop.presentation.verdict_words import verdict_json, verdict_lines
from iku_desktop.services.electronic import SignedPaper
from iku_desktop.services.proof import verify_alone
from iku_desktop.signing.inspection import inspect
from iku_desktop.storage.store import Store
from tests.services.desk import Desk
from tests.signing.keys import CAMAT, PASSPHRASE, a_p12


@pytest.fixture
def signed(desk: Desk, tmp_path: Path) -> SignedPaper:
    """The report of a closed quarter with the official's signature."""
    desk.services.closings.close(Quarter(2025, 1))
    key = tmp_path / "kunci.p12"
    key.write_bytes(a_p12(CAMAT, valid=(-3000, 3000)))
    document = desk.services.reports.make("quarterly", desk.moment(1))
    return desk.services.signing.sign(document, desk.moment(1), (key, PASSPHRASE))


def codes(found: Verdict) -> list[str]:
    return [each.code for each in found.notes]


def test_that_a_signature_bears_the_head_of_the_trail_before_it(
    desk: Desk, signed: SignedPaper
) -> None:
    (found,) = inspect(signed.path.read_bytes()).signatures
    assert found.trail is not None
    with desk.store.read() as reader:
        assert reader.audit_hash(found.trail.count - 1) == found.trail.hash
        assert reader.audit_head().count > found.trail.count


def test_that_a_trail_that_went_on_still_holds_the_signed_head(
    desk: Desk, signed: SignedPaper
) -> None:
    desk.activity(date="1/12/2025")
    found = desk.services.proof.verify(signed.path)
    assert (found.result, codes(found)) == (Result.GENUINE, [])


def test_that_a_rewritten_trail_is_told_although_the_paper_is_genuine(
    desk: Desk, signed: SignedPaper
) -> None:
    with closing(sqlite3.connect(desk.store.paths.database)) as connection:
        connection.execute("DROP TRIGGER audit_is_never_changed")
        connection.execute("UPDATE audit SET hash = printf('%064d', sequence)")
        connection.commit()
    found = desk.services.proof.verify(signed.path)
    assert (found.result, codes(found)) == (Result.GENUINE, ["proof_trail_lost"])
    (line,) = [each for each in verdict_lines(found) if "jejak perubahan" in each]
    assert "cadangan" in line
    assert verdict_json(found)["notes"] == [line]


def test_that_a_trail_whose_tail_was_cut_is_told(desk: Desk, signed: SignedPaper) -> None:
    (signature,) = inspect(signed.path.read_bytes()).signatures
    assert signature.trail is not None
    with closing(sqlite3.connect(desk.store.paths.database)) as connection:
        connection.execute("DROP TRIGGER audit_is_never_deleted")
        connection.execute("DELETE FROM audit WHERE sequence >= ?", (signature.trail.count,))
        connection.commit()
    assert codes(desk.services.proof.verify(signed.path)) == ["proof_trail_lost"]


def test_that_an_office_that_does_not_know_the_paper_says_nothing_of_its_trail(
    desk: Desk, signed: SignedPaper, blank_office: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "lain"
    shutil.copytree(blank_office, folder)
    store = Store.open(replace(desk.store.paths, folder=folder))
    try:
        found = Desk(store).services.proof.verify(signed.path)
    finally:
        store.close()
    assert (found.document, found.notes) == (None, ())
    assert verify_alone(signed.path).notes == ()


def test_that_a_changed_anchor_breaks_the_signature(signed: SignedPaper) -> None:
    data = signed.path.read_bytes()
    (found,) = inspect(data).signatures
    assert found.trail is not None
    at = data.rindex(found.trail.hash.encode("ascii"))
    other = b"0" if data[at : at + 1] != b"0" else b"1"
    (broken,) = inspect(data[:at] + other + data[at + 1 :]).signatures
    assert not broken.intact


@pytest.mark.parametrize(
    "text", ["", "12", "12:abc", f"-1:{'a' * 64}", f"1:{'A' * 64}", f"{'9' * 16}:{'a' * 64}", "x:y"]
)
def test_that_what_is_no_anchor_is_passed_over(text: str) -> None:
    assert anchor_of(text) is None


def test_that_an_anchor_tells_the_head_it_was_made_of() -> None:
    head = AuditHead(1_234, "ab" * 32)
    assert anchor_of(anchor_text(head)) == head
    assert anchor_text(AuditHead(0, "")) == ""
