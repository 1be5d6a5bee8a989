"""Reads a workbook into typed rows, and names every cell that can't be one."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from iku_desktop.domain.outcomes import RowProblem
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.exchange.archive import packed, parts_of
from iku_desktop.exchange.cells import read_cell, shown
from iku_desktop.exchange.layout import (
    SHEET_BY_TITLE,
    SHEETS,
    Cell,
    Column,
    SheetLayout,
    folded,
)
from iku_desktop.exchange.marks import Position, SheetMarks, marks_of, percent_styles, sheet_parts

MOST_ROWS = 100_000
MOST_CELLS = 5_000_000
HEAD_AMONG = 10

RawRow = Sequence[object]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: `number` as Excel counts, `cells` by column key (only of columns that are there)."""

    number: int
    cells: Mapping[str, Cell]
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRows:
    """One known sheet: its `name` and the columns' `titles` as the file spells them, its filled rows.

    `problems` speak of the whole sheet; there are no rows then.
    """

    layout: SheetLayout
    name: str
    titles: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[SheetRow, ...] = ()
    problems: tuple[RowProblem, ...] = ()

    def refused(self, row: SheetRow, key: str, problem: Problem) -> RowProblem:
        """A problem of one cell of a row, "" for the row; a column that isn't there has no name."""
        value = shown(row.cells.get(key))
        return RowProblem(self.name, row.number, self.titles.get(key, ""), value, problem)


def read_workbook(data: bytes) -> tuple[SheetRows, ...]:
    """The known sheets that are there, in the order in which they build on each other.

    Refused where the file as a whole can't be read: no workbook, too large, none of our sheets.
    """
    parts = parts_of(data)
    places = sheet_parts(parts)
    named: dict[str, list[str]] = {}
    for name in places:
        if folded(name) in SHEET_BY_TITLE:
            named.setdefault(folded(name), []).append(name)
    if not named:
        sheets = ", ".join(sheet.title for sheet in SHEETS)
        raise Refused(Problem("workbook_without_sheets", "", {"sheets": sheets}))
    percents = percent_styles(parts)
    marks = {
        name: marks_of(parts[places[name]], percents) for names in named.values() for name in names
    }
    found = []
    values = _Values(packed(parts))
    for layout in SHEETS:
        names = named.get(folded(layout.title), [])
        if len(names) > 1:
            problem = Problem("sheet_twice", "", {"sheets": ", ".join(names)})
            found.append(SheetRows(layout, names[0], problems=(_of_sheet(names[0], problem),)))
        elif names:
            found.append(_read_sheet(layout, names[0], marks[names[0]], values))
    return tuple(found)


class _Values:
    """The cells' values as calamine reads them; each sheet's extent must have been checked before."""

    def __init__(self, data: bytes) -> None:
        from python_calamine import CalamineError, CalamineWorkbook

        self._faults = (CalamineError, OSError, ValueError)
        with _readable(self._faults):
            self._workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))

    def of(self, name: str) -> tuple[list[RawRow], int]:
        """The rows of a sheet from its first, and how many columns before theirs are empty."""
        with _readable(self._faults):
            sheet = self._workbook.get_sheet_by_name(name)
            start = sheet.start
            return ([], 0) if start is None else (list(sheet.iter_rows()), start[1])


@contextmanager
def _readable(faults: tuple[type[BaseException], ...]) -> Iterator[None]:
    """Raises every fault of the parser, its panics too, as the refusal of a file that is no workbook."""
    try:
        yield
    except BaseException as fault:
        # A panic of the Rust code is no Exception, so that nobody swallows it by accident.
        if isinstance(fault, faults) or type(fault).__name__ == "PanicException":
            raise Refused(Problem("workbook_not_xlsx")) from fault
        raise


def _read_sheet(layout: SheetLayout, name: str, marks: SheetMarks, values: _Values) -> SheetRows:
    if marks.rows > MOST_ROWS or marks.rows * marks.columns > MOST_CELLS:
        extent = {"rows": marks.rows, "columns": marks.columns, "most": MOST_ROWS}
        problem = _of_sheet(name, Problem("sheet_too_large", "", extent))
        return SheetRows(layout, name, problems=(problem,))
    raw_rows, offset = values.of(name)
    head, columns, titles = _head(layout, raw_rows)
    if head is None:
        return SheetRows(layout, name)
    problems = tuple(_head_problems(layout, name, raw_rows[head]))
    if problems:
        return SheetRows(layout, name, titles, problems=problems)
    empty = SheetRows(layout, name, titles)
    return replace(
        empty, rows=tuple(_RowReader(empty, columns, marks, offset).rows(raw_rows, head))
    )


def _head(
    layout: SheetLayout, rows: Sequence[RawRow]
) -> tuple[int | None, dict[int, Column], dict[str, str]]:
    """The row that names the columns: above it there may be a heading."""
    filled = [place for place, row in enumerate(rows) if any(map(_title, row))]
    for place in filled[:HEAD_AMONG]:
        if not list(_head_problems(layout, "", rows[place])):
            return place, *_columns(layout, rows[place])
    if not filled:
        return None, {}, {}
    return filled[0], *_columns(layout, rows[filled[0]])


def _columns(layout: SheetLayout, head: RawRow) -> tuple[dict[int, Column], dict[str, str]]:
    known = {folded(column.title): column for column in layout.columns}
    columns: dict[int, Column] = {}
    titles: dict[str, str] = {}
    for place, raw in enumerate(head):
        column = known.get(folded(_title(raw)))
        if column is not None:
            columns[place] = column
            titles[column.key] = _title(raw)
    return columns, titles


def _head_problems(layout: SheetLayout, name: str, head: RawRow) -> Iterator[RowProblem]:
    there = [folded(_title(raw)) for raw in head]
    for column in layout.columns:
        count = there.count(folded(column.title))
        if count > 1:
            yield _of_sheet(name, Problem("column_twice"), column.title)
        if column.needed and not count:
            yield _of_sheet(name, Problem("column_missing"), column.title)
    either = [layout.column(key).title for key in layout.either]
    if either and not any(folded(title) in there for title in either):
        yield _of_sheet(name, Problem("column_missing"), either[0])


def _of_sheet(name: str, problem: Problem, column: str = "") -> RowProblem:
    return RowProblem(name, 0, column, "", problem)


def _title(raw: object) -> str:
    return " ".join(raw.split()) if isinstance(raw, str) else ""


class _RowReader:
    """Reads the rows of one sheet whose columns are known; `offset` columns before them are empty."""

    def __init__(
        self, sheet: SheetRows, columns: Mapping[int, Column], marks: SheetMarks, offset: int
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._marks = marks
        self._numeric = marks.numeric_formulas()
        self._offset = offset

    def rows(self, raw_rows: Sequence[RawRow], head: int) -> Iterator[SheetRow]:
        """The filled rows below the head."""
        for place in range(head + 1, len(raw_rows)):
            row = self._row(place + 1, raw_rows[place])
            if row.problems or any(value is not None for value in row.cells.values()):
                yield row

    def _row(self, number: int, raw: RawRow) -> SheetRow:
        cells: dict[str, Cell] = {}
        problems = []
        for place, column in self._columns.items():
            value = raw[place] if place < len(raw) else None
            try:
                cells[column.key] = self._cell((number, place + self._offset + 1), column, value)
            except Refused as refused:
                title = self._sheet.titles[column.key]
                at = (self._sheet.name, number, title, shown(value))
                problems += [RowProblem(*at, problem) for problem in refused.problems]
        return SheetRow(number, cells, tuple(problems))

    def _cell(self, position: Position, column: Column, value: object) -> Cell:
        if column.is_key and self._marks.is_formula(position):
            raise Refused(Problem("cell_formula"))
        if position in self._marks.errors:
            raise Refused(Problem("cell_error"))
        if value in (None, "") and position in self._numeric:
            raise Refused(Problem("cell_not_reckoned"))
        return read_cell(column.kind, value, position in self._marks.percents)
