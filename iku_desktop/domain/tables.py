"""Tables as they are seen on a page, for whoever writes them down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

TableCell = str | date | int | Fraction | None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its heading; `is_figure` puts whole numbers and fractions at the right."""

    title: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class TableContent:
    """A table as it is seen: title, lines above it (office, period, filters), columns and rows.

    Cells are text, dates and exact numbers; each row has a cell for each column. `notes` are below.
    """

    title: str
    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[TableCell]]
    lines: Sequence[str] = ()
    notes: Sequence[str] = ()
    sheet: str = ""
