"""Which activities of some days a long list shows, and in which order: by column, as the clerk reads them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class ActivityQuery:
    """Filters by column key, a word in any column, a column to sort by; all as the list of the window has it.

    `columns` are those that are seen: a word is looked for in the optional ones only there.
    `words` are what cells show that have no value: no_evidence, open, no_follow_up, yes, no.
    `as_of` decides what is followed up.
    """

    first: date
    last: date
    as_of: date
    filters: Mapping[str, str] = field(default_factory=dict)
    search: str = ""
    sort: str = ""
    descending: bool = False
    columns: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActivityTotals:
    """How many activities there are, how many count, and how many of these were followed up."""

    total: int
    counted: int
    followed_up: int
