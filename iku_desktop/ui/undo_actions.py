"""Undoing and redoing from the menu and by keys: actions with the step's name, and the way to its place."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.steps import StepPlace
from iku_desktop.presentation.step_words import passed_text, step_text
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.services.history import Turned
from iku_desktop.ui.grid.grid_page import GridPage
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.page import Door
from iku_desktop.ui.undo_keys import UndoKeys

# Which page shows the rows of a table.
PAGE_OF = {
    "activity": "activities",
    "village_document": "documents",
    "village": "villages",
    "target": "indicators",
    "manual_value": "indicators",
    "narrative": "indicators",
}
FOCUS_OF = {"target": "target", "manual_value": "manual", "narrative": "narrative"}
QUIET = ("nothing_to_undo", "nothing_to_redo")


class UndoActions(QObject):
    """The two lines of the menu Sunting of one open office."""

    def __init__(self, view: OfficeView, menu: QMenu) -> None:
        super().__init__(view)
        self._view = view
        self._context = view.context
        self._history = view.office.services.history
        self.undo_action = self._action(menu, self.undo, "Ctrl+Z")
        self.redo_action = self._action(menu, self.redo, "Ctrl+Y", "Ctrl+Shift+Z")
        self._keys = UndoKeys(self)
        menu.aboutToShow.connect(self.show_steps)
        self._context.data_changed.connect(self.show_steps)
        self.show_steps()

    def _action(self, menu: QMenu, act: Callable[[], object], *keys: str) -> QAction:
        action = QAction(menu)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.triggered.connect(lambda _on: act())
        menu.addAction(action)
        return action

    def show_steps(self) -> None:
        """Name the steps that would be undone and redone."""
        for action, name, step in (
            (self.undo_action, "undo", self._history.undoable),
            (self.redo_action, "redo", self._history.redoable),
        ):
            plain = t(f"step.{name}_nothing")
            action.setText(plain if step is None else t(f"step.{name}", step=step_text(step)))

    def undo(self) -> None:
        """Take back the newest step; a block that waits on the page is left out first."""
        page = self._view.page
        if isinstance(page, GridPage) and page.grid.block.is_waiting:
            page.grid.block.drop()
            return
        self._turn(self._history.undo, "undone")

    def redo(self) -> None:
        """Do again what was undone last."""
        self._turn(self._history.redo, "redone")

    def _turn(self, turn: Callable[..., Turned], done: str) -> None:
        turned: list[Turned] = []

        def act() -> Saved:
            turned.append(turn(self._context.moment))
            return turned[0].saved

        self._context.attempt(act, self._refused)
        for each in turned:
            self._show_place(each.place)
            words = t(f"step.{done}", step=step_text(each.step))
            passed = passed_text(each.passed)
            self._context.tell_notice(
                t("step.with_passed", done=words, passed=passed) if passed else words
            )
        self.show_steps()

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        if any(problem.code in QUIET for problem in problems):
            self._context.tell_notice(problem_text(problems[0]))
        else:
            self._context.notifier.refused(problems)

    def _show_place(self, place: StepPlace | None) -> None:
        if place is not None:
            show_place(self._view, place)


def show_place(view: OfficeView, place: StepPlace) -> None:
    """Open the page that shows a step's rows, at their moment."""
    page = PAGE_OF.get(place.table)
    if page is None:
        return
    if place.moment is not None:
        view.context.choose_moment(place.moment)
    hints: dict[str, object] = dict(place.hints)
    if place.table in FOCUS_OF and "indicator_code" in hints:
        hints["focus"] = FOCUS_OF[place.table]
    view.go_to(Door(page, hints))
