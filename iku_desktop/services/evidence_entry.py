"""Reads evidence as clerks type it: kinds by name with `;` between them, and the numbers they bear."""

from collections.abc import Mapping
from functools import lru_cache

from iku_desktop.domain.activities import Evidence, EvidenceKind
from iku_desktop.domain.form_fields import read_choice
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed, read_text, shortened
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import evidence_text

SEPARATOR = ";"
MOST_EVIDENCE = 50
NUMBER_LENGTH = 100
LONGEST = MOST_EVIDENCE * NUMBER_LENGTH


def read_evidence(typed: Typed, field: str) -> tuple[Evidence, ...]:
    """The evidence meant: a tuple of Evidence as it is, or names as on the sheet, short or coded.

    Refused: a kind the seed doesn't know, too many, a number that is no plain text or holds a `;`.
    """
    if isinstance(typed, tuple):
        evidence = tuple(_checked(each, field) for each in typed)
    else:
        parts = read_text(typed, field, LONGEST).split(SEPARATOR)
        kinds = [_kind(part, field) for part in parts if part.strip()]
        evidence = tuple(Evidence(kind) for kind in kinds)
    if len(evidence) > MOST_EVIDENCE:
        values = {"count": len(evidence), "most": MOST_EVIDENCE}
        raise Refused(Problem("too_many_lines", field, values))
    return evidence


def read_numbers(typed: Typed, field: str) -> tuple[str, ...]:
    """The numbers in their order; a place between two `;` may be empty."""
    text = read_text(typed, field, LONGEST)
    parts = text.split(SEPARATOR) if text else []
    return tuple(read_text(part, field, NUMBER_LENGTH) for part in parts)


def numbered(evidence: tuple[Evidence, ...], numbers: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Each evidence with the number of its place; Refused when there are more numbers than kinds."""
    if len(numbers) > len(evidence):
        values = {"count": len(numbers), "kinds": len(evidence)}
        raise Refused(Problem("too_many_numbers", "evidence_numbers", values))
    padded = numbers + ("",) * (len(evidence) - len(numbers))
    return tuple(Evidence(each.kind, number) for each, number in zip(evidence, padded, strict=True))


def with_known_numbers(
    evidence: tuple[Evidence, ...], stored: tuple[Evidence, ...]
) -> tuple[Evidence, ...]:
    """Kinds typed anew keep the numbers that evidence of their kind already bears, in order."""
    if not stored:
        return evidence
    left = {kind: [each.number for each in stored if each.kind is kind] for kind in EvidenceKind}
    return tuple(
        each if each.number or not left[each.kind] else Evidence(each.kind, left[each.kind].pop(0))
        for each in evidence
    )


@lru_cache(1000)  # an import asks for the same few words a hundred thousand times
def _kind(typed: str, field: str) -> EvidenceKind:
    try:
        kind = read_choice(typed, field, _spellings())
    except Refused as refused:
        problem = refused.problems[0]
        if problem.code != "unknown_choice":
            raise
        known = ", ".join(evidence_text(kind) for kind in EvidenceKind)
        values = {"typed": problem.values["typed"], "known": known}
        raise Refused(Problem("unknown_evidence", field, values)) from None
    return kind or EvidenceKind.DOCUMENT


def _spellings() -> Mapping[str, EvidenceKind]:
    spellings: dict[str, EvidenceKind] = {}
    for kind in EvidenceKind:
        names = [kind.value, *_names(kind)]
        with speaking(Language.INDONESIAN):
            names += _names(kind)
        aliases = t(f"services.evidence_aliases.{kind.value}").split(SEPARATOR)
        spellings |= dict.fromkeys((*names, *aliases), kind)
    return spellings


def _names(kind: EvidenceKind) -> tuple[str, str]:
    return evidence_text(kind), evidence_text(kind, short=True)


def _checked(each: object, field: str) -> Evidence:
    if not isinstance(each, Evidence):
        raise Refused(Problem("not_text", field))
    number = read_text(each.number, field, NUMBER_LENGTH)
    if SEPARATOR in number:
        # It would become two numbers in every list of several.
        raise Refused(Problem("number_separator", field, {"typed": shortened(number)}))
    return Evidence(each.kind, number)
