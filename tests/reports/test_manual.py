"""The printable manual, read back: cover, contents that tell true pages, links, every topic, two papers."""

import io

import pikepdf
import pypdfium2
import pytest

from iku_desktop.presentation.help_library import Library, library
from iku_desktop.presentation.help_source import Topic
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.presentation.shortcuts import shortcut_rows
from iku_desktop.presentation.texts import t
from iku_desktop.reports.manual import render
from iku_desktop.reports.paper import MM, Paper

VERSION = "9.8.7"


@pytest.fixture(scope="module")
def data() -> bytes:
    return render(library(), VERSION, Paper.A4_PORTRAIT)


@pytest.fixture(scope="module")
def pages(data: bytes) -> list[str]:
    return texts(data)


def texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def one_topic(source: str) -> Library:
    return Library((Topic("coba", "Coba saja", "Bab satu", 1, "kata", (), source),))


def test_that_the_cover_names_the_program_and_its_version(pages: list[str]) -> None:
    assert t("help.manual.name") in pages[0]
    assert t("help.manual.version", version=VERSION) in pages[0]


def test_that_the_contents_tell_the_page_on_which_each_topic_stands(
    data: bytes, pages: list[str]
) -> None:
    contents = pypdfium2.PdfDocument(data)[1].get_textpage().get_text_bounded()
    for topic in library().topics:
        line = next(each for each in contents.splitlines() if each.startswith(topic.title))
        number = int(line.split()[-1]) if line.split()[-1].isdigit() else None
        where = [at for at, words in enumerate(pages, start=1) if at > 2 and topic.title in words]
        assert where
        if number is not None:
            assert number in where


def test_that_every_entry_of_the_contents_is_a_link_to_its_heading(data: bytes) -> None:
    with pikepdf.Pdf.open(io.BytesIO(data)) as pdf:
        links = {tuple(map(str, each.Dest)) for each in pdf.pages[1].Annots}
        places = {tuple(map(str, each)) for each in pdf.Root.Dests.values()}
    assert len(links) == len(library().topics) + len(library().chapters)
    assert links <= places


def test_that_every_topic_and_chapter_is_a_bookmark(data: bytes) -> None:
    outline = [each.get_title() for each in pypdfium2.PdfDocument(data).get_toc()]
    wanted = [
        words for name, topics in library().chapters for words in (name, *(x.title for x in topics))
    ]
    assert outline == wanted


def test_that_every_key_stands_in_the_manual(pages: list[str]) -> None:
    words = " ".join(pages)
    for keys, act in shortcut_rows():
        assert keys in words
        assert act.split()[0] in words


def test_that_every_page_but_the_cover_is_numbered(pages: list[str]) -> None:
    for number, words in enumerate(pages[1:], start=2):
        assert t("help.manual.page", page=number, count=len(pages)) in words
    assert "Halaman 1 " not in pages[0]


def test_that_no_mark_of_the_source_is_printed(pages: list[str]) -> None:
    words = " ".join(pages)
    for mark in ("[[", "]]", "**", "]("):
        assert mark not in words


def test_that_the_same_source_gives_the_same_bytes(data: bytes) -> None:
    assert render(library(), VERSION, Paper.A4_PORTRAIT) == data


def test_that_the_manual_is_english_where_english_is_spoken(data: bytes) -> None:
    with speaking(Language.ENGLISH):
        english = render(library(), VERSION, Paper.A4_PORTRAIT)
        titles = [each.title for each in library().topics]
    with pikepdf.Pdf.open(io.BytesIO(english)) as pdf, pikepdf.Pdf.open(io.BytesIO(data)) as own:
        assert (str(pdf.Root.Lang), str(own.Root.Lang)) == ("en-GB", "id-ID")
    words = " ".join(texts(english))
    assert "IKU Desktop manual" in words
    assert [each for each in titles if each not in words] == []
    assert library().topics[0].title not in words


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4_PORTRAIT, (210, 297)), (Paper.F4_PORTRAIT, (215, 330))]
)
def test_that_the_manual_is_printed_on_both_papers(paper: Paper, size: tuple[int, int]) -> None:
    page = pypdfium2.PdfDocument(render(one_topic("Kata."), VERSION, paper))[2]
    assert page.get_size() == pytest.approx([each * MM for each in size], abs=0.1)


def test_that_each_kind_of_block_is_printed() -> None:
    source = (
        "Paragraf [Desa](desa).\n\n## Judul\n\n- butir\n\n1. langkah\n\n> catatan\n\n"
        "| Kepala | Dua |\n| sel | lain |"
    )
    words = texts(render(one_topic(source), VERSION, Paper.A4_PORTRAIT))[2]
    for part in ("Bab satu", "Coba saja", "Paragraf Desa.", "Judul", "• butir", "1. langkah"):
        assert part in words
    for part in ("catatan", "Kepala", "sel"):
        assert part in words


def test_that_marks_of_html_are_printed_as_they_stand() -> None:
    words = texts(render(one_topic("a <b & <img src=x>"), VERSION, Paper.A4_PORTRAIT))[2]
    assert "a <b & <img src=x>" in words
