"""Sections F and G of the annual report: the narratives of the quarters, the categories, what it lacks."""

from collections.abc import Iterator
from dataclasses import replace

from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.report_models import AnnualReport, YearNarratives
from iku_desktop.presentation.texts import t
from iku_desktop.reports.flow import Block
from iku_desktop.reports.narratives import category_words
from iku_desktop.reports.paper import MM
from iku_desktop.reports.styles import BODY, NOTE, SECTION, SECTION_GAP, SUBJECT
from iku_desktop.reports.text import Span, Text, Words, printable

TEXT_AT = 15 * MM


def analysis_section(model: AnnualReport, room: float) -> Iterator[Block]:
    """Per indicator and kind what was written in each quarter."""
    heading = Text(t("papers.annual.f.heading"), SECTION, before=SECTION_GAP, keeps_next=True)
    yield heading.lay(room)
    if not model.narratives:
        yield Text(t("report.d.none"), NOTE).lay(room)
    for block in model.narratives:
        code = block.indicator.code.replace("-", " ")
        words = t("report.d.indicator", code=code, title=block.indicator.title)
        yield Text(words, SUBJECT, before=2 * MM, keeps_next=True).lay(room)
        for kind in NarrativeKind:
            label = t(f"common.narrative.{kind.value}")
            italic = replace(BODY, italic=True)
            yield Text(label, italic, before=1.2 * MM, keeps_next=True).lay(room)
            for text in _quarters(block, kind):
                yield text.lay(room)


def _quarters(block: YearNarratives, kind: NarrativeKind) -> Iterator[Text]:
    """What was written, quarter by quarter; one line where nothing was."""
    written = [
        (
            each.quarter,
            [line for line in each.texts.get(kind, "").splitlines() if printable(line).strip()],
        )
        for each in block.quarters
    ]
    if not any(lines for _, lines in written):
        yield Text(Span(t("report.d.not_filled"), italic=True), BODY, indent=TEXT_AT)
        return
    for quarter, lines in written:
        labels: tuple[tuple[float, str], ...] = (
            (0.0, t("common.quarter_short", roman=quarter.roman)),
        )
        paragraphs: list[Words] = list(lines) or [Span(t("report.d.not_filled"), italic=True)]
        for words in paragraphs:
            yield Text(words, BODY, indent=TEXT_AT, labels=labels, before=0.6 * MM)
            labels = ()


def notes_section(model: AnnualReport, room: float) -> Iterator[Block]:
    """The categories used, and what a report of this program does not tell."""
    heading = Text(t("papers.annual.g.heading"), SECTION, before=SECTION_GAP, keeps_next=True)
    yield heading.lay(room)
    words = category_words(model.categories)
    categories = t("papers.annual.g.no_categories")
    if words:
        categories = t("papers.annual.g.categories", categories=words)
    yield Text(categories, BODY).lay(room)
    yield Text(t("papers.annual.g.no_budget"), BODY, before=1 * MM).lay(room)
