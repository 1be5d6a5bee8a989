"""The matrix alone: the villages' documents of a year with totals, exceptions and causes, and a signature."""

from collections.abc import Iterator

from iku_desktop.domain.report_models import MatrixReport
from iku_desktop.presentation.signature_words import signed_by
from iku_desktop.presentation.texts import t
from iku_desktop.reports.check_code import check_code
from iku_desktop.reports.document import Imprint, make_pdf
from iku_desktop.reports.flow import Block
from iku_desktop.reports.headline import counted_line, headline, state_words
from iku_desktop.reports.letterhead import letterhead
from iku_desktop.reports.paper import PageFrame, Paper
from iku_desktop.reports.signature import signature
from iku_desktop.reports.village_documents import matrix_and_notes

TOP_MM = 15.0


def render(model: MatrixReport, paper: Paper) -> bytes:
    """The matrix as a PDF."""
    frame = PageFrame.of(paper, TOP_MM)
    return make_pdf(frame, list(_blocks(model, frame.text_width)), _imprint(model))


def _imprint(model: MatrixReport) -> Imprint:
    quarter, office = model.moment.quarter, model.office
    code = check_code("matrix", model)
    return Imprint(
        office=t("report.office", name=office.name),
        title=t("papers.matrix.title", roman=quarter.roman, year=quarter.year),
        state=state_words(model.state, model.revision),
        code=code,
        qr=f"IKU {office.code} {quarter.year}-{quarter.number} {code}",
        watermark=t("report.state.practice") if office.practice else "",
    )


def _blocks(model: MatrixReport, room: float) -> Iterator[Block]:
    quarter = model.moment.quarter
    yield from letterhead(model.office, model.logo, room)
    lines = (
        t("papers.matrix.heading"),
        t("report.quarterly.period", roman=quarter.roman, year=quarter.year),
    )
    yield from headline(model, lines, state_words(model.state, model.revision), room)
    yield counted_line(model.matrix.counted, quarter.year, room)
    yield from matrix_and_notes(model, room)
    signed = signed_by(model.official, model.office.place, model.signed_on)
    yield signature(signed, room)
