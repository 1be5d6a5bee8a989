"""All topics of the help: their order, the topic of a place, and the search through them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from iku_desktop.presentation.help_source import (
    HELP,
    Shape,
    Topic,
    blocks_of,
    read_topic,
    translated_topic,
)
from iku_desktop.presentation.language import Language, spoken
from iku_desktop.presentation.shortcuts import shortcut_rows

FIRST_TOPIC = "memulai"
TITLE_WORTH, KEYWORD_WORTH, HEADING_WORTH, TEXT_WORTH = 40, 20, 8, 1
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """A topic that the search found, and how well it answers."""

    topic: Topic
    worth: int


@dataclass(frozen=True, slots=True)
class Library:
    """The topics in the order of the contents."""

    topics: tuple[Topic, ...]

    def topic(self, key: str) -> Topic | None:
        """The topic of a key."""
        return next((each for each in self.topics if each.key == key), None)

    @property
    def chapters(self) -> tuple[tuple[str, tuple[Topic, ...]], ...]:
        """Chapters in their order, each with its topics."""
        names = dict.fromkeys(each.chapter for each in self.topics)
        return tuple(
            (name, tuple(each for each in self.topics if each.chapter == name)) for name in names
        )

    def at(self, places: Iterable[str]) -> Topic:
        """The topic of the first place that has one; of the first steps where none has."""
        for place in places:
            for each in self.topics:
                if place in each.places:
                    return each
        found = self.topic(FIRST_TOPIC)
        assert found is not None
        return found

    def search(self, typed: str) -> tuple[Found, ...]:
        """The topics that have every word (or its beginning), the best answer first."""
        wanted = words_of(typed)
        if not wanted:
            return ()
        found = [Found(each, _worth(each, wanted)) for each in self.topics]
        return tuple(sorted((each for each in found if each.worth), key=lambda each: -each.worth))


def library() -> Library:
    """The shipped topics in the language that is spoken; read once, when help is first asked for."""
    return _library(spoken())


@cache
def _library(language: Language) -> Library:
    if language is not Language.INDONESIAN:
        original = _library(Language.INDONESIAN).topics
        return Library(tuple(translated_topic(each, language) for each in original))
    topics = (read_topic(path) for path in HELP.glob("*.md"))
    return Library(tuple(sorted(topics, key=lambda each: (each.order, each.key))))


def plain(text: str) -> str:
    """The text without capitals and accents; as long as it was, so that places stay the same."""
    return "".join(unicodedata.normalize("NFD", each)[0].lower()[:1] or each for each in text)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without capitals and accents."""
    return tuple(WORD.findall(plain(text)))


@cache
def _fields(topic: Topic, _language: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    blocks = blocks_of(topic)
    headings = " ".join(each.words for each in blocks if each.shape is Shape.HEADING)
    rest = " ".join(each.words for each in blocks if each.shape is not Shape.HEADING)
    if any(each.name == "shortcuts" for each in blocks):
        rest += " ".join(f" {keys} {act}" for keys, act in shortcut_rows())
    return (
        (TITLE_WORTH, words_of(topic.title)),
        (KEYWORD_WORTH, words_of(topic.keywords)),
        (HEADING_WORTH, words_of(headings)),
        (TEXT_WORTH, words_of(rest)),
    )


def _worth(topic: Topic, wanted: Iterable[str]) -> int:
    """The sum over the words; 0 where one of them is not there at all."""
    total = 0
    for word in wanted:
        worth = sum(
            value * (2 if word in words else 1)
            for value, words in _fields(topic, spoken().value)
            if word in words or (len(word) > 1 and any(each.startswith(word) for each in words))
        )
        if not worth:
            return 0
        total += worth
    return total


def hits(text: str, wanted: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where words of the text begin with one that is wanted: (from, to) in the text."""
    looked = tuple(wanted)
    return (
        tuple(found.span() for found in WORD.finditer(plain(text)) if found[0].startswith(looked))
        if looked
        else ()
    )
