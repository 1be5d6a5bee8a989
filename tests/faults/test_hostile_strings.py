"""A hostile string in any field is stored as it was typed or refused, and does no harm where it is shown."""

from tests.faults.campaign import Options
from tests.faults.hostile_strings import strings
from tests.faults.texts import FULL, QUICK, run


def test_that_a_hostile_string_is_stored_as_typed_or_refused_and_shown_without_harm() -> None:
    (campaign,) = run(Options())
    assert campaign.failures == [], campaign.line()
    assert campaign.control_found, (
        "a file opened elsewhere, or a text stored otherwise, is not noticed"
    )
    assert campaign.trials == QUICK


def test_that_there_are_five_hundred_strings_each_once() -> None:
    assert len(set(strings())) == FULL == len(strings())
