"""Walks through the XML of a workbook's parts: where its sheets are, and what calamine doesn't tell.

Calamine gives values alone. Formulas, error cells, percent formats and how far a sheet reaches stand
only in the XML, and the reach must be known before calamine makes a table of that size.
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.exchange.archive import WORKBOOK_PART, Parts

CELL_NAME = re.compile(r"([A-Z]{1,3})(\d{1,7})")
RELATIONS_PART = "xl/_rels/workbook.xml.rels"
STYLES_PART = "xl/styles.xml"
WORKSHEETS = "/worksheet"
BUILT_IN_PERCENT = frozenset({"9", "10"})
QUOTED = re.compile(r'"[^"]*"|\\.')

Position = tuple[int, int]
Attributes = Mapping[str, str]


@dataclass(slots=True)
class SheetMarks:
    """What stands in one sheet's XML; positions are (row, column), both from 1.

    `rows` and `columns` are how far its filled cells reach, `arrays` the corners of ranges that one
    formula fills, `texts` the formulas that gave a text, perhaps an empty one.
    """

    rows: int = 0
    columns: int = 0
    formulas: set[Position] = field(default_factory=set)
    texts: set[Position] = field(default_factory=set)
    errors: set[Position] = field(default_factory=set)
    percents: set[Position] = field(default_factory=set)
    arrays: list[tuple[Position, Position]] = field(default_factory=list)

    def numeric_formulas(self) -> frozenset[Position]:
        """The formulas whose result is no text; one without a number was never worked out."""
        return frozenset(self.formulas - self.texts)

    def is_formula(self, place: Position) -> bool:
        """Whether a formula stands there or fills it from elsewhere."""
        row, column = place
        return place in self.formulas or any(
            first[0] <= row <= last[0] and first[1] <= column <= last[1]
            for first, last in self.arrays
        )


def sheet_parts(parts: Parts) -> dict[str, str]:
    """The workbook's worksheets in their order: name to the part it stands in."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith(WORKSHEETS):
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            targets[attributes.get("Id", "")] = posixpath.normpath(path)

    def sheet(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            link = next((attributes[key] for key in attributes if _local(key) == "id"), "")
            sheets.append((attributes.get("name", ""), link))

    _walk(parts.get(RELATIONS_PART, b""), relation)
    _walk(parts[WORKBOOK_PART], sheet)
    return {name: targets[link] for name, link in sheets if targets.get(link) in parts}


def percent_styles(parts: Parts) -> frozenset[str]:
    """The numbers of the cell styles that show 0.85 as 85%."""
    formats = set(BUILT_IN_PERCENT)
    styles: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        inside.append(name)
        if name == "numFmt" and "%" in QUOTED.sub("", attributes.get("formatCode", "")):
            formats.add(attributes.get("numFmtId", ""))
        if name == "xf" and "cellXfs" in inside:
            styles.append(attributes.get("numFmtId", "0"))

    if STYLES_PART in parts:
        _walk(parts[STYLES_PART], start, lambda _: inside.pop())
    return frozenset(str(place) for place, number in enumerate(styles) if number in formats)


def marks_of(content: bytes, percents: frozenset[str]) -> SheetMarks:
    """What stands in one sheet's XML beside the values."""
    return _SheetWalk(percents).over(content)


class _SheetWalk:
    def __init__(self, percents: frozenset[str]) -> None:
        self._marks = SheetMarks()
        self._percents = percents
        self._row = 0
        self._place: Position = (0, 0)
        self._type = ""
        self._style = ""
        self._is_text = False
        self._is_over = False

    def over(self, content: bytes) -> SheetMarks:
        _walk(content, self._start, self._end)
        return self._marks

    def _end(self, name: str) -> None:
        # Behind the cells a sheet's extensions have formulas of their own.
        self._is_over = self._is_over or _local(name) == "sheetData"

    def _start(self, name: str, attributes: Attributes) -> None:
        if self._is_over:
            return
        if name == "c":
            self._cell(attributes)
        elif name in ("v", "is", "t"):
            self._value()
        elif name == "f":
            self._formula(attributes)
        elif name == "row":
            self._row = _number(attributes.get("r", "")) or self._row + 1
            self._place = (self._row, 0)

    def _cell(self, attributes: Attributes) -> None:
        name = attributes.get("r", "")
        self._place = place_of(name) if name else (self._place[0], self._place[1] + 1)
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._is_text = False

    def _value(self) -> None:
        marks, place = self._marks, self._place
        self._reach()
        self._is_text = self._type == "str"
        if self._is_text and place in marks.formulas:
            marks.texts.add(place)
        if self._type == "e":
            marks.errors.add(place)
        if self._type == "n" and self._style in self._percents:
            marks.percents.add(place)

    def _formula(self, attributes: Attributes) -> None:
        marks = self._marks
        marks.formulas.add(self._place)
        if self._is_text:
            marks.texts.add(self._place)
        self._reach()
        if attributes.get("t") in ("array", "dataTable") and attributes.get("ref"):
            first, _, last = attributes["ref"].partition(":")
            marks.arrays.append((place_of(first), place_of(last or first)))

    def _reach(self) -> None:
        self._marks.rows = max(self._marks.rows, self._place[0])
        self._marks.columns = max(self._marks.columns, self._place[1])


def _walk(
    content: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], object] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: start(_local(name), attributes)
    if end is not None:
        parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes no names
    except (expat.ExpatError, LookupError, ValueError) as fault:
        # The last two where the part names an encoding that nobody knows or that expat can't take.
        raise Refused(Problem("workbook_not_xlsx")) from fault


def _no_doctype(*_: object) -> None:
    # No program that writes workbooks declares a document type; entities could swell without end.
    raise Refused(Problem("workbook_not_xlsx"))


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 7 else 0


def place_of(name: str) -> Position:
    """Row and column of a cell's name such as B7, both from 1; Refused where it is none."""
    found = CELL_NAME.fullmatch(name)
    if found is None:
        raise Refused(Problem("workbook_not_xlsx"))
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
