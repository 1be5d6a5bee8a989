"""What every service is given: the store, the clock, who works, and the rows read since the last change."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from iku_desktop.domain.accounts import Account
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.steps import Step, StepMark, StepName
from iku_desktop.services.gate import gate_of
from iku_desktop.services.locks import guard_of
from iku_desktop.services.logbook import Logbook
from iku_desktop.services.snapshot import Change, FactsOfYear, Snapshot, SnapshotCache
from iku_desktop.services.step_stack import StepStack

if TYPE_CHECKING:  # storage loads SQLModel, which the window must not wait for
    from iku_desktop.storage.store import Store


class Clock(Protocol):
    """Tells the day and the time; tests stop it."""

    def today(self) -> date:
        """The PC's own date."""

    def now(self) -> datetime:
        """The PC's own date and time, without a time zone."""


UNNAMED = StepName()


@dataclass(slots=True)
class Context:
    """One open office: its store, the clock and the user's name as the audit trail will show it.

    `account` is who logged in, in an office that has accounts; `user` is then that account's name.
    """

    store: "Store"
    clock: Clock
    user: str
    steps: StepStack = field(default_factory=StepStack, repr=False)
    log: Logbook = field(default_factory=Logbook, repr=False)
    account: Account | None = None
    _own_user: str = field(init=False, default="")
    _cache: SnapshotCache = field(default_factory=SnapshotCache, repr=False)

    def __post_init__(self) -> None:
        self._own_user = self.user

    def act_as(self, account: Account | None) -> None:
        """Whose name stands for what is done from now on; None: the user of this PC again.

        What one account did is not another's to take back.
        """
        if account is None or self.account is None or account.id != self.account.id:
            self.steps.clear()
        self.account = account
        self.user = self._own_user if account is None else account.name

    @property
    def today(self) -> date:
        """The real day on which something is asked or written."""
        return self.clock.today()

    def know_facts(self, facts_of_year: FactsOfYear) -> None:
        """Ask there for what indicators need of a year's activities, before all of them are read."""
        self._cache.facts_of_year = facts_of_year

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """The office's rows in one consistent read; parts that have not changed are not read again."""
        with self.store.read() as reader:
            yield self._cache.over(reader)

    @contextmanager
    def writing(self, name: StepName = UNNAMED, mark: StepMark | None = None) -> Iterator[Change]:
        """One transaction: its unit of work with the rows as they were; all or nothing.

        Refused where it would change what a closed quarter holds (`quarter_closed`), or what the
        account in use may not write (`not_permitted`, `login_needed`: services.gate). What was written
        becomes a step of that name; `mark` tells that it puts back what another one changed.
        """
        at, began = self.clock.now(), time.perf_counter()
        with self.store.write(self.user, at) as work:
            rows = self._cache.before(work)
            work.guard(gate_of(work, rows, self.account))
            watcher = guard_of(work, rows)
            work.watcher = watcher
            work.mark_step(mark)
            before = work.change_counter()
            yield Change(work, rows, at, self.today)
            if watcher is not None:
                watcher.check()
            after = work.change_counter()
            step = Step(before, after, name, work.changed_rows(before)) if after > before else None
        if step is not None:
            self.steps.note(step, mark)
            self.log.changed(step, time.perf_counter() - began)


def saved(change: Change, row_id: str = "", *warnings: Problem) -> Saved:
    """The answer of an accepted entry."""
    return Saved(change.at, row_id, warnings)
