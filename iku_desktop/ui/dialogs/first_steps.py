"""The dialog Langkah awal: leads a new office step by step, and can be left and taken up at any of them."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.first_steps import FirstStep, FirstSteps
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.first_step_pages import (
    LetterheadStep,
    OfficialsStep,
    ReportStep,
    StepPage,
    TargetsStep,
    VillagesStep,
)
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.questions import ask_loss
from iku_desktop.ui.forms.rows_list import ListedRow, RowsList
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import IconButton

WIDTH, HEIGHT = 980, 620
STEPS: Mapping[FirstStep, Callable[[PageContext], StepPage]] = {
    FirstStep.VILLAGES: VillagesStep,
    FirstStep.LETTERHEAD: LetterheadStep,
    FirstStep.OFFICIALS: OfficialsStep,
    FirstStep.TARGETS: TargetsStep,
    FirstStep.REPORT: ReportStep,
}


class FirstStepsDialog(QDialog):
    """The steps at the left with what is done, the chosen one at the right; Enter goes on."""

    def __init__(self, context: PageContext, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("first_steps.title"))
        self._context = context
        self.pages: dict[FirstStep, StepPage] = {}
        self.list = RowsList(context.theme, t("first_steps.list"))
        self._stack = QStackedWidget()
        self.later_button = QPushButton(t("first_steps.later"))
        self.back_button = QPushButton(t("first_steps.back"))
        self.on_button = IconButton(context.theme, "arrow-right", "", "primary", "on_accent")
        self._lay_out()
        self._connect()
        state = self._state()
        self._show_list(state.next or FirstStep.VILLAGES)
        self.show_step(FirstStep(self.list.chosen))

    def _lay_out(self) -> None:
        set_mark(self.list, "role", "navigation")
        self.list.setFixedWidth(15 * self.fontMetrics().averageCharWidth() * 2)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 10, 14, 12)
        foot.setSpacing(8)
        foot.addWidget(self.later_button)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.on_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addLayout(foot)
        for button in (self.later_button, self.back_button):
            button.setAutoDefault(False)
        self.on_button.setDefault(True)
        room = self.screen().availableGeometry()
        width, height = self._context.theme.px(WIDTH), self._context.theme.px(HEIGHT)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))

    def _connect(self) -> None:
        self.list.row_chosen.connect(self._choose)
        self.later_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(lambda: self._leave_to(self._beside(-1)))
        self.on_button.clicked.connect(self.go_on)
        self._context.data_changed.connect(self._reload)
        self.finished.connect(self.deleteLater)

    @property
    def step(self) -> FirstStep:
        """The step that is shown."""
        return next(
            step for step, page in self.pages.items() if page is self._stack.currentWidget()
        )

    def show_step(self, step: FirstStep) -> None:
        """Show a step; what is being typed on another one stays there."""
        if step not in self.pages:
            page = STEPS[step](self._context)
            page.left_for.connect(self._leave_for)
            # Enter goes on; the buttons inside a step are pressed by Space or the mouse.
            for button in page.findChildren(QPushButton):
                button.setAutoDefault(False)
            self.pages[step] = page
            self._stack.addWidget(page)
        page = self.pages[step]
        page.reload()
        self._stack.setCurrentWidget(page)
        self._show_list(step)
        self.back_button.setEnabled(step is not FirstStep.VILLAGES)
        self.on_button.setText(page.verb().replace("&", "&&"))
        page.begin()

    def go_on(self) -> None:
        """Save what was typed on the step and show the next; a refused field keeps it here."""
        step = self.step
        if not self.pages[step].finish():
            return
        if step is FirstStep.REPORT:
            self._leave_for(Door("reports", {"kind": "quarterly"}))
        else:
            self.show_step(self._beside(1))

    def reject(self) -> None:
        """Leave for now; ask first where something typed would be lost."""
        dirty = [step for step, page in self.pages.items() if page.is_dirty]
        where = ", ".join(t(f"first_steps.{step.value}") for step in dirty)
        ask_loss(self._context, self, bool(dirty), where, super().reject)

    def _beside(self, distance: int) -> FirstStep:
        steps = list(FirstStep)
        return steps[max(0, min(len(steps) - 1, steps.index(self.step) + distance))]

    def _leave_to(self, step: FirstStep) -> None:
        page = self.pages[self.step]
        where = t(f"first_steps.{self.step.value}")

        def go() -> None:
            page.drop()
            self.show_step(step)

        ask_loss(self._context, self, page.is_dirty, where, go)

    def _choose(self, key: str) -> None:
        wanted = FirstStep(key)
        if wanted is not self.step:
            self._show_list(self.step)
            self._leave_to(wanted)

    def _leave_for(self, door: object) -> None:
        self.accept()
        self._context.open_door(door)

    def _state(self) -> FirstSteps:
        return self._context.services.first_steps.state(self._context.moment.quarter)

    def _show_list(self, chosen: FirstStep) -> None:
        self.list.show_rows(_rows(self._state().done), chosen.value)

    def _reload(self) -> None:
        for page in self.pages.values():
            if not page.is_dirty:
                page.reload()
        self._show_list(self.step)


def _rows(done: frozenset[FirstStep]) -> list[ListedRow]:
    words = {
        True: (t("first_steps.done"), "circle-check"),
        False: (t("first_steps.open"), "circle-dashed"),
    }
    return [
        ListedRow(step.value, t(f"first_steps.{step.value}"), *words[step in done])
        for step in FirstStep
    ]
