"""The first steps of a new office: done is what the data say, and one word of the clerk's."""

from fractions import Fraction

import pytest

from iku_desktop.domain.first_steps import FirstStep
from iku_desktop.domain.periods import Quarter
from iku_desktop.services.first_steps import field_of
from tests.services.desk import Desk

QUARTER = Quarter(2025, 4)
OFFICIAL = {"name": "Agus Salim", "post": "CAMAT RANUYOSO"}


def done(desk: Desk) -> set[FirstStep]:
    return set(desk.services.first_steps.state(QUARTER).done)


def test_that_the_clerks_word_about_the_villages_is_kept(desk: Desk) -> None:
    assert FirstStep.VILLAGES not in done(desk)
    desk.services.first_steps.confirm_villages()
    desk.services.first_steps.confirm_villages()
    assert FirstStep.VILLAGES in done(desk)


def test_that_a_letterhead_without_address_is_still_to_do(desk: Desk) -> None:
    desk.services.settings.change_office({"address": ""})
    assert FirstStep.LETTERHEAD not in done(desk)
    desk.services.settings.change_office({"address": "Jl. Raya Ranuyoso 1"})
    assert FirstStep.LETTERHEAD in done(desk)


def test_that_an_official_who_may_sign_today_does_the_step(desk: Desk) -> None:
    for each in desk.services.settings.officials():
        desk.services.settings.remove_official(each.id)
    assert FirstStep.OFFICIALS not in done(desk)
    desk.services.settings.add_official(OFFICIAL | {"valid_from": "02/12/2025"})
    assert FirstStep.OFFICIALS not in done(desk)
    desk.services.settings.add_official(OFFICIAL)
    assert FirstStep.OFFICIALS in done(desk)


def test_that_a_proposed_place_is_not_the_offices_before_it_is_set(desk: Desk) -> None:
    settings, steps = desk.services.settings, desk.services.first_steps
    settings.change_office({"place": ""})
    assert steps.place() == settings.office().name
    assert settings.office().place == ""
    assert FirstStep.OFFICIALS not in done(desk)
    settings.change_office({"place": "Lumajang"})
    assert steps.place() == "Lumajang"
    assert FirstStep.OFFICIALS in done(desk)


def test_that_targets_of_all_indicators_are_set_in_one_step(desk: Desk) -> None:
    codes = [each.indicator.code for each in desk.services.first_steps.targets(2025)]
    typed = {field_of(code, number): "87,5" for code in codes for number in (1, 2, 3, 4, 0)}
    desk.services.first_steps.set_targets(2025, typed)
    assert codes == ["IKU-1", "IKU-2"]
    assert FirstStep.TARGETS in done(desk)
    found = desk.services.first_steps.targets(2025)
    assert all(
        dict(each.values) == dict.fromkeys((1, 2, 3, 4, 0), Fraction(175, 2)) for each in found
    )
    desk.services.history.undo(desk.moment())
    assert FirstStep.TARGETS not in done(desk)


def test_that_all_wrong_targets_are_named_and_nothing_is_written(desk: Desk) -> None:
    typed = {
        field_of("IKU-1", 1): "sembilan",
        field_of("IKU-1", 2): "90",
        field_of("IKU-2", 4): "101",
    }
    refused = desk.refused(lambda: desk.services.first_steps.set_targets(2025, typed))
    assert set(refused) == {field_of("IKU-1", 1), field_of("IKU-2", 4)}


def test_that_an_emptied_target_goes(desk: Desk) -> None:
    key = field_of("IKU-2", 4)
    desk.services.first_steps.set_targets(2025, {key: "90"})
    desk.services.first_steps.set_targets(2025, {key: ""})
    assert desk.services.first_steps.targets(2025)[1].values[4] is None


def test_that_a_target_of_an_unknown_indicator_is_refused(desk: Desk) -> None:
    typed = {field_of("IKU-9", 1): "90"}
    codes = {
        each.code
        for each in desk.problems(lambda: desk.services.first_steps.set_targets(2025, typed))
    }
    assert codes == {"unknown_indicator"}


def test_that_a_year_without_plan_has_no_targets_to_enter(desk: Desk) -> None:
    assert desk.services.first_steps.targets(1999) == ()
    assert FirstStep.TARGETS not in desk.services.first_steps.state(Quarter(1999, 1)).done


def test_that_the_first_report_ends_the_offer(desk: Desk) -> None:
    assert desk.services.first_steps.state(QUARTER).is_offered
    reports = desk.services.reports
    reports.issue(reports.make("sheet", desk.moment()))
    assert desk.services.first_steps.state(QUARTER).is_offered
    reports.issue(reports.make("quarterly", desk.moment()))
    assert not desk.services.first_steps.state(QUARTER).is_offered
    assert not desk.services.first_steps.state(Quarter(2026, 1)).is_offered


@pytest.mark.parametrize("times", [1, 2])
def test_that_the_steps_can_be_put_away(desk: Desk, times: int) -> None:
    for _ in range(times):
        desk.services.first_steps.hide()
    state = desk.services.first_steps.state(QUARTER)
    assert state.hidden
    assert not state.is_offered
