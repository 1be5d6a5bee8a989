"""Several targets of one indicator's year entered at once: each checked as a single entry is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.blocks import RefusedCell, TypedRow, judged
from iku_desktop.domain.locking import lock_problem
from iku_desktop.domain.plan import Indicator, Target
from iku_desktop.domain.problems import Refused
from iku_desktop.services.locks import closed_quarters
from iku_desktop.services.snapshot import Change, Snapshot
from iku_desktop.services.target_entry import TargetEntry

Outcome = tuple[Target | None, tuple[Target, ...]]


@dataclass(frozen=True, slots=True)
class TargetBlock:
    """What a block makes of the year's targets by quarter (0 = the year), and its refused cells."""

    targets: Mapping[int, Outcome]
    refused: tuple[RefusedCell, ...]

    def write(self, change: Change) -> None:
        """Write the targets; one that was emptied goes with all its revisions."""
        for target, stored in self.targets.values():
            for each in stored if target is None else ():
                change.work.remove(Target, each.id)
        change.work.put_all(target for target, _ in self.targets.values() if target is not None)


def target_block(
    rows: Snapshot, today: date, indicator: Indicator, year: int, typed: Mapping[int, TypedRow]
) -> TargetBlock:
    """Checks the values typed, by quarter."""
    entry, closed = TargetEntry(rows.targets(year), today), closed_quarters(rows, year)

    def judge(quarter: int, fields: TypedRow) -> Outcome:
        target, stored = entry.target(indicator, year, quarter, fields)
        before = stored[-1] if stored else None
        lock = lock_problem(closed, before, target) if before or target else None
        if lock is not None:
            raise Refused(lock)
        return target, stored

    made, refused = judged(typed, judge)
    return TargetBlock(made, tuple(refused))
