"""How a final report goes on after printing: which step may follow which, and on which days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.evidence_files import EvidenceFile
from iku_desktop.domain.issued import IssuedDocument, ProgressState, ReportProgress
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Problem

STEPS = tuple(ProgressState)


class NotFollowed(StrEnum):
    """Why a report has no steps now: it is a draft, no plan holds its year, or its kind never has any."""

    DRAFT = "draft"
    YEAR_OPEN = "year_open"
    NO_PLAN = "no_plan"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class ReportStanding:
    """Where a report stands: its steps, or why it has none (`off`).

    `since` is the day from which the paper exists (None: always did), `files` are the scan or the signed
    PDF, `replaced` tells that an earlier revision was signed or sent.
    """

    progress: ReportProgress
    off: NotFollowed | None = None
    since: date | None = None
    files: tuple[EvidenceFile, ...] = ()
    replaced: ReportProgress | None = None

    @property
    def state(self) -> ProgressState:
        """The farthest step; a report that is not followed is a draft."""
        return ProgressState.DRAFT if self.off is not None else self.progress.state

    @property
    def next_step(self) -> ProgressState | None:
        """The step that may be recorded next, None when there is none."""
        at = STEPS.index(self.state) + 1
        return None if self.off is not None or at == len(STEPS) else STEPS[at]


@dataclass(frozen=True, slots=True)
class QuarterHistory:
    """A quarter's closings by revision, the papers of it that left the program, and how far they went."""

    quarter: Quarter
    closings: tuple[ClosingHead, ...]
    papers: tuple[IssuedDocument, ...]
    journeys: tuple[ReportProgress, ...]


OFF_CODES = {
    NotFollowed.KIND: "report_not_followed_kind",
    NotFollowed.DRAFT: "report_not_followed_draft",
    NotFollowed.YEAR_OPEN: "report_not_followed_year_open",
    NotFollowed.NO_PLAN: "report_not_followed_no_plan",
}


def off_problem(standing: ReportStanding) -> Problem | None:
    """Why no step can be recorded on this report at all."""
    off = standing.off
    return None if off is None else Problem(OFF_CODES[off])


def signing_problems(
    standing: ReportStanding, signed_on: date | None, today: date
) -> list[Problem]:
    """Why a signature of that day can't be recorded: signed already, not yet, or before the paper was."""
    progress = standing.progress
    if progress.signed_on is not None:
        values = {"date": progress.signed_on, "name": progress.signed_by}
        return [Problem("report_already_signed", "", values)]
    return _day_problems("signed_on", signed_on, standing.since, today)


def sending_problems(standing: ReportStanding, sent_on: date | None, today: date) -> list[Problem]:
    """Why sending on that day can't be recorded: not signed, sent already, or before it was signed."""
    progress = standing.progress
    if progress.sent_on is not None:
        values = {"date": progress.sent_on, "to": progress.sent_to}
        return [Problem("report_already_sent", "", values)]
    if progress.signed_on is None:
        return [Problem("report_not_signed")]
    problems = _day_problems("sent_on", sent_on, None, today)
    if sent_on is not None and sent_on < progress.signed_on:
        problems.append(Problem("sent_before_signed", "sent_on", {"date": progress.signed_on}))
    return problems


def _day_problems(field: str, day: date | None, since: date | None, today: date) -> list[Problem]:
    if day is None:
        return []
    if day > today:
        return [Problem("step_in_future", field, {"date": day, "today": today})]
    if since is not None and day < since:
        return [Problem("step_before_paper", field, {"date": day, "since": since})]
    return []
