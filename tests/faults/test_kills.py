"""kill -9, quickly: a hundred moments, most of them of an import and of a merge."""

import sys

import pytest

from tests.faults.campaign import Options, campaigns_of
from tests.faults.kills import CONTROLLED, QUICK
from tests.faults.operations import OPERATIONS


@pytest.mark.skipif(sys.platform != "linux", reason="the shim is one of Linux")
@pytest.mark.timeout(400)
def test_that_a_kill_loses_nothing_that_was_acknowledged_and_leaves_nothing_half_done() -> None:
    found = campaigns_of("kill", Options())
    assert [each.line() for each in found if not each.passed] == [], found
    assert {each.operation for each in found} == set(OPERATIONS)
    assert sum(each.trials for each in found) >= QUICK
    controlled = {each.operation for each in found if each.control_found}
    assert controlled == CONTROLLED, "an early word must be found lost"
