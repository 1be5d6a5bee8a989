"""A closed quarter: its frozen snapshot with its own hash, and who closed or reopened it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Closing:
    """One closing of a quarter; `snapshot` is JSON, `sha256` its hash, `revision` 0 the first closing.

    `reopened_at` None means the quarter is still closed by it.
    """

    year: int
    quarter: int
    revision: int
    snapshot: str
    sha256: str
    closed_at: datetime
    closed_by: str
    reopened_at: datetime | None = None
    reopened_by: str = ""
    reopen_reason: str = ""
    id: str = ""
