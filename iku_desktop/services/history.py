"""Undoing and redoing the steps of this session: each a new change, through the guard of closed quarters."""

from dataclasses import dataclass

from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.steps import Step, StepMark, StepPlace
from iku_desktop.services.context import Context
from iku_desktop.services.row_names import RowNames
from iku_desktop.services.step_places import place_of

LOST = frozenset({"undo_overtaken", "undo_not_kept"})


@dataclass(frozen=True, slots=True)
class Turned:
    """A step that was undone or redone: when, which, where it is shown, and what was passed over."""

    saved: Saved
    step: Step
    place: StepPlace | None
    passed: tuple[Step, ...] = ()


class History:
    """What this session changed, to be put back one step after the other."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def undoable(self) -> Step | None:
        """The step that `undo` would take back."""
        return self._context.steps.to_undo()[0]

    @property
    def redoable(self) -> Step | None:
        """The step that `redo` would do again."""
        return self._context.steps.to_redo()

    def undo(self, moment: Moment) -> Turned:
        """Take back the newest step that can be; the audit trail tells it as a change marked so.

        Refused: `nothing_to_undo`, `undo_overtaken` where a row has gone on since, and what the guard of
        closed quarters or the database forbids; then nothing is changed.
        """
        steps = self._context.steps
        step, passed = steps.to_undo()
        if step is None:
            raise Refused(Problem("only_for_good" if passed else "nothing_to_undo"))
        turned, inverse = self._turn(step, StepMark.UNDO, moment)
        steps.undone(step, inverse)
        return Turned(turned.saved, step, turned.place, passed)

    def redo(self, moment: Moment) -> Turned:
        """Do again what was undone last; Refused as `undo`, `nothing_to_redo`."""
        steps = self._context.steps
        step = steps.to_redo()
        if step is None:
            raise Refused(Problem("nothing_to_redo"))
        turned, inverse = self._turn(step, StepMark.REDO, moment)
        steps.redone(step, inverse)
        return turned

    def _named(self, problem: Problem) -> Problem:
        """The problem with the name of the row it speaks of."""
        if problem.code not in LOST:
            return problem
        values = problem.values
        with self._context.reading() as rows:
            name = RowNames(rows).of_row(str(values["table"]), str(values.get("row_id", "")))
        return Problem(problem.code, problem.field, {"row": name})

    def _turn(self, step: Step, mark: StepMark, moment: Moment) -> tuple[Turned, Step]:
        """Write the inverse of a step; with the step that this is."""
        try:
            with self._context.writing(step.name, mark) as change:
                before = change.work.change_counter()
                entries = change.work.audit_between(step.after, step.until)
                change.work.revert(entries)
                # This transaction's own entries, for the way back; the step keeps its name.
                inverse = Step(before, change.work.change_counter(), step.name, step.rows)
                at = change.at
        except Refused as refused:
            if {problem.code for problem in refused.problems} & LOST:
                self._context.steps.forget(step)
            raise Refused(map(self._named, refused.problems)) from refused
        with self._context.reading() as rows:
            place = place_of(rows, entries, moment)
        return Turned(Saved(at), step, place), inverse
