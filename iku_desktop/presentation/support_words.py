"""What a file for support tells, in codes and numbers: no name, no path, no typed text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from numbers import Number

from iku_desktop.domain.checkups import Checkup
from iku_desktop.domain.computer import Finding
from iku_desktop.presentation.texts import t

KNOWN = ("versi.json", "setelan.json", "komputer.txt", "periksa.txt", "kesalahan.json")


def about_text(names: Iterable[str]) -> str:
    """What is in the bundle and what is not, for whoever opens it."""
    lines = [t("support.about_bundle"), ""]
    lines += [f"{name}: {part_text(name)}" for name in names]
    return "\n".join(lines) + "\n"


def part_text(name: str) -> str:
    """What one file of a bundle tells."""
    if name in KNOWN:
        return t(f"support.part.{name.partition('.')[0]}")
    folder, slash, _ = name.partition("/")
    return t(f"support.part.{folder if slash else 'about'}")


def computer_codes(findings: Sequence[Finding]) -> str:
    """A line for each finding: part, state, code, and its numbers."""
    return "".join(f"{_finding(each)}\n" for each in findings)


def _finding(finding: Finding) -> str:
    code = finding.fault.code if finding.fault is not None else finding.code
    numbers = [
        f"{name}={float(value) if isinstance(value, Fraction) else value}"
        for name, value in finding.values.items()
        if isinstance(value, Number)
    ]
    return " ".join([finding.part.value, finding.state.value, code, *numbers])


def checkup_codes(found: Checkup) -> str:
    """How much of an office is whole, and the codes of what isn't."""
    evidence = found.evidence
    bad = f"missing={len(evidence.missing)} altered={len(evidence.altered)}"
    lines = [
        f"sound {int(found.is_sound)}",
        f"evidence ok={evidence.ok} {bad} unclaimed={len(evidence.unclaimed)}",
        f"closings ok={found.closings} spoiled={len(found.spoiled_closings)}",
    ]
    codes = Counter(each.code for each in found.problems)
    lines += [f"problem {code} count={count}" for code, count in sorted(codes.items())]
    return "\n".join(lines) + "\n"
