"""Section C of the quarterly report: the quarter's activities by section, with subtotals."""

from collections.abc import Iterator, Sequence
from itertools import count

from iku_desktop.domain.office import Section
from iku_desktop.domain.read_models import ActivityRow, QuarterReport
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import evidence_text
from iku_desktop.reports.boxes import Cell, Look, Row, scaled, table
from iku_desktop.reports.flow import Block, Hold
from iku_desktop.reports.heads import column_numbers, head_of, title
from iku_desktop.reports.paper import MM
from iku_desktop.reports.styles import (
    BAND_GREY,
    CELL,
    CELL_BOLD,
    CELL_CENTRED,
    NOTE,
    SECTION,
    SECTION_GAP,
)
from iku_desktop.reports.text import Text

COLUMNS = ("date", "description", "evidence", "output", "follow_up_date", "counted")
COLUMNS_MM = (9, 22, 92, 60, 70, 24, 18)
LOOK = Look(pad_upright=0.8 * MM)


def activities_section(model: QuarterReport, room: float) -> Iterator[Block]:
    """The heading and the table, a band for each section and a subtotal after it."""
    rows = model.activities
    heading = t(
        "report.c.heading",
        roman=model.moment.quarter.roman,
        counted=sum(row.counts for row in rows),
        followed_up=sum(row.followed_up for row in rows),
    )
    yield Text(heading, SECTION, before=SECTION_GAP, keeps_next=True).lay(room)
    if not rows:
        yield Text(t("report.c.none"), NOTE).lay(room)
        return
    widths = scaled(COLUMNS_MM, room)
    titles = [t("report.a.number"), *(t(f"report.c.{name}") for name in COLUMNS)]
    head = head_of((list(map(title, titles)), column_numbers(len(widths))), widths)
    yield from table(head, _rows(model, widths))


def _rows(model: QuarterReport, widths: Sequence[float]) -> Iterator[Row]:
    numbers = count(1)
    groups = _by_section(model.activities)
    for section, rows in groups:
        name = section.name if section else t("report.c.no_section")
        band = Row((_band(name, len(widths)),), widths, LOOK)
        band.holds_next = Hold.TOGETHER
        yield band
        lines = [Row(_cells(next(numbers), row, model), widths, LOOK) for row in rows]
        lines[-1].holds_next = Hold.TOGETHER
        yield from lines
        subtotal = _sum_row(t("report.c.subtotal", section=name), rows, widths)
        if rows is groups[-1][1]:
            # The sum of all would stand alone under the repeated head.
            subtotal.holds_next = Hold.TOGETHER
        yield subtotal
    yield _sum_row(t("report.c.total"), model.activities, widths)


def _by_section(
    rows: Sequence[ActivityRow],
) -> list[tuple[Section | None, list[ActivityRow]]]:
    """The rows in the sections' order, those of no known section last."""
    groups: dict[str, tuple[Section | None, list[ActivityRow]]] = {}
    for row in rows:
        key = row.section.id if row.section else ""
        groups.setdefault(key, (row.section, []))[1].append(row)
    return sorted(groups.values(), key=lambda group: _order(group[0]))


def _order(section: Section | None) -> tuple[bool, int, str]:
    return (section is None, section.position if section else 0, section.code if section else "")


def _band(words: str, span: int) -> Cell:
    return Cell((Text(words, CELL_BOLD),), span=span, grey=BAND_GREY)


def _sum_row(label: str, rows: Sequence[ActivityRow], widths: Sequence[float]) -> Row:
    counted = sum(row.counts for row in rows)
    words = t(
        "report.c.count",
        count=len(rows),
        counted=counted,
        followed_up=sum(row.followed_up for row in rows),
        uncounted=len(rows) - counted,
    )
    cells = (
        Cell(grey=BAND_GREY),
        _band(label, 2),
        Cell((Text(words, CELL),), span=len(widths) - 3, grey=BAND_GREY),
    )
    return Row(cells, widths, LOOK)


def _cells(number: int, row: ActivityRow, model: QuarterReport) -> list[Cell]:
    activity = row.activity
    day = show_short(activity.day)
    if activity.first_day and activity.first_day != activity.day:
        day = t("report.c.days", first=show_short(activity.first_day), last=day)
    description = activity.description
    if activity.place:
        description = t("report.c.place", description=description, place=activity.place)
    done = activity.follow_up_date
    known = done is not None and done <= model.moment.as_of
    return [
        _centred(str(number)),
        _centred(day),
        _left(description),
        _left(_evidence(row)),
        _left(activity.output),
        _centred(show_short(done) if known else t("report.c.open")),
        _centred(t("report.c.yes" if row.counts else "report.c.no")),
    ]


def _left(words: str) -> Cell:
    return Cell((Text(words, CELL),) if words else ())


def _centred(words: str) -> Cell:
    return Cell((Text(words, CELL_CENTRED),))


def _evidence(row: ActivityRow) -> str:
    if not row.activity.evidence:
        return t("report.c.no_evidence")
    return t("report.c.evidence_between").join(
        t("report.c.evidence_number", kind=evidence_text(each.kind), number=each.number)
        if each.number
        else evidence_text(each.kind)
        for each in row.activity.evidence
    )
