"""The audit trail edited, cut, swapped, rewritten or put back is found; honest histories raise no alarm."""

import pytest

from tests.faults.campaign import Options
from tests.faults.trails import ATTACKS, HONEST_QUICK, QUICK, run


@pytest.mark.parametrize("name", ATTACKS)
def test_that_whatever_is_done_to_the_trail_is_found_where_it_began(name: str) -> None:
    (campaign,) = run(Options(operations=(name,)))
    assert campaign.failures == [], campaign.line()
    assert campaign.control_found, "a trail to which nothing was done gives an alarm"
    assert campaign.trials == QUICK


def test_that_an_honest_history_gives_no_alarm() -> None:
    (campaign,) = run(Options(operations=("honest",)))
    assert campaign.failures == [], campaign.line()
    assert campaign.trials == HONEST_QUICK
