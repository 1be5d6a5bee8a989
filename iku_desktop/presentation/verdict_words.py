"""Puts the answer of *Periksa dokumen* into words, for window and command line, and into JSON."""

from datetime import datetime

from iku_desktop.domain.identity import show_nip
from iku_desktop.domain.issued import IssuedDocument
from iku_desktop.domain.proof import CodeAnswer, FoundSignature, Result, Verdict
from iku_desktop.presentation.dates import show_short, show_time
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text


def result_word(result: Result) -> str:
    """`Asli`, `Berubah`, `Sudah direvisi`, `Tidak dikenal`."""
    return t(f"proof.result.{result.value}")


def signer_text(signature: FoundSignature) -> str:
    """`Ditandatangani IWAN HADI PURNOMO (NIP 19750921 199602 1 002)`."""
    key = "signed_by_nip" if signature.nip else "signed_by"
    return t(f"proof.{key}", signer=signature.signer, nip=show_nip(signature.nip))


def signature_text(signature: FoundSignature) -> str:
    """`utuh; 25/11/2026 14.05 menurut PC penanda tangan; penerbit dipercaya: …`."""
    trust = "trusted" if signature.trusted else "untrusted"
    parts = (
        _state(signature),
        _time(signature),
        t(f"proof.{trust}", issuer=signature.issuer),
    )
    return t("proof.between").join(parts)


def _state(signature: FoundSignature) -> str:
    if not signature.intact:
        return t("proof.broken")
    return t("proof.intact" if signature.covers_whole else "proof.loose")


def _time(signature: FoundSignature) -> str:
    if signature.signed_at is None:
        return t("proof.no_time")
    when = _when(signature.signed_at)
    return t("proof.stamped_at" if signature.timestamped else "proof.signed_at", when=when)


def code_text(code: str) -> str:
    """A code as it is printed, `7H3P-WK92-M5KD`, whether or not it comes with its hyphens."""
    bare = code.replace("-", "")
    return "-".join(bare[at : at + 4] for at in range(0, len(bare), 4))


def document_line(document: IssuedDocument) -> str:
    """`IKU_2026_TW3_Ranuyoso.pdf, dikeluarkan 05/10/2026 12.03 oleh budi`."""
    when = _when(document.issued_at)
    return t("proof.document", name=document.name, when=when, who=document.issued_by)


def code_answer_lines(found: CodeAnswer) -> tuple[Result, list[str]]:
    """What is said of a code: the result whose mark it bears, a headline, and lines under it."""
    if not found.papers:
        headline = t("proof.code_unknown", code=found.code)
        return Result.UNKNOWN, [headline, t("proof.code_unknown_about")]
    lines = [t("proof.code_known", code=found.code)]
    if found.newer is not None:
        when = _when(found.newer.issued_at)
        lines.append(t("proof.code_replaced", newer=found.newer.name, when=when))
    elif found.reopened:
        lines.append(t("proof.code_reopened"))
    else:
        lines.append(t("proof.code_compare"))
    lines += map(document_line, found.papers)
    is_old = found.newer is not None or found.reopened
    return (Result.REVISED if is_old else Result.GENUINE), lines


def _when(moment: datetime) -> str:
    return f"{show_short(moment.date())} {show_time(moment)}"


def verdict_lines(verdict: Verdict) -> list[str]:
    """The answer as the command line says it: the result first, then each signature, then the code."""
    lines = [f"{result_word(verdict.result)}: {problem_text(verdict.reason)}"]
    lines += [f"{signer_text(each)}: {signature_text(each)}" for each in verdict.signatures]
    lines += map(problem_text, verdict.notes)
    if verdict.code:
        lines.append(t("proof.code", code=code_text(verdict.code)))
    return lines


def verdict_json(verdict: Verdict) -> dict[str, object]:
    """The answer as formats.md has it: `result` is genuine, altered, revised or unknown; times ISO."""
    return {
        "result": verdict.result.value,
        "reason": problem_text(verdict.reason),
        "reason_code": verdict.reason.code,
        "code": code_text(verdict.code) or None,
        "signatures": [_signature_json(each) for each in verdict.signatures],
        "notes": [problem_text(each) for each in verdict.notes],
        "document": _document_json(verdict.document),
        "newer": _document_json(verdict.newer),
    }


def _signature_json(signature: FoundSignature) -> dict[str, object]:
    return {
        "signer": signature.signer,
        "nip": signature.nip or None,
        "issuer": signature.issuer,
        "time": _iso(signature.signed_at),
        "timestamped": signature.timestamped,
        "intact": signature.intact,
        "covers_whole": signature.covers_whole,
        "trusted": signature.trusted,
    }


def _document_json(document: IssuedDocument | None) -> dict[str, object] | None:
    if document is None:
        return None
    return {
        "kind": document.kind,
        "year": document.year,
        "quarter": document.quarter or None,
        "revision": document.revision,
        "state": document.state.value,
        "code": code_text(document.code),
        "name": document.name,
        "sha256": document.sha256,
        "issued_at": _iso(document.issued_at),
        "issued_by": document.issued_by,
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
