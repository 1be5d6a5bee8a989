"""Reads a finished PDF back, independently of what drew it: text, boxes of letters, fonts, sizes."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4


@dataclass(frozen=True)
class Letter:
    """One printed letter and its box in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Page:
    """One page as read back."""

    width: float
    height: float
    text: str
    letters: tuple[Letter, ...]

    @property
    def body(self) -> str:
        """The text above the footer."""
        return self.text.split("Kode pemeriksaan")[0]


def pages_of(data: bytes) -> list[Page]:
    """All pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(Page(*page.get_size(), text.get_text_range(), tuple(_letters(text))))
        text.close()
        page.close()
    document.close()
    return pages


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, index))
        if letter.strip():
            yield Letter(letter, *text.get_charbox(index))


def words_of(data: bytes) -> list[str]:
    """All words of a PDF in reading order."""
    return [word for page in pages_of(data) for word in page.text.split()]


def text_of(data: bytes) -> str:
    """The whole text with every gap as one blank."""
    return " ".join(words_of(data))


def squeezed(text: str) -> str:
    """A text without any gap, for words that had to be broken between letters."""
    return re.sub(r"\s", "", text)


def fonts_of(data: bytes) -> dict[str, bool]:
    """Every font that draws text, and whether it is embedded."""
    document = pypdfium2.PdfDocument(data)
    fonts: dict[str, bool] = {}
    for page in document:
        for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(found)
            name = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(font, name, 200)
            fonts[name.value.decode()] = bool(raw.FPDFFont_GetIsEmbedded(font))
        page.close()
    document.close()
    return fonts


def lacking_in_order(wanted: list[str], given: list[str]) -> str:
    """The first wanted words that the given ones lack in that order; empty where none is lacking."""
    rest = iter(given)
    for number, word in enumerate(wanted):
        if word not in rest:
            return " ".join(wanted[max(0, number - 5) : number + 1])
    return ""


@dataclass(frozen=True)
class Shape:
    """A drawn shape's bounds in points from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def wide(self) -> float:
        return self.right - self.left

    @property
    def high(self) -> float:
        return self.top - self.bottom


def shapes_of(data: bytes, kind: int = raw.FPDF_PAGEOBJ_PATH) -> list[Shape]:
    """All drawn shapes (or images) of a PDF in their order."""
    document = pypdfium2.PdfDocument(data)
    shapes = []
    for number, page in enumerate(document, start=1):
        shapes += [Shape(number, *found.get_bounds()) for found in page.get_objects(filter=[kind])]
        page.close()
    document.close()
    return shapes


def faults(page: Page) -> Iterator[str]:
    """Letters outside the margins, or on top of one another."""
    left, right = 20 * MM - 0.5, page.width - 15 * MM + 0.5
    seen: dict[tuple[int, int], list[Letter]] = {}
    for letter in page.letters:
        if not (left <= letter.left and letter.right <= right and letter.bottom > 5 * MM):
            yield f"outside: {letter}"
        if letter.top > page.height - 12 * MM:
            yield f"too high: {letter}"
        x, y = int(letter.left // 10), int(letter.bottom // 10)
        near = (
            each
            for beside in (x - 1, x, x + 1)
            for level in (y - 1, y, y + 1)
            for each in seen.get((beside, level), ())
        )
        if any(overlap(letter, each) > 0.4 for each in near):
            yield f"on another: {letter}"
        seen.setdefault((x, y), []).append(letter)


def overlap(one: Letter, other: Letter) -> float:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.bottom, other.bottom)
    smaller = min((each.right - each.left) * (each.top - each.bottom) or 1 for each in (one, other))
    return max(wide, 0) * max(high, 0) / smaller
