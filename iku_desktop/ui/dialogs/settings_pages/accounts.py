"""Settings page Akun: who may log in with which role, passphrases, and when the screen locks."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.accounts import IDLE_MINUTES, AccountLine, Role
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.account_words import role_text
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.copy_place import PassphraseDialog
from iku_desktop.ui.dialogs.settings_pages.rows_page import RowsPage
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.inputs import ChoiceInput, SwitchInput, TextInput
from iku_desktop.ui.forms.master_detail import Detail, Verbs
from iku_desktop.ui.forms.password_input import PasswordInput
from iku_desktop.ui.forms.rows_list import ListedRow
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.page_context import PageContext

IDLE = "idle_lock"


class AccountsPage(RowsPage):
    """The accounts; nobody is removed, so that the trail keeps naming who it was: they are shut instead."""

    key = "accounts"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.off_button = QPushButton(t("settings.accounts.turn_off"))
        self.off_button.clicked.connect(self._ask_to_turn_off)
        self.rows.add_below_list(self.off_button)
        hint = t("settings.accounts.idle_hint", usual=IDLE_MINUTES)
        self.idle = SavingForm(
            context,
            (FieldSpec(IDLE, t("settings.accounts.idle"), TextInput, hint),),
            context.services.preferences.change_locking,
        )
        self.idle.form.edited.connect(self.edited)
        # Accounts and the lock are higher together than a small screen with large letters.
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.rows, 1)
        inside.addWidget(self.idle)
        self.column.addWidget(scrolled(body), 1)

    def verbs(self) -> Verbs:
        """Read, add and change accounts."""
        accounts = self.context.services.accounts
        return Verbs(
            read=lambda: [detail_of(each) for each in accounts.lines()],
            add=accounts.add,
            change=accounts.change,
        )

    def blank(self) -> Mapping[str, Typed]:
        """The first is an admin; most that come after are operators."""
        is_first = not self.context.services.accounts.are_used
        return {"role": (Role.ADMIN if is_first else Role.OPERATOR).value, "active": 1}

    def form_rows(self) -> Rows:
        """The form of one account."""
        roles = tuple((each.value, role_text(each)) for each in Role)
        sections = [(each.id, each.name) for each in self.context.services.settings.sections()]
        chosen = (("", t("settings.accounts.no_section")), *sections)
        return (
            FieldSpec("name", t("accounts.name"), TextInput, needed=True),
            (
                FieldSpec("role", t("settings.accounts.role"), lambda: ChoiceInput(roles)),
                FieldSpec("section", t("settings.accounts.section"), lambda: ChoiceInput(chosen)),
            ),
            (
                FieldSpec(
                    "village_documents",
                    t("settings.accounts.documents"),
                    partial(SwitchInput, t("settings.accounts.documents")),
                ),
                FieldSpec(
                    "active",
                    t("settings.accounts.active"),
                    partial(SwitchInput, t("settings.accounts.active")),
                ),
            ),
            (
                FieldSpec(
                    "passphrase",
                    t("accounts.passphrase"),
                    PasswordInput,
                    t("settings.accounts.secret_hint"),
                ),
                FieldSpec("passphrase_again", t("accounts.again"), PasswordInput),
            ),
        )

    def reload(self) -> None:
        """Show the saved accounts and minutes unless something is being typed."""
        super().reload()
        self.off_button.setVisible(self.context.services.accounts.are_used)
        if not self.idle.is_dirty:
            self.idle.load({IDLE: str(self.context.services.preferences.idle_minutes())})

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return super().is_dirty or self.idle.is_dirty

    def _ask_to_turn_off(self) -> None:
        dialog = PassphraseDialog(
            self.context.theme,
            t("settings.accounts.turn_off_about"),
            t("settings.accounts.turn_off_go"),
            self,
        )
        dialog.given.connect(self._turn_off)
        dialog.open()

    def _turn_off(self, passphrase: str) -> None:
        self.context.attempt(lambda: self.context.services.accounts.turn_off(passphrase))


def detail_of(line: AccountLine) -> Detail:
    """An account as a row and as its form's values; its passphrase is never shown."""
    about = " · ".join(filter(None, (role_text(line.role), line.section)))
    if not line.active:
        about = t("settings.accounts.shut", about=about)
    values: dict[str, Typed] = {
        "name": line.name,
        "role": line.role.value,
        "section": line.section_id,
        "village_documents": int(line.village_documents),
        "active": int(line.active),
    }
    return Detail(ListedRow(line.id, line.name, about), values)
