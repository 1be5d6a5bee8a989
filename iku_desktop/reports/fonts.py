"""The fonts of the paper, embedded from the shipped files, and the widths of words in them."""

from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from iku_desktop.paths import RESOURCES

FACES = {
    (False, False): "LiberationSans-Regular",
    (True, False): "LiberationSans-Bold",
    (False, True): "LiberationSans-Italic",
    (True, True): "LiberationSans-BoldItalic",
}


@cache
def font(bold: bool = False, italic: bool = False) -> str:
    """The name of a face, registered on first use."""
    name = FACES[bold, italic]
    pdfmetrics.registerFont(TTFont(name, str(RESOURCES / "fonts" / f"{name}.ttf")))
    return name


def spoiled_faces() -> tuple[str, ...]:
    """The names of the shipped faces that are missing or can't be read; a paper needs them all."""
    spoiled = []
    for name in FACES.values():
        try:
            TTFont(name, str(RESOURCES / "fonts" / f"{name}.ttf"))
        except (OSError, TTFError):
            spoiled.append(name)
    return tuple(spoiled)


@lru_cache(maxsize=20_000)
def width(text: str, face: str, size: float) -> float:
    """How wide a text is, in points."""
    measured: float = pdfmetrics.stringWidth(text, face, size)
    return measured
