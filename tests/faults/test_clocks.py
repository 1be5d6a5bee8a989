"""Figures depend on dates alone, whatever hour and zone it is; a clock that stands behind is noticed."""

from tests.faults.campaign import Options
from tests.faults.clocks import QUICK, run


def test_that_figures_depend_on_dates_alone_and_a_clock_that_fell_back_is_noticed() -> None:
    (campaign,) = run(Options())
    assert campaign.failures == [], campaign.line()
    assert campaign.control_found, "another day is not told apart"
    assert campaign.trials == QUICK
