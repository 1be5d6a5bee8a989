"""Settings page Surat: how letters are numbered, with the next number as it would be, and their Sifat."""

from iku_desktop.domain.letters import DEFAULT_PATTERN, FIRST_NUMBER
from iku_desktop.domain.preferences import PreferenceName
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages.settings_page import SettingsPage
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.inputs import LinesInput, TextInput
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.card import label

PATTERN, FIRST = PreferenceName.LETTER_PATTERN.value, PreferenceName.LETTER_FIRST.value
NATURE, COPIES = PreferenceName.LETTER_NATURE.value, PreferenceName.LETTER_COPIES.value


class LettersPage(SettingsPage):
    """The counter of letters; the example under the pattern follows what is typed."""

    key = "letters"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        usual = t("letters.nature")
        rows = (
            FieldSpec(PATTERN, t("settings.letters.pattern"), lambda: TextInput(DEFAULT_PATTERN)),
            (
                FieldSpec(
                    FIRST,
                    t("settings.letters.first"),
                    lambda: TextInput(str(FIRST_NUMBER)),
                    t("settings.letters.first_hint"),
                ),
                FieldSpec(
                    NATURE,
                    t("settings.letters.nature"),
                    lambda: TextInput(usual),
                    t("settings.letters.nature_hint", usual=usual),
                ),
            ),
            FieldSpec(
                COPIES,
                t("settings.letters.copies"),
                lambda: LinesInput(3),
                t("settings.letters.copies_hint"),
            ),
        )
        self.saving = SavingForm(
            context, rows, context.services.preferences.change_letters, scrolls=True
        )
        self.column.addWidget(label(t("settings.letters.placeholders"), "hint", wraps=True))
        self.column.addWidget(self.saving, 1)
        self.saving.form.edited.connect(self._show_next)
        self.saving.form.edited.connect(self.edited)
        self.saving.saved.connect(self.reload)
        self.saving.reverted.connect(self._show_next)

    def reload(self) -> None:
        """Show the saved settings unless something is being typed."""
        letters = self.context.services.preferences.letters()
        hint = t("settings.letters.first_hint")
        if letters.last is not None:
            hint = t("settings.letters.last", number=letters.last.number)
        self.saving.form.fields[FIRST].show_hint(hint)
        if not self.is_dirty:
            values: dict[str, Typed] = {
                PATTERN: letters.pattern,
                FIRST: letters.first,
                NATURE: letters.nature,
                COPIES: letters.copies,
            }
            self.saving.load(values)
        self._show_next()

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return self.saving.is_dirty

    def _show_next(self) -> None:
        typed = self.saving.form.typed()
        try:
            number = self.context.services.preferences.next_number(typed)
        except Refused:
            # Why, the field says when it is saved: half a pattern is no mistake while it is typed.
            words = t("settings.letters.no_next")
        else:
            words = t("settings.letters.next", number=number)
        self.saving.form.fields[PATTERN].show_hint(words)
