"""The annual report: what chapter III of the LKjIP tells of the indicators of a year, and the signature."""

from collections.abc import Iterator
from datetime import date

from iku_desktop.domain.report_models import AnnualReport
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.signature_words import signed_by
from iku_desktop.presentation.texts import t
from iku_desktop.reports.annual_analysis import analysis_section, notes_section
from iku_desktop.reports.annual_course import course_section
from iku_desktop.reports.annual_documents import year_documents_section
from iku_desktop.reports.annual_tables import achievement_tables
from iku_desktop.reports.check_code import check_code
from iku_desktop.reports.document import Imprint, make_pdf
from iku_desktop.reports.flow import Block
from iku_desktop.reports.headline import counted_line, headline, state_words
from iku_desktop.reports.letterhead import letterhead
from iku_desktop.reports.paper import MM, PageFrame, Paper
from iku_desktop.reports.signature import signature
from iku_desktop.reports.styles import BODY_CENTRED
from iku_desktop.reports.text import Span, Text

TOP_MM = 15.0


def render(model: AnnualReport, paper: Paper) -> bytes:
    """The annual report as a PDF."""
    frame = PageFrame.of(paper, TOP_MM)
    return make_pdf(frame, list(_blocks(model, frame.text_width)), _imprint(model))


def _imprint(model: AnnualReport) -> Imprint:
    year, office = model.moment.year, model.office
    code = check_code("annual", model)
    return Imprint(
        office=t("report.office", name=office.name),
        title=t("papers.annual.title", year=year),
        state=state_words(model.state, model.revision),
        code=code,
        qr=f"IKU {office.code} {year} {code}",
        watermark=t("report.state.practice") if office.practice else "",
    )


def _blocks(model: AnnualReport, room: float) -> Iterator[Block]:
    year = model.moment.year
    yield from letterhead(model.office, model.logo, room)
    lines = (t("report.quarterly.heading"), t("papers.annual.period", year=year))
    yield from headline(model, lines, state_words(model.state, model.revision), room)
    yield counted_line(model.matrix.counted, year, room)
    if model.moment.as_of < date(year, 12, 31):
        words = t("papers.annual.not_over", year=year, day=show_long(model.moment.as_of))
        notice = Text(Span(words, bold=True), BODY_CENTRED, before=1 * MM, keeps_next=True)
        yield notice.lay(room)
    yield from achievement_tables(model, room)
    yield from course_section(model, room)
    yield from year_documents_section(model, room)
    yield from analysis_section(model, room)
    yield from notes_section(model, room)
    signed = signed_by(model.official, model.office.place, model.signed_on)
    yield signature(signed, room)
