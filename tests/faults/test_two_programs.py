"""Two programs that want the same folder, quickly: two hundred changes and some killed holders."""

import sys

import pytest

from tests.faults.campaign import Options, campaigns_of
from tests.faults.two_programs import QUICK, STALE


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are forked")
@pytest.mark.timeout(300)
def test_that_two_programs_lose_nothing_and_a_stale_lock_hinders_nobody() -> None:
    found = {each.operation: each for each in campaigns_of("two", Options())}
    assert [each.line() for each in found.values() if not each.passed] == [], found
    assert found["at once"].trials >= QUICK
    assert found["at once"].control_found, "a lost update must be found"
    assert found["turns"].notes["waits that were said in words"], "they never met"
    assert found["stale locks"].trials > len(STALE)
