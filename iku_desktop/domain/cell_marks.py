"""What a grid shows beside its entries: which fields closed quarters hold, and how many files rows have."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from iku_desktop.domain.locking import Locked
from iku_desktop.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class CellMarks:
    """Locks, and the number of files by the row's key: its id, or the key of a village document.

    A lock is only worked out for the cell that asks, so a long list costs no more than what is seen.
    """

    locked: Locked = field(default_factory=Locked)
    files: Mapping[Any, int] = field(default_factory=dict)

    def lock(self, row: object, field_name: str) -> Problem | None:
        """Why the field can't be changed: the closed quarter that holds it, since when, by whom."""
        return self.locked.problem(row, field_name)

    def file_count(self, key: Hashable) -> int:
        """How many evidence files there are."""
        return self.files.get(key, 0)
