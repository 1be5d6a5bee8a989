"""Asks who restores, where no office is open whose account could tell: a name and its passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.accounts import Login
from iku_desktop.domain.problems import Refused
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Form
from iku_desktop.ui.forms.inputs import TextInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.password_input import PasswordInput
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import answer_row

WIDTH = 460
LOGIN_CODES = frozenset(
    {
        *("restore_needs_login", "account_unknown"),
        *("login_wait", "login_wrong", "login_wrong_old"),
    }
)


def asks_who_restores(fault: Exception) -> bool:
    """Whether restoring was refused for want of a login, or for a wrong one."""
    return isinstance(fault, Refused) and all(
        problem.code in LOGIN_CODES for problem in fault.problems
    )


class RestoreLoginDialog(QDialog):
    """Shows why a login is needed or was wrong; `given` carries what was typed, as a Login."""

    given = Signal(object)

    def __init__(self, theme: Theme, fault: Refused, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("accounts.restore.title"))
        self.finished.connect(self.deleteLater)
        self.form = Form(
            (
                FieldSpec("name", t("accounts.name"), TextInput),
                FieldSpec("passphrase", t("accounts.passphrase"), PasswordInput),
            )
        )
        self.form.load({"name": name})
        self.go_button = QPushButton(t("backup.restore"))
        set_mark(self.go_button, "role", "primary")
        self.go_button.setDefault(True)
        self.leave_button = QPushButton(t("forms.cancel"))
        self.leave_button.setAutoDefault(False)
        buttons = answer_row(self.leave_button, self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addLayout(buttons)
        self.setMinimumWidth(min(theme.px(WIDTH), 760))
        self.go_button.clicked.connect(self._give)
        self.leave_button.clicked.connect(self.reject)
        self.form.focus_first()
        self.form.show_problems(fault.problems)

    def _give(self) -> None:
        typed = self.form.typed()
        login = Login(str(typed["name"] or ""), str(typed["passphrase"] or ""))
        self.accept()
        self.given.emit(login)
