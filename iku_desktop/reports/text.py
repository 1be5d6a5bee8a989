"""Text on paper: cleaned, broken into lines and drawn as text, never as markup."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from reportlab.pdfgen.canvas import Canvas

from iku_desktop.reports.flow import Block, Cut, Hold
from iku_desktop.reports.fonts import font, width

TOKENS = re.compile(r"\n|[ \t]+|[^ \t\n]+")
# After these a number or an address too long for its line is rather broken than anywhere else.
JOINTS = ("/", ".-_@")
BLANK = "…"
KEPT_SPACE = "\u00a0"
ASCENT = 0.86
UNDERLINE_BELOW, UNDERLINE_WIDTH = 0.12, 0.06


class Align(Enum):
    """Which edge the lines keep to."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """Size and leading in points, the face, the edge kept to, and the grey of the ink (0 black)."""

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that differs from its style."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False


Words = str | Span | Sequence[str | Span]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: its words, the indent of its lines, and the labels hung into its first line.

    `labels` are (distance from the left, words), set like the words unless `label_style` is given;
    `before` the space above; `keeps_next` binds it to what follows.
    """

    words: Words
    style: Style
    indent: float = 0.0
    labels: tuple[tuple[float, str], ...] = ()
    before: float = 0.0
    keeps_next: bool = False
    label_style: Style | None = None

    def lay(self, room: float) -> "TextBlock":
        """The paragraph broken into lines of a width."""
        return TextBlock(self, room)


def kept(text: str) -> str:
    """The words with spaces at which no line is broken."""
    return text.replace(" ", KEPT_SPACE)


def printable(text: str) -> str:
    """The one gate of all text: what can be printed as it stands, everything else blank or left out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_printed, unicodedata.normalize("NFC", text.replace("\r\n", "\n"))))


def _printed(character: str) -> str:
    if character.isprintable() or character in "\n" + KEPT_SPACE:
        return character
    # Marks of direction, joiners and lone surrogates have no shape; other controls part words.
    category = unicodedata.category(character)
    return "" if category in ("Cf", "Cs", "Cn", "Co") else "\n" if character == "\r" else " "


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one face in a line, `x` from the line's beginning."""

    x: float
    text: str
    face: str
    underlined: bool
    width: float


@dataclass(slots=True)
class _Line:
    """A line while it is filled."""

    parts: list[tuple[str, str, bool]]
    width: float = 0.0

    def runs(self, size: float) -> tuple[Run, ...]:
        runs: list[Run] = []
        x, index = 0.0, 0
        while index < len(self.parts):
            _, face, underlined = self.parts[index]
            text = ""
            while index < len(self.parts) and self.parts[index][1:] == (face, underlined):
                text += self.parts[index][0]
                index += 1
            wide = width(text, face, size)
            # A kept space is drawn as a plain one, so that a search for the words finds them.
            text = text.replace(KEPT_SPACE, " ")
            runs.append(Run(x, text, face, underlined, wide))
            x += wide
        return tuple(runs)


Part = tuple[str, str, bool]


def broken(words: Words, style: Style, room: float) -> list[tuple[Run, ...]]:
    """The lines of a text; a word wider than the room is broken between its letters."""
    lines: list[_Line] = [_Line([])]
    gap: Part | None = None
    for word in _words(words, style):
        if isinstance(word, tuple):
            gap = word
            continue
        if not word:
            lines.append(_Line([]))
            gap = None
            continue
        line = lines[-1]
        wide = sum(width(part[0], part[1], style.size) for part in word)
        space = width(gap[0], gap[1], style.size) if gap and line.parts else 0.0
        if line.parts and line.width + space + wide > room:
            line = _Line([])
            lines.append(line)
            space = 0.0
        if gap and line.parts:
            line.parts.append(gap)
        gap = None
        if wide <= room:
            line.parts.extend(word)
            line.width += space + wide
        else:
            lines.extend(_letters(word, style.size, room, line))
    return [line.runs(style.size) for line in lines]


def _letters(word: list[Part], size: float, room: float, line: _Line) -> Iterator[_Line]:
    """Fill `line` and further lines with a word wider than the room."""
    for text, face, underlined in word:
        begin, wide = 0, line.width
        for index, letter in enumerate(text):
            step = width(letter, face, size)
            if wide + step > room and (index > begin or line.parts):
                end = _joint(text, begin, index)
                wide = width(text[end:index], face, size)
                if wide + step > room:
                    end, wide = index, 0.0
                line.parts.append((text[begin:end], face, underlined))
                line = _Line([])
                yield line
                begin = end
            wide += step
        line.parts.append((text[begin:], face, underlined))
        line.width = wide


def _joint(text: str, begin: int, end: int) -> int:
    """Where a word is best broken that fits up to `end`: after a joint of its second half, or just there."""
    half = begin + (end - begin) // 2
    for joints in JOINTS:
        found = max(text.rfind(each, half, end) for each in joints)
        if found >= 0:
            return found + 1
    return end


def _words(words: Words, style: Style) -> Iterator[list[Part] | Part]:
    """Words as lists of parts, a space between them as one part, an empty list for a new line."""
    word: list[Part] = []
    for span in _spans(words):
        face = font(style.bold or span.bold, style.italic or span.italic)
        for found in TOKENS.findall(printable(span.text)):
            if found[0] not in " \t\n":
                word.append((found, face, span.underlined))
                continue
            if word:
                yield word
                word = []
            yield [] if found == "\n" else (" ", face, span.underlined)
    if word:
        yield word


def _spans(words: Words) -> Iterable[Span]:
    parts = (words,) if isinstance(words, (str, Span)) else words
    return (Span(part) if isinstance(part, str) else part for part in parts)


class TextBlock(Block):
    """A paragraph of lines; it is cut between lines, but leaves no single line at either end."""

    def __init__(self, text: Text, room: float) -> None:
        self._text = text
        self._room = room - text.indent
        self._lines = broken(text.words, text.style, max(self._room, text.style.size))
        count, leading = len(self._lines), text.style.leading
        cuts = (
            Cut(number * leading, Hold.TOGETHER if number < 2 or count - number < 2 else Hold.FREE)
            for number in range(1, count)
        )
        super().__init__(count * leading, cuts, text.before)
        self.holds_next = Hold.TOGETHER if text.keeps_next else Hold.FREE

    @property
    def widest(self) -> float:
        """The width of the widest line."""
        return max(sum(run.width for run in line) for line in self._lines)

    def moved(self, room: float) -> "TextBlock":
        """The same lines set in another width."""
        self._room = room - self._text.indent
        return self

    def draw(self, canvas: Canvas, left: float, top: float, start: float, end: float) -> None:
        """Draw the lines between two cuts."""
        style = self._text.style
        if start == 0:
            self._draw_labels(canvas, left, top - _baseline(style))
        canvas.setFillGray(style.grey)
        first, last = round(start / style.leading), round(end / style.leading)
        for row, line in enumerate(self._lines[first:last]):
            y = top - row * style.leading - _baseline(style)
            free = self._room - sum(run.width for run in line)
            x = left + self._text.indent + max(free, 0) * style.align.value
            for run in line:
                draw_run(canvas, x + run.x, y, run.text, run.face, style)
                if run.underlined:
                    _underline(canvas, x + run.x, y, run.width, style)

    def _draw_labels(self, canvas: Canvas, left: float, y: float) -> None:
        style = self._text.label_style or self._text.style
        canvas.setFillGray(style.grey)
        for x, words in self._text.labels:
            face = font(style.bold, style.italic)
            draw_run(canvas, left + x, y, printable(words), face, style)


def draw_run(canvas: Canvas, x: float, y: float, text: str, face: str, style: Style) -> None:
    """Draw printable text with its baseline at `y`."""
    canvas.setFont(face, style.size)
    canvas.drawString(x, y, text)


def _baseline(style: Style) -> float:
    """How far below the line's upper edge its letters stand."""
    return (style.leading - style.size) / 2 + style.size * ASCENT


def _underline(canvas: Canvas, x: float, y: float, wide: float, style: Style) -> None:
    canvas.setStrokeGray(style.grey)
    canvas.setLineWidth(style.size * UNDERLINE_WIDTH)
    below = y - style.size * UNDERLINE_BELOW
    canvas.line(x, below, x + wide, below)


def blank(words: str, length: int = 8) -> str:
    """The words, or a dotted line to write on where there are none."""
    return words if printable(words).strip() else BLANK * length
