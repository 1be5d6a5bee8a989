"""The door of an office with accounts: name and passphrase, asked at the entry, the lock and a change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import fault_text
from iku_desktop.ui import tasks
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Form
from iku_desktop.ui.forms.inputs import ChoiceInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.password_input import PasswordInput
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import answer_row
from iku_desktop.ui.widgets.card import label

if TYPE_CHECKING:
    from iku_desktop.services.accounts import Accounts

WIDTH, SECOND = 400, 1000


class LoginDialog(QDialog):
    """Asks who works; `kind` (entry, lock, switch) names its words `accounts.<kind>.…`.

    `logged_in` when the account is in use, `left` when somebody goes away instead; at a lock nobody can.
    """

    logged_in = Signal()
    left = Signal()

    def __init__(
        self, theme: Theme, accounts: "Accounts", kind: str, parent: QWidget, name: str = ""
    ) -> None:
        super().__init__(parent)
        self._accounts, self._kind = accounts, kind
        self._problem: Problem | None = None
        self._seconds = 0
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(t(f"accounts.{kind}.title"))
        self.finished.connect(self.deleteLater)
        names = tuple((each.name, each.name) for each in accounts.lines() if each.active)
        self.form = Form(
            (
                FieldSpec("name", t("accounts.name"), lambda: ChoiceInput(names)),
                FieldSpec("passphrase", t("accounts.passphrase"), PasswordInput),
            )
        )
        self.form.load({"name": name or (names[0][0] if names else "")})
        self.go_button = QPushButton(t(f"accounts.{kind}.go"))
        self.leave_button = QPushButton(t(f"accounts.{kind}.leave"))
        self.tick = QTimer(self)
        self.tick.setInterval(SECOND)
        self._lay_out(theme)
        self.go_button.clicked.connect(self.log_in)
        self.leave_button.clicked.connect(self.reject)
        self.tick.timeout.connect(self._count_down)
        self.form.fields["passphrase"].input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, theme: Theme) -> None:
        set_mark(self.go_button, "role", "primary")
        self.go_button.setDefault(True)
        self.leave_button.setAutoDefault(False)
        self.leave_button.setVisible(self._can_leave)
        buttons = answer_row(self.leave_button, self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(label(t(f"accounts.{self._kind}.about"), "text2", wraps=True))
        column.addWidget(self.form)
        column.addLayout(buttons)
        self.setMinimumWidth(min(theme.px(WIDTH), 700))
        if not self._can_leave:
            self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)

    @property
    def _can_leave(self) -> bool:
        return self._kind != "lock"

    def log_in(self) -> None:
        """Try what was typed beside the window: to check a passphrase takes its time on purpose."""
        if not self.go_button.isEnabled():
            return
        typed = self.form.typed()
        name, passphrase = str(typed["name"] or ""), str(typed["passphrase"] or "")
        self.form.show_problems(())
        self.go_button.setEnabled(False)
        tasks.run(
            lambda _progress: self._accounts.log_in(name, passphrase),
            lambda _account: self._let_in(),
            self._refuse,
            self,
        )

    def _let_in(self) -> None:
        self.form.load({})
        super().accept()
        self.logged_in.emit()

    def _refuse(self, fault: Exception) -> None:
        self.form.fields["passphrase"].put("")
        self.go_button.setEnabled(True)
        if isinstance(fault, Unavailable):
            self.form.show_general(fault_text(fault))
            return
        if not isinstance(fault, Refused):
            raise fault
        self._problem = fault.problems[0]
        self._seconds = int(str(self._problem.values.get("seconds", 0)))
        self._show_waiting()
        if self._seconds:
            self.tick.start()

    def _count_down(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self.tick.stop()
            # The clerk may not have looked while the seconds ran.
            self._problem = Problem("login_wrong_old", "passphrase")
        self._show_waiting()

    def _show_waiting(self) -> None:
        """How long it is until another try counts, beside the field."""
        self.go_button.setEnabled(self._seconds <= 0)
        problem = self._problem
        if problem is None:
            self.form.show_problems(())
            return
        values = {**problem.values, "seconds": self._seconds}
        self.form.show_problems((Problem(problem.code, problem.field, values),))

    def reject(self) -> None:
        """Go away where that is possible."""
        if self._can_leave:
            super().reject()
            self.left.emit()
