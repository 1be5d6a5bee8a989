"""Reads a workbook into typed rows, and names every cell that can't be one."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from iku_desktop.domain.import_models import ColumnMatch, SheetHead
from iku_desktop.domain.outcomes import RowProblem
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.exchange.archive import packed, parts_of
from iku_desktop.exchange.cells import read_cell, read_column, shown
from iku_desktop.exchange.layout import (
    SHEET_BY_TITLE,
    SHEETS,
    Cell,
    Column,
    SheetLayout,
    folded,
)
from iku_desktop.exchange.marks import Position, SheetMarks, marks_of, percent_styles, sheet_parts
from iku_desktop.exchange.quick_marks import is_plain, without_empty
from iku_desktop.exchange.sheet_head import RawRow, find_head, of_sheet

MOST_ROWS = 200_000
MOST_CELLS = 5_000_000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: `number` as Excel counts, `cells` by column key (only of columns that are there)."""

    number: int
    cells: Mapping[str, Cell]
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRows:
    """One known sheet: its `name` and the columns' `titles` as the file spells them, its filled rows.

    `problems` speak of the whole sheet; there are no rows then. `head` is None where it is empty.
    """

    layout: SheetLayout
    name: str
    titles: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[SheetRow, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    head: SheetHead | None = None

    def refused(self, row: SheetRow, key: str, problem: Problem) -> RowProblem:
        """A problem of one cell of a row, "" for the row; a column that isn't there has no name."""
        value = shown(row.cells.get(key))
        return RowProblem(self.name, row.number, self.titles.get(key, ""), value, problem)


def read_workbook(data: bytes, matches: Sequence[ColumnMatch] = ()) -> tuple[SheetRows, ...]:
    """The known sheets that are there, in the order in which they build on each other.

    `matches` tell what headings mean that aren't the columns' own names.
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
        name: SheetMarks() if is_plain(part, percents) else marks_of(without_empty(part), percents)
        for names in named.values()
        for name in names
        for part in (parts[places[name]],)
    }
    found = []
    values = _Values(packed(parts))
    del parts  # the largest of all, and not looked at any more
    for layout in SHEETS:
        names = named.get(folded(layout.title), [])
        if len(names) > 1:
            problem = Problem("sheet_twice", "", {"sheets": ", ".join(names)})
            found.append(SheetRows(layout, names[0], problems=(of_sheet(names[0], problem),)))
        elif names:
            found.append(_read_sheet(layout, names[0], marks[names[0]], values, matches))
    return tuple(found)


def read_first_sheet(data: bytes) -> list[RawRow]:
    """The rows of a workbook's first sheet, of whatever kind it is; Refused as `read_workbook` is."""
    parts = parts_of(data)
    name, place = next(iter(sheet_parts(parts).items()), ("", ""))
    if not name:
        return []
    marks = marks_of(without_empty(parts[place]), frozenset())
    if marks.rows > MOST_ROWS or marks.rows * marks.columns > MOST_CELLS:
        raise Refused(_too_large(name, marks.rows, marks.columns).problem)
    return _Values(packed(parts)).of(name)[0]


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


def _read_sheet(
    layout: SheetLayout,
    name: str,
    marks: SheetMarks,
    values: _Values,
    matches: Sequence[ColumnMatch] = (),
) -> SheetRows:
    if marks.rows > MOST_ROWS or marks.rows * marks.columns > MOST_CELLS:
        return SheetRows(layout, name, problems=(_too_large(name, marks.rows, marks.columns),))
    raw_rows, offset = values.of(name)
    if len(raw_rows) > MOST_ROWS:
        width = max(map(len, raw_rows))
        return SheetRows(layout, name, problems=(_too_large(name, len(raw_rows), width),))
    found = find_head(layout, name, raw_rows, matches)
    if found is None:
        return SheetRows(layout, name)
    sheet = SheetRows(layout, name, found.titles, problems=found.problems, head=found.head)
    if found.problems:
        return sheet
    rows = _RowReader(sheet, found.columns, marks, offset).rows(raw_rows, found.row)
    return replace(sheet, rows=tuple(rows))


def _too_large(name: str, rows: int, columns: int) -> RowProblem:
    extent = {"rows": rows, "columns": columns, "most": MOST_ROWS}
    return of_sheet(name, Problem("sheet_too_large", "", extent))


class _RowReader:
    """Reads the rows of one sheet whose columns are known; `offset` columns before them are empty."""

    def __init__(
        self, sheet: SheetRows, columns: Mapping[int, Column], marks: SheetMarks, offset: int
    ) -> None:
        self._sheet = sheet
        self._columns = [(place, place + offset + 1, column) for place, column in columns.items()]
        self._marks = marks
        self._numeric = marks.numeric_formulas()
        self._is_plain = not (marks.formulas or marks.errors or marks.percents or marks.arrays)

    def rows(self, raw_rows: Sequence[RawRow], head: int) -> Iterator[SheetRow]:
        """The filled rows below the head."""
        body = raw_rows[head + 1 :]
        try:
            return (
                self._plain_rows(body, head + 2) if self._is_plain else self._each(body, head + 2)
            )
        except Refused:
            return self._each(body, head + 2)

    def _each(self, body: Sequence[RawRow], first: int) -> Iterator[SheetRow]:
        for number, raw in enumerate(body, start=first):
            row = self._row(number, raw)
            if row.problems or any(value is not None for value in row.cells.values()):
                yield row

    def _plain_rows(self, body: Sequence[RawRow], first: int) -> Iterator[SheetRow]:
        """The rows of a sheet that holds values alone, column by column: that is many times as fast.

        Refused where any cell of the sheet is refused.
        """
        keys = [column.key for _, _, column in self._columns]
        columns = [
            read_column(column.kind, [raw[place] for raw in body])
            for place, _, column in self._columns
        ]
        return (
            SheetRow(number, dict(zip(keys, cells, strict=True)))
            for number, cells in enumerate(zip(*columns, strict=True), start=first)
            if cells.count(None) < len(keys)
        )

    def _row(self, number: int, raw: RawRow) -> SheetRow:
        cells: dict[str, Cell] = {}
        problems: list[RowProblem] = []
        for place, at, column in self._columns:
            value = raw[place] if place < len(raw) else None
            try:
                cells[column.key] = self._cell((number, at), column, value)
            except Refused as refused:
                title = self._sheet.titles[column.key]
                where = (self._sheet.name, number, title, shown(value))
                problems += [RowProblem(*where, problem) for problem in refused.problems]
        return SheetRow(number, cells, tuple(problems))

    def _cell(self, position: Position, column: Column, value: object) -> Cell:
        if column.is_key and self._marks.is_formula(position):
            raise Refused(Problem("cell_formula"))
        if position in self._marks.errors:
            raise Refused(Problem("cell_error"))
        if value in (None, "") and position in self._numeric:
            raise Refused(Problem("cell_not_reckoned"))
        return read_cell(column.kind, value, position in self._marks.percents)
