"""A damaged database, quickly: three hundred damages of every kind."""

import sys

import pytest

from tests.faults.campaign import Options, campaigns_of, kept_cases
from tests.faults.damage import QUICK


@pytest.mark.skipif(sys.platform == "win32", reason="paths are told as Linux writes them")
@pytest.mark.timeout(400)
def test_that_damage_is_named_and_never_met_with_a_traceback() -> None:
    (found,) = campaigns_of("damage", Options())
    assert found.passed, found.failures
    assert found.trials == QUICK + len(kept_cases("damage"))
    assert found.control_found, "a check that looks at no chain must be found out"
    assert found.notes["of it changed what is kept for good"] > QUICK / 5
