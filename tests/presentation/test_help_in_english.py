"""The English help beside the Indonesian one: the same topics, places, shape, labels, links and keys."""

import re
from collections import Counter

import pytest

from iku_desktop.presentation.help_html import TopicHtml
from iku_desktop.presentation.help_library import library
from iku_desktop.presentation.help_source import (
    HELP,
    INLINE,
    HelpBlock,
    Shape,
    Topic,
    blocks_of,
    picture_path,
    shown_words,
)
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.presentation.shortcuts import shortcut_rows
from iku_desktop.presentation.texts import area

TOPICS = library().topics
with speaking(Language.ENGLISH):
    ENGLISH = library().topics
PAIRS = pytest.mark.parametrize(
    ("topic", "english"), list(zip(TOPICS, ENGLISH, strict=True)), ids=[each.key for each in TOPICS]
)
KEY = re.compile(r"\b(?:(?:(?:Ctrl|Alt|Shift)\+)+(?:\w+|[;,+-])|F\d+)")
# As each language writes a key with an arrow.
ARROWS = {"Alt+panah": "Alt+Down"}
INDONESIAN_WORDS = {"yang", "dengan", "untuk", "tidak", "adalah", "atau", "menu klik", "lihat"}


def shape(block: HelpBlock) -> tuple[object, ...]:
    """What a translation keeps of a block: its kind, its lines, cells and filling."""
    return block.shape, len(block.lines), [len(row) for row in block.rows], block.name


def labels(topic: Topic) -> Counter[str]:
    return Counter(found["key"] for found in INLINE.finditer(topic.source) if found["key"])


def links(topic: Topic) -> Counter[str]:
    return Counter(found["topic"] for found in INLINE.finditer(topic.source) if found["topic"])


def strong(topic: Topic) -> list[str]:
    return [found["strong"] for found in INLINE.finditer(topic.source) if found["strong"]]


def keys(topic: Topic) -> set[str]:
    return {ARROWS.get(each, each) for each in KEY.findall(topic.source)}


def test_that_every_topic_has_its_translation_and_no_other() -> None:
    names = {path.name for path in HELP.glob("*.md")}
    assert {path.name for path in (HELP / "en").iterdir()} == names


@PAIRS
def test_that_a_translation_stands_at_the_same_place(topic: Topic, english: Topic) -> None:
    assert (english.key, english.order, english.places) == (topic.key, topic.order, topic.places)


@PAIRS
def test_that_a_translation_has_a_head_of_its_own_and_nothing_else_in_it(
    topic: Topic, english: Topic
) -> None:
    _, head, _ = (HELP / "en" / f"{english.key}.md").read_text("utf-8").split("---\n", 2)
    assert [line.split(": ")[0] for line in head.splitlines()] == ["title", "chapter", "keywords"]
    assert english.source != topic.source


@PAIRS
def test_that_a_translation_has_the_same_headings_lists_tables_and_pictures(
    topic: Topic, english: Topic
) -> None:
    assert [*map(shape, blocks_of(english))] == [*map(shape, blocks_of(topic))]


@PAIRS
def test_that_a_translation_names_the_same_words_of_the_window(
    topic: Topic, english: Topic
) -> None:
    assert labels(english) == labels(topic)
    assert links(english) == links(topic)
    assert len(strong(english)) == len(strong(topic))


@PAIRS
def test_that_both_name_the_same_keys_and_only_those_of_the_window(
    topic: Topic, english: Topic
) -> None:
    known = {each for each, _ in shortcut_rows()}
    assert keys(english) == keys(topic)
    assert keys(topic) <= known


@pytest.mark.parametrize("language", Language)
def test_that_words_of_menus_and_buttons_are_named_by_their_key_alone(language: Language) -> None:
    with speaking(language):
        words = {shown_words(key) for name in ("frame", "first_steps") for key in area(name)}
        for topic in library().topics:
            assert words.isdisjoint(strong(topic)), topic.key


@pytest.mark.parametrize("topic", ENGLISH, ids=lambda each: each.key)
def test_that_no_sentence_was_left_in_indonesian(topic: Topic) -> None:
    words = {each.lower() for each in re.findall(r"\w+", INLINE.sub("", topic.source))}
    assert words & INDONESIAN_WORDS == set()


def test_that_chapters_are_translated_one_by_one() -> None:
    pairs = {(topic.chapter, each.chapter) for topic, each in zip(TOPICS, ENGLISH, strict=True)}
    assert len(pairs) == len({topic.chapter for topic in TOPICS})
    assert len(pairs) == len({each.chapter for each in ENGLISH})


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("exception camat", "tenggat"),
        ("close quarter", "tutup-triwulan"),
        ("usb stick", "cadangan"),
        ("paste excel", "tempel"),
        ("whatsapp", "agenda"),
        ("who changed", "jejak"),
        ("photograph", "terima"),
        ("working days", "evaluasi"),
        ("double click", "cadangan"),
        ("language", "jendela"),
    ],
)
def test_that_the_best_answer_comes_first_in_english(typed: str, key: str) -> None:
    with speaking(Language.ENGLISH):
        assert library().search(typed)[0].topic.key == key


def test_that_the_page_shows_words_and_pictures_of_the_english_window() -> None:
    colors = dict.fromkeys(("accent_soft", "line", "surface2", "text3", "sel"), "#abc")
    with speaking(Language.ENGLISH):
        topic = library().topic("agenda")
        assert topic is not None
        html = TopicHtml(colors, (), 500).page(topic)
        picture = picture_path("agenda.png").as_uri()
    assert "<b>Data</b>" in html
    assert "<b>Copy text</b>" in html
    assert picture in html
    assert picture != picture_path("agenda.png").as_uri()


def test_that_every_picture_of_one_language_is_there_in_the_other() -> None:
    names = [
        each.name for topic in TOPICS for each in blocks_of(topic) if each.shape is Shape.PICTURE
    ]
    for name in names:
        with speaking(Language.ENGLISH):
            assert picture_path(name).read_bytes() != (HELP / "pictures" / name).read_bytes()
