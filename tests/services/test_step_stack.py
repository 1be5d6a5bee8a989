"""The stack of steps: newest first, what is for good passed over, redoing until something else is done."""

from iku_desktop.domain.steps import Step, StepMark, StepName
from iku_desktop.services.step_stack import MOST_STEPS, StepStack


def a_step(number: int, table: str = "activity") -> Step:
    return Step(number, number + 1, StepName(), {(table, "insert"): 1})


def stack_of(*steps: Step) -> StepStack:
    stack = StepStack()
    for step in steps:
        stack.note(step, None)
    return stack


def test_that_an_empty_stack_has_nothing() -> None:
    assert StepStack().to_undo() == (None, ())
    assert StepStack().to_redo() is None


def test_that_the_newest_step_is_undone_first() -> None:
    one, two = a_step(1), a_step(2)
    stack = stack_of(one, two)
    assert stack.to_undo() == (two, ())
    stack.undone(two, a_step(3))
    assert stack.to_undo() == (one, ())
    assert stack.to_redo() == a_step(3)


def test_that_what_was_undone_last_is_redone_first() -> None:
    one, two = a_step(1), a_step(2)
    stack = stack_of(one, two)
    stack.undone(two, a_step(3))
    stack.undone(one, a_step(4))
    assert stack.to_redo() == a_step(4)
    stack.redone(a_step(4), a_step(5))
    assert stack.to_redo() == a_step(3)
    assert stack.to_undo() == (a_step(5), ())


def test_that_steps_for_good_are_passed_over_and_named() -> None:
    work, closing, letter = a_step(1), a_step(2, "closing"), a_step(3, "letter")
    stack = stack_of(work, closing, letter)
    assert stack.to_undo() == (work, (letter, closing))
    stack.undone(work, a_step(4))
    assert stack.to_undo() == (None, (letter, closing))


def test_that_new_work_ends_redoing_and_what_is_for_good_does_not() -> None:
    stack = stack_of(a_step(1))
    stack.undone(a_step(1), a_step(2))
    stack.note(a_step(3, "issued_document"), None)
    assert stack.to_redo() == a_step(2)
    stack.note(a_step(4), None)
    assert stack.to_redo() is None


def test_that_undoing_and_redoing_are_no_steps_of_their_own() -> None:
    stack = stack_of(a_step(1))
    stack.note(a_step(2), StepMark.UNDO)
    stack.note(a_step(3), StepMark.REDO)
    assert stack.to_undo() == (a_step(1), ())
    # Restoring from the bin is work of its own.
    stack.note(a_step(4), StepMark.RESTORE)
    assert stack.to_undo() == (a_step(4), ())


def test_that_more_than_a_hundred_steps_are_kept_and_not_endlessly_many() -> None:
    stack = stack_of(*(a_step(number) for number in range(MOST_STEPS + 10)))
    kept = 0
    while (step := stack.to_undo()[0]) is not None:
        stack.undone(step, step)
        kept += 1
    assert kept == MOST_STEPS >= 100


def test_that_a_lost_step_is_left_out_wherever_it_is() -> None:
    stack = stack_of(a_step(1), a_step(2))
    stack.forget(a_step(2))
    assert stack.to_undo() == (a_step(1), ())
    stack.undone(a_step(1), a_step(3))
    stack.forget(a_step(3))
    assert stack.to_redo() is None
    stack.forget(a_step(9))
