"""Follows a final report from printing over the signature to sending; steps only go forward."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
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
from iku_desktop.domain.problems import Problem, Refused, Unavailable
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
from iku_desktop.services.evidence_attaching import NewFile, attach
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

    def keep(self, data: bytes, name: str) -> tuple[NewFile, bool]:
        """Put a content into the folder, and whether it was not there; Refused where it can't be kept."""

    def forget(self, files: Iterable[NewFile]) -> None:
        """Take contents away again that no row speaks of."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Which paper a report is: year and quarter (0: the year) of its row, its revision, when it began."""

    year: int
    quarter: int
    revision: int
    since: date | None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed a report on which day, and whether as a PDF."""

    day: date
    name: str
    electronic: bool


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
        assert day is not None
        with self._read(scan) as new, self._context.writing() as change:
            signature = Signature(day, str(values["signed_by"]), electronic)
            return self.sign_within(change, kind, moment, signature, new)

    def sign_within(
        self, change: Change, kind: str, moment: Moment, signature: Signature, new: NewFile
    ) -> Saved:
        """The same within a change that records more of it, with the file that `kept` gave."""
        standing = _followed(change.rows, kind, moment)
        refuse(signing_problems(standing, signature.day, self._context.today))
        done = replace(
            standing.progress,
            signed_on=signature.day,
            signed_by=signature.name,
            electronic=signature.electronic,
        )
        return self._attach(change, _put(change, done), new)

    def attach_within(self, change: Change, kind: str, moment: Moment, new: NewFile) -> Saved:
        """Keep a file of the report, such as a PDF that bears a first of two signatures; no step is told."""
        progress = _followed(change.rows, kind, moment).progress
        return self._attach(change, _put(change, progress), new)

    def _attach(self, change: Change, row: Saved, new: NewFile) -> Saved:
        """One that is there already, from an attempt cut short, is right."""
        there = change.work.evidence_files(FileOwner.REPORT, [row.id]).get(row.id, ())
        if new.sha256 not in {each.sha256 for each in there}:
            attach(change, FileOwner.REPORT, row.id, new)
        return row

    @contextmanager
    def kept(self, data: bytes, name: str) -> Iterator[NewFile]:
        """A content in the folder of evidence for rows that are written in the block; without it, gone."""
        evidence = self._evidence()
        try:
            new, is_fresh = evidence.keep(data, name)
        except Refused as refused:
            raise Refused([problem.at("scan") for problem in refused.problems]) from None
        try:
            yield new
        except BaseException:
            if is_fresh:
                with suppress(Unavailable):
                    evidence.forget([new])
            raise

    @contextmanager
    def _read(self, scan: Path) -> Iterator[NewFile]:
        from iku_desktop.exchange.evidence_content import read_evidence

        try:
            data = read_evidence(scan)
        except Refused as refused:
            raise Refused([problem.at("scan") for problem in refused.problems]) from None
        with self.kept(data, scan.name) as new:
            yield new

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
