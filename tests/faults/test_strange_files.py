"""Mutated and hand-made workbooks, packages, copies and evidence: taken whole or refused, nothing between."""

import pytest

from tests.faults.by_hand import MADE
from tests.faults.campaign import Options
from tests.faults.strange_files import CASES, QUICK, TAKES, run


@pytest.mark.parametrize("kind", TAKES)
def test_that_a_strange_file_is_taken_whole_or_refused_with_nothing_written(kind: str) -> None:
    (campaign,) = run(Options(operations=(kind,)))
    assert campaign.failures == [], campaign.line()
    assert campaign.control_found, "what a bad program does is not noticed"
    kept = len(list(CASES.glob(f"{kind}-*")))
    assert campaign.trials == len(MADE[kind]) + kept + QUICK


def test_that_at_least_sixty_files_are_made_by_hand() -> None:
    assert sum(map(len, MADE.values())) >= 60
