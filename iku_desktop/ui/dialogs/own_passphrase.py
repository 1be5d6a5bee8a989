"""The dialog in which somebody changes the own passphrase."""

from PySide6.QtWidgets import QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.saving_dialog import SavingDialog
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.password_input import PasswordInput
from iku_desktop.ui.page_context import PageContext


class OwnPassphraseDialog(SavingDialog):
    """Asks for the old passphrase and twice for the new one."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        rows = (
            FieldSpec("old", t("accounts.own.old"), PasswordInput, needed=True),
            FieldSpec("passphrase", t("accounts.own.new"), PasswordInput, needed=True),
            FieldSpec("passphrase_again", t("accounts.again"), PasswordInput, needed=True),
        )
        change = context.services.accounts.change_passphrase
        super().__init__(context, t("accounts.own.title"), "", rows, change, parent)
        self.finished.connect(self.deleteLater)
