"""Contrast in light and dark: words at least 4,5 : 1 on every ground, edges, icons and focus 3 : 1."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from iku_desktop.paths import RESOURCES
from iku_desktop.ui.style_sheet import STATUSES
from iku_desktop.ui.theme import DARK, LIGHT, Look, Shade, Theme
from tests.ui.contrast import SHAPES, TEXT, contrast, weak_words

SHADES = pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
PLAIN = ("bg", "surface", "surface2")
# A row that is chosen, a key that is held over a button, what waits in a grid, a locked row.
MARKED = (*PLAIN, "sel", "accent_soft", "wait_soft")
# What words and icons stand on: each colour of words with every ground it is seen on.
WORDS = {
    "text": (*MARKED, "miss_soft", "late_soft", "line"),
    "text2": (*MARKED, "line"),
    "text3": MARKED,
    "accent": (*MARKED, "line"),
    **{each: (*MARKED, f"{each}_soft") for each in STATUSES if each != "accent"},
    "on_accent": ("accent", "text2"),
}
# Edges of fields and buttons, the track of the gauge, marks; the accent is the ring of the focus.
DRAWN = {
    "line2": MARKED,
    "accent": (*MARKED, "line"),
    "miss": (*MARKED, "miss_soft"),
    "text": MARKED,
}
# Lines between cells and around cards tell nothing alone; what is disabled is exempt in WCAG too.
DECORATION = {"line", "grid"}


def ratio(colors: dict[str, str], one: str, other: str) -> float:
    return contrast(QColor(colors[one]), QColor(colors[other]))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#777777", "#FFFFFF", 4.48),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#0000FF", "#FFFFFF", 8.59),
        ("#949494", "#FFFFFF", 3.03),
    ],
)
def test_that_the_formula_gives_the_known_ratios(one: str, other: str, expected: float) -> None:
    assert contrast(QColor(one), QColor(other)) == pytest.approx(expected, abs=0.005)
    assert contrast(QColor(other), QColor(one)) == contrast(QColor(one), QColor(other))


@SHADES
def test_that_words_are_read_on_every_ground_they_stand_on(colors: dict[str, str]) -> None:
    weak = {
        f"{words} on {ground}": round(ratio(colors, words, ground), 2)
        for words, grounds in WORDS.items()
        for ground in grounds
        if ratio(colors, words, ground) < TEXT
    }
    assert weak == {}


@SHADES
def test_that_edges_icons_and_the_focus_are_seen(colors: dict[str, str]) -> None:
    weak = {
        f"{line} on {ground}": round(ratio(colors, line, ground), 2)
        for line, grounds in DRAWN.items()
        for ground in grounds
        if ratio(colors, line, ground) < SHAPES
    }
    assert weak == {}
    # A bar that is on time beside one that is late, beside one that is missing: told by pattern as well.
    assert ratio(colors, "text", "accent") >= 1.5


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """The rules of the sheets: selector, and its declarations by their property."""
    sheet = "".join(
        (RESOURCES / "look" / f"{name}.qss").read_text("utf-8") for name in ("window", "status")
    )
    for selector, body in re.findall(r"([^{}]+)\{((?:\$\{\w+\}|[^{}])*)\}", sheet):
        told = (each.partition(":") for each in body.split(";"))
        yield " ".join(selector.split()), {name.strip(): value.strip() for name, _, value in told}


def named(value: str) -> str:
    found = re.search(r"\$(\w+)", value)
    return found[1] if found else ""


def test_that_every_colour_of_words_in_the_sheets_is_among_those_tried() -> None:
    found = set()
    for selector, told in rules():
        color, ground = named(told.get("color", "")), named(told.get("background", ""))
        if color in ("", "color") or ":disabled" in selector:
            continue
        found.add(color)
        assert ground in ("", *WORDS[color]), selector
    assert {"text", "text2", "text3", "accent", "on_accent", "miss", "late"} <= found


def test_that_no_control_has_an_edge_of_decoration() -> None:
    controls = re.compile(
        r"Q(PushButton|ToolButton|LineEdit|ComboBox|PlainTextEdit|CheckBox|RadioB)"
    )
    weak = [
        selector
        for selector, told in rules()
        if controls.search(selector)
        and ":disabled" not in selector
        and any(named(told.get(each, "")) in DECORATION for each in ("border", "border-color"))
    ]
    assert weak == []


def test_that_what_has_the_focus_has_a_frame_and_not_only_another_colour() -> None:
    bare = [
        selector
        for selector, told in rules()
        if ":focus" in selector and not any("border" in each for each in told)
    ]
    assert bare == [
        "QLineEdit:focus, QComboBox:focus, QSpinBox:focus",
        "QCheckBox:focus, QRadioButton:focus",
    ]


@pytest.mark.parametrize(("color", "found"), [("#777777", ["Terlalu pucat 4.48"]), ("#767676", [])])
def test_that_pale_words_are_found_in_the_picture(
    theme: Theme, qtbot: object, color: str, found: list[str]
) -> None:
    theme.choose(Look(Shade.LIGHT))
    place = QWidget()
    label = QLabel("Terlalu pucat", place)
    place.setStyleSheet(f"background: white; color: {color}")
    label.resize(200, 40)
    place.show()
    assert weak_words(place) == found
    place.close()
