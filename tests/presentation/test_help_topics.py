"""The topics of the help: whole, reachable, true of the words of the window, and found by searching."""

import re
from collections.abc import Iterator

import pytest

from iku_desktop.cli.commands import COMMANDS
from iku_desktop.paths import RESOURCES
from iku_desktop.presentation.help_html import TopicHtml
from iku_desktop.presentation.help_library import hits, library, plain, words_of
from iku_desktop.presentation.help_source import (
    INLINE,
    HelpBlock,
    Shape,
    Topic,
    blocks_of,
    line_of,
    picture_path,
    shown_words,
)
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.presentation.shortcuts import shortcut_groups, shortcut_rows
from iku_desktop.presentation.texts import t

TOPICS = library().topics
BY_LANGUAGE = [(language, each.key) for language in Language for each in TOPICS]
COLORS = {"accent_soft": "#eee", "line": "#ccc", "surface2": "#ddd", "text3": "#666", "sel": "#abc"}
REGULATION = re.compile(
    r"(?:Permendagri|PP|UU|Perpres|Perbup|Perda) (?:No\. ?)?\d+(?:/| Tahun )\d{4}"
)


@pytest.fixture(params=BY_LANGUAGE, ids=lambda each: f"{each[0].value}-{each[1]}")
def topic(request: pytest.FixtureRequest) -> Iterator[Topic]:
    """Each topic in each language, while that language is spoken."""
    language, key = request.param
    with speaking(language):
        found = library().topic(key)
        assert found is not None
        yield found


@pytest.fixture(params=Language)
def topics(request: pytest.FixtureRequest) -> Iterator[tuple[Topic, ...]]:
    with speaking(request.param):
        yield library().topics


def topic_of(source: str) -> Topic:
    return Topic("coba", "Coba", "Bab", 1, "kata", (), source)


def links(topic: Topic) -> set[str]:
    cells = [cell for each in blocks_of(topic) for row in each.rows for cell in row]
    lines = [line for each in blocks_of(topic) for line in each.lines] + cells
    return {piece.topic for line in lines for piece in line if piece.topic}


def page(topic: Topic, *wanted: str) -> str:
    return TopicHtml(COLORS, wanted, 500).page(topic)


def test_that_every_word_of_the_window_in_a_topic_is_a_text_without_gaps(topic: Topic) -> None:
    keys = [found["key"] for found in INLINE.finditer(topic.source) if found["key"]]
    for key in keys:
        assert "{" not in t(key)


def test_that_a_topic_has_a_head_and_something_to_read(topic: Topic) -> None:
    assert topic.title
    assert topic.chapter
    assert topic.keywords
    assert len(words_of(" ".join(each.words for each in blocks_of(topic)))) >= 5


def test_that_a_topic_links_only_to_topics_that_are_there(topic: Topic) -> None:
    assert links(topic) <= {each.key for each in TOPICS}


def test_that_every_row_of_a_table_has_as_many_cells_as_its_head(topic: Topic) -> None:
    for block in blocks_of(topic):
        assert len({len(row) for row in block.rows}) <= 1


def test_that_no_mark_of_the_source_is_left_on_the_page(topic: Topic) -> None:
    words = " ".join(each.words for each in blocks_of(topic))
    assert not re.search(r"\[\[|\]\]|\*\*|\]\(|^#|\{", words)


def test_that_topics_have_orders_and_titles_of_their_own(topics: tuple[Topic, ...]) -> None:
    assert len({each.order for each in topics}) == len(topics)
    assert len({each.title for each in topics}) == len(topics)


def test_that_a_chapter_is_not_parted_by_another(topics: tuple[Topic, ...]) -> None:
    in_order = [each.chapter for each in topics]
    starts = [
        name for before, name in zip(["", *in_order], in_order, strict=False) if name != before
    ]
    assert len(starts) == len(set(starts)) == len(library().chapters)


def test_that_every_topic_is_in_the_contents(topics: tuple[Topic, ...]) -> None:
    listed = [each for _, within in library().chapters for each in within]
    assert listed == list(topics)


def test_that_no_place_has_two_topics() -> None:
    places = [place for each in TOPICS for place in each.places]
    assert sorted(places) == sorted(set(places))


def test_that_the_first_place_with_a_topic_wins_and_none_leads_to_the_first_steps() -> None:
    assert library().at(("page.unknown", "settings.office", "page.home")).key == "pengaturan"
    assert library().at(()).key == "memulai"


def test_that_only_regulations_of_the_shipped_rules_are_named(topics: tuple[Topic, ...]) -> None:
    known = " ".join(
        (RESOURCES / "catalog" / name).read_text("utf-8")
        for name in ("documents.toml", "categories.toml")
    )
    named = {found for each in topics for found in REGULATION.findall(each.source)}
    assert named
    assert {each for each in named if each not in known} == set()


@pytest.mark.usefixtures("topics")
def test_that_the_worked_example_is_told_with_the_figures_that_hold() -> None:
    topic = library().topic("cara-menghitung")
    assert topic is not None
    for figure in (
        "9/33 = 27,27",
        "19/33 = 57,58",
        "30/33 = 90,91",
        "9/11 = 81,82",
        "31/33 = 93,94",
    ):
        assert figure in topic.source


@pytest.mark.usefixtures("topics")
def test_that_commands_of_the_help_are_those_of_the_program() -> None:
    topic = library().topic("baris-perintah")
    assert topic is not None
    (table,) = (each for each in blocks_of(topic) if each.shape is Shape.TABLE)
    told = {row[0][0].text.split()[0] for row in table.rows[1:]}
    assert told == set(COMMANDS)


# Searching


def test_that_the_search_wants_every_word() -> None:
    assert library().search("cadangan zebra") == ()
    assert library().search("  ") == ()


def test_that_the_search_ignores_capitals_and_accents_and_takes_beginnings() -> None:
    keys = [[each.topic.key for each in library().search(typed)] for typed in ("CADANG", "cádang")]
    assert keys[0] == keys[1]
    assert keys[0][0] == "cadangan"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("pengecualian camat", "tenggat"),
        ("tutup triwulan", "tutup-triwulan"),
        ("flash disk", "cadangan"),
        ("tempel excel", "tempel"),
        ("whatsapp", "agenda"),
        ("siapa mengubah", "jejak"),
        ("opensid", "terima"),
        ("20 hari kerja", "evaluasi"),
    ],
)
def test_that_the_best_answer_comes_first(typed: str, key: str) -> None:
    assert library().search(typed)[0].topic.key == key


def test_that_every_topic_is_found_by_its_title(topics: tuple[Topic, ...]) -> None:
    for topic in topics:
        assert topic in [each.topic for each in library().search(topic.title)]


def test_that_a_key_is_found_in_the_list_of_shortcuts() -> None:
    assert "pintasan" in [each.topic.key for each in library().search("Ctrl+PgDown")]


def test_that_text_without_accents_keeps_its_length() -> None:
    assert plain("Kéçil ßİ–") == "kecil ßi–"


def test_that_hits_are_where_words_begin() -> None:
    assert hits("Desa dan perdesaan: desanya", ("desa",)) == ((0, 4), (20, 27))
    assert hits("Desa", ()) == ()


# Reading the source


def test_that_each_kind_of_block_is_read() -> None:
    source = (
        "Satu\ndua\n\n## Judul\n\n- a\n  lanjut\n- b\n\n1. x\n2. y\n\n> catatan\n> lagi\n\n"
        "![alt](a.png)\n\n| A | B |\n| 1 | 2 |\n\n{shortcuts}"
    )
    blocks = blocks_of(topic_of(source))
    assert [each.shape for each in blocks] == [
        *(Shape.PARAGRAPH, Shape.HEADING, Shape.BULLETS, Shape.STEPS, Shape.NOTE),
        *(Shape.PICTURE, Shape.TABLE, Shape.FILLED),
    ]
    assert blocks[0].words == "Satu dua"
    assert blocks[2].words == "a lanjut b"
    assert blocks[4].words == "catatan lagi"
    assert (blocks[5].name, blocks[5].words) == ("a.png", "alt")
    assert blocks[6].words == "A B 1 2"


def test_that_pieces_of_a_line_keep_their_kind() -> None:
    pieces = line_of("Tekan [[forms.save]], **segera**, lihat [Desa](desa).")
    assert [(each.text, each.strong, each.topic) for each in pieces] == [
        ("Tekan ", False, ""),
        (t("forms.save"), True, ""),
        (", ", False, ""),
        ("segera", True, ""),
        (", lihat ", False, ""),
        ("Desa", False, "desa"),
        (".", False, ""),
    ]


def test_that_an_unknown_word_of_the_window_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        line_of("[[frame.no_such_text]]")


def test_that_the_sign_of_an_alt_letter_goes_and_an_ampersand_stays() -> None:
    assert shown_words("frame.menu.help") == "Bantuan"
    assert shown_words("page.indicators") == "Indikator & Target"


# On the page


def test_that_the_page_escapes_what_the_source_says() -> None:
    html = page(topic_of("a <b> & c\n\n| <i> | x |\n| 1 | 2 |"))
    assert "a &lt;b&gt; &amp; c" in html
    assert "<i>" not in html


def test_that_hits_are_marked_and_links_lead_on() -> None:
    html = page(topic_of("Cadangan ada. [Desa](desa)"), "cadang")
    assert 'underline;">Cadangan</span>' in html
    assert '<a href="desa">Desa</a>' in html


def test_that_a_picture_says_what_it_shows() -> None:
    html = page(topic_of("![Sebuah gambar](a.png)"))
    assert 'alt="Sebuah gambar"' in html
    assert 'width="500"' in html


def test_that_a_heading_a_note_and_lists_have_their_shape() -> None:
    html = page(topic_of("## Judul\n\n> catatan\n\n- a\n\n1. b"))
    for part in ("<h2>Judul</h2>", "<ul><li>a</li></ul>", "<ol><li>b</li></ol>", "#eee"):
        assert part in html


def test_that_the_list_of_shortcuts_is_filled_in_with_every_key() -> None:
    html = page(topic_of("{shortcuts}"))
    for keys, act in shortcut_rows():
        assert f"<b>{keys}</b>" in html
        assert act
    assert [title for title, _ in shortcut_groups()] == [
        t(f"help.keys.{each}") for each in ("frame", "menu", "page", "grid")
    ]


def test_that_a_block_of_nothing_has_no_words() -> None:
    assert HelpBlock(Shape.FILLED, name="x").words == ""


def test_that_every_picture_is_there_and_small(topic: Topic) -> None:
    for block in blocks_of(topic):
        if block.shape is Shape.PICTURE:
            assert block.words
            assert 0 < picture_path(block.name).stat().st_size <= 60_000


def test_that_no_picture_is_shipped_that_nobody_sees(topics: tuple[Topic, ...]) -> None:
    shown = {
        each.name for topic in topics for each in blocks_of(topic) if each.shape is Shape.PICTURE
    }
    assert {path.name for path in picture_path("any").parent.glob("*.*")} == shown
