"""The letterhead: its lines and their sizes, the coat of arms, and images that are none."""

import io
from dataclasses import replace

import pytest
from PIL import Image
from pypdfium2 import raw

from iku_desktop.domain.read_models import IkuSheet
from iku_desktop.reports.letterhead import coat_of_arms, letterhead
from iku_desktop.reports.registry import REPORTS
from tests.reports.reading import MM, pages_of, shapes_of


def an_image(kind: str, size: tuple[int, int] = (200, 240), mode: str = "RGB") -> bytes:
    data = io.BytesIO()
    Image.new(mode, size).save(data, kind)
    return data.getvalue()


def size_of(sheet: IkuSheet, office_line: str) -> float:
    """The height of the letters W in the office's line."""
    office = replace(sheet.office, office_line=office_line)
    page = pages_of(REPORTS["sheet"].render(replace(sheet, office=office)))[0]
    return next(letter.top - letter.bottom for letter in page.letters if letter.text == "W")


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB"), ("JPEG", "CMYK")],
)
def test_that_the_coat_of_arms_stands_at_the_left_margin(
    sheet: IkuSheet, kind: str, mode: str
) -> None:
    data = REPORTS["sheet"].render(replace(sheet, logo=an_image(kind, mode=mode)))
    (image,) = shapes_of(data, raw.FPDF_PAGEOBJ_IMAGE)
    assert (image.page, image.left) == (1, pytest.approx(20 * MM))
    assert image.wide == pytest.approx(20 * MM)
    assert image.high == pytest.approx(24 * MM)
    assert REPORTS["sheet"].render(replace(sheet, logo=an_image(kind, mode=mode))) == data


@pytest.mark.parametrize(("size", "wide", "high"), [((400, 100), 20, 5), ((100, 400), 6, 24)])
def test_that_a_coat_of_arms_of_other_proportions_is_not_stretched(
    sheet: IkuSheet, size: tuple[int, int], wide: float, high: float
) -> None:
    data = REPORTS["sheet"].render(replace(sheet, logo=an_image("PNG", size)))
    (image,) = shapes_of(data, raw.FPDF_PAGEOBJ_IMAGE)
    assert image.wide == pytest.approx(wide * MM)
    assert image.high == pytest.approx(high * MM)


@pytest.mark.parametrize(
    "logo",
    [
        b"",
        b"tidak",
        an_image("PNG")[:60],
        an_image("JPEG")[:300],
        an_image("GIF"),
        b"\x89PNG\r\n\x1a\n" + bytes(80),
        b"\xff\xd8\xff\xe0" + bytes(80),
    ],
    ids=["empty", "text", "cut png", "cut jpeg", "gif", "zero png", "zero jpeg"],
)
def test_that_an_image_that_is_none_leaves_a_sheet_without(sheet: IkuSheet, logo: bytes) -> None:
    broken, without = (REPORTS["sheet"].render(replace(sheet, logo=each)) for each in (logo, None))
    assert [page.body for page in pages_of(broken)] == [page.body for page in pages_of(without)]
    assert shapes_of(broken, raw.FPDF_PAGEOBJ_IMAGE) == []


def test_that_a_large_image_is_made_no_finer_than_a_printer_prints() -> None:
    arms = coat_of_arms(an_image("PNG", (3000, 1500)))
    assert arms is not None
    assert arms.size == (600, 300)


def test_that_what_is_transparent_becomes_white() -> None:
    data = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(data, "PNG")
    arms = coat_of_arms(data.getvalue())
    assert arms is not None
    assert arms.getpixel((0, 0)) == (255, 255, 255)


def test_that_a_long_name_shrinks_then_breaks_but_stays_legible(sheet: IkuSheet) -> None:
    usual, long, longer, longest = (size_of(sheet, "W" * count) for count in (9, 55, 60, 120))
    assert usual > long > longer > longest
    assert longest == pytest.approx(usual * 12 / 18, rel=0.02)
    assert size_of(sheet, "W" * 240) == pytest.approx(longest, rel=0.001)


def test_that_a_double_rule_stands_under_the_lines(sheet: IkuSheet) -> None:
    lines, rule = letterhead(sheet.office, None, 800.0)
    assert rule.height == pytest.approx(2.0 + 1 * MM + 0.5)
    assert lines.holds_next is rule.holds_next
    drawn = [
        shape
        for shape in shapes_of(REPORTS["sheet"].render(sheet))
        if shape.page == 1 and shape.wide > 290 * MM and shape.high < 5
    ]
    assert len(drawn) == 2
    assert drawn[0].bottom > drawn[1].top
