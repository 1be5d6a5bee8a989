"""What a clipboard holds as a block of cells: which of its formats tells it best."""

import re
from datetime import date
from fractions import Fraction

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.exchange.clipboard_html import HtmlTable, TooLarge, read_html_table
from iku_desktop.exchange.clipboard_sheet import read_sheet
from iku_desktop.exchange.clipboard_text import Table, read_text_table

MOST_CHARACTERS = 20_000_000
MOST_CELLS = 100_000
DIGITS = re.compile(r"\d+")
SHOWN_NUMBER = re.compile(r"-?[0-9.,]+")
OTHER_MARKS = str.maketrans(",.", ".,")


def read_block(plain: str, html: str, sheet: str = "") -> Table:
    """The cells as they are to be typed, () for nothing; Refused (`block_too_large`) beyond all measure.

    Text is what was shown. The HTML is asked where there is no text, where the text lost the table's shape
    (Word and browsers break cells into lines), and for days that a narrow column or format hides. `sheet`
    is Excel's XML Spreadsheet: a PC set to English shows 12 March as 3/12, which only this tells apart.
    """
    if max(len(plain), len(html), len(sheet)) > MOST_CHARACTERS:
        raise _too_large()
    try:
        table = read_html_table(html, MOST_CELLS) if html else None
    except TooLarge:
        raise _too_large() from None
    if plain.count("\t") + plain.count("\n") > MOST_CELLS:
        raise _too_large()
    texts = read_text_table(plain)
    if len(texts) * len(texts[0] if texts else ()) > MOST_CELLS:
        raise _too_large()
    if table is not None:
        if _shape(texts) != _shape(table.cells):
            texts = table.cells
        texts = tuple(
            tuple(_told(text, table, row, column) for column, text in enumerate(line))
            for row, line in enumerate(texts)
        )
    exact = read_sheet(sheet) if sheet else None
    return texts if exact is None else _exactly(texts, exact)


def _shape(cells: Table) -> tuple[int, int]:
    return len(cells), len(cells[0]) if cells else 0


def _told(text: str, table: HtmlTable, row: int, column: int) -> str:
    """What was shown, unless the HTML has more: a whole day, or line ends that became blanks in the text."""
    day = table.days.get((row, column))
    if day is not None:
        return _day_text(day)
    number = table.numbers.get((row, column))
    if number is not None:
        return _number_text(text, number)
    lines = table.cells[row][column]
    return lines if "\n" in lines and lines.split() == text.split() else text


def _exactly(texts: Table, exact: HtmlTable) -> Table:
    """The texts with the days and numbers of Excel's own format, where these are what the texts show."""
    cells = [list(line) for line in texts]
    height, width = _shape(texts)
    for (row, column), day in exact.days.items():
        if row < height and column < width and _shows(cells[row][column], day):
            cells[row][column] = _day_text(day)
    for (row, column), number in exact.numbers.items():
        if row < height and column < width:
            cells[row][column] = _number_text(cells[row][column], number)
    return tuple(map(tuple, cells))


def _shows(text: str, day: date) -> bool:
    """Whether a text can be a day as a spreadsheet shows it, in whatever order, or too narrow to show."""
    shown = [int(each) for each in DIGITS.findall(text[:40])]
    numbers = {day.day, day.month, day.year, day.year % 100}
    return set(text) == {"#"} or (bool(shown) and numbers.issuperset(shown))


def _number_text(shown: str, number: Fraction) -> str:
    """What was shown, with Indonesian marks where a spreadsheet of another language wrote its own.

    1.125 of an English one would be read as a thousand and more.
    """
    share = "%" if shown.endswith("%") else ""
    text = shown.removesuffix("%")
    other = text.translate(OTHER_MARKS)
    if not SHOWN_NUMBER.fullmatch(text) or text == other:
        return shown
    worth = 100 * number if share else number
    here, there = (_distance(each, worth) for each in (text, other))
    return other + share if there is not None and (here is None or there < here) else shown


def _distance(text: str, number: Fraction) -> Fraction | None:
    """How far a text, read with Indonesian marks, is from a number; None where it is none."""
    try:
        return abs(Fraction(text.replace(".", "").replace(",", ".")) - number)
    except ValueError:
        return None


def _day_text(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _too_large() -> Refused:
    return Refused(Problem("block_too_large", "", {"most": MOST_CELLS}))
