"""A closed quarter: its frozen snapshot with its own hash, who closed or reopened it, and in which order."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ClosingHead:
    """A closing without its snapshot, which may be large; `revision` 0 is the first closing.

    `reopened_at` None means the quarter is still closed by it.
    """

    year: int
    quarter: int
    revision: int
    sha256: str
    closed_at: datetime
    closed_by: str
    reopened_at: datetime | None
    reopened_by: str
    reopen_reason: str
    id: str

    @property
    def is_open_again(self) -> bool:
        """Whether the quarter was reopened after this closing."""
        return self.reopened_at is not None


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


@dataclass(frozen=True, slots=True)
class ClockConfirmation:
    """Somebody said that the PC's clock is right although `seen` was later: closing may go on."""

    seen: datetime
    confirmed_at: datetime
    confirmed_by: str
    id: str = ""
