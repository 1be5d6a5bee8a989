"""Steps of work: what stays for good, and how the trail says that something was put back."""

import pytest

from iku_desktop.domain.steps import FOR_GOOD, Act, Step, StepMark, StepName, mark_of, marked_step


@pytest.mark.parametrize("table", sorted(FOR_GOOD))
def test_that_what_happened_for_good_is_no_matter_of_undoing(table: str) -> None:
    assert Step(1, 2, StepName(), {(table, "insert"): 1}).is_for_good
    mixed = {("activity", "insert"): 3, (table, "update"): 1}
    assert Step(1, 2, StepName(), mixed).is_for_good


@pytest.mark.parametrize("table", ["activity", "village", "target", "office", "deadline_rule"])
def test_that_data_and_settings_are_put_back(table: str) -> None:
    assert not Step(1, 2, StepName(), {(table, "delete"): 1}).is_for_good


def test_that_a_step_without_a_name_is_any_change() -> None:
    assert StepName() == StepName(Act.CHANGE, 0)


@pytest.mark.parametrize("mark", list(StepMark))
def test_that_a_mark_is_read_from_the_step_it_was_put_on(mark: StepMark) -> None:
    step = marked_step("01a2-0b", mark)
    assert step.startswith("01a2-0b")
    assert mark_of(step) is mark


@pytest.mark.parametrize("step", ["", "01a2-0b", "01a2-0b:", "01a2-0b:other"])
def test_that_a_step_without_a_mark_is_work_of_its_own(step: str) -> None:
    assert mark_of(step) is None
    assert marked_step("01a2-0b", None) == "01a2-0b"
