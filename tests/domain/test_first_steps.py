"""Which of the first steps are done, which comes next, and how long they are offered."""

from dataclasses import replace
from fractions import Fraction

import pytest

from iku_desktop.domain.first_steps import (
    LETTERHEAD,
    FirstStep,
    FirstSteps,
    has_letterhead,
    has_signer,
    has_targets,
    proposed_place,
)
from iku_desktop.domain.office import Office, Official
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import Target

OFFICE = Office(
    code="35.08.19",
    name="Klakah",
    kabupaten="Kabupaten Lumajang",
    province="Jawa Timur",
    government_line="PEMERINTAH KABUPATEN LUMAJANG",
    office_line="KECAMATAN KLAKAH",
    address="Jl. Raya 1",
)
QUARTER = Quarter(2026, 3)


def a_target(indicator: str, quarter: int) -> Target:
    return Target(indicator_id=indicator, year=2026, quarter=quarter, value=Fraction(90))


def test_that_the_first_open_step_is_next_also_when_a_later_one_is_done() -> None:
    steps = FirstSteps(frozenset({FirstStep.VILLAGES, FirstStep.OFFICIALS}))
    assert steps.next is FirstStep.LETTERHEAD


def test_that_nothing_is_next_when_all_is_done() -> None:
    assert FirstSteps(frozenset(FirstStep)).next is None


def test_that_the_steps_are_offered_until_the_first_report_is_out() -> None:
    assert FirstSteps(frozenset()).is_offered
    assert FirstSteps(frozenset(FirstStep) - {FirstStep.REPORT}).is_offered
    assert not FirstSteps(frozenset({FirstStep.REPORT})).is_offered


def test_that_steps_put_away_are_not_offered() -> None:
    assert not FirstSteps(frozenset(), hidden=True).is_offered


@pytest.mark.parametrize("blank", LETTERHEAD)
def test_that_a_letterhead_lacks_what_says_whose_it_is_and_where(blank: str) -> None:
    assert has_letterhead(OFFICE)
    assert not has_letterhead(replace(OFFICE, **{blank: ""}))


def test_that_a_letterhead_can_do_without_email() -> None:
    assert has_letterhead(replace(OFFICE, email="", postal_line=""))


def test_that_a_signer_has_name_and_post() -> None:
    assert has_signer(Official("", "Agus Salim", "CAMAT KLAKAH"))
    assert not has_signer(Official("", "Agus Salim", ""))
    assert not has_signer(None)


def test_that_the_place_of_signing_is_proposed_from_the_kecamatan_until_one_is_entered() -> None:
    assert proposed_place(replace(OFFICE, name="Klakah", place="")) == "Klakah"
    assert proposed_place(replace(OFFICE, name="Klakah", place="Lumajang")) == "Lumajang"


def test_that_targets_are_there_once_each_strategic_indicator_has_one_of_the_quarter() -> None:
    both = (a_target("one", 3), a_target("two", 3))
    assert has_targets(both, ("one", "two"), QUARTER)
    assert not has_targets(both[:1], ("one", "two"), QUARTER)
    assert not has_targets((a_target("one", 2), a_target("two", 3)), ("one", "two"), QUARTER)


def test_that_a_plan_without_strategic_indicators_has_no_targets() -> None:
    assert not has_targets((), (), QUARTER)
