"""The dialogs about the second place of copies: its folder, whether they are sealed, and the passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.backups import SecondPlace
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import Saved
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.work_dialog import WorkDialog
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.folder_input import FolderInput
from iku_desktop.ui.forms.form import Form
from iku_desktop.ui.forms.inputs import SwitchInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.password_input import PasswordInput
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import answer_row
from iku_desktop.ui.widgets.card import label

WIDTH = 460
SECRETS = ("passphrase", "passphrase_again")


class CopyPlaceDialog(WorkDialog):
    """Asks for the folder; `chosen` carries the passphrase that was typed, "" for none."""

    chosen = Signal(str)

    def __init__(
        self, context: PageContext, parent: QWidget, problem: Problem | None = None
    ) -> None:
        rows = (
            FieldSpec(
                "folder",
                t("backup.place_folder"),
                lambda: FolderInput(t("backup.place_choose")),
                needed=True,
            ),
            FieldSpec(
                "sealed",
                t("backup.place_sealed"),
                lambda: SwitchInput(t("backup.place_sealed")),
                hint=t("backup.place_sealed_hint"),
            ),
            (
                FieldSpec("passphrase", t("backup.passphrase"), PasswordInput, needed=True),
                FieldSpec(
                    "passphrase_again", t("backup.passphrase_again"), PasswordInput, needed=True
                ),
            ),
        )
        backups = context.services.backups
        act = backups.change_place
        super().__init__(context, t("backup.place_title"), t("backup.place_go"), act, parent, rows)
        self.content.addWidget(label(t("backup.place_about"), "text2", wraps=True))
        place: SecondPlace = backups.place()
        self.form.load({"folder": place.folder, "sealed": int(place.sealed)})
        self.form.edited.connect(self._show_secrets)
        self.finished_work.connect(self._tell)
        self._show_secrets()
        if problem is not None:
            self.form.show_problems((problem,))

    def _show_secrets(self) -> None:
        """A passphrase is asked for only where there will be one."""
        for key in SECRETS:
            self.form.fields[key].setVisible(bool(self.form.fields["sealed"].typed()))

    def _tell(self, _saved: Saved) -> None:
        typed = self.form.typed()
        self.chosen.emit(str(typed["passphrase"] or "") if typed["sealed"] else "")


class PassphraseDialog(QDialog):
    """Asks for one passphrase; `given` carries it."""

    given = Signal(str)

    def __init__(self, theme: Theme, about: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("backup.passphrase_title"))
        self.finished.connect(self.deleteLater)
        self.form = Form((FieldSpec("passphrase", t("backup.passphrase"), PasswordInput),))
        self.go_button, self.leave_button = QPushButton(verb), QPushButton(t("forms.cancel"))
        set_mark(self.go_button, "role", "primary")
        self.go_button.setDefault(True)
        self.go_button.clicked.connect(self._give)
        self.leave_button.clicked.connect(self.reject)
        self.leave_button.setAutoDefault(False)
        buttons = answer_row(self.leave_button, self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(label(about, "text2", wraps=True))
        column.addWidget(self.form)
        column.addLayout(buttons)
        self.setMinimumWidth(min(theme.px(WIDTH), 900))
        self.form.focus_first()

    def _give(self) -> None:
        typed = str(self.form.typed()["passphrase"] or "")
        if not typed:
            self.form.show_problems((Problem("backup_passphrase_needed", "passphrase"),))
            return
        self.accept()
        self.given.emit(typed)
