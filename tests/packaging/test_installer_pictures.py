"""The pictures of the installer: bitmaps of the right size, in the program's colours, the same every time."""

import io
from pathlib import Path

import pytest
from PIL import Image
from winbuild import nsis
from winbuild.pictures import (
    ACCENT,
    FINISH,
    FINISH_SIZE,
    HEAD,
    HEAD_SIZE,
    ICON_COLOR,
    WHITE,
    bitmap,
    pictures,
)

SVG = nsis.ICON_SOURCE


@pytest.fixture(scope="module")
def drawn() -> dict[str, bytes]:
    return pictures(SVG)


def seen(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.mode) == ("BMP", "RGB")
    return image


def rgb(color: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(color[1:])
    return red, green, blue


@pytest.mark.parametrize(("name", "size"), [(FINISH, FINISH_SIZE), (HEAD, HEAD_SIZE)])
def test_that_a_picture_is_a_bitmap_of_the_size_that_nsis_wants(
    drawn: dict[str, bytes], name: str, size: tuple[int, int]
) -> None:
    assert seen(drawn[name]).size == size


def test_that_the_last_page_is_blue_with_a_white_icon(drawn: dict[str, bytes]) -> None:
    image = seen(drawn[FINISH])
    colors = {color for _, color in image.getcolors(100_000) or ()}
    assert image.getpixel((0, 0)) == rgb(ACCENT)
    assert rgb(WHITE) in colors
    # The large one at the foot shines through only.
    foot = {image.getpixel((x, 300)) for x in range(FINISH_SIZE[0])}
    assert len(foot) > 1
    assert rgb(WHITE) not in foot


def test_that_the_head_is_white_with_the_icon_at_its_right(drawn: dict[str, bytes]) -> None:
    image = seen(drawn[HEAD])
    wide, high = HEAD_SIZE
    assert image.crop((0, 0, wide // 2, high)).getcolors() == [(wide // 2 * high, rgb(WHITE))]
    right = {color for _, color in image.crop((wide // 2, 0, wide, high)).getcolors(9_999) or ()}
    assert rgb(ACCENT) in right


def test_that_the_icon_still_has_the_colour_that_is_replaced() -> None:
    assert ICON_COLOR in Path(SVG).read_bytes()


def test_that_pictures_are_the_same_every_time(drawn: dict[str, bytes]) -> None:
    assert pictures(SVG) == drawn


def test_that_lines_of_a_bitmap_stand_upside_down_with_blue_first_in_steps_of_four() -> None:
    # Two pixels a line, two lines, with one byte too many at the end of each.
    pixels = bytes([1, 2, 3, 4, 5, 6, 0, 7, 8, 9, 10, 11, 12, 0])
    body = bitmap(pixels, (2, 2), 7)[54:]
    assert body == bytes([9, 8, 7, 12, 11, 10, 0, 0, 3, 2, 1, 6, 5, 4, 0, 0])
