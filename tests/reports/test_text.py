"""Text on paper: the gate that cleans it, its lines, and what goes on in a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.reports.fonts import font, width
from iku_desktop.reports.text import Span, Style, Text, blank, broken, kept, printable

STYLE = Style(10, 12)


def lines_of(words: str | list[str | Span], room: float) -> list[str]:
    return ["".join(run.text for run in line) for line in broken(words, STYLE, room)]


@pytest.mark.parametrize(
    ("given_", "wanted"),
    [
        ("Desa & <b> \"'", "Desa & <b> \"'"),
        ("a\x00b\x1fc", "a b c"),
        ("a\u202eb\u200fc\ufeffd\u200be", "abcde"),
        ("a\ud800b\uffffc", "abc"),
        ("e\u0301", "é"),
        ("a\r\nb\rc\u2028d", "a\nb\nc d"),
        ("a\tb", "a b"),
        ("57,58\u00a0%", "57,58\u00a0%"),
    ],
)
def test_that_text_is_cleaned_to_what_a_printer_knows(given_: str, wanted: str) -> None:
    assert printable(given_) == wanted


@given(st.text())
def test_that_any_text_becomes_printable_and_stays_so(text: str) -> None:
    cleaned = printable(text)
    assert printable(cleaned) == cleaned
    assert all(letter.isprintable() or letter in "\n\u00a0" for letter in cleaned)


@given(st.text(alphabet="abc dWi-/.\n"), st.floats(20, 200))
def test_that_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: float) -> None:
    for line in broken(text, STYLE, room):
        assert sum(run.width for run in line) <= room + 0.01
    assert "".join(lines_of(text, room)).replace(" ", "") == "".join(text.split())


def test_that_words_go_to_the_next_line_whole() -> None:
    room = width("satu dua", font(), 10)
    assert lines_of("satu dua tiga", room) == ["satu dua", "tiga"]


def test_that_a_word_wider_than_the_room_is_broken_between_letters() -> None:
    room = width("mmmm", font(), 10)
    assert lines_of("i mmmmmmmmmm i", room) == ["i", "mmmm", "mmmm", "mm i"]


@pytest.mark.parametrize(
    ("word", "fitting", "wanted"),
    [
        ("34/7061/427.98.12.2001/2026", 13, ["34/7061/", "427.98.12.", "2001/2026"]),
        ("kecamatan@kabupaten.go.id", 18, ["kecamatan@", "kabupaten.go.id"]),
        # A joint near the line's beginning would leave the line nearly empty.
        ("5/mmmmmmmmmm", 7, ["5/mmmmm", "mmmmm"]),
    ],
)
def test_that_a_long_number_is_broken_after_its_strokes(
    word: str, fitting: int, wanted: list[str]
) -> None:
    assert lines_of(word, width(word[:fitting], font(), 10)) == wanted


def test_that_a_wide_rest_is_not_taken_to_the_next_line() -> None:
    room = width("i/W", font(), 10)
    assert lines_of("i/WW", room) == ["i/W", "W"]


def test_that_a_new_line_begins_where_the_text_says_so() -> None:
    assert lines_of("satu\n\ndua", 500) == ["satu", "", "dua"]


def test_that_a_kept_space_never_breaks_and_is_printed_as_a_space() -> None:
    room = width("Target 57,58", font(), 10)
    assert lines_of(f"Target {kept('57,58 %')}", room) == ["Target", "57,58 %"]


def test_that_spans_of_several_faces_share_a_line_and_a_word() -> None:
    (line,) = broken(["Nilai: ", Span("57,58", bold=True), "."], STYLE, 500)
    assert [run.text for run in line] == ["Nilai: ", "57,58", "."]
    assert [run.face for run in line] == [font(), font(bold=True), font()]
    assert line[2].x == pytest.approx(line[0].width + line[1].width)


def test_that_a_paragraph_leaves_no_single_line_at_either_end() -> None:
    block = Text("a\nb\nc\nd\ne", STYLE).lay(500)
    assert [(cut.at, cut.hold.name) for cut in block.cuts] == [
        (12, "TOGETHER"),
        (24, "FREE"),
        (36, "FREE"),
        (48, "TOGETHER"),
    ]


def test_that_nothing_typed_gives_dots_to_write_on() -> None:
    assert blank("") == blank(" \u200b") == "…" * 8
    assert blank("", 3) == "…" * 3
    assert blank("Camat") == "Camat"
