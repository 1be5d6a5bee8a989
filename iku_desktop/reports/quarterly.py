"""The quarterly report: title with its state, sections A to E, and the signature."""

from collections.abc import Iterator

from iku_desktop.domain.read_models import QuarterReport, QuarterState
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text
from iku_desktop.reports.achievement import achievement_section
from iku_desktop.reports.activity_list import activities_section
from iku_desktop.reports.check_code import check_code
from iku_desktop.reports.document import Imprint, make_pdf
from iku_desktop.reports.flow import Block
from iku_desktop.reports.gauge_cards import gauge_cards
from iku_desktop.reports.letterhead import letterhead
from iku_desktop.reports.narratives import categories_section, narratives_section
from iku_desktop.reports.paper import MM, PageFrame, Paper
from iku_desktop.reports.signature import Signature, post_lines, signature
from iku_desktop.reports.styles import BODY_CENTRED, HEADING
from iku_desktop.reports.text import Text
from iku_desktop.reports.village_documents import documents_section

TOP_MM = 15.0


def render(model: QuarterReport, paper: Paper) -> bytes:
    """The quarterly report as a PDF."""
    frame = PageFrame.of(paper, TOP_MM)
    return make_pdf(frame, list(_blocks(model, frame.text_width)), _imprint(model))


def state_words(model: QuarterReport) -> str:
    """Konsep, Final, or which revision it is."""
    closed = model.state is QuarterState.CLOSED
    if model.revision:
        key = "report.state.revision" if closed else "report.state.draft_of_revision"
        return t(key, revision=model.revision)
    return t("report.state.final" if closed else "report.state.draft")


def _imprint(model: QuarterReport) -> Imprint:
    quarter, office = model.moment.quarter, model.office
    code = check_code("quarterly", model)
    return Imprint(
        office=t("report.office", name=office.name),
        title=t("report.quarterly.title", roman=quarter.roman, year=quarter.year),
        state=state_words(model),
        code=code,
        qr=f"IKU {office.code} {quarter.year}-{quarter.number} {code}",
        watermark=t("report.state.practice") if office.practice else "",
    )


def _blocks(model: QuarterReport, room: float) -> Iterator[Block]:
    yield from letterhead(model.office, model.logo, room)
    for text in _title(model):
        yield text.lay(room)
    yield from achievement_section(model, room)
    yield from gauge_cards(model, room)
    yield from documents_section(model, room)
    yield from activities_section(model, room)
    yield from narratives_section(model, room)
    yield from categories_section(model, room)
    official = model.official
    signed = Signature(
        place=model.office.place,
        day=model.signed_on,
        post_lines=post_lines(official),
        name=official.name if official else "",
        rank=official.rank if official else "",
        nip=official.nip if official else "",
    )
    yield signature(signed, room)


def _title(model: QuarterReport) -> Iterator[Text]:
    quarter = model.moment.quarter
    yield Text(t("report.quarterly.heading"), HEADING, before=3 * MM, keeps_next=True)
    period = t("report.quarterly.period", roman=quarter.roman, year=quarter.year)
    yield Text(period, HEADING, keeps_next=True)
    office = t("report.office", name=model.office.name)
    state = state_words(model)
    if model.office.practice:
        state = t("report.comma").join((state, t("report.state.practice")))
    about = t("report.quarterly.between").join(
        (
            t("report.quarterly.about", office=office, kabupaten=model.office.kabupaten),
            t("report.quarterly.state", state=state),
            t("report.quarterly.as_of", day=show_long(model.moment.as_of)),
        )
    )
    yield Text(about, BODY_CENTRED, before=1 * MM, keeps_next=True)
    yield Text(_counted(model), BODY_CENTRED, keeps_next=True)


def _counted(model: QuarterReport) -> str:
    """Which fiscal year of each document is counted, in the order in which they fall due."""
    counted = sorted(model.matrix.counted, key=lambda each: each.due)
    year = model.moment.year
    if not counted:
        return t("report.quarterly.counted_none", year=year)
    documents = t("report.comma").join(
        t(
            "report.quarterly.counted_document",
            document=counted_text(each),
            due=show_long(each.due),
        )
        for each in counted
    )
    return t("report.quarterly.counted", year=year, documents=documents)
