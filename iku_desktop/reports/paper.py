"""The sizes of paper and how a page is divided: margins, body and the strip of the footer."""

from dataclasses import dataclass
from enum import StrEnum

MM = 72 / 25.4
FOOTER_STRIP = 18.5 * MM


class Paper(StrEnum):
    """Sizes a report can be printed on; landscape unless the name says otherwise."""

    F4 = "f4"
    A4 = "a4"
    F4_PORTRAIT = "f4_portrait"
    A4_PORTRAIT = "a4_portrait"


LONG_AND_SHORT = {"f4": (330 * MM, 215 * MM), "a4": (297 * MM, 210 * MM)}


@dataclass(frozen=True, slots=True)
class PageFrame:
    """A page in points: its size, its side margins, and where its body begins below the upper edge."""

    width: float
    height: float
    left: float
    right: float
    top: float

    @classmethod
    def of(cls, paper: Paper, top_mm: float) -> "PageFrame":
        """The page of a paper: 20 mm left for the punch, 15 mm right."""
        name, _, portrait = paper.value.partition("_")
        long, short = LONG_AND_SHORT[name]
        width, height = (short, long) if portrait else (long, short)
        return cls(width, height, 20 * MM, 15 * MM, top_mm * MM)

    @property
    def text_width(self) -> float:
        """Between the side margins."""
        return self.width - self.left - self.right

    @property
    def room(self) -> float:
        """The height of the body, down to the footer's strip."""
        return self.height - self.top - FOOTER_STRIP
