"""The village cards: one village's documents over the years on a paper of its own, for one village or all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from iku_desktop.domain.documents import DocumentStatus
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.measurement import percent
from iku_desktop.domain.read_models import DocumentCell
from iku_desktop.domain.report_models import VillageCard, VillageCards, VillageYear
from iku_desktop.presentation.dates import show_long, show_short
from iku_desktop.presentation.numbers import NO_VALUE, show_percent
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text, status_text
from iku_desktop.reports.boxes import Cell, Head, Look, Row, scaled, table
from iku_desktop.reports.check_code import check_code
from iku_desktop.reports.document import Imprint, Part, make_bundle
from iku_desktop.reports.flow import Block, Hold
from iku_desktop.reports.headline import headline, state_words
from iku_desktop.reports.heads import column_numbers, head_of, title
from iku_desktop.reports.letterhead import letterhead
from iku_desktop.reports.paper import MM, PageFrame, Paper
from iku_desktop.reports.styles import (
    BAND_GREY,
    BODY,
    CELL,
    CELL_BOLD,
    CELL_CENTRED,
    NOTE,
)
from iku_desktop.reports.text import Text, blank

TOP_MM = 13.0
COLUMNS = ("document", "due", "dated", "number", "status", "cause")
COLUMNS_MM = (29, 21, 21, 30, 36, 43)
LOOK = Look()
BEHIND = (DocumentStatus.LATE, DocumentStatus.MISSING)
COLON_AT, TEXT_AT = 32 * MM, 35 * MM


def render(model: VillageCards, paper: Paper) -> bytes:
    """The cards as a PDF; each is a paper of its own."""
    frame = PageFrame.of(paper, TOP_MM)
    shared = _Shared.of(model, frame.text_width)
    parts = [Part(_title(model, each), list(_blocks(model, each, shared))) for each in model.cards]
    return make_bundle(frame, parts, _imprint(model))


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all cards have alike and is laid out once: the letterhead and the head of the table."""

    room: float
    letterhead: tuple[Block, ...]
    widths: tuple[float, ...]
    head: Head

    @classmethod
    def of(cls, model: VillageCards, room: float) -> Self:
        """The parts for a width."""
        widths = scaled(COLUMNS_MM, room)
        top = letterhead(model.office, model.logo, room)
        return cls(room, tuple(top), widths, _head(widths))


def _title(model: VillageCards, card: VillageCard) -> str:
    values = {"village": card.village.name, "year": model.moment.year}
    return t("papers.card.title_village", **values)


def _imprint(model: VillageCards) -> Imprint:
    office, year = model.office, model.moment.year
    code = check_code("village_card", model)
    return Imprint(
        office=t("report.office", name=office.name),
        title=t("papers.card.title", year=year),
        state=state_words(model.state, 0),
        code=code,
        qr=f"IKU {office.code} {year} {code}",
        watermark=t("report.state.practice") if office.practice else "",
    )


def _blocks(model: VillageCards, card: VillageCard, shared: _Shared) -> Iterator[Block]:
    room = shared.room
    yield from shared.letterhead
    lines = (
        t("papers.card.heading"),
        t("papers.card.village", village=card.village.name).upper(),
    )
    yield from headline(model, lines, state_words(model.state, 0), room)
    for text in _profile(card):
        yield text.lay(room)
    if not card.years:
        yield Text(t("papers.card.nothing"), BODY, before=3 * MM).lay(room)
        return
    yield from table(shared.head, _rows(model, card, shared.widths))
    for note in _exceptions(card):
        yield note.lay(room)
    yield Text(_sum(model, card), NOTE, before=2 * MM).lay(room)


def _profile(card: VillageCard) -> Iterator[Text]:
    village = card.village
    lines = {
        "code": village.code,
        "head": blank(village.head, 12),
        "phone": village.phone,
        "valid": _validity(card),
    }
    for name, words in lines.items():
        if words:
            labels = ((0.0, t(f"papers.card.{name}")), (COLON_AT, t("report.sheet.colon")))
            before = 3 * MM if name == "code" else 0.0
            yield Text(words, BODY, indent=TEXT_AT, labels=labels, before=before, keeps_next=True)


def _validity(card: VillageCard) -> str:
    """Only where the village has not always been there."""
    first, last = card.village.valid_from, card.village.valid_to
    if first and last:
        return t("papers.card.valid_both", first=show_long(first), last=show_long(last))
    if first:
        return t("papers.card.valid_from", first=show_long(first))
    return t("papers.card.valid_to", last=show_long(last)) if last else ""


def _head(widths: Sequence[float]) -> Head:
    titles = [title(t(f"papers.card.column.{name}")) for name in COLUMNS]
    return head_of((titles, column_numbers(len(widths))), widths, before=3 * MM)


def _rows(model: VillageCards, card: VillageCard, widths: Sequence[float]) -> Iterator[Row]:
    for year in card.years:
        on_time, expected = _counts(year)
        share = show_percent(percent(on_time, expected))
        values = {"year": year.year, "on_time": on_time, "expected": expected, "share": share}
        key = "papers.card.year" if expected else "papers.card.year_none"
        band = Cell((Text(t(key, **values), CELL_BOLD),), span=len(widths), grey=BAND_GREY)
        row = Row((band,), widths, LOOK)
        row.holds_next = Hold.TOGETHER
        yield row
        for counted, cell in zip(year.counted, year.cells, strict=True):
            yield Row(_cells(model, counted, cell), widths, LOOK)


def _cells(model: VillageCards, counted: CountedDocument, cell: DocumentCell) -> list[Cell]:
    behind = cell.state is not None and cell.state.status in BEHIND
    status = t("report.b.not_expected") if cell.state is None else status_text(cell.state)
    dated = show_short(cell.dated)
    if dated:
        dated = t(f"papers.card.dated.{counted.rule.counts.value}", day=dated)
    due = show_short(cell.due)
    if cell.exception is not None:
        due = t("papers.card.extended", due=due)
    return [
        Cell((Text(counted_text(counted), CELL),)),
        Cell((Text(due, CELL_CENTRED),)),
        Cell((Text(dated or NO_VALUE, CELL_CENTRED),)),
        Cell((Text(cell.number or NO_VALUE, CELL_CENTRED),)),
        Cell((Text(status, replace(CELL, bold=behind)),)),
        Cell((Text(_cause(model, cell, behind=behind), CELL),)),
    ]


def _cause(model: VillageCards, cell: DocumentCell, *, behind: bool) -> str:
    """The cause of a late or missing document, with what else was noted."""
    cause = model.causes.get(cell.cause, cell.cause)
    words = [cause, cell.cause_text]
    if behind and not any(words):
        words = [t("papers.card.cause_unknown")]
    return t("report.semicolon").join(filter(None, (*words, cell.note)))


def _exceptions(card: VillageCard) -> Iterator[Text]:
    """The Camat's exceptions, each with its reason."""
    first = True
    for year in card.years:
        for counted, cell in zip(year.counted, year.cells, strict=True):
            exception = cell.exception
            if exception is None:
                continue
            letter = ""
            if exception.letter_number:
                letter = t("report.b.letter", number=exception.letter_number)
            words = t(
                "papers.card.exception",
                document=counted_text(counted),
                due=show_long(exception.new_due),
                day=show_long(exception.decided_on),
                letter=letter,
                reason=exception.reason,
            )
            yield Text(words, NOTE, before=2 * MM if first else 0.0)
            first = False


def _sum(model: VillageCards, card: VillageCard) -> str:
    counts = [_counts(year) for year in card.years]
    on_time = sum(each[0] for each in counts)
    expected = sum(each[1] for each in counts)
    return t(
        "papers.card.sum",
        on_time=on_time,
        expected=expected,
        share=show_percent(percent(on_time, expected)),
        first=card.years[0].year,
        last=card.years[-1].year,
        day=show_long(model.moment.as_of),
    )


def _counts(year: VillageYear) -> tuple[int, int]:
    """How many documents of a year are on time, and how many are expected."""
    states = [cell.state for cell in year.cells if cell.state is not None]
    return sum(each.status is DocumentStatus.ON_TIME for each in states), len(states)
