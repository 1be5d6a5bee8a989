"""Finds the row of a sheet that names its columns, by the columns' own names or as the clerk matched them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from iku_desktop.domain.import_models import ColumnMatch, SheetHead, WantedColumn
from iku_desktop.domain.outcomes import RowProblem
from iku_desktop.domain.problems import Problem
from iku_desktop.exchange.layout import Column, SheetLayout, folded

HEAD_AMONG = 10
LONGEST_HEADING = 100
RawRow = Sequence[object]


@dataclass(frozen=True, slots=True)
class FoundHead:
    """The row (from 0) that names columns: those by their place, and what is wrong with it."""

    row: int
    columns: Mapping[int, Column]
    head: SheetHead
    problems: tuple[RowProblem, ...]

    @property
    def titles(self) -> Mapping[str, str]:
        """What the file calls each column that was found."""
        return self.head.columns


def find_head(
    layout: SheetLayout, name: str, rows: Sequence[RawRow], matches: Sequence[ColumnMatch] = ()
) -> FoundHead | None:
    """The first of the sheet's first rows that names all columns, else the one that comes nearest.

    None where the sheet is empty. Above the head there may be a heading of the whole sheet.
    """
    filled = (place for place, row in enumerate(rows) if any(map(title_of, row)))
    first = islice(filled, HEAD_AMONG)
    found = [_head_at(layout, name, place, rows[place], matches) for place in first]
    sound = next((each for each in found if not each.problems), None)
    return sound or max(found, key=_nearness, default=None)


def title_of(raw: object) -> str:
    """A heading as the file spells it, in one line; "" for a cell that is no text."""
    return " ".join(raw.split())[:LONGEST_HEADING] if isinstance(raw, str) else ""


def same_headings(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two heads have the same headings, in any order."""
    return {folded(each) for each in one} == {folded(each) for each in other}


def _nearness(found: FoundHead) -> tuple[int, int]:
    return len(found.columns), len(set(found.head.headings))


def _head_at(
    layout: SheetLayout, name: str, place: int, row: RawRow, matches: Sequence[ColumnMatch]
) -> FoundHead:
    titles = [title_of(raw) for raw in row]
    headings = tuple(filter(None, titles))
    known = _known(layout, headings, matches)
    columns: dict[int, Column] = {}
    named: dict[str, str] = {}
    for at, title in enumerate(titles):
        column = known.get(folded(title))
        if column is not None:
            columns[at] = column
            named.setdefault(column.key, title)
    head = SheetHead(layout.key, name, headings, named, wanted_columns(layout))
    return FoundHead(place, columns, head, tuple(_problems(layout, head)))


def wanted_columns(layout: SheetLayout) -> tuple[WantedColumn, ...]:
    """The columns of a sheet, for whoever matches headings with them."""
    return tuple(
        WantedColumn(each.key, each.title, each.needed, each.key in layout.either)
        for each in layout.columns
    )


def _known(
    layout: SheetLayout, headings: Sequence[str], matches: Sequence[ColumnMatch]
) -> dict[str, Column]:
    """The columns by their folded heading; a column's own name goes before what somebody matched."""
    known = {folded(column.title): column for column in layout.columns}
    there = {folded(each) for each in headings}
    for match in matches:
        if match.sheet != layout.key or not same_headings(match.headings, headings):
            continue
        for column in layout.columns:
            heading = folded(match.columns.get(column.key, ""))
            if heading and folded(column.title) not in there:
                known.setdefault(heading, column)
    return known


def _problems(layout: SheetLayout, head: SheetHead) -> Iterator[RowProblem]:
    there = [folded(each) for each in head.headings]
    for column in layout.columns:
        title = head.columns.get(column.key, column.title)
        if there.count(folded(title)) > 1:
            yield of_sheet(head.name, Problem("column_twice"), title)
        if column.needed and column.key not in head.columns:
            yield of_sheet(head.name, Problem("column_missing"), column.title)
    if layout.either and not any(key in head.columns for key in layout.either):
        title = layout.column(layout.either[0]).title
        yield of_sheet(head.name, Problem("column_missing"), title)


def of_sheet(name: str, problem: Problem, column: str = "") -> RowProblem:
    """A problem of a whole sheet, or of one of its columns."""
    return RowProblem(name, 0, column, "", problem)
