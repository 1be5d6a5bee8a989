"""The rules of *Periksa dokumen*: what signatures and the office's register say of a file together."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.issued import IssuedDocument, IssuedState
from iku_desktop.domain.periods import QUARTERS
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.proof import Inspection, Result, Verdict


@dataclass(frozen=True, slots=True)
class Known:
    """What a register knows of a file.

    `same` has its very bytes; `base` the bytes it begins with, from before it was signed; `added` tells
    that more than signatures was added to them. `bearing` are the papers with its code. `newer` took the
    place of the found one, `reopened` tells that the quarter was opened again since.
    """

    same: IssuedDocument | None = None
    base: IssuedDocument | None = None
    added: bool = False
    bearing: tuple[IssuedDocument, ...] = ()
    newer: IssuedDocument | None = None
    reopened: bool = False

    @property
    def document(self) -> IssuedDocument | None:
        """The paper that the file is, or was before it was signed."""
        return self.same or self.base


def judge(found: Inspection, code: str, known: Known | None) -> Verdict:
    """The answer for a file: by its signatures, whether they cover all of it, and the stored hash.

    `known` None means that there is no register to ask: only signatures speak then.
    """
    if known is not None and known.same is not None:
        return _registered(found, code, known, known.same)
    if found.signatures:
        return _signed(found, code, known)
    if found.looks_signed:
        return Verdict(Result.ALTERED, Problem("proof_signature_lost"), code)
    if known is not None and known.bearing:
        return _other_content(found, code, known)
    if not found.is_pdf:
        return Verdict(Result.UNKNOWN, Problem("proof_no_pdf"), code)
    reason = "proof_no_register" if known is None else "proof_not_known"
    return Verdict(Result.UNKNOWN, Problem(reason), code)


def _registered(found: Inspection, code: str, known: Known, document: IssuedDocument) -> Verdict:
    reason = {
        IssuedState.DRAFT: "proof_draft",
        IssuedState.FINAL: "proof_final",
        IssuedState.SIGNED: "proof_signed_here",
    }[document.state]
    return _unless_revised(found, code or document.code, known, document, reason)


def _signed(found: Inspection, code: str, known: Known | None) -> Verdict:
    signatures = found.signatures
    for each in signatures:
        values = {"signer": each.signer}
        if not each.intact:
            return Verdict(
                Result.ALTERED, Problem("proof_signature_broken", "", values), code, signatures
            )
        if not each.covers_whole:
            return Verdict(Result.ALTERED, Problem("proof_added", "", values), code, signatures)
    if not all(each.proven for each in signatures):
        return Verdict(Result.UNKNOWN, Problem("proof_unprovable"), code, signatures)
    if known is None:
        return Verdict(Result.GENUINE, Problem("proof_signed_alone"), code, signatures)
    if known.base is not None and known.added:
        return _other_content(found, code, known)
    if known.base is not None:
        return _unless_revised(found, code, known, known.base, "proof_signed_known")
    if known.bearing and not all(each.trusted for each in signatures):
        return _other_content(found, code, known)
    return Verdict(Result.GENUINE, Problem("proof_signed_elsewhere"), code, signatures)


def _other_content(found: Inspection, code: str, known: Known) -> Verdict:
    document = known.base or known.bearing[-1]
    reason = Problem("proof_other_content", "", {"code": code, "name": document.name})
    return Verdict(Result.ALTERED, reason, code, found.signatures, document)


def _unless_revised(
    found: Inspection, code: str, known: Known, document: IssuedDocument, reason: str
) -> Verdict:
    values = {"name": document.name, "issued_at": document.issued_at}
    newer = known.newer
    if newer is not None:
        values = {
            "name": document.name,
            "issued_at": document.issued_at,
            "newer": newer.name,
            "newer_at": newer.issued_at,
        }
        problem = Problem("proof_revised", "", values)
    elif known.reopened:
        problem = Problem("proof_reopened", "", values)
    else:
        problem = Problem(reason, "", values)
        return Verdict(Result.GENUINE, problem, code, found.signatures, document)
    return Verdict(Result.REVISED, problem, code, found.signatures, document, newer)


def newer_paper(
    document: IssuedDocument, papers: Sequence[IssuedDocument]
) -> IssuedDocument | None:
    """The newest paper on the same thing that says something else, None where this is the newest.

    `papers` are those of its kind and year. A draft never takes the place of a final paper, and the
    same content on another paper size is no other paper.
    """
    about = (document.kind, document.year, document.quarter, document.scope)
    final = document.state is not IssuedState.DRAFT
    later = [
        each
        for each in papers
        if (each.kind, each.year, each.quarter, each.scope) == about
        and each.code != document.code
        and (each.revision, each.issued_at) > (document.revision, document.issued_at)
        and not (final and each.state is IssuedState.DRAFT)
    ]
    return max(later, key=lambda each: (each.revision, each.issued_at), default=None)


def opened_since(document: IssuedDocument, heads: Sequence[ClosingHead]) -> bool:
    """Whether the quarter of a final paper was opened again after it; a year is its last quarter."""
    if document.state is IssuedState.DRAFT:
        return False
    quarter = document.quarter or QUARTERS[-1]
    mine = [each for each in heads if (each.year, each.quarter) == (document.year, quarter)]
    if not mine:
        return False
    newest = max(mine, key=lambda each: each.revision)
    return newest.revision > document.revision or newest.is_open_again
