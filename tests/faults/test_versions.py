"""Older databases tell the same in this program, and those of newer or other ones are left untouched."""

import pytest

from tests.faults.campaign import Options
from tests.faults.versions import REFUSED, RELEASED, run


@pytest.mark.parametrize(("name", "count"), [("older", len(RELEASED)), ("refused", len(REFUSED))])
def test_that_a_database_of_another_program_is_equal_or_untouched(name: str, count: int) -> None:
    (campaign,) = run(Options(operations=(name,)))
    assert campaign.failures == [], campaign.line()
    assert campaign.control_found
    assert campaign.trials == count
