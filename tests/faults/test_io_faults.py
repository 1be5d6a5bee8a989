"""Every seventh change of the disk fails, quickly: in two halves, so that two processors share them."""

import sys

import pytest

from tests.faults.campaign import Options, campaigns_of
from tests.faults.operations import OPERATIONS

# Of these nothing is seen in the rows, so a program that says too much is found by its files alone.
WITHOUT_CONTROL = {"backup", "migrate"}


@pytest.mark.skipif(sys.platform != "linux", reason="the shim is one of Linux")
@pytest.mark.timeout(500)
@pytest.mark.parametrize("part", [1, 2])
def test_that_a_disk_that_fails_is_said_and_nothing_is_saved_by_halves(part: int) -> None:
    found = campaigns_of("io", Options(part=(part, 2)))
    assert [each.line() for each in found if not each.passed] == [], found
    assert {each.operation for each in found} == set(OPERATIONS)
    assert all(each.notes.get("refused by the disk") for each in found), "nothing ever failed"
    controlled = {each.operation for each in found if each.control_found}
    assert controlled == set(OPERATIONS) - WITHOUT_CONTROL, "a false word must be found out"
