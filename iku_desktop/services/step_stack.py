"""The steps of this session in their order: those that can be undone, and those undone that can be redone."""

from collections import deque
from threading import Lock

from iku_desktop.domain.steps import Step, StepMark

MOST_STEPS = 500


class StepStack:
    """Is told of every transaction; an import in a worker may tell of one while the window asks.

    What was done for good stays among the steps, so that undoing can say what it passes over.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._done: deque[Step] = deque(maxlen=MOST_STEPS)
        self._undone: list[Step] = []

    def note(self, step: Step, mark: StepMark | None) -> None:
        """A step was written; the work after an undo takes the place of what was undone."""
        if mark in (StepMark.UNDO, StepMark.REDO):
            return
        with self._lock:
            self._done.append(step)
            if not step.is_for_good:
                self._undone.clear()

    def to_undo(self) -> tuple[Step | None, tuple[Step, ...]]:
        """The newest step that can be undone, and the newer ones that were done for good."""
        with self._lock:
            passed: list[Step] = []
            for step in reversed(self._done):
                if not step.is_for_good:
                    return step, tuple(passed)
                passed.append(step)
            return None, tuple(passed)

    def to_redo(self) -> Step | None:
        """The step that was undone last."""
        with self._lock:
            return self._undone[-1] if self._undone else None

    def undone(self, step: Step, by: Step) -> None:
        """A step was undone by another one, which can be redone in turn."""
        with self._lock:
            self._done.remove(step)
            self._undone.append(by)

    def redone(self, step: Step, by: Step) -> None:
        """A step undone before was done again."""
        with self._lock:
            self._undone.remove(step)
            self._done.append(by)

    def clear(self) -> None:
        """Nothing is there to be undone any more."""
        with self._lock:
            self._done.clear()
            self._undone.clear()

    def forget(self, step: Step) -> None:
        """Leave out a step whose rows have gone on, so that those before it can be reached."""
        with self._lock:
            if step in self._done:
                self._done.remove(step)
            if step in self._undone:
                self._undone.remove(step)
