"""The last guard of every transaction: nothing that a closed quarter holds may be changed by it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.closing import ClosingHead, held_closed
from iku_desktop.domain.documents import (
    DeadlineException,
    DeadlineRule,
    DocumentType,
    effective_due,
)
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.domain.locking import (
    HELD,
    ClosedQuarter,
    Projection,
    change_problem,
    held,
)
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import Goal, IkuPlan, Indicator
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.services.facts import counted_in
from iku_desktop.services.snapshot import Snapshot

if TYPE_CHECKING:  # storage loads SQLModel, which the window must not wait for
    from iku_desktop.storage.unit_of_work import UnitOfWork

# What decides which documents are expected, by when, and which indicators are measured how.
STRUCTURE = (DeadlineRule, DeadlineException, DocumentType, IkuPlan, Goal, Indicator)
Structure = Mapping[object, object]


def closed_quarters(rows: Snapshot, year: int | None = None) -> tuple[ClosedQuarter, ...]:
    """The quarters that are closed now, with the documents each counts; those of one year or of all."""
    closings = rows.closings()
    quarters = sorted({Quarter(each.year, each.quarter) for each in closings})
    found = []
    for quarter in quarters:
        head = held_closed(closings, quarter)
        if head is not None and year in (None, quarter.year):
            found.append(closed_quarter(rows, quarter, head))
    return tuple(found)


def closed_quarter(rows: Snapshot, quarter: Quarter, head: ClosingHead) -> ClosedQuarter:
    """A quarter closed by that closing, with the due dates of the documents its year counts."""
    counted = counted_in(rows, quarter.year)
    dues = {(each.document_type.code, each.fiscal_year): each.due for each in counted}
    return ClosedQuarter(quarter, head, dues)


def structure(rows: Snapshot, quarter: Quarter) -> Structure:
    """What a quarter is measured by: the due day of every expected document, and the indicators.

    Keys are (village id, type, fiscal year) and indicator codes.
    """
    found: dict[object, object] = {}
    documents = counted_in(rows, quarter.year)
    exceptions = rows.exceptions({each.fiscal_year for each in documents})
    for each in documents:
        for village in rows.villages():
            if village.counts_on(each.due):
                key = (village.id, each.document_type.code, each.fiscal_year)
                found[key] = effective_due(each.due, exceptions.get(key), quarter.end)
    plan = rows.plan(quarter.year)
    for indicator in plan.indicators if plan else ():
        found[indicator.code] = (indicator.calculator, indicator.unit, indicator.direction)
    return found


class Guard:
    """Watches one transaction: notes what closed quarters hold before a row changes, compares after."""

    def __init__(self, work: "UnitOfWork", rows: Snapshot, closed: Sequence[ClosedQuarter]) -> None:
        self._work = work
        self._rows = rows
        self._closed = closed
        self._before: dict[tuple[type, str], tuple[Projection, ...]] = {}
        self._structures: list[Structure] | None = None
        self._nothing: tuple[Projection, ...] = ({},) * len(closed)

    def before(self, kind: type, ids: Sequence[str], objs: Sequence[object]) -> None:
        """Called before rows of a kind are put or removed; an id "" is a new row."""
        if kind is EvidenceFile:
            kind, ids = Activity, self._owners(ids, objs)
        if kind in HELD:
            wanted = [each for each in ids if each and (kind, each) not in self._before]
            stored = self._held(kind, wanted)
            for row_id in wanted:
                self._before[kind, row_id] = stored.get(row_id, self._nothing)
        elif kind in STRUCTURE and self._structures is None:
            self._structures = [structure(self._rows, each.quarter) for each in self._closed]

    def added(self, kind: type, ids: Sequence[str]) -> None:
        """Called after rows were put, with the ids they have now."""
        for row_id in ids if kind in HELD else ():
            self._before.setdefault((kind, row_id), self._nothing)

    def check(self) -> None:
        """Refused with every change that a closed quarter forbids."""
        problems = [*self._of_rows(), *self._of_structure()]
        if problems:
            raise Refused(problems)

    def _of_rows(self) -> Iterator[Problem]:
        for kind in dict.fromkeys(kind for kind, _ in self._before):
            ids = [row_id for each, row_id in self._before if each is kind]
            after = self._held(kind, ids)
            for row_id in ids:
                then, now = self._before[kind, row_id], after.get(row_id, self._nothing)
                problem = self._of_row(kind, then, now)
                if problem is not None:
                    yield problem

    def _of_row(
        self, kind: type, then: Sequence[Projection], now: Sequence[Projection]
    ) -> Problem | None:
        for closed, before, after in zip(self._closed, then, now, strict=True):
            problem = change_problem(kind, before, after, closed)
            if problem is not None:
                return problem
        return None

    def _of_structure(self) -> Iterator[Problem]:
        if self._structures is None:
            return
        now = Snapshot(self._work, {})
        for closed, before in zip(self._closed, self._structures, strict=True):
            if structure(now, closed.quarter) != before:
                yield closed.problem()
                return

    def _owners(self, ids: Sequence[str], objs: Sequence[object]) -> list[str]:
        """The activities that the files, new or stored, belong to."""
        stored = self._work.by_ids(EvidenceFile, [each for each in ids if each])
        files = (*stored, *(each for each in objs if isinstance(each, EvidenceFile)))
        return [each.owner_id for each in files if each.owner is FileOwner.ACTIVITY]

    def _held(self, kind: type, ids: Sequence[str]) -> dict[str, tuple[Projection, ...]]:
        """What each closed quarter holds of the rows of these ids, as they stand now."""
        work = self._work
        if kind is Activity:
            files = work.evidence_files(FileOwner.ACTIVITY, ids)
            hashes = {row: [each.sha256 for each in mine] for row, mine in files.items()}
            activities = work.activities_by_ids(ids)
            return {
                each.id: tuple(held(each, c, hashes.get(each.id, ())) for c in self._closed)
                for each in activities
            }
        stored: tuple[Any, ...] = work.by_ids(kind, ids)
        return {each.id: tuple(held(each, c) for c in self._closed) for each in stored}


def guard_of(work: "UnitOfWork", rows: Snapshot) -> Guard | None:
    """The guard of a transaction; None where no quarter is closed, so that nothing is to be watched."""
    closed = closed_quarters(rows)
    return Guard(work, rows, closed) if closed else None
