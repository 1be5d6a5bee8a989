"""Days on which offices don't work; the office keeps its own list, since decrees change it each year."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday or a day of collective leave."""

    day: date
    name: str
    id: str = ""
