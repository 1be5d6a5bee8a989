"""Excel's XML Spreadsheet of a copied block: the days and numbers behind what its cells show."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from xml.parsers.expat import ExpatError, ParserCreate

from iku_desktop.exchange.clipboard_html import PLAIN_NUMBER, HtmlTable

MOST_PLACE = 100_000
# What a cell's text may be long, of the cells that are of interest here.
MOST_TEXT = 64


class _Declared(Exception):
    """The text declares something: Excel never does."""


class _Sheet:
    """Follows rows and cells; only the first table counts."""

    def __init__(self) -> None:
        self.days: dict[tuple[int, int], date] = {}
        self.numbers: dict[tuple[int, int], Fraction] = {}
        self.tables = 0
        self._row, self._column, self._next = -1, -1, 0
        self._hidden_rows, self._hidden = 0, False
        self._kind, self._text = "", ""

    def begin(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        tag = name.rpartition(" ")[2]
        attributes = {key.rpartition(" ")[2]: value for key, value in given.items()}
        if tag == "Table":
            self.tables += 1
        elif self.tables != 1:
            return
        elif tag == "Row":
            self._row = _place(attributes.get("Index"), self._row + 1)
            self._next = 0
            # A filter hides rows, which the text leaves out.
            self._hidden = attributes.get("Hidden") == "1"
            self._hidden_rows += self._hidden
        elif tag == "Cell":
            self._column = _place(attributes.get("Index"), self._next)
            self._next = self._column + 1 + _count(attributes.get("MergeAcross"))
        elif tag == "Data":
            self._kind, self._text = attributes.get("Type", ""), ""

    def words(self, text: str) -> None:
        """Text within an element."""
        if self._kind and len(self._text) < MOST_TEXT:
            self._text += text

    def end(self, name: str) -> None:
        """An element ends."""
        if name.rpartition(" ")[2] != "Data" or not self._kind:
            return
        at = self._row - self._hidden_rows, self._column
        kind, self._kind = self._kind, ""
        if self._hidden:
            return
        if kind == "DateTime" and self._text.endswith("T00:00:00.000"):
            day = _day(self._text[:10])
            if day is not None:
                self.days[at] = day
        elif kind == "Number" and PLAIN_NUMBER.fullmatch(self._text):
            self.numbers[at] = Fraction(self._text)


def read_sheet(xml: str) -> HtmlTable | None:
    """The days and numbers by row and column, without any words; None where it is no such sheet."""
    sheet = _Sheet()
    # What is given is text: its own word about an encoding speaks of bytes that nobody has.
    parser = ParserCreate("utf-8", " ")
    parser.StartElementHandler = sheet.begin
    parser.EndElementHandler = sheet.end
    parser.CharacterDataHandler = sheet.words
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml.split("\0", 1)[0].strip().encode("utf-8", "replace"), True)  # noqa: FBT003 - expat knows it by its place alone
    except (ExpatError, _Declared):
        return None
    return HtmlTable((), sheet.days, sheet.numbers) if sheet.tables == 1 else None


def _refuse(*_declared: object) -> None:
    raise _Declared


def _place(index: str | None, usual: int) -> int:
    """Where a row or cell stands, from 0; places are told from 1, and only where some were left out."""
    return min(_count(index) - 1, MOST_PLACE) if _count(index) else usual


def _count(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
