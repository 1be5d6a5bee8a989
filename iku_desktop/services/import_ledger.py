"""Keeps what an import would do, row by row, until all of it is written or nothing."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from iku_desktop.domain.import_models import RowKind
from iku_desktop.domain.locking import ClosedQuarter, lock_problem
from iku_desktop.domain.outcomes import ImportOutcome, RowProblem
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed
from iku_desktop.exchange.layout import Record
from iku_desktop.exchange.reading import SheetRow, SheetRows
from iku_desktop.services.import_preview import ImportLines
from iku_desktop.services.snapshot import Snapshot

Value = TypeVar("Value")
Progress = Callable[[int, int], None]
ROWS_A_STEP = 100


@dataclass(frozen=True, slots=True)
class Effect:
    """What an accepted row does: `records` gives it as rows of the workbook, as it was and will be."""

    kind: RowKind
    records: Callable[[], tuple[Record | None, Record | None]]


@dataclass(slots=True)
class Ledger:
    """The rows counted so far, what is to be written and removed for them, and the refused ones."""

    counts: Counter[RowKind] = field(default_factory=Counter)
    lines: ImportLines = field(default_factory=ImportLines)
    refused: list[RowProblem] = field(default_factory=list)
    writes: list[object] = field(default_factory=list)
    removals: list[tuple[type, str]] = field(default_factory=list)

    def put(self, before: object | None, after: object) -> RowKind:
        """A row makes `after` of what is stored (None: nothing yet)."""
        if before == after:
            return RowKind.UNCHANGED
        self.writes.append(after)
        return RowKind.NEW if before is None else RowKind.CHANGED

    def remove(self, kind: type, row_id: str) -> RowKind:
        """A row leaves nothing of what is stored."""
        self.removals.append((kind, row_id))
        return RowKind.CHANGED

    def accept(self, sheet: SheetRows, row: SheetRow, effect: Effect) -> None:
        """Count the row and keep it among those that can be looked at."""
        self.counts[effect.kind] += 1
        self.lines.add(sheet, row, effect.kind, effect.records)

    def take_back(
        self, sheet: SheetRows, row: SheetRow, kind: RowKind, problem: RowProblem
    ) -> None:
        """Refuse a row that was accepted before."""
        self.counts[kind] -= 1
        self.lines.drop(sheet.name, row.number, kind)
        self.refused.append(problem)

    def outcome(self, written: bool) -> ImportOutcome:
        """The answer of the import; counts are those of a file without a refused row."""
        if self.refused:
            return ImportOutcome(refused=tuple(self.refused))
        new, changed, unchanged = (self.counts[kind] for kind in RowKind)
        return ImportOutcome(new, changed, unchanged, (), written)


@dataclass(frozen=True, slots=True)
class ImportDesk:
    """What the rows are checked against, and the ledger they go into.

    `new_id` gives ids that later rows can refer to, `step` is told of every row, `closed` are the quarters
    that hold what they counted.
    """

    rows: Snapshot
    today: date
    new_id: Callable[[], str]
    step: Callable[[], None]
    ledger: Ledger = field(default_factory=Ledger)
    closed: tuple[ClosedQuarter, ...] = ()

    def check_lock(self, before: object | None, after: object | None) -> None:
        """Refused where a closed quarter holds what the row would change (None: no such row)."""
        if before == after:
            return
        problem = lock_problem(self.closed, before, after)
        if problem is not None:
            raise Refused(problem)

    def take_rows(
        self,
        sheet: SheetRows,
        take: Callable[[SheetRow], Effect],
        column_of: Mapping[str, str],
    ) -> tuple[SheetRow, ...]:
        """Gives every sound row to `take`; the refused ones are noted and returned.

        `column_of` names the column where a problem's field has none of its own name.
        """
        refused = []
        for row in sheet.rows:
            self.step()
            problems = list(row.problems)
            if not problems:
                try:
                    effect = take(row)
                except Refused as fault:
                    problems = self._placed(sheet, row, fault.problems, column_of)
                else:
                    self.ledger.accept(sheet, row, effect)
                    continue
            self.ledger.refused += problems
            refused.append(row)
        return tuple(refused)

    def _placed(
        self,
        sheet: SheetRows,
        row: SheetRow,
        problems: Iterable[Problem],
        column_of: Mapping[str, str],
    ) -> list[RowProblem]:
        return [
            sheet.refused(row, column_of.get(problem.field, problem.field), problem)
            for problem in problems
        ]


class OnlyOnce:
    """Refuses a row that means the same as one above it in the file."""

    def __init__(self) -> None:
        self._rows: dict[Hashable, int] = {}

    def note(self, key: Hashable, row: SheetRow) -> None:
        """Remember the row without judging it."""
        self._rows.setdefault(key, row.number)

    def check(self, key: Hashable, row: SheetRow, column: str) -> None:
        """Refused, naming the other row, when the key came before."""
        first = self._rows.setdefault(key, row.number)
        if first != row.number:
            values = {"first": first, "second": row.number}
            raise Refused(Problem("row_twice", column, values))


def differing(row: SheetRow, stored: Record | None, keys: Iterable[str] = ()) -> dict[str, Typed]:
    """The cells that say something else than what is stored, without those of `keys`.

    A cell that says what is stored is not typed again: so importing an export changes nothing, even
    where a rule, a clock or a list has changed since.
    """
    left_out = set(keys)
    return {
        key: cell
        for key, cell in row.cells.items()
        if key not in left_out and (stored is None or cell != stored.get(key))
    }


def gathered(problems: list[Problem], read: Callable[[], Value]) -> Value | None:
    """What can be read, or None with its problems added to the others of the row."""
    try:
        return read()
    except Refused as refused:
        problems += refused.problems
        return None


def stepping(progress: Progress, total: int) -> Callable[[], None]:
    """Counts rows and tells the window (done, total) now and then; what it raises ends the import."""
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if done % ROWS_A_STEP == 0 or done == total:
            progress(done, total)

    return step
