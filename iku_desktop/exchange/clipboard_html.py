"""Tables in the HTML that Excel, LibreOffice Calc and browsers put on the clipboard, both ways."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from html import escape
from html.parser import HTMLParser

from iku_desktop.exchange.clipboard_text import Table

MOST_SPAN = 1000
# Spreadsheets count days from here; LibreOffice writes the number beside the words it shows.
DAY_ZERO = date(1899, 12, 30)
SKIPPED_WITH_CONTENT = frozenset({"style", "script", "title"})
LINES = frozenset({"br", "p", "div", "li"})
CELLS = frozenset({"td", "th"})
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
DAY_FORMAT = re.compile(r"[DM].*Y|Y.*[DM]", re.IGNORECASE)
NO_LETTERS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(?:[.,][0-9]{1,30})?")
SPACES = re.compile(r"[ \t\r\n\f\v]+")
CELL_STYLE = "style=\"mso-number-format:'\\@'\""
DAY_STYLE = (
    'style="mso-number-format:\'dd\\/mm\\/yyyy\'" sdval="{serial}" sdnum="1057;0;DD/MM/YYYY"'
)
Attributes = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """The words of a table's cells, and the days and numbers among them that are told exactly."""

    cells: Table
    days: Mapping[tuple[int, int], date] = field(default_factory=dict)
    numbers: Mapping[tuple[int, int], Fraction] = field(default_factory=dict)


class TooLarge(Exception):
    """The table has more cells than anybody would paste."""


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    day: date | None
    number: Fraction | None
    words: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The words as they are shown: breaks kept, other space as one blank."""
        lines = "".join(self.words).split("\n")
        shown = [SPACES.sub(" ", line).replace("\xa0", " ").strip() for line in lines]
        return "\n".join(shown).strip("\n")


class _TableParser(HTMLParser):
    """Takes the first table; what stands nested in a cell is that cell's text."""

    def __init__(self, most_cells: int) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[_Cell] = []
        self.tables = 0
        self._most = most_cells
        self._depth = 0
        self._row = -1
        self._taken: set[tuple[int, int]] = set()
        self._open: _Cell | None = None
        self._skipping = ""
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SKIPPED_WITH_CONTENT:
            self._skipping = tag
        elif tag == "table":
            self._depth += 1
            self.tables += self._depth == 1
        elif self._depth == 1 and self.tables == 1 and (tag in CELLS or tag == "tr"):
            self._begin(tag, dict(attrs))
        elif tag in LINES and self._open is not None and (tag == "br" or self._open.words):
            self._open.words.append("\n")

    def _begin(self, tag: str, attributes: Attributes) -> None:
        self._open = None
        if tag == "tr":
            self._hidden = bool(HIDDEN.search(attributes.get("style") or ""))
            self._row += not self._hidden
            return
        if self._hidden:
            return
        self._row = max(self._row, 0)
        column = 0
        while (self._row, column) in self._taken:
            column += 1
        spans = [_span(attributes.get(name)) for name in ("rowspan", "colspan")]
        if len(self._taken) + spans[0] * spans[1] > self._most:
            raise TooLarge
        self._taken |= {
            (self._row + down, column + right)
            for down in range(spans[0])
            for right in range(spans[1])
        }
        self._open = _Cell(self._row, column, _day(attributes), _number(attributes))
        self.cells.append(self._open)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._skipping:
            self._skipping = ""
        elif tag == "table":
            self._depth = max(0, self._depth - 1)
            if not self._depth:
                self._open = None
        elif self._depth == 1 and tag in (*CELLS, "tr"):
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open is not None and not self._skipping:
            # A line end of the source is no line end of the text.
            self._open.words.append(SPACES.sub(" ", data))

    def found(self) -> HtmlTable:
        """What was read."""
        height = max((row for row, _ in self._taken), default=-1) + 1
        width = max((column for _, column in self._taken), default=-1) + 1
        if height * width > self._most:
            raise TooLarge
        # Merged cells that reach below the last row of the table make none.
        height = min(height, self._row + 1)
        rows = [[""] * width for _ in range(height)]
        days, numbers = {}, {}
        for cell in self.cells:
            at = cell.row, cell.column
            rows[cell.row][cell.column] = cell.text()
            if cell.day is not None:
                days[at] = cell.day
            elif cell.number is not None:
                numbers[at] = cell.number
        return HtmlTable(tuple(map(tuple, rows)), days, numbers)


def read_html_table(html: str, most_cells: int) -> HtmlTable | None:
    """The one table of the HTML, None where there is none or several; TooLarge beyond `most_cells`.

    Merged cells have their text in the first, hidden rows are left out.
    """
    start = html.find("<")
    if start < 0 or "<table" not in html.lower():
        return None
    parser = _TableParser(most_cells)
    # What stands before the first mark is the header of Windows' clipboard format.
    parser.feed(html[start:].replace("\0", ""))
    parser.close()
    if parser.tables != 1 or not parser.cells:
        return None
    return parser.found()


def _span(given: str | None) -> int:
    text = (given or "1").strip()
    return (
        min(max(int(text), 1), MOST_SPAN)
        if text.isascii() and text.isdigit() and len(text) < 9
        else 1
    )


def _day(attributes: Attributes) -> date | None:
    """The day that LibreOffice tells of a cell that it formats as a date."""
    number, shape = attributes.get("sdval") or "", attributes.get("sdnum") or ""
    letters = NO_LETTERS.sub("", shape.split(";")[-1])
    if not DAY_FORMAT.search(letters) or not number.isascii() or not number.isdigit():
        return None
    try:
        return DAY_ZERO + timedelta(days=int(number))
    except OverflowError:
        return None


def _number(attributes: Attributes) -> Fraction | None:
    """The number that LibreOffice tells of a cell; with the decimal mark of its own language."""
    number = attributes.get("sdval") or ""
    return Fraction(number.replace(",", ".")) if PLAIN_NUMBER.fullmatch(number) else None


def write_html(rows: Iterable[Sequence[str]], days: Mapping[tuple[int, int], date]) -> str:
    """The rows as a table; texts stay texts in a spreadsheet and days are days whatever its language."""
    lines = []
    for at, row in enumerate(rows):
        cells = "".join(_written(text, days.get((at, column))) for column, text in enumerate(row))
        lines.append(f"<tr>{cells}</tr>")
    table = "\n".join(lines)
    return (
        '<html><head><meta charset="utf-8"></head><body>'
        f'<table border="1" cellspacing="0">\n{table}\n</table></body></html>'
    )


def _written(text: str, day: date | None) -> str:
    if day is not None:
        style = DAY_STYLE.format(serial=(day - DAY_ZERO).days)
        return f"<td {style}>{day.isoformat()}</td>"
    words = escape(text).replace("\n", '<br style="mso-data-placement:same-cell">')
    return f"<td {CELL_STYLE}>{words}</td>"
