"""Reports: which there are, what is missing before printing, the PDF, and the register of what left."""

import contextlib
import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from iku_desktop.domain.issued import IssuedDocument, IssuedState
from iku_desktop.domain.outcomes import PdfDocument, ReportKind
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.permissions import Permission
from iku_desktop.domain.plan import IkuPlan
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import ConcernLine, IkuSheet, QuarterReport, Saved
from iku_desktop.domain.typed_input import shortened
from iku_desktop.presentation.language import Language, spoken
from iku_desktop.presentation.texts import t
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS, Making, ReportDefinition
from iku_desktop.services.closed_quarters import frozen_model
from iku_desktop.services.context import Context, saved
from iku_desktop.services.evidence import EvidenceFiles
from iku_desktop.services.gate import require
from iku_desktop.services.logbook import Work
from iku_desktop.services.report_sources import (
    SOURCES,
    Request,
    iku_sheet,
    quarter_report,
    source_of,
)
from iku_desktop.services.snapshot import Change, Snapshot

# A paper larger than this (a binder full of scans) is made again from what it was made of.
MOST_KEPT = 20_000_000

Progress = Callable[[int, int], None]
UPRIGHT = "_portrait"


class Reports:
    """Makes the office's papers and keeps the register of those that left the program."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._evidence = EvidenceFiles(context)

    def kinds(self) -> tuple[ReportKind, ...]:
        """The reports that can be made."""
        return tuple(
            ReportKind(
                key,
                REPORTS[key].title,
                source.needs_quarter,
                tuple(paper.value for paper in REPORTS[key].papers),
                source.group,
                source.per_village,
            )
            for key, source in SOURCES.items()
        )

    def concerns(self, kind: str, moment: Moment) -> tuple[ConcernLine, ...]:
        """What is still missing on that report."""
        with self._context.reading() as rows:
            return source_of(kind).concerns(rows, moment)

    def iku_sheet(self, year: int) -> IkuSheet:
        """All that the IKU sheet of the year's plan prints; Refused where no plan holds the year."""
        with self._context.reading() as rows:
            return iku_sheet(rows, plan_of_year(rows, year))

    def quarter_report(self, moment: Moment) -> QuarterReport:
        """All that the quarterly report prints; Refused where no plan holds the year."""
        with self._context.reading() as rows:
            return quarter_report(rows, plan_of_year(rows, moment.year), moment)

    def make(
        self,
        kind: str,
        moment: Moment,
        paper: str = "f4",
        villages: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> PdfDocument:
        """The report as a PDF, of all villages or of some (ids) where the kind knows villages.

        Refused for an unknown kind or paper, or a year without a plan. `progress` is told how many of
        all parts are done, and may raise to stop.
        """
        source, definition = source_of(kind), REPORTS[kind]
        chosen = paper_of(definition, paper)
        with self._context.reading() as rows:
            request = Request(plan_of_year(rows, moment.year), moment, tuple(villages))
            model = frozen_model(rows, kind, moment) or source.model(rows, request)
            final = source.is_final(rows, request)
            quarter = moment.quarter.number if source.needs_quarter else 0
            revision = getattr(model, "revision", 0)
            scope = scope_of(rows, request)
            name = file_name(kind, rows, request, final=final, revision=revision)
            code = definition.code(model)
            kept = _kept(rows, kind, code, chosen) if final and _is_official() else None
        making = Making(progress or _untold, self._evidence.read)
        with self._context.log.timing(Work.REPORT):
            data = kept or definition.render(model, chosen, making)
        return PdfDocument(
            *(data, name, kind, moment.year, quarter, scope, revision, chosen.value, code, final),
            lacks=tuple(dict.fromkeys(each.name for each in making.unbound)),
        )

    def issue(self, document: PdfDocument) -> Saved:
        """Enter a PDF that leaves the program into the register; the same bytes are entered once."""
        if document.final:
            require(self._context, Permission.PAPERS)
        with self._context.writing() as change:
            return self.issue_within(change, document)

    def issue_within(self, change: Change, document: PdfDocument) -> Saved:
        """The same within a change that records more of it."""
        sha256 = hashlib.sha256(document.data).hexdigest()
        known = change.work.issued_by_hash(sha256)
        if known is not None:
            return saved(change, known.id)
        issued = IssuedDocument(
            kind=document.kind,
            year=document.year,
            quarter=document.quarter,
            scope=document.scope,
            revision=document.revision,
            paper=document.paper,
            state=IssuedState.FINAL if document.final else IssuedState.DRAFT,
            code=document.code.replace("-", ""),
            sha256=sha256,
            size=len(document.data),
            name=document.name,
            issued_at=change.at,
            issued_by=self._context.user,
        )
        if _is_kept(document):
            change.work.put_issued_content(sha256, document.data)
        return saved(change, change.work.put(issued))

    def save(self, document: PdfDocument, path: Path) -> None:
        """Register a report and write it, whole or not at all; Unavailable when the disk refuses."""
        from iku_desktop.storage.files import write_whole

        # Registered first: a paper that is known but was not written harms nobody.
        if document.kind:
            self.issue(document)
        write_whole(path, document.data)

    def folder(self) -> Path:
        """Where printed reports are kept; made on first use, where the disk allows."""
        folder = self._context.store.paths.reports
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)
        return folder


def _is_kept(document: PdfDocument) -> bool:
    """Whether the bytes are kept: of a frozen report, unless it is large or waits for a lost file."""
    source = SOURCES.get(document.kind)
    frozen = document.final and source is not None and source.frozen_as is not None
    return frozen and _is_official() and not document.lacks and len(document.data) <= MOST_KEPT


def _is_official() -> bool:
    """Whether papers are drawn in the language of the office; a translation is never kept as the paper."""
    return spoken() is Language.INDONESIAN


def _kept(rows: Snapshot, kind: str, code: str, paper: Paper) -> bytes | None:
    """The bytes of a final paper as it was first issued, so that a later program prints no others."""
    for issued in rows.reader.issued_by_code(code.replace("-", "")):
        own = not issued.base_sha256 and issued.state is IssuedState.FINAL
        if own and (issued.kind, issued.paper) == (kind, paper.value):
            content = rows.reader.issued_content(issued.sha256)
            if content is not None and hashlib.sha256(content).hexdigest() == issued.sha256:
                return content
    return None


def paper_of(definition: ReportDefinition, paper: str) -> Paper:
    """The paper of that name, upright where the report has it so only; Refused where it has neither."""
    papers = {each.value: each for each in definition.papers}
    upright = {each.value.removesuffix(UPRIGHT): each for each in definition.papers}
    chosen = papers.get(paper) or upright.get(paper)
    if chosen is None:
        values = {"typed": shortened(paper), "known": ", ".join(papers)}
        raise Refused(Problem("unknown_paper", "paper", values))
    return chosen


def plan_of_year(rows: Snapshot, year: int) -> IkuPlan:
    """The plan a report of the year stands on; Refused where none holds it."""
    plan = rows.plan(year)
    if plan is None:
        raise Refused(Problem("year_without_plan", "year", {"year": year}))
    return plan


def _untold(_count: int, _total: int) -> None:
    """Nobody asked how far it is."""


def scope_of(rows: Snapshot, request: Request) -> str:
    """The codes of the chosen villages, "" where all are meant."""
    chosen = set(request.villages)
    return " ".join(each.code for each in rows.villages() if each.id in chosen)


def file_name(kind: str, rows: Snapshot, request: Request, *, final: bool, revision: int) -> str:
    """`IKU_2026_TW3_Ranuyoso_rev1.pdf`: period, place, and which revision or that it is a draft."""
    base = t(
        f"services.file_name.{kind}",
        office=for_a_file(_place(rows, request)),
        year=request.moment.year,
        quarter=request.moment.quarter.number,
        first=request.plan.first_year,
        last=request.plan.last_year,
    )
    if not final:
        return f"{base}{t('services.file_name.draft')}.pdf"
    mark = t("services.file_name.revision", revision=revision) if revision else ""
    return f"{base}{mark}.pdf"


def _place(rows: Snapshot, request: Request) -> str:
    chosen = [each.name for each in rows.villages() if each.id in request.villages]
    return chosen[0] if len(chosen) == 1 else rows.office().name


def for_a_file(name: str) -> str:
    """A name of any office or village as part of a file name that every disk takes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9-]+", "_", plain)[:60].strip("_") or "Kecamatan"
