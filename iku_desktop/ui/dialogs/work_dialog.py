"""A dialog with one question whose answer takes a moment: it works beside the window, problems stay in it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui import tasks
from iku_desktop.ui.forms.form import Form, Rows
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.questions import ask_loss
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.card import label

WIDTH = 520
Act = Callable[[Mapping[str, Typed]], Saved]


class WorkDialog(QDialog):
    """Question, content, form, and two buttons: the safe one is the default, the verb runs `act`.

    `act` is run by a worker with what was typed. Refused leaves the dialog open with each problem in its
    place (`refused` carries them), anything saved closes it (`finished_work` carries the Saved).
    """

    finished_work = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        context: PageContext,
        title: str,
        verb: str,
        act: Act,
        parent: QWidget,
        rows: Rows = (),
    ) -> None:
        super().__init__(parent)
        self._context, self._act, self._title = context, act, title
        self._is_working = False
        self.setWindowTitle(title)
        self.form = Form(rows)
        self.content = QVBoxLayout()
        self.content.setSpacing(10)
        self.state = label("", "hint")
        self.go_button, self.leave_button = QPushButton(verb), QPushButton(t("forms.cancel"))
        set_mark(self.go_button, "role", "primary")
        self.go_button.setAutoDefault(False)
        self.leave_button.setDefault(True)
        self.go_button.clicked.connect(self.run)
        self.leave_button.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.state, 1)
        self.buttons.addWidget(self.leave_button)
        self.buttons.addWidget(self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addLayout(self.content, 1)
        column.addWidget(self.form)
        column.addLayout(self.buttons)
        self.setMinimumWidth(min(context.theme.px(WIDTH), 900))

    def run(self) -> None:
        """Begin the work with what was typed."""
        typed = self.form.typed()
        self.form.show_problems(())
        self.run_work(lambda: self._act(typed), self._done)

    def run_work(self, work: Callable[[], Saved], done: Callable[[Saved], object]) -> None:
        """Do something beside the window; nothing else can be pressed meanwhile."""
        self._work(is_on=True)

        def ended(result: object) -> None:
            self._work(is_on=False)
            assert isinstance(result, Saved)
            self._context.tell_saved(result.at)
            done(result)

        tasks.run(lambda _progress: work(), ended, self.say_fault, self)

    def reject(self) -> None:
        """Leave; not while it works, and not without asking where something typed would be lost."""
        if not self._is_working:
            ask_loss(self._context, self, self.form.is_dirty, self._title, super().reject)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say what was refused, in its place."""
        self.form.show_problems(problems)
        self.refused.emit(problems)

    def _work(self, *, is_on: bool) -> None:
        self._is_working = is_on
        for widget in (self.form, *self.findChildren(QPushButton)):
            widget.setEnabled(not is_on)
        self.state.setText(t("forms.working") if is_on else "")

    def _done(self, saved: Saved) -> None:
        self.form.remember()
        self.accept()
        self.finished_work.emit(saved)
        self._context.data_changed.emit()

    def say_fault(self, fault: Exception) -> None:
        """Say in the dialog what was refused, and over it what can't be had; the rest is a bug."""
        self._work(is_on=False)
        if isinstance(fault, Refused):
            self.show_problems(fault.problems)
        elif isinstance(fault, Unavailable):
            self._context.notifier.unavailable(fault)
        else:
            raise fault
