"""The audit trail on paper: who changed which row when, each field from what to what."""

from collections.abc import Iterator, Sequence

from iku_desktop.domain.audit import AuditAction
from iku_desktop.domain.trail import AuditReport, TrailLine
from iku_desktop.presentation.audit_words import (
    action_text,
    change_text,
    changes_text,
    state_text,
    when_text,
)
from iku_desktop.presentation.dates import show_long, show_time
from iku_desktop.presentation.numbers import show_number
from iku_desktop.presentation.texts import t
from iku_desktop.reports.boxes import Cell, Look, Row, scaled, table
from iku_desktop.reports.check_code import check_code
from iku_desktop.reports.document import Imprint, make_pdf
from iku_desktop.reports.flow import Block
from iku_desktop.reports.heads import column_numbers, head_of, title
from iku_desktop.reports.letterhead import letterhead
from iku_desktop.reports.paper import MM, PageFrame, Paper
from iku_desktop.reports.styles import BODY_CENTRED, CELL, CELL_BOLD, CELL_CENTRED, HEADING, NOTE
from iku_desktop.reports.text import Text

KEY = "audit"
TOP_MM = 15.0
COLUMNS = ("when", "who", "action", "subject", "changes")
COLUMNS_MM = (11, 24, 30, 24, 80, 130)
LOOK = Look(pad_upright=0.8 * MM)


def render(model: AuditReport, paper: Paper) -> bytes:
    """The trail as a PDF."""
    frame = PageFrame.of(paper, TOP_MM)
    return make_pdf(frame, list(_blocks(model, frame.text_width)), _imprint(model))


def _imprint(model: AuditReport) -> Imprint:
    code = check_code(KEY, model)
    return Imprint(
        office=t("report.office", name=model.office.name),
        title=t("audit.title"),
        state="",
        code=code,
        qr=f"IKU {model.office.code} {code}",
        watermark=t("report.state.practice") if model.office.practice else "",
    )


def _blocks(model: AuditReport, room: float) -> Iterator[Block]:
    yield from letterhead(model.office, model.logo, room)
    yield Text(t("audit.paper.heading"), HEADING, before=3 * MM, keeps_next=True).lay(room)
    day = f"{show_long(model.printed_at.date())} {show_time(model.printed_at)}"
    printed = t(
        "audit.paper.printed", date=day, who=model.printed_by, state=state_text(model.state)
    )
    for words in (model.about, printed):
        yield Text(words, BODY_CENTRED, keeps_next=True).lay(room)
    if not model.lines:
        yield Text(t("audit.none"), NOTE, before=3 * MM).lay(room)
        return
    widths = scaled(COLUMNS_MM, room)
    titles = [t("audit.paper.number"), *(t(f"audit.column.{name}") for name in COLUMNS)]
    head = head_of((list(map(title, titles)), column_numbers(len(widths))), widths, before=3 * MM)
    rows = [_row(number, line, widths) for number, line in enumerate(model.lines, start=1)]
    yield from table(head, rows)
    count = t("audit.paper.count", count=show_number(len(model.lines)))
    yield Text(count, NOTE, before=1 * MM).lay(room)


def _row(number: int, line: TrailLine, widths: Sequence[float]) -> Row:
    subject = (Text(line.kind, CELL_BOLD), *((Text(line.subject, CELL),) if line.subject else ()))
    cells = (
        _centred(str(number)),
        _centred(when_text(line)),
        Cell((Text(line.who, CELL),)),
        _centred(action_text(line)),
        Cell(subject),
        Cell(tuple(Text(words, CELL) for words in _changes(line))),
    )
    return Row(cells, widths, LOOK)


def _changes(line: TrailLine) -> tuple[str, ...]:
    """A line for each field that changed; what a new or removed row holds stands in one paragraph."""
    if line.action is AuditAction.UPDATE:
        return tuple(change_text(each, line.action) for each in line.changes)
    return (changes_text(line),) if line.changes else ()


def _centred(words: str) -> Cell:
    return Cell((Text(words, CELL_CENTRED),))
