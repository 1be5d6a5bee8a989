"""The answers of *Periksa dokumen*: signatures and register together."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.issued import IssuedDocument, IssuedState
from iku_desktop.domain.proof import FoundSignature, Inspection, Result, codes_in
from iku_desktop.domain.verdict import Known, judge, newer_paper, opened_since

NOON = datetime(2026, 10, 5, 12)  # noqa: DTZ001 - the PC's own time
CODE = "7H3P-WK92-M5KD"
PAPER = IssuedDocument(
    *("quarterly", 2026, 3, "", 0, "f4", IssuedState.FINAL, "7H3PWK92M5KD", "a" * 64, 9_000),
    *("IKU_2026_TW3_Ranuyoso.pdf", NOON, "budi"),
)
SIGNATURE = FoundSignature("CAMAT", "1" * 18, "CA", NOON, True, True, True, False)
PLAIN = Inspection(is_pdf=True, looks_signed=False)


def signed(*signatures: FoundSignature) -> Inspection:
    return Inspection(True, True, signatures or (SIGNATURE,))


def said(found: Inspection, known: Known | None) -> tuple[Result, str]:
    verdict = judge(found, CODE, known)
    return verdict.result, verdict.reason.code


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (IssuedState.DRAFT, "proof_draft"),
        (IssuedState.FINAL, "proof_final"),
        (IssuedState.SIGNED, "proof_signed_here"),
    ],
)
def test_that_the_very_bytes_of_the_register_are_genuine(state: IssuedState, reason: str) -> None:
    known = Known(same=replace(PAPER, state=state))
    assert said(PLAIN, known) == (Result.GENUINE, reason)
    verdict = judge(PLAIN, "", known)
    assert verdict.document == known.same
    assert verdict.code == PAPER.code, "told by the register where the file can't be asked"


def test_that_a_paper_is_revised_once_a_newer_one_was_issued() -> None:
    newer = replace(PAPER, revision=1, name="IKU_2026_TW3_Ranuyoso_rev1.pdf")
    verdict = judge(PLAIN, CODE, Known(same=PAPER, newer=newer))
    assert (verdict.result, verdict.reason.code) == (Result.REVISED, "proof_revised")
    assert verdict.newer == newer
    assert verdict.reason.values["newer"] == newer.name


def test_that_a_paper_of_a_quarter_that_was_reopened_is_revised() -> None:
    assert said(PLAIN, Known(same=PAPER, reopened=True)) == (Result.REVISED, "proof_reopened")
    assert said(signed(), Known(base=PAPER, reopened=True)) == (Result.REVISED, "proof_reopened")


def test_that_a_signature_over_a_registered_paper_is_genuine() -> None:
    assert said(signed(), Known(base=PAPER)) == (Result.GENUINE, "proof_signed_known")


def test_that_a_signature_speaks_alone_where_there_is_no_register() -> None:
    assert said(signed(), None) == (Result.GENUINE, "proof_signed_alone")
    assert said(signed(), Known()) == (Result.GENUINE, "proof_signed_elsewhere")


@pytest.mark.parametrize("known", [None, Known(), Known(base=PAPER), Known(bearing=(PAPER,))])
def test_that_a_broken_signature_is_never_genuine(known: Known | None) -> None:
    broken = replace(SIGNATURE, signer="KASI", intact=False)
    result = judge(signed(SIGNATURE, broken), CODE, known)
    assert (result.result, result.reason.code) == (Result.ALTERED, "proof_signature_broken")
    assert result.reason.values["signer"] == "KASI"
    assert len(result.signatures) == 2


@pytest.mark.parametrize("known", [None, Known(), Known(base=PAPER)])
def test_that_what_stands_outside_a_signature_is_an_alteration(known: Known | None) -> None:
    loose = replace(SIGNATURE, covers_whole=False)
    assert said(signed(loose, SIGNATURE), known) == (Result.ALTERED, "proof_added")


def test_that_a_destroyed_signature_is_an_alteration() -> None:
    lost = Inspection(is_pdf=True, looks_signed=True)
    for known in (None, Known(), Known(bearing=(PAPER,)), Known(base=PAPER)):
        assert said(lost, known) == (Result.ALTERED, "proof_signature_lost")
    assert said(replace(lost, is_pdf=False), None) == (Result.ALTERED, "proof_signature_lost")


def test_that_an_envelope_with_loose_parts_is_not_called_genuine() -> None:
    loose = replace(SIGNATURE, proven=False)
    assert said(signed(loose), None) == (Result.UNKNOWN, "proof_unprovable")
    assert said(signed(loose), Known(base=PAPER)) == (Result.UNKNOWN, "proof_unprovable")
    assert said(signed(loose), Known(same=PAPER)) == (Result.GENUINE, "proof_final")


def test_that_other_content_under_a_known_code_is_an_alteration() -> None:
    known = Known(bearing=(PAPER,))
    assert said(PLAIN, known) == (Result.ALTERED, "proof_other_content")
    stranger = replace(SIGNATURE, trusted=False)
    verdict = judge(signed(stranger), CODE, known)
    assert (verdict.result, verdict.reason.code) == (Result.ALTERED, "proof_other_content")
    assert verdict.document == PAPER
    assert said(signed(SIGNATURE, stranger), known)[0] is Result.ALTERED


def test_that_what_was_added_before_a_signature_is_an_alteration_whoever_signs() -> None:
    known = Known(base=PAPER, added=True, bearing=(PAPER,))
    assert said(signed(), known) == (Result.ALTERED, "proof_other_content")
    assert judge(signed(), CODE, known).document == PAPER


def test_that_a_trusted_signature_under_a_known_code_is_believed() -> None:
    known = Known(bearing=(PAPER,))
    assert said(signed(), known) == (Result.GENUINE, "proof_signed_elsewhere")


def test_that_nothing_known_and_nothing_signed_is_unknown() -> None:
    assert said(PLAIN, None) == (Result.UNKNOWN, "proof_no_register")
    assert said(PLAIN, Known()) == (Result.UNKNOWN, "proof_not_known")
    assert said(Inspection(False, False), Known()) == (Result.UNKNOWN, "proof_no_pdf")


def later(**changes: object) -> IssuedDocument:
    values = {"code": "X" * 12, "issued_at": NOON + timedelta(days=1)} | changes
    return replace(PAPER, **values)  # type: ignore[arg-type]


def test_that_the_newest_paper_on_the_same_thing_takes_the_place() -> None:
    first, second = later(revision=1), later(revision=2, issued_at=NOON + timedelta(days=2))
    assert newer_paper(PAPER, [second, PAPER, first]) == second
    assert newer_paper(second, [second, PAPER, first]) is None


@pytest.mark.parametrize(
    "other",
    [
        later(code=PAPER.code, paper="a4"),
        later(quarter=2),
        later(year=2025),
        later(kind="matrix"),
        later(scope="35.08.16.2001"),
        later(state=IssuedState.DRAFT),
        later(issued_at=NOON - timedelta(days=1)),
    ],
    ids=["paper size", "quarter", "year", "kind", "village", "draft", "earlier"],
)
def test_that_another_paper_takes_no_place(other: IssuedDocument) -> None:
    assert newer_paper(PAPER, [PAPER, other]) is None


def test_that_a_draft_is_replaced_by_a_later_draft() -> None:
    draft = replace(PAPER, state=IssuedState.DRAFT)
    other = later(state=IssuedState.DRAFT)
    assert newer_paper(draft, [draft, other]) == other


def closing(revision: int, reopened: bool = False, quarter: int = 3) -> ClosingHead:
    return ClosingHead(
        2026, quarter, revision, "", NOON, "budi", NOON if reopened else None, "", "", "id"
    )


def test_that_a_quarter_opened_again_is_told_until_and_after_it_is_closed_anew() -> None:
    assert not opened_since(PAPER, [])
    assert not opened_since(PAPER, [closing(0)])
    assert opened_since(PAPER, [closing(0, reopened=True)])
    assert opened_since(PAPER, [closing(0, reopened=True), closing(1)])
    assert not opened_since(replace(PAPER, revision=1), [closing(0, reopened=True), closing(1)])
    assert not opened_since(PAPER, [closing(0, reopened=True, quarter=2)])


def test_that_a_year_is_open_with_its_last_quarter_and_a_draft_never() -> None:
    heads = [closing(0, reopened=True, quarter=4)]
    assert opened_since(replace(PAPER, kind="annual", quarter=0), heads)
    assert not opened_since(replace(PAPER, quarter=4, state=IssuedState.DRAFT), heads)


def test_that_codes_are_read_from_a_files_own_words() -> None:
    data = b"/Keywords (7H3P-WK92-M5KD) /X (7H3P-WK92-M5KD) (0000-1111-2222) (7H3P-WK92-M5KDX)"
    assert codes_in(data) == ("7H3P-WK92-M5KD", "0000-1111-2222")
    assert codes_in(b"ILOU-WK92-M5KD 1234-5678") == ()
