"""Tab-separated text as spreadsheets put it on the clipboard: cells quoted where they need it, both ways."""

from collections.abc import Iterable, Sequence

Table = tuple[tuple[str, ...], ...]

NEEDS_QUOTES = ("\t", "\n", "\r", '"')
LINE_END = "\r\n"


def write_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as lines of tab-separated cells; one with tabs, line ends or quotes stands in quotes."""
    return LINE_END.join("\t".join(map(_quoted, row)) for row in rows)


def _quoted(text: str) -> str:
    if not any(mark in text for mark in NEEDS_QUOTES):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return '"' + lines.replace('"', '""') + '"'


def read_text_table(text: str) -> Table:
    """The cells of such a text, all rows equally long; the line end after the last row makes no row.

    A quote opens a cell only at its beginning and where another one ends it; else it is a letter.
    """
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    if not text:
        return ()
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _cell(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            break
        if text[at] == "\n":
            if at + 1 == len(text):
                break
            rows.append([])
        at += 1
    return squared(rows)


def _cell(text: str, at: int) -> tuple[str, int]:
    """One cell that begins there, and where the tab, line end or text's end behind it stands."""
    if text.startswith('"', at):
        end = _closing_quote(text, at + 1)
        if end >= 0:
            return text[at + 1 : end].replace('""', '"'), end + 1
    ends = [found for mark in "\t\n" if (found := text.find(mark, at)) >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end


def _closing_quote(text: str, at: int) -> int:
    """Where the quote stands that ends the cell, -1 where none does."""
    while True:
        at = text.find('"', at)
        if at < 0:
            return -1
        if text.startswith('""', at):
            at += 2
            continue
        return at if at + 1 == len(text) or text[at + 1] in "\t\n" else -1


def squared(rows: Sequence[Sequence[str]]) -> Table:
    """The rows filled up with empty cells to the length of the longest."""
    width = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)
