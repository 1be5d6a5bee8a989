"""The gauge as a widget: what it paints, that it is a button, and that it grows with the font."""

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from iku_desktop.presentation import gauge_geometry as ring
from iku_desktop.ui.theme import Look, Shade, Theme
from iku_desktop.ui.widgets.gauge import Gauge, Reading

READING = Reading(
    Fraction(1900, 33), Fraction(3000, 33), Fraction(90), "57,58 %", "19 dari 33 dokumen"
)


@pytest.fixture
def gauge(theme: Theme, qtbot: QtBot) -> Gauge:
    made = Gauge(theme)
    qtbot.addWidget(made)
    made.resize(260, 190)
    made.show_reading(READING, "IKU 2")
    made.show()
    return made


def color_at(gauge: Gauge, percent: float, radius: float = ring.MIDDLE) -> QColor:
    """The painted colour where a value of the scale lies on the ring."""
    picture: QImage = gauge.grab().toImage()
    reach = ring.extent(gauge._reading.target)
    wide, high = reach.left + reach.right, reach.above + reach.below
    scale = min(gauge.width() / wide, gauge.height() / high, gauge._theme.px(100) / 100)
    x, y = ring.point(ring.angle_of(percent), radius)
    middle = QPointF(
        (gauge.width() - wide * scale) / 2 + reach.left * scale,
        (gauge.height() - high * scale) / 2 + reach.above * scale,
    )
    return picture.pixelColor((middle + QPointF(x, -y) * scale).toPoint())


def test_that_the_ring_is_solid_to_the_value_and_empty_beyond_what_is_attainable(
    gauge: Gauge, theme: Theme
) -> None:
    assert color_at(gauge, 10) == theme.color("accent")
    assert color_at(gauge, 55) == theme.color("accent")
    assert color_at(gauge, 97) == theme.color("line2")
    assert color_at(gauge, 97, ring.OUTER - 2) not in (theme.color("accent"), theme.color("line2"))


def test_that_what_is_attainable_is_hatched(gauge: Gauge, theme: Theme) -> None:
    shades = {color_at(gauge, 60 + step / 4).name() for step in range(80)}
    assert len(shades) > 10, "lines and their gaps give many shades"


def test_that_the_target_crosses_the_ring(gauge: Gauge, theme: Theme) -> None:
    at_target = color_at(gauge, 90)
    assert abs(at_target.lightness() - theme.color("text").lightness()) < 40


def test_that_without_a_value_nothing_of_the_ring_is_filled(gauge: Gauge, theme: Theme) -> None:
    gauge.show_reading(Reading(missing="Belum ada kegiatan."), "IKU 1")
    painted = {color_at(gauge, percent).name() for percent in range(2, 99, 4)}
    assert painted == {theme.color("line2").name()}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_that_the_keyboard_asks_for_the_explanation(
    gauge: Gauge, qtbot: QtBot, key: Qt.Key
) -> None:
    with qtbot.waitSignal(gauge.clicked):
        qtbot.keyClick(gauge, key)


def test_that_a_click_asks_for_the_explanation(gauge: Gauge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(gauge.clicked):
        qtbot.mouseClick(gauge, Qt.MouseButton.LeftButton)


def test_that_it_is_reached_by_tab_and_says_its_reading(gauge: Gauge) -> None:
    assert gauge.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert gauge.accessibleName() == "IKU 2"


def test_that_it_grows_with_the_font(gauge: Gauge, theme: Theme) -> None:
    before = gauge.sizeHint()
    theme.choose(replace(theme.look, points=14.625))
    assert gauge.sizeHint().width() == pytest.approx(before.width() * 1.5, abs=2)


def test_that_a_change_to_dark_paints_other_colours(gauge: Gauge, theme: Theme) -> None:
    light = color_at(gauge, 10)
    theme.choose(Look(Shade.DARK))
    assert color_at(gauge, 10) == theme.color("accent") != light


@pytest.mark.parametrize("percent", [0, 100, 140])
def test_that_every_value_can_be_painted(gauge: Gauge, percent: int) -> None:
    value = Fraction(percent)
    gauge.show_reading(Reading(value, value, value, f"{percent} %", "1 dari 1"), "IKU 2")
    assert not gauge.grab().isNull()
