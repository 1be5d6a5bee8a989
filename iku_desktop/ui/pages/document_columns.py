"""The columns of the matrix: per counted document date, number and status, and the villages' sums."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from iku_desktop.domain.cell_marks import CellMarks
from iku_desktop.domain.documents import DocumentStatus, StatusOnDate, VillageDocument
from iku_desktop.domain.evaluation import Evaluation
from iku_desktop.domain.facts import DocumentKey
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.read_models import DocumentCell, DocumentMatrix, MatrixRow, MatrixTotal
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.evaluation_words import MARKS as EVALUATION_MARKS
from iku_desktop.presentation.evaluation_words import evaluation_text
from iku_desktop.presentation.numbers import show_percent
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text, problem_text, status_text
from iku_desktop.ui.grid.column import (
    SOFT,
    CellLook,
    ChoiceFilter,
    Column,
    DayMeaning,
    Entry,
    EntryKind,
    Group,
    TextFilter,
)
from iku_desktop.ui.grid.footer import BarPart, FooterCell
from iku_desktop.ui.grid.marked import with_files, with_lock
from iku_desktop.ui.widgets.fact_model import LOOKS

VILLAGE, SUM = "village", "sum"
DATE, NUMBER, STATUS = "date", "number", "status"
EXCEPTION = "exception"
VILLAGE_WIDTH = 130
BEHIND = (DocumentStatus.LATE, DocumentStatus.MISSING)
DAYS_SORT = {
    DocumentStatus.ON_TIME: -1,
    DocumentStatus.WAITING: -1,
    DocumentStatus.LATE: 1,
    DocumentStatus.MISSING: 1,
}
Judge = Callable[[MatrixRow, date], DayMeaning]
Marks = Callable[[], CellMarks]
Clocks = Callable[[], Mapping[DocumentKey, Evaluation]]


def part_of(key: str) -> tuple[int, str]:
    """Which document a column belongs to (-1: none), and which part of it."""
    number, _, part = key.partition(".")
    return (int(number), part) if part else (-1, key)


def key_of(at: int, part: str) -> str:
    """The key of a document's column."""
    return f"{at}.{part}"


def matrix_columns(
    matrix: DocumentMatrix,
    causes: Mapping[str, str],
    judge_of: Callable[[int], Judge],
    marks: Marks,
    village_width: int = VILLAGE_WIDTH,
    clocks: Clocks = dict,
) -> list[Column]:
    """Village, three columns per document, sum; `marks` and `clocks` are asked anew for each cell drawn."""
    columns = [
        Column(
            VILLAGE,
            t("documents.village"),
            lambda row: row.village.name,
            village_width,
            stretch=1,
            filter=TextFilter(t("documents.find_village")),
            group=VILLAGE,
            tally=lambda row: (t("documents.tally_village"), 1),
        )
    ]
    for at in range(len(matrix.counted)):
        columns += _document_columns(at, causes, judge_of(at), marks, clocks)
    choices = (("complete", t("documents.complete")), ("incomplete", t("documents.incomplete")))
    columns.append(
        Column(
            SUM,
            t("documents.on_time"),
            lambda row: t("documents.sum_cell", on_time=row.on_time, expected=row.expected),
            90,
            sort=lambda row: row.on_time,
            look=lambda row: CellLook(strong=True),
            filter=ChoiceFilter(
                t("documents.all"),
                choices,
                lambda row, wanted: (row.on_time == row.expected) == (wanted == "complete"),
            ),
            group=SUM,
            right=True,
        )
    )
    return columns


def _document_columns(
    at: int, causes: Mapping[str, str], judge: Judge, marks: Marks, clocks: Clocks
) -> list[Column]:
    def cell(row: MatrixRow) -> DocumentCell:
        return row.cells[at]

    def can(row: MatrixRow) -> bool:
        return row.cells[at].state is not None

    group = key_of(at, "group")
    return [
        Column(
            key_of(at, DATE),
            t("documents.date"),
            lambda row: show_short(cell(row).dated),
            90,
            sort=lambda row: cell(row).dated,
            look=lambda row: _date_look(cell(row), marks()),
            entry=Entry(lambda row: show_short(cell(row).dated), EntryKind.DATE, can, judge),
            filter=TextFilter(t("documents.date")),
            group=group,
            tally=lambda row: (t("documents.tally_date"), int(cell(row).dated is not None)),
        ),
        Column(
            key_of(at, NUMBER),
            t("documents.number"),
            lambda row: cell(row).number,
            92,
            stretch=1,
            look=lambda row: _number_look(cell(row), marks()),
            entry=Entry(lambda row: cell(row).number, can=can),
            filter=TextFilter(t("documents.number")),
            group=group,
            tally=lambda row: (t("documents.tally_number"), int(bool(cell(row).number))),
        ),
        _status_column(at, cell, causes, clocks),
    ]


def _status_column(
    at: int,
    cell: Callable[[MatrixRow], DocumentCell],
    causes: Mapping[str, str],
    clocks: Clocks,
) -> Column:
    return Column(
        key_of(at, STATUS),
        t("documents.status"),
        lambda row: _status(cell(row)),
        174,
        stretch=1,
        sort=lambda row: _urgency(cell(row)),
        look=lambda row: _status_look(cell(row), causes, clocks().get(_key(cell(row)))),
        filter=ChoiceFilter(
            t("documents.all_statuses"),
            _status_choices(),
            lambda row, wanted: _matches(cell(row), wanted),
        ),
        group=key_of(at, "group"),
        tally=lambda row: _tally(cell(row)),
    )


def _status_choices() -> tuple[tuple[str, str], ...]:
    kinds = [(each.value, t(f"common.status_kind.{each.value}")) for each in DocumentStatus]
    return (
        *kinds,
        ("cause_missing", t("documents.cause_missing")),
        (EXCEPTION, t("common.exception")),
    )


def _matches(cell: DocumentCell, wanted: str) -> bool:
    if wanted == EXCEPTION:
        return cell.exception is not None
    if cell.state is None:
        return False
    if wanted == "cause_missing":
        return cell.state.status in BEHIND and not cell.cause and not cell.cause_text
    return cell.state.status.value == wanted


def _status(cell: DocumentCell) -> str:
    return t("documents.not_counted") if cell.state is None else status_text(cell.state)


def _urgency(cell: DocumentCell) -> int | None:
    if cell.state is None:
        return None
    return DAYS_SORT[cell.state.status] * (cell.state.days + 1)


def _tally(cell: DocumentCell) -> tuple[str, int]:
    if cell.state is None:
        return ("", 0)
    return (t(f"documents.tally.{cell.state.status.value}"), 1)


def _date_look(cell: DocumentCell, marks: CellMarks) -> CellLook:
    look = CellLook()
    if cell.flag is not None:
        look = CellLook(marks=(("triangle-alert", "late"),), hint=problem_text(cell.flag))
    return with_lock(look, marks.lock(_document(cell), "date"), shows_icon=True)


def _number_look(cell: DocumentCell, marks: CellMarks) -> CellLook:
    document = _document(cell)
    look = with_files(SOFT, marks.file_count(_key(cell)))
    return with_lock(look, marks.lock(document, "number"))


def _document(cell: DocumentCell) -> VillageDocument:
    place = (cell.village_id, cell.document_type, cell.fiscal_year)
    return VillageDocument(*place, dated=cell.dated, number=cell.number)


def _key(cell: DocumentCell) -> DocumentKey:
    return (cell.village_id, cell.document_type, cell.fiscal_year)


def _status_look(
    cell: DocumentCell, causes: Mapping[str, str], clock: Evaluation | None
) -> CellLook:
    if cell.state is None:
        hint = t("documents.not_counted_hint", due=show_short(cell.due))
        return CellLook(tone="text3", hint=hint)
    icon, tone = LOOKS[cell.state.status.value]
    marks: tuple[tuple[str, str], ...] = ()
    hints = []
    cause = cell.cause_text or causes.get(cell.cause, cell.cause)
    if cell.exception is not None:
        marks = (("flag", "exception"),)
        due = show_short(cell.exception.new_due)
        hints.append(t("documents.exception_hint", due=due))
    if clock is not None:
        marks += tuple(filter(None, (EVALUATION_MARKS.get(clock.state),)))
        hints.append(evaluation_text(clock))
    if cause:
        hints.append(t("documents.cause_hint", cause=cause))
    if cell.note:
        hints.append(t("documents.note_hint", note=cell.note))
    strong, corner = cell.state.status in BEHIND, "text3" if cause or cell.note else ""
    hint = ". ".join(hints)
    return CellLook(icon, tone, strong=strong, marks=marks, corner=corner, hint=hint)


def matrix_groups(matrix: DocumentMatrix, office: str, shown: int) -> list[Group]:
    """The bands: how many villages, each document with its due date, the sum."""
    count = len(matrix.rows)
    key = "villages" if shown == count else "villages_shown"
    groups = [
        Group(
            VILLAGE,
            t(f"documents.{key}", count=count, shown=shown),
            t("documents.office", name=office),
        )
    ]
    for at, counted in enumerate(matrix.counted):
        counts = t(f"common.counting.{counted.rule.counts.value}")
        hint = t("documents.due", due=show_short(counted.due), counts=counts)
        groups.append(Group(key_of(at, "group"), counted_text(counted), hint))
    of = t("documents.sum_of", count=len(matrix.counted))
    groups.append(Group(SUM, t("documents.sum"), of))
    return groups


def matrix_footer(matrix: DocumentMatrix) -> list[FooterCell]:
    """Per document how many are on time, its percentage and bar; at the right the whole sum."""
    cells = [FooterCell(VILLAGE, VILLAGE, t("documents.on_time"))]
    for at, total in enumerate(matrix.totals):
        cells.append(
            FooterCell(
                key_of(at, DATE),
                key_of(at, STATUS),
                t("documents.total", on_time=total.on_time, expected=total.expected),
                _total_hint(total),
                (
                    BarPart(total.on_time, "ok"),
                    BarPart(total.late, "late", "hatched"),
                    BarPart(total.missing, "miss", "hollow"),
                    BarPart(total.waiting, "line", "empty"),
                ),
            )
        )
    whole = t("documents.total", on_time=matrix.on_time, expected=matrix.expected)
    cells.append(FooterCell(SUM, SUM, whole, right=True))
    return cells


def _total_hint(total: MatrixTotal) -> str:
    if not total.expected:
        return t("documents.total_none")
    if total.waiting == total.expected:
        return t("documents.total_not_due")
    counts = (("late", total.late), ("missing", total.missing), ("waiting", total.waiting))
    behind = ", ".join(t(f"documents.total_{key}", count=count) for key, count in counts if count)
    share = show_percent(total.share)
    return f"{share} · {behind}" if behind else share


def meaning_words(state: StatusOnDate) -> str:
    """`Tepat waktu, 33 hari sebelum tenggat`."""
    if state.status is not DocumentStatus.ON_TIME:
        return status_text(state)
    key = "early" if state.days else "on_due"
    return t(f"documents.{key}", status=status_text(state), days=state.days)


def meaning_look(state: StatusOnDate) -> DayMeaning:
    """What a day would mean, for the calendar."""
    icon, tone = LOOKS[state.status.value]
    return DayMeaning(meaning_words(state), icon, tone)


def column_of(counted: Iterable[CountedDocument], document_type: str, part: str) -> str:
    """The key of the column of a document type, "" when the year doesn't count it."""
    for at, each in enumerate(counted):
        if each.document_type.code == document_type:
            return key_of(at, part)
    return ""
