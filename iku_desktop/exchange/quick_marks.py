"""Tells by a few patterns that a sheet's XML is plain, so that nobody has to walk through all of it.

In well-formed XML no text and no attribute holds a bare "<", so tags can be told and counted as bytes.
"""

import re

HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*"
    rb"(?:<\?xml version=\"1\.0\"(?: encoding=\"utf-8\")?(?: standalone=\"\w+\")?\s*\?>)?"
    rb"\s*<worksheet[\s>]",
    re.IGNORECASE,
)
DATA, DATA_END = b"<sheetData>", b"</sheetData>"
# Formulas, prefixes, comments and instructions; then cells from the 200,000th row or the column AA on.
UNPLAIN = re.compile(rb"<f[\s/>]|<[A-Za-z]+:|<[!?]")
ODD = re.compile(rb"<[A-Za-z]+:|<[!?]")
FAR = re.compile(rb'<c r="(?:[A-Z]{2}|[A-Z]+(?:[2-9][0-9]{5}|[0-9]{7}))')
# An error cell in the one spelling that is common; in another spelling "e" stands in other quotes.
ERRORS = (b't="e"', b"'e'", b't ="e"', b't= "e"', b't = "e"', b"&#")
EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"[^<>]*(?:/>|></c>)')
EMPTY_ROW = re.compile(rb'<row r="[0-9]{1,7}"[^<>]*(?:/>|>\s*</row>)')


def is_plain(content: bytes, percents: frozenset[str]) -> bool:
    """Whether a sheet holds nothing but values, within the first rows and columns above.

    False where there are formulas, error cells, cells of a style that shows percents, other prefixes,
    comments, cells without a name, or a place further off: then only the walk can tell.
    """
    start, end = content.find(DATA), content.rfind(DATA_END)
    if HEAD.match(content) is None or not 0 <= start < end or b"<!" in content[:start]:
        return False
    cells = content[start + len(DATA) : end]
    if UNPLAIN.search(cells) is not None or any(each in cells for each in ERRORS):
        return False
    if cells.count(b"<c") != cells.count(b'<c r="') or FAR.search(cells) is not None:
        return False
    return not any(f's="{style}"'.encode() in cells for style in percents)


def without_empty(content: bytes) -> bytes:
    """The sheet without cells that only have a style, and without rows of them: a million cost nothing.

    As it is where any place must be counted, or where the sheet is spelled in an unusual way.
    """
    start, end = content.find(DATA), content.rfind(DATA_END)
    cells = content[start:end]
    named = all(cells.count(tag) == cells.count(tag + b' r="') for tag in (b"<c", b"<row"))
    if start < 0 or not named or ODD.search(cells) is not None:
        return content
    return content[:start] + EMPTY_ROW.sub(b"", EMPTY_CELL.sub(b"", cells)) + content[end:]
