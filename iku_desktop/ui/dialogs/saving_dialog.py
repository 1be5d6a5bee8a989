"""A dialog with one saving form: Esc asks before something typed is lost, saving closes it."""

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.questions import ask_loss
from iku_desktop.ui.forms.saving_form import SavingForm, Write
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.card import label

WIDTH = 520


class SavingDialog(QDialog):
    """Title, an explaining line, the form, what is `below` it, its buttons; the safe one is the default."""

    def __init__(
        self,
        context: PageContext,
        title: str,
        about: str,
        rows: Rows,
        write: Write,
        parent: QWidget,
        below: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._where = title
        self.setWindowTitle(title)
        self.saving = SavingForm(context, rows, write, below=below)
        self.saving.revert_button.hide()
        self.leave_button = QPushButton(t("forms.cancel"))
        self.leave_button.setDefault(True)
        self.leave_button.clicked.connect(self.reject)
        self.saving.buttons.insertWidget(1, self.leave_button)
        self.saving.save_button.setAutoDefault(False)
        self.saving.saved.connect(lambda _saved: self.accept())
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 16, 18, 16)
        self.column.setSpacing(12)
        if about:
            self.column.addWidget(label(about, "text2", wraps=True))
        self.column.addWidget(self.saving)
        self.setMinimumWidth(context.theme.px(WIDTH))

    def reject(self) -> None:
        """Leave; ask first where something typed would be lost."""
        ask_loss(self._context, self, self.saving.is_dirty, self._where, super().reject)
