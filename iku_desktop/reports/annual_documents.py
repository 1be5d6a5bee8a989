"""Section E of the annual report: the documents per kind, and the villages that were late or still are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iku_desktop.domain.documents import DocumentStatus
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.measurement import percent
from iku_desktop.domain.read_models import DocumentCell, DocumentMatrix, MatrixTotal
from iku_desktop.domain.report_models import AnnualReport
from iku_desktop.domain.villages import Village
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.numbers import NO_VALUE, show_decimal
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text, status_text
from iku_desktop.reports.annual_tables import held
from iku_desktop.reports.boxes import Cell, Look, Row, scaled, table
from iku_desktop.reports.flow import Block, Hold
from iku_desktop.reports.heads import column_numbers, head_of, title
from iku_desktop.reports.paper import MM
from iku_desktop.reports.styles import (
    BAND_GREY,
    CELL,
    CELL_BOLD,
    CELL_CENTRED,
    CELL_RIGHT,
    NOTE,
    SECTION,
    SECTION_GAP,
    SUBJECT,
)
from iku_desktop.reports.text import Text
from iku_desktop.reports.village_documents import matrix_notes

KINDS = ("document", "due", "expected", "on_time", "late", "missing", "waiting", "share")
KINDS_MM = (36, 22, 20, 18, 20, 20, 22, 20)
BEHIND = ("village", "of", "due_on", "dated", "status", "cause")
BEHIND_MM = (8, 38, 26, 20, 20, 34, 40)
STATUSES = (DocumentStatus.LATE, DocumentStatus.MISSING)
LOOK = Look(pad_upright=0.8 * MM)

Late = tuple[Village, CountedDocument, DocumentCell]


def year_documents_section(model: AnnualReport, room: float) -> Iterator[Block]:
    """The counts per kind, the late and missing documents with their causes, and the notes."""
    matrix = model.matrix
    heading = Text(t("papers.annual.e.heading"), SECTION, before=SECTION_GAP, keeps_next=True)
    yield heading.lay(room)
    if not matrix.counted:
        words = t("report.quarterly.counted_none", year=model.moment.year)
        yield Text(words, NOTE).lay(room)
        return
    yield from _kinds(matrix, room)
    late = list(_behind(matrix))
    if late:
        words = t("papers.annual.e.behind", count=len(late))
        yield Text(words, SUBJECT, before=3 * MM, keeps_next=True).lay(room)
        yield from _late_table(model, late, room)
    else:
        yield Text(t("papers.annual.e.none_behind"), NOTE, before=2 * MM).lay(room)
    for text in matrix_notes(model):
        yield text.lay(room)


def _kinds(matrix: DocumentMatrix, room: float) -> list[Block]:
    widths = scaled(KINDS_MM, room)
    titles = [title(t(f"papers.annual.e.{name}")) for name in KINDS]
    rows = [
        Row(_counts(counted_text(each.counted), show_short(each.counted.due), each), widths, LOOK)
        for each in sorted(matrix.totals, key=lambda each: each.counted.due)
    ]
    rows[-1].holds_next = Hold.TOGETHER
    rows.append(Row(_sum(matrix), widths, LOOK))
    return table(head_of((titles, column_numbers(len(widths))), widths), held(rows))


def _counts(name: str, due: str, total: MatrixTotal) -> list[Cell]:
    numbers = (total.expected, total.on_time, total.late, total.missing, total.waiting)
    return [
        Cell((Text(name, CELL),)),
        Cell((Text(due, CELL_CENTRED),)),
        *(Cell((Text(str(each), CELL_RIGHT),)) for each in numbers),
        Cell((Text(show_decimal(total.share), CELL_RIGHT),)),
    ]


def _sum(matrix: DocumentMatrix) -> list[Cell]:
    totals = matrix.totals
    numbers = (
        matrix.expected,
        matrix.on_time,
        sum(each.late for each in totals),
        sum(each.missing for each in totals),
        sum(each.waiting for each in totals),
    )
    share = show_decimal(percent(matrix.on_time, matrix.expected))
    bold = replace(CELL_RIGHT, bold=True)
    return [
        Cell((Text(t("papers.annual.e.total"), CELL_BOLD),), grey=BAND_GREY),
        Cell(grey=BAND_GREY),
        *(Cell((Text(words, bold),), grey=BAND_GREY) for words in (*map(str, numbers), share)),
    ]


def _behind(matrix: DocumentMatrix) -> Iterator[Late]:
    """Late and missing documents, village by village."""
    for row in matrix.rows:
        for counted, cell in zip(matrix.counted, row.cells, strict=True):
            if cell.state is not None and cell.state.status in STATUSES:
                yield row.village, counted, cell


def _late_table(model: AnnualReport, late: Sequence[Late], room: float) -> list[Block]:
    widths = scaled(BEHIND_MM, room)
    titles = [title(t("report.a.number"))]
    titles += [title(t(f"papers.annual.e.{name}")) for name in BEHIND]
    rows = [
        Row(_late_cells(model, number, each), widths, LOOK)
        for number, each in enumerate(late, start=1)
    ]
    return table(head_of((titles, column_numbers(len(widths))), widths), rows)


def _late_cells(model: AnnualReport, number: int, late: Late) -> list[Cell]:
    village, counted, cell = late
    status = status_text(cell.state) if cell.state else NO_VALUE
    cause = model.causes.get(cell.cause, cell.cause)
    words = t("report.semicolon").join(filter(None, (cause, cell.cause_text)))
    due = show_short(cell.due)
    if cell.exception is not None:
        due = t("papers.card.extended", due=due)
    return [
        Cell((Text(str(number), CELL_CENTRED),)),
        Cell((Text(village.name, CELL),)),
        Cell((Text(counted_text(counted), CELL),)),
        Cell((Text(due, CELL_CENTRED),)),
        Cell((Text(show_short(cell.dated) or NO_VALUE, CELL_CENTRED),)),
        Cell((Text(status, CELL),)),
        Cell((Text(words or t("papers.card.cause_unknown"), CELL),)),
    ]
