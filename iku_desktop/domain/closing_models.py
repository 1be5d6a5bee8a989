"""What stands between a quarter and its closing: the checklist."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.read_models import ConcernLine, QuarterState


class ReadinessKind(StrEnum):
    """What a line of the checklist is about."""

    QUARTER_OVER = "quarter_over"
    EARLIER_CLOSED = "earlier_closed"
    CLOCK = "clock"
    DATES = "dates"
    CAUSES = "causes"
    EVIDENCE = "evidence"
    FILES = "files"
    FOLLOW_UPS = "follow_ups"
    TARGETS = "targets"
    MANUAL = "manual"
    NARRATIVES = "narratives"
    OFFICIAL = "official"
    OFFICE = "office"


class Level(StrEnum):
    """Whether a line is in order, only worth a note on the report, or forbids the closing."""

    OK = "ok"
    NOTE = "note"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class ReadinessLine:
    """One line: what, how it stands, the words' values, and the problem its door leads to (None: none)."""

    kind: ReadinessKind
    level: Level
    values: Mapping[str, object]
    concern: ConcernLine | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """The checklist of a quarter; `closing` is what holds it closed, `revision` that of the next paper."""

    quarter: Quarter
    state: QuarterState
    lines: tuple[ReadinessLine, ...]
    revision: int = 0
    closing: ClosingHead | None = None

    def count(self, level: Level) -> int:
        """How many lines stand so."""
        return sum(line.level is level for line in self.lines)

    @property
    def can_close(self) -> bool:
        """Whether nothing forbids the closing."""
        return self.closing is None and not self.count(Level.BLOCK)
