"""Closing a quarter and opening it again: in order, on a clock that can be trusted, all or nothing."""

from dataclasses import replace

from iku_desktop.domain.closing import (
    ClockConfirmation,
    Closing,
    ClosingHead,
    clock_problem,
    closing_problems,
    reopening_problems,
    revision_after,
)
from iku_desktop.domain.closing_models import Readiness
from iku_desktop.domain.form_fields import text_field
from iku_desktop.domain.forms import read_form, refuse
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import YEARS, Typed
from iku_desktop.services.closed_quarters import snapshot_text
from iku_desktop.services.context import Context, saved
from iku_desktop.services.frozen_quarters import hash_of
from iku_desktop.services.readiness import missing_targets, readiness
from iku_desktop.services.snapshot import Change

REASON = text_field("reason", 1000, lines=True)


class Closings:
    """The office's closed quarters."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def readiness(self, moment: Moment) -> Readiness:
        """The checklist of the moment's quarter."""
        with self._context.reading() as rows:
            return readiness(rows, moment, self._context.clock.now())

    def history(self, year: int) -> tuple[ClosingHead, ...]:
        """Every closing of a year's quarters, also those that were reopened, by quarter and revision."""
        with self._context.reading() as rows:
            return tuple(each for each in rows.closings() if each.year == year)

    def close(self, quarter: Quarter) -> Saved:
        """Freeze the quarter as it stands.

        Refused: no such year, the quarter not over, closed already, out of order, TW IV without the
        year's targets, or a clock that stands before a time already seen.
        """
        with self._context.writing() as change:
            plan = change.rows.plan(quarter.year) if quarter.year in YEARS else None
            if plan is None:
                values = {"year": quarter.year}
                raise Refused(Problem("year_without_plan", "year", values))
            closings = change.rows.closings()
            problems = closing_problems(closings, quarter, change.today)
            problems += missing_targets(change.rows, plan, quarter, change.today)
            refuse([*problems, *_clock(change)])
            head = ClosingHead(
                year=quarter.year,
                quarter=quarter.number,
                revision=revision_after(closings, quarter),
                sha256="",
                closed_at=change.at,
                closed_by=self._context.user,
                reopened_at=None,
                reopened_by="",
                reopen_reason="",
                id="",
            )
            moment = Moment.at(quarter, change.today)
            text = snapshot_text(change.rows.with_closing(head), plan, moment, head)
            closing = Closing(
                head.year,
                head.quarter,
                head.revision,
                text,
                hash_of(text),
                head.closed_at,
                head.closed_by,
            )
            return saved(change, change.work.put(closing))

    def reopen(self, quarter: Quarter, reason: Typed) -> Saved:
        """Open the newest closed quarter again; its next closing is a revision.

        Refused: without a reason, a quarter that is open, or one on which a later closed one stands.
        """
        written = str(read_form((REASON,), {"reason": reason})["reason"])
        if not written:
            raise Refused(Problem("reopen_reason_needed", "reason"))
        with self._context.writing() as change:
            refuse([*reopening_problems(change.rows.closings(), quarter), *_clock(change)])
            closing = change.work.closings(quarter.year)[quarter.number]
            opened = replace(
                closing,
                reopened_at=change.at,
                reopened_by=self._context.user,
                reopen_reason=written,
            )
            return saved(change, change.work.put(opened))

    def confirm_clock(self) -> Saved:
        """Say that the PC's clock is right although a later time had been seen."""
        with self._context.writing() as change:
            seen = change.work.last_seen()
            if seen is None or clock_problem(change.at, seen) is None:
                return saved(change)
            confirmed = ClockConfirmation(seen, change.at, self._context.user)
            return saved(change, change.work.put(confirmed))


def _clock(change: Change) -> list[Problem]:
    problem = clock_problem(change.at, change.work.last_seen())
    return [] if problem is None else [problem]
