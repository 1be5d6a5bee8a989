"""The village x document matrix, its totals, exceptions and causes: section B, and a report of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from iku_desktop.domain.documents import DocumentStatus
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.measurement import percent
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import (
    DocumentCell,
    DocumentMatrix,
    MatrixRow,
    MatrixTotal,
)
from iku_desktop.presentation.dates import show_long, show_short
from iku_desktop.presentation.draft_words import shown_names, some_names
from iku_desktop.presentation.numbers import NO_VALUE, show_percent
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text, shown_values, status_text
from iku_desktop.reports.boxes import Cell, Head, Look, Row, scaled, table
from iku_desktop.reports.flow import Block, Hold
from iku_desktop.reports.heads import column_numbers, head_of, title
from iku_desktop.reports.paper import MM
from iku_desktop.reports.styles import (
    BAND_GREY,
    CELL,
    CELL_BOLD,
    CELL_CENTRED,
    NOTE,
    PROOF,
    SECTION,
    SECTION_GAP,
)
from iku_desktop.reports.text import Text, kept

NUMBER_MM, VILLAGE_MM = 8, 42
DOCUMENT_MM = (22, 21, 36)
# As many documents as stand beside each other; further ones follow in a table of their own.
BESIDE = 3
LOOK = Look()
BEHIND = (DocumentStatus.LATE, DocumentStatus.MISSING)
ITEM_INDENT = 5 * MM


class HasMatrix(Protocol):
    """A report that holds the matrix of a moment, with the words of the causes."""

    @property
    def moment(self) -> Moment:
        """When its documents are looked at."""

    @property
    def matrix(self) -> DocumentMatrix:
        """The village x document matrix."""

    @property
    def causes(self) -> Mapping[str, str]:
        """The causes of lateness: code to words."""


def documents_section(model: HasMatrix, room: float) -> Iterator[Block]:
    """The heading, and the matrix with its notes."""
    yield Text(t("report.b.heading"), SECTION, before=SECTION_GAP, keeps_next=True).lay(room)
    yield from matrix_and_notes(model, room)


def matrix_and_notes(model: HasMatrix, room: float) -> Iterator[Block]:
    """The matrix in as many tables as its documents need, and the notes under it."""
    matrix = model.matrix
    if not matrix.counted:
        words = t("report.quarterly.counted_none", year=model.moment.year)
        yield Text(words, NOTE).lay(room)
    for first in range(0, len(matrix.counted), BESIDE):
        yield from _table(matrix, slice(first, first + BESIDE), room)
    for text in matrix_notes(model):
        yield text.lay(room)


def _table(matrix: DocumentMatrix, part: slice, room: float) -> list[Block]:
    counted = matrix.counted[part]
    widths = scaled((NUMBER_MM, VILLAGE_MM, *DOCUMENT_MM * len(counted)), room)
    rows = [
        Row(_cells(number, row, row.cells[part]), widths, LOOK)
        for number, row in enumerate(matrix.rows, start=1)
    ]
    if not rows:
        words = Text(t("report.b.no_villages"), CELL_CENTRED)
        rows = [Row((Cell((words,), span=len(widths)),), widths, LOOK)]
    rows[-1].holds_next = Hold.TOGETHER
    rows.append(Row(_total_cells(matrix.totals[part]), widths, LOOK))
    return table(_head(counted, widths, before=4 * MM if part.start else 1 * MM), rows)


def _head(counted: Sequence[CountedDocument], widths: Sequence[float], before: float) -> Head:
    first = [title(t("report.a.number"), rows=2), title(t("report.b.village"), rows=2)]
    second = []
    for each in counted:
        words = t("report.b.document", document=counted_text(each), due=show_long(each.due))
        first.append(title(words, span=len(DOCUMENT_MM)))
        second.append(title(t(f"report.b.dated.{each.rule.counts.value}")))
        second.append(title(t("report.b.number")))
        second.append(title(t("report.b.status")))
    return head_of((first, second, column_numbers(len(widths))), widths, before)


def _cells(number: int, row: MatrixRow, cells: Sequence[DocumentCell]) -> list[Cell]:
    shown = [Cell((Text(str(number), CELL_CENTRED),)), Cell((Text(row.village.name, CELL),))]
    for cell in cells:
        behind = cell.state is not None and cell.state.status in BEHIND
        shown += [
            Cell((Text(show_short(cell.dated) or NO_VALUE, CELL_CENTRED),)),
            Cell((Text(cell.number or NO_VALUE, CELL_CENTRED),)),
            Cell((Text(_status(cell), replace(CELL, bold=behind)),)),
        ]
    return shown


def _status(cell: DocumentCell) -> str:
    if cell.state is None:
        return t("report.b.not_expected")
    if cell.exception is None:
        return status_text(cell.state)
    due = kept(t("report.b.extended_due", due=show_short(cell.due)))
    return t("report.b.extended", status=status_text(cell.state), due=due)


def _total_cells(totals: Sequence[MatrixTotal]) -> list[Cell]:
    cells = [Cell(grey=BAND_GREY), Cell((Text(t("report.b.on_time"), CELL_BOLD),), grey=BAND_GREY)]
    for total in totals:
        share = t(
            "report.b.share",
            on_time=total.on_time,
            expected=total.expected,
            share=show_percent(total.share),
        )
        others = t("report.b.others", late=total.late, missing=total.missing, waiting=total.waiting)
        contents = (Text(share, CELL_BOLD), Text(others, PROOF))
        cells.append(Cell(contents, span=len(DOCUMENT_MM), grey=BAND_GREY))
    return cells


def matrix_notes(model: HasMatrix) -> Iterator[Text]:
    """The sum of all, the exceptions, the causes, what is to be checked, and the kelurahan."""
    matrix = model.matrix
    total = t(
        "report.b.total",
        on_time=matrix.on_time,
        expected=matrix.expected,
        share=show_percent(percent(matrix.on_time, matrix.expected)),
        day=show_long(model.moment.as_of),
    )
    yield Text(total, NOTE, before=2 * MM)
    exceptions = list(_exceptions(matrix))
    if exceptions:
        yield from _list(t("report.b.exceptions"), exceptions)
    else:
        yield Text(t("report.b.no_exceptions"), NOTE, before=1 * MM)
    causes = cause_words(model)
    if causes:
        yield from _list(t("report.b.causes"), causes)
    else:
        yield Text(t("report.b.no_causes"), NOTE, before=1 * MM)
    flags = list(_flags(matrix))
    if flags:
        yield from _list(t("report.b.flags"), flags)
    if matrix.kelurahan:
        names = t("report.comma").join(each.name for each in matrix.kelurahan)
        yield Text(t("report.b.kelurahan", names=names), NOTE, before=1 * MM)


def _list(heading: str, items: Sequence[str]) -> Iterator[Text]:
    yield Text(heading, NOTE, before=1 * MM, keeps_next=True)
    for number, words in enumerate(items, start=1):
        mark = t("report.b.item", number=number)
        yield Text(words, NOTE, indent=ITEM_INDENT, labels=((0.0, mark),))


def _exceptions(matrix: DocumentMatrix) -> Iterator[str]:
    for village, counted, exception in matrix.exceptions:
        number = exception.letter_number
        yield t(
            "report.b.exception",
            village=village.name,
            document=counted_text(counted),
            due=show_long(exception.new_due),
            day=show_long(exception.decided_on),
            letter=t("report.b.letter", number=number) if number else "",
            reason=exception.reason,
        )


def cause_words(model: HasMatrix, most: int = 0) -> list[str]:
    """The causes of late and missing documents, each with its count and villages; unknown ones last.

    Of each cause's villages at most so many are named, all of them with 0.
    """
    words = []
    for each in model.matrix.causes:
        cause = model.causes.get(each.cause, each.cause)
        if cause and each.cause_text:
            cause = t("report.b.cause_with_text", cause=cause, text=each.cause_text)
        cause = cause or each.cause_text
        villages = _names(each.villages, most)
        words.append(t("report.b.cause", cause=cause, count=each.count, villages=villages))
    unknown = [
        row.village.name
        for row in model.matrix.rows
        for cell in row.cells
        if cell.state and cell.state.status in BEHIND and not (cell.cause or cell.cause_text)
    ]
    if unknown:
        villages = _names(tuple(dict.fromkeys(unknown)), most)
        cause = t("report.b.cause_unknown")
        words.append(t("report.b.cause", cause=cause, count=len(unknown), villages=villages))
    return words


def _names(villages: Sequence[str], most: int) -> str:
    if most and len(shown_names(villages, most)) < len(villages):
        return some_names(villages, most, "more_villages")
    return t("report.comma").join(villages)


def _flags(matrix: DocumentMatrix) -> Iterator[str]:
    for row in matrix.rows:
        for cell, counted in zip(row.cells, matrix.counted, strict=True):
            if cell.flag:
                values = shown_values(cell.flag.values)
                document = counted_text(counted)
                yield t("report.b.flag", village=row.village.name, document=document, **values)
