"""A signed paper that was changed in whatever way is never genuine, and one that was not always is."""

import pytest

from tests.faults.campaign import Options
from tests.faults.papers import CHANGES, QUICK, run


@pytest.mark.parametrize("name", ["byte", *CHANGES])
def test_that_a_changed_paper_is_never_genuine(name: str) -> None:
    (campaign,) = run(Options(operations=(name,)))
    assert campaign.failures == [], campaign.line()
    assert campaign.control_found is not False, "a paper as it was signed is not genuine"
    assert campaign.trials == QUICK


def test_that_every_unaltered_paper_is_genuine() -> None:
    (campaign,) = run(Options(operations=("unaltered",)))
    assert campaign.failures == [], campaign.line()
    assert campaign.trials == 3
