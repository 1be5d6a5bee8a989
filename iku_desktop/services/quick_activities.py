"""Makes new activities of rows that are plainly right; what a column says again and again is read once.

Whatever is not plainly right is left to the form (activity_entry.py), which alone names problems.
"""

from collections.abc import Callable, Mapping
from datetime import date
from types import NoneType

from iku_desktop.domain.activities import Activity, Evidence, activity_problems
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.typed_input import Typed
from iku_desktop.exchange.layout import Cell
from iku_desktop.services.activity_entry import ActivityEntry
from iku_desktop.services.evidence_entry import numbered

# Of a column with more words than these nearly each is another one.
MOST_KEPT = 2_000
READ_ONCE = (str, date, NoneType)


class _Column(dict[Cell, object]):
    """What the cells of one column were read as; Refused as the form's own field refuses."""

    def __init__(self, name: str, read: Callable[[Typed, str], object]) -> None:
        super().__init__()
        self._name, self._read = name, read

    def __missing__(self, cell: Cell) -> object:
        # Among texts, days and nothing what is equal is the same.
        if type(cell) not in READ_ONCE:
            raise Refused(())
        value = self._read(cell, self._name)
        if len(self) < MOST_KEPT:
            self[cell] = value
        return value


class QuickActivities:
    """Reads rows as an ActivityEntry does, as long as nothing is wrong with them."""

    def __init__(self, entry: ActivityEntry, today: date) -> None:
        self._today = today
        self._columns = {
            field.name: _Column(field.name, field.read)
            for field in entry.fields
            if field.name != "first_day"
        }
        self._needed = tuple(field.name for field in entry.fields if field.needed)
        self._sound_days: dict[tuple[date, date | None], bool] = {}

    def made(self, cells: Mapping[str, Cell]) -> Activity | None:
        """The new activity of a row, None where the form must look at it."""
        try:
            read = {name: column[cells.get(name)] for name, column in self._columns.items()}
        except Refused:
            return None
        day, follow_up = read["date"], read["follow_up_date"]
        evidence = _evidence(read["evidence"], read["evidence_numbers"])
        if evidence is None or not all(map(read.get, self._needed)):
            return None
        if not isinstance(day, date) or not self._are_sound(day, follow_up):
            return None
        return Activity(
            "",
            day,
            *(str(read["description"]), str(read["section"])),
            None,
            str(read["place"]),
            evidence,
            str(read["output"]),
            follow_up if isinstance(follow_up, date) else None,
            str(read["note"]),
        )

    def _are_sound(self, day: date, follow_up: object) -> bool:
        later = follow_up if isinstance(follow_up, date) else None
        sound = self._sound_days.get((day, later))
        if sound is None:
            sound = not activity_problems(day, None, later, self._today)
            self._sound_days[day, later] = sound
        return sound


def _evidence(kinds: object, numbers: object) -> tuple[Evidence, ...] | None:
    """The evidence with its numbers, None where there are more numbers than kinds."""
    if not isinstance(kinds, tuple) or not isinstance(numbers, tuple) or len(numbers) > len(kinds):
        return None
    return tuple(dict.fromkeys(numbered(kinds, numbers) if numbers else kinds))
