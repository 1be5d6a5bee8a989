"""Words the drafts of the indicator of activities: how many were followed up, which were not, and whose."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.drafts import OpenActivities
from iku_desktop.domain.measurement import SideFigure
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.draft_words import (
    Drafts,
    Held,
    Lines,
    composed_drafts,
    shortened_name,
    some_names,
)
from iku_desktop.presentation.numbers import show_percent
from iku_desktop.presentation.texts import t

# A description is a sentence of its own; more than these would not be read.
MOST_NAMED = 3


def activity_drafts(held: Held, found: OpenActivities, sections: Mapping[str, str]) -> Drafts:
    """The drafts of activities followed up; `sections` gives their names by id."""
    words = _ActivityWords(held, found, sections)
    return composed_drafts(
        {
            NarrativeKind.DRIVING: lambda _most: words.driving(),
            NarrativeKind.HINDERING: words.hindering,
            NarrativeKind.FOLLOW_UP: lambda _most: words.follow_up(),
        }
    )


@dataclass(frozen=True, slots=True)
class _ActivityWords:
    held: Held
    found: OpenActivities
    sections: Mapping[str, str]

    def driving(self) -> Lines:
        measured = self.held.assessment.measurement
        if not measured.numerator:
            return
        figure = t(
            "drafts.activities.figure",
            day=self.held.day,
            followed_up=measured.numerator,
            counted=measured.denominator,
            share=show_percent(measured.actual),
        )
        yield " ".join([figure, *map(self._side, self._sides())])
        yield from self.held.reached()

    def _sides(self) -> Iterable[SideFigure]:
        """The quarter's own figure; in TW I, and where nothing happened before, it is the year's."""
        measured = self.held.assessment.measurement
        for side in measured.side_figures:
            if side.denominator and side.denominator != measured.denominator:
                yield side

    def _side(self, side: SideFigure) -> str:
        return t(
            "drafts.activities.quarter",
            roman=self.held.assessment.moment.quarter.roman,
            followed_up=side.numerator,
            counted=side.denominator,
            share=show_percent(side.value),
        )

    def hindering(self, most: int) -> Lines:
        undone, bare = self.found.open, self.found.without_evidence
        also = "also_" if undone else ""
        for name, activities in (("open", undone), (f"{also}without_evidence", bare)):
            if activities:
                key = f"drafts.activities.{name}"
                yield _named(t(key, day=self.held.day, count=len(activities)), activities, most)

    def follow_up(self) -> Lines:
        for name, activities in (
            ("still", self.found.open),
            ("to_complete", self.found.without_evidence),
        ):
            if activities:
                sections = self._by_section(activities)
                yield t(f"drafts.activities.{name}", day=self.held.day, sections=sections)
        if self.found.open:
            yield from self.held.needed("activity")

    def _by_section(self, activities: Sequence[Activity]) -> str:
        counts: dict[str, int] = {}
        for each in activities:
            counts[each.section_id] = counts.get(each.section_id, 0) + 1
        # In the sections' own order, those of none last.
        order = [*self.sections, *(each for each in counts if each not in self.sections)]
        parts = [
            t(
                "drafts.activities.of_section",
                section=self.sections.get(each) or t("drafts.activities.no_section"),
                count=counts[each],
            )
            for each in order
            if each in counts
        ]
        return t("drafts.comma").join(parts)


def _named(words: str, activities: Sequence[Activity], most: int) -> str:
    named = [_activity(each.description, each.day) for each in activities]
    names = some_names(named, min(most, MOST_NAMED), "more_activities", "semicolon")
    key = "drafts.activities.named" if names else "drafts.activities.unnamed"
    return t(key, words=words, names=names)


def _activity(description: str, day: date) -> str:
    return t(
        "drafts.activities.activity", description=shortened_name(description), day=show_long(day)
    )
