"""What a check of everything an office keeps found: database, evidence, closings and copies."""

from dataclasses import dataclass

from iku_desktop.domain.evidence_files import EvidenceCheck
from iku_desktop.domain.problems import Problem, Unavailable


@dataclass(frozen=True, slots=True)
class Checkup:
    """`problems` of the database; `closings` and `copies` count what is whole, the rest is named."""

    problems: tuple[Problem, ...]
    evidence: EvidenceCheck
    closings: int
    spoiled_closings: tuple[Unavailable, ...]
    copies: int
    spoiled_copies: tuple[tuple[str, Problem], ...]

    @property
    def is_sound(self) -> bool:
        """Whether everything is as it was written; files that nobody claims do no harm."""
        found = (self.problems, self.spoiled_closings, self.spoiled_copies)
        return not any((*found, self.evidence.missing, self.evidence.altered))
