"""The gauge on paper has the geometry of the gauge on screen: what is inked where."""

import io
from fractions import Fraction

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from iku_desktop.presentation import gauge_geometry as ring
from iku_desktop.reports.gauge import ABOVE, SCALE, WIDE, GaugeBlock, GaugePicture
from tests.reports.reading import MM, pages_of, shapes_of

CENTRE_X, CENTRE_Y, SIDE, FINE = 100.0, 100.0, 200.0, 6
WHITE, INK, GREY = range(250, 256), range(80), range(190, 230)


class Print:
    """A gauge printed around a known point, to be looked at through a magnifying glass."""

    def __init__(self, block: GaugeBlock) -> None:
        data = io.BytesIO()
        canvas = Canvas(data, pagesize=(SIDE, SIDE), invariant=1)
        block.draw(canvas, 0.0, CENTRE_Y + ABOVE, 0.0, block.height)
        canvas.save()
        self.data = data.getvalue()
        page = pypdfium2.PdfDocument(self.data)[0]
        self._image = page.render(scale=FINE, grayscale=True).to_pil()

    @property
    def words(self) -> list[str]:
        return pages_of(self.data)[0].text.split()

    def ink_at(self, angle: float, radius: float) -> int:
        """How light it is at a point of the ring: 0 black, 255 white."""
        x, y = ring.point(angle, radius * SCALE)
        found = self._image.getpixel(
            (round((CENTRE_X + x) * FINE), round((SIDE - CENTRE_Y - y) * FINE))
        )
        assert isinstance(found, int)
        return found


def printed(actual: int | None, attainable: int | None = None, target: int | None = None) -> Print:
    values = (None if each is None else Fraction(each) for each in (actual, attainable, target))
    picture = GaugePicture(*values, value="57,58 %", terms="19 dari 33")
    return Print(picture.lay(SIDE))


def test_that_the_whole_gauge_is_forty_five_millimetres_wide() -> None:
    assert pytest.approx(45 * MM) == WIDE
    shapes = shapes_of(printed(50, 50, 95).data)
    assert max(shape.right for shape in shapes) <= CENTRE_X + WIDE / 2
    assert min(shape.left for shape in shapes) >= CENTRE_X - WIDE / 2


@pytest.mark.parametrize("value", [10, 25, 50, 75, 90])
def test_that_the_solid_part_runs_from_zero_to_its_value(value: int) -> None:
    gauge = printed(value)
    angle = ring.angle_of(value)
    assert gauge.ink_at(ring.START - 2, ring.MIDDLE) in INK
    assert gauge.ink_at(ring.START + 2, ring.MIDDLE) in WHITE
    assert gauge.ink_at(angle + 2, ring.MIDDLE) in INK
    assert gauge.ink_at(angle - 2, ring.MIDDLE) in GREY


@pytest.mark.parametrize("angle", [200, 135, 90, 45, -20])
def test_that_the_ring_is_as_thick_as_on_screen(angle: float) -> None:
    gauge = printed(100)
    inked = [gauge.ink_at(angle, radius) in INK for radius in (ring.INNER + 1, ring.OUTER - 1)]
    beside = [gauge.ink_at(angle, radius) in WHITE for radius in (ring.INNER - 1, ring.OUTER + 1)]
    assert all(inked)
    assert all(beside)


def test_that_what_is_lost_is_a_thin_track() -> None:
    gauge = printed(50, 75)
    lost = ring.angle_of(90)
    assert gauge.ink_at(lost, ring.MIDDLE) in GREY
    assert gauge.ink_at(lost, ring.MIDDLE + ring.TRACK) in WHITE
    assert gauge.ink_at(lost, ring.MIDDLE - ring.TRACK) in WHITE


def test_that_what_is_attainable_is_hatched() -> None:
    gauge = printed(20, 80)
    inks = [gauge.ink_at(angle / 4, ring.MIDDLE) for angle in range(4 * 40, 4 * 140)]
    dark, light = (sum(ink in some for ink in inks) / len(inks) for some in (INK, WHITE))
    assert 0.05 < dark < 0.6
    assert 0.2 < light < 0.95


def test_that_without_a_value_only_the_track_is_drawn() -> None:
    gauge = printed(None)
    for angle in (200, 90, -20):
        assert gauge.ink_at(angle, ring.MIDDLE) in GREY
        assert gauge.ink_at(angle, ring.OUTER - 2) in WHITE


@pytest.mark.parametrize("target", [0, 30, 60, 100])
def test_that_the_targets_mark_crosses_the_ring_with_a_gap_around_it(target: int) -> None:
    gauge = printed(100, None, target)
    angle = ring.angle_of(target)
    for radius in (ring.INNER - 3, ring.MIDDLE, ring.OUTER + 3):
        assert gauge.ink_at(angle, radius) in INK
    beside = 180 / 3.1416 * (ring.MARK + ring.MARK_GAP / 2) / 2 / ring.MIDDLE
    assert gauge.ink_at(angle - beside, ring.MIDDLE) in WHITE
    assert str(target) in gauge.words


def test_that_value_terms_and_ends_are_said_in_this_order() -> None:
    assert printed(50, None, 60).words == ["57,58", "%", "19", "dari", "33", "60", "0", "100"]
