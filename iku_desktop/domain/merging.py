"""How versions of rows from many PCs become one state, in whatever order and grouping they come.

A version carries the set of changes ("events") it was made by. One whose events hold all of another's
came after it; of two that know different changes neither did, and both are kept. So the state of a row is
the set of its newest versions, joining is a union, and which version stands is told by the set alone.
"""

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from iku_desktop.domain.packages import VariantState

REMOVED = ""


@dataclass(frozen=True, slots=True)
class RowVersion:
    """A row as somebody left it: canonical JSON of its fields, or REMOVED; by whom and when.

    `events` are the ids of all changes of the row that led to it.
    """

    events: frozenset[str]
    content: str
    at: datetime
    by: str

    @property
    def precedence(self) -> tuple[bool, datetime, str, str, list[str]]:
        """The later change stands before the earlier, and any before a removal; no two are alike."""
        return self.content != REMOVED, self.at, self.by, self.content, sorted(self.events)

    @property
    def digest(self) -> str:
        """The hash that tells this version from others of the row."""
        parts = json.dumps([sorted(self.events), self.content], ensure_ascii=False)
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class RowState:
    """What a row is after a merge: the version that stands (None: no row), and those kept beside it.

    `rival` is the id of the row that says the same in its place.
    """

    key: Hashable
    standing: RowVersion | None = None
    variants: dict[RowVersion, VariantState] = field(default_factory=dict)
    rival: str = ""


def newest(versions: Iterable[RowVersion]) -> tuple[RowVersion, ...]:
    """The versions that no other came after, the one that stands first."""
    every = sorted(set(versions), key=lambda each: each.precedence, reverse=True)
    return tuple(
        each
        for place, each in enumerate(every)
        if not any(each.events < other.events for other in every)
        and not any(_is_same(each, before) for before in every[:place])
    )


def _is_same(one: RowVersion, other: RowVersion) -> bool:
    return one.events == other.events and one.content == other.content


def settled(
    key: Hashable, pool: Iterable[RowVersion], may_stand: Callable[[RowVersion], bool]
) -> RowState:
    """The state of a row of which these versions are known.

    Those that a closed quarter forbids (`may_stand`) are kept but never stand, nor do they push out one
    that does.
    """
    every = list(pool)
    free = newest(each for each in every if may_stand(each))
    held = newest(each for each in every if not may_stand(each))
    state = RowState(key, free[0] if free else None)
    for each in free[1:]:
        same = state.standing is not None and each.content == state.standing.content
        state.variants[each] = VariantState.SAME if same else VariantState.OPEN
    for each in held:
        if not any(each.events <= other.events for other in free):
            state.variants[each] = VariantState.HELD
    return state


def hide_twins(
    states: Mapping[str, RowState],
    name_of: Callable[[str], Hashable],
    fixed: Callable[[str], bool],
) -> None:
    """Of rows with different ids that are one activity only that with the first id stands.

    `name_of` tells of a content what makes two rows one; a row that is `fixed` (a closed quarter holds
    it) stands whatever its id. The others are kept as variants of no row.
    """
    groups: dict[Hashable, list[str]] = {}
    for row_id, state in states.items():
        if state.standing is not None and state.standing.content != REMOVED:
            groups.setdefault(name_of(state.standing.content), []).append(row_id)
    for group in groups.values():
        if len(group) > 1:
            _hide(states, sorted(group), fixed)


def _hide(states: Mapping[str, RowState], group: list[str], fixed: Callable[[str], bool]) -> None:
    stay = [row_id for row_id in group if fixed(row_id)] or group[:1]
    winner = states[stay[0]].standing
    assert winner is not None
    for row_id in group:
        if row_id in stay:
            continue
        state = states[row_id]
        assert state.standing is not None
        same = state.standing.content == winner.content
        state.variants = {
            each: VariantState.TWIN if each.content == winner.content else kind
            for each, kind in state.variants.items()
        }
        state.variants[state.standing] = VariantState.TWIN if same else VariantState.RIVAL
        state.rival, state.standing = stay[0], None
