"""The answer of *Periksa dokumen* in words and as JSON."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from iku_desktop.domain.issued import IssuedDocument, IssuedState
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.proof import FoundSignature, Result, Verdict
from iku_desktop.presentation.verdict_words import (
    code_text,
    result_word,
    signature_text,
    signer_text,
    verdict_json,
    verdict_lines,
)

NOON = datetime(2026, 10, 5, 12, 3, 9)  # noqa: DTZ001 - the PC's own time
SIGNATURE = FoundSignature(
    *("IWAN HADI PURNOMO", "197509211996021002", "BSrE CA", NOON, True, True, True, False),
)
PAPER = IssuedDocument(
    *("quarterly", 2026, 3, "", 1, "f4", IssuedState.FINAL, "7H3PWK92M5KD", "a" * 64, 9_000),
    *("IKU_2026_TW3_Ranuyoso_rev1.pdf", NOON, "budi"),
)
VALUES = {"name": PAPER.name, "issued_at": NOON}
VERDICT = Verdict(
    *(Result.GENUINE, Problem("proof_final", "", VALUES), "7H3P-WK92-M5KD", (SIGNATURE,), PAPER),
)


def test_that_each_result_has_its_word() -> None:
    words = [result_word(each) for each in Result]
    assert words == ["Asli", "Berubah", "Sudah direvisi", "Tidak dikenal"]


def test_that_a_signer_is_named_with_the_nip_as_offices_write_it() -> None:
    assert signer_text(SIGNATURE) == (
        "Ditandatangani IWAN HADI PURNOMO (NIP 19750921 199602 1 002)"
    )
    assert signer_text(replace(SIGNATURE, nip="")) == "Ditandatangani IWAN HADI PURNOMO"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "utuh; 05/10/2026 12.03 menurut PC penanda tangan; penerbit dipercaya: BSrE CA"),
        ({"timestamped": True}, "12.03 menurut otoritas penanda waktu"),
        ({"trusted": False}, "penerbit belum dipercaya kantor ini: BSrE CA"),
        ({"intact": False}, "tidak cocok lagi dengan isi berkas"),
        ({"covers_whole": False}, "tidak mencakup seluruh berkas"),
        ({"signed_at": None}, "waktu tidak tercantum"),
    ],
)
def test_that_a_signature_tells_what_is_known_of_it(changes: dict[str, object], words: str) -> None:
    assert words in signature_text(replace(SIGNATURE, **changes))  # type: ignore[arg-type]


def test_that_a_broken_signature_is_not_called_loose() -> None:
    both = replace(SIGNATURE, intact=False, covers_whole=False)
    assert "mencakup" not in signature_text(both)


def test_that_the_lines_begin_with_the_result() -> None:
    first, second, third = verdict_lines(VERDICT)
    assert first.startswith("Asli: Isi berkas sama persis dengan IKU_2026_TW3_Ranuyoso_rev1.pdf")
    assert "05/10/2026 12.03" in first
    assert second.startswith("Ditandatangani IWAN HADI PURNOMO")
    assert third == "Kode 7H3P-WK92-M5KD"
    assert len(verdict_lines(replace(VERDICT, code="", signatures=()))) == 1


def test_that_a_code_has_its_hyphens_wherever_it_comes_from() -> None:
    assert code_text("7H3PWK92M5KD") == code_text("7H3P-WK92-M5KD") == "7H3P-WK92-M5KD"
    assert code_text("") == ""


def test_that_the_json_holds_plain_values_and_iso_times() -> None:
    found = json.loads(json.dumps(verdict_json(VERDICT)))
    assert (found["result"], found["reason_code"]) == ("genuine", "proof_final")
    assert found["code"] == "7H3P-WK92-M5KD"
    (signature,) = found["signatures"]
    assert signature == {
        "signer": "IWAN HADI PURNOMO",
        "nip": "197509211996021002",
        "issuer": "BSrE CA",
        "time": "2026-10-05T12:03:09",
        "timestamped": False,
        "intact": True,
        "covers_whole": True,
        "trusted": True,
    }
    document = found["document"]
    assert (document["kind"], document["quarter"], document["revision"]) == ("quarterly", 3, 1)
    assert (document["state"], document["code"]) == ("final", "7H3P-WK92-M5KD")
    assert found["newer"] is None


def test_that_the_json_of_an_unknown_file_has_the_same_keys() -> None:
    unknown = Verdict(Result.UNKNOWN, Problem("proof_no_pdf"))
    found = verdict_json(unknown)
    assert set(found) == set(verdict_json(VERDICT))
    assert (found["code"], found["document"], found["signatures"]) == (None, None, [])
    yearly = replace(VERDICT, document=replace(PAPER, quarter=0))
    assert verdict_json(yearly)["document"]["quarter"] is None  # type: ignore[index]
