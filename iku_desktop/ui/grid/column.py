"""What a page says of its table: one `Column` line each, how a cell looks, is typed, filtered, counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from iku_desktop.presentation.texts import t

Row = Any
"""A page's own read-model of one line; the grid only hands it to the page's functions."""


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell is drawn beside its words: icon, tone (a colour token), weight, chips, marks at the right,
    a coloured corner as of a note, a clip with the number of files, a ground other than the grid's own,
    the bars of a category of achievement by how many are filled.
    """

    icon: str = ""
    tone: str = "text"
    strong: bool = False
    chips: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    corner: str = ""
    hint: str = ""
    files: int = 0
    ground: str = "surface"
    bars: int | None = None


PLAIN = CellLook()
SOFT = CellLook(tone="text2")


@dataclass(frozen=True, slots=True)
class DayMeaning:
    """What a date would mean if it were entered; an impossible day is struck through in the calendar."""

    words: str = ""
    icon: str = ""
    tone: str = "text2"
    possible: bool = True


class EntryKind(Enum):
    """What helps while a cell is typed: nothing, the calendar, or a list of choices."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"


def always(_row: Row) -> bool:
    """Every row may be typed into; nobody need look at it to know."""
    return True


@dataclass(frozen=True, slots=True)
class Entry:
    """How a column is typed: what stands in the editor, which rows may be typed into, and the helper.

    `judge` says what a day would mean in that row; `choices` are words, `several` joins them by `;`;
    `lines` tells that line ends are kept.
    """

    typed: Callable[[Row], str]
    kind: EntryKind = EntryKind.TEXT
    can: Callable[[Row], bool] = always
    judge: Callable[[Row, date], DayMeaning] = lambda row, day: DayMeaning()
    choices: Sequence[str] = ()
    several: bool = False
    lines: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceFilter:
    """A drop-down under the header: (value, words) with the words for all first, and what matches."""

    everything: str
    choices: tuple[tuple[str, str], ...]
    matches: Callable[[Row, str], bool]


@dataclass(frozen=True, slots=True)
class TextFilter:
    """A line under the header: rows whose text holds what was typed, in upper or lower case."""

    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `width` in pixels at the base size, `stretch` its share of spare room.

    `sort` gives the key rows are ordered by (their text when left out), `tally` the word and amount a
    selected cell adds to the status bar ("" adds nothing), `number` what it adds to their sum, `group` the
    band it stands under, `placeholder` the words of the empty last row, `is_optional` one that is only
    shown when the clerk chose it.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    width: int
    stretch: int = 0
    sort: Callable[[Row], Any] | None = None
    look: Callable[[Row], CellLook] = lambda row: PLAIN
    entry: Entry | None = None
    filter: TextFilter | ChoiceFilter | None = field(default_factory=TextFilter)
    group: str = ""
    right: bool = False
    tally: Callable[[Row], tuple[str, int]] = lambda row: ("", 0)
    number: Callable[[Row], int] | None = None
    placeholder: str = ""
    is_optional: bool = False

    def order(self, row: Row) -> Any:
        """The key rows are ordered by; empty cells stand last."""
        if self.sort is not None:
            value = self.sort(row)
            return (value is None, value if value is not None else 0)
        text = self.text(row)
        return (not text, text.casefold())

    def keeps(self, row: Row, wanted: str) -> bool:
        """Whether the row matches what stands in the column's filter; "" keeps all."""
        if not wanted or self.filter is None:
            return True
        if isinstance(self.filter, ChoiceFilter):
            return self.filter.matches(row, wanted)
        return wanted.casefold() in self.text(row).casefold()


@dataclass(frozen=True, slots=True)
class Group:
    """A band over several columns: its title and the line below it."""

    key: str
    title: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NewRow:
    """The empty last row: `needed` keys must be typed before it is added."""

    needed: tuple[str, ...]
    name: str = field(default_factory=lambda: t("grid.new_row"))
