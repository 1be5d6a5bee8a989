"""Small PDFs for tests of preview, saving and printing."""

import io
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

from iku_desktop.domain.outcomes import PdfDocument, ReportKind
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem, Refused

MM = 72 / 25.4
F4_LANDSCAPE, A4 = (330 * MM, 215 * MM), (210 * MM, 297 * MM)
KINDS = (
    ReportKind("quarterly", "Laporan capaian IKU", True, ("f4", "a4")),
    ReportKind("sheet", "Lembar IKU", False, ("f4",)),
)


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
    """Stands in the place of the layout of real reports; remembers what was asked for."""

    asked: list[tuple[str, int, str]] = field(default_factory=list)
    fault: Exception | None = None

    def kinds(self) -> tuple[ReportKind, ...]:
        return KINDS

    def make(self, kind: str, moment: Moment, paper: str = "f4") -> PdfDocument:
        self.asked.append((kind, moment.quarter.number, paper))
        if self.fault is not None:
            raise self.fault
        return PdfDocument(a_pdf(), f"{kind}.pdf")


def refused() -> Refused:
    return Refused(Problem("year_without_plan", "year", {"year": 2019}))
