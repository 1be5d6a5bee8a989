"""Reports: which there are, what is missing before printing, and the PDF made from a read-model."""

from iku_desktop.domain.outcomes import PdfDocument, ReportKind
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import ConcernLine, IkuSheet, QuarterReport
from iku_desktop.services.context import Context


class Reports:
    """Makes the office's papers."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def kinds(self) -> tuple[ReportKind, ...]:
        """The reports that can be made."""
        raise NotImplementedError

    def concerns(self, kind: str, moment: Moment) -> tuple[ConcernLine, ...]:
        """What is still missing on that report."""
        raise NotImplementedError

    def iku_sheet(self, year: int) -> IkuSheet:
        """All that the IKU sheet of the year's plan prints; Refused where no plan holds the year."""
        raise NotImplementedError

    def quarter_report(self, moment: Moment) -> QuarterReport:
        """All that the quarterly report prints; Refused where no plan holds the year."""
        raise NotImplementedError

    def make(self, kind: str, moment: Moment, paper: str = "f4") -> PdfDocument:
        """The report as a PDF; Refused for an unknown kind or paper."""
        raise NotImplementedError
