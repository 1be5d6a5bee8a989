"""Takes the village x document matrix alone out of the quarterly report of the same moment."""

from iku_desktop.domain.read_models import QuarterReport
from iku_desktop.domain.report_models import MatrixReport


def matrix_report(report: QuarterReport) -> MatrixReport:
    """The same matrix, state and signature as that report prints."""
    return MatrixReport(
        office=report.office,
        moment=report.moment,
        state=report.state,
        revision=report.revision,
        matrix=report.matrix,
        causes=report.causes,
        official=report.official,
        signed_on=report.signed_on,
        logo=report.logo,
    )
