"""What all drafts of narratives share: the figure they speak of, their length, and how names are listed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.plan import NARRATIVE_LENGTH, PERCENT, NarrativeKind
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.numbers import show_decimal, show_percent
from iku_desktop.presentation.texts import t

# How many villages or causes are named; the first with which a text stays within a narrative's length.
NAMED = (5, 3, 1, 0)
LONGEST_NAME = 100
WHOLE = 100

Lines = Iterable[str]
Drafts = Mapping[NarrativeKind, str]


@dataclass(frozen=True, slots=True)
class Held:
    """A figure that a draft speaks of; `own_target` tells a quarter's own target from the year's."""

    assessment: Assessment
    own_target: bool = True

    @property
    def day(self) -> str:
        """The as-of date."""
        return show_long(self.assessment.moment.as_of)

    def reached(self) -> Lines:
        """That the target is reached, where it is."""
        achievement = self.assessment.achievement
        if achievement is not None and achievement >= WHOLE:
            yield t("drafts.target_reached", name=self._target())

    def needed(self, of_what: str) -> Lines:
        """How many the target still needs, where it does."""
        found = self.assessment.measurement
        if self.assessment.lacking and found.denominator:
            yield t(
                f"drafts.needed.{of_what}",
                name=self._target(),
                needed=self.assessment.needed,
                denominator=found.denominator,
                lacking=self.assessment.lacking,
                attainable=show_percent(found.attainable),
                year=self.assessment.moment.year,
            )

    def _target(self) -> str:
        moment, unit = self.assessment.moment, self.assessment.indicator.unit
        target = self.assessment.target
        shown = show_percent(target) if unit == PERCENT else f"{show_decimal(target)} {unit}"
        key = "drafts.target.quarter" if self.own_target else "drafts.target.year"
        return t(key, roman=moment.quarter.roman, year=moment.year, target=shown.strip())


def composed_drafts(composed: Mapping[NarrativeKind, Callable[[int], Lines]]) -> Drafts:
    """The texts by kind, each given how many names it may tell; a kind without a text is left out."""
    texts = {kind: _fitting(compose) for kind, compose in composed.items()}
    return {kind: text for kind, text in texts.items() if text}


def _fitting(compose: Callable[[int], Lines]) -> str:
    """The text with as many names as a narrative has room for; whole lines go where none help."""
    lines: list[str] = []
    for most in NAMED:
        lines = list(compose(most))
        if len("\n".join(lines)) <= NARRATIVE_LENGTH:
            return "\n".join(lines)
    while len("\n".join(lines)) > NARRATIVE_LENGTH:
        lines.pop()
    return "\n".join(lines)


def shortened_name(words: str) -> str:
    """At most so many letters of a name or description, whole words where there are any."""
    if len(words) <= LONGEST_NAME:
        return words
    return f"{words[:LONGEST_NAME].rpartition(' ')[0].rstrip() or words[: LONGEST_NAME - 1]}…"


def shown_names(names: Sequence[str], most: int) -> Sequence[str]:
    """The first names; one alone is not left to "1 more"."""
    return names if most and len(names) <= most + 1 else names[:most]


def some_names(names: Sequence[str], most: int, more: str, between: str = "comma") -> str:
    """The first names and how many more there are, "" where none is to be named."""
    shown = list(shown_names(names, most))
    if not shown:
        return ""
    if len(shown) < len(names):
        shown.append(t(f"drafts.{more}", count=len(names) - len(shown)))
    return listed(shown, between)


def listed(parts: Sequence[str], between: str = "comma") -> str:
    """`a`, `a dan b`, `a, b, dan c`; parts that hold commas themselves are parted by a semicolon."""
    *first, last = parts
    if not first:
        return last
    if len(first) == 1 and between == "comma":
        return t("drafts.and").join(parts)
    joined = t(f"drafts.{between}").join(first)
    return joined + t("drafts.last" if between == "comma" else "drafts.last_semicolon") + last
