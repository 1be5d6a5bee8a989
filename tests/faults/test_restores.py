"""Whatever state an office is in, its copy brings it back, also where journals of another time lie."""

from tests.faults.campaign import Options
from tests.faults.restores import QUICK, run


def test_that_a_copy_brings_back_whatever_state_there_was() -> None:
    (campaign,) = run(Options())
    assert campaign.failures == [], campaign.line()
    assert campaign.control_found, "evidence that is lost is not noticed"
    assert campaign.trials >= QUICK
