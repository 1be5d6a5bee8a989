"""Follows a final report from printing over the signature to sending; steps only go forward."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from iku_desktop.domain.closing import held_closed
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.domain.form_fields import date_field, text_field
from iku_desktop.domain.forms import read_fields, refuse
from iku_desktop.domain.issued import ReportProgress
from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.plan import IkuPlan
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.progress import (
    NotFollowed,
    QuarterHistory,
    ReportStanding,
    off_problem,
    sending_problems,
    signing_problems,
)
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.context import Context, saved
from iku_desktop.services.report_sources import SOURCES, Request, revision_of, source_of
from iku_desktop.services.snapshot import Change, Snapshot

SIGNED_FIELDS = (date_field("signed_on", needed=True), text_field("signed_by", needed=True))
SENT_FIELDS = (
    date_field("sent_on", needed=True),
    text_field("sent_to", needed=True),
    text_field("receipt"),
)


class FileKeeper(Protocol):
    """Who keeps the files that prove something: services.evidence, loaded when a scan is attached."""

    def add(self, owner: FileOwner, owner_id: str, path: Path) -> Saved:
        """Keep a file of a row; Refused where it is none that can be kept."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Which paper a report is: year and quarter (0: the year) of its row, its revision, when it began."""

    year: int
    quarter: int
    revision: int
    since: date | None


def _of_quarter(rows: Snapshot, _plan: IkuPlan, moment: Moment) -> Paper:
    quarter = moment.quarter
    return Paper(quarter.year, quarter.number, revision_of(rows, moment), _closed_on(rows, quarter))


def _of_year(rows: Snapshot, _plan: IkuPlan, moment: Moment) -> Paper:
    last = Quarter(moment.year, QUARTERS[-1])
    revision = revision_of(rows, Moment.at(last, moment.today))
    return Paper(moment.year, 0, revision, _closed_on(rows, last))


def _of_plan(_rows: Snapshot, plan: IkuPlan, _moment: Moment) -> Paper:
    return Paper(plan.first_year, 0, 0, None)


def _closed_on(rows: Snapshot, quarter: Quarter) -> date | None:
    closing = held_closed(rows.closings(), quarter)
    return None if closing is None else closing.closed_at.date()


# A kind that stands nowhere here is never followed: letters have numbers instead, village cards none.
PAPERS: Mapping[str, Callable[[Snapshot, IkuPlan, Moment], Paper]] = MappingProxyType(
    {
        "quarterly": _of_quarter,
        "matrix": _of_quarter,
        "evidence": _of_quarter,
        "annual": _of_year,
        "sheet": _of_plan,
    }
)


class Progress:
    """Records printing, signature and sending of final reports; a signed one can only be revised."""

    def __init__(self, context: Context, evidence: Callable[[], FileKeeper]) -> None:
        self._context = context
        self._evidence = evidence

    def state(self, kind: str, moment: Moment) -> ReportProgress | None:
        """The steps of the report as it is now, None while it has none."""
        standing = self.standing(kind, moment)
        return None if standing.off is not None or not standing.progress.id else standing.progress

    def standing(self, kind: str, moment: Moment) -> ReportStanding:
        """Where the report stands, with its files; Refused where there is no such report."""
        source_of(kind)
        with self._context.reading() as rows:
            return _standing(rows, kind, moment)

    def standings(self, moment: Moment) -> Mapping[str, ReportStanding]:
        """Where every report stands, by its kind."""
        with self._context.reading() as rows:
            return {kind: _standing(rows, kind, moment) for kind in SOURCES}

    def history(self, quarter: Quarter) -> QuarterHistory:
        """Every closing of a quarter, and its papers that were saved, printed or signed, the newest last."""
        mine = (quarter.year, quarter.number)
        with self._context.reading() as rows:
            papers = [
                each
                for kind in SOURCES
                for each in rows.reader.issued_of(kind, quarter.year)
                if each.quarter == quarter.number
            ]
            return QuarterHistory(
                quarter,
                tuple(each for each in rows.closings() if (each.year, each.quarter) == mine),
                tuple(sorted(papers, key=lambda each: each.issued_at)),
                tuple(each for each in rows.progress(quarter.year) if each.quarter == mine[1]),
            )

    def printed(self, kind: str, moment: Moment) -> Saved:
        """The report went to the printer; only the first time is a step. Refused for a draft."""
        with self._context.writing() as change:
            standing = _followed(change.rows, kind, moment)
            progress = standing.progress
            if progress.printed_at is not None:
                return saved(change, progress.id)
            return _put(change, replace(progress, printed_at=change.at))

    def signed(
        self,
        kind: str,
        moment: Moment,
        typed: Mapping[str, Typed],
        scan: Path | None = None,
        electronic: bool = False,
    ) -> Saved:
        """The report was signed: in ink, with its scan, or as a PDF, which is given as the scan.

        `typed` holds signed_on and signed_by. Refused with the problems of all fields (`scan` is the
        file's), for a draft, for one that is signed already, and where the file can't be kept.
        """
        with self._context.reading() as rows:
            standing = _followed(rows, kind, moment)
        values, problems = read_fields(SIGNED_FIELDS, typed, whole=True)
        signed_on = values.get("signed_on")
        day = signed_on if isinstance(signed_on, date) else None
        problems += signing_problems(standing, day, self._context.today)
        if scan is None:
            problems.append(Problem("scan_needed", "scan"))
        refuse(problems)
        assert scan is not None
        progress_id = standing.progress.id or self._begin(kind, moment)
        kept = self._keep(progress_id, scan)
        with self._context.writing() as change:
            standing = _followed(change.rows, kind, moment)
            refuse(signing_problems(standing, day, self._context.today))
            done = replace(
                standing.progress,
                signed_on=day,
                signed_by=str(values["signed_by"]),
                electronic=electronic,
            )
            return replace(_put(change, done), warnings=kept.warnings)

    def attach(self, kind: str, moment: Moment, pdf: Path) -> Saved:
        """Keep a file of the report, such as a PDF that bears a first of two signatures; no step is told."""
        with self._context.reading() as rows:
            standing = _followed(rows, kind, moment)
        return self._keep(standing.progress.id or self._begin(kind, moment), pdf)

    def sent(self, kind: str, moment: Moment, typed: Mapping[str, Typed]) -> Saved:
        """The signed report was sent: `typed` holds sent_on, sent_to and receipt."""
        values, problems = read_fields(SENT_FIELDS, typed, whole=True)
        sent_on = values.get("sent_on")
        day = sent_on if isinstance(sent_on, date) else None
        with self._context.writing() as change:
            standing = _followed(change.rows, kind, moment)
            refuse([*problems, *sending_problems(standing, day, self._context.today)])
            done = replace(
                standing.progress,
                sent_on=day,
                sent_to=str(values["sent_to"]),
                receipt=str(values.get("receipt", "")),
            )
            return _put(change, done)

    def _begin(self, kind: str, moment: Moment) -> str:
        """A file belongs to a row, so the row is there before its scan; by itself it says nothing."""
        with self._context.writing() as change:
            return _put(change, _followed(change.rows, kind, moment).progress).id

    def _keep(self, progress_id: str, scan: Path) -> Saved:
        """Keep the file under the row; one that is there already, from an attempt cut short, is right."""
        try:
            return self._evidence().add(FileOwner.REPORT, progress_id, scan)
        except Refused as refused:
            if [problem.code for problem in refused.problems] == ["file_twice"]:
                return Saved(self._context.clock.now())
            raise Refused([problem.at("scan") for problem in refused.problems]) from None


def _put(change: Change, progress: ReportProgress) -> Saved:
    return saved(change, change.work.put(progress))


def _followed(rows: Snapshot, kind: str, moment: Moment) -> ReportStanding:
    source_of(kind)
    standing = _standing(rows, kind, moment)
    problem = off_problem(standing)
    refuse([] if problem is None else [problem])
    return standing


def _standing(rows: Snapshot, kind: str, moment: Moment) -> ReportStanding:
    plan = rows.plan(moment.year)
    none = ReportProgress(kind, moment.year, 0, 0)
    if kind not in PAPERS:
        return ReportStanding(none, NotFollowed.KIND)
    if plan is None:
        return ReportStanding(none, NotFollowed.NO_PLAN)
    paper = PAPERS[kind](rows, plan, moment)
    known = {
        each.revision: each
        for each in rows.progress(paper.year)
        if (each.kind, each.quarter) == (kind, paper.quarter)
    }
    progress = known.get(
        paper.revision, ReportProgress(kind, paper.year, paper.quarter, paper.revision)
    )
    earlier = [known[each] for each in sorted(known) if each < paper.revision]
    signed = [each for each in earlier if each.signed_on is not None]
    return ReportStanding(
        progress,
        None if SOURCES[kind].is_final(rows, Request(plan, moment)) else _reason(paper),
        paper.since,
        _files(rows, progress),
        signed[-1] if signed else None,
    )


def _reason(paper: Paper) -> NotFollowed:
    return NotFollowed.DRAFT if paper.quarter else NotFollowed.YEAR_OPEN


def _files(rows: Snapshot, progress: ReportProgress) -> tuple[EvidenceFile, ...]:
    if not progress.id:
        return ()
    return rows.reader.evidence_files(FileOwner.REPORT, [progress.id]).get(progress.id, ())
