"""What a clipboard holds as a block of cells: which of its formats tells it best."""

from datetime import date

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.exchange.clipboard_html import HtmlTable, TooLarge, read_html_table
from iku_desktop.exchange.clipboard_text import Table, read_text_table

MOST_CHARACTERS = 20_000_000
MOST_CELLS = 100_000


def read_block(plain: str, html: str) -> Table:
    """The cells as they are to be typed, () for nothing; Refused (`block_too_large`) beyond all measure.

    Text is what was shown. The HTML is asked where there is no text, where the text lost the table's shape
    (Word and browsers break cells into lines), and for days that a narrow column or format hides.
    """
    if max(len(plain), len(html)) > MOST_CHARACTERS:
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
    if table is None:
        return texts
    if _shape(texts) != _shape(table.cells):
        texts = table.cells
    return tuple(
        tuple(_told(text, table, row, column) for column, text in enumerate(line))
        for row, line in enumerate(texts)
    )


def _shape(cells: Table) -> tuple[int, int]:
    return len(cells), len(cells[0]) if cells else 0


def _told(text: str, table: HtmlTable, row: int, column: int) -> str:
    """What was shown, unless the HTML has more: a whole day, or line ends that became blanks in the text."""
    day = table.days.get((row, column))
    if day is not None:
        return _day_text(day)
    lines = table.cells[row][column]
    return lines if "\n" in lines and lines.split() == text.split() else text


def _day_text(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _too_large() -> Refused:
    return Refused(Problem("block_too_large", "", {"most": MOST_CELLS}))
