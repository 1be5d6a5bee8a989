"""The quarterly report: title with its state, sections A to E, and the signature."""

from collections.abc import Iterator

from iku_desktop.domain.read_models import QuarterReport
from iku_desktop.presentation.signature_words import signed_by
from iku_desktop.presentation.texts import t
from iku_desktop.reports.achievement import achievement_section
from iku_desktop.reports.activity_list import activities_section
from iku_desktop.reports.check_code import check_code
from iku_desktop.reports.document import Imprint, make_pdf
from iku_desktop.reports.flow import Block
from iku_desktop.reports.gauge_cards import gauge_cards
from iku_desktop.reports.headline import counted_line, headline, state_words
from iku_desktop.reports.later_changes import later_changes_section
from iku_desktop.reports.letterhead import letterhead
from iku_desktop.reports.narratives import categories_section, narratives_section
from iku_desktop.reports.paper import PageFrame, Paper
from iku_desktop.reports.signature import signature
from iku_desktop.reports.village_documents import documents_section

TOP_MM = 15.0


def render(model: QuarterReport, paper: Paper) -> bytes:
    """The quarterly report as a PDF."""
    frame = PageFrame.of(paper, TOP_MM)
    return make_pdf(frame, list(_blocks(model, frame.text_width)), _imprint(model))


def _imprint(model: QuarterReport) -> Imprint:
    quarter, office = model.moment.quarter, model.office
    code = check_code("quarterly", model)
    return Imprint(
        office=t("report.office", name=office.name),
        title=t("report.quarterly.title", roman=quarter.roman, year=quarter.year),
        state=state_words(model.state, model.revision),
        code=code,
        qr=f"IKU {office.code} {quarter.year}-{quarter.number} {code}",
        watermark=t("report.state.practice") if office.practice else "",
    )


def _blocks(model: QuarterReport, room: float) -> Iterator[Block]:
    yield from letterhead(model.office, model.logo, room)
    quarter = model.moment.quarter
    lines = (
        t("report.quarterly.heading"),
        t("report.quarterly.period", roman=quarter.roman, year=quarter.year),
    )
    yield from headline(model, lines, state_words(model.state, model.revision), room)
    yield counted_line(model.matrix.counted, quarter.year, room)
    yield from achievement_section(model, room)
    yield from gauge_cards(model, room)
    yield from later_changes_section(model, room)
    yield from documents_section(model, room)
    yield from activities_section(model, room)
    yield from narratives_section(model, room)
    yield from categories_section(model, room)
    signed = signed_by(model.official, model.office.place, model.signed_on)
    yield signature(signed, room)
