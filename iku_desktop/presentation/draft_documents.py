"""Words the drafts of the indicator of documents: who was on time, who is late and why, what is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from iku_desktop.domain.drafts import Behind, Cause, DocumentStanding
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.draft_words import (
    Drafts,
    Held,
    Lines,
    composed_drafts,
    listed,
    shortened_name,
    some_names,
)
from iku_desktop.presentation.numbers import show_percent
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text


def document_drafts(
    held: Held, standings: Sequence[DocumentStanding], causes: Mapping[str, str]
) -> Drafts:
    """The drafts of documents on time; a kind of which the facts say nothing is left out."""
    words = _DocumentWords(held, standings, causes)
    return composed_drafts(
        {
            NarrativeKind.DRIVING: lambda _most: words.driving(),
            NarrativeKind.HINDERING: words.hindering,
            NarrativeKind.FOLLOW_UP: words.follow_up,
        }
    )


@dataclass(frozen=True, slots=True)
class _DocumentWords:
    held: Held
    standings: Sequence[DocumentStanding]
    causes: Mapping[str, str]

    def driving(self) -> Lines:
        on_time = sum(each.on_time for each in self.standings)
        if not on_time:
            return
        found = self.held.assessment.measurement
        expected = sum(each.expected for each in self.standings)
        figure = t(
            "drafts.documents.figure",
            day=self.held.day,
            on_time=on_time,
            expected=expected,
            share=show_percent(found.actual),
        )
        parts = [_on_time(each) for each in self.standings if each.on_time]
        yield figure
        yield t("drafts.documents.sentence", words=listed(parts))
        yield from self.held.reached()

    def hindering(self, most: int) -> Lines:
        late = sum(len(each.late) for each in self.standings)
        missing = sum(len(each.missing) for each in self.standings)
        if not late + missing:
            return
        which = "both" if late and missing else "late" if late else "missing"
        key = f"drafts.documents.behind_{which}"
        yield t(key, day=self.held.day, late=late, missing=missing)
        for each in self.standings:
            if each.late or each.missing:
                yield " ".join([_behind(each, most), *self._causes(each.causes, most)])

    def follow_up(self, most: int) -> Lines:
        overdue = [
            _of_villages(each, [behind.village for behind in each.missing], most)
            for each in self.standings
            if each.missing
        ]
        waiting = [
            t(
                "drafts.documents.until",
                words=_of_villages(each, villages, most),
                due=show_long(due),
            )
            for each in self.standings
            for due, villages in each.waiting.items()
        ]
        for name, items in (("still", overdue), ("waiting", waiting)):
            if items:
                listed = t("drafts.semicolon").join(items)
                yield t(f"drafts.documents.{name}", day=self.held.day, items=listed)
        if overdue or waiting:
            yield from self.held.needed("document")

    def _causes(self, causes: Mapping[Cause, Sequence[str]], most: int) -> Lines:
        known = [(cause, villages) for cause, villages in causes.items() if any(cause)]
        named = [
            t(
                "drafts.documents.cause",
                cause=shortened_name(self._cause(*cause)),
                count=len(villages),
                villages=some_names(villages, most, "more_villages"),
            )
            for cause, villages in known[:most]
        ]
        if len(known) > most > 0:
            named.append(t("drafts.more_causes", count=len(known) - most))
        if named:
            yield t("drafts.documents.causes", causes=t("drafts.semicolon").join(named))
        unknown = sum(len(villages) for cause, villages in causes.items() if not any(cause))
        if unknown:
            yield t("drafts.documents.unknown", count=unknown)

    def _cause(self, code: str, text: str) -> str:
        cause = self.causes.get(code, code)
        if cause and text:
            return t("drafts.documents.cause_with_text", cause=cause, text=text)
        return cause or text


def _on_time(each: DocumentStanding) -> str:
    every = each.on_time == each.expected > 1
    return t(
        f"drafts.documents.on_time{'_all' if every else ''}",
        document=counted_text(each.counted),
        verb=_verb(each),
        on_time=each.on_time,
        expected=each.expected,
    )


def _behind(each: DocumentStanding, most: int) -> str:
    parts = []
    for name, villages in (("late", each.late), ("missing", each.missing)):
        if villages:
            words = t(f"drafts.documents.{name}", verb=_verb(each), count=len(villages))
            named = [_days(name, behind) for behind in villages]
            names = some_names(named, most, "more_villages")
            parts.append(t("drafts.documents.named", words=words, names=names) if names else words)
    return t(
        "drafts.documents.behind",
        document=counted_text(each.counted),
        due=show_long(each.counted.due),
        parts=t("drafts.semicolon").join(parts),
    )


def _days(name: str, behind: Behind) -> str:
    key = f"drafts.documents.days_{name}" if behind.days else "drafts.documents.missing_now"
    return t(key, village=behind.village, days=behind.days)


def _of_villages(each: DocumentStanding, villages: Sequence[str], most: int) -> str:
    every = len(villages) == each.expected > 1
    words = t(
        f"drafts.documents.of_{'all' if every else 'villages'}",
        document=counted_text(each.counted),
        count=len(villages),
    )
    names = "" if every else some_names(villages, most, "more_villages")
    return t("drafts.documents.of_named", words=words, names=names) if names else words


def _verb(each: DocumentStanding) -> str:
    return t(f"common.counting.{each.counted.rule.counts.value}")
