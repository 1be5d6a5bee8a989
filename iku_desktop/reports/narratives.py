"""Sections D and E of the quarterly report: the narratives of each indicator, the categories used."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.read_models import NarrativeBlock, QuarterReport
from iku_desktop.presentation.numbers import show_number
from iku_desktop.presentation.texts import t
from iku_desktop.reports.flow import Block
from iku_desktop.reports.paper import MM
from iku_desktop.reports.styles import BODY, NOTE, SECTION, SECTION_GAP, SUBJECT
from iku_desktop.reports.text import Span, Style, Text, Words, printable
from iku_desktop.reports.village_documents import cause_words

COLON_AT, TEXT_AT = 52 * MM, 56 * MM
DOCUMENTS = "document"
# Section B names every village; repeated here they would fill a page.
MOST_NAMED = 5
# Grey and slanted, so that nobody takes for written what was only made from the facts.
DRAFT = replace(BODY, italic=True, grey=0.35)


def narratives_section(model: QuarterReport, room: float) -> Iterator[Block]:
    """Per indicator its driving and hindering factors and what follows, as paragraphs."""
    yield Text(t("report.d.heading"), SECTION, before=SECTION_GAP, keeps_next=True).lay(room)
    if not model.narratives:
        yield Text(t("report.d.none"), NOTE).lay(room)
    counting_documents = {
        row.indicator.id for row in model.rows if row.assessment.measurement.counted_as == DOCUMENTS
    }
    for block in model.narratives:
        code = block.indicator.code.replace("-", " ")
        title = t("report.d.indicator", code=code, title=block.indicator.title)
        yield Text(title, SUBJECT, before=2 * MM, keeps_next=True).lay(room)
        causes = _causes(model, block) if block.indicator.id in counting_documents else []
        for text in _narratives(block, causes):
            yield text.lay(room)


def _causes(model: QuarterReport, block: NarrativeBlock) -> list[str]:
    """The causes of lateness, none where the written text names every one of them itself."""
    words = cause_words(model, MOST_NAMED)
    recorded = model.matrix.causes
    names = [model.causes.get(each.cause, each.cause) or each.cause_text for each in recorded]
    if len(words) > len(recorded):
        names.append(t("report.d.unknown_cause"))
    written = block.texts.get(NarrativeKind.HINDERING, "")
    return [] if all(name in written for name in names) else words


def _narratives(block: NarrativeBlock, causes: list[str]) -> Iterator[Text]:
    for kind in NarrativeKind:
        label = (0.0, t(f"report.d.{kind.value}"))
        labels: tuple[tuple[float, str], ...] = (label, (COLON_AT, t("report.sheet.colon")))
        for words, style in _paragraphs(block, kind, causes):
            yield Text(words, style, TEXT_AT, labels, before=0.6 * MM, label_style=BODY)
            labels = ()


def _paragraphs(
    block: NarrativeBlock, kind: NarrativeKind, causes: list[str]
) -> Iterator[tuple[Words, Style]]:
    """What was written, else the draft with its mark, which tells the causes itself."""
    draft = _lines(block.drafts.get(kind, ""))
    written = _lines(block.texts.get(kind, ""))
    if draft and not written:
        mark = Span(t("report.d.draft"), bold=True)
        yield [mark, " ", draft[0]], DRAFT
        yield from ((line, DRAFT) for line in draft[1:])
        return
    yield from ((line, BODY) for line in written)
    listed = causes if kind is NarrativeKind.HINDERING else []
    if listed:
        yield t("report.d.causes", causes=t("report.semicolon").join(listed)), BODY
    if not written and not listed:
        yield Span(t("report.d.not_filled"), italic=True), BODY


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if printable(line).strip()]


def categories_section(model: QuarterReport, room: float) -> Iterator[Block]:
    """The table of categories in one line."""
    words = category_words(model.categories)
    if words:
        words = t("report.e.categories", categories=words)
    yield Text(words or t("report.e.none"), BODY, before=SECTION_GAP).lay(room)


def category_words(categories: Sequence[Category]) -> str:
    """The categories from the highest bound down, "" where there are none."""
    bounded = [each for each in categories if each.bound is not None]
    bounded.sort(key=lambda each: each.bound or 0, reverse=True)
    parts = [t("report.e.bound", bound=show_number(each.bound), name=each.name) for each in bounded]
    parts += [t("report.e.else", name=each.name) for each in categories if each.bound is None]
    return t("report.semicolon").join(parts)
