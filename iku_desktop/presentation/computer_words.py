"""The findings of *Uji komputer ini* in words, for screen, terminal and support."""

from collections.abc import Sequence

from iku_desktop.domain.computer import Finding, State, worst
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import shown_values, unavailable_text

HEADLINES = {
    State.FINE: "computer.all_fine",
    State.ODD: "computer.some_odd",
    State.BAD: "computer.some_bad",
}


def part_text(finding: Finding) -> str:
    """What was looked at: `Kunci folder`."""
    return t(f"computer.part.{finding.part.value}")


def state_text(finding: Finding) -> str:
    """How it does in one word: `Baik`."""
    return t(f"computer.state.{finding.state.value}")


def finding_text(finding: Finding) -> str:
    """What was found and what to do."""
    if finding.fault is not None:
        return unavailable_text(finding.fault)
    return t(f"computer.{finding.part.value}.{finding.code}", **shown_values(finding.values))


def line_text(finding: Finding) -> str:
    """All of it in one line."""
    return t(
        "computer.line",
        part=part_text(finding),
        state=state_text(finding),
        text=finding_text(finding),
    )


def headline_text(findings: Sequence[Finding]) -> str:
    """Whether the PC can be used."""
    return t(HEADLINES[worst(findings)])


def report_text(findings: Sequence[Finding]) -> str:
    """The headline and a line for each finding."""
    return "\n".join([headline_text(findings), *map(line_text, findings)])
