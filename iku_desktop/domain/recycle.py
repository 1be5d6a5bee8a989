"""What was removed and can be put back: one line a row, told by the audit trail."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RemovedRow:
    """A removed row: `sequence` of its audit entry, its table and name, when and by whom it was removed.

    `parts` counts the rows and files of its own that go back with it.
    """

    sequence: int
    table: str
    name: str
    removed_at: datetime
    removed_by: str
    parts: int = 0
