"""The source of the help: one topic a file, a small markup of its own, read into frozen blocks.

A file begins with lines `name: value` between two `---`; then come blocks parted by blank lines: `## ` a
heading, `- ` and `1. ` lists, `|` a table whose first row is its head, `> ` a note, `![alt](file)` a
picture, `{name}` what the program fills in, everything else a paragraph. Inside a line `**strong**`,
`[words](topic)` and `[[text.key]]`, the exact words of the window.

The Indonesian topics lie in resources/help, a translation of each in a folder named by its language. It has
title, chapter and keywords of its own; order and places are the original's, so that no two can differ.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from iku_desktop.paths import RESOURCES
from iku_desktop.presentation.language import Language, spoken
from iku_desktop.presentation.texts import t

HELP = RESOURCES / "help"
PICTURES = HELP / "pictures"
INLINE = re.compile(
    r"\[\[(?P<key>[^\]]+)\]\]|\*\*(?P<strong>.+?)\*\*|\[(?P<words>[^\]]+)\]\((?P<topic>[^)]+)\)"
)
PICTURE = re.compile(r"!\[(.+)\]\((.+)\)")
NUMBERED = re.compile(r"\d+\. ")
FENCE = "---\n"


class Shape(Enum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    STEPS = "steps"
    NOTE = "note"
    TABLE = "table"
    PICTURE = "picture"
    FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one kind in a line; `topic` where they lead to another topic."""

    text: str
    strong: bool = False
    topic: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class HelpBlock:
    """A block: its lines (paragraph, items) or rows of cells (table); `name` of a picture or filling."""

    shape: Shape
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()
    name: str = ""

    @property
    def words(self) -> str:
        """All its words, to be looked for."""
        cells = (cell for row in self.rows for cell in row)
        return " ".join("".join(piece.text for piece in line) for line in (*self.lines, *cells))


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the help; `places` are the places of the window whose F1 opens it."""

    key: str
    title: str
    chapter: str
    order: int
    keywords: str
    places: tuple[str, ...]
    source: str


def read_topic(path: Path) -> Topic:
    """The topic of a file; a file without its head is a mistake of ours and raises."""
    told, source = _read(path)
    return Topic(
        key=path.stem,
        title=told["title"],
        chapter=told["chapter"],
        order=int(told["order"]),
        keywords=told["keywords"],
        places=tuple(told.get("places", "").split()),
        source=source,
    )


def translated_topic(topic: Topic, language: Language) -> Topic:
    """The same topic in another language."""
    told, source = _read(HELP / language.value / f"{topic.key}.md")
    return replace(
        topic,
        title=told["title"],
        chapter=told["chapter"],
        keywords=told["keywords"],
        source=source,
    )


def _read(path: Path) -> tuple[dict[str, str], str]:
    _, head, source = path.read_text("utf-8").split(FENCE, 2)
    return dict(line.split(": ", 1) for line in head.splitlines() if ": " in line), source


def picture_path(name: str) -> Path:
    """A picture of the window as it looks in the language that is spoken."""
    language = spoken()
    return PICTURES / name if language is Language.INDONESIAN else PICTURES / language.value / name


def blocks_of(topic: Topic) -> tuple[HelpBlock, ...]:
    """The blocks of a topic in the words of the language that is spoken."""
    parts = (part.strip("\n") for part in re.split(r"\n\s*\n", topic.source))
    return tuple(_block(part.split("\n")) for part in parts if part.strip())


def _block(lines: list[str]) -> HelpBlock:
    first = lines[0]
    if first.startswith("## "):
        return HelpBlock(Shape.HEADING, (line_of(first[3:]),))
    if found := PICTURE.fullmatch(first):
        return HelpBlock(Shape.PICTURE, ((Piece(found[1]),),), name=found[2])
    if first.startswith("{"):
        return HelpBlock(Shape.FILLED, name=first.strip("{}"))
    if first.startswith("|"):
        return HelpBlock(Shape.TABLE, rows=tuple(_cells(line) for line in lines))
    if first.startswith("> "):
        return HelpBlock(Shape.NOTE, (line_of(" ".join(line[2:] for line in lines)),))
    if first.startswith("- "):
        return HelpBlock(Shape.BULLETS, tuple(map(line_of, _items(lines, re.compile("- ")))))
    if NUMBERED.match(first):
        return HelpBlock(Shape.STEPS, tuple(map(line_of, _items(lines, NUMBERED))))
    return HelpBlock(Shape.PARAGRAPH, (line_of(" ".join(lines)),))


def _cells(line: str) -> tuple[Line, ...]:
    return tuple(line_of(cell.strip()) for cell in line.strip("| ").split("|"))


def _items(lines: list[str], mark: re.Pattern[str]) -> Iterator[str]:
    """Items with the lines that go on below them."""
    item = ""
    for line in lines:
        found = mark.match(line)
        if found and item:
            yield item
        item = line[found.end() :] if found else f"{item} {line.strip()}"
    yield item


def line_of(text: str) -> Line:
    """A line of the markup as its pieces."""
    pieces, at = [], 0
    for found in INLINE.finditer(text):
        pieces.append(Piece(text[at : found.start()]))
        if found["key"]:
            # What a command does is told, not a word of the window.
            pieces.append(Piece(shown_words(found["key"]), strong=not is_told(found["key"])))
        elif found["strong"]:
            pieces.append(Piece(found["strong"], strong=True))
        else:
            pieces.append(Piece(found["words"], topic=found["topic"]))
        at = found.end()
    pieces.append(Piece(text[at:]))
    return tuple(piece for piece in pieces if piece.text)


def is_told(key: str) -> bool:
    """Whether a text is a description, not what something is called."""
    return key.startswith("cli.")


def shown_words(key: str) -> str:
    """The words of a text key as a reader looks for them: without the sign of its Alt letter and its “…”."""
    words = t(key)
    return (words if " & " in words else words.replace("&", "")).rstrip(" …")
