"""Small PDFs for tests of preview, saving and printing."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event

from reportlab.pdfgen.canvas import Canvas

from iku_desktop.domain.outcomes import PdfDocument, ReportGroup, ReportKind
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem, Refused

MM = 72 / 25.4
F4_LANDSCAPE, A4 = (330 * MM, 215 * MM), (210 * MM, 297 * MM)
QUARTER, YEAR, VILLAGE = ReportGroup.QUARTER, ReportGroup.YEAR, ReportGroup.VILLAGE
KINDS = (
    ReportKind("quarterly", "Laporan capaian IKU", True, ("f4", "a4"), QUARTER),
    ReportKind("sheet", "Lembar IKU", False, ("f4",), YEAR),
    ReportKind("reminders", "Surat Pengingat", False, ("f4_portrait",), VILLAGE, per_village=True),
)
Progress = Callable[[int, int], None]


def a_pdf(pages: int = 3, size: tuple[float, float] = F4_LANDSCAPE) -> bytes:
    """A PDF whose pages have a black square of 72 points in their lower left corner."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for _ in range(pages):
        canvas.rect(0, 0, 72, 72, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@dataclass
class MadeReports:
    """Stands in the place of the layout of real reports; remembers what was asked for.

    A kind in `holds` waits for its event; with `parts` it tells its progress before and after.
    """

    asked: list[tuple[str, int, str, tuple[str, ...]]] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)
    holds: dict[str, Event] = field(default_factory=dict)
    parts: int = 0
    fault: Exception | None = None

    def kinds(self) -> tuple[ReportKind, ...]:
        return KINDS

    def make(
        self,
        kind: str,
        moment: Moment,
        paper: str,
        villages: Sequence[str],
        progress: Progress,
    ) -> PdfDocument:
        self.asked.append((kind, moment.quarter.number, paper, tuple(villages)))
        if self.fault is not None:
            raise self.fault
        if self.parts:
            progress(1, self.parts)
        if kind in self.holds:
            self.holds[kind].wait(20)
        if self.parts:
            progress(self.parts, self.parts)
        self.finished.append(kind)
        quarter = moment.quarter.number if kind == "quarterly" else 0
        return PdfDocument(a_pdf(), f"{kind}.pdf", kind, moment.year, quarter, paper=paper)


def refused() -> Refused:
    return Refused(Problem("year_without_plan", "year", {"year": 2019}))
