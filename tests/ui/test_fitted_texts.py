"""Words of cells are laid out once, shortened to their room, and drawn on the side they belong to."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from iku_desktop.ui.grid import fitted_texts
from iku_desktop.ui.grid.fitted_texts import FittedTexts
from iku_desktop.ui.theme import Look, Theme

ROOM = QRect(20, 4, 160, 24)


def drawn(texts: FittedTexts, words: str, *, room: QRect = ROOM, right: bool = False) -> set[int]:
    """The columns of pixels that the words blacken."""
    picture = QImage(220, 32, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    texts.draw(painter, room, words, right=right)
    painter.end()
    return {x for x in range(220) for y in range(32) if picture.pixelColor(x, y).lightness() < 128}


@pytest.fixture
def texts(qtbot: QtBot) -> FittedTexts:
    return FittedTexts(Theme(Look()))


def test_that_long_words_end_inside_their_room(texts: FittedTexts) -> None:
    found = drawn(texts, "Rapat koordinasi " * 10)
    assert min(found) >= ROOM.left()
    assert max(found) <= ROOM.right()


def test_that_figures_end_at_the_right(texts: FittedTexts) -> None:
    left, right = drawn(texts, "12,5"), drawn(texts, "12,5", right=True)
    assert max(left) < 100 < min(right)
    assert max(right) >= ROOM.right() - 3


def test_that_lines_of_a_text_stand_in_one(texts: FittedTexts) -> None:
    assert drawn(texts, "a\nb") == drawn(texts, "a b")


def test_that_nothing_is_drawn_without_words_or_room(texts: FittedTexts) -> None:
    assert not drawn(texts, "")
    assert not drawn(texts, "kata", room=QRect(20, 4, 0, 24))


def test_that_words_drawn_again_are_not_laid_out_again(
    texts: FittedTexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = drawn(texts, "Rapat")
    monkeypatch.setattr(fitted_texts, "QStaticText", None)
    assert drawn(texts, "Rapat") == first


def test_that_a_larger_font_lays_out_anew(qtbot: QtBot) -> None:
    theme = Theme(Look())
    texts = FittedTexts(theme)
    small = drawn(texts, "Rapat")
    theme.choose(Look(points=16))
    assert max(drawn(texts, "Rapat")) > max(small)


def test_that_only_so_many_texts_are_kept(
    texts: FittedTexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitted_texts, "MOST_KEPT", 3)
    for number in range(10):
        drawn(texts, f"Kegiatan {number}")
    assert len(texts._kept) <= 3
