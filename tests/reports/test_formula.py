"""A formula as a true fraction: its terms balanced over the bar, its factor after the bracket."""

import io
from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from iku_desktop.reports.flow import Block
from iku_desktop.reports.formula import TALLEST, Fraction
from iku_desktop.reports.text import Style, TextBlock
from tests.reports.reading import Letter, pages_of, shapes_of

STYLE = Style(8, 9.6)
TWO_THIRDS = Fraction("Jumlah A + Jumlah B", "Jumlah C", "× 100%", "datar", STYLE)


def drawn(block: Block) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(400, 400), invariant=1)
    block.draw(canvas, 50.0, 350.0, 0.0, block.height)
    canvas.save()
    return data.getvalue()


def letter(letters: tuple[Letter, ...], text: str) -> Letter:
    return next(each for each in letters if each.text == text)


def test_that_numerator_bar_denominator_and_factor_stand_as_a_fraction() -> None:
    block = TWO_THIRDS.lay(300.0)
    data = drawn(block)
    (page,) = pages_of(data)
    assert page.text.split() == ["Jumlah", "A", "+", "Jumlah", "B", "Jumlah", "C", "×", "100%"]
    *brackets, bar = shapes_of(data)
    assert len(brackets) == 2
    assert letter(page.letters, "A").bottom > bar.top > bar.bottom > letter(page.letters, "C").top
    times = letter(page.letters, "×")
    assert times.left > brackets[1].right
    assert bar.bottom - 6 < (times.bottom + times.top) / 2 < bar.top + 6


def test_that_the_brackets_are_as_tall_as_the_fraction_and_around_it() -> None:
    block = TWO_THIRDS.lay(300.0)
    left, right, bar = shapes_of(drawn(block))
    assert left.high == pytest.approx(block.height, abs=2)
    assert right.high == pytest.approx(block.height, abs=2)
    assert left.left < bar.left < bar.right < right.right


def test_that_terms_too_long_for_the_room_break_into_lines_of_about_one_length() -> None:
    wide = replace(TWO_THIRDS, numerator="Jumlah desa tepat waktu " * 6)
    (page,) = pages_of(drawn(wide.lay(200.0)))
    lines = [line for line in page.text.splitlines() if "desa" in line]
    assert len(lines) >= 4
    assert max(map(len, lines)) - min(map(len, lines)) <= 12
    assert all(each.right <= 250.5 for each in page.letters)


def test_that_a_fraction_that_would_fill_a_page_is_printed_in_a_line() -> None:
    huge = replace(TWO_THIRDS, numerator="Jumlah desa " * 500)
    block = huge.lay(200.0)
    assert isinstance(block, TextBlock)
    assert block.height < TALLEST
    assert pages_of(drawn(block))[0].text.strip() == "datar"
