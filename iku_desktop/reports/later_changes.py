"""The section of the quarterly report that tells what changed since the quarter before was closed."""

from collections.abc import Iterator

from iku_desktop.domain.later_changes import ChangeKind, LaterChange
from iku_desktop.domain.read_models import QuarterReport
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text, status_text
from iku_desktop.reports.boxes import Cell, Look, Row, scaled, table
from iku_desktop.reports.flow import Block
from iku_desktop.reports.heads import head_of, title
from iku_desktop.reports.paper import MM
from iku_desktop.reports.styles import CELL, CELL_CENTRED, NOTE, SECTION, SECTION_GAP
from iku_desktop.reports.text import Text

COLUMNS = ("item", "before", "after")
COLUMNS_MM = (9, 150, 68, 68)
LOOK = Look(pad_upright=0.8 * MM)


def later_changes_section(model: QuarterReport, room: float) -> Iterator[Block]:
    """The heading and a table of the changes; nothing where no quarter before it is closed."""
    if model.compared_with is None:
        return
    quarter = model.compared_with
    heading = t("report.changes.heading", roman=quarter.roman, year=quarter.year)
    yield Text(heading, SECTION, before=SECTION_GAP, keeps_next=True).lay(room)
    if not model.changes:
        yield Text(t("report.changes.none"), NOTE).lay(room)
        return
    widths = scaled(COLUMNS_MM, room)
    titles = [t("report.a.number"), *(t(f"report.changes.{name}") for name in COLUMNS)]
    head = head_of((list(map(title, titles)),), widths)
    rows = [
        Row(_cells(number, change), widths, LOOK)
        for number, change in enumerate(model.changes, start=1)
    ]
    yield from table(head, rows)


def _cells(number: int, change: LaterChange) -> list[Cell]:
    words = _document(change) if change.kind is ChangeKind.DOCUMENT else _follow_up(change)
    texts = [Text(str(number), CELL_CENTRED), *(Text(each, CELL) for each in words)]
    return [Cell((each,)) for each in texts]


def _document(change: LaterChange) -> tuple[str, str, str]:
    assert change.counted is not None
    assert change.before is not None
    assert change.after is not None
    item = t(
        "report.changes.document", document=counted_text(change.counted), village=change.subject
    )
    after = status_text(change.after)
    if change.dated is not None:
        after = t("report.changes.dated", status=after, day=show_short(change.dated))
    return item, status_text(change.before), after


def _follow_up(change: LaterChange) -> tuple[str, str, str]:
    item = t("report.changes.activity", day=show_short(change.since), description=change.subject)
    after = t("report.changes.followed_up", day=show_short(change.dated))
    return item, t("report.changes.not_followed_up"), after
