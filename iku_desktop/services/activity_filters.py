"""Filters and orders of a long list of activities that a shelf answers by itself, without the database."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial, reduce
from itertools import compress
from operator import and_, or_

from iku_desktop.domain.activity_columns import COUNTS_BITS, KIND_BITS, OUTPUT_BIT
from iku_desktop.domain.activity_query import ActivityQuery, ActivityTotals
from iku_desktop.domain.facts import ActivityFact
from iku_desktop.domain.office import Section
from iku_desktop.presentation.dates import show_short
from iku_desktop.services.activity_shelf import MOST_SECTIONS, ByDay, Keep, Leaf, Truth
from iku_desktop.services.id_orders import IdOrder, Picked

YES, NONE = "yes", "none"
# What a shelf doesn't hold.
OPTIONAL = frozenset({"first_day", "place", "evidence_numbers", "output", "note"})
FILTERED = frozenset({"date", "description", "section", "evidence", "follow_up_date", "counts"})
SORTED = frozenset({"", "date", "section", "counts"})


def _table(holds: Callable[[int], bool]) -> bytes:
    """One answer for each value of a byte."""
    return bytes(holds(value) for value in range(256))


COUNTS = _table(lambda bits: bool(bits & COUNTS_BITS))
BEARS_OUTPUT = _table(lambda bits: bool(bits & OUTPUT_BIT))


def _counts(leaf: Leaf) -> Truth:
    return leaf.truth_of(leaf.flags, COUNTS)


def _followed(leaf: Leaf, as_of: int) -> Truth:
    due = leaf.truth([0 < day <= as_of for day in leaf.follow_ups])
    return due & _counts(leaf) & leaf.truth_of(leaf.flags, BEARS_OUTPUT)


def _not(keep: Keep) -> Keep:
    return lambda leaf: leaf.everything ^ keep(leaf)


def _any(keeps: Iterable[Keep]) -> Keep:
    each = tuple(keeps)
    return lambda leaf: reduce(or_, (keep(leaf) for keep in each), 0)


def _all(keeps: Iterable[Keep]) -> Keep:
    each = tuple(keeps)
    return lambda leaf: reduce(and_, (keep(leaf) for keep in each), leaf.everything)


def _shown(number: int) -> str:
    """A day as YYYYMMDD in the way cells show it."""
    return f"{number % 100:02d}/{number // 100 % 100:02d}/{number // 10000:04d}" if number else ""


class ShelfFilter:
    """Answers queries over the leaves of some days; `sections` are the office's."""

    def __init__(self, by_day: ByDay, numbers: Sequence[str], sections: Sequence[Section]) -> None:
        self._by_day = by_day
        self._numbers = {each: number for number, each in enumerate(numbers)}
        self._sections = sections

    def order(self, query: ActivityQuery) -> IdOrder | None:
        """The wanted ids in their order; None where the shelf doesn't hold what is asked."""
        filters = {key: text for key, text in query.filters.items() if text}
        if not set(filters) <= FILTERED or query.sort not in SORTED:
            return None
        if query.search and query.columns & OPTIONAL:
            return None
        asks_section = "section" in filters or query.search or query.sort == "section"
        if asks_section and len(self._numbers) > MOST_SECTIONS:
            return None
        keeps = [self._filter(key, text, query) for key, text in filters.items()]
        keeps += [self._search(query)] if query.search else []
        if not keeps and query.sort in ("", "date") and not query.descending:
            return self._by_day
        return Picked(self._by_day, self._picked(_all(keeps), query))

    def totals(self, as_of: date) -> ActivityTotals:
        """The totals of the days, whatever is filtered."""
        leaves, day = self._by_day.leaves, _as_number(as_of)
        counted = sum(_counts(leaf).bit_count() for leaf in leaves)
        followed = sum(_followed(leaf, day).bit_count() for leaf in leaves)
        return ActivityTotals(len(self._by_day), counted, followed)

    def _picked(self, keep: Keep, query: ActivityQuery) -> "array[int]":
        """The places of the rows that are kept."""
        starts = [self._by_day.start(number) for number in range(len(self._by_day.leaves))]
        lines = list(zip(starts, self._by_day.leaves, strict=True))
        if query.sort in ("", "date"):
            places = _places((start, leaf, keep(leaf)) for start, leaf in lines)
            if query.sort and query.descending:
                places.reverse()
            return places
        kept = [(start, leaf, keep(leaf)) for start, leaf in lines]
        places = array("I")
        for bucket in self._buckets(query):
            places += _places(
                (start, leaf, truth & bucket(leaf)) for start, leaf, truth in kept if truth
            )
        return places

    def _buckets(self, query: ActivityQuery) -> list[Keep]:
        """What is alike in the column that is sorted by, in its order."""
        if query.sort == "counts":
            buckets = [_not(_counts), _counts]
        else:
            places: dict[int, list[str]] = {}
            for section in self._sections:
                places.setdefault(section.position, []).append(section.id)
            known = [_any(map(self._of_section, places[place])) for place in sorted(places)]
            buckets = [*known, _not(_any(known))]
        return buckets[::-1] if query.descending else buckets

    def _of_section(self, section_id: str) -> Keep:
        number = self._numbers.get(section_id)
        table = _table(lambda value: value == number)
        return lambda leaf: leaf.truth_of(leaf.sections, table)

    def _filter(self, key: str, wanted: str, query: ActivityQuery) -> Keep:
        """One column's filter: its drop-down where it has one, else a part of its text."""
        if key == "section":
            return self._of_section(wanted)
        if key == "counts":
            return _counts if wanted == YES else _not(_counts)
        if key == "follow_up_date":
            followed = partial(_followed, as_of=_as_number(query.as_of))
            return followed if wanted == YES else _all([_counts, _not(followed)])
        if key == "evidence":
            bit = KIND_BITS.get(wanted, 0)
            table = _table(lambda bits: bool(bits & bit))
            of_kind: Keep = lambda leaf: leaf.truth_of(leaf.flags, table)  # noqa: E731 - a Keep as the others
            return _not(_counts) if wanted == NONE else of_kind
        word = wanted.casefold()
        if key == "date":
            return partial(_on_day, word=word)
        return partial(Leaf.holding, word=word)

    def _search(self, query: ActivityQuery) -> Keep:
        """Where the word stands in any column that is seen."""
        word, words = query.search.casefold(), query.words
        named = [each.id for each in self._sections if word in each.short_name.casefold()]
        is_open: Keep = lambda leaf: leaf.truth([not day for day in leaf.follow_ups])  # noqa: E731 - a Keep as the others
        told: dict[str, Keep] = {
            "no_evidence": _not(_counts),
            "open": _all([_counts, is_open]),
            "no_follow_up": _all([_not(_counts), is_open]),
            "yes": _counts,
            "no": _not(_counts),
        }
        found: list[Keep] = [partial(Leaf.holding, word=word), partial(_on_day, word=word)]
        found += map(self._of_section, named)
        found += [keep for name, keep in told.items() if word in words.get(name, "").casefold()]
        if not word.strip("0123456789/"):
            found.append(partial(_followed_on, word=word))
        return _any(found)


def facts_of(leaves: Iterable[Leaf]) -> tuple[ActivityFact, ...]:
    """What indicator 1 needs of the activities on these leaves, as the database tells it."""
    facts = []
    for leaf in leaves:
        alike: Counter[tuple[bool, int]] = Counter()
        for (bits, day), number in Counter(zip(leaf.flags, leaf.follow_ups, strict=True)).items():
            alike[bool(bits & COUNTS_BITS), day if bits & OUTPUT_BIT else 0] += number
        facts += [
            ActivityFact(leaf.day, counts, _as_day(day), number)
            for (counts, day), number in sorted(alike.items())
        ]
    return tuple(facts)


def _on_day(leaf: Leaf, word: str) -> Truth:
    return leaf.everything if word in show_short(leaf.day).casefold() else 0


def _followed_on(leaf: Leaf, word: str) -> Truth:
    days = {day for day in set(leaf.follow_ups) if word in _shown(day)}
    return leaf.truth([day in days for day in leaf.follow_ups]) if days else 0


def _as_number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day


def _as_day(number: int) -> date | None:
    return date(number // 10000, number // 100 % 100, number % 100) if number else None


def _places(lines: Iterable[tuple[int, Leaf, Truth]]) -> "array[int]":
    """The places of what is true, leaf after leaf."""
    places = array("I")
    for start, leaf, truth in lines:
        if truth:
            count = len(leaf.flags)
            places.extend(compress(range(start, start + count), truth.to_bytes(count, "little")))
    return places
